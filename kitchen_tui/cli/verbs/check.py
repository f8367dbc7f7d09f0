"""`check`: lists every problem of recipe files."""

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path

from kitchen_tui.cli.composition import open_library, print_problems
from kitchen_tui.cli.io import Exit, print_line, print_message
from kitchen_tui.cli.verbs import Verb
from kitchen_tui.recipes.formats.reading import READERS, format_of, read_file
from kitchen_tui.recipes.formats.source import RecipeFileError, read_bytes
from kitchen_tui.recipes.limits import MOST_BYTES
from kitchen_tui.recipes.problems import Problem, ReadResult, problem_line

HELP = "Check recipes of any format: every problem with its line and column."


def arguments(parser: ArgumentParser) -> None:
    """Add RECIPE... and --fix."""
    parser.add_argument("recipes", nargs="+", metavar="RECIPE", help="a path, or a name in the library")
    parser.add_argument("--fix", action="store_true", help="repair what is safe: line ends, tabs, misspelt keys")


def run(args: Namespace) -> int:
    """Print problems on stderr and return 1, or print one line per recipe without problems.

    What is uncertain, such as a time that did not become a timer, is printed on stderr too.
    """
    library = open_library()
    code = Exit.FINE
    for name in args.recipes:
        found = Path(name) if os.path.isfile(name) else library.locate(name)
        if isinstance(found, Problem):
            print_problems(ReadResult(None, (found,)), name)
            code = Exit.PROBLEM
        elif not _check(name, found if isinstance(found, Path) else Path(found.path), args.fix):
            code = Exit.PROBLEM
    return code


def _check(name: str, path: Path, fix: bool) -> bool:
    """Print the result for a file; return whether it has no problems."""
    if fix:
        _fix(name, path)
    result = read_file(path)
    print_problems(result, name)
    if result.recipe is None or result.problems:
        return False
    for doubt in result.uncertain:
        print_message(problem_line(doubt, name))
    count = len(result.recipe.steps)
    fine = f"{len(result.uncertain)} uncertain" if result.uncertain else "fine"
    print_line(f"{name}: {fine}, {count} step{'' if count == 1 else 's'}")
    return True


def _fix(name: str, path: Path) -> None:
    """Repair a file and print what was corrected; a file that is not text is left alone."""
    from kitchen_tui.recipes.library.atomic_write import atomic_write
    from kitchen_tui.recipes.library.autofix import autofixed

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
            print_message(f"{name}: the repaired file could not be written: {error.strerror or error}")
            return
        for sentence in better.done:
            print_message(f"{name}: repaired: {sentence}")


VERBS = {"check": Verb(HELP, arguments, run)}
