"""Amounts as plain values for JSON Lines."""

from fractions import Fraction
from typing import Any

from kitchen_tui.recipes.understand.amounts.roles import find_amounts


def amount_rows(line: str) -> list[dict[str, Any]]:
    """Each amount of a line as qty, qty_max, unit, role, start and end (exclusive); unit is None for a plain count."""
    return [
        {
            "qty": _plain(amount.quantity),
            "qty_max": _plain(amount.most),
            "unit": amount.unit or None,
            "role": amount.role,
            "start": amount.start,
            "end": amount.end,
        }
        for amount in find_amounts(line)
    ]


def _plain(number: Fraction | None) -> int | float | None:
    if number is None:
        return None
    return int(number) if number.denominator == 1 else round(float(number), 4)
