"""`completions`: print the completion script of a shell."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from kitchen_tui.cli.io import Exit

HELP = "Print the completion script of a shell, for example: source <(kitchen-tui completions bash)"
FILES = {"bash": "kitchen-tui", "zsh": "_kitchen-tui", "fish": "kitchen-tui.fish"}
"""The names under which the shells look for the scripts."""


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("shell", choices=tuple(FILES))


def run(args: Namespace) -> int:
    """Print the script that came with the package."""
    folder = Path(__file__).resolve().parents[2] / "completions"
    sys.stdout.write((folder / FILES[args.shell]).read_text(encoding="utf-8"))
    return Exit.FINE
