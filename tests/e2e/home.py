"""A kitchen of its own on disk, with the program in real terminals and processes, and nothing left behind."""

import fcntl
import json
import os
import pty
import re
import select
import signal
import sqlite3
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from tests.alarms.processes import state

_SEQUENCES = re.compile(rb"\x1b\][^\x07\x1b]*\x07")
"""A title and its like may end with the bell's byte, which then rings nothing."""
_LOGGER = "import sys, time; open(sys.argv[1], 'a').write(f'{time.time()} {sys.stdin.read()}')"


class Home:
    """A folder with a config whose command channel writes a line with the time for every event."""

    def __init__(self, folder: Path, more: str = "") -> None:
        self.folder = folder
        self.log = folder / "events"
        run = json.dumps([sys.executable, "-c", _LOGGER, str(self.log)])
        config = f"inhibit_sleep = false\n{more}\n"
        config += "".join(f"[alarms.{name}]\nenabled = false\n" for name in ("sound", "desktop", "speech", "push"))
        (folder / "config.toml").write_text(f"{config}[alarms.command]\nrun = {run}\n", encoding="utf-8")
        self.environ = {**os.environ, "KITCHEN_TUI_HOME": str(folder), "TERM": "xterm-256color", "TMUX": ""}
        self.environ.pop("KITCHEN_TUI_RINGER", None)

    def events(self) -> list[tuple[float, dict[str, Any]]]:
        """When each event reached the program, and the event."""
        if not self.log.exists():
            return []
        lines = [line.split(" ", 1) for line in self.log.read_text(encoding="utf-8").splitlines()]
        return [(float(at), json.loads(event)) for at, event in lines]

    def sound(self) -> None:
        """Let it be heard, too."""
        config = self.folder / "config.toml"
        text = config.read_text(encoding="utf-8").replace("[alarms.sound]\nenabled = false", "[alarms.sound]")
        config.write_text(text, encoding="utf-8")

    def dues(self) -> list[float]:
        """When the timers are due that were started, by the journal."""
        select = "SELECT wall_ms, payload FROM events WHERE kind = 'timer_started' ORDER BY sequence"
        with closing(sqlite3.connect(self.folder / "data" / "journal.sqlite3")) as journal:
            started = journal.execute(select).fetchall()
        return [(at + json.loads(payload)["spec"]["most_ms"]) / 1000 for at, payload in started]

    def processes(self, word: str) -> list[int]:
        """Those of this home with a word in their command line that have not ended."""
        return [pid for pid in _pids() if self._is_ours(pid) and word in _arguments(pid) and state(pid) != "Z"]

    def _is_ours(self, pid: int) -> bool:
        with suppress(OSError):
            return f"KITCHEN_TUI_HOME={self.folder}".encode() in Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
        return False

    def end_all(self) -> None:
        """Leave no process behind."""
        for pid in (pid for pid in _pids() if self._is_ours(pid) and pid != os.getpid()):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


class Cook:
    """`cook` in a terminal of its own; what it writes is kept, with the time at which each piece came."""

    def __init__(self, home: Home, *arguments: str) -> None:
        self.pieces: list[tuple[float, bytes]] = []
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            argv = [sys.executable, "-m", "kitchen_tui", "cook", *arguments]
            os.execve(sys.executable, argv, home.environ)  # noqa: S606 -- the program under test
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
        self.until(lambda: b"Timers" in self.written())

    def keys(self, *keys: str) -> None:
        """Press them, with a moment between."""
        for key in keys:
            os.write(self._terminal, key.encode())
            self.read(0.15)

    def read(self, for_s: float) -> None:
        """Take what it writes for so long."""
        end = time.monotonic() + for_s
        while (left := end - time.monotonic()) > 0:
            if select.select([self._terminal], [], [], left)[0]:
                try:
                    self.pieces.append((time.time(), os.read(self._terminal, 65536)))
                except OSError:
                    raise AssertionError(f"cook has ended: {self.written()[-1000:].decode()}") from None

    def written(self) -> bytes:
        """All it wrote."""
        return b"".join(piece for _, piece in self.pieces)

    def bells(self) -> list[float]:
        """When its bell rang."""
        return [at for at, piece in self.pieces for _ in range(_SEQUENCES.sub(b"", piece).count(b"\a"))]

    def until(self, condition: Callable[[], bool], within_s: float = 15) -> None:
        """Read until it holds; fail when it takes too long."""
        end = time.monotonic() + within_s
        while not condition():
            assert time.monotonic() < end, (
                f"it did not happen in time; the end of the screen: {self.written()[-300:]!r}"
            )
            self.read(0.02)

    def end(self) -> None:
        """End it without any chance to say goodbye."""
        self.kill(signal.SIGKILL)

    def kill(self, number: int) -> None:
        """Send a signal and, unless it lives on, wait for the end."""
        os.kill(self.pid, number)
        if number == signal.SIGKILL:
            os.waitpid(self.pid, 0)

    def hang_up(self) -> None:
        """Close the terminal's window."""
        os.close(self._terminal)


def _arguments(pid: int) -> list[str]:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8").split("\0")
    return []


def _pids() -> list[int]:
    return [int(name) for name in os.listdir("/proc") if name.isdecimal()]


@contextmanager
def kitchen(folder: Path, more: str = "") -> Iterator[Home]:
    """A home whose processes end with the test."""
    home = Home(folder, more)
    try:
        yield home
    finally:
        home.end_all()
