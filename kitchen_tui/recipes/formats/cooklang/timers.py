"""The timers that a step's author marked, as timer specs."""

from kitchen_tui.model.duration_text import read_duration
from kitchen_tui.model.timer_spec import Span, TimerSpec
from kitchen_tui.recipes.formats.cooklang.tree import Quantity, Timer
from kitchen_tui.recipes.understand.times.naming import name_of

_LOOK_BACK = 200
"""Characters before a timer in which to look for what it times."""


def span_of(quantity: Quantity) -> Span:
    """The time in a quantity; a number without a unit is minutes. Raises DurationError if it is not a time."""
    return read_duration(quantity.spoken)


def shown(timer: Timer) -> str:
    """How the step's sentence reads where the timer stands: the time, or the name of one that has none."""
    if timer.quantity is None:
        return timer.name
    bare = not timer.quantity.unit and timer.quantity.least is not None
    return f"{timer.quantity.text} minutes" if bare else timer.quantity.spoken


def spec_of(timer: Timer, span: Span, identity: str, before: str) -> TimerSpec:
    """The spec of a marked timer; one without a name is named after what the words `before` it do."""
    return TimerSpec(identity, timer.name or deed(before), *span)


def deed(before: str) -> str:
    """What these words ask to do: "simmer", "rest"."""
    return name_of("duration", "start", before[-_LOOK_BACK:].lower(), "")
