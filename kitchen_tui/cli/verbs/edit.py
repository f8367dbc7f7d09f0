"""`edit`: opens a recipe of the cook's own, or a copy of a shipped one, in the cook's editor."""

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path

from kitchen_tui.cli.composition import open_library, print_problems
from kitchen_tui.cli.editor import new_recipe_path, open_in_editor, save_recipe
from kitchen_tui.cli.io import Exit, Stop, print_line, print_message
from kitchen_tui.cli.verbs import Verb
from kitchen_tui.recipes.problems import Problem, problem_line

HELP = "Open a recipe in $EDITOR and check it on closing; a shipped recipe is copied to your library first."


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("recipe", metavar="RECIPE", help="its name in the library, or a path")


def run(args: Namespace) -> int:
    """Find the file, copy it if it is a shipped one, open it, and check it when it is closed."""
    found = open_library().locate(args.recipe)
    if isinstance(found, Problem):
        raise Stop(Exit.PROBLEM, problem_line(found, args.recipe))
    if isinstance(found, Path):
        if not os.path.isfile(found):
            raise Stop(Exit.PROBLEM, f"There is no such file: {found}")
        return _edited(found)
    return _edited(Path(found.path)) if found.own else _edited_copy(Path(found.path), found.name)


def _edited_copy(shipped: Path, name: str) -> int:
    """Edit a copy of a shipped recipe; remove the copy if it was not changed."""
    path = new_recipe_path(name)
    text = shipped.read_text(encoding="utf-8")
    save_recipe(path, text)
    print_message(f"Your copy of the shipped recipe, which is used instead of it from now on: {path}")
    code = _edited(path)
    if path.is_file() and path.read_text(encoding="utf-8", errors="replace") == text:
        path.unlink()
        print_message("Nothing was changed; the copy was removed.")
    return code


def _edited(path: Path) -> int:
    from kitchen_tui.recipes.formats.reading import read_file

    print_line(str(path))
    if not open_in_editor(path):
        return Exit.PROBLEM
    result = read_file(path)
    print_problems(result, path)
    return Exit.PROBLEM if result.recipe is None or result.problems else Exit.FINE


VERBS = {"edit": Verb(HELP, arguments, run)}
