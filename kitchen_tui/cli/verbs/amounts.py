"""`amounts`: the amounts found in ingredient lines."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from kitchen_tui.cli.jsonl import add_arguments, run_on_lines
from kitchen_tui.recipes.understand.amounts import amount_rows

HELP = "The amounts found in ingredient lines, and what each is for."


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
