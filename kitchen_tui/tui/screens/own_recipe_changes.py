"""Editing, deleting and restoring the cook's own recipes in the library, with a message about each."""

from pathlib import Path

from textual.app import App, SuspendNotSupported

from kitchen_tui.model.text import error_reason
from kitchen_tui.recipes.formats.reading import read_file
from kitchen_tui.recipes.library.index import Entry
from kitchen_tui.recipes.library.own_recipes import Deleted, copy_to_edit, delete, last_deleted, restore
from kitchen_tui.recipes.problems import problem_line
from kitchen_tui.tui.host import Host, LibraryService
from kitchen_tui.tui.status_line import LONG_MESSAGE_S, undo_hint


class OwnRecipeChanges:
    """Changes recipes, and says on the status line what was changed or why that is not possible."""

    def __init__(self, host: Host, service: LibraryService) -> None:
        self._host, self._service = host, service
        self._deleted: list[Deleted] = []

    @property
    def can_restore(self) -> bool:
        """Return whether a recipe was deleted on this screen and not restored."""
        return bool(self._deleted)

    def edit(self, entry: Entry, folder: Path, app: App[int]) -> Path:
        """Open a recipe, or a copy of a shipped one, in the cook's editor; return its path after checking it."""
        path = Path(entry.path)
        try:
            before = path.read_bytes()
            if not entry.own:
                path = copy_to_edit(folder, path, entry.name)
            with app.suspend():
                problem = self._service.edit(path)
            is_changed = path.read_bytes() != before
            if not entry.own and not is_changed:
                path.unlink()
        except (OSError, UnicodeDecodeError, SuspendNotSupported) as error:
            problem, is_changed = f"{path} cannot be edited: {error_reason(error)}", False
        self._say(problem or (self._after_edit(path, entry.name) if is_changed else "Nothing was changed."))
        return path

    def _after_edit(self, path: Path, name: str) -> str:
        reading = read_file(path)
        if reading.recipe is None:
            problem = problem_line(reading.problems[0], path.name) if reading.problems else path.name
            return f"It cannot be cooked like this: {problem} ctrl+e opens it again."
        if any(dish.recipe.name == name for dish in self._host.kitchen.session.dishes.values()):
            return f"Saved “{reading.recipe.title}”. The dish on the stove goes on with the recipe as it was started."
        return f"Saved “{reading.recipe.title}”."

    def delete(self, entry: Entry) -> bool:
        """Delete a recipe if it is the cook's own; return whether it was deleted."""
        if not entry.own:
            self._host.status.show("This recipe is included with kitchen-tui; only your own can be deleted.")
            return False
        try:
            self._deleted.append(delete(Path(entry.path)))
        except OSError as error:
            self._say(f"{entry.path} cannot be deleted: {error_reason(error)}")
            return False
        self._say(f"Deleted “{entry.title or entry.name}”. {undo_hint('ctrl+r')}")
        return True

    def restore(self, folder: Path) -> Path | None:
        """Undo the last deletion, also one of an earlier run; return the path of the recipe."""
        deleted = self._deleted.pop() if self._deleted else last_deleted(folder)
        if deleted is None:
            self._host.status.show("There is nothing to restore.")
            return None
        try:
            restore(deleted)
        except OSError as error:
            self._say(f"It could not be restored from {deleted.kept}: {error_reason(error)}")
            return None
        recipe = read_file(deleted.path).recipe
        self._say(f"Restored “{recipe.title if recipe else deleted.path.name}”.")
        return deleted.path

    def _say(self, text: str) -> None:
        self._host.status.show(text, LONG_MESSAGE_S)
