"""`list`: the recipes of the library."""

from typing import TYPE_CHECKING, Any

from kitchen_tui.cli.composition import open_library
from kitchen_tui.cli.io import Exit, print_json, print_line, print_message
from kitchen_tui.paths import resolve_paths

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from kitchen_tui.recipes.library.index import Entry

HELP = "List the recipes of the library: the shipped ones and your own."
QUICK = {"json": False, "names": False}


def arguments(parser: "ArgumentParser") -> None:
    """Add --json and --names."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print a JSON array, one object per recipe")
    form.add_argument("--names", action="store_true", help="print only the names, without reading the recipes")


def run(args: "Namespace") -> int:
    """Print one line per recipe; a broken file is listed with its problem."""
    if args.names and not args.json:
        for file in open_library().files():
            print_line(file.name)
        return Exit.FINE
    entries = _entries()
    if args.json:
        print_json([_plain(entry) for entry in entries])
        return Exit.FINE
    width = max((len(entry.name) for entry in entries), default=0)
    for entry in entries:
        print_line(f"{entry.name:{width}}  {entry.title or '(cannot be read)'}")
        if not entry.title:
            for problem in entry.problems:
                print_message(problem)
    if not entries:
        print_message("the library is empty")
    return Exit.FINE


def _entries() -> "list[Entry]":
    from kitchen_tui.recipes.library.index import Index

    index = Index(open_library(), resolve_paths().cache)
    for _ in index.refresh():
        pass
    return index.entries()


def _plain(entry: "Entry") -> dict[str, Any]:
    return {
        "name": entry.name,
        "title": entry.title or None,
        "tags": list(entry.tags),
        "own": entry.own,
        "problems": len(entry.problems),
    }
