"""The end of a session: what it took, until when the leftovers keep, and a line for next time."""

from textual.app import ComposeResult

from kitchen_tui.cooking.session import Dish, is_served
from kitchen_tui.cooking.view import TimerView, View
from kitchen_tui.model.duration import format_remaining, format_span
from kitchen_tui.model.timer_spec import Span
from kitchen_tui.tui.paint.ink import BLANK, Line, cut, ink, wrapped
from kitchen_tui.tui.paint.words import clock_of
from kitchen_tui.tui.screens.info import leftovers
from kitchen_tui.tui.screens.sheet import Sheet
from kitchen_tui.tui.widgets.entry_line import EntryLine


class EndingSheet(Sheet):
    """Enter ends the session with or without a note, and asks once more while timers are on; Escape goes back."""

    def __init__(self) -> None:
        super().__init__()
        self._warned = False

    @property
    def title_text(self) -> str:
        """What it is the end of."""
        dishes = self.kitchen_app.view.session.dishes.values()
        return "Dinner is served" if dishes and all(map(is_served, dishes)) else "End the session?"

    def compose(self) -> ComposeResult:
        """What there is to say, and the line for the note."""
        yield from super().compose()
        yield EntryLine("note", lambda line: "enter ends · esc stays", self._end)

    def take_focus(self) -> None:
        """Typing begins at once: the line takes it by itself."""

    def lines(self, view: View, width: int) -> list[Line]:
        """What is still on, then each dish: how long its timers took, and until when it keeps."""
        told = [BLANK, *_still_on(view, width)]
        for dish in view.session.dishes.values():
            told += [(ink(f"  {dish.recipe.title}", "head"),), *_took(view, dish, width)]
            for text in leftovers(dish.recipe, view.now.wall_ms):
                told += wrapped(text, width - 2, indent="  ")
            told.append(BLANK)
        return [*told, *wrapped("A line for next time, if you like; Enter ends the session.", width - 2, "text", "  ")]

    def _end(self, line: str) -> bool:
        if self.kitchen_app.view.urgent and not self._warned:
            self._warned = True
            self.kitchen_app.say("timers are still on; enter again ends them too")
            return False
        self.kitchen_app.end_session(line)
        return False

    def on_entry_line_closed(self) -> None:
        """Escape."""
        self.dismiss()


def _still_on(view: View, width: int) -> list[Line]:
    if not view.urgent:
        return []
    rows = [cut((ink(f"   {each.slot} {each.name}  "), ink(clock_of(each), "strong")), width) for each in view.urgent]
    return [*wrapped("Still on, and silent once the session has ended:", width - 2, "warn", "  "), *rows, BLANK]


def _took(view: View, dish: Dish, width: int) -> list[Line]:
    """ "✓ simmer 1:44:10 (90–120 min)"."""
    mine = [timer for timer in view.timers if timer.dish == dish.id and timer.state == "finished"]
    return [line for timer in mine for line in wrapped(_how_long(timer), width - 2, "good", "  ")]


def _how_long(timer: TimerView) -> str:
    asked = format_span(Span(timer.spec.least_ms, timer.spec.most_ms))
    return f"✓ {timer.name} {format_remaining(max(1, timer.elapsed_ms))} ({asked})"
