"""A program in a terminal, and what it costs: processor time, bytes, wake-ups, memory."""

import os
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.support.processes import memory_kib
from tests.support.terminal import PROGRAM, Terminal


class Program(Terminal):
    """`argv` in a terminal, with a home of its own; killed at the end of its `with` block."""

    def __init__(self, argv: list[str], home: Path) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("KITCHEN_TUI")}
        kept |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "KITCHEN_TUI_HOME": str(home)}
        kept["KITCHEN_TUI_RINGER"] = "false"  # a killed program must not leave a ringer behind
        super().__init__(argv, kept)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def read_for(self, seconds: float) -> None:
        """Read its output for this many seconds."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self.read(left)

    def until_written(self, text: str, patience_s: float = 20.0) -> float:
        """Return the seconds until a text is written, from now on."""
        began, wanted = time.perf_counter(), text.encode()
        start = len(self._raw)
        while self._raw.find(wanted, max(start, len(self._raw) - 70_000)) < 0:
            left = patience_s - (time.perf_counter() - began)
            if left <= 0:
                raise TimeoutError(f"{text!r} did not appear; last: {self._raw[-200:]!r}")
            self.read(left)
        return time.perf_counter() - began

    @property
    def bytes(self) -> int:
        """The number of bytes written so far."""
        return len(self._raw)

    def cpu(self) -> float:
        """Return the processor time so far in seconds, that of all threads included."""
        fields = Path(f"/proc/{self.pid}/schedstat").read_text().split()
        threads = Path(f"/proc/{self.pid}/task").iterdir()
        run = sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads)
        return max(run, int(fields[0])) / 1e9

    def wakeups(self) -> int:
        """Return how often it went to sleep of its own accord."""
        threads = Path(f"/proc/{self.pid}/task").iterdir()
        lines = (line for thread in threads for line in (thread / "status").read_text().splitlines())
        return sum(int(line.split()[1]) for line in lines if line.startswith("voluntary"))

    def pss(self) -> float:
        """Return its memory in MiB, with its share of the pages that it has in common with others."""
        return memory_kib(self.pid) / 1024

    def allocated(self) -> float:
        """Return the memory in MiB that it has allocated: unlike `pss` it does not depend on other processes."""
        return memory_kib(self.pid, "Anonymous") / 1024


def stolen_s() -> float:
    """Return the seconds that the host of a virtual machine has given to others so far."""
    total = Path("/proc/stat").read_text().split(maxsplit=9)
    return int(total[8]) / os.sysconf("SC_CLK_TCK")


def kitchen(*words: str) -> list[str]:
    """Return the command line of our program."""
    return [*PROGRAM, *words]


def floor(name: str) -> list[str]:
    """Return the command line of a bare Textual app to compare with."""
    return [sys.executable, "-m", "tests.benchmarks.floors", name]
