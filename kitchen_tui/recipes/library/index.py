"""The library's index, so that only changed files are read, and the list of its entries, searched while typing."""

import os
import unicodedata
from collections import defaultdict
from collections.abc import Generator, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import slug
from kitchen_tui.recipes.library import Library, RecipeCache, RecipeFile, code_state, stem

if TYPE_CHECKING:
    from kitchen_tui.model.recipe import Recipe, Servings

FILE = "library.json"
"""The name of the index in the cache folder. It can be deleted at any time."""
_FORMAT = 4
_LONG_H = 4
_SITE = lazy_regex(r"https?://(?:www\.)?([^/:?#]+)")


class Entry(NamedTuple):
    """The index entry of one recipe file.

    `title` is empty if the file cannot be read, and then `problems` say why, each on one line with its place.
    `takes` and `serves` are for display: "2 h 30 min", "4–6". `origin` is the site, or the source as it is stated. All
    but the first three fields are empty until the file has been read once; `is_current` is False while it has to be
    read (again).
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
    origin: str = ""
    is_current: bool = False


class IndexRow(NamedTuple):
    """A row of the stored index: the state of a recipe file, and its contents at that time (see `Entry`)."""

    changed_ns: int
    size: int
    title: str
    tags: tuple[str, ...]
    ingredients: tuple[str, ...]
    problems: tuple[str, ...]
    takes: str = ""
    serves: str = ""
    about: str = ""
    origin: str = ""


class Index:
    """An index of the recipes of a library; `folder` is the cache."""

    def __init__(self, library: Library, folder: Path) -> None:
        self._library = library
        self._file = folder / FILE
        self._recipes = RecipeCache(folder)
        self._rows = _load(self._file)
        self._listed: list[RecipeFile] | None = None

    @property
    def _files(self) -> list[RecipeFile]:
        if self._listed is None:
            self._listed = self._library.files()
        return self._listed

    def remembered(self) -> list[Entry]:
        """Return the stored index without reading the folders, for a screen that must appear at once.

        Without a stored index, return `entries`.
        """
        if not self._rows:
            return self.entries()
        shipped = os.path.join(self._library.shipped, "")
        return [
            Entry(stem(path), path, not path.startswith(shipped), *row[2:], is_current=True)
            for path, row in self._rows.items()
        ]

    def entries(self) -> list[Entry]:
        """Return all recipe files by name without reading any; the entry of a changed file is not up to date."""
        return [self._entry(file) for file in self._files]

    def recipe(self, entry: Entry) -> "Recipe | None":
        """Return the parsed recipe if it is cached, for a preview; never parse it now."""
        row = self._rows.get(entry.path)
        if row is None or not entry.is_current:
            return None
        stored = self._recipes.stored(RecipeFile(entry.name, entry.path, entry.own, row.changed_ns, row.size))
        return stored.recipe if stored else None

    def refresh(self) -> Generator[Entry, None, None]:
        """Read new and changed files, yielding an entry for each; then store the index.

        If the caller stops early, what was read so far is kept.
        """
        self._listed = self._library.files()
        before = len(self._rows)
        paths = {file.path for file in self._files}
        self._rows = {path: row for path, row in self._rows.items() if path in paths}
        changed = len(self._rows) != before
        if changed:
            self._recipes.keep_only(paths)
        try:
            for file in self._files:
                if not self._is_up_to_date(file):
                    self._rows[file.path] = self._row(file)
                    changed = True
                    yield self._entry(file)
        finally:
            if changed:
                self._save()

    def _entry(self, file: RecipeFile) -> Entry:
        row = self._rows.get(file.path)
        if row is None:
            return Entry(file.name, file.path, file.own)
        return Entry(file.name, file.path, file.own, *row[2:], is_current=self._is_up_to_date(file))

    def _is_up_to_date(self, file: RecipeFile) -> bool:
        row = self._rows.get(file.path)
        return row is not None and (row.changed_ns, row.size) == (file.changed_ns, file.size)

    def _row(self, file: RecipeFile) -> IndexRow:
        from kitchen_tui.recipes.problems import problem_line

        result = self._recipes.read(file)
        recipe = result.recipe
        problems = tuple(problem_line(problem, file.path) for problem in result.problems)
        if recipe is None:
            return IndexRow(file.changed_ns, file.size, "", (), (), problems)
        names = tuple(dict.fromkeys(line.name or line.text for line in recipe.ingredients()))
        facts = (_takes(recipe), _serves(recipe.servings), recipe.description, _origin(recipe.source))
        return IndexRow(file.changed_ns, file.size, recipe.title, recipe.tags, names, problems, *facts)

    def _save(self) -> None:
        import json
        from contextlib import suppress

        from kitchen_tui.paths import atomic_write

        with suppress(OSError):  # if it is not stored, the files are read again next time
            stored = {"made": [_FORMAT, *code_state()], "files": self._rows}
            atomic_write(self._file, json.dumps(stored, separators=(",", ":")), durable=False)


def _load(file: Path) -> dict[str, IndexRow]:
    import json

    try:
        plain = json.loads(file.read_bytes())
        if plain["made"] != [_FORMAT, *code_state()]:
            return {}
        return {path: _loaded_row(*row) for path, row in plain["files"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _loaded_row(changed_ns: int, size: int, title: str, tags: list[str], *rest: Any) -> IndexRow:
    ingredients, problems, *facts = rest
    "".join((title, *tags, *ingredients, *problems, *facts))  # TypeError if anything is not text
    return IndexRow(changed_ns, size, title, tuple(tags), tuple(ingredients), tuple(problems), *facts)


def _takes(recipe: "Recipe") -> str:
    """Return the total time that the author states, else the sum of the steps; in whole hours from four hours on."""
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


def _origin(source: str) -> str:
    site = _SITE.match(source)
    return site[1] if site else source


# The list and its search --------------------------------------------------------------------------------------------


class _Searched(NamedTuple):
    """An entry, with its title and all of its text to search in, both folded."""

    title: str
    text: str
    entry: Entry


class RecipeList:
    """Entries of the library: favourites, then what was cooked last, then the rest by title, then broken files.

    `cooked` maps library names to when each recipe was last cooked (UTC wall time in milliseconds).
    """

    def __init__(self, entries: Iterable[Entry], cooked: Mapping[str, int]) -> None:
        self.entries = sorted(
            entries,
            key=lambda entry: (
                not is_favourite(entry),
                -cooked.get(entry.name, 0),
                is_broken(entry),
                folded(title_of(entry)),
                entry.name,
            ),
        )
        self.broken = sum(map(is_broken, self.entries))

    @cached_property
    def qualifiers(self) -> Mapping[str, str]:
        """Texts that tell apart recipes with the same title, by path: their origins, or else the ends of names."""
        same: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            same[folded(title_of(entry))].append(entry)
        return {
            entry.path: entry.origin if len({entry.origin for entry in group}) == len(group) else _end_of_name(entry)
            for group in same.values()
            if len(group) > 1
            for entry in group
        }

    def found(self, query: str) -> list[Entry]:
        """Return the entries that contain every word of a query; those with all words in the title come first."""
        words = folded(query).split()
        if not words:
            return self.entries
        # One list comprehension per word takes 4 ms for ten thousand recipes, a call per recipe 20 ms.
        hits = self._prepared
        for word in words:
            hits = [hit for hit in hits if word in hit.text]
        by_title = hits
        for word in words:
            by_title = [hit for hit in by_title if word in hit.title]
        if len(by_title) < len(hits):
            first = {hit.entry.path for hit in by_title}
            hits = [*by_title, *(hit for hit in hits if hit.entry.path not in first)]
        return [hit.entry for hit in hits]

    def prepare(self) -> None:
        """Do the slow part of the first search and of the first row in advance, in any thread."""
        self._prepared, self.qualifiers  # noqa: B018 -- cached properties

    @cached_property
    def _prepared(self) -> list[_Searched]:
        return [_Searched(folded(title_of(entry)), folded(_everything(entry)), entry) for entry in self.entries]


def _end_of_name(entry: Entry) -> str:
    """Return what the library name adds to the title: "2" for pea-soup-2 if that is the title "Pea soup"."""
    return entry.name.removeprefix(slug(entry.title)).removeprefix("-")


def title_of(entry: Entry) -> str:
    """Return the title, or the file's name if there is none."""
    return entry.title or entry.name


def is_broken(entry: Entry) -> bool:
    """Return whether the file was read and is not a recipe."""
    return not entry.title and bool(entry.problems)


def is_favourite(entry: Entry) -> bool:
    """Return whether the recipe has the tag "favourite"."""
    return any(folded(tag).removesuffix("s") in ("favourite", "favorite") for tag in entry.tags)


def folded(text: str) -> str:
    """Return text without case and accents, so that "Jalapeno" finds "jalapeño"."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def _everything(entry: Entry) -> str:
    return "\n".join((title_of(entry), *entry.tags, *entry.ingredients))
