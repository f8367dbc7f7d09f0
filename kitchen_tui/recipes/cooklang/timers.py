"""The timers that a step's author marked, as timer specs."""

import re

from kitchen_tui.model.duration import parse_span
from kitchen_tui.model.timer_spec import Span, TimerSpec
from kitchen_tui.recipes.cooklang.tree import Quantity, Timer

_LONGEST_TEXT = 40
_VERB = re.compile(
    r"\b(bake|blanch|boil|braise|bring|brown|chill|cook|cool|fry|freeze|grill|heat|knead|leave|marinate|mix|poach|"
    r"preheat|prove|proof|reduce|refrigerate|rest|rise|roast|saute|sauté|sear|shake|simmer|soak|steam|steep|stir|"
    r"stand|toast|whip|whisk)(?:s|d|ed|ing)?\b",
    re.IGNORECASE,
)


def span_of(quantity: Quantity) -> Span | None:
    """The time that a quantity says; a number without a unit is minutes. None where it says no time."""
    if len(quantity.spoken) > _LONGEST_TEXT:
        return None
    try:
        return parse_span(quantity.spoken)
    except ValueError:
        return None


def shown(timer: Timer) -> str:
    """How the step's sentence reads where the timer stands: the time, or the name of one that has none."""
    if timer.quantity is None:
        return timer.name
    bare = not timer.quantity.unit and timer.quantity.least is not None
    return f"{timer.quantity.text} minutes" if bare else timer.quantity.spoken


def spec_of(timer: Timer, span: Span, identity: str, before: str) -> TimerSpec:
    """The spec of a marked timer; one without a name is named after what the words `before` it do."""
    return TimerSpec(identity, timer.name or deed(before), span.least_ms, span.most_ms)


def deed(before: str) -> str:
    """The last thing that these words ask to do: "simmer"; "timer" where they ask nothing that I know."""
    verbs = _VERB.findall(before)
    return verbs[-1].lower() if verbs else "timer"
