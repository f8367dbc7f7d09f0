"""Across the room: readable from three metres."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from kitchen_tui.clock import format_time
from kitchen_tui.cooking import commands
from kitchen_tui.cooking.view import TimerView, View
from kitchen_tui.tui.paint import across
from kitchen_tui.tui.paint.ink import Line
from kitchen_tui.tui.screens.alert_keys import ALERT_BINDINGS, AlertKeys
from kitchen_tui.tui.screens.bound import bound
from kitchen_tui.tui.widgets.bars import Banner
from kitchen_tui.tui.widgets.line_pane import LinePane


class FarPane(LinePane, can_focus=True):
    """Digits, name, what to do."""

    def lines(self, view: View) -> list[Line]:
        """The whole screen."""
        return across.across(view, self.room.width, self.room.height)

    def show(self, view: View) -> None:
        """The border takes the state's word."""
        mark = across.mood(view)
        for mood in across.MOODS:
            self.set_class(mood == mark, f"-{mood}")
        name = view.urgent[0].name if view.urgent else ""
        self.entitle(" · ".join(filter(None, (format_time(view.now.wall_ms), name))), self.kitchen_app.said or mark)
        super().show(view)


class AcrossScreen(AlertKeys):
    """The keys that answer still answer; that which came here, that which leaves and Escape go back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        bound("across", "close"),
        bound("leave", "close"),
        *ALERT_BINDINGS,
        bound("use_row", "acknowledge"),
        bound("start", "send('StartNextTimer')"),
        bound("done", "send('MarkStep')"),
        bound("undo", "send('Undo')"),
    ]

    def compose(self) -> ComposeResult:
        """The banner, and all the room for one pane."""
        yield Banner(id="banner")
        yield FarPane(id="far")

    def on_mount(self) -> None:
        """The first view."""
        self.query_one(FarPane).focus()
        self.show(self.kitchen_app.view)

    @property
    def meant(self) -> TimerView | None:
        """The one whose digits are seen."""
        urgent = self.kitchen_app.view.urgent
        return urgent[0] if urgent else None

    def action_close(self) -> None:
        """Back to the stove."""
        self.dismiss()

    def action_send(self, command: str) -> None:
        """One of the commands that need no row."""
        self.kitchen_app.execute(getattr(commands, command)())
