"""Past sessions: their recipes and notes, and how long each timer ran compared with the recipe."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kitchen_tui.clock import Clock, Rehearsal, format_day, format_iso
from kitchen_tui.cooking.events import CommandRedone, CommandUndone, NoteTaken, SessionOpened
from kitchen_tui.cooking.history import History, fold, unknown_notice
from kitchen_tui.cooking.instant import Instant
from kitchen_tui.cooking.session import Session
from kitchen_tui.cooking.timer import Timer, elapsed
from kitchen_tui.journal import CLOSED
from kitchen_tui.model.duration import MINUTE, format_clock, format_span
from kitchen_tui.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from kitchen_tui.journal import Journal

_MOST_READ = 20
"""The most sessions of a recipe that are searched for a note."""


class PastSession(NamedTuple):
    """One session, closed or still open.

    A timer that was running when the session was closed counts as "cancelled" at that moment; `cut_off` holds the ids
    of these timers. `left_out` is a message about records that could not be understood, or empty.
    """

    session: Session
    closed: bool
    cut_off: frozenset[str] = frozenset()
    left_out: str = ""


def past_sessions(journal: "Journal", most: int, clock: Clock) -> Iterator[PastSession]:
    """Yield the last `most` sessions, newest first."""
    for row in journal.sessions()[:most]:
        records = journal.read(row.id)
        history = fold(records)
        session = history.session
        ends = [record.at for record in records if record.kind == CLOSED] if row.closed else []
        at = ends[-1] if ends else Rehearsal(clock, session.opened, session.speed).now()
        timers = {timer.id: _as_left(timer, at, row.closed) for timer in session.timers.values()}
        cut_off = frozenset(timer.id for timer in session.alive) if row.closed else frozenset[str]()
        yield PastSession(session._replace(timers=timers), row.closed, cut_off, unknown_notice(history))


def _as_left(timer: Timer, at: Instant, is_closed: bool) -> Timer:
    ran = timer._replace(elapsed_ms=elapsed(timer, at), since=None)
    return ran._replace(state="cancelled") if is_closed and timer.alive else ran


def session_lines(past: PastSession) -> Iterator[str]:
    """Yield a session as text for the terminal."""
    session = past.session
    titles = ", ".join(dish.recipe.title for dish in session.dishes.values()) or "timers"
    rehearsal = f"  (rehearsal ×{session.speed:g})" if session.speed != 1 else ""
    yield f"{format_day(session.opened.wall_ms)}  {titles}{'' if past.closed else '  (open)'}{rehearsal}"
    for timer in session.timers.values():
        if timer.id in past.cut_off or timer.state != "cancelled":
            yield f"    {timer.name}  {_ran(timer)}, planned {format_span(timer.spec.span)}"
    for note in session.notes:
        yield f"    “{note}”"


def session_json(past: PastSession) -> dict[str, Any]:
    """Return a session as JSON; durations are in seconds, times in ISO 8601 UTC."""
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


class RecipeHistory:
    """The history of each recipe: when it was last cooked, its rating, and notes.

    Only closed sessions count. Rehearsals do not, nor do dishes and notes that were undone.
    """

    def __init__(self, journal: "Journal") -> None:
        self._journal = journal
        rehearsed = {opened.session for opened in journal.of_kinds("session_opened")
                     if isinstance(opened.event, SessionOpened) and opened.event.speed != 1}  # fmt: skip
        closed = {record.session for record in journal.of_kinds("session_closed")} - rehearsed
        self._undone = _undone(journal)
        started = (dish for dish in journal.dishes() if dish.command not in self._undone)
        self._dishes = [dish for dish in started if dish.session in closed]
        self._last = {dish.recipe: dish for dish in self._dishes}
        self._notes: dict[str, str] = {}

    def last_cooked(self) -> dict[str, int]:
        """Return a mapping of library names to UTC wall times in milliseconds."""
        return {name: dish.wall_ms for name, dish in self._last.items()}

    def ratings(self) -> dict[str, int]:
        """Return a mapping of library names to the stars given last, to the dish or to the whole session."""
        stars: dict[tuple[str, str], int] = {}
        for record in self._journal.of_kinds("note_taken"):
            event = record.event
            if isinstance(event, NoteTaken) and "★" in event.text and record.command not in self._undone:
                stars[record.session, event.dish] = event.text.count("★")
        found = {}
        for dish in self._dishes:
            if count := stars.get((dish.session, dish.dish)) or stars.get((dish.session, "")):
                found[dish.recipe] = count
        return found

    def last_note(self, recipe: str) -> str:
        """Return "last time: simmer 104 min; softer belly", or "" if it was never cooked or nothing was noted.

        Notes of an earlier time are repeated until there are newer ones.
        """
        if recipe not in self._notes:
            sessions = [dish.session for dish in self._dishes if dish.recipe == recipe]
            self._notes[recipe] = self._facts(recipe, list(dict.fromkeys(reversed(sessions)))[:_MOST_READ])
        return self._notes[recipe]

    def _facts(self, recipe: str, sessions: Sequence[str]) -> str:
        last, earlier = "", ""
        for at, session in enumerate(sessions):
            history = fold(self._journal.read(session))
            dishes = {dish.id for dish in history.session.dishes.values() if dish.recipe.name == recipe}
            notes = _notes_of(history, dishes)
            if at == 0:
                last = "; ".join([*_windows_of(history, dishes)[:1], *notes])
            elif notes:
                earlier = "; ".join(notes)
            if notes:
                break
        return "; ".join(filter(None, (last and f"last time: {last}", earlier and f"earlier: {earlier}")))


def _undone(journal: "Journal") -> set[str]:
    """Return the commands that are undone at the end of their session."""
    undone: set[str] = set()
    for record in journal.of_kinds("command_undone", "command_redone"):
        if isinstance(record.event, CommandUndone):
            undone.add(record.event.undone)
        elif isinstance(record.event, CommandRedone):
            undone.discard(record.event.redone)
    return undone


def _notes_of(history: History, dishes: set[str]) -> list[str]:
    taken = [record.event for record in history.records if record.command in history.done]
    return [note.text for note in taken if isinstance(note, NoteTaken) and note.dish in {"", *dishes}]


def _windows_of(history: History, dishes: set[str]) -> list[str]:
    return [
        f"{timer.name} {round(timer.elapsed_ms / MINUTE)} min"
        for timer in history.session.timers.values()
        if timer.dish in dishes and timer.state == "finished" and timer.spec.least_ms < timer.spec.most_ms
    ]


def _ran(timer: Timer) -> str:
    """Return "6:00", "running 4:00" or "4:00 until the session was closed"."""
    ran = format_clock(timer.elapsed_ms // 1000)
    return {"finished": ran, "cancelled": f"{ran} until the session was closed"}.get(
        timer.state, f"{timer.state} {ran}"
    )
