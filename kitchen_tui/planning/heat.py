"""Reads the heat of a step for a plan: a burner, an oven at a temperature, or neither."""

import re
from typing import NamedTuple

from kitchen_tui.model.duration import MINUTE
from kitchen_tui.model.recipe import Step
from kitchen_tui.model.regex import lazy_regex

_DEGREES = lazy_regex(
    r"(\d{2,3})(?:\s?(?:-|–|—|to)\s?(\d{2,3}))?\s?(?:[°º˚]|deg(?:rees?)?\.?)?\s?([CF])\b", re.IGNORECASE
)
_GAS_MARK = lazy_regex(r"\bgas(?: mark)? ?(\d)\b", re.IGNORECASE)
_OVEN = lazy_regex(r"oven|\bbroil", re.IGNORECASE)
_ELSEWHERE = lazy_regex(
    r"^\W*(?:off|none?|no heat|cold|cool|room temperature|ambient|warm place)\b|fridge|refrigerator|freezer|microwave|"
    r"\btoaster|\bbarbecue|\bbbq|\bcharcoal|sous.vide|slow cooker|rice cooker|air fryer|kettle",
    re.IGNORECASE,
)
_STOVE = lazy_regex(
    r"\b(?:low|medium|high|simmer|boil|fry|frying|oil|pan|pot|wok|skillet|hob|stove|flame|burner|water|steam|syrup)",
    re.IGNORECASE,
)
_NAMED = (("very hot", 240), ("very low", 100), ("hot", 220), ("low", 120), ("slow", 150), ("broil", 260), ("warm", 80))
_MODERATE_C = 180
_OVEN_FROM_C = 90


class Heat(NamedTuple):
    """The equipment that a step occupies: a burner, or the oven at `oven_c`."""

    burner: bool = False
    oven_c: int | None = None

    def __bool__(self) -> bool:
        return self.burner or self.oven_c is not None


def heat_of(step: Step) -> Heat:
    """Read the heat of a step. "240 °C, then 220 °C" is read as 240, since a step is one use of the oven."""
    words = step.heat
    if not words:
        return Heat()
    if _OVEN.search(words):
        return Heat(oven_c=_oven_c(words))
    if _ELSEWHERE.search(words):
        return Heat()
    if not _STOVE.search(words) and (degrees := _celsius(words)) is not None and degrees >= _OVEN_FROM_C:
        return Heat(oven_c=degrees)
    return Heat(burner=True)


def is_gentle(step: Step) -> bool:
    """Return whether the heat is so low that a little longer does no harm."""
    return bool(re.search(r"\blow\b(?!.*high)|simmer", step.heat, re.IGNORECASE)) and heat_of(step).burner


def preheating_minutes(step: Step, oven_c: int) -> int:
    """Return how long the oven heats before the step: as in the recipe, else 15 min up to 180 °C and 20 min above."""
    if step.preheat_ms is not None:
        return -(-step.preheat_ms // MINUTE)
    return 15 if oven_c <= 180 else 20


def _oven_c(words: str) -> int:
    degrees = _celsius(words)
    if degrees is not None:
        return degrees
    if mark := _GAS_MARK.search(words):
        return 120 + 14 * int(mark[1]) // 5 * 5
    lower = words.lower()
    return next((celsius for name, celsius in _NAMED if name in lower), _MODERATE_C)


def _celsius(words: str) -> int | None:
    """Return the first temperature (the middle of a range) in degrees C, rounded to five."""
    found = _DEGREES.search(words)
    if found is None:
        return None
    least = int(found[1])
    middle = (least + int(found[2] or least)) / 2
    celsius = (middle - 32) * 5 / 9 if found[3] in "fF" else middle
    return round(celsius / 5) * 5
