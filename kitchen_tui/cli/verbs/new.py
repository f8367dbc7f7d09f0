"""`new`: a recipe of one's own, begun."""

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from kitchen_tui.cli.exits import Exit, Stop
from kitchen_tui.cli.opening import tell
from kitchen_tui.cli.output import line, say
from kitchen_tui.cli.own import place_for

HELP = "A recipe of your own: a skeleton with comments in your library, opened in $EDITOR. Nothing is overwritten."


def arguments(parser: ArgumentParser) -> None:
    """NAME."""
    parser.add_argument("name", metavar="NAME", help="its name in the library, such as leek-soup")


def run(args: Namespace) -> int:
    """Write the skeleton, open it, and check what came of it."""
    path = place_for(args.name)
    _write(path, args.name)
    line(str(path))
    editor = os.environ.get("EDITOR") or os.environ.get("VISUAL")
    if not editor:
        say("no $EDITOR is set: open the file yourself; kitchen-tui check tells what is wrong in it")
        return Exit.FINE
    _edit(editor, path)
    from kitchen_tui.recipes.formats.reading import read_file

    reading = read_file(path)
    tell(reading, path)
    return Exit.FINE if reading.recipe else Exit.PROBLEM


def _write(path: Path, name: str) -> None:
    from kitchen_tui.recipes.formats.yaml.skeleton import skeleton
    from kitchen_tui.recipes.library.atomic_write import atomic_write

    try:
        atomic_write(path, skeleton(name), overwrite=False)
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
        say(f"“{editor}” did not end well ({error}); the file is there all the same")
