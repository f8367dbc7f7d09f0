"""Numbers as a cook measures them: ⅓, 1½, 2¾; grams whole; never 0.33."""

from fractions import Fraction

from kitchen_tui.model.numbers import FRACTION_SIGNS

_MARKS = {value: sign for sign, value in FRACTION_SIGNS.items()}
SPOONS = tuple(Fraction(part) for part in ("0", "1/8", "1/4", "1/3", "3/8", "1/2", "5/8", "2/3", "3/4", "7/8", "1"))
"""The parts of one that measuring spoons make, alone or two together."""
COUNTS = tuple(Fraction(part) for part in ("0", "1/4", "1/3", "1/2", "2/3", "3/4", "1"))
"""The parts of one that an onion can be cut into by eye."""

_SAID = 8
"""Fractions with a larger denominator read better as decimals."""


def fraction(value: Fraction) -> str:
    """A number with its fraction as a sign: 3/2 is "1½". One that has no sign is written with a slash."""
    whole, part = divmod(value, 1)
    if not part:
        return str(whole)
    sign = _MARKS.get(part)
    if sign:
        return f"{whole or ''}{sign}"
    return f"{whole} {part}" if whole else str(part)


def decimal(value: Fraction, is_fine: bool = False) -> str:
    """A weight or a metric volume as scales show it: two places at most; from ten up whole, unless `is_fine`."""
    if value >= 100 or (value >= 10 and value.denominator != 2 and not is_fine):
        return str(round(value))
    return f"{float(value):.2f}".rstrip("0").rstrip(".")


def times(factor: Fraction) -> str:
    """A factor as one says it: "×1½", "×1.65"."""
    return f"×{fraction(factor) if factor.denominator <= _SAID else decimal(factor)}"


def nearest(value: Fraction, parts: tuple[Fraction, ...]) -> Fraction:
    """The closest number whose fraction is among `parts`; never nothing at all."""
    whole, part = divmod(value, 1)
    closest = whole + min(parts, key=lambda one: abs(one - part))
    return closest or parts[1]


def is_near(value: Fraction, shown: Fraction) -> bool:
    """Return whether a difference is too small to matter in a kitchen: 3 in 100."""
    return abs(shown - value) * 100 <= value * 3
