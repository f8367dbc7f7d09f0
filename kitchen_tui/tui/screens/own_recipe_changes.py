"""Importing, editing, deleting and restoring the cook's own recipes in the library, with a message about each."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from textual.app import App, SuspendNotSupported
from textual.message import Message
from textual.screen import Screen

from kitchen_tui.model.text import error_reason
from kitchen_tui.recipes.formats.found import Source
from kitchen_tui.recipes.formats.reading import read_file
from kitchen_tui.recipes.formats.source import SourceError
from kitchen_tui.recipes.library.index import Entry, folded, title_of
from kitchen_tui.recipes.library.own_recipes import (
    Deleted,
    Prepared,
    RecipeNameError,
    UnwritableError,
    copy_to_edit,
    delete,
    import_readers,
    last_deleted,
    restore,
    save_import,
)
from kitchen_tui.recipes.problems import problem_line
from kitchen_tui.tui.host import Host, LibraryService
from kitchen_tui.tui.status_line import LONG_MESSAGE_S, undo_hint
from kitchen_tui.tui.widgets.entry_line import ImportLine


class RecipeImport:
    """Reads the recipes of a source in a thread, shows each before it is written, and saves it.

    `screen` gets a message `Read`, for `show`. `entries` returns the recipes of the library. `saved` is called with the
    path of each new one.
    """

    class Read(Message):
        """Import `number` has found recipes and prepared the one at index `at`, or failed with a sentence."""

        def __init__(
            self, number: int, prepared: Prepared | str, readers: Sequence[Callable[[], Prepared]] = (), at: int = 0
        ) -> None:
            super().__init__()
            self.number, self.prepared, self.readers, self.at = number, prepared, readers, at

    def __init__(
        self,
        host: Host,
        service: LibraryService,
        screen: Screen[None],
        entries: Callable[[], Sequence[Entry]],
        saved: Callable[[Path], None],
    ) -> None:
        self._host, self._service, self._screen = host, service, screen
        self._entries, self._saved = entries, saved
        self._number = 0
        self.is_reading = False

    def start(self, find: Callable[[], Source]) -> None:
        """Read the source that `find` returns. Only the last one that was started is shown."""
        self._number += 1
        self.is_reading = True
        self._host.status.show("Reading…", LONG_MESSAGE_S)
        self._screen.run_worker(partial(self._read, find, self._number), thread=True)

    def stop(self) -> None:
        """Ignore a source that is still being read, and say so."""
        if self.is_reading:
            self._number += 1
            self.is_reading = False
            self._host.status.show("Nothing was imported.")

    def _read(self, find: Callable[[], Source], number: int) -> None:
        """Read a recipe; runs in a thread."""
        try:
            source = find()
            readers, at = import_readers(source), source.found.best
            message = self.Read(number, readers[at](), readers, at)
        except (SourceError, UnwritableError, OSError) as error:
            message = self.Read(number, f"Nothing was imported: {error_reason(error)}")
        self._screen.post_message(message)

    def show(self, message: Read, line: ImportLine | None) -> None:
        """Show the recipe before it is written, or why there is none; `line` is the one that asked for it."""
        from kitchen_tui.tui.screens.preview_sheet import ImportSheet

        if message.number != self._number or (line and not line.is_open):
            return
        self.is_reading = False
        if not isinstance(message.prepared, str):
            if line:
                line.action_close()
            titles = {folded(title_of(entry)) for entry in self._entries()}
            sheet = ImportSheet(
                self._host, message.prepared, titles, self._save, self._service.edit, message.readers, message.at
            )
            self._screen.app.push_screen(sheet)
        elif line:
            line.reply(message.prepared)
        else:
            self._host.status.show(message.prepared, LONG_MESSAGE_S)

    def _save(self, prepared: Prepared) -> bool:
        """Write a recipe; return whether that was possible."""
        if self._service.own is None:
            return False
        try:
            shipped = {entry.name for entry in self._entries() if not entry.own}
            imported = save_import(self._service.own, prepared, shipped)
        except (RecipeNameError, OSError) as error:
            self._host.status.show(f"It could not be saved: {error_reason(error)}", LONG_MESSAGE_S)
            return False
        self._saved(imported.path)
        self._host.status.show(imported.text, LONG_MESSAGE_S)
        return True


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
        self._report(problem or (self._after_edit(path, entry.name) if is_changed else "Nothing was changed."))
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
            self._report(f"{entry.path} cannot be deleted: {error_reason(error)}")
            return False
        self._report(f"Deleted “{entry.title or entry.name}”. {undo_hint('ctrl+r')}")
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
            self._report(f"It could not be restored from {deleted.kept}: {error_reason(error)}")
            return None
        recipe = read_file(deleted.path).recipe
        self._report(f"Restored “{recipe.title if recipe else deleted.path.name}”.")
        return deleted.path

    def _report(self, text: str) -> None:
        self._host.status.show(text, LONG_MESSAGE_S)
