"""Rounds numbers and units as a cook measures them: ⅓ and 1½, never 0.33; 3 tsp are 1 tbsp, 1000 g are 1 kg."""

from fractions import Fraction

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.numbers import FRACTION_SIGNS
from kitchen_tui.recipes.understand.amounts.units import UNITS

_MARKS = {value: sign for sign, value in FRACTION_SIGNS.items()}
SPOONS = tuple(Fraction(part) for part in ("0", "1/8", "1/4", "1/3", "3/8", "1/2", "5/8", "2/3", "3/4", "7/8", "1"))
"""The fractions that one measuring spoon gives, or two together."""
COUNTS = tuple(Fraction(part) for part in ("0", "1/4", "1/3", "1/2", "2/3", "3/4", "1"))
"""The fractions of measuring cups, and those that an onion can be cut into by eye."""

_FEW, _SEVERAL = 3, 5
"""The numbers of things from which thirds are rounded to halves, and to whole ones."""
_LARGEST_DENOMINATOR = 8
"""Fractions with a larger denominator read better as decimals."""


def fraction(value: Fraction) -> str:
    """Format a number with a fraction sign if there is one, otherwise with a slash: 3/2 is "1½"."""
    whole, part = divmod(value, 1)
    if not part:
        return str(whole)
    sign = _MARKS.get(part)
    if sign:
        return f"{whole or ''}{sign}"
    return f"{whole} {part}" if whole else str(part)


def decimal(value: Fraction, is_fine: bool = False) -> str:
    """Format a weight or metric volume with at most two decimals, from ten on with none unless `is_fine`."""
    if value >= 100 or (value >= 10 and value.denominator != 2 and not is_fine):
        return str(round(value))
    return f"{float(value):.2f}".rstrip("0").rstrip(".")


def times(factor: Fraction) -> str:
    """Format a factor: "×1½", "×1.65"."""
    return f"×{fraction(factor) if factor.denominator <= _LARGEST_DENOMINATOR else decimal(factor)}"


def nearest(value: Fraction, parts: tuple[Fraction, ...]) -> Fraction:
    """Return the closest positive number whose fraction is one of `parts`."""
    whole, part = divmod(value, 1)
    closest = whole + min(parts, key=lambda one: abs(one - part))
    return closest or parts[1]


def is_near(value: Fraction, shown: Fraction) -> bool:
    """Return whether a difference is too small to matter in a kitchen, at most 3 %."""
    return abs(shown - value) * 100 <= value * 3


class Measure(NamedTuple):
    """A number as displayed, with its unit; `value` is exactly the displayed number."""

    shown: str
    value: Fraction
    unit: str


class Measured(NamedTuple):
    """One measure, or two that add up ("1 cup + 2 tbsp"); not `exact` if it is only an approximation."""

    parts: tuple[Measure, ...]
    exact: bool = True


_WHOLE = (Fraction(0), Fraction(1))
_HALVES = (Fraction(0), Fraction(1, 2), Fraction(1))
_QUARTERS = tuple(Fraction(n, 4) for n in range(5))
_TSP_IN = {"tsp": 1, "tbsp": 3, "cup": 48, "pint": 96, "quart": 192, "gallon": 768}
_LADDER = (("cup", 12, 9600, COUNTS), ("tbsp", 3, 36, _HALVES), ("tsp", 0, 6, SPOONS))
"""The range in teaspoons for which a measure is used, if the amount is one of its parts."""
_PINCH = Fraction(3, 32)
"""The part of a teaspoon below which there is no spoon."""
_METRIC = {"mg": ("g", 1000), "g": ("kg", 1000), "ml": ("l", 1000), "cl": ("l", 100), "dl": ("l", 10)}
_DOWN = {"kg": ("g", 1000), "l": ("ml", 1000)}
_SCALES = frozenset((*_METRIC, *_DOWN))


def measured(value: Fraction, unit: str) -> Measured:
    """Return `value` of `unit` (a canonical name or "") as a cook measures it, perhaps in another unit."""
    if unit in _SCALES:
        return Measured((_metric(value, unit),))
    if unit in _TSP_IN:
        return _spoons(value, unit)
    if unit in ("oz", "lb"):
        return Measured((_weight(value, unit),))
    near = nearest(value, SPOONS if unit and UNITS[unit].kind == "volume" else _parts_of_count(value))
    return Measured((Measure(fraction(near), near, unit),), is_near(value, near))


def _parts_of_count(value: Fraction) -> tuple[Fraction, ...]:
    """Return the parts that are worth cutting: a third of one clove in six is not."""
    if value < _FEW:
        return COUNTS
    return _HALVES if value < _SEVERAL or value % 1 in _HALVES else _WHOLE


def measured_range(least: Fraction, most: Fraction, unit: str) -> tuple[Measure, Measure]:
    """Return both ends of a range in the same unit."""
    low, high = measured(least, unit), measured(most, unit)
    if len(low.parts) == len(high.parts) == 1 and low.parts[0].unit == high.parts[0].unit:
        return low.parts[0], high.parts[0]
    if unit in _TSP_IN:
        for name, parts in (("cup", COUNTS), (unit, SPOONS), ("tbsp", _HALVES), ("tsp", SPOONS)):
            ends = [end * _TSP_IN[unit] / _TSP_IN[name] for end in (least, most)]
            if all(end % 1 in parts and end >= parts[1] for end in ends):
                return _shown(ends[0], name), _shown(ends[1], name)
    return _in(least, unit), _in(most, unit)


def _in(value: Fraction, unit: str) -> Measure:
    """Return the value in its original unit, for any size."""
    if unit in _SCALES:
        return Measure(decimal(value), value, unit)
    return _shown(nearest(value, SPOONS), unit)


def _shown(value: Fraction, unit: str) -> Measure:
    return Measure(fraction(value), value, unit)


def _metric(value: Fraction, unit: str) -> Measure:
    if unit in _METRIC and value >= _METRIC[unit][1]:
        unit, size = _METRIC[unit]
        return _metric(value / size, unit)
    if unit in _DOWN and value < 1:
        unit, size = _DOWN[unit]
        value *= size
    if unit in ("cl", "dl") and value % 1 in _QUARTERS:
        return _shown(value, unit)
    shown = decimal(value, is_fine=unit in _DOWN)
    return Measure(shown, Fraction(shown), unit)


def _weight(value: Fraction, unit: str) -> Measure:
    """Return ounces and pounds, as a decimal if no kitchen fraction is near: bakers weigh 0.88 oz."""
    if unit == "oz" and value >= 16 and (value / 16) % 1 in _QUARTERS:
        return _shown(value / 16, "lb")
    if unit == "lb" and value < 1 and value not in COUNTS:
        return _weight(value * 16, "oz")
    near = nearest(value, SPOONS)
    if is_near(value, near):
        return _shown(near, unit)
    shown = decimal(value)
    return Measure(shown, Fraction(shown), unit)


def _spoons(value: Fraction, unit: str) -> Measured:
    if unit not in ("tsp", "tbsp", "cup") and value % 1 in COUNTS:
        return Measured((_shown(value, unit),))
    spoons = value * _TSP_IN[unit]
    if spoons < _PINCH:
        return Measured((_shown(Fraction(1), "pinch"),), exact=False)
    parts = _one(spoons) or (_nearly_one(spoons) if spoons % Fraction(1, 4) else ()) or _two(spoons)
    if parts:
        return Measured(parts)
    near = _rounded(spoons)
    return Measured(_one(near) or _two(near) or (_shown(near, "tsp"),), is_near(spoons, near))


def _rounded(spoons: Fraction) -> Fraction:
    """Round teaspoons to an amount that can be measured."""
    if spoons < 6:
        return nearest(spoons, SPOONS if spoons < 1 else COUNTS)
    step = Fraction(1, 2) if spoons < 24 else Fraction(3, 2)
    return round(spoons / step) * step


def _one(spoons: Fraction) -> tuple[Measure, ...]:
    for unit, least, below, parts in _LADDER:
        value = spoons / _TSP_IN[unit]
        if least <= spoons < below and value % 1 in parts:
            return (_shown(value, unit),)
    return ()


def _nearly_one(spoons: Fraction) -> tuple[Measure, ...]:
    """Return a single measure that is near enough: ⅓ tsp need not be added to 7 tbsp."""
    for unit, _, _, parts in _LADDER[:2]:
        near = nearest(spoons / _TSP_IN[unit], parts) * _TSP_IN[unit]
        if is_near(spoons, near) and (one := _one(near)) and one[0].unit == unit:
            return one
    return ()


def _two(spoons: Fraction) -> tuple[Measure, ...]:
    """Return quarter cups plus spoons, or whole tablespoons plus teaspoons."""
    for unit, step in (("cup", 12), ("tbsp", 3)):
        much, little = divmod(spoons, step)
        rest = _one(little) if much and little else ()
        if rest:
            return (_shown(Fraction(much * step, _TSP_IN[unit]), unit), *rest)
    return ()
