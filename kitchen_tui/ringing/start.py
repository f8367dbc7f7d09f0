"""Starting the ringer: a process of its own that no terminal and no key of ours reaches."""

import sys
from subprocess import DEVNULL, Popen

from kitchen_tui.paths import Paths
from kitchen_tui.ringing.locks import locks

_ARGV = [sys.executable, "-P", "-m", "kitchen_tui", "ring", "--quiet"]


def see_to_ringer(places: Paths) -> None:
    """A timer runs: let there be a ringer, where the settings want one and none is there."""
    from kitchen_tui.config import load

    if load(places.config_file).config.ringer and not locks(places.data).ringer.wanted_elsewhere:
        start_ringer()


def start_ringer() -> "Popen[bytes] | None":
    """Start one behind us; one too many ends by itself. None where the machine starts no more programs."""
    try:
        return Popen(  # noqa: S603 -- this program itself
            _ARGV, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True, cwd="/"
        )
    except OSError:
        return None
