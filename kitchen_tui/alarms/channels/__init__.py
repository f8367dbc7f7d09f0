"""The channels, one module each: announcements, and the interface. None may block, raise into or depend on another."""

from abc import ABC, abstractmethod
from typing import Literal

from kitchen_tui.cooking.threshold import LATCHED, Level
from kitchen_tui.model.duration import format_clock
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import Urgency
from kitchen_tui.model.text import clean_line

NAME_CAP, TEXT_CAP, TAB_CAP = 60, 200, 80
"""Characters that fit a notification's title, its body, and the title of a terminal's tab."""


class Announcement(NamedTuple):
    """One alert to announce. Its fields are raw text; the methods return it cleaned and shortened.

    `timer` is the id of the timer's run: a later announcement of it replaces the earlier, and an answer closes it.
    `late_ms` is how long ago it was due (0: now), `at` the instant in ISO 8601 UTC, `others` the number of further
    ringing timers. `merged` holds the announcements that were merged into this one.
    """

    level: Level
    name: str
    text: str
    late_ms: int = 0
    timer: str = ""
    dish: str = ""
    urgency: Urgency = "normal"
    at: str = ""
    others: int = 0
    merged: "tuple[Announcement, ...]" = ()

    def sentence(self) -> str:
        """Return everything on one line: "Simmer · fork-tender? · due 0:40 ago"."""
        return " · ".join(part for part in (self.title(), self.body()) if part)

    def title(self) -> str:
        """Return the timer's name: "Simmer"."""
        return clean_line(self.name, NAME_CAP)

    def body(self) -> str:
        """Return what to do, how late it is and how many others ring: "fork-tender? · due 0:40 ago · 2 more"."""
        more = f"{self.others} more" if self.others > 0 else ""
        return " · ".join(part for part in (clean_line(self.text, TEXT_CAP), self.when(), more) if part)

    def when(self) -> str:
        """Return "due 0:40 ago" or "due now"; for alerts before the due time "0:40 ago" if late, else ""."""
        seconds = max(0, self.late_ms) // 1000
        if self.level not in LATCHED:
            return f"{format_clock(seconds)} ago" if seconds else ""
        due = f"due {f'{format_clock(seconds)} ago' if seconds else 'now'}"
        return f"missed, {due}" if self.level == "missed" else due

    def tab_title(self) -> str:
        """Return the title of the terminal's tab: "● simmer: fork-tender?"."""
        name, text = self.title(), clean_line(self.text, TAB_CAP)
        name = f"{name[:1].lower()}{name[1:]}"
        return f"● {name}: {text}" if text else f"● {name}"


def notification_urgency(level: Level) -> int:
    """Return the urgency of a notification as desktops and terminals count it: 0 low, 1 normal, 2 critical."""
    return 2 if level in LATCHED else 0 if level in ("warning", "reminder") else 1


NAMES = ("screen", "bell", "terminal", "sound", "desktop", "speech", "command", "push")
"""All channels, in the order in which `alarm test` tries them. The screen itself is drawn by the app."""


class UnreachedError(Exception):
    """Raised if a channel did not reach the cook.

    `why` and `hint` (what to install or to set) are shown to the cook; `detail`, such as an exit status, is shown
    only by `alarm test`. `why` is empty if the hint alone is enough.
    """

    def __init__(self, why: str, hint: str = "", detail: str = "") -> None:
        super().__init__("; ".join(part for part in (why, hint, detail) if part))
        self.why = why
        self.hint = hint
        self.detail = detail

    @property
    def message(self) -> str:
        """Return the sentence for the cook, without the detail."""
        return "; ".join(part for part in (self.why, self.hint) if part)


class Probe(NamedTuple):
    """The result of testing a channel: "worked" (and how), "off", or "could not" (why, and what would help)."""

    channel: str
    state: Literal["worked", "off", "could not"]
    why: str = ""
    hint: str = ""

    def line(self) -> str:
        """Return one line for the cook: "sound: could not · install pipewire-bin or another player"."""
        return f"{self.channel}: " + " · ".join(part for part in (self.state, self.why, self.hint) if part)


class Channel(ABC):
    """Base class of channels, with defaults that suit most of them.

    `quick`: `reach` only writes a few bytes, so it is called directly instead of in a thread.
    `repeats`: the channel sounds again while an alert rings.
    `sounds`: of several announcements at the same time, only the most urgent is passed on.
    `audible`: the channel is left out while alarms are muted.
    `merges`: the channel gets announcements after the rate limit has merged them; a program gets every single one.
    """

    name: str
    noun = ""
    """The name for messages, "No {noun}: …"; if empty, `name` is used."""
    quick = False
    repeats = False
    sounds = False
    audible = False
    merges = True

    def __init__(self, levels: tuple[Level, ...]) -> None:
        self.levels = frozenset(levels)

    def prepare(self) -> None:  # noqa: B027 -- optional
        """Do slow work in advance; called when the first timer starts."""

    @abstractmethod
    def reach(self, announcement: Announcement) -> str:
        """Announce within ten seconds and return how ("played by pw-play"). Raises UnreachedError."""

    def silence(self, timer: str) -> None:  # noqa: B027 -- optional
        """Stop the sound of an answered timer and close its notification, without blocking."""

    def probe(self, announcement: Announcement) -> Probe:
        """Make a real announcement and return the result; never raises."""
        try:
            return Probe(self.name, "worked", self.reach(announcement))
        except UnreachedError as failure:
            why = f"{failure.why} ({failure.detail})" if failure.detail else failure.why
            return Probe(self.name, "could not", why, failure.hint)
        except Exception as failure:  # the other channels must still be tested
            return Probe(self.name, "could not", str(failure))

    def close(self) -> None:  # noqa: B027 -- optional
        """Stop everything that is still running; called when the program ends."""
