"""The cook's own times: how long the timers of a recipe really ran, the last times it was cooked."""

from collections.abc import Iterable, Mapping
from statistics import median_high
from typing import NamedTuple

from kitchen_tui.cooking.history import fold
from kitchen_tui.journal.protocol import Journal, JournalError
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.planning.problem import Order

_RUNS = 5
_SESSIONS = 20
"""How many past sessions of a recipe are read at most."""
_LEAST_SHARE = 0.25
"""A run shorter than this share of what the recipe asks for was a mistake or a trial."""


class OwnTime(NamedTuple):
    """The median of the last runs in minutes, the shortest and the longest, and how many there were."""

    minutes: int
    least: int
    most: int
    runs: int


Times = Mapping[str, Mapping[str, OwnTime]]
"""Own times by the name of a recipe and the id of its timer."""


def own_times(journal: Journal, recipes: Iterable[str], current: str = "") -> Times:
    """Return the own times of recipes, from finished timers of real sessions; `current` is a session to leave out.

    Rehearsals do not count. A journal that cannot be read has no times.
    """
    found: dict[str, dict[str, list[int]]] = {name: {} for name in recipes}
    try:
        rows = [row for row in journal.dishes() if row.recipe in found and row.session != current]
        for session_id in list(dict.fromkeys(row.session for row in reversed(rows)))[:_SESSIONS]:
            session = fold(journal.read(session_id)).session
            if session.speed != 1:
                continue
            names = {dish.id: dish.recipe.name for dish in session.dishes.values()}
            for timer in session.timers.values():
                runs = found.get(names.get(timer.dish, ""))
                if runs is None or timer.state != "finished":
                    continue
                if timer.elapsed_ms >= _LEAST_SHARE * timer.spec.least_ms:
                    runs.setdefault(timer.spec.id, []).append(max(1, -(-timer.elapsed_ms // MINUTE)))
    except JournalError:
        return {}
    return {
        name: {spec: _own(runs[:_RUNS]) for spec, runs in timers.items()} for name, timers in found.items() if timers
    }


def _own(runs: list[int]) -> OwnTime:
    return OwnTime(median_high(runs), min(runs), max(runs), len(runs))


def with_own_times(orders: Iterable[Order], times: Times) -> tuple[Order, ...]:
    """Return the dishes of a meal with the cook's own minutes."""
    return tuple(
        order._replace(own={spec: own.minutes for spec, own in times.get(order.recipe.name, {}).items()})
        for order in orders
    )


def own_sentences(orders: Iterable[Order], times: Times) -> list[str]:
    """Return "Simmer: yours 98–112 min, 4 times." for each time that is not the recipe's."""
    said = []
    for order in orders:
        for step in order.recipe.steps:
            for spec in step.timers:
                own = times.get(order.recipe.name, {}).get(spec.id)
                if own:
                    span = f"{own.least}–{own.most}" if own.least != own.most else f"{own.least}"
                    count = "once" if own.runs == 1 else f"{own.runs} times"
                    said.append(f"{spec.name[:1].upper()}{spec.name[1:]}: yours {span} min, {count}.")
    return said
