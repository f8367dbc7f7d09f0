"""Parse the braces of an item: numbers, ranges, units, and the sign for a fixed amount."""

import re
from fractions import Fraction

from kitchen_tui.recipes.formats.cooklang.tree import Quantity

# No number of a kitchen begins with a needless 0 ("01/2" is text, say the canonical tests) or has ten digits.
_WHOLE = r"(?:0|[1-9]\d{0,8})"
_NUMBER = rf"{_WHOLE}\.\d{{1,9}}|\.\d{{1,9}}|(?:{_WHOLE}\s+)?{_WHOLE}\s*/\s*[1-9]\d{{0,8}}|{_WHOLE}"
_RANGE = re.compile(rf"({_NUMBER})(?:\s*[-–—]\s*({_NUMBER}))?")
_ESCAPED = re.compile(r"\\([^\w\s])")


def quantity_of(inside: str) -> Quantity | None:
    """Return the quantity between the braces, without escapes; None if there is only space."""
    inside = inside.strip()
    fixed = inside.startswith("=")
    text, unit = (unescaped(part) for part in parted(inside.removeprefix("="), "%"))
    if not text and not unit:
        return None
    match = _RANGE.fullmatch(text)
    if match is None:
        return Quantity(text, unit, fixed)
    least = number(match[1])
    return Quantity(text, unit, fixed, least, number(match[2]) if match[2] else least)


def number(text: str) -> Fraction:
    """A number as the pattern above lets it through: "2", "1.5", "1 / 2", "1 1/2"."""
    if text.isdecimal():
        return Fraction(int(text))
    return sum((Fraction(part) for part in re.sub(r"\s*/\s*", "/", text).split()), Fraction(0))


def parted(text: str, sign: str) -> tuple[str, str]:
    """`text` before and after the first `sign` that no backslash makes plain."""
    if "\\" not in text:
        head, _, tail = text.partition(sign)
        return head, tail
    before = re.match(rf"(?:[^{sign}\\]|\\.|\\$)*", text, re.DOTALL)
    at = before.end() if before else 0
    return text[:at], text[at + 1 :]


def unescaped(text: str) -> str:
    """`text` on one line, its white space folded; a sign after a backslash means itself."""
    return " ".join((_ESCAPED.sub(r"\1", text) if "\\" in text else text).split())
