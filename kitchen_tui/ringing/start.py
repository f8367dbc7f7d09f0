"""Starting the ringer: a process of its own that no terminal and no key of ours reaches."""

import sys
from subprocess import DEVNULL, Popen

_ARGV = [sys.executable, "-P", "-m", "kitchen_tui", "ring", "--quiet"]


def start_ringer() -> "Popen[bytes] | None":
    """Start one behind us; one too many ends by itself. None where the machine starts no more programs."""
    try:
        return Popen(  # noqa: S603 -- this program itself
            _ARGV, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True, cwd="/"
        )
    except OSError:
        return None
