"""The cook's own times: how long the timers and steps of a recipe have really taken."""

from collections.abc import Iterable, Iterator, Mapping
from statistics import median

from kitchen_tui.cooking.events import DishShown, DishStarted, SessionHeld, StepMarked, StepShown
from kitchen_tui.cooking.history import History, Record, fold
from kitchen_tui.cooking.instant import between
from kitchen_tui.cooking.plan import OwnTime
from kitchen_tui.cooking.session import Dish, step_of
from kitchen_tui.journal import Journal, JournalError
from kitchen_tui.model.duration import MINUTE, Span
from kitchen_tui.planning.problem import Order
from kitchen_tui.planning.step_tasks import GUESSED_MINUTES

_RUNS = 5
"""The most runs that count: the last ones."""
_SESSIONS = 20
"""The most past sessions that are read."""
_LEAST_SHARE = 0.25
"""A run shorter than this share of the recipe's time is taken for a mistake."""
_MOST_SHARE = 4
"""A step on screen for longer than this multiple of the recipe's time is taken for forgotten."""


Times = Mapping[str, Mapping[str, OwnTime]]
"""Own times by the name of a recipe and the id of its timer, or of its step without timers."""


def own_times(journal: Journal, recipes: Iterable[str], current: str = "") -> Times:
    """Return how long the cook took for timers and steps of recipes, from all sessions except `current`.

    Only finished timers count. A step without timers took from when it was shown until it was done, and counts if no
    other step was opened meanwhile. Rehearsals do not count. A journal that cannot be read yields no times.
    """
    found: dict[str, dict[str, list[int]]] = {name: {} for name in recipes}
    try:
        rows = [row for row in journal.dishes() if row.recipe in found and row.session != current]
        for session_id in list(dict.fromkeys(row.session for row in reversed(rows)))[:_SESSIONS]:
            for recipe, part, elapsed_ms in _runs(fold(journal.read(session_id))):
                if recipe in found:
                    found[recipe].setdefault(part, []).append(elapsed_ms)
    except JournalError:
        return {}
    return {name: {part: _own(runs[:_RUNS]) for part, runs in parts.items()} for name, parts in found.items() if parts}


def _runs(history: History) -> Iterator[tuple[str, str, int]]:
    """Yield (recipe, timer or step, milliseconds) for what was finished in a session."""
    session = history.session
    if session.speed != 1:
        return
    names = {dish.id: dish.recipe.name for dish in session.dishes.values()}
    for timer in session.timers.values():
        if timer.state == "finished" and timer.elapsed_ms >= _LEAST_SHARE * timer.spec.least_ms:
            yield names.get(timer.dish, ""), timer.spec.id, timer.elapsed_ms
    for dish_id, step_id, elapsed_ms in _done_steps(history):
        yield names.get(dish_id, ""), step_id, elapsed_ms


def _done_steps(history: History) -> Iterator[tuple[str, str, int]]:
    """Yield (dish, step, milliseconds) of steps without timers that were on screen from beginning to end."""
    shown, since = ("", ""), history.session.opened
    current: dict[str, str] = {}
    for record in _telling_records(history):
        event = record.event
        match event:
            case DishStarted():
                current[event.dish] = event.recipe.steps[0].id if event.recipe.steps else ""
                shown, since = (event.dish, current[event.dish]), record.at
            case StepShown() if shown != (event.dish, event.step):
                current[event.dish] = event.step
                shown, since = (event.dish, event.step), record.at
            case DishShown() if shown[0] != event.dish:
                shown, since = (event.dish, current.get(event.dish, "")), record.at
            case SessionHeld():
                shown = ("", "")
            case StepMarked() if event.done and shown == (event.dish, event.step):
                elapsed_ms = between(since, record.at)
                if _is_plausible(history.session.dishes.get(event.dish), event.step, elapsed_ms):
                    yield event.dish, event.step, elapsed_ms
                shown = ("", "")
            case _:
                pass


def _telling_records(history: History) -> Iterator[Record]:
    """Yield the records that count, without steps that were only completed together with a later one.

    A command that completes several steps records the one that the cook chose first.
    """
    undone, marked = set(history.undone), set[str]()
    for record in history.records:
        is_mark = isinstance(record.event, StepMarked) and record.command
        if record.command not in undone and not (is_mark and record.command in marked):
            yield record
        if is_mark:
            marked.add(record.command)


def _is_plausible(dish: Dish | None, step_id: str, elapsed_ms: int) -> bool:
    """Return whether a step can have taken that long: it was neither just ticked off nor left open."""
    step = step_of(dish, step_id) if dish else None
    if step is None or step.timers:
        return False
    least, most = step.takes or Span(GUESSED_MINUTES * MINUTE, GUESSED_MINUTES * MINUTE)
    return _LEAST_SHARE * least <= elapsed_ms <= _MOST_SHARE * most


def _minutes(elapsed_ms: float) -> int:
    """Return whole minutes, rounding half a minute up."""
    return max(1, int(elapsed_ms / MINUTE + 0.5))


def _own(runs: list[int]) -> OwnTime:
    return OwnTime(_minutes(median(runs)), _minutes(min(runs)), _minutes(max(runs)), len(runs))


def with_own_times(orders: Iterable[Order], times: Times) -> tuple[Order, ...]:
    """Return the dishes of a meal with the cook's own times."""
    return tuple(order._replace(own=times.get(order.recipe.name, {})) for order in orders)
