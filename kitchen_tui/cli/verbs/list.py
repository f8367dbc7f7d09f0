"""`list`: the recipes there are."""

from typing import TYPE_CHECKING, Any

from kitchen_tui.cli.composition import open_library
from kitchen_tui.cli.io import Exit, print_json, print_line, print_message
from kitchen_tui.paths import resolve_paths
from kitchen_tui.recipes.library.index import Entry, Index

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

HELP = "The recipes there are: the shipped ones and your own."
QUICK = {"json": False, "names": False}


def arguments(parser: "ArgumentParser") -> None:
    """--json."""
    parser.add_argument("--json", action="store_true", help="a JSON array, one object a recipe")


def run(args: "Namespace") -> int:
    """One line a recipe; a broken file is listed with its problem."""
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


def _entries() -> list[Entry]:
    index = Index(open_library(), resolve_paths().cache)
    for _ in index.refresh():
        pass
    return index.entries()


def _plain(entry: Entry) -> dict[str, Any]:
    return {
        "name": entry.name,
        "title": entry.title or None,
        "tags": list(entry.tags),
        "own": entry.own,
        "problems": len(entry.problems),
    }
