"""The library: every recipe, filtered as you type; Enter cooks the selected one."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.message import Message
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from kitchen_tui.cooking import commands
from kitchen_tui.cooking.view import View
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.recipes.formats.reading import read_file
from kitchen_tui.recipes.library.index import Entry
from kitchen_tui.recipes.library.recipe_list import RecipeList
from kitchen_tui.recipes.problems import problem_line
from kitchen_tui.tui.host import Host, LibraryService
from kitchen_tui.tui.paint import library
from kitchen_tui.tui.paint.key_hints import Hint
from kitchen_tui.tui.screens.base import AlertScreen
from kitchen_tui.tui.screens.sheets import BrokenSheet
from kitchen_tui.tui.status_line import LONG_MESSAGE_S
from kitchen_tui.tui.widgets.bars import Banner, Footer, TopLine
from kitchen_tui.tui.widgets.entry_line import SearchLine
from kitchen_tui.tui.widgets.list_pane import ListPane
from kitchen_tui.tui.widgets.recipe_list import AboutPane, RecipePane

_PAGE = 10
_SHOWN_AFTER = 50
"""The list is shown again after so many newly read files, then after twice as many: each time costs all of it."""


class LibraryScreen(AlertScreen):
    """The first screen if no session is open; over the stove it opens another recipe beside the first."""

    AUTO_FOCUS = "#find"
    HORIZONTAL_BREAKPOINTS = [(0, "-single"), (60, "-stacked"), (100, "-wide")]  # noqa: RUF012 -- Textual declares it so
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", f"move({-_PAGE})", show=False),
        Binding("pagedown", f"move({_PAGE})", show=False),
        Binding("escape", "clear", show=False),
        Binding("ctrl+c", "app.interrupt", show=False, priority=True),
    ]

    class RecipesLoaded(Message):
        """The recipes as they are known now; `is_reading` while there are more files to read."""

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
        self.recipes = RecipePane(host, id="shelf")
        self.about = AboutPane(host, id="about")
        self.search = SearchLine(self._find, "title, ingredient or tag")
        self.footer = Footer(host, self.hints, id="footer")

    def compose(self) -> ComposeResult:
        yield TopLine(self.host, id="top")
        yield Banner(self.host, id="banner")
        with Horizontal(id="finding"):
            yield Static("find", id="find-prompt", markup=False)
            yield self.search
        with Container(id="body"):
            yield self.recipes
            yield self.about
        yield self.footer

    def on_mount(self) -> None:
        """Show the recipes as they are known; changed files are read after the first frame."""
        self.recipes.last_cooked, self.recipes.ratings = self._last_cooked, self._service.ratings()
        self.recipes.put(self._recipes.entries)
        self._describe()
        self.show(self.host.view)
        self.call_after_refresh(self.run_worker, self._read_changed, thread=True, exit_on_error=False)

    def hints(self, view: View) -> Sequence[Hint]:
        return library.hints(bool(self.search.value), len(self.app.screen_stack) > 1)

    # Reading ------------------------------------------------------------------------------------------------------

    def _read_changed(self) -> None:
        """Read new and changed files; runs in a thread."""
        worker = get_current_worker()
        next_shown = _SHOWN_AFTER
        for number, _ in enumerate(self._index.refresh(), 1):
            if worker.is_cancelled:
                return
            if number == next_shown:
                self._post_recipes(is_reading=True)
                next_shown *= 2
        self._post_recipes(is_reading=False)

    def _post_recipes(self, is_reading: bool) -> None:
        recipes = RecipeList(self._index.entries(), self._last_cooked)
        recipes.prepare()
        self.post_message(self.RecipesLoaded(recipes, is_reading))

    def on_library_screen_recipes_loaded(self, message: RecipesLoaded) -> None:
        self._recipes, self._is_reading = message.recipes, message.is_reading
        self.recipes.put(self._found(), keep_cursor=True)
        self._describe()

    def _found(self) -> list[Entry]:
        return self._recipes.found(self.search.value)

    # Finding ------------------------------------------------------------------------------------------------------

    def _find(self, line: str) -> None:
        self.recipes.put(self._recipes.found(line))
        self._describe()

    def _describe(self) -> None:
        """Show what is known about the selected recipe, and how many there are, in the same frame as the key."""
        entry = self.recipes.entry
        note = self._service.last_note(entry.name) if entry and entry.name in self._last_cooked else ""
        self.about.put(entry, self._last_cooked, note)
        count = library.count(self._recipes, len(self.recipes.found))
        self.recipes.set_titles(count, "reading…" if self._is_reading else "")
        self.footer.show(self.host.view)

    def action_move(self, by: int) -> None:
        self.recipes.move(by)
        self._describe()

    def action_clear(self) -> None:
        """Escape clears the line first, then leaves."""
        if self.search.value:
            self.search.value = ""
        elif len(self.app.screen_stack) > 1:
            self.dismiss()
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Exit; if another terminal has opened a session meanwhile, go to the stove instead."""
        if self.host.kitchen.session.id:
            self.host.open_stove()
        else:
            self.app.exit(0)

    # Cooking ------------------------------------------------------------------------------------------------------

    def on_list_pane_clicked(self, message: ListPane.Clicked) -> None:
        """A click selects; a click on the selected recipe cooks it."""
        if message.row == message.before:
            self._cook_selected()
        else:
            self._describe()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter cooks; while an alarm rings it silences that instead."""
        event.stop()
        if self.host.view.ringing:
            self.action_acknowledge()
        else:
            self._cook_selected()

    def _cook_selected(self) -> None:
        """Go to the stove with the recipe, or show what is wrong with its file."""
        entry = self.recipes.entry
        if entry is None:
            return
        reading = read_file(Path(entry.path))
        if reading.recipe is None:
            problems = [problem_line(problem, entry.path) for problem in reading.problems]
            self.app.push_screen(BrokenSheet(self.host, problems))
        else:
            self._cook(reading.recipe)

    def _cook(self, recipe: Recipe) -> None:
        """Cook in the open session, else in a new one; a recipe that is cooking already is shown."""
        host = self.host
        note = self._service.last_note(recipe.name)
        if not host.kitchen.session.id and not host.begin_session():
            return
        dishes = host.kitchen.session.dishes.values()
        same = next((dish.id for dish in dishes if dish.recipe.name == recipe.name), "")
        host.open_stove()
        host.execute(commands.ShowDish(same) if same else commands.StartDish(recipe))
        if note and not same:
            host.status.show(note, LONG_MESSAGE_S)
