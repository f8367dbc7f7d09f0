"""The palette: every command by name, found as one types."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.fuzzy import Matcher
from textual.widgets import Input, Static

from kitchen_tui.cooking import commands
from kitchen_tui.cooking.view import View
from kitchen_tui.tui.lines.amounts import amount_offers
from kitchen_tui.tui.screens.bound import bound
from kitchen_tui.tui.screens.choosing import ChoosingSheet, Row
from kitchen_tui.tui.screens.ending import EndingSheet
from kitchen_tui.tui.screens.sheet import SheetPane
from kitchen_tui.tui.widgets.bars import Banner, TopLine
from kitchen_tui.tui.widgets.find_line import FindLine


class PaletteSheet(ChoosingSheet):
    """Offers the actions of the stove, and the few that have no key. An alarm is seen and hushed here as anywhere."""

    title_text = "Commands"
    BINDINGS: ClassVar[list[BindingType]] = [bound("palette", "close")]

    def __init__(self) -> None:
        super().__init__()
        self._offers: list[Row] = []
        self._found: list[Row] = []

    def compose(self) -> ComposeResult:
        """Top line, banner, the line to type on, what is offered."""
        yield TopLine(id="top")
        yield Banner(id="banner")
        with Horizontal(id="finding"):
            yield Static("do", id="find-prompt", markup=False)
            yield FindLine(self._find, "type a word of it")
        yield SheetPane(self)

    def on_mount(self) -> None:
        """Everything, to begin with."""
        self._found = self._offers = self._all()
        super().on_mount()

    @property
    def hint(self) -> str:
        """What the keys do."""
        return "enter does it · esc"

    def take_focus(self) -> None:
        """Typing begins at once."""
        self.query_one(FindLine).focus()

    def rows(self, view: View) -> list[Row]:
        """The best match first."""
        return self._found

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter."""
        event.stop()
        self.action_choose()

    def _find(self, line: str) -> None:
        matcher = Matcher(line)
        scored = [(matcher.match(row.text), row) for row in self._offers]
        ranked = sorted((pair for pair in scored if pair[0] > 0), key=lambda pair: -pair[0])
        self._found = [row for _, row in ranked] if line.strip() else self._offers
        if self.is_mounted:
            self.action_by(-len(self._offers))

    def _all(self) -> list[Row]:
        app, stove = self.kitchen_app, self.app.screen_stack[0]
        do = partial(app.call_later, stove.run_action)
        return [
            *(Row(each.help, each.shown, partial(do, each.name)) for each in app.actions if each.name != "palette"),
            Row("Open another recipe: cook it beside", "", partial(do, "library")),
            *(Row(text, help_, act) for text, help_, act in amount_offers(app)),
            Row("End the session: until when leftovers keep, and a note", "", lambda: app.push_screen(EndingSheet())),
            Row("Hold until tomorrow", "", partial(app.execute, commands.HoldSession())),
            *(Row(f"Theme: {name}", "", partial(setattr, app, "theme", name)) for name in app.available_themes),
        ]
