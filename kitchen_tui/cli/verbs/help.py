"""`help`, `docs` and `completions`: print help, documentation and completion scripts."""

import os
import sys
from argparse import Namespace
from pathlib import Path

from kitchen_tui.cli.io import Exit, Stop, print_line
from kitchen_tui.cli.verbs import Verb, argument
from kitchen_tui.model.text import suggestion

FILES = {"bash": "kitchen-tui", "zsh": "_kitchen-tui", "fish": "kitchen-tui.fish"}
"""The names under which the shells look for the completion scripts."""
_PACKAGE = Path(__file__).resolve().parents[2]


def _help(args: Namespace) -> int:
    """Print the same as COMMAND --help. Raises Stop for an unknown command."""
    from kitchen_tui.cli.main import main

    return main([args.verb, "--help"] if args.verb else ["--help"]) or Exit.FINE


def _completions(args: Namespace) -> int:
    """Print the completion script of a shell."""
    sys.stdout.write((_PACKAGE / "completions" / FILES[args.shell]).read_text(encoding="utf-8"))
    return Exit.FINE


# Documentation -----------------------------------------------------------------------------------------------------


def folder() -> Path:
    """Return the folder of the pages: inside an installed package, or beside it in a checkout."""
    inside = _PACKAGE / "docs"
    return inside if inside.is_dir() else _PACKAGE.parent / "docs"


def pages() -> dict[str, Path]:
    """Return the pages, by the names to call `docs` with."""
    found = [*folder().glob("*.md"), *folder().glob("*.json"), *_PACKAGE.parent.glob("README.md")]
    return {path.stem.lower() if path.suffix == ".md" else path.name: path for path in sorted(found)}


def _docs(args: Namespace) -> int:
    """List the pages, or print one, in the pager if stdout is a terminal and $PAGER is set."""
    known = pages()
    if args.page is None:
        for name, page in known.items():
            print_line(f"{name:20}  {_title(page)}")
        return Exit.FINE
    path = known.get(args.page.lower().removesuffix(".md"))
    if path is None:
        raise Stop(Exit.PROBLEM, f"No page is called “{args.page[:40]}”; {suggestion(args.page, known)}")
    text = path.read_text(encoding="utf-8")
    if sys.stdout.isatty() and (pager := os.environ.get("PAGER")) and _show_in_pager(pager, text):
        return Exit.FINE
    sys.stdout.write(text)
    return Exit.FINE


def _title(path: Path) -> str:
    if path.suffix == ".json":
        return "The discovery document for Home Assistant"
    return path.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ")


def _show_in_pager(pager: str, text: str) -> bool:
    """Show a text in the cook's pager; return whether that worked."""
    import shlex
    import subprocess

    try:
        return subprocess.run(shlex.split(pager), input=text.encode(), check=False).returncode == 0  # noqa: S603 -- what the cook set $PAGER to
    except (OSError, ValueError):
        return False


VERBS = {
    "help": Verb(
        "Print the help of a command; without one, the list of commands.",
        argument("verb", nargs="?", metavar="COMMAND", help="such as cook or timer"),
        _help,
    ),
    "docs": Verb(
        "Print a page of the documentation; without PAGE, list the pages.",
        argument("page", nargs="?", metavar="PAGE", help="such as alarms, or home-assistant.json"),
        _docs,
    ),
    "completions": Verb(
        "Print the completion script of a shell, for example: source <(kitchen-tui completions bash)",
        argument("shell", choices=tuple(FILES)),
        _completions,
    ),
}
