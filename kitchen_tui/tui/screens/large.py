"""The large view, readable from the other side of the kitchen."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from kitchen_tui.clock import format_time
from kitchen_tui.cooking import commands
from kitchen_tui.cooking.view import TimerView, View
from kitchen_tui.tui.host import Host
from kitchen_tui.tui.paint import large
from kitchen_tui.tui.paint.styled_text import Line
from kitchen_tui.tui.screens.base import ALERT_BINDINGS, AlertScreen, LongMessage, binding_for
from kitchen_tui.tui.widgets.bars import Banner
from kitchen_tui.tui.widgets.line_pane import LinePane

_AROUND_TITLE = 6
"""Cells of the border beside a title."""


class LargePane(LinePane, can_focus=True):
    """Large digits, a name and what to do; the border shows the state, or a message if it fits."""

    def __init__(self, host: Host, message: LongMessage) -> None:
        super().__init__(host, id="large")
        self._message = message

    def lines(self, view: View) -> list[Line]:
        return large.large(view, self.room.width, self.room.height)

    def show(self, view: View) -> None:
        shown = large.mood(view)
        for mood in large.MOODS:
            self.set_class(mood == shown, f"-{mood.replace(' ', '-')}")
        name = view.urgent[0].name if view.urgent else ""
        across = self.host.key_of("across")
        below = ("" if shown == "quiet" else shown, f"{across} back" if across else "esc back")
        message = self._message.unless_on_border(self.app.size.width - _AROUND_TITLE)
        self.set_titles(_joined(format_time(view.now.wall_ms), name), message or _joined(*below))
        super().show(view)


def _joined(*words: str) -> str:
    return " · ".join(filter(None, words))


class LargeScreen(AlertScreen):
    """The large view. Alerts can be answered; Escape, the key that opened it and the one that quits go back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        binding_for("across", "close"),
        binding_for("leave", "close"),
        *ALERT_BINDINGS,
        binding_for("use_row", "acknowledge"),
        binding_for("start", "start"),
        binding_for("done", "done"),
        binding_for("undo", "send('Undo')"),
    ]
    no_target = "No timer is running."

    def compose(self) -> ComposeResult:
        yield Banner(self.host, self.banner_targets, id="banner")
        message = LongMessage(self.host)
        yield LargePane(self.host, message)
        yield message

    def on_mount(self) -> None:
        self.query_one(LargePane).focus()
        self.host.refresh_view()

    @property
    def target_timer(self) -> TimerView | None:
        return next(iter(self.host.view.urgent), None)

    def action_close(self) -> None:
        self.dismiss()

    def action_send(self, command: str) -> None:
        """Execute a command without arguments."""
        self.host.execute(getattr(commands, command)())
