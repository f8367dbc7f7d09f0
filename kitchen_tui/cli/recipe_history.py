"""The history of each recipe: when it was cooked, how it was rated, and what was noted."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kitchen_tui.cooking.events import CommandRedone, CommandUndone, NoteTaken, SessionOpened
from kitchen_tui.cooking.history import History, fold
from kitchen_tui.model.duration import MINUTE

if TYPE_CHECKING:
    from kitchen_tui.journal import Journal

_MOST_READ = 20
"""The most sessions of a recipe that are searched for a note."""


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
        last = earlier = ""
        for at, session in enumerate(sessions):
            history = fold(self._journal.read(session))
            dishes = {dish.id for dish in history.session.dishes.values() if dish.recipe.name == recipe}
            notes = "; ".join(_notes_of(history, dishes))
            if at == 0:
                last = "; ".join(filter(None, (*_windows_of(history, dishes)[:1], notes)))
            else:
                earlier = notes
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
