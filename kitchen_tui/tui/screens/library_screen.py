"""The library: all recipes, filtered as you type; Enter cooks the selected one."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.message import Message
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from kitchen_tui.cooking import commands
from kitchen_tui.cooking.session import is_in_use
from kitchen_tui.cooking.view import View
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.recipes.formats.found import Source
from kitchen_tui.recipes.formats.reading import find_source, read_file
from kitchen_tui.recipes.library.index import Entry, RecipeList
from kitchen_tui.recipes.problems import ReadResult
from kitchen_tui.tui.host import Host, LibraryService
from kitchen_tui.tui.paint import library_lines
from kitchen_tui.tui.paint.key_hints import Hint
from kitchen_tui.tui.screens.base import AlertScreen
from kitchen_tui.tui.screens.own_recipe_changes import OwnRecipeChanges, RecipeImport
from kitchen_tui.tui.screens.sheets import BrokenSheet
from kitchen_tui.tui.status_line import LONG_MESSAGE_S
from kitchen_tui.tui.widgets.bars import Banner, Footer, TopLine
from kitchen_tui.tui.widgets.entry_line import EntryLine, ImportLine, SearchLine
from kitchen_tui.tui.widgets.list_pane import ListPane
from kitchen_tui.tui.widgets.recipe_list import AboutPane, RecipePane

_PAGE = 10
_SHOWN_AFTER = 50
"""The list is refreshed after the first newly read file, then after this many and twice as many: each refresh rebuilds
all of it."""


class LibraryScreen(AlertScreen):
    """The first screen if no session is open; over the stove it opens another recipe beside the first."""

    AUTO_FOCUS = "#find"
    enter_chooses = True
    HORIZONTAL_BREAKPOINTS = [(0, "-single"), (60, "-stacked"), (100, "-wide")]  # noqa: RUF012 -- Textual declares it so
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("shift+up", f"move({-_PAGE})", show=False),
        Binding("shift+down", f"move({_PAGE})", show=False),
        Binding("escape", "clear", show=False),
        Binding("tab", "mark", show=False, priority=True),
        Binding("ctrl+p", "preview", show=False),
        Binding("ctrl+o", "import", show=False, priority=True),
        Binding("ctrl+e", "edit", show=False, priority=True),
        Binding("ctrl+x", "delete", show=False, priority=True),
        Binding("ctrl+r", "restore", show=False, priority=True),
        Binding("ctrl+c", "app.interrupt", show=False, priority=True),
    ]

    class RecipesLoaded(Message):
        """The known recipes; `is_reading` while more files have to be read."""

        def __init__(self, recipes: RecipeList, is_reading: bool) -> None:
            super().__init__()
            self.recipes, self.is_reading = recipes, is_reading

    def __init__(self, host: Host, service: LibraryService) -> None:
        super().__init__(host)
        self._service = service
        self._index = service.open()
        self._last_cooked = service.last_cooked()
        self._recipes = RecipeList(self._index.remembered(), self._last_cooked)
        self._is_reading = False
        self._changes = OwnRecipeChanges(host, service)
        self._import = RecipeImport(host, service, self, lambda: self._recipes.entries, self._show_saved)
        self._wanted = ""
        self.recipes = RecipePane(host, id="recipes")
        self.about = AboutPane(host, id="about")
        self.search = SearchLine(self._find, "title, ingredient or tag", self._import_text)
        self.footer = Footer(host, self.hints, id="footer")

    def compose(self) -> ComposeResult:
        yield TopLine(self.host, id="top")
        yield Banner(self.host, self.banner_targets, id="banner")
        with Horizontal(id="finding"):
            yield Static("find", id="find-prompt", markup=False)
            yield self.search
        with Container(id="body"):
            yield self.recipes
            yield self.about
        yield self.footer

    def on_mount(self) -> None:
        """Show the indexed recipes; changed files are read after the first frame."""
        self.recipes.last_cooked, self.recipes.ratings = self._last_cooked, self._service.ratings()
        self.recipes.qualifiers = self._recipes.qualifiers
        self.recipes.put(self._recipes.entries)
        self._describe()
        self.show(self.host.view)
        self.call_after_refresh(self.run_worker, self._read_changed, thread=True, exit_on_error=False)
        self.watch(self.app, "app_focus", self._follow_files, init=False)

    def _follow_files(self, has_focus: bool) -> None:
        """Read files that were changed while the cook was in another window."""
        if has_focus and self.is_current:
            self._read_again()

    def hints(self, view: View) -> Sequence[Hint]:
        offers = self.recipes.entry, bool(self.search.value), self._is_beside
        hints = library_lines.hints(*offers, len(self.recipes.marked), self._preview_scrolls, not self.about.display)
        if self._changes.can_restore:
            hints.insert(-1, Hint("^r", "restore", priority=7))
        return [
            hint._replace(label="silence", short="") if view.ringing and hint.key == "enter" else hint for hint in hints
        ]

    @property
    def _is_beside(self) -> bool:
        """Return whether the library covers a stove on which something is cooking."""
        return len(self.app.screen_stack) > 1 and is_in_use(self.host.kitchen.session)

    @property
    def _preview_scrolls(self) -> bool:
        return self.about.display and self.about.max_scroll_y > 0

    # Reading ------------------------------------------------------------------------------------------------------

    def _read_changed(self) -> None:
        """Read new and changed files; runs in a thread."""
        worker = get_current_worker()
        next_shown = 1
        for number, _ in enumerate(self._index.refresh(), 1):
            if worker.is_cancelled:
                return
            if number == next_shown:
                self._post_recipes(is_reading=True)
                next_shown = max(_SHOWN_AFTER, 2 * next_shown)
        self._post_recipes(is_reading=False)

    def _post_recipes(self, is_reading: bool) -> None:
        recipes = RecipeList(self._index.entries(), self._last_cooked)
        recipes.prepare()
        self.post_message(self.RecipesLoaded(recipes, is_reading))

    def on_library_screen_recipes_loaded(self, message: RecipesLoaded) -> None:
        self._recipes, self._is_reading = message.recipes, message.is_reading
        self.recipes.qualifiers = self._recipes.qualifiers
        self.recipes.put(self._found(), keep_cursor=True)
        if self._wanted in {entry.path for entry in self.recipes.found}:
            self.recipes.select(self._wanted)
            self._wanted = ""
        self._describe()

    def _read_again(self, wanted: Path | None = None) -> None:
        """Read the folders again, then select the recipe of that file."""
        self._wanted = str(wanted or "")
        self.run_worker(self._read_changed, thread=True, exit_on_error=False)

    def _found(self) -> list[Entry]:
        return self._recipes.found(self.search.value)

    # Finding ------------------------------------------------------------------------------------------------------

    def _find(self, line: str) -> None:
        self.recipes.put(self._recipes.found(line))
        self._describe()

    def _describe(self) -> None:
        """Update the preview and the count, in the same frame as the key."""
        entry = self.recipes.entry
        note = self._service.last_note(entry.name) if entry and entry.name in self._last_cooked else ""
        self.about.put(entry, self._index.recipe(entry) if entry else None, self._last_cooked, note)
        count = library_lines.count(self._recipes, len(self.recipes.found))
        self.recipes.set_titles(count, "reading…" if self._is_reading else "")
        self.footer.show(self.host.view)

    def action_move(self, by: int) -> None:
        self.recipes.move(by)
        self._describe()

    def action_page(self, by: int) -> None:
        """Scroll the preview, or the list if the preview is hidden or completely visible."""
        if self._preview_scrolls:
            self.about.scroll_lines(by * max(1, self.about.size.height - 1))
        else:
            self.action_move(by * _PAGE)

    def action_mark(self) -> None:
        """Mark or unmark the selected recipe, to cook several together."""
        self.recipes.toggle_mark()
        self.action_move(1)

    def action_clear(self) -> None:
        """Stop reading a recipe, clear the line, or leave if it is empty."""
        if self._import.is_reading:
            self._import.stop()
        elif self.search.value:
            self.search.value = ""
        elif self._is_beside:
            self.dismiss()
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Exit, or go to the stove if another terminal has opened a session meanwhile."""
        if is_in_use(self.host.kitchen.session):
            self.host.open_stove()
        else:
            self.app.exit(0)

    # The cook's own recipes ---------------------------------------------------------------------------------------

    async def action_import(self) -> None:
        """Open a line for a file name, a URL or pasted text."""
        if self._own is not None and not self.query(ImportLine):
            await self.mount(ImportLine(self.host, self._import_source, self._import_text))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Return whether an action may run: in a line with text, Ctrl-E and Ctrl-X edit that text."""
        if action not in ("edit", "delete", "restore"):  # called for each binding with each key, and a query takes 1 ms
            return True
        return not (self.query("#entry") or (action == "delete" and self.search.selected_text))

    def _import_source(self, line: str) -> bool:
        """Read a file or a page; the line stays open until a recipe was found there."""
        if line.strip():
            self._start_import(partial(find_source, line))
        return not self._import.is_reading

    def _import_text(self, text: str) -> None:
        from kitchen_tui.recipes.formats.reading import find_in_text, guessed_format

        def find() -> Source:
            return Source(find_in_text(text, guessed_format(text), ""))

        self._start_import(find)

    def _start_import(self, find: Callable[[], Source]) -> None:
        if self._own is not None:
            self._import.start(find)

    def on_entry_line_closed(self, message: EntryLine.Closed) -> None:
        self._import.stop()

    def on_recipe_import_read(self, message: RecipeImport.Read) -> None:
        self._import.show(message, next(iter(self.query(ImportLine)), None))

    def _show_saved(self, path: Path) -> None:
        """Show all recipes again, with the new one selected."""
        self.search.value = ""
        self._read_again(path)

    def action_preview(self) -> None:
        """Show the whole recipe that is selected."""
        from kitchen_tui.tui.screens.preview_sheet import PreviewSheet

        if (entry := self.recipes.entry) and (reading := self._readable(entry.path)) and reading.recipe:
            cook = partial(self._cook, [reading.recipe])
            self.app.push_screen(PreviewSheet(self.host, reading.recipe, reading.uncertain, cook, self.action_edit))

    def action_edit(self) -> None:
        """Open the selected recipe, or a copy of a shipped one, in the cook's editor, and wait."""
        if self.recipes.entry and self._own is not None:
            self._read_again(self._changes.edit(self.recipes.entry, self._own, self.app))

    def action_delete(self) -> None:
        """Delete the selected recipe if it is the cook's own. It can be restored."""
        if self.recipes.entry and self._changes.delete(self.recipes.entry):
            self._read_again()

    def action_restore(self) -> None:
        """Undo the last deletion."""
        if self._own is not None and (path := self._changes.restore(self._own)):
            self._read_again(path)

    @property
    def _own(self) -> Path | None:
        """Return the folder of the cook's own recipes; show a message and return None if there is none."""
        if self._service.own is None:
            self.host.status.show("There is no folder for your own recipes.")
        return self._service.own

    # Cooking ------------------------------------------------------------------------------------------------------

    def on_list_pane_clicked(self, message: ListPane.Clicked) -> None:
        """Select the recipe; cook it if it was selected already."""
        if message.row == message.before:
            self._cook_selected()
        else:
            self._describe()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Cook the selected recipe; while an alarm rings, silence that; do nothing while a pasted recipe is read."""
        event.stop()
        if self.host.view.ringing:
            self.action_acknowledge()
        elif not self._import.is_reading:
            self._cook_selected()

    def _cook_selected(self) -> None:
        """Cook the marked recipes, or else the selected one; show the problems of a broken file."""
        recipes = []
        for path in self.recipes.marked or ([self.recipes.entry.path] if self.recipes.entry else []):
            reading = self._readable(path)
            if reading is None or reading.recipe is None:
                return
            recipes.append(reading.recipe)
        if recipes:
            self._cook(recipes)

    def _readable(self, path: str) -> ReadResult | None:
        """Read a recipe; select it and show its problems if that is not possible."""
        reading = read_file(Path(path))
        if reading.recipe:
            return reading
        self.recipes.select(path)
        self.app.push_screen(BrokenSheet(self.host, Path(path).name, reading.problems, self.action_edit))
        return None

    def _cook(self, recipes: Sequence[Recipe]) -> None:
        """Start dishes in the open session or a new one, and plan several; show a dish that is cooking already."""
        host = self.host
        notes = [self._service.last_note(recipe.name) for recipe in recipes]
        if not host.kitchen.session.id and not host.begin_session():
            return
        cooking = {dish.recipe.name: dish.id for dish in host.kitchen.session.dishes.values()}
        host.open_stove()
        for recipe, note in zip(recipes, notes, strict=True):
            same = cooking.get(recipe.name)
            host.execute(commands.ShowDish(same) if same else commands.StartDish(recipe))
            if note and not same:
                host.status.show(note, LONG_MESSAGE_S)
        if len(recipes) > 1:
            self.app.call_later(self._plan_dinner, recipes[0].name)

    def _plan_dinner(self, shown: str) -> None:
        """Plan all dishes, for the time of the present plan or else for the earliest; show the dish of that name."""
        from kitchen_tui.tui.screens.plan_sheet import eat_at

        session = self.host.kitchen.session
        for dish in session.dishes.values():
            if dish.recipe.name == shown:
                self.host.execute(commands.ShowDish(dish.id))
                break
        eat_at(self.app.screen_stack[0], self.host, session.plan.plan.serve_ms if session.plan else None)
