"""A step and the sections that hold steps."""

from typing import NamedTuple

from kitchen_tui.model.ingredient import Use
from kitchen_tui.model.timer_spec import Span, TimerSpec


class Step(NamedTuple):
    """One thing to do.

    `number` counts from 1 through the whole recipe. `takes` is how long it lasts when no timer says so; None when
    nobody knows. `after` and `alongside` (written `while` in a file) hold the ids of other steps: begin when those
    are done; do it during those. `hands_off` is None where the recipe does not say.
    """

    id: str
    number: int
    title: str
    text: str
    uses: tuple[Use, ...] = ()
    takes: Span | None = None
    hands_off: bool | None = None
    heat: str = ""
    cookware: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    alongside: tuple[str, ...] = ()
    optional: bool = False
    timers: tuple[TimerSpec, ...] = ()
    cue: str = ""
    notes: tuple[str, ...] = ()


class Section(NamedTuple):
    """Steps under one heading; `name` is empty when the recipe has a single unnamed run of steps."""

    name: str
    steps: tuple[Step, ...]
