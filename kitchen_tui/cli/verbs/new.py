"""`new`: a recipe of one's own, begun."""

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from kitchen_tui.cli.composition import print_problems
from kitchen_tui.cli.io import Exit, Stop, print_line, print_message
from kitchen_tui.paths import resolve_paths

HELP = "A recipe of your own: a skeleton with comments in your library, opened in $EDITOR. Nothing is overwritten."
_LONGEST_NAME = 100


def arguments(parser: ArgumentParser) -> None:
    """NAME."""
    parser.add_argument("name", metavar="NAME", help="its name in the library, such as leek-soup")


def run(args: Namespace) -> int:
    """Write the skeleton, open it, and check what came of it."""
    path = new_recipe_path(args.name)
    _write(path, args.name)
    print_line(str(path))
    editor = os.environ.get("EDITOR") or os.environ.get("VISUAL")
    if not editor:
        print_message("no $EDITOR is set: open the file yourself; kitchen-tui check tells what is wrong in it")
        return Exit.FINE
    _edit(editor, path)
    from kitchen_tui.recipes.formats.reading import read_file

    reading = read_file(path)
    print_problems(reading, path)
    return Exit.FINE if reading.recipe else Exit.PROBLEM


def new_recipe_path(name: str, overwrite: bool = False, hint: str = "") -> Path:
    """Return the file of a new recipe of that name. Raises Stop if the name is unusable, or taken: then with `hint`."""
    from kitchen_tui.recipes.library.library import Library

    if not name.strip(" .") or name.startswith((".", "-")) or len(name) > _LONGEST_NAME or not name.isprintable():
        raise Stop(Exit.USAGE, f"“{name[:_LONGEST_NAME]}” cannot be a recipe's name; use letters, digits and hyphens")
    own = resolve_paths().recipes
    if "/" in name or "\\" in name:
        raise Stop(Exit.USAGE, f"a name has no slashes; “{name}” would be saved in {own}")
    taken = next((file.path for file in Library((own,), own).files() if file.name == name), "")
    if taken and not (overwrite and taken == str(own / f"{name}.yaml")):
        raise Stop(Exit.PROBLEM, f"there is already a recipe “{name}”: {taken}; choose another name{hint}")
    return own / f"{name}.yaml"


def _write(path: Path, name: str) -> None:
    from kitchen_tui.recipes.formats.yaml.skeleton import skeleton
    from kitchen_tui.recipes.library.atomic_write import atomic_write

    try:
        atomic_write(path, skeleton(name), overwrite=False, follow_link=False)
    except OSError as error:
        raise Stop(Exit.PROBLEM, f"{path} cannot be written: {error.strerror or error}") from None


def _edit(editor: str, path: Path) -> None:
    """The cook's own program, as git and others start it: with its options, in this terminal."""
    import shlex
    import subprocess

    sys.stdout.flush()
    try:
        subprocess.run([*shlex.split(editor), str(path)], check=True)  # noqa: S603 -- what the cook set $EDITOR to
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        print_message(f"“{editor}” did not end well ({error}); the file is there all the same")
