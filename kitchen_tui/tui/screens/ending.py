"""The end of a session: how long everything took, until when leftovers keep, and a note for next time."""

from textual.app import ComposeResult

from kitchen_tui.cooking.session import Dish, is_served
from kitchen_tui.cooking.view import TimerView, View
from kitchen_tui.model.duration import format_remaining, format_span
from kitchen_tui.model.timer_spec import Span
from kitchen_tui.tui.host import Host
from kitchen_tui.tui.paint.styled_text import BLANK, Line, styled, wrapped
from kitchen_tui.tui.screens.info import leftovers
from kitchen_tui.tui.screens.sheet import Sheet
from kitchen_tui.tui.screens.sheets import timer_line
from kitchen_tui.tui.widgets.entry_line import EntryLine


class EndingSheet(Sheet):
    """Enter ends the session, with or without a note; with timers running it asks once more. Escape goes back."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._has_warned = False

    @property
    def title_text(self) -> str:
        dishes = self.host.view.session.dishes.values()
        return "Dinner is served" if dishes and all(map(is_served, dishes)) else "End the session?"

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield EntryLine(self.host, "note", lambda line: "enter end the session · esc stay", self._end)

    def take_focus(self) -> None:
        """The note's line takes the focus itself."""

    def sheet_lines(self, view: View, width: int) -> list[Line]:
        lines = [BLANK, *_still_running(view, width)]
        for dish in view.session.dishes.values():
            lines += [(styled(f"  {dish.recipe.title}", "heading"),), *_took(view, dish, width)]
            for text in leftovers(dish.recipe, view.now.wall_ms):
                lines += wrapped(text, width - 2, indent="  ")
            lines.append(BLANK)
        return [*lines, *wrapped("Add a note for next time, or just press Enter.", width - 2, "text", "  ")]

    def _end(self, line: str) -> bool:
        if self.host.view.urgent and not self._has_warned:
            self._has_warned = True
            self.host.status.show("Timers are still running; press Enter again to end them too.")
            return False
        self.host.end_session(line)
        return False

    def on_entry_line_closed(self) -> None:
        self.dismiss()


def _still_running(view: View, width: int) -> list[Line]:
    if not view.urgent:
        return []
    rows = [timer_line(view, timer.id, width) for timer in view.urgent]
    return [*wrapped("These timers end with the session:", width - 2, "warning", "  "), *rows, BLANK]


def _took(view: View, dish: Dish, width: int) -> list[Line]:
    """Return "✓ simmer 1:44:10 (90–120 min)" for each finished timer."""
    mine = [timer for timer in view.timers if timer.dish == dish.id and timer.state == "finished"]
    return [line for timer in mine for line in wrapped(_how_long(timer), width - 2, "good", "  ")]


def _how_long(timer: TimerView) -> str:
    planned = format_span(Span(timer.spec.least_ms, timer.spec.most_ms))
    return f"✓ {timer.name} {format_remaining(max(1, timer.elapsed_ms))} ({planned})"
