"""The program in a process of its own: run to its end, or in a real pty, whose screen is read by pyte.

Nothing sleeps for a fixed time: tests send keys and wait for the effect, with a deadline.
"""

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
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyte

from tests.support.waiting import PATIENCE_S

PROGRAM = (sys.executable, "-m", "kitchen_tui")
ROOT = Path(__file__).resolve().parents[2]
_NOT_AT_ONCE_S = 0.1
_MODE = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
_OSC = re.compile(rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
"""A window title and similar sequences may end with the byte of the bell, which does not ring then."""
_HANDLED = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM)


def surroundings(home: Path, **more: str) -> dict[str, str]:
    """Return an environment in which the program writes only below `home` and its local time is UTC."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LD_LIBRARY_PATH") if name in os.environ}
    ours = {"KITCHEN_TUI_HOME": str(home), "KITCHEN_TUI_RINGER": "false"}
    return {**kept, **ours, "TERM": "xterm-256color", "LANG": "C.UTF-8", "TZ": "UTC", **more}


def run(home: Path, *words: str, cwd: Path = ROOT, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the program to its end, with this home and a usual umask."""
    return subprocess.run(
        [*PROGRAM, *words],
        cwd=cwd,
        env=surroundings(home, PYTHONPATH=str(ROOT), **more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE_S,
        umask=0o022,
    )


def program_on_path(folder: Path, first: str = "") -> str:
    """Create the program as `kitchen-tui` in this folder, preceded by a line of shell; return a PATH with it."""
    program = folder / "kitchen-tui"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\n{first}\nexec {sys.executable} -m kitchen_tui "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return f"{folder}:{os.environ['PATH']}"


class Terminal:
    """Runs `argv` in a pty of `columns` by `rows` cells."""

    def __init__(
        self,
        argv: Sequence[str],
        environment: Mapping[str, str],
        size: tuple[int, int] = (120, 36),
        ignored: Sequence[signal.Signals] = (),
    ) -> None:
        columns, rows = size
        self.pieces: list[tuple[float, bytes]] = []
        self._raw = b""
        self._pressed = ("", 0.0)
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._shown = 0
        self._master, self.slave = os.openpty()
        termios.tcsetwinsize(self.slave, (rows, columns))
        self.before = termios.tcgetattr(self.slave)

        def in_the_child() -> None:
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)
            for number in _HANDLED:  # the caller may ignore some, as nohup does
                signal.signal(number, signal.SIG_DFL)
            for number in ignored:
                signal.signal(number, signal.SIG_IGN)

        self.process = subprocess.Popen(
            argv,
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            cwd=ROOT,
            env=environment,
            start_new_session=True,
            preexec_fn=in_the_child,
        )
        self.pid = self.process.pid

    # Reading ------------------------------------------------------------------------------------------------------

    def read(self, within_s: float) -> bool:
        """Read output, waiting at most this long for it; return whether there was any."""
        if self._master < 0 or not select.select([self._master], [], [], within_s)[0]:
            return False
        try:
            data = os.read(self._master, 1 << 16)
        except OSError:  # the program has closed its end
            return False
        self.pieces.append((time.time(), data))
        self._raw += data
        return bool(data)

    def written(self) -> bytes:
        """Return all output so far."""
        while self.read(0):
            pass
        return self._raw

    @property
    def screen(self) -> str:
        """Return the text on the screen."""
        self._stream.feed(self.written()[self._shown :])
        self._shown = len(self._raw)
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def modes(self) -> set[int]:
        """Return the private modes that are set."""
        on: set[int] = set()
        for found in _MODE.finditer(self.written()):
            numbers = {int(number) for number in found[1].split(b";")}
            on = on | numbers if found[2] == b"h" else on - numbers
        return on

    @property
    def attributes(self) -> list[Any]:
        """Return the settings of the line discipline, such as echo."""
        return termios.tcgetattr(self.slave)

    def bells(self) -> list[float]:
        """Return when the bell was rung, in seconds since the epoch."""
        self.written()
        return [at for at, piece in self.pieces for _ in range(_OSC.sub(b"", piece).count(b"\a"))]

    # Waiting ------------------------------------------------------------------------------------------------------

    def until(self, condition: Callable[[], bool], what: str = "it", within_s: float = PATIENCE_S) -> None:
        """Read until a condition holds; fail if it takes too long."""
        deadline = time.monotonic() + within_s
        while not condition():
            assert time.monotonic() < deadline, f"{what} did not happen in time; on the screen:\n{self.screen}"
            self.read(0.02)

    def wait_until(self, holds: Callable[[str], bool], what: str) -> str:
        """Wait until a condition holds for the screen; return the screen."""
        self.until(lambda: holds(self.screen), what)
        return self.screen

    def wait_for(self, *texts: str) -> str:
        """Wait until all of these texts are on the screen; return the screen."""
        self.until(lambda: all(text in self.screen for text in texts), f"{texts}")
        return self.screen

    def ended(self) -> int:
        """Wait until the program ends; return its exit code."""
        self.until(lambda: self.process.poll() is not None, "the end")
        self.written()
        return self.process.returncode

    # Acting -------------------------------------------------------------------------------------------------------

    def send(self, keys: str) -> None:
        """Type keys without waiting for their effect."""
        os.write(self._master, keys.encode())

    def press(self, keys: str, *texts: str) -> str:
        """Type keys, wait until all of these texts are on the screen, and return the screen.

        Waits before it repeats a key: the program treats a fast repeat as one press.
        """
        last, at = self._pressed
        if keys == last:
            self.until(lambda: time.monotonic() > at + _NOT_AT_ONCE_S, "a moment")
        self._pressed = (keys, time.monotonic())
        self.send(keys)
        return self.wait_for(*texts)

    def keys(self, *keys: str) -> None:
        """Type keys one by one, each after the response to the one before."""
        for key in keys:
            before = len(self.written())
            self.send(key)
            self.until(lambda before=before: len(self.written()) > before, f"an answer to {key!r}")  # type: ignore[misc]

    def flow(self, action: int) -> None:
        """Stop or resume the output like Scroll Lock, by termios.TCOOFF or TCOON."""
        termios.tcflow(self.slave, action)

    def hang_up(self) -> None:
        """Close the terminal window."""
        os.close(self._master)
        self._master = -1

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        self.process.send_signal(number)

    def end(self) -> None:
        """Kill the program and wait for its end."""
        self.process.kill()
        self.process.wait()

    def close(self) -> None:
        """Kill the program and everything that it has started in this terminal."""
        if self.process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGCONT)
                os.killpg(self.pid, signal.SIGKILL)
        self.process.wait()
        if self._master >= 0:
            self.hang_up()
        os.close(self.slave)
