"""Opens recipes in the cook's editor, and saves new ones."""

import os
import sys
from pathlib import Path

from kitchen_tui.cli.io import Exit, Stop, print_message
from kitchen_tui.model.text import error_reason
from kitchen_tui.paths import resolve_paths


def new_recipe_path(name: str, overwrite: bool = False, hint: str = "") -> Path:
    """Return the path for a new recipe. Raises Stop if the name is unusable, or if it is taken (adding `hint`)."""
    from kitchen_tui.recipes.library.own_recipes import RecipeNameError, TakenError, new_path

    try:
        return new_path(resolve_paths().recipes, name, overwrite)
    except TakenError as error:
        raise Stop(Exit.PROBLEM, f"{error}{hint}") from None
    except RecipeNameError as error:
        raise Stop(Exit.USAGE, str(error)) from None


def save_recipe(path: Path, text: str, overwrite: bool = False) -> None:
    """Write a recipe of the cook's own. Raises Stop."""
    from kitchen_tui.recipes.library.own_recipes import save

    try:
        save(path, text, overwrite)
    except FileExistsError:
        raise Stop(Exit.PROBLEM, f"{path} exists already; --force overwrites it.") from None
    except OSError as error:
        raise Stop(Exit.PROBLEM, f"{path} cannot be written: {error_reason(error)}") from None


_COMMON = ("nano", "editor", "vi")
"""The editors to look for if none is set, easiest first. Debian links the one chosen by its user as `editor`."""


def editor() -> str:
    """Return the command line of the cook's editor, on a terminal also a common one; empty if there is none."""
    chosen = os.environ.get("EDITOR") or os.environ.get("VISUAL")
    if chosen or not (sys.stdin and sys.stdin.isatty()):
        return chosen or ""
    from shutil import which

    return next(filter(which, _COMMON), "")


def open_in_editor(path: Path) -> bool:
    """Open a file in the cook's editor and wait. Prints a message and returns False if there is none or it fails."""
    problem = edit_file(path)
    if problem:
        print_message(problem)
    return not problem


def edit_file(path: Path) -> str:
    """Open a file in the cook's editor, in this terminal, and wait until it is closed; return an error or "".

    The command is split into words and run without a shell, as git does; the bare path of a program may have spaces.
    """
    import shlex
    import subprocess
    from shutil import which

    command = editor()
    if not command:
        return "No editor was found; set $EDITOR. kitchen-tui check shows what is wrong in a recipe."
    sys.stdout.flush()
    try:
        words = [command] if which(command) else shlex.split(command)
        subprocess.run([*words, str(path)], check=True)  # noqa: S603 -- the cook's editor
    except subprocess.CalledProcessError as error:
        return f"Your editor “{command}” ended with an error (exit status {error.returncode})"
    except FileNotFoundError:
        return f"Your editor “{command}” was not found. Set $EDITOR to one that is installed, such as nano"
    except (OSError, ValueError) as error:
        return f"Your editor “{command}” could not be started ({error_reason(error)}). Set $EDITOR to another"
    return ""
