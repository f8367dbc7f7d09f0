"""The library: the shipped recipes and the cook's own, by name, with a cache of parsed recipes on disk.

Parsing needs a YAML library and the rules for amounts and times, whose import takes longer than everything else that
`show` does. A cached recipe needs neither.
"""

import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.paths import expand_home
from kitchen_tui.recipes.problems import Problem, ReadResult

SUFFIXES = (".yaml", ".yml", ".cook", ".md", ".txt", ".html", ".htm")
"""The files of a library."""
_MOST_SUGGESTED = 3
FOLDER = "recipes"
"""The name of the folder of parsed recipes in the cache. It can be deleted at any time."""
_FORMAT = 1


class RecipeFile(NamedTuple):
    """A recipe file of the library that was not read: its library name, and its state on disk."""

    name: str
    path: str
    own: bool
    changed_ns: int
    size: int


class RecipeCache:
    """One file per recipe in `folder`, valid until the recipe file or the code that parses it changes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER

    def read(self, file: RecipeFile) -> ReadResult:
        """Return the recipe of a file, which is parsed only if it is new or has changed. Never raises."""
        stored = self.stored(file)
        if stored is None:
            from kitchen_tui.recipes.formats.reading import read_file

            stored = read_file(Path(file.path))
            self._save(file, stored)
        return stored

    def keep_only(self, paths: set[str]) -> None:
        """Delete the cached recipes of all files but these."""
        kept = {_file_name(path) for path in paths}
        try:
            with os.scandir(self._folder) as entries:
                for entry in entries:
                    if entry.name not in kept:
                        os.unlink(entry.path)
        except OSError:
            return

    def stored(self, file: RecipeFile) -> ReadResult | None:
        """Return the recipe of a file if it is cached and up to date, else None."""
        import json

        from kitchen_tui.model.named_tuple import from_plain

        try:
            plain = json.loads((self._folder / _file_name(file.path)).read_bytes())
            return from_plain(ReadResult, plain["result"]) if plain["state"] == _state(file) else None
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def _save(self, file: RecipeFile, result: ReadResult) -> None:
        import json
        from contextlib import suppress

        from kitchen_tui.model.named_tuple import to_plain
        from kitchen_tui.paths import atomic_write

        plain = {"state": _state(file), "result": to_plain(result)}
        with suppress(OSError):  # if it is not stored, the file is parsed again next time
            text = json.dumps(plain, separators=(",", ":"))
            atomic_write(self._folder / _file_name(file.path), text, durable=False)


@cache
def code_state() -> tuple[Any, ...]:
    """Return a value that changes with the code that parses recipes, since new code may read a file differently."""
    from kitchen_tui import __version__

    return _FORMAT, __version__, max(map(_newest, ("model", "recipes")))


def _newest(package: str) -> int:
    """Return when a module of the package was last changed, in nanoseconds; 0 if it is not stored in files."""
    newest = 0
    for folder, _, names in os.walk(Path(__file__).parents[2] / package):
        modules = (os.path.join(folder, name) for name in names if name.endswith(".py"))
        newest = max(newest, *(os.stat(module).st_mtime_ns for module in modules), 0)
    return newest


def _state(file: RecipeFile) -> list[Any]:
    return [file.path, file.changed_ns, file.size, *code_state()]


def _file_name(path: str) -> str:
    """Return the name of the cache file: that of the recipe file, and a number for its folder."""
    from zlib import crc32

    name = os.path.basename(path).rpartition(".")[0]
    return f"{name[:60]}-{crc32(os.fsencode(path)):08x}.json"


class Library(NamedTuple):
    """Folders of recipes. The cook's own come first, and hide shipped ones of the same name.

    Recipes found by name are parsed once and stored in the folder `cache`; without one they are parsed every time.
    """

    own: tuple[Path, ...]
    shipped: Path
    cache: Path | None = None

    def files(self) -> list[RecipeFile]:
        """Return all recipe files by name without reading any; a missing folder counts as empty."""
        found: dict[str, RecipeFile] = {}
        for folder in (*self.own, self.shipped):
            for file in _recipes_in(folder, folder != self.shipped):
                found.setdefault(file.name, file)
        return [found[name] for name in sorted(found)]

    def find(self, wanted: str) -> ReadResult:
        """Read the recipe with this library name, title, unique part or words of a name, or path.

        If there is none, the result has no recipe, and its hint suggests similar names.
        """
        found = self.locate(wanted)
        if isinstance(found, Problem):
            return ReadResult(None, (found,))
        if isinstance(found, Path) or self.cache is None:
            from kitchen_tui.recipes.formats.reading import read_file  # a stored recipe needs none of its tables

            return read_file(found if isinstance(found, Path) else Path(found.path))
        return RecipeCache(self.cache).read(found)

    def locate(self, wanted: str) -> RecipeFile | Path | Problem:
        """Return the file that `wanted` names, in the library or by path, or a problem that suggests names."""
        path = Path(wanted)
        if path.suffix.lower() in SUFFIXES or len(path.parts) > 1:
            return expand_home(wanted)
        files = {file.name: file for file in self.files()}
        if exact := files.get(wanted) or files.get(_name_of(wanted)):
            return exact
        likely = [name for name in files if wanted and _is_part(wanted, name)]
        if len(likely) == 1:
            return files[likely[0]]
        near = likely or _nearest(wanted, files)
        hint = f"Did you mean {_listed(near)}?" if near else "kitchen-tui list shows the recipes."
        return Problem(f"There is no recipe “{wanted}”.", hint=hint)


def _name_of(title: str) -> str:
    from kitchen_tui.model.text import slug

    return slug(title)


def _is_part(wanted: str, name: str) -> bool:
    """Return whether a name contains `wanted`, or a word that begins with each of its words, in any order."""
    if wanted.lower() in name.lower():
        return True
    words = _name_of(wanted).split("-")
    return any(words) and all(f"-{word}" in f"-{_name_of(name)}" for word in words)


def _listed(names: list[str]) -> str:
    *others, last = names[:_MOST_SUGGESTED]
    return f"{', '.join(others)} or {last}" if others else last


def _nearest(wanted: str, names: Iterable[str]) -> list[str]:
    """Return names that are similar to `wanted`, or that have a word similar to one of its words, best first."""
    from difflib import SequenceMatcher

    def likeness(one: str, other: str) -> float:
        return SequenceMatcher(None, one, other).ratio()

    words = _name_of(wanted)[:60].split("-")
    scores = {
        name: max(
            [likeness("-".join(words), name.lower())]
            + [likeness(word, part) - 0.1 for word in words if len(word) > 3 for part in name.lower().split("-")]
        )
        for name in list(names)[:2_000]
    }
    return sorted((name for name, score in scores.items() if score >= 0.6), key=lambda name: (-scores[name], name))


def _recipes_in(folder: Path, own: bool) -> Iterator[RecipeFile]:
    """Yield the recipe files of a folder, by name."""
    try:
        with os.scandir(folder) as entries:
            files = sorted((entry.name, entry) for entry in entries if _is_recipe(entry.name))
    except OSError:
        return
    for name, entry in files:
        try:
            state = entry.stat()
        except OSError:  # a broken link is listed with its problem
            yield RecipeFile(stem(name), entry.path, own, 0, 0)
        else:
            yield RecipeFile(stem(name), entry.path, own, state.st_mtime_ns, state.st_size)


def stem(path: str) -> str:
    """Return the library name of a recipe file."""
    name = os.path.basename(path)
    return name.rpartition(".")[0]


def _is_recipe(name: str) -> bool:
    return not name.startswith(".") and name.lower().endswith(SUFFIXES)
