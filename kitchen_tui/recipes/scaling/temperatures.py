"""Temperatures in running text, from one scale to the other."""

import re

_DEGREES = re.compile(
    r"(?P<least>\d{2,3})(?:\s?(?P<joint>-|–|—|to|or)\s?(?P<most>\d{2,3}))?"
    r"(?:\s?[°º˚]\s?|\s?deg(?:rees?|\.)?\s?|\s?)(?P<scale>[FC])(?:ahrenheit|elsius|entigrade)?(?![\w°º˚])"
)
_NEIGHBOUR = re.compile(r"[\s/|(,=~]*(?:or|about)?[\s/|(,=~]*$")
_BOILING_C = 100
_STEP = 5
"""Ovens are set in steps of five degrees; below boiling, as for meat or milk, every degree counts."""


def converted_temperatures(text: str, scale: str) -> str:
    """`text` with its temperatures in `scale`, "F" or "C". What is given in both stays as it is written."""
    found = list(_DEGREES.finditer(text))
    for at in reversed(range(len(found))):
        one = found[at]
        if one["scale"] != scale and not _is_given_twice(text, found, at):
            text = text[: one.start()] + _written(one, scale) + text[one.end() :]
    return text


def _is_given_twice(text: str, found: list[re.Match[str]], at: int) -> bool:
    pairs = [(found[at - 1], found[at])] if at else []
    if at + 1 < len(found):
        pairs.append((found[at], found[at + 1]))
    return any(
        first["scale"] != second["scale"] and _NEIGHBOUR.match(text[first.end() : second.start()])
        for first, second in pairs
    )


def _written(one: re.Match[str], scale: str) -> str:
    least = _degrees(int(one["least"]), scale)
    most = f"–{_degrees(int(one['most']), scale)}" if one["most"] else ""
    return f"{least}{most} °{scale}"


def _degrees(number: int, scale: str) -> int:
    celsius = (number - 32) * 5 / 9 if scale == "C" else number
    exact = celsius if scale == "C" else number * 9 / 5 + 32
    return round(exact / _STEP) * _STEP if celsius > _BOILING_C else round(exact)
