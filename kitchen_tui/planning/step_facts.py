"""Reads from a step what a plan has to know: its heat, and how long its result and the finished dish may wait.

If the recipe does not say, these tables decide. The figures are holding times of kitchens and food agencies; hot food
is never planned to wait more than two hours.
"""

import re

from kitchen_tui.model.duration import HOUR, MINUTE
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import Recipe, Step
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


NO_MATTER, SMALL, MIDDLE, HIGH = 0.1, 0.3, 1.0, 2.0
"""Costs per minute that a result waits."""
_AT_ONCE = lazy_regex(
    r"\b(?:at once|immediately|straight ?away|right away|while (?:it is |they are )?hot)\b", re.IGNORECASE
)
_KEPT_WARM = lazy_regex(
    r"\bwarm tray\b|\bunder a lid\b|\bcan wait\b|\bkeep(?:s|ing)? (?:\w+ )?(?:warm|hot)\b", re.IGNORECASE
)
_COLD = lazy_regex(r"\b(?:chill|refrigerate|freeze|cool)\b", re.IGNORECASE)
_RESTS = lazy_regex(r"\b(?:rest|stand|settle)\b", re.IGNORECASE)
_SHIPPED = (
    (r"pasta|spaghetti|tagliatelle|penne|linguine|noodle", 0),
    (r"risotto|omelette|scrambled|souffl|eggs?\b|breakfast", 2),
    (r"green beans?\b|broccoli|asparagus|spinach|peas\b|greens\b|sprouts", 5),
    (r"tempura|crisps?\b|fritter|fries\b|chips\b", 2),
    (r"stew|soup|braise|curry|chili|chilli|goulash|casserole|ragu|ragù|broth|beans\b|dal\b", 120),
    (r"mash|purée|puree", 20),
    (r"\brice\b|pilaf|pilau|couscous|quinoa", 25),
    (r"roast|joint of|gratin|bake\b|lasagne|lasagna", 20),
    (r"bread|loaf|cake|cookie|biscuit|tart\b|pie\b|crumble|pudding|dessert|ice cream|mousse|custard", 60),
    (r"salad|slaw|dip\b|salsa|chutney|dressing", 60),
)
_OTHERWISE = 10
"""Minutes that a dish may wait if neither the recipe nor a table says so."""


class Tolerance(NamedTuple):
    """The minutes that something may wait (None: no limit), and the cost of each minute in points."""

    minutes: int | None
    cost: float


def result_tolerance(step: Step, is_hands_on: bool, timed_before: bool) -> Tolerance:
    """Return how long the result of a step may wait for the next. `timed_before`: something timed precedes it."""
    if step.waits_ms is not None:
        return _declared(step.waits_ms)
    timers = [spec for spec in step.timers if not spec.optional]
    if any(spec.urgency == "critical" for spec in timers):
        return Tolerance(0, HIGH)
    if _KEPT_WARM.search(" ".join((step.text, *step.notes, *(spec.text for spec in timers)))):
        return Tolerance(20, SMALL)
    heat = heat_of(step)
    if heat.burner or (heat.oven_c is not None and (timers or not is_hands_on)):
        if is_hands_on and not any(spec.urgency == "gentle" for spec in timers):
            return Tolerance(1, HIGH)
        gentle = is_gentle(step) or any(spec.urgency == "gentle" for spec in timers)
        return Tolerance(30, SMALL) if gentle else Tolerance(5, MIDDLE)
    spans = [spec.span for spec in timers] or ([step.takes] if step.takes and not is_hands_on else [])
    if spans:
        least, most = sum(span.least_ms for span in spans), sum(span.most_ms for span in spans)
        return Tolerance(_minutes((most - least) / 2 + (least + most) / 8), SMALL)
    return Tolerance(5, MIDDLE) if timed_before else Tolerance(None, NO_MATTER)


def dish_tolerance(recipe: Recipe, last: Step) -> Tolerance:
    """Return how long the finished dish may wait; `last` is its last step."""
    minutes = _dish_minutes(recipe, last)
    return Tolerance(minutes, landing_cost(minutes))


def landing_cost(may_wait: int) -> float:
    """Return the cost of each minute that a dish is ready early, in points."""
    return next((cost for most, cost in ((2, 6.0), (5, 4.0), (10, 2.0), (20, 0.5)) if may_wait <= most), 0.3)


def _dish_minutes(recipe: Recipe, last: Step) -> int:
    if recipe.holds is not None:
        return min(_minutes(recipe.holds.length_ms), 24 * 60)
    if last.waits_ms is not None:
        return min(_minutes(last.waits_ms), 24 * 60)
    if _AT_ONCE.search(" ".join((last.text, last.cue, *recipe.serving, *(spec.text for spec in last.timers)))):
        return 2
    if any(spec.urgency == "critical" for spec in last.timers if not spec.optional):
        return 2
    if last.timers and not heat_of(last):
        words = f"{last.title} {last.text}"
        longest = max(spec.most_ms for spec in last.timers)
        if _COLD.search(words) and longest >= HOUR // 2:
            return 120
        if _RESTS.search(words):
            return 10
    return next((minutes for words, minutes in _SHIPPED if re.search(words, _about(recipe), re.IGNORECASE)), _OTHERWISE)


def _about(recipe: Recipe) -> str:
    return " ".join((recipe.title, recipe.name.replace("-", " "), *recipe.tags))


def _declared(ms: int) -> Tolerance:
    if ms >= 24 * HOUR:
        return Tolerance(None, NO_MATTER)
    minutes = _minutes(ms)
    return Tolerance(minutes, HIGH if minutes <= 1 else MIDDLE if minutes <= 10 else SMALL)


def _minutes(ms: float) -> int:
    return int(-(-ms // MINUTE))
