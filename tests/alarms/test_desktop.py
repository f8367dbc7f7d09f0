"""Desktop notifications by notify-send, with a real D-Bus daemon and a service that records them."""

import shutil
import struct
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from kitchen_tui.alarms.channels import Announcement, UnreachedError
from kitchen_tui.alarms.channels.desktop import Desktop
from kitchen_tui.cooking.threshold import LEVELS, Level
from tests.alarms.conftest import Put
from tests.alarms.dbus import CALL, DESTINATION, ERROR, ERROR_NAME, MEMBER, REPLY_TO, RETURN, SENDER, Bus, Message, text
from tests.support.waiting import until

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
def test_only_what_holds_until_answered_is_critical(service: Service, level: Level, urgency: int) -> None:
    Desktop(LEVELS).reach(say(level))
    assert service.shown[0].urgency == urgency


@needs_dbus
def test_a_later_word_on_the_same_timer_replaces_the_earlier(service: Service) -> None:
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
def test_an_answer_takes_the_notification_back(
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


def test_without_the_program_it_says_what_to_install(put: Put) -> None:
    with pytest.raises(UnreachedError, match="libnotify-bin") as failure:
        Desktop(LEVELS).reach(say())
    assert failure.value.hint == "install libnotify-bin"


@pytest.mark.needs("notify-send", apt="libnotify-bin")
def test_without_a_desktop_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nobody")
    with pytest.raises(UnreachedError, match="notify-send failed"):
        Desktop(LEVELS).reach(say())


def test_osascript_gets_the_words_as_arguments(put: Put, tmp_path: Path) -> None:
    put("osascript", f'printf "%s\\n" "$@" >{tmp_path}/called')
    assert Desktop(LEVELS).reach(say()) == "shown by osascript"
    called = (tmp_path / "called").read_text(encoding="utf-8").splitlines()
    assert called[:2] == ["-e", "on run argv"]
    assert called[-2:] == ["-u low Simmer", "<b>fork</b> & �[31mknife? · due now"]
