"""A sheet: lines over the stove for a moment, with the top line and the banner still in sight."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Click

from kitchen_tui.cooking.view import View
from kitchen_tui.tui.paint.ink import Line
from kitchen_tui.tui.screens.alert_keys import ALERT_BINDINGS, AlertKeys
from kitchen_tui.tui.screens.bound import bound
from kitchen_tui.tui.widgets.bars import Banner, TopLine
from kitchen_tui.tui.widgets.line_pane import LinePane

_PAGE = 10


class SheetPane(LinePane, can_focus=True):
    """The lines of the sheet it lies on."""

    def __init__(self, sheet: "Sheet") -> None:
        super().__init__(id="sheet")
        self._sheet = sheet

    def lines(self, view: View) -> list[Line]:
        """What the sheet says."""
        return self._sheet.lines(view, self.room.width)

    def keep_in_sight(self) -> int | None:
        """The sheet's cursor."""
        return self._sheet.cursor_line()


class Sheet(AlertKeys):
    """Scrolls; Escape, the key that leaves and the one that opened it close it. An alarm can be hushed as anywhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        bound("leave", "close"),
        Binding("up,k", "by(-1)", show=False),
        Binding("down,j", "by(1)", show=False),
        Binding("pageup", f"by({-_PAGE})", show=False),
        Binding("pagedown,space", f"by({_PAGE})", show=False),
        *ALERT_BINDINGS,
    ]

    @property
    def title_text(self) -> str:
        """What stands on the border."""
        raise NotImplementedError

    @property
    def hint(self) -> str:
        """What stands at the foot of the border."""
        return "esc closes"

    def lines(self, view: View, width: int) -> list[Line]:
        """What to show, in `width` cells."""
        raise NotImplementedError

    def cursor_line(self) -> int | None:
        """The line of the cursor, on sheets that have one."""
        return None

    def compose(self) -> ComposeResult:
        """Top line, banner, the lines."""
        yield TopLine(id="top")
        yield Banner(id="banner")
        yield SheetPane(self)

    def on_mount(self) -> None:
        """Title, keys and the first view; what was said before belongs to what it lies on."""
        self.kitchen_app.unsay()
        self.take_focus()
        self.show(self.kitchen_app.view)

    def take_focus(self) -> None:
        """What the keys go to first."""
        self.query_one(SheetPane).focus()

    def show(self, view: View) -> None:
        """What the app has to say stands where the hint does."""
        self.query_one(SheetPane).entitle(self.title_text, self.kitchen_app.said or self.hint)
        super().show(view)

    def action_close(self) -> None:
        """Back to the stove."""
        self.dismiss()

    def on_click(self, event: Click) -> None:
        """A click on the frame, where the way out is written, closes."""
        pane = self.query_one(SheetPane)
        if event.widget is pane and not pane.content_region.contains(event.screen_x, event.screen_y):
            self.action_close()

    def action_by(self, by: int) -> None:
        """Scroll."""
        self.query_one(SheetPane).scroll_lines(by)
