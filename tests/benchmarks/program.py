"""A program in a real terminal of its own, and what it costs: CPU, bytes, wake-ups, memory."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).resolve().parents[2]
SIZE = (36, 120)
_TICKS = os.sysconf("SC_CLK_TCK")


class Program:
    """`argv` under a pty of 120 by 36 cells, with a home of its own; use it in a `with`."""

    def __init__(self, argv: list[str], home: Path) -> None:
        self.started = time.perf_counter()
        self.bytes = 0
        self.seen = b""
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
            keep = {key: value for key, value in os.environ.items() if not key.startswith("KITCHEN_TUI")}
            keep |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "KITCHEN_TUI_HOME": str(home)}
            keep["KITCHEN_TUI_RINGER"] = "false"  # a program that is killed here must leave nothing behind
            os.chdir(ROOT)
            os.execve(argv[0], argv, keep)  # noqa: S606 -- the programs of this benchmark, no shell

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._terminal)

    def send(self, keys: str) -> None:
        """Type."""
        os.write(self._terminal, keys.encode())

    def read(self, for_s: float) -> bytes:
        """What it writes within so many seconds."""
        end, out = time.perf_counter() + for_s, b""
        while (left := end - time.perf_counter()) > 0:
            out += self._some(left)
        return out

    def wait_for(self, text: str, patience_s: float = 20.0) -> float:
        """Seconds until the text was written."""
        began = time.perf_counter()
        wanted, tail = text.encode(), b""
        while wanted not in tail:
            left = patience_s - (time.perf_counter() - began)
            if left <= 0:
                raise TimeoutError(f"{text!r} did not appear; last: {tail[-200:]!r}")
            tail = tail[-4096:] + self._some(left)
        return time.perf_counter() - began

    def _some(self, patience_s: float) -> bytes:
        ready, _, _ = select.select([self._terminal], [], [], patience_s)
        data = os.read(self._terminal, 65536) if ready else b""
        self.bytes += len(data)
        return data

    def cpu(self) -> float:
        """Seconds of processor time so far, its threads included."""
        fields = Path(f"/proc/{self.pid}/schedstat").read_text().split()
        threads = Path(f"/proc/{self.pid}/task").iterdir()
        run = sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads)
        return max(run, int(fields[0])) / 1e9

    def wakeups(self) -> int:
        """How often it went to sleep of its own will."""
        threads = Path(f"/proc/{self.pid}/task").iterdir()
        lines = (line for thread in threads for line in (thread / "status").read_text().splitlines())
        return sum(int(line.split()[1]) for line in lines if line.startswith("voluntary"))

    def pss(self) -> float:
        """MiB of memory, shared pages counted in part."""
        rollup = Path(f"/proc/{self.pid}/smaps_rollup").read_text()
        return next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) / 1024


def kitchen(*words: str) -> list[str]:
    """The command line of our program."""
    return [sys.executable, "-m", "kitchen_tui", *words]


def floor(name: str) -> list[str]:
    """The command line of a floor."""
    return [sys.executable, "-m", "tests.benchmarks.floors", name]
