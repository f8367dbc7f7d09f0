"""Parsed recipes on disk: a recipe file of any format is parsed once, until it changes.

Parsing loads a YAML library and the rules for amounts and times, which costs more than everything else that `show`
does; a cached recipe needs neither.
"""

import os
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from kitchen_tui.recipes.problems import ReadResult

FOLDER = "recipes"
"""Its name in the cache folder; it can be made again at any time."""
_FORMAT = 1


class RecipeFile(NamedTuple):
    """A recipe file of the library, not read: its library name, and its state on the disk."""

    name: str
    path: str
    own: bool
    changed_ns: int
    size: int


class RecipeCache:
    """One file per recipe in `folder`, valid while the recipe file and the code that parses it are the same."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER

    def read(self, file: RecipeFile) -> ReadResult:
        """Return what the file says, parsed now only if it is new or has changed. Never raises."""
        stored = self.stored(file)
        if stored is None:
            from kitchen_tui.recipes.formats.reading import read_file

            stored = read_file(Path(file.path))
            self._save(file, stored)
        return stored

    def keep_only(self, paths: set[str]) -> None:
        """Delete what is stored for files that are not among `paths`."""
        kept = {_file_name(path) for path in paths}
        try:
            with os.scandir(self._folder) as entries:
                for entry in entries:
                    if entry.name not in kept:
                        os.unlink(entry.path)
        except OSError:
            return

    def stored(self, file: RecipeFile) -> ReadResult | None:
        """Return what the file says if it has been parsed in this state, else None."""
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
        from kitchen_tui.recipes.library.atomic_write import atomic_write

        plain = {"state": _state(file), "result": to_plain(result)}
        with suppress(OSError):  # without it the file is parsed again next time
            text = json.dumps(plain, separators=(",", ":"))
            atomic_write(self._folder / _file_name(file.path), text, durable=False)


@cache
def code_state() -> tuple[Any, ...]:
    """Return what changes when the code that parses recipes does: another program may read more out of a file."""
    from kitchen_tui import __version__

    return _FORMAT, __version__, max(map(_newest, ("model", "recipes")))


def _newest(package: str) -> int:
    """The time of the last change of a module in the package, in nanoseconds; 0 if it is not in files."""
    newest = 0
    for folder, _, names in os.walk(Path(__file__).parents[2] / package):
        modules = (os.path.join(folder, name) for name in names if name.endswith(".py"))
        newest = max(newest, *(os.stat(module).st_mtime_ns for module in modules), 0)
    return newest


def _state(file: RecipeFile) -> list[Any]:
    return [file.path, file.changed_ns, file.size, *code_state()]


def _file_name(path: str) -> str:
    """Return a file name for a cached recipe: the name of its file, and a number for its folder."""
    from zlib import crc32

    stem = os.path.basename(path).rpartition(".")[0]
    return f"{stem[:60]}-{crc32(os.fsencode(path)):08x}.json"
