"""Desktop notifications by notify-send, with a real D-Bus daemon and a service that records them."""

import os
import shutil
import socket
import struct
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kitchen_tui.alarms.channels import Announcement, UnreachedError
from kitchen_tui.alarms.channels.desktop import Desktop
from kitchen_tui.cooking.threshold import LEVELS, Level
from tests.conftest import Put
from tests.support.waiting import until

# The wire protocol of D-Bus, in little endian, as far as a notification service needs it ---------------------------

CALL, RETURN, ERROR = 1, 2, 3
PATH, INTERFACE, MEMBER, ERROR_NAME, REPLY_TO, DESTINATION, SENDER, SIGNATURE = range(1, 9)
_FIXED = {"y": "B", "b": "I", "n": "h", "q": "H", "i": "i", "u": "I", "x": "q", "t": "Q", "d": "d"}
_ALIGNED = {"y": 1, "g": 1, "v": 1, "n": 2, "q": 2, "x": 8, "t": 8, "d": 8, "(": 8, "{": 8}


class Message(NamedTuple):
    """One message; `fields` are keyed by the numbers above."""

    kind: int
    serial: int
    fields: dict[int, Any]
    body: list[Any]


def types(signature: str) -> Iterator[str]:
    """Split a signature into complete types: "sa{sv}i" → "s", "a{sv}", "i"."""
    start, depth = 0, 0
    for place, char in enumerate(signature):
        depth += (char in "({") - (char in ")}")
        if depth == 0 and char != "a":
            yield signature[start : place + 1]
            start = place + 1


class Reader:
    """Reads values one after another."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def all(self, signature: str) -> list[Any]:
        """Read one value for each complete type of the signature."""
        return [self.one(code) for code in types(signature)]

    def one(self, kind: str) -> Any:
        """Read the next value of this type."""
        self._align(_ALIGNED.get(kind[0], 4))
        if kind[0] in _FIXED:
            form = "<" + _FIXED[kind[0]]
            self.at += struct.calcsize(form)
            return struct.unpack_from(form, self.data, self.at - struct.calcsize(form))[0]
        if kind[0] in "sog":
            return self._text(self.one("y" if kind == "g" else "u"))
        if kind == "v":
            return self.one(self.one("g"))
        if kind[0] == "a":
            return self._array(kind[1:])
        return self.all(kind[1:-1])

    def _text(self, length: int) -> str:
        self.at += length + 1
        return self.data[self.at - length - 1 : self.at - 1].decode()

    def _array(self, kind: str) -> Any:
        length = self.one("u")
        self._align(_ALIGNED.get(kind[0], 4))
        end = self.at + length
        items = []
        while self.at < end:
            items.append(self.one(kind))
        return dict(items) if kind[0] == "{" else items

    def _align(self, size: int) -> None:
        self.at += -self.at % size


def text(value: str) -> bytes:
    """Marshal a string, padded to a multiple of four bytes."""
    data = struct.pack("<I", len(value.encode())) + value.encode() + b"\0"
    return data + b"\0" * (-len(data) % 4)


class Bus:
    """A connection to a bus, by the path of its socket."""

    def __init__(self, path: str) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(10)
        self._socket.connect(path)
        self._serial = 0
        self._socket.sendall(b"\0AUTH EXTERNAL " + str(os.getuid()).encode().hex().encode() + b"\r\n")
        assert self._socket.recv(1000).startswith(b"OK")
        self._socket.sendall(b"BEGIN\r\n")
        bus = {DESTINATION: "org.freedesktop.DBus", INTERFACE: "org.freedesktop.DBus", PATH: "/org/freedesktop/DBus"}
        self.send(CALL, {**bus, MEMBER: "Hello"})
        name = text("org.freedesktop.Notifications") + struct.pack("<I", 4)
        self.send(CALL, {**bus, MEMBER: "RequestName"}, "su", name)

    def send(self, kind: int, fields: dict[int, str | int], signature: str = "", body: bytes = b"") -> None:
        """Send a message whose body is already marshalled."""
        self._serial += 1
        header = b""
        for number, value in {**fields, **({SIGNATURE: signature} if signature else {})}.items():
            header += b"\0" * (-len(header) % 8) + bytes([number, 1])
            if isinstance(value, int):
                header += b"u\0" + struct.pack("<I", value)
            elif number == SIGNATURE:
                header += b"g\0" + bytes([len(value)]) + value.encode() + b"\0"
            else:
                exact = text(value)[: 4 + len(value.encode()) + 1]
                header += (b"o\0" if number == PATH else b"s\0") + exact
        start = struct.pack("<cBBBIII", b"l", kind, 0, 1, len(body), self._serial, len(header))
        self._socket.sendall(start + header + b"\0" * (-len(header) % 8) + body)

    def messages(self) -> Iterator[Message]:
        """Yield all messages until the connection is closed."""
        while start := self._exactly(16):
            assert start[:1] == b"l"
            kind, length, serial, fields = struct.unpack("<xBxxIII", start)
            rest = self._exactly(fields + -fields % 8 + length)
            read = Reader(start[12:] + b"\0\0\0\0" + rest)  # keeps the array of fields aligned to eight
            read.at = 8
            found: dict[int, Any] = {}
            while read.at < 8 + fields:
                number, value = read.one("(yv)")
                found[number] = value
            body = Reader(rest[len(rest) - length :]).all(found.get(SIGNATURE, "")) if length else []
            yield Message(kind, serial, found, body)

    def close(self) -> None:
        """Close the connection, which also ends `messages`."""
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def _exactly(self, count: int) -> bytes:
        data = b""
        try:
            while len(data) < count:
                more = self._socket.recv(count - len(data))
                if not more:
                    return b""
                data += more
        except OSError:
            return b""
        return data


# The service and its notifications ---------------------------------------------------------------------------------

needs_dbus = pytest.mark.needs("dbus-daemon", "notify-send", apt="dbus-daemon libnotify-bin")


class Shown(NamedTuple):
    """A notification as received by the desktop."""

    app: str
    replaces: int
    title: str
    body: str
    urgency: int
    number: int


class Service:
    """Records notifications and closings, and numbers the notifications like a desktop."""

    def __init__(self, path: str) -> None:
        self.shown: list[Shown] = []
        self.closed: list[int] = []
        self._bus = Bus(path)
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def close(self) -> None:
        """Close the connection and stop the thread."""
        self._bus.close()
        self._thread.join(5)

    def _serve(self) -> None:
        for message in self._bus.messages():
            if message.kind == CALL:
                self._answer(message)

    def _answer(self, message: Message) -> None:
        to: dict[int, str | int] = {REPLY_TO: message.serial, DESTINATION: message.fields[SENDER]}
        member = message.fields[MEMBER]
        if member == "Notify":
            app, replaces, _, title, body, _, hints, _ = message.body
            number = replaces or 40 + len(self.shown)
            self.shown.append(Shown(app, replaces, title, body, hints["urgency"], number))
            self._bus.send(RETURN, to, "u", struct.pack("<I", number))
        elif member == "CloseNotification":
            self.closed.append(message.body[0])
            self._bus.send(RETURN, to)
        elif member == "GetServerInformation":
            self._bus.send(RETURN, to, "ssss", b"".join(map(text, ("recorder", "tests", "1", "1.2"))))
        else:
            self._bus.send(ERROR, {**to, ERROR_NAME: "org.freedesktop.DBus.Error.UnknownMethod"})


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """Start a private session bus with a recording desktop."""
    path = str(tmp_path / "bus")
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address=unix:path={path}", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert daemon.stdout
    daemon.stdout.readline()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={path}")
    served = Service(path)
    yield served
    served.close()
    daemon.terminate()
    daemon.communicate(timeout=5)


def say(level: Level = "due", late_ms: int = 0, timer: str = "run-1") -> Announcement:
    """Return an announcement whose words look like options and markup."""
    return Announcement(level, "-u low Simmer", "<b>fork</b> & \x1b[31mknife?", late_ms, timer=timer)


@needs_dbus
def test_the_desktop_gets_title_text_and_urgency(service: Service) -> None:
    assert Desktop(LEVELS).reach(say(late_ms=40_000)) == "shown by notify-send"
    assert service.shown == [
        Shown("kitchen-tui", 0, "-u low Simmer", "&lt;b&gt;fork&lt;/b&gt; &amp; �[31mknife? · due 0:40 ago", 2, 40)
    ]


@needs_dbus
@pytest.mark.parametrize(("level", "urgency"), [("warning", 0), ("check", 1), ("window", 1), ("escalated", 2)])
def test_only_alerts_that_need_an_answer_are_critical(service: Service, level: Level, urgency: int) -> None:
    Desktop(LEVELS).reach(say(level))
    assert service.shown[0].urgency == urgency


@needs_dbus
def test_a_later_notification_of_a_timer_replaces_the_earlier(service: Service) -> None:
    desktop = Desktop(LEVELS)
    desktop.reach(say())
    desktop.reach(say(timer="run-2"))
    desktop.reach(say("escalated"))
    assert [(notification.replaces, notification.number) for notification in service.shown] == [
        (0, 40),
        (0, 41),
        (40, 40),
    ]


@pytest.mark.needs("dbus-daemon", "notify-send", "gdbus", "dbus-send", apt="dbus-bin libglib2.0-bin libnotify-bin")
@pytest.mark.parametrize("program", ["gdbus", "dbus-send"])
def test_an_answer_closes_the_notification(
    service: Service, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str
) -> None:
    """Only that of the answered timer, with either program."""
    folder = tmp_path / "only"
    folder.mkdir()
    (folder / program).symlink_to(str(shutil.which(program)))
    (folder / "notify-send").symlink_to(str(shutil.which("notify-send")))
    monkeypatch.setenv("PATH", str(folder))
    desktop = Desktop(LEVELS)
    desktop.reach(say())
    desktop.reach(say(timer="run-2"))
    desktop.silence("run-2")
    until(lambda: bool(service.closed))
    desktop.silence("run-3")
    assert service.closed == [41]


def test_without_the_program_the_message_says_what_to_install(put: Put) -> None:
    with pytest.raises(UnreachedError, match="libnotify-bin") as failure:
        Desktop(LEVELS).reach(say())
    assert failure.value.hint == "install libnotify-bin"


@pytest.mark.needs("notify-send", apt="libnotify-bin")
def test_a_missing_desktop_is_reported(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nobody")
    with pytest.raises(UnreachedError, match="notify-send failed"):
        Desktop(LEVELS).reach(say())


def test_osascript_gets_the_texts_as_arguments(put: Put, tmp_path: Path) -> None:
    put("osascript", f'printf "%s\\n" "$@" >{tmp_path}/called')
    assert Desktop(LEVELS).reach(say()) == "shown by osascript"
    called = (tmp_path / "called").read_text(encoding="utf-8").splitlines()
    assert called[:2] == ["-e", "on run argv"]
    assert called[-2:] == ["-u low Simmer", "<b>fork</b> & �[31mknife? · due now"]
