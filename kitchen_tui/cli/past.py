"""Past sessions: what was cooked, when, how long each timer really ran against what the recipe said, and the notes."""

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from kitchen_tui.clock import Clock, Rehearsal, format_day, format_iso
from kitchen_tui.cooking.history import fold, left_out
from kitchen_tui.cooking.instant import Instant
from kitchen_tui.cooking.session import Session
from kitchen_tui.cooking.timer import Timer, elapsed
from kitchen_tui.journal.protocol import CLOSED
from kitchen_tui.model.duration import MINUTE, format_clock, format_span

if TYPE_CHECKING:
    from kitchen_tui.journal.protocol import Journal


class Past(NamedTuple):
    """One session as it was left, or as it stands.

    What still ran when it was put away has ended then: such a timer is "cancelled", with what it had run.
    `cut_off` names those, and `left_out` is a sentence on what of it could not be understood, or empty.
    """

    session: Session
    closed: bool
    cut_off: frozenset[str] = frozenset()
    left_out: str = ""


def past_sessions(journal: "Journal", most: int, clock: Clock) -> Iterator[Past]:
    """The last `most` sessions, newest first."""
    for row in journal.sessions()[:most]:
        records = journal.read(row.id)
        history = fold(records)
        session = history.session
        ends = [record.at for record in records if record.kind == CLOSED] if row.closed else []
        at = ends[-1] if ends else Rehearsal(clock, session.opened, session.speed).now()
        timers = {timer.id: _as_left(timer, at, row.closed) for timer in session.timers.values()}
        cut_off = frozenset(timer.id for timer in session.alive) if row.closed else frozenset[str]()
        yield Past(session._replace(timers=timers), row.closed, cut_off, left_out(records, history))


def _as_left(timer: Timer, at: Instant, is_closed: bool) -> Timer:
    ran = timer._replace(elapsed_ms=elapsed(timer, at), since=None)
    return ran._replace(state="cancelled") if is_closed and timer.alive else ran


def past_lines(past: Past) -> Iterator[str]:
    """A session for reading."""
    session = past.session
    titles = ", ".join(dish.recipe.title for dish in session.dishes.values()) or "timers"
    yield f"{format_day(session.opened.wall_ms)}  {titles}{'' if past.closed else '  (open)'}"
    for timer in session.timers.values():
        if timer.id in past.cut_off or timer.state != "cancelled":
            yield f"    {timer.name}  {_ran(timer)}, asked {format_span(timer.spec.span)}"
    for note in session.notes:
        yield f"    “{note}”"


def past_json(past: Past) -> dict[str, Any]:
    """A session for other programs; durations in seconds, times in ISO 8601 UTC."""
    session = past.session
    return {
        "id": session.id,
        "started_at": format_iso(session.opened.wall_ms),
        "closed": past.closed,
        "recipes": [
            {"id": dish.id, "name": dish.recipe.name, "title": dish.recipe.title} for dish in session.dishes.values()
        ],
        "timers": [
            {
                "name": timer.name,
                "recipe": timer.dish or None,
                "state": timer.state,
                "elapsed_s": timer.elapsed_ms / 1000,
                "min_s": timer.spec.least_ms / 1000,
                "max_s": timer.spec.most_ms / 1000,
            }
            for timer in session.timers.values()
        ],
        "notes": list(session.notes),
    }


class LastTimes:
    """When each recipe was cooked last, and how that went. Sessions that were put away count."""

    def __init__(self, journal: "Journal") -> None:
        self._journal = journal
        self._told: dict[str, str] = {}
        closed = {record.session for record in journal.of_kinds("session_closed")}
        begun = (record for record in journal.of_kinds("dish_started") if record.session in closed)
        self._last = {name: record for record in begun if (name := _name_in(record.payload))}

    def when(self) -> dict[str, int]:
        """Library names to UTC wall times, in milliseconds."""
        return {name: record.at.wall_ms for name, record in self._last.items()}

    def how(self, recipe: str) -> str:
        """ "last time: simmer 104 min; softer belly"; empty for a first, or where nothing was noted of it."""
        if recipe in self._last and recipe not in self._told:
            self._told[recipe] = _how(fold(self._journal.read(self._last[recipe].session)).session, recipe)
        return self._told.get(recipe, "")


def _name_in(payload: Any) -> str:
    """The recipe's name, in a payload that may be anything; empty where there is none."""
    with suppress(KeyError, TypeError):
        name = payload["recipe"]["name"]
        return name if isinstance(name, str) else ""
    return ""


def _how(session: Session, recipe: str) -> str:
    dishes = {dish.id for dish in session.dishes.values() if dish.recipe.name == recipe}
    windows = [
        f"{timer.name} {round(timer.elapsed_ms / MINUTE)} min"
        for timer in session.timers.values()
        if timer.dish in dishes and timer.state == "finished" and timer.spec.least_ms < timer.spec.most_ms
    ]
    told = [*windows[:1], *session.notes]
    return f"last time: {'; '.join(told)}" if told else ""


def _ran(timer: Timer) -> str:
    """ "6:00"; "running 4:00"; "4:00 until it was put away"."""
    ran = format_clock(timer.elapsed_ms // 1000)
    return {"finished": ran, "cancelled": f"{ran} until it was put away"}.get(timer.state, f"{timer.state} {ran}")
