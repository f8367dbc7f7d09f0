"""The library: every recipe there is, found as one types; Enter cooks."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.message import Message
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from kitchen_tui.cooking import commands
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.recipes.formats.reading import read_file
from kitchen_tui.recipes.library.index import Entry
from kitchen_tui.recipes.library.recipe_list import RecipeList
from kitchen_tui.recipes.problems import problem_line
from kitchen_tui.tui.books import Books
from kitchen_tui.tui.paint import library
from kitchen_tui.tui.screens.alert_keys import AlertKeys
from kitchen_tui.tui.screens.broken import BrokenSheet
from kitchen_tui.tui.widgets.bars import Banner, TopLine
from kitchen_tui.tui.widgets.find_line import FindLine
from kitchen_tui.tui.widgets.shelf import AboutPane, LibraryFooter, ShelfPane

_PAGE = 10
_SHOWN_AFTER = 50
"""After so many newly read files the list is shown anew for the first time."""
_SAYING_S = 20


class LibraryScreen(AlertKeys):
    """The first screen where no session is open, and what is laid over the stove to cook another recipe beside."""

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

    class Stocked(Message):
        """The shelf as it is now; `reading` while there are more files to read."""

        def __init__(self, shelf: RecipeList, reading: bool) -> None:
            super().__init__()
            self.shelf, self.reading = shelf, reading

    def __init__(self, books: Books) -> None:
        super().__init__()
        self._books = books
        self._index = books.open()
        self._cooked = books.cooked()
        self._shelf = RecipeList(self._index.remembered(), self._cooked)
        self._reading = False

    def compose(self) -> ComposeResult:
        """Top line, banner, the line to type on, the panes, the footer."""
        yield TopLine(id="top")
        yield Banner(id="banner")
        with Horizontal(id="finding"):
            yield Static("find", id="find-prompt", markup=False)
            yield FindLine(self._find, "title, ingredient or tag")
        with Container(id="body"):
            yield ShelfPane(id="shelf")
            yield AboutPane(id="about")
        yield LibraryFooter(id="footer")

    def on_mount(self) -> None:
        """The recipes as they are known; what changed is read behind the first frame."""
        pane = self.query_one(ShelfPane)
        pane.cooked = self._cooked
        pane.put(self._shelf.entries)
        self._tell()
        self.show(self.kitchen_app.view)
        self.call_after_refresh(self.run_worker, self._read_changed, thread=True, exit_on_error=False)

    # What there is --------------------------------------------------------------------------------------------------

    def _read_changed(self) -> None:
        """In a thread: read what is new or changed. It is shown seldomer and seldomer: each time costs all there is."""
        worker = get_current_worker()
        next_shown = _SHOWN_AFTER
        for number, _ in enumerate(self._index.refresh(), 1):
            if worker.is_cancelled:
                return
            if number == next_shown:
                self._restock(reading=True)
                next_shown *= 2
        self._restock(reading=False)

    def _restock(self, reading: bool) -> None:
        shelf = RecipeList(self._index.entries(), self._cooked)
        shelf.prepare()
        self.post_message(self.Stocked(shelf, reading))

    def on_library_screen_stocked(self, message: Stocked) -> None:
        """The same search in it."""
        self._shelf, self._reading = message.shelf, message.reading
        self.query_one(ShelfPane).replace(self._found())
        self._tell()

    def _found(self) -> list[Entry]:
        return self._shelf.found(self.query_one("#find", Input).value)

    # Finding --------------------------------------------------------------------------------------------------------

    def _find(self, line: str) -> None:
        """What is typed is what is looked for."""
        self.query_one(ShelfPane).put(self._shelf.found(line))
        self._tell()

    def on_shelf_pane_pointed(self) -> None:
        """By the mouse."""
        self._tell()

    def _tell(self) -> None:
        """What is known of the recipe at the cursor, and how many there are: at once, in the frame of the key."""
        pane = self.query_one(ShelfPane)
        entry = pane.entry
        how = self._books.how(entry.name) if entry and entry.name in self._cooked else ""
        self.query_one(AboutPane).tell(entry, self._cooked, how)
        pane.entitle(library.count(self._shelf, len(pane.found)), "reading…" if self._reading else "")
        self.query_one(LibraryFooter).show(self.kitchen_app.view)

    def action_move(self, by: int) -> None:
        """The cursor."""
        self.query_one(ShelfPane).move(by)
        self._tell()

    def action_clear(self) -> None:
        """Escape: first the line, then the library."""
        line = self.query_one("#find", Input)
        if line.value:
            line.value = ""
        elif len(self.app.screen_stack) > 1:
            self.dismiss()
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Out; but to the stove first, where another terminal has opened a session meanwhile."""
        if self.kitchen_app.kitchen.session.id:
            self.kitchen_app.to_the_stove()
        else:
            self.app.exit(0)

    # Choosing -------------------------------------------------------------------------------------------------------

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter cooks; while something rings, it hushes that first."""
        event.stop()
        if self.kitchen_app.view.ringing:
            self.action_acknowledge()
        else:
            self.on_shelf_pane_taken()

    def on_shelf_pane_taken(self) -> None:
        """To the stove with it, or what is wrong with it."""
        entry = self.query_one(ShelfPane).entry
        if entry is None:
            return
        reading = read_file(Path(entry.path))
        if reading.recipe is None:
            self.app.push_screen(BrokenSheet([problem_line(problem, entry.path) for problem in reading.problems]))
        else:
            self._cook(reading.recipe)

    def _cook(self, recipe: Recipe) -> None:
        """Into the open session, else into a new one; a recipe that cooks already is shown."""
        app = self.kitchen_app
        how = self._books.how(recipe.name)
        if not app.kitchen.session.id and not app.begin():
            return
        dishes = app.kitchen.session.dishes.values()
        same = next((dish.id for dish in dishes if dish.recipe.name == recipe.name), "")
        app.to_the_stove()
        app.execute(commands.ShowDish(same) if same else commands.StartDish(recipe))
        if how and not same:
            app.say(how, _SAYING_S)
