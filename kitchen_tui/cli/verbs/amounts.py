"""`amounts`: the amounts found in ingredient lines."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from kitchen_tui.cli.jsonl import add_arguments, run_on_lines
from kitchen_tui.recipes.understand.amounts import find_amounts

HELP = "Print the amounts found in ingredient lines, and what each is for."


def arguments(parser: ArgumentParser) -> None:
    """Add [FILE|-] and --jsonl."""
    add_arguments(parser, "amounts")


def run(args: Namespace) -> int:
    """Print the amounts of every line."""
    return run_on_lines(args, "amounts", amount_rows, _shown)


def _shown(text: str) -> Iterator[str]:
    for row in amount_rows(text):
        ends = [f"{end:g}" for end in (row["qty"], row["qty_max"]) if end is not None]
        amount = f"{'–'.join(ends) or 'no number'} {row['unit'] or ''}".rstrip()
        yield f"{row['start'] + 1}  {amount}  {row['role']}  “{text[row['start'] : row['end']]}”"


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
