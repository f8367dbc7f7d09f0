"""The part of D-Bus that a notification service needs: its wire protocol, in little endian."""

import os
import socket
import struct
from collections.abc import Iterator
from typing import Any, NamedTuple

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
