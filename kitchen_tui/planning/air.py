"""The spare time in a plan: early landings, and longer waits before the last stretch that cannot wait."""

from collections.abc import Sequence
from typing import NamedTuple

from kitchen_tui.cooking.plan import Air, Landing, Task, Wait

AIR_FROM = 5
"""Minutes that a dish must be able to wait to land early."""
_SAME_TIME = 5
"""Landings at most this far apart want the hands together."""


class Stretch(NamedTuple):
    """The last tasks of a dish that cannot wait for each other, and the waits before them that can be longer."""

    tasks: frozenset[str]
    roomy: frozenset[Wait]


def last_stretch(tasks: Sequence[Task], waits: Sequence[Wait], last: str, air: int) -> Stretch:
    """The stretch that ends with the task `last`."""
    minutes = {task.id: task.minutes for task in tasks}
    stretch, waiting = {last}, [last]
    roomy: list[Wait] = []
    while waiting:
        current = waiting.pop()
        for wait in waits:
            if wait.then != current or wait.first in stretch or wait.least < minutes[wait.first]:
                continue
            if wait.most is None or wait.most - wait.least >= 2 * air:
                roomy.append(wait)
            else:
                stretch.add(wait.first)
                waiting.append(wait.first)
    return Stretch(frozenset(stretch), frozenset(wait for wait in roomy if wait.first not in stretch))


def with_air(waits: Sequence[Wait], stretch: Stretch, air: int) -> tuple[list[Wait], list[Air]]:
    """The waits of a dish, longer by `air` before its last stretch; and where that is."""
    longer = stretch.roomy if air else frozenset()
    places = dict.fromkeys(wait.then for wait in waits if wait in longer)
    return (
        [wait._replace(least=wait.least + air) if wait in longer else wait for wait in waits],
        [Air(place, air) for place in places],
    )


def earlier(landing: Landing, minutes: int) -> Landing:
    """The landing that many minutes earlier; the dish then waits that much less."""
    return landing._replace(at=landing.at - minutes, may_wait=max(0, landing.may_wait - minutes))


class Finish(NamedTuple):
    """A dish's landing, and the minutes of hands-on work in its last stretch. `at_once`: it has no air of its own."""

    landing: Landing
    hands: int
    at_once: bool


def in_turn(finishes: Sequence[Finish]) -> tuple[Landing, ...]:
    """Land dishes that may wait before the cook is busy with one that cannot.

    Without this the work of one dish would end when that of the other begins, and what is late in one would make the
    other late.
    """
    turned = []
    for landing, hands, at_once in finishes:
        busy = [other.hands for other in finishes if other.at_once and abs(other.landing.at - landing.at) <= _SAME_TIME]
        is_moved = hands and not at_once and landing.may_wait >= AIR_FROM
        turned.append(earlier(landing, min(sum(busy), landing.may_wait)) if is_moved else landing)
    return tuple(turned)
