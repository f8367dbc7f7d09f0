"""A cache of parsed recipes on disk: a recipe file is parsed once, until it changes.

Parsing needs a YAML library and the rules for amounts and times, whose import takes longer than everything else that
`show` does. A cached recipe needs neither.
"""

import os
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from kitchen_tui.recipes.problems import ReadResult

FOLDER = "recipes"
"""The name of the folder in the cache. It can be deleted at any time."""
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

        from kitchen_tui.model.codec import from_plain

        try:
            plain = json.loads((self._folder / _file_name(file.path)).read_bytes())
            return from_plain(ReadResult, plain["result"]) if plain["state"] == _state(file) else None
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def _save(self, file: RecipeFile, result: ReadResult) -> None:
        import json
        from contextlib import suppress

        from kitchen_tui.model.codec import to_plain
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

    stem = os.path.basename(path).rpartition(".")[0]
    return f"{stem[:60]}-{crc32(os.fsencode(path)):08x}.json"
