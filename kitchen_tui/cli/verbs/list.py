"""`list`: the recipes there are."""

import sys
from argparse import ArgumentParser, Namespace

from kitchen_tui.cli.exits import Exit
from kitchen_tui.cli.opening import open_library, tell
from kitchen_tui.cli.output import line, print_json

HELP = "The recipes there are: the shipped ones and your own."


def arguments(parser: ArgumentParser) -> None:
    """--json."""
    parser.add_argument("--json", action="store_true", help="a JSON array, one object a recipe")


def run(args: Namespace) -> int:
    """One line a recipe; a broken file is listed with its problem."""
    from kitchen_tui.recipes.library import read_all

    rows = [(found, reading) for found, reading in read_all(open_library())]
    if args.json:
        print_json(
            [
                {
                    "name": found.name,
                    "title": reading.recipe.title if reading.recipe else None,
                    "tags": list(reading.recipe.tags) if reading.recipe else [],
                    "own": found.own,
                    "problems": len(reading.problems),
                }
                for found, reading in rows
            ]
        )
        return Exit.FINE
    width = max((len(found.name) for found, _ in rows), default=0)
    for found, reading in rows:
        line(f"{found.name:{width}}  {reading.recipe.title if reading.recipe else '(cannot be read)'}")
        if reading.recipe is None:
            tell(reading, found.path)
    if not rows:
        print("the library is empty", file=sys.stderr)  # noqa: T201 -- stderr is where a cook is told
    return Exit.FINE
