"""Views for tests of painting."""

from kitchen_tui.cooking import commands
from kitchen_tui.cooking.view import DishView, View
from kitchen_tui.model.duration import MINUTE, SECOND, Span
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.testing import KitchenHarness
from kitchen_tui.tui.actions import ACTIONS
from kitchen_tui.tui.paint.styled_text import Line, width_of
from tests.tui.cooking import pork_belly

WIDTHS = (40, 80, 120)
QUESTION = "Does a fork slide in with almost no resistance, the piece still holding its shape?"
_MOVES = {*map(chr, (*range(32), *range(127, 160), *range(0x2028, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F))}


class Pot:
    """A kitchen without a screen that cooks one recipe; calls can be chained, and times are in minutes."""

    def __init__(self, recipe: Recipe) -> None:
        self._harness = KitchenHarness()
        self.clock, self.kitchen = self._harness.clock, self._harness.kitchen
        self.do(commands.StartDish(recipe))

    def do(self, *several: commands.Command) -> "Pot":
        """Execute commands; return self."""
        self._harness.do(*several)
        return self

    def add(self, name: str, least: float, most: float | None = None) -> "Pot":
        """Add a timer of this many minutes."""
        return self.do(commands.AddTimer(name, Span(round(least * MINUTE), round((most or least) * MINUTE))))

    def wait(self, minutes: float) -> "Pot":
        """Let time pass, with a tick every half minute."""
        self._harness.wait(round(minutes * MINUTE), 30 * SECOND)
        return self

    def id(self, name: str) -> str:
        return self._harness.timer(name).id

    @property
    def view(self) -> View:
        """The view at the time of the test's clock."""
        return self._harness.view

    @property
    def dish(self) -> DishView:
        return self._harness.dish


def simmering() -> Pot:
    """Return the pork belly at its third step, with the timer just started."""
    return Pot(pork_belly()).do(commands.MarkStep(), commands.MarkStep(), commands.StartNextTimer())


def in_state(state: str) -> Pot:
    """Return a timer of ten minutes with a window from five, in this state."""
    pot = Pot(pork_belly()).add("roast", 5, 10)
    roast = pot.id("roast")
    waits = {"running": 1, "paused": 1, "window": 7, "ringing": 10.5, "escalated": 13, "missed": 21}
    pot.wait(waits.get(state, 10.5))
    if state == "paused":
        pot.do(commands.PauseTimer(roast))
    elif state == "acknowledged":
        pot.do(commands.Acknowledge(roast))
    elif state == "snoozed":
        pot.do(commands.Snooze())
    elif state == "finished":
        pot.do(commands.FinishTimer(roast))
    return pot


def key_of(action: str) -> str:
    """Return the default key of an action as it is displayed."""
    return next(row.shown.split()[0] for row in ACTIONS if row.name == action)


def text(line: Line) -> str:
    return "".join(run.text for run in line)


def joined(lines: list[Line]) -> str:
    """Return the text of lines as one line with single spaces."""
    return " ".join(" ".join(map(text, lines)).split())


def fit(lines: list[Line], width: int) -> bool:
    """Return whether all lines fit the width, and none has characters that move the cursor or reverse text."""
    return all(width_of(line) <= width and not _MOVES & {*text(line)} for line in lines)
