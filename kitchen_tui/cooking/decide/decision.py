"""Decisions: their input, their outcome, and refusals."""

from kitchen_tui.cooking.alert import Rules
from kitchen_tui.cooking.event_types import Event
from kitchen_tui.cooking.history import History
from kitchen_tui.cooking.instant import Instant, Zone
from kitchen_tui.cooking.session import Dish, Session
from kitchen_tui.cooking.timer import TRANSITIONS, Timer
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.text import as_sentence


class Refused(Exception):  # noqa: N818 -- a normal answer, not an error
    """Raised if a command cannot be carried out; the message is a sentence for the cook."""

    def __init__(self, message: str) -> None:
        super().__init__(as_sentence(message))


class ExtendedTwice(Refused):
    """Raised if *not yet* would extend a timer for the third time; the command with `insist` is not refused."""


class Decision(NamedTuple):
    """The events of a command, and a message for the cook ("" if the screen shows the result anyway)."""

    events: tuple[Event, ...]
    message: str = ""


class Situation(NamedTuple):
    """Everything that a decision may depend on. `id` is a new unique id for what the command creates."""

    history: History
    now: Instant
    rules: Rules
    id: str
    zone: Zone

    @property
    def session(self) -> Session:
        return self.history.session

    def dish(self, dish_id: str | None = None) -> Dish:
        """Return the dish with that id, or the one on screen. Raises Refused."""
        dish = self.session.dishes.get(self.session.on_screen if dish_id is None else dish_id)
        if dish is None:
            raise Refused("No recipe is open.")
        return dish

    def timer(self, timer_id: str, verb: str = "") -> Timer:
        """Return the timer with that id, which must allow `verb`. Raises Refused."""
        timer = self.session.timers.get(timer_id)
        if timer is None:
            raise Refused("There is no such timer.")
        if verb and (timer.state, verb) not in TRANSITIONS:
            raise Refused(f"{timer.name} is already {timer.state}.")
        return timer
