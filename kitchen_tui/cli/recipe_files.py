"""Recipe files on the command line: reads the source of an import, saves recipes, and opens them in an editor."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kitchen_tui.cli.io import Exit, Stop, answer_from_terminal, print_message
from kitchen_tui.model.text import error_reason
from kitchen_tui.paths import expand_home, resolve_paths
from kitchen_tui.recipes.formats.found import Source
from kitchen_tui.recipes.formats.source import (
    RecipeFileError,
    SourceError,
    is_url,
    read_text,
    text_of,
)
from kitchen_tui.recipes.problems import problem_line
from kitchen_tui.recipes.reading_limits import MOST_PAGE_BYTES

if TYPE_CHECKING:
    from kitchen_tui.recipes.formats.web.fetch import Progress

STDIN = "-"


def find_recipes(source: str, format: str = "", *, allow_local: bool = False) -> Source:
    """Find the recipes of a file, a URL, or standard input for "-". Raises Stop.

    Without `format` the suffix or the content decides. `allow_local` permits URLs of the local network.
    """
    from kitchen_tui.recipes.formats.reading import find_at_url, find_in_bytes, find_in_file

    if source == STDIN:
        data = sys.stdin.buffer.read(MOST_PAGE_BYTES + 1)
        answer_from_terminal()
        return Source(find_in_bytes(data, "", format=format))
    try:
        return find_at_url(source, format, allow_local, _progress()) if is_url(source) else find_in_file(source, format)
    except SourceError as error:
        raise Stop(Exit.PROBLEM, str(error)) from None


def read_text_source(source: str) -> str:
    """Read the text of a file, a URL, or standard input for "-". Raises Stop."""
    try:
        if is_url(source):
            from kitchen_tui.recipes.formats.reading import fetch_page

            return fetch_page(source, progress=_progress()).text
        if source == STDIN:
            return text_of(sys.stdin.buffer.read(MOST_PAGE_BYTES + 1))
        return read_text(expand_home(source))
    except SourceError as error:
        raise Stop(Exit.PROBLEM, str(error)) from None
    except RecipeFileError as error:
        raise Stop(Exit.PROBLEM, problem_line(error.problem, source)) from None


def _progress() -> "Progress":
    """Report on stderr how much was received: continuously on a terminal, otherwise once."""
    print_message("Fetching the page …")
    if not sys.stderr.isatty():
        return lambda received, announced: None

    def report(received: int, announced: int | None) -> None:
        of = f" of {announced // 1000}" if announced else ""
        sys.stderr.write(f"\x1b[A\rFetching the page: {received // 1000}{of} kB\x1b[K\n")

    return report


# Saving -------------------------------------------------------------------------------------------------------------


def new_recipe_path(name: str, *, overwrite: bool = False, hint: str = "") -> Path:
    """Return the path for a new recipe. Raises Stop if the name is unusable, or if it is taken (adding `hint`)."""
    from kitchen_tui.recipes.library.own_recipes import RecipeNameError, TakenError, new_path

    try:
        return new_path(resolve_paths().recipes, name, overwrite)
    except TakenError as error:
        raise Stop(Exit.PROBLEM, f"{error}{hint}") from None
    except RecipeNameError as error:
        raise Stop(Exit.USAGE, str(error)) from None


def save_recipe(path: Path, text: str, *, overwrite: bool = False) -> None:
    """Write a recipe of the cook's own. Raises Stop."""
    from kitchen_tui.recipes.library.own_recipes import save

    try:
        save(path, text, overwrite)
    except FileExistsError:
        raise Stop(Exit.PROBLEM, f"{path} already exists; --force overwrites it.") from None
    except OSError as error:
        raise Stop(Exit.PROBLEM, f"{path} cannot be written: {error_reason(error)}") from None


# Editing ------------------------------------------------------------------------------------------------------------


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
