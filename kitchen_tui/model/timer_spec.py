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
    """A question during a timer, asked at `from_ms` and then every `every_ms` until the window ends.

    Answering *not yet* after the end extends the timer by `extend_ms`.
    """

    question: str
    from_ms: int
    every_ms: int
    extend_ms: int


class Reminder(NamedTuple):
    """A prompt during a timer, repeated at the interval `every`, made at the moments `at_ms` after its start, or both.

    A range such as "every 2 to 3 minutes" is repeated at its middle.
    """

    text: str
    every: Span | None = None
    at_ms: tuple[int, ...] = ()


class TimerSpec(NamedTuple):
    """A timer that a step offers.

    `warning_ms` is how long before the end to warn (0: no warning), `text` what to do when it is due, and `cue` how to
    tell that the food is done. `found` marks a timer that was found in prose. One that `counts_up` is a stopwatch,
    which has reminders but is never due.
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
