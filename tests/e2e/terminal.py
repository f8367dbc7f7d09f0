"""A terminal with the program in it: a real pty, its screen read by pyte. Nothing sleeps; everything waits for text."""

import fcntl
import os
import re
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyte

PROGRAM = (sys.executable, "-m", "kitchen_tui")
ROOT = Path(__file__).resolve().parents[2]
_MODE = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
_OSC = re.compile(rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
_PATIENCE_S = 15
_HEEDED = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM)


def surroundings(home: Path, **more: str) -> dict[str, str]:
    """An environment in which everything is written below `home` and the kitchen's clock shows UTC."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LD_LIBRARY_PATH") if name in os.environ}
    alone = {"KITCHEN_TUI_HOME": str(home), "KITCHEN_TUI_RINGER": "false"}
    return {**kept, **alone, "TERM": "xterm-256color", "LANG": "C.UTF-8", "TZ": "UTC", **more}


class Terminal:
    """Runs `argv` (the program with these arguments, unless `program` says otherwise) in `columns` by `rows` cells."""

    def __init__(
        self,
        home: Path,
        *arguments: str,
        program: Sequence[str] = PROGRAM,
        size: tuple[int, int] = (120, 36),
        environment: Mapping[str, str] | None = None,
        ignored: Sequence[signal.Signals] = (),
    ) -> None:
        columns, rows = size
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = b""
        self._master, self.slave = os.openpty()
        termios.tcsetwinsize(self.slave, (rows, columns))
        self.before = termios.tcgetattr(self.slave)

        def in_the_child() -> None:
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)
            for number in _HEEDED:  # whoever runs the tests may ignore some, as nohup does
                signal.signal(number, signal.SIG_DFL)
            for number in ignored:
                signal.signal(number, signal.SIG_IGN)

        self.process = subprocess.Popen(
            [*program, *arguments],
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            cwd=ROOT,
            env=environment or surroundings(home),
            start_new_session=True,
            preexec_fn=in_the_child,
        )

    @property
    def screen(self) -> str:
        """What stands there now."""
        self.read(0)
        return "\n".join(line.rstrip() for line in self._screen.display)

    def read(self, within_s: float) -> bool:
        """Take in what was written, waiting so long for something; whether there was any."""
        if self._master < 0 or not select.select([self._master], [], [], within_s)[0]:
            return False
        try:
            data = os.read(self._master, 1 << 16)
        except OSError:  # nobody has the other end any more
            return False
        self.raw += data
        self._stream.feed(data)
        return bool(data)

    def send(self, keys: str) -> None:
        """Press keys."""
        os.write(self._master, keys.encode())

    def wait_for(self, *texts: str, within_s: float = _PATIENCE_S) -> str:
        """Wait until all of these stand on the screen; returns it."""
        return self.wait_until(lambda screen: all(text in screen for text in texts), f"{texts}", within_s)

    def wait_until(self, holds: Callable[[str], bool], what: str, within_s: float = _PATIENCE_S) -> str:
        """Wait until something holds of the screen; returns it."""
        deadline = time.monotonic() + within_s
        while not holds(screen := self.screen):
            if time.monotonic() > deadline:
                raise AssertionError(f"not within {within_s} s: {what}; on the screen:\n{screen}")
            self.read(0.02)
        return screen

    def press(self, keys: str, *texts: str) -> str:
        """Press keys and wait for what comes of them."""
        self.send(keys)
        return self.wait_for(*texts)

    def read_for(self, seconds: float) -> None:
        """Take in all that comes for so long."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            self.read(left)

    def ended(self, within_s: float = 5) -> int:
        """Wait for the end; returns the exit code."""
        deadline = time.monotonic() + within_s
        while self.process.poll() is None:
            assert time.monotonic() < deadline, f"still running after {within_s} s; on the screen:\n{self.screen}"
            self.read(0.02)
        while self.read(0):
            pass
        return self.process.returncode

    def vanish(self) -> None:
        """The window is closed: nobody is at the other end any more."""
        os.close(self._master)
        self._master = -1

    @property
    def modes(self) -> set[int]:
        """The private modes that were switched on and not off again."""
        on: set[int] = set()
        for found in _MODE.finditer(self.raw):
            numbers = {int(number) for number in found[1].split(b";")}
            on = on | numbers if found[2] == b"h" else on - numbers
        return on

    @property
    def attributes(self) -> list[Any]:
        """Of the terminal: echo, line by line, and so on."""
        return termios.tcgetattr(self.slave)

    def bells(self, since: int = 0) -> int:
        """How often it rang, from a place in `raw` on."""
        return _OSC.sub(b"", self.raw[since:]).count(b"\x07")

    def kill(self) -> None:
        """End it, whatever it does, and everything that it started in this terminal."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGCONT)
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        if self._master >= 0:
            self.vanish()
        os.close(self.slave)
