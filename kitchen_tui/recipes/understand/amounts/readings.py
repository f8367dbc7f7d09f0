"""Finds all numbers of a line with their units, joining ranges, before their roles are determined."""

import re
from collections.abc import Iterator
from fractions import Fraction

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.numbers import FRACTIONS, Number, number_at, number_from
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.understand.amounts.units import MEASURED, UNITS, Unit, UnitWord, unit_at, unit_named
from kitchen_tui.recipes.understand.nouns import word_set


class Reading(NamedTuple):
    """A quantity with its unit as written in a line; `vague` marks "a couple of"."""

    least: Fraction | None
    most: Fraction | None
    unit: Unit | None
    start: int
    number_end: int
    unit_start: int
    unit_end: int
    vague: bool = False

    @property
    def end(self) -> int:
        """Return the end of the whole phrase."""
        return max(self.number_end, self.unit_end)


_LINK = lazy_regex(r"\]\([^)\s]*\)|https?://\S+")


def masked(line: str) -> str:
    """Blank out web addresses, whose digits are not amounts, without changing offsets."""
    return _LINK.sub(lambda found: " " * len(found[0]), line) if "](" in line or "://" in line else line


def readings(line: str) -> Iterator[Reading]:
    """Yield all quantities of a `masked` line, from left to right."""
    implied, at = _implied(line), 0
    while number := number_from(line, at):
        if implied and implied.start < number.start:
            yield implied
            at, implied = implied.end, None
            continue
        reading = _reading(line, number)
        at = reading.end if reading else number.end
        if reading:
            yield reading
    if implied:
        yield implied


_IMPLIED = lazy_regex(
    r"(?:^|\()[\s*_~]*(?:about\s|approx\.?\s|optional:?\s)?"
    r"(?P<phrase>(?P<size>(?:large|small|big|good|generous|medium|scant|heap(?:ing|ed)|rounded|level|thick|thin|"
    r"tiny)\s)?(?P<word>[^\W\d_]{3,12}))(?=(?P<of>\s+of\s)|\s[^\W\d_]|\))",
    re.IGNORECASE,
)
_ALSO_VERBS = word_set("squeeze squirt twist swirl grate crack smear lick dot scrape hint lump trickle slosh lug pour")
"""Measures only before "of": "squeeze of lemon", but "Squeeze the lemon"."""


def _implied(line: str) -> Reading | None:
    """Return a measure without a number at the start of the line or of brackets: "pinch of salt", "Can of beans"."""
    for found in _IMPLIED.finditer(line):
        unit = unit_named(found["word"])
        is_sized = bool(found["size"]) and unit is not None and unit.kind == "volume"
        if unit is None or not (is_sized or found["word"].lower() in (unit.name, "tablespoon", "teaspoon")):
            continue
        if unit.name in _ALSO_VERBS and not found["of"]:
            continue
        if (
            unit.kind == "vague"
            or unit.name == "dozen"
            or is_sized
            or (unit.kind in ("count", "container", "volume") and (found["of"] or found["size"]))
        ):
            start, end = found.span("phrase")
            return Reading(Fraction(1), None, unit, start, start, found.start("word"), end)
    return None


FLOUR = "00"
"""The Italian grade of flour, which is a name and not a number."""
_GRADE = lazy_regex(r"\d{1,3}(?:\s?(?:[-–]\s?|/\s?)\d{1,3})?[\s-]?(?:count|ct)\b", re.IGNORECASE)
"""The number of shrimp in a pound: "16/20 count"."""
_ARTICLE = lazy_regex(
    rf"an?\s(?:(?:generous|scant|heap(?:ing|ed)|rounded|level|good|packed|extra|additional|further)\s){{1,2}}[\d{FRACTIONS}]",
    re.IGNORECASE,
)
"""An article that is not one: "a generous 200 g", "an extra 2 tbsp"."""
_REFERENCE_BEFORE = lazy_regex(
    r"(?:(?<![^\W_])(?:see|steps?|notes?|pages?|no|number|recipe|type|tipo|size)\.?|#|\bomega-)\s*$", re.IGNORECASE
)


def _reading(line: str, number: Number) -> Reading | None:
    if line[number.start : number.end] == FLOUR:
        return Reading(Fraction(0), None, None, number.start, number.end, 0, 0)
    if number.value is None and number.form != "vague":
        return None
    if (
        _GRADE.match(line, number.start)
        or _ARTICLE.match(line, number.start)
        or _REFERENCE_BEFORE.search(line[max(0, number.start - 12) : number.start])
        or not _plausible(line, number)
    ):
        return None
    reading = _single(line, _parted(line, number))
    return reading and (_range(line, reading) or reading)


def _parted(line: str, number: Number) -> Number:
    """Return only the count of "1 1/4-ounce envelope": because of the hyphen, it is one envelope of a quarter ounce."""
    count = re.match(r"\d+(?=\s\d+/)", line[number.start : number.end])
    unit = unit_at(line, number.end) if count and line[number.end : number.end + 1] == "-" else None
    after = unit and unit_at(line, unit.end)
    if count and after and after.unit.kind == "container":
        return Number(Fraction(count[0]), number.start, number.start + count.end(), "digits")
    return number


_TAKEN_OF = lazy_regex(r"^(?:the )?(?:(?:grated |finely grated )?(?:juice|zest|rind|peel)(?: (?:and|&) )?){1,2} of$")
"""The words before the fruit in "juice of a lemon"."""
_LITTLE = lazy_regex(r"\s(?:little|bit|good|lot|touch|few)\b", re.IGNORECASE)
_AND_OR_END = lazy_regex(r"[\s-]?(?:and|&)|\W*$")
_INTRODUCED = lazy_regex(
    r"(?:^|[(+,/:]|\b(?:or|and|plus|with|of|juice|zest|rind|yolks?|whites?|from|about|into))[\s*_]*$", re.IGNORECASE
)


def _plausible(line: str, number: Number) -> bool:
    """Return whether a number word is a number, unlike in "that one", "cut in half", "half and half", "a bit of"."""
    if number.form in ("digits", "vague"):
        return True
    measure = measure_at(line, number.end)
    if (measure and measure.end - measure.start > 1) or _is_sized(line, number):
        return True
    before = line[: number.start].rstrip(" *_").lower()
    begins = not any(map(str.isalnum, before)) or before in ("optional:", "(optional)", "about")
    if number.form == "article":
        begins = begins or bool(_TAKEN_OF.search(before))
        return begins and not _LITTLE.match(line, number.end)
    if number.form == "bare":
        return begins and not _AND_OR_END.match(line, number.end)
    return bool(_INTRODUCED.search(line[max(0, number.start - 12) : number.start]))


def _is_sized(line: str, number: Number) -> bool:
    """Return whether a size follows ("a 28-ounce can", "one 3-inch stick"), but not in "for a 9-inch pie"."""
    size = number_at(line, number.end + 1)
    unit = size and unit_at(line, size.end)
    return bool(unit and (number.form != "article" or unit.unit.kind in MEASURED))


_NAME_AFTER = lazy_regex(
    rf"-(?!\s|ish\b|[{FRACTIONS}])[^\W\d]|(?:st|nd|rd|th|s|up)\b|[\s-]*spice\b|\s(?:up|proof)\b",
    re.IGNORECASE,
)
_TEMPERATE = 12
"""The largest number before a bare capital C that means cups: "1 C. sugar"."""


def _single(line: str, number: Number) -> Reading | None:
    vague = number.form == "vague"
    measure = measure_at(line, number.end)
    if measure is None or _is_spice(line, number, measure):
        if _NAME_AFTER.match(line, number.end):
            return None
        return Reading(number.value, None, None, number.start, number.end, 0, 0, vague)
    unit, start, end = measure
    if unit.name == "C" and line[start:end].rstrip(".") == "C" and (number.value or 0) <= _TEMPERATE:
        unit = UNITS["cup"]
    return Reading(number.value, None, unit, number.start, number.end, start, end, vague)


_ALONE = lazy_regex(r"\s*(?:\([^)]*\)?)?\s*(?:[,;]|$)")


def _is_spice(line: str, number: Number, measure: UnitWord) -> bool:
    """Return whether cloves are the spice, as in "8 cloves" but not in "4 cloves garlic" and "garlic, 4 cloves"."""
    if measure.unit.name != "clove" or any(map(str.isalnum, line[: number.start])):
        return False
    return _ALONE.match(line, measure.end) is not None


_NUMBERED = lazy_regex(r"\s#\d{1,3}(?=\s)")
_WORD = lazy_regex(r"[ ,]{1,2}([^\W\d_][\w'’-]{0,20})(?:(?<= sm)\.|(?<= lg)\.|(?<= med)\.)?")
_NO_ADJECTIVE = frozenset(("or", "and", "with", "of", "x", "plus", "to", "for", "in"))
_SIZES = word_set(
    "large lg lrg small sm medium med medium-sized medium-size big heaping heaped rounded level scant generous good"
    " packed thick thin fat whole very extra full short long tiny little thinly fresh plump loosely firmly sized"
)
_COUNTED = ("count", "container", "vague", "volume")
_OF = lazy_regex(r"\s+of\b")


def measure_at(line: str, at: int) -> UnitWord | None:
    """Return the unit after a number, perhaps after adjectives: "2 large heads", "12 very thin slices of"."""
    if numbered := _NUMBERED.match(line, at):  # the cans of "1 #10 can"
        at = numbered.end()
    if direct := unit_at(line, at):
        return direct
    known = True
    for _ in range(3):
        word = _WORD.match(line, at)
        if not word or word[1].lower() in _NO_ADJECTIVE:
            return None
        known = known and word[1].lower() in _SIZES
        at = word.end()
        unit = unit_at(line, at)
        if unit and unit.unit.kind in _COUNTED and line[at] == " ":
            return unit if known or _OF.match(line, unit.end) else None
    return None


RANGE = lazy_regex(r"\s?(?:-|–|—)\s?(?:to\s)?|\s?~\s?(?!\d{3})|,?\s(?:up\s)?to\s|\sor\s", re.IGNORECASE)
_AND = lazy_regex(r"\sand\s", re.IGNORECASE)
_OR_TWO = lazy_regex(r"\s+of\b|\s*(?:[,;(]|$)")


def _range(line: str, first: Reading) -> Reading | None:
    """Return both ends of "2-3", "30g to 70g" or "between 2 and 3"; None if the second number is another amount."""
    between = line[: first.start].rstrip().lower().endswith("between")
    joint = (_AND if between else RANGE).match(line, first.end)
    number = joint and number_at(line, joint.end())
    second = number and number.value and _single(line, number)
    if not second or first.least is None or second.least is None or second.least <= first.least:
        return None
    if first.unit and second.unit is None and _OR_TWO.match(line, second.end):
        return first._replace(most=second.least, number_end=second.end)
    if first.unit not in (None, second.unit) or (first.unit is None and _is_size(line, first.least, second)):
        return None
    return second._replace(least=first.least, most=second.least, start=first.start)


def _is_size(line: str, count: Fraction, size: Reading) -> bool:
    """Return whether this is a count and a size ("1 - 14 oz can") and not a range."""
    if size.unit is None or size.unit.kind not in MEASURED or (size.least or 0) < 4 * count:
        return False
    after = unit_at(line, size.end)
    return after is not None and after.unit.kind == "container"
