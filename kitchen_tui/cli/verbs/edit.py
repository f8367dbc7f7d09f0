"""`new`, `edit` and `check`: create a recipe of the cook's own, edit one, and list the problems of recipe files."""

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path

from kitchen_tui.cli.composition import open_library, print_if_hidden, print_problems
from kitchen_tui.cli.io import Exit, Stop, print_line, print_message
from kitchen_tui.cli.recipe_files import editor, new_recipe_path, open_in_editor, save_recipe
from kitchen_tui.cli.verbs import Verb, argument
from kitchen_tui.model.text import counted, error_reason
from kitchen_tui.paths import atomic_write
from kitchen_tui.recipes.formats.source import RecipeFileError, read_bytes
from kitchen_tui.recipes.problems import Problem, ReadResult, problem_line
from kitchen_tui.recipes.reading_limits import MOST_BYTES


def _new(args: Namespace) -> int:
    """Write the example, open it in the editor, and check it when it is closed."""
    from kitchen_tui.recipes.formats.yaml.writer import skeleton
    from kitchen_tui.recipes.library.own_recipes import file_name

    title = " ".join(args.name.split())
    path = new_recipe_path(file_name(title) if " " in title else args.name)
    save_recipe(path, skeleton(title or args.name))
    print_line(str(path))
    print_if_hidden(path.stem)
    if not open_in_editor(path) and not editor():
        return Exit.FINE
    return Exit.FINE if _read(path).recipe else Exit.PROBLEM


def _edit(args: Namespace) -> int:
    """Find the file, copy it if it is a shipped one, open it, and check it when it is closed."""
    found = open_library().locate(args.recipe)
    if isinstance(found, Problem):
        raise Stop(Exit.PROBLEM, f"{found.text} {found.hint}")
    if isinstance(found, Path):
        if not os.path.isfile(found):
            raise Stop(Exit.PROBLEM, f"There is no such file: {found}")
        return _edit_and_check(found)
    return _edit_and_check(Path(found.path)) if found.own else _edit_copy(Path(found.path), found.name)


def _edit_copy(shipped: Path, name: str) -> int:
    """Edit a copy of a shipped recipe; remove the copy if it was not changed."""
    path = new_recipe_path(name)
    text = shipped.read_text(encoding="utf-8")
    save_recipe(path, text)
    print_message(f"The shipped recipe was copied; your copy is used from now on: {path}")
    code = _edit_and_check(path)
    if path.is_file() and path.read_text(encoding="utf-8", errors="replace") == text:
        path.unlink()
        print_message("Nothing was changed; the copy was removed.")
    return code


def _edit_and_check(path: Path) -> int:
    print_line(str(path))
    if not open_in_editor(path):
        return Exit.PROBLEM
    result = _read(path)
    return Exit.PROBLEM if result.recipe is None or result.problems else Exit.FINE


def _check_arguments(parser: ArgumentParser) -> None:
    """Add RECIPE... and --fix."""
    parser.add_argument("recipes", nargs="+", metavar="RECIPE", help="a path, or a name in the library")
    parser.add_argument("--fix", action="store_true", help="repair what is safe: line ends, tabs, misspelt keys")


def _check(args: Namespace) -> int:
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
        elif not _check_file(name, found if isinstance(found, Path) else Path(found.path), args.fix):
            code = Exit.PROBLEM
    return code


def _check_file(name: str, path: Path, fix: bool) -> bool:
    """Print the result for a file; return whether it has no problems."""
    if fix:
        _fix(name, path)
    result = _read(path, name)
    if result.recipe is None or result.problems:
        return False
    for doubt in result.uncertain:
        print_message(problem_line(doubt, name))
    fine = f"{len(result.uncertain)} uncertain" if result.uncertain else "fine"
    print_line(f"{name}: {fine}, {counted(len(result.recipe.steps), 'step')}")
    return True


def _read(path: Path, name: str = "") -> ReadResult:
    """Read a recipe file and print its problems, under its path unless the cook named it otherwise."""
    from kitchen_tui.recipes.formats.reading import read_file

    result = read_file(path)
    print_problems(result, name or path)
    return result


def _fix(name: str, path: Path) -> None:
    """Repair a file and print what was corrected; a file that is not text is left alone."""
    from kitchen_tui.recipes.formats.reading import READERS, format_of
    from kitchen_tui.recipes.library.autofix import autofixed

    format = format_of(path.suffix) or "text"
    try:
        raw = read_bytes(path, MOST_BYTES).decode("utf-8")
    except (RecipeFileError, UnicodeDecodeError):
        return

    def read(text: str) -> ReadResult:
        return READERS[format](text, path.stem)

    better = autofixed(raw, read, is_yaml=format == "yaml")
    if better.done:
        try:
            atomic_write(path, better.text)
        except OSError as error:
            print_message(f"{name}: the repaired file could not be written: {error_reason(error)}")
            return
        for sentence in better.done:
            print_message(f"{name}: repaired: {sentence}")


VERBS = {
    "new": Verb(
        "Create a recipe of your own: a commented example in your library, opened in $EDITOR. Nothing is overwritten.",
        argument("name", metavar="NAME", help="its title or its name in the library, such as leek-soup"),
        _new,
    ),
    "edit": Verb(
        "Open a recipe in $EDITOR and check it on closing; a shipped recipe is copied to your library first.",
        argument("recipe", metavar="RECIPE", help="its name in the library, or a path"),
        _edit,
    ),
    "check": Verb("Check recipes of any format: every problem with its line and column.", _check_arguments, _check),
}
