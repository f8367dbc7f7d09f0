"""`check`: every problem of recipe files, in one go."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kitchen_tui.cli.exits import Exit
from kitchen_tui.cli.opening import tell
from kitchen_tui.cli.output import line

HELP = "Check recipe files: every problem with its line and column."


def arguments(parser: ArgumentParser) -> None:
    """FILE..."""
    parser.add_argument("files", nargs="+", metavar="FILE")


def run(args: Namespace) -> int:
    """Problems on stderr and exit 1, or one line a file that is fine."""
    from kitchen_tui.recipes.reading import read_file

    code = Exit.FINE
    for name in args.files:
        reading = read_file(Path(name))
        tell(reading, name)
        if reading.recipe is None or reading.problems:
            code = Exit.PROBLEM
        else:
            line(f"{name}: fine, {len(reading.recipe.steps)} steps")
    return code
