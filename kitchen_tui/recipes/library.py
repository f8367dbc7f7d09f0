"""The library: the shipped recipes and the cook's own, by name."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kitchen_tui.recipes.problems import Problem, Reading
from kitchen_tui.recipes.reading import SUFFIXES, read_file


class Found(NamedTuple):
    """A recipe file of the library, read or not."""

    name: str
    path: Path
    own: bool


class Library(NamedTuple):
    """Folders of recipes: the cook's own come first and hide shipped ones of the same name."""

    own: tuple[Path, ...]
    shipped: Path

    def files(self) -> list[Found]:
        """Every recipe file by name, none of them read yet; a folder that is not there is empty."""
        found: dict[str, Found] = {}
        for folder in (*self.own, self.shipped):
            for path in _recipes_in(folder):
                found.setdefault(path.stem, Found(path.stem, path, folder != self.shipped))
        return [found[name] for name in sorted(found)]

    def find(self, wanted: str) -> Reading:
        """The recipe of that library name, or in the file at that path."""
        path = Path(wanted)
        if path.suffix.lower() in SUFFIXES or len(path.parts) > 1:
            return read_file(path.expanduser())
        for each in self.files():
            if each.name == wanted:
                return read_file(each.path)
        return Reading(None, (Problem(f"There is no recipe “{wanted}”.", hint=self._hint(wanted)),))

    def _hint(self, wanted: str) -> str:
        from difflib import get_close_matches

        near = get_close_matches(wanted, [each.name for each in self.files()], 1, 0.5)
        return f"Did you mean {near[0]}?" if near else "kitchen-tui list shows the recipes there are."


def read_all(library: Library) -> Iterator[tuple[Found, Reading]]:
    """Every recipe of the library with what was read of it; a broken file is listed with its problem, not hidden."""
    for each in library.files():
        yield each, read_file(each.path)


def _recipes_in(folder: Path) -> Sequence[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
    except OSError:
        return ()
