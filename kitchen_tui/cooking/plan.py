"""A plan: what is to be done for a meal, what binds it, and when each task starts.

All times are whole minutes relative to the serving time: 0 is the serving time, most starts are negative.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Room(NamedTuple):
    """What the kitchen offers at the same time. `oven_change` is the minutes between two oven temperatures."""

    cooks: int = 1
    burners: int = 4
    shelves: int = 2
    oven_change: int = 10


class Task(NamedTuple):
    """A step or a timer of a step.

    `dish` is the dish's name in the plan, `timer` the id of the recipe's timer (empty for a step's own time). `fixed`
    is the start of a task that is running, `earliest` a lower bound of the start. `about`: the recipe gives no time.
    `keeps`: an oven that keeps things hot; there is nothing to start.
    """

    id: str
    dish: str
    step: int
    name: str
    minutes: int
    hands: bool = False
    burner: bool = False
    oven_c: int | None = None
    earliest: int | None = None
    fixed: int | None = None
    timer: str = ""
    about: bool = False
    keeps: bool = False


class Wait(NamedTuple):
    """`least <= start(then) - start(first) <= most`; each minute above `least` costs `cost` points."""

    first: str
    then: str
    least: int
    most: int | None = None
    cost: float = 0.0


class Landing(NamedTuple):
    """The task ends at `at` or earlier. Each minute earlier costs `cost` points, beyond `may_wait` 20 more."""

    dish: str
    task: str
    at: int
    may_wait: int
    cost: float


class Omission(NamedTuple):
    """A step that is not a task, and the reason."""

    dish: str
    step: int
    why: str


class Problem(NamedTuple):
    """What is still to be done. `now` is None if the meal is so far ahead that it does not matter."""

    tasks: tuple[Task, ...]
    waits: tuple[Wait, ...]
    landings: tuple[Landing, ...]
    omitted: tuple[Omission, ...] = ()
    room: Room = Room()
    now: int | None = None


class Air(NamedTuple):
    """Minutes kept free before a task, to absorb what runs late."""

    before: str
    minutes: int


Starts = Mapping[str, int]
"""The start of each task, by its id."""
