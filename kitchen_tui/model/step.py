"""A step and the sections that hold steps."""

from typing import NamedTuple

from kitchen_tui.model.duration import DAY
from kitchen_tui.model.ingredient import Use
from kitchen_tui.model.timer_spec import Span, TimerSpec

UNLIMITED = 400 * DAY
"""A wait as long as the cook likes: `waits: yes`."""


class Step(NamedTuple):
    """One thing to do.

    `number` counts from 1 through the whole recipe. `takes` is how long it lasts when no timer says so; None when
    nobody knows. `after` and `alongside` (written `while` in a file) hold the ids of other steps: begin when those
    are done; do it during those. `hands_off` is None where the recipe does not say.

    For the plan, in milliseconds and None if the recipe does not say: `waits_ms`, how long the result may wait for the
    next step (0: not at all, `UNLIMITED`: as long as the cook likes); `preheat_ms`, how long to heat the oven or pan
    before it (0: not at all); `ahead_ms`, how long before the rest of the dish it may be done.
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
