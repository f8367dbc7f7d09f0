"""`check`: every problem of recipe files, in one go."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kitchen_tui.cli.composition import print_problems
from kitchen_tui.cli.io import Exit, print_line, print_message
from kitchen_tui.recipes.formats.files import RecipeFileError, read_bytes
from kitchen_tui.recipes.formats.reading import READERS, format_of, read_file
from kitchen_tui.recipes.limits import MOST_BYTES
from kitchen_tui.recipes.problems import ReadResult

HELP = "Check recipe files of any format: every problem with its line and column."


def arguments(parser: ArgumentParser) -> None:
    """FILE... and --fix."""
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--fix", action="store_true", help="mend what is safe: line ends, tabs, misspelt keys")


def run(args: Namespace) -> int:
    """Problems on stderr and exit 1, or one line a file that is fine."""
    code = Exit.FINE
    for name in args.files:
        if args.fix:
            _fix(name)
        reading = read_file(Path(name))
        print_problems(reading, name)
        if reading.recipe is None or reading.problems:
            code = Exit.PROBLEM
        else:
            count = len(reading.recipe.steps)
            print_line(f"{name}: fine, {count} step{'' if count == 1 else 's'}")
    return code


def _fix(name: str) -> None:
    """Write the fixed file in one go; say what was done. A file that is no text is left as it is."""
    from kitchen_tui.recipes.library.atomic_write import atomic_write
    from kitchen_tui.recipes.library.autofix import autofixed

    path = Path(name)
    format = format_of(path.suffix) or "text"
    try:
        raw = read_bytes(path, MOST_BYTES).decode("utf-8")
    except (RecipeFileError, UnicodeDecodeError):
        return

    def read(text: str) -> ReadResult:
        return READERS[format](text, path.stem)

    better = autofixed(raw, read, format == "yaml")
    if better.done:
        try:
            atomic_write(path, better.text)
        except OSError as error:
            print_message(f"{name}: it could be fixed, but not written: {error.strerror or error}")
            return
        for sentence in better.done:
            print_message(f"{name}: fixed: {sentence}")
