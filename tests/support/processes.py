"""Information about processes, read from /proc."""

import os
from contextlib import suppress
from pathlib import Path


def state(pid: int) -> str:
    """Return the state of a process as a letter (R, S, T, Z), or "" if it is gone."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[0]
    return ""


def arguments(pid: int) -> list[str]:
    """Return the command line of a process, or [] if it is gone."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8").split("\0")
    return []


def has_variable(pid: int, variable: str) -> bool:
    """Return whether a process was started with `NAME=value` in its environment."""
    with suppress(OSError):
        return variable.encode() in Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    return False


def open_files(pid: int) -> list[str]:
    """Return the paths of the files that a process has open."""
    with suppress(OSError):
        return [os.readlink(entry) for entry in os.scandir(f"/proc/{pid}/fd")]
    return []


def pids() -> list[int]:
    """Return the ids of all processes."""
    return [int(name) for name in os.listdir("/proc") if name.isdecimal()]


def processor_ticks(pid: int) -> int:
    """Return the clock ticks of processor time that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def memory_kib(pid: int, kind: str = "Pss") -> int:
    """Return memory of a process by its name in /proc/PID/smaps_rollup.

    Pss includes a share of common pages, which changes when other processes end; Anonymous is what it has allocated.
    """
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{kind}:"))
