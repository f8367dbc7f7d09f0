"""The end of a session: how long everything took, until when leftovers keep, and a note for next time."""

import re

from textual.app import ComposeResult

from kitchen_tui.clock import format_time
from kitchen_tui.cooking.instant import between
from kitchen_tui.cooking.session import is_served
from kitchen_tui.cooking.view import TimerView, View
from kitchen_tui.model.duration import MINUTE, SECOND, format_duration, format_remaining, format_span
from kitchen_tui.tui.host import Host
from kitchen_tui.tui.paint.styled_text import BLANK, Line, Role, cut, fit, styled, width_of, wrapped
from kitchen_tui.tui.screens.info import leftovers
from kitchen_tui.tui.screens.sheet import Sheet
from kitchen_tui.tui.screens.sheets import timer_line
from kitchen_tui.tui.widgets.entry_line import EntryLine

_RATING = re.compile(r"\s*([1-5])\s*/\s*5(?:\s+|[.,:;]|$)")
_MOST_STARS = 5
_NOTABLE_MS = 30 * SECOND
_INDENT = "    "
_MEASURE = 76


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
        yield EntryLine(self.host, "note", _echo, self._end)

    def take_focus(self) -> None:
        """The note's line takes the focus itself."""

    def sheet_lines(self, view: View, width: int) -> list[Line]:
        took = format_duration(max(MINUTE, between(view.session.opened, view.now) // MINUTE * MINUTE))
        from_, to = format_time(view.session.opened.wall_ms), format_time(view.now.wall_ms)
        lines = [BLANK, (styled("  Cooked for ", "faint"), styled(took, "strong"), styled(f"  {from_}–{to}", "faint"))]
        lines += [BLANK, *_still_running(view, width)]
        for dish in view.session.dishes.values():
            lines += [(styled(f"  {dish.recipe.title}", "heading"),), *_took(view, dish.id, width)]
            for text in leftovers(dish.recipe, view.now.wall_ms):
                lines += wrapped(text, width - 2, indent=_INDENT)
            lines.append(BLANK)
        own = _took(view, "", width)
        if own:
            lines += [(styled("  Your own timers", "heading"),), *own, BLANK]
        lines.append((styled("  For next time", "heading"),))
        text = "Type a note below, with a rating if you like: 4/5 less salt. Enter ends the session, also without one."
        return [*lines, *wrapped(text, min(width - 2, _MEASURE), "text", _INDENT)]

    def _end(self, line: str) -> bool:
        if self.host.view.urgent and not self._has_warned:
            self._has_warned = True
            self.host.status.show("Timers are still running; press Enter again to end them too.")
            return False
        self.host.end_session(rated(line))
        return False

    def on_entry_line_closed(self) -> None:
        self.dismiss()


def rated(line: str) -> str:
    """Return the note with its rating as stars: "4/5 less salt" becomes "★★★★☆ less salt"."""
    match = _RATING.match(line)
    if match is None:
        return line
    stars = int(match[1])
    return f"{'★' * stars}{'☆' * (_MOST_STARS - stars)} {line[match.end() :].strip()}".strip()


def _echo(line: str) -> str:
    note = rated(line)
    return note if note != line else "enter end the session · esc stay"


def _still_running(view: View, width: int) -> list[Line]:
    if not view.urgent:
        return []
    rows = [timer_line(view, timer.id, width) for timer in view.urgent]
    return [*wrapped("These timers end with the session:", width - 2, "warning", "  "), *rows, BLANK]


def _took(view: View, dish: str, width: int) -> list[Line]:
    """Return how long each finished timer of a dish took, in columns: "✓ simmer   1:44:10  recipe: 90–120 min"."""
    mine = [timer for timer in view.timers if timer.dish == dish and timer.state == "finished"]
    longest = max((width_of((styled(timer.name),)) for timer in mine), default=0)
    return [_how_long(timer, min(longest, width // 2), width) for timer in mine]


def _how_long(timer: TimerView, name_width: int, width: int) -> Line:
    clock = format_remaining(max(1, timer.elapsed_ms))
    asked = "" if timer.spec.counts_up else f"  {'recipe' if timer.dish else 'set'}: {format_span(timer.spec.span)}"
    name, off, role = fit(timer.name, name_width), *_difference(timer)
    line = (styled(f"  ✓ {name}  ", "good"), styled(f"{clock:>8}", "strong"), styled(asked, "faint"), styled(off, role))
    return cut(line, width)


def _difference(timer: TimerView) -> tuple[str, Role]:
    """Return how much longer or shorter it took than asked: "  4 min longer"; nothing for less than half a minute."""
    least_ms, most_ms = timer.spec.span
    over = timer.elapsed_ms - most_ms if timer.elapsed_ms > most_ms else min(0, timer.elapsed_ms - least_ms)
    if timer.spec.counts_up or abs(over) < _NOTABLE_MS:
        return "", "faint"
    amount = format_duration(max(1, round(abs(over) / MINUTE)) * MINUTE)
    return (f"  {amount} longer", "warning") if over > 0 else (f"  {amount} shorter", "highlight")
