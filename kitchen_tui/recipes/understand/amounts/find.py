"""Finds amounts in an ingredient line, with their roles: the amount, an equivalent, a package's size…"""

import re
from fractions import Fraction
from itertools import islice, takewhile

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.understand.amounts.readings import FLOUR, Reading, masked, measure_at, readings
from kitchen_tui.recipes.understand.amounts.units import MEASURED, UNITS, Unit, UnitWord, size_of

LONGEST = 1000
"""The number of characters of a line that are searched."""
_MOST = 12
"""The most amounts that are read in one line, so that a line of numbers does not cost more than others."""


class FoundAmount(NamedTuple):
    """One amount of an ingredient line and its place, `line[start:end]`.

    `quantity` is None for "a few"; `most` is the upper end of a range. `unit` is the canonical name of the unit
    ("tbsp", "cup", "clove"), or "" for a plain count. `role` is primary, equivalent (the same in another unit, or an
    alternative), package_size, per_unit, not_amount (a temperature, a length…) or vague (a pinch). The number is
    `line[start:number_end]` (empty in "pinch of salt"). The word of the unit, if any, is `line[unit_start:unit_end]`,
    which need not be adjacent, as in "2 x 400g tins".
    """

    quantity: Fraction | None
    most: Fraction | None
    unit: str
    role: str
    start: int
    end: int
    number_end: int = 0
    unit_start: int = 0
    unit_end: int = 0

    @property
    def scales(self) -> bool:
        """Whether it changes with the servings, unlike the 400 g of "2 x 400g tins", "1/2 tsp per pound" and 180 °C."""
        return self.role in ("primary", "equivalent", "vague")

    @property
    def dimension(self) -> str:
        """The dimension: "mass", "volume", or the unit itself if it has no fixed size."""
        unit = UNITS.get(self.unit)
        return unit.kind if unit and unit.size else self.unit

    @property
    def unit_size(self) -> Fraction:
        """The size of the unit in grams or millilitres; 1 if it has no fixed size."""
        return size_of(self.unit)


def find_amounts(line: str) -> list[FoundAmount]:
    """Return all amounts of an ingredient line from left to right, with their roles. Accepts any text."""
    text = masked(line[:LONGEST])
    found: list[FoundAmount] = []
    for reading in islice(readings(text), _MOST):
        amount = _amount(text, reading, found)
        _name_package(text, reading, found)
        found.append(amount)
    return found


_PER = lazy_regex(
    r"(?:\s[^\W\d_]+){0,2}?\s(?:per|for\s(?:each|every))\s[\w-]+|\s?/\s?(?:person|head|serving|portion|lb|pound|kg)\b",
    re.IGNORECASE,
)


def _amount(line: str, reading: Reading, before: list[FoundAmount]) -> FoundAmount:
    role, end = _role(line, reading, before), reading.end
    per = _PER.match(line, end) if role == "per_unit" else None
    return FoundAmount(
        reading.least,
        reading.most,
        reading.unit.name if reading.unit else "",
        role,
        reading.start,
        per.end() if per else end,
        reading.number_end,
        reading.unit_start,
        reading.unit_end,
    )


_NEAR = 40
"""The number of characters before an amount in which the words that introduce it are looked for."""
_NOT_AMOUNTS = ("length", "temperature", "percent", "time")
_BY = lazy_regex(r"\sby\s\d|\s?[x×]\s?\d{1,2}\s?-?(?:inch|cm|in\b|[\"”])", re.IGNORECASE)
_ONE_IS = lazy_regex(r"\s?[~≈=]\s?")
_INTO = lazy_regex(r"\b(?:into|cut in)\s(?:about\s)?$", re.IGNORECASE)


def _role(line: str, reading: Reading, before: list[FoundAmount]) -> str:
    kind = reading.unit.kind if reading.unit else "count"
    lead = line[max(0, reading.start - _NEAR) : reading.start]
    if kind in _NOT_AMOUNTS or line[reading.start : reading.end] == FLOUR or _BY.match(line, reading.end):
        return "not_amount"
    if reading.least == 1 and before and _ONE_IS.match(line, reading.end):
        return "not_amount"
    if kind not in MEASURED and _INTO.search(lead):
        return "not_amount"
    if _PER.match(line, reading.end):
        return "per_unit"
    if _is_size(line, reading, before):
        return "package_size"
    if kind == "vague" or reading.vague:
        return "vague"
    if not any(amount.role in ("primary", "vague") for amount in before):
        return "primary"
    if _adds_up(line, reading, lead, before[-1]):
        return before[-1].role
    if reading.unit and _goes_on(line, reading.unit, reading.start, before[-1]):
        return before[-1].role
    return "equivalent" if _is_again(line, reading, lead) else "primary"


_PACKAGES = ("container", "count", "vague")
_COUNTING = ("primary", "equivalent")
_EACH = lazy_regex(r"(?:\s[^\W\d_]+)?\s?\)?,?\s(?:each|apiece)(?=\s*(?:[),;.]|$))", re.IGNORECASE)
_AFTER_PACKAGE = lazy_regex(r"\s?\(\s?(?:about\s|approx\w*\.?\s|~)?")
_SAME_AGAIN = lazy_regex(r"\s?(?:/|\||=|\(|or)\s?(?:about\s|~)?")
_TIMES = lazy_regex(r"\s?[x×]\s?|\s?[-–]\s?|\s(?:large|small|medium)\s\(?|\s?\(|\s", re.IGNORECASE)


def _is_size(line: str, reading: Reading, before: list[FoundAmount]) -> bool:
    """Return whether an amount is the size of a package or piece: "2 x 400g", "1 can (14 oz)", "about 6 oz each"."""
    if reading.unit is None or reading.unit.kind not in MEASURED:
        return False
    if _EACH.match(line, reading.end):
        return bool(before) or reading.unit.name not in ("tsp", "tbsp")
    if not before:
        return False
    last = before[-1]
    gap = line[last.end : reading.start]
    if last.role == "package_size":
        return bool(_SAME_AGAIN.fullmatch(gap))
    if last.role == "not_amount":
        return bool(last.quantity == 1 and _ONE_IS.fullmatch(gap))
    if last.role not in _COUNTING:
        return False
    if last.unit:
        return UNITS[last.unit].kind == "container" and bool(_AFTER_PACKAGE.fullmatch(gap))
    behind = _behind(line, reading)
    return bool(_TIMES.fullmatch(gap)) and not (behind and behind.unit.kind in MEASURED)


_CLOSE = lazy_regex(r"(?:[- ]thick)?\)?")


def _behind(line: str, reading: Reading) -> UnitWord | None:
    """Return the unit after a size: the cans of "2 (400 g) cans", the teaspoons of "1 (5 g) teaspoon"."""
    close = _CLOSE.match(line, reading.end)
    measure = measure_at(line, close.end() if close else reading.end)
    allowed = _PACKAGES if line[reading.end : reading.end + 1] != ")" else (*_PACKAGES, *MEASURED)
    return measure if measure and measure.unit.kind in allowed else None


_SUM = lazy_regex(r"(?:\+|\bplus)\s*$", re.IGNORECASE)


def _adds_up(line: str, reading: Reading, lead: str, last: FoundAmount) -> bool:
    """Return whether an amount is the second part of a sum in brackets: "5 tbsp sugar (1/4 cup + *1 tbsp*)"."""
    opened = line.rfind("(", 0, reading.start)
    return opened >= 0 and line.find(")", opened, reading.start) < 0 and opened < last.start and bool(_SUM.search(lead))


def _goes_on(line: str, unit: Unit, start: int, last: FoundAmount) -> bool:
    """Return whether an amount continues the one before it, as the 2 oz in "1 lb 2 oz"."""
    return bool(last.unit) and unit.subdivides(UNITS[last.unit]) and line[last.end : start] == " "


_INSTEAD = lazy_regex(r"(?:\bor|/|\||=|≈|~)[\s*_(]*(?:(?:about|approx\w*\.?|around|use)\s)?~?$", re.IGNORECASE)
_JOINED = lazy_regex(r"(?:\+|\bplus|\band|\bwith|&)\s*(?:about\s|an?\s(?:additional|extra)\s)?$", re.IGNORECASE)
_COMMA = lazy_regex(r",\s*(?:(?:about|approx\w*\.?|around)\s|~)?$", re.IGNORECASE)
_NAMED = lazy_regex(r"\s(?:of\s)?(?!\w+ed\b|for\b|at\b|if\b)[^\W\d_]{2}")


def _is_again(line: str, reading: Reading, lead: str) -> bool:
    """Return whether an amount repeats the first one or offers another: "(450 g)", "/ 100 g", "or 1 tsp"."""
    if _INSTEAD.search(lead):
        return True
    if _JOINED.search(lead):
        return False
    if line.count("(", 0, reading.start) > line.count(")", 0, reading.start):
        return True
    return bool(_COMMA.search(lead)) and (reading.unit is None or not _NAMED.match(line, reading.end))


def _name_package(line: str, size: Reading, found: list[FoundAmount]) -> None:
    """Give the last count its unit if that follows the size of a package: the tins of "2 x 400g tins"."""
    if size.unit is None or size.unit.kind not in (*MEASURED, "length"):
        return
    sizes = list(takewhile(lambda amount: amount.role == "package_size", reversed(found)))
    if len(sizes) == len(found) or (sizes and not _SAME_AGAIN.fullmatch(line[found[-1].end : size.start])):
        return
    at = len(found) - 1 - len(sizes)
    count = found[at]
    if count.unit or count.role not in _COUNTING:
        return
    package = _behind(line, size) if sizes or _TIMES.fullmatch(line[count.end : size.start]) else None
    if package:
        found[at] = count._replace(unit=package.unit.name, unit_start=package.start, unit_end=package.end)
