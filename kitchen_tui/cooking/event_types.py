"""The common parts of events: a stored name, what they change in a session, and a label for undo."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar, runtime_checkable

from kitchen_tui.cooking.instant import Instant
from kitchen_tui.cooking.plan import PlanState
from kitchen_tui.cooking.session import Dish, Session, free_slot, unique_name, with_timer
from kitchen_tui.cooking.timer import Timer


class Event(Protocol):
    """Something that happened in a session: a named tuple of plain values, decorated with `stored_as`."""

    def applied_to(self, session: Session, at: Instant) -> Session:
        """Return the session after the event, which happened at `at`; the same one if the event does not fit it."""


@runtime_checkable
class Labelled(Protocol):
    """An event that can name its command in "undo: …"."""

    def label(self, session: Session) -> str:
        """Return a label for the command, shown as "undo: tick salt"."""


EVENT_TYPES: dict[str, type[Event]] = {}
"""The types of events by the names under which the journal stores them."""
_KINDS: dict[type, str] = {}

_E = TypeVar("_E", bound=Event)
_T = TypeVar("_T")
_Change = Callable[[_T, Session, Instant], Session]


def stored_as(name: str) -> Callable[[type[_E]], type[_E]]:
    """Make a class an event that the journal stores under `name`, which can never change again."""

    def register(event: type[_E]) -> type[_E]:
        EVENT_TYPES[name] = event
        _KINDS[event] = name
        return event

    return register


def kind_of(event: Event) -> str:
    """Return the stored name of an event's type."""
    return _KINDS[type(event)]


def on_dish(change: Callable[[_T, Dish, Instant], Dish]) -> _Change[_T]:
    """Apply a change of one dish to the session; if the session has no such dish, nothing changes."""

    def applied_to(event: Any, session: Session, at: Instant) -> Session:
        dish = session.dishes.get(event.dish)
        if dish is None:
            return session
        return session._replace(dishes={**session.dishes, dish.id: change(event, dish, at)})

    return applied_to


def on_plan(change: Callable[[_T, PlanState, Instant], PlanState]) -> _Change[_T]:
    """Apply a change of the plan to the session; if the session has no plan, nothing changes."""

    def applied_to(event: Any, session: Session, at: Instant) -> Session:
        return session._replace(plan=change(event, session.plan, at)) if session.plan else session

    return applied_to


def on_timer(change: Callable[[_T, Timer, Instant], Timer]) -> _Change[_T]:
    """Apply a change of one timer to the session; if the session has no such timer, nothing changes.

    A timer that runs again gets a free slot, and a number after its name if another timer has that name now.
    """

    def applied_to(event: Any, session: Session, at: Instant) -> Session:
        timer = session.timers.get(event.timer)
        if timer is None:
            return session
        later = change(event, timer, at)
        if later.slot == 0 and later.alive:
            later = later._replace(slot=free_slot(session), name=unique_name(session, timer.name, timer))
        return with_timer(session, later)

    return applied_to
