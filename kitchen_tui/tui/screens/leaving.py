"""Leaving with timers running: what will ring afterwards, said plainly."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from kitchen_tui.cooking.view import View
from kitchen_tui.tui.paint.ink import BLANK, Line, cut, ink, wrapped
from kitchen_tui.tui.paint.words import clock_of
from kitchen_tui.tui.screens.bound import bound
from kitchen_tui.tui.screens.sheet import Sheet

_LOST = "Whoever leaves now loses what is not on disk."


class LeavingSheet(Sheet):
    """The same key again goes; anything else stays."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("leave", "go"),
        Binding("ctrl+c", "go", show=False),
        Binding("escape", "close", show=False),
    ]

    @property
    def title_text(self) -> str:
        """The question, and the answer that goes."""
        return f"Leave? {self.kitchen_app.key_of('leave')} again leaves"

    @property
    def hint(self) -> str:
        """The answer that stays."""
        return "esc stays"

    def lines(self, view: View, width: int) -> list[Line]:
        """What is not saved; the timers, and what becomes of them."""
        told: list[Line] = []
        if self.kitchen_app.saving:
            told += [*wrapped(f"{self.kitchen_app.saving} {_LOST}", width - 2, "alarm", "  "), BLANK]
        if not view.urgent:
            return told
        count = len(view.urgent)
        timers = "1 timer is" if count == 1 else f"{count} timers are"
        told += [*wrapped(self.kitchen_app.afterwards, width - 2, "warn", "  "), BLANK]
        told += wrapped(f"{timers} still on:", width - 2, "strong", "  ")
        told += [
            cut((ink(f"   {timer.slot} {timer.name}  "), ink(clock_of(timer), "strong")), width)
            for timer in view.urgent
        ]
        return told

    def action_go(self) -> None:
        """Leave; the session waits in the journal."""
        self.app.exit(0)
