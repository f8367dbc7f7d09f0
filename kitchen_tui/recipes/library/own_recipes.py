"""The cook's own recipes: names for new ones, saving, and deletion that can be undone."""

from collections.abc import Callable, Container
from functools import partial
from pathlib import Path

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.model.text import slug
from kitchen_tui.paths import atomic_write
from kitchen_tui.recipes.formats.found import Candidate, Source
from kitchen_tui.recipes.library import Library
from kitchen_tui.recipes.problems import Problem, ReadResult

_LONGEST_NAME = 100
_DELETED = ".deleted"
"""The folder of deleted recipes, beside the others."""


class RecipeNameError(ValueError):
    """Raised if a name cannot be used for a new recipe; the message says why."""


class TakenError(RecipeNameError):
    """Raised if a recipe of that name exists."""


class UnwritableError(ValueError):
    """Raised if a recipe cannot be written as a file that reads back the same; the message says why."""


class Deleted(NamedTuple):
    """A deleted recipe: the path of its file, and where it is kept."""

    path: Path
    kept: Path


class Prepared(NamedTuple):
    """A recipe to import: how it was read, the text to write, what is uncertain, and the name of its source file."""

    recipe: Recipe
    text: str
    doubts: tuple[Problem, ...] = ()
    stem: str = ""


class Imported(NamedTuple):
    """An imported recipe: the path of its file, and a sentence about it."""

    path: Path
    text: str


def file_name(title: str, fallback: str = "recipe") -> str:
    """Return the library name for a title: "Fish pie" becomes fish-pie."""
    return slug(title) or slug(fallback) or "recipe"


def new_path(folder: Path, name: str, overwrite: bool = False) -> Path:
    """Return the path for a new recipe of that name in the cook's own folder.

    Raises RecipeNameError, or TakenError if the name is taken, unless by a .yaml file that may be overwritten.
    """
    if not name.strip(" .") or name.startswith((".", "-")) or len(name) > _LONGEST_NAME or not name.isprintable():
        raise RecipeNameError(f"“{name[:_LONGEST_NAME]}” cannot be a recipe's name; use letters, digits and hyphens")
    if "/" in name or "\\" in name:
        raise RecipeNameError(f"a name has no slashes; “{name}” would be saved in {folder}")
    taken = next((file.path for file in Library((folder,), folder).files() if file.name == name), "")
    if taken and not (overwrite and taken == str(folder / f"{name}.yaml")):
        raise TakenError(f"there is already a recipe “{name}”: {taken}; choose another name")
    return folder / f"{name}.yaml"


def as_yaml(recipe: Recipe) -> tuple[str, tuple[str, ...]]:
    """Return the recipe as YAML, and a sentence for each thing that it cannot express. Raises UnwritableError."""
    from kitchen_tui.recipes.formats.yaml.reader import read_yaml
    from kitchen_tui.recipes.formats.yaml.writer import write_yaml

    export = write_yaml(recipe)
    problems: tuple[Problem, ...] = read_yaml(export.text, recipe.name).problems
    if problems:
        raise UnwritableError(f"this cannot be kept as a recipe: {problems[0].text}")
    return export.text, export.lost


def save(path: Path, text: str, overwrite: bool = False) -> None:
    """Write a recipe of the cook's own, never through a symbolic link. Raises OSError; see `atomic_write`."""
    atomic_write(path, text, overwrite=overwrite, follow_link=False)


def prepare_import(result: ReadResult, stem: str = "") -> Prepared:
    """Prepare the recipe that was read for import. Raises UnwritableError, also if it could not be read."""
    if result.recipe is None:
        problem = next(iter(result.problems), Problem("It contains no recipe."))
        raise UnwritableError(f"{problem.text} {problem.hint}".strip())
    text, lost = as_yaml(result.recipe)
    return Prepared(result.recipe, text, (*result.uncertain, *map(Problem, lost)), stem)


def import_readers(source: Source) -> list[Callable[[], Prepared]]:
    """Return a function for each recipe of a source that prepares it for import, or one that raises UnwritableError."""
    found, stem = source
    if not found.candidates:
        return [partial(prepare_import, ReadResult(None, found.problems))]

    def read(candidate: Candidate) -> Prepared:
        return prepare_import(candidate.read(stem or "recipe"), stem)

    return [partial(read, candidate) for candidate in found.candidates]


def save_import(folder: Path, prepared: Prepared, used: Container[str] = ()) -> Imported:
    """Write a prepared recipe to the cook's own folder, under a free name that is not `used`. Raises OSError."""
    recipe = prepared.recipe
    path = _free_path(folder, file_name(recipe.title, prepared.stem), used)
    save(path, prepared.text)
    count = len(recipe.steps)
    return Imported(path, f"Imported “{recipe.title}”: {count} step{'s' if count != 1 else ''}.")


def copy_to_edit(folder: Path, path: Path, name: str) -> Path:
    """Copy a shipped recipe to the cook's own folder, which takes precedence. Raises OSError."""
    copy = folder / f"{name}{path.suffix}"
    save(copy, path.read_text(encoding="utf-8"))
    return copy


def _free_path(folder: Path, name: str, used: Container[str]) -> Path:
    wanted, number = name, 2
    while True:
        try:
            path = new_path(folder, wanted)
        except TakenError:
            pass
        else:
            if wanted not in used:
                return path
        wanted, number = f"{name}-{number}", number + 1


def delete(path: Path) -> Deleted:
    """Delete a recipe of the cook's own; `restore` undoes this. Raises OSError."""
    folder = path.parent / _DELETED
    folder.mkdir(exist_ok=True)
    kept, number = folder / path.name, 2
    while kept.exists() or kept.is_symlink():
        kept, number = folder / f"{path.stem}-{number}{path.suffix}", number + 1
    path.rename(kept)
    return Deleted(path, kept)


def last_deleted(folder: Path) -> Deleted | None:
    """Return the recipe of a folder that was deleted last, even by an earlier run, or None."""
    try:
        kept = [(path.lstat().st_ctime_ns, path) for path in (folder / _DELETED).iterdir()]
    except OSError:
        return None
    return Deleted(folder / max(kept)[1].name, max(kept)[1]) if kept else None


def restore(deleted: Deleted) -> None:
    """Undo a deletion. Raises FileExistsError if there is a new recipe of that name, or another OSError."""
    if deleted.path.exists() or deleted.path.is_symlink():
        raise FileExistsError(f"there is a new recipe {deleted.path.name} in its place")
    deleted.kept.rename(deleted.path)
