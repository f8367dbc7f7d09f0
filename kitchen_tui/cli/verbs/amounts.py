"""`amounts`: the amounts found in ingredient lines."""

from argparse import ArgumentParser, Namespace

from kitchen_tui.cli.exits import Exit
from kitchen_tui.cli.incoming import STDIN
from kitchen_tui.cli.output import line
from kitchen_tui.cli.rows import each_jsonl, text_lines
from kitchen_tui.recipes.amounts import amount_rows

HELP = "The amounts found in ingredient lines, and what each is for."


def arguments(parser: ArgumentParser) -> None:
    """[FILE|-] and --jsonl."""
    parser.add_argument("file", nargs="?", default=STDIN, metavar="FILE|-")
    parser.add_argument("--jsonl", action="store_true", help='a line {"id","text"} in, a line {"id","amounts":[…]} out')


def run(args: Namespace) -> int:
    """Line by line."""
    if args.jsonl:
        return each_jsonl(args.file, "amounts", amount_rows)
    for number, text in enumerate(text_lines(args.file), start=1):
        for row in amount_rows(text):
            ends = [f"{end:g}" for end in (row["qty"], row["qty_max"]) if end is not None]
            amount = f"{'–'.join(ends) or 'no number'} {row['unit'] or ''}".rstrip()
            line(f"{number}:{row['start'] + 1}  {amount}  {row['role']}  “{text[row['start'] : row['end']]}”")
    return Exit.FINE
