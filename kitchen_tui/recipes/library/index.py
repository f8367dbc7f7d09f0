"""The library's index: what a list and a search need of every recipe, kept so that only changed files are read."""

import os
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kitchen_tui.recipes.library.library import Library, RecipeFile, stem

if TYPE_CHECKING:
    from kitchen_tui.model.recipe import Recipe, Servings

FILE = "library.json"
"""Its name in the cache folder: it can be made again at any time."""
_VERSION = 2
_LONG_H = 4


class Entry(NamedTuple):
    """What is known of one recipe file.

    `title` is empty where the file cannot be read, and then `problems` say why, each on one line with its place.
    `takes` and `serves` are for reading: "2 h 30 min", "4–6". All but the first three are empty until the file was read
    once; `fresh` is False while it has to be read (again).
    """

    name: str
    path: str
    own: bool
    title: str = ""
    tags: tuple[str, ...] = ()
    ingredients: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    takes: str = ""
    serves: str = ""
    about: str = ""
    fresh: bool = False


class _Kept(NamedTuple):
    """A row of the file: the state of a recipe file, and what it said then."""

    changed_ns: int
    size: int
    title: str
    tags: tuple[str, ...]
    ingredients: tuple[str, ...]
    problems: tuple[str, ...]
    takes: str = ""
    serves: str = ""
    about: str = ""


class Index:
    """The recipes of a library as far as they are known; `folder` is the cache."""

    def __init__(self, library: Library, folder: Path) -> None:
        self._library = library
        self._file = folder / FILE
        self._kept = _load(self._file)
        self._found: list[RecipeFile] | None = None

    @property
    def _files(self) -> list[RecipeFile]:
        if self._found is None:
            self._found = self._library.files()
        return self._found

    def remembered(self) -> list[Entry]:
        """What the last look at the folders left here, without another: for a screen that has to be there at once.

        Where there was none, `entries`.
        """
        if not self._kept:
            return self.entries()
        shipped = os.path.join(self._library.shipped, "")
        return [
            Entry(stem(path), path, not path.startswith(shipped), *kept[2:], fresh=True)
            for path, kept in self._kept.items()
        ]

    def entries(self) -> list[Entry]:
        """Every recipe there is, by name; at once, because none is read. Of a changed file, what it said before."""
        return [self._entry(each) for each in self._files]

    def refresh(self) -> Generator[Entry, None, None]:
        """Look at the folders again and read what is new or changed, one file after the other; then keep it.

        Whoever stops in between keeps what was read so far.
        """
        self._found = self._library.files()
        before = len(self._kept)
        there = {each.path for each in self._files}
        self._kept = {path: kept for path, kept in self._kept.items() if path in there}
        changed = len(self._kept) != before
        try:
            for each in self._files:
                if not self._is_fresh(each):
                    self._kept[each.path] = _read(each)
                    changed = True
                    yield self._entry(each)
        finally:
            if changed:
                self._save()

    def _entry(self, file: RecipeFile) -> Entry:
        kept = self._kept.get(file.path)
        if kept is None:
            return Entry(file.name, file.path, file.own)
        fresh = kept.changed_ns == file.changed_ns and kept.size == file.size
        return Entry(file.name, file.path, file.own, *kept[2:], fresh=fresh)

    def _is_fresh(self, file: RecipeFile) -> bool:
        kept = self._kept.get(file.path)
        return kept is not None and (kept.changed_ns, kept.size) == (file.changed_ns, file.size)

    def _save(self) -> None:
        import json
        from contextlib import suppress

        from kitchen_tui.recipes.library.atomic_write import atomic_write

        with suppress(OSError):  # without it the files are read again next time
            atomic_write(self._file, json.dumps({"made": _made(), "files": self._kept}, separators=(",", ":")))


def _made() -> list[object]:
    """Another version of the program may read more out of the same file."""
    from kitchen_tui import __version__

    return [_VERSION, __version__]


def _load(file: Path) -> dict[str, _Kept]:
    import json

    try:
        plain = json.loads(file.read_bytes())
        if plain["made"] != _made():
            return {}
        return {path: _row(*row) for path, row in plain["files"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _row(changed_ns: int, size: int, title: str, tags: list[str], *rest: Any) -> _Kept:
    ingredients, problems, takes, serves, about = rest
    "".join((title, *tags, *ingredients, *problems, takes, serves, about))  # TypeError where anything is no text
    return _Kept(changed_ns, size, title, tuple(tags), tuple(ingredients), tuple(problems), takes, serves, about)


def _read(file: RecipeFile) -> _Kept:
    from kitchen_tui.recipes.formats.reading import read_file
    from kitchen_tui.recipes.problems import problem_line

    reading = read_file(Path(file.path))
    recipe = reading.recipe
    problems = tuple(problem_line(problem, file.path) for problem in reading.problems)
    if recipe is None:
        return _Kept(file.changed_ns, file.size, "", (), (), problems)
    names = tuple(dict.fromkeys(line.name or line.text for line in recipe.ingredients()))
    facts = (_takes(recipe), _serves(recipe.servings), recipe.description)
    return _Kept(file.changed_ns, file.size, recipe.title, recipe.tags, names, problems, *facts)


def _takes(recipe: "Recipe") -> str:
    """As its author says, else what the steps add up to; of what takes half a day the minutes do not matter."""
    from kitchen_tui.cooking.ready_time import computed_time
    from kitchen_tui.model.duration import HOUR, format_span

    stated = next((time.span for time in recipe.times if time.name == "total"), None)
    span = stated or computed_time(recipe)
    if span.least_ms >= _LONG_H * HOUR:
        return f"{'–'.join(dict.fromkeys(str(round(end / HOUR)) for end in span))} h"
    return format_span(span) if span.most_ms else ""


def _serves(servings: "Servings") -> str:
    numbers = dict.fromkeys(str(number) for number in servings[:2] if number)
    return " ".join(filter(None, ("–".join(numbers), servings.unit))) if numbers else ""
