"""Timers of a recipe, with their checks and reminders. Every duration is in whole milliseconds."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

Urgency = Literal["gentle", "normal", "critical"]
Then = Literal["hold", "start"]


class Span(NamedTuple):
    """A duration, or a window from the least to the most; `least_ms == most_ms` for a single duration."""

    least_ms: int
    most_ms: int


class Check(NamedTuple):
    """A question asked inside a timer: at `from_ms`, then every `every_ms` until the window ends.

    Answering *not yet* past the end extends the timer by `extend_ms`.
    """

    question: str
    from_ms: int
    every_ms: int
    extend_ms: int


class Reminder(NamedTuple):
    """A prompt inside a timer, repeated `every` so often, at the moments `at_ms` after its start, or both.

    "Every 2 to 3 minutes" is a range and fires at its middle.
    """

    text: str
    every: Span | None = None
    at_ms: tuple[int, ...] = ()


class TimerSpec(NamedTuple):
    """A timer that a step offers.

    `warning_ms` is how long before the end to warn (0: no warning); `text` is what to do when it is due; `cue` is
    how to tell that it is done. `found` marks what was read out of prose: an offer, shown differently. One that
    `counts_up` is a stopwatch: it has reminders but is never due.
    """

    id: str
    name: str
    least_ms: int
    most_ms: int
    checks: tuple[Check, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    warning_ms: int = 0
    warning_text: str = ""
    urgency: Urgency = "normal"
    text: str = ""
    cue: str = ""
    then: Then = "hold"
    optional: bool = False
    found: bool = False
    counts_up: bool = False

    @property
    def span(self) -> Span:
        """The window, or the single duration twice."""
        return Span(self.least_ms, self.most_ms)


def chains(specs: Sequence[TimerSpec]) -> list[list[TimerSpec]]:
    """Group the timers of a step: those in one list follow each other, the lists run side by side.

    A timer found in prose follows the one before it in the text; another only if that one says `then: start`.
    """
    found: list[list[TimerSpec]] = []
    for spec in specs:
        if found and (spec.found or found[-1][-1].then == "start"):
            found[-1].append(spec)
        else:
            found.append([spec])
    return found
