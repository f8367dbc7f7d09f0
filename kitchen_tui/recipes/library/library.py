"""The library: the shipped recipes and the cook's own, by name."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kitchen_tui.recipes.formats.reading import SUFFIXES, read_file
from kitchen_tui.recipes.problems import Problem, ReadResult


class RecipeFile(NamedTuple):
    """A recipe file of the library, not read: its library name, and its state on the disk."""

    name: str
    path: str
    own: bool
    changed_ns: int
    size: int


class Library(NamedTuple):
    """Folders of recipes: the cook's own come first and hide shipped ones of the same name."""

    own: tuple[Path, ...]
    shipped: Path

    def files(self) -> list[RecipeFile]:
        """Every recipe file by name, none of them read; a folder that is not there is empty."""
        found: dict[str, RecipeFile] = {}
        for folder in (*self.own, self.shipped):
            for each in _recipes_in(folder, folder != self.shipped):
                found.setdefault(each.name, each)
        return [found[name] for name in sorted(found)]

    def find(self, wanted: str) -> ReadResult:
        """The recipe of that library name, or whose name alone has that in it, or in the file at that path."""
        path = Path(wanted)
        if path.suffix.lower() in SUFFIXES or len(path.parts) > 1:
            return read_file(path.expanduser())
        files = {each.name: each for each in self.files()}
        likely = [name for name in files if wanted and wanted.lower() in name.lower()]
        if wanted in files or len(likely) == 1:
            return read_file(Path((files.get(wanted) or files[likely[0]]).path))
        hint = _hint(likely or _alike(wanted, files))
        return ReadResult(None, (Problem(f"There is no recipe “{wanted}”.", hint=hint),))


def _hint(near: Sequence[str]) -> str:
    return f"Did you mean {' or '.join(near[:3])}?" if near else "kitchen-tui list shows the recipes there are."


def _alike(wanted: str, names: Iterable[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(wanted, list(names), 1, 0.5)


def _recipes_in(folder: Path, own: bool) -> Iterator[RecipeFile]:
    """The recipe files of a folder, in the order of their names."""
    try:
        with os.scandir(folder) as entries:
            files = sorted((entry.name, entry) for entry in entries if _is_recipe(entry.name))
    except OSError:
        return
    for name, entry in files:
        try:
            state = entry.stat()
        except OSError:  # a link to nowhere is listed with its problem
            yield RecipeFile(stem(name), entry.path, own, 0, 0)
        else:
            yield RecipeFile(stem(name), entry.path, own, state.st_mtime_ns, state.st_size)


def stem(path: str) -> str:
    """The library name of a recipe file."""
    name = os.path.basename(path)
    return name.rpartition(".")[0]


def _is_recipe(name: str) -> bool:
    return not name.startswith(".") and name.lower().endswith(SUFFIXES)
