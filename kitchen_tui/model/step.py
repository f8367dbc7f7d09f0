"""A step and the sections that hold steps."""

from typing import NamedTuple

from kitchen_tui.model.duration import DAY
from kitchen_tui.model.ingredient import Use
from kitchen_tui.model.timer_spec import Span, TimerSpec

UNLIMITED = 400 * DAY
"""A wait as long as the cook likes: `waits: yes`."""


class Step(NamedTuple):
    """One thing to do.

    `number` counts from 1 through the whole recipe. `takes` is its length without timers; None if it is unknown.
    `after` and `alongside` (written `while` in a file) hold the ids of other steps: those that must be done before it,
    and those during which it is done. `hands_off` is None if the recipe does not say.
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
    waits_ms: int | None = None
    preheat_ms: int | None = None
    ahead_ms: int | None = None


class Section(NamedTuple):
    """Steps under one heading; `name` is empty when the recipe has a single unnamed run of steps."""

    name: str
    steps: tuple[Step, ...]
