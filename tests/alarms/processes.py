"""What the kernel says of a process."""

from contextlib import suppress
from pathlib import Path


def state(pid: int) -> str:
    """The letter of a process: R, S, T, Z; "" where it is gone."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[0]
    return ""
