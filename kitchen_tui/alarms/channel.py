"""A way to reach the cook. Each stands alone: none may block, raise into, or depend on another."""

from typing import Literal, NamedTuple

from kitchen_tui.alarms.announcement import Announcement
from kitchen_tui.cooking.threshold import Level

NAMES = ("screen", "bell", "terminal", "sound", "desktop", "speech", "command", "push")
"""Every channel there is, in the order in which a test of them tells. The screen itself belongs to the app."""


class UnreachedError(Exception):
    """A channel did not get through: why, and what to install or set; both end up in front of the cook."""

    def __init__(self, why: str, install: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.install = install


class Probe(NamedTuple):
    """How a channel did in a test: "worked" (and how), "off" or "could not" (and why, and what would help)."""

    channel: str
    state: Literal["worked", "off", "could not"]
    why: str = ""
    install: str = ""

    def line(self) -> str:
        """One line for the cook: "sound: could not · no player found · install pipewire-bin"."""
        return f"{self.channel}: " + " · ".join(part for part in (self.state, self.why, self.install) if part)


class Channel:
    """What every channel can do; the defaults suit most."""

    name: str
    quick = False
    """Whether `reach` only writes a few bytes: it is then called in place, else in a thread of its own."""
    repeats = False
    """Whether it sounds again while an alert rings; the others have said it once and that is enough."""
    sounds = False
    """Whether it is heard: of several that come at once it tells the most urgent only."""
    merges = True
    """Whether it is spared what the budget of noise folds together; a program wants every event."""

    def __init__(self, levels: tuple[Level, ...]) -> None:
        self.levels = frozenset(levels)

    def prepare(self) -> None:
        """A timer runs: make ready, in a thread unless this is quick, what would cost time when it is due."""

    def reach(self, announcement: Announcement) -> str:
        """Tell the cook, within ten seconds, and say how it was done ("played by pw-play"). Raises UnreachedError."""
        raise NotImplementedError

    def silence(self, timer: str) -> None:
        """The timer was answered: stop sounding for it, take back what is still shown. Returns at once or soon."""

    def probe(self, announcement: Announcement) -> Probe:
        """Do it for real and tell how it went; never raises."""
        try:
            return Probe(self.name, "worked", self.reach(announcement))
        except UnreachedError as failure:
            return Probe(self.name, "could not", failure.why, failure.install)
        except Exception as failure:  # a test of the alarms must end with an answer for every channel
            return Probe(self.name, "could not", str(failure))

    def close(self) -> None:
        """The program ends: stop what still runs."""
