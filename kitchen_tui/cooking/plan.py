"""Plans: the tasks of a meal, their constraints, and when each task starts.

All times are whole minutes relative to the serving time, so that most starts are negative.
"""

from collections.abc import Callable, Iterator, Mapping

from kitchen_tui.cooking.instant import Instant
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.model.named_tuple import NamedTuple


class Room(NamedTuple):
    """The equipment of the kitchen. `oven_change` is the minutes between two oven temperatures."""

    cooks: int = 1
    burners: int = 4
    shelves: int = 2
    oven_change: int = 10


class OwnTime(NamedTuple):
    """The cook's own times for a task: median, least and most minutes, and the number of runs."""

    minutes: int
    least: int
    most: int
    runs: int

    @property
    def words(self) -> str:
        """Return, for example, "yours 14–22 min, 4 times"."""
        span = f"{self.least}–{self.most}" if self.least != self.most else f"{self.least}"
        return f"yours {span} min, {'once' if self.runs == 1 else f'{self.runs} times'}"


class Task(NamedTuple):
    """A step or a timer of a step.

    `dish` is the dish's name in the plan, `timer` the id of the recipe's timer (empty for a step's own time). `fixed`
    is the start of a running task, `earliest` a lower bound of the start. `about` means that the recipe gives no time,
    and `own` is the cook's own time if `minutes` comes from that. `keeps` marks an oven that only keeps things hot.
    `preheat` is how many minutes the oven heats before the task.
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
    own: OwnTime | None = None
    preheat: int = 0


class Wait(NamedTuple):
    """The constraint `least <= start(then) - start(first) <= most`; each minute above `least` costs `cost` points."""

    first: str
    then: str
    least: int
    most: int | None = None
    cost: float = 0.0


class Landing(NamedTuple):
    """The constraint that a task ends by `at`; each minute earlier costs `cost` points, beyond `may_wait` 20 more."""

    dish: str
    task: str
    at: int
    may_wait: int
    cost: float


class Omission(NamedTuple):
    """A step that is not planned, and the reason."""

    dish: str
    step: int
    why: str


class Problem(NamedTuple):
    """The remaining tasks and their constraints. `now` is None for a meal so far ahead that it does not matter."""

    tasks: tuple[Task, ...]
    waits: tuple[Wait, ...]
    landings: tuple[Landing, ...]
    omitted: tuple[Omission, ...] = ()
    room: Room = Room()
    now: int | None = None

    @property
    def minutes(self) -> dict[str, int]:
        """The length of each task, by its id."""
        return {task.id: task.minutes for task in self.tasks}

    def ready_times(self, starts: "Starts") -> Iterator[tuple[Landing, int]]:
        """Yield each landing, with the minute at which the dish is ready."""
        minutes = self.minutes
        for landing in self.landings:
            yield landing, starts[landing.task] + minutes[landing.task]

    def without_limits(self, lifts: Callable[[Wait], bool], least_cost: float = 0.0) -> "Problem":
        """Return the problem in which the waits that `lifts` accepts may be of any length.

        Each minute of such a wait beyond its least costs at least `least_cost` points.
        """
        waits = (
            wait._replace(most=None, cost=max(wait.cost, least_cost)) if wait.most is not None and lifts(wait) else wait
            for wait in self.waits
        )
        return self._replace(waits=tuple(waits))


class Air(NamedTuple):
    """Spare minutes before a task, to absorb delays."""

    before: str
    minutes: int


HEATING = "/heat"
"""The suffix of the id for heating an oven for a task. Heating is due like a task, but is not part of the problem."""

Done = tuple[Task, int]
"""A task that is over, with its actual minutes, and its start."""

Starts = Mapping[str, int]
"""The start of each task, by its id."""


# Accepted plans -------------------------------------------------------------------------------------------------------


class PlannedStart(NamedTuple):
    """When a task starts, in minutes relative to the serving time.

    `minutes` is the expected length of a task that was running when the plan was accepted, and 0 for any other: a pause
    or overtime belongs to that run of its timer, so that the plan's task keeps the recipe's time.
    """

    task: str
    at: int
    minutes: int = 0


class PlannedDish(NamedTuple):
    """A dish: its name in the plan, its id in the session, and when it is due, in minutes after the serving time."""

    name: str
    dish: str
    offset: int = 0


class AcceptedPlan(NamedTuple):
    """The plan that the cook follows, recorded completely and never computed again. `serve_ms` is UTC wall time."""

    serve_ms: int
    problem: Problem
    starts: tuple[PlannedStart, ...]
    dishes: tuple[PlannedDish, ...]
    air: tuple[Air, ...] = ()

    @property
    def planned(self) -> dict[str, int]:
        """The start of each task, by its id."""
        return {start.task: start.at for start in self.starts}

    @property
    def offsets(self) -> dict[str, int]:
        """When each dish is due, by its name in the plan."""
        return {dish.name: dish.offset for dish in self.dishes}

    def dish_id(self, name: str) -> str:
        """Return the id in the session of the dish with this name in the plan, or ""."""
        return next((one.dish for one in self.dishes if one.name == name), "")

    def minute(self, wall_ms: int) -> int:
        """Convert a UTC wall time to minutes relative to the serving time, rounded down."""
        return (wall_ms - self.serve_ms) // MINUTE

    def wall_ms(self, minute: int) -> int:
        """Convert a minute to UTC wall time."""
        return self.serve_ms + minute * MINUTE


class StartSnooze(NamedTuple):
    """A snoozed start: silent from `at` for `for_ms`."""

    at: Instant
    for_ms: int


class PlanState(NamedTuple):
    """The accepted plan of a session, and the cook's answers.

    `left` is the delay in minutes that the cook decided to leave, `began` the tasks without a timer that were begun,
    and `announced` how often each due start was announced.
    """

    plan: AcceptedPlan
    left: int = 0
    began: Mapping[str, Instant] = {}
    snoozed: Mapping[str, StartSnooze] = {}
    dismissed: frozenset[str] = frozenset()
    announced: Mapping[str, int] = {}


# Views ----------------------------------------------------------------------------------------------------------------


class Item(NamedTuple):
    """A task in the list: its start, and the latest start that moves nothing else."""

    task: Task
    start: int
    latest: int


class Agenda(NamedTuple):
    """The list at one moment. Heating an oven is an item too, whose task has `keeps`.

    `free` is the next time in which no cook is needed, as (from, to), if any.
    """

    now: tuple[Item, ...]
    soon: tuple[Item, ...]
    can_wait: tuple[Item, ...]
    free: tuple[int, int] | None


class StartAlert(NamedTuple):
    """A task whose start is due. `number` counts its announcements; `is_new` if the last one was not made yet."""

    task: Task
    dish: str
    text: str
    late_ms: int
    number: int
    is_new: bool

    @property
    def run(self) -> str:
        """The key by which channels replace and silence it."""
        return f"start:{self.task.id}"


class Slip(NamedTuple):
    """A delay to ask the cook about: the task that is `minutes` behind, and the dishes that have to wait for it.

    `moved` is by how many minutes the meal or the next start moves if nothing is done.
    """

    task: Task
    minutes: int
    moved: int
    waiting: tuple[str, ...]

    @property
    def dish(self) -> str:
        """The name of the dish in the plan."""
        return self.task.dish


class PlanView(NamedTuple):
    """The progress of a plan: `problem` holds what is left to do, and `starts` the expected starts.

    Minutes are relative to the accepted serving time. `done` holds the finished tasks as (task, start).
    """

    plan: AcceptedPlan
    problem: Problem
    starts: Starts
    now: int
    behind: int
    agenda: Agenda
    due: tuple[StartAlert, ...]
    slip: Slip | None
    done: tuple[Done, ...] = ()
    stretched: tuple[tuple[str, str], ...] = ()

    @property
    def forecast_ms(self) -> int:
        """The UTC wall time at which the meal will be ready."""
        return self.plan.wall_ms(self.behind)

    @property
    def next(self) -> Item | None:
        """The next start that is ahead."""
        ahead = [item for part in self.agenda[:3] for item in part if item.task.fixed is None and not item.task.keeps]
        return min((item._replace(start=self.starts[item.task.id]) for item in ahead), key=_start_of, default=None)

    @property
    def upcoming(self) -> Item | None:
        """The next start or heating of an oven that is not due yet."""
        return min((*self.agenda.soon, *self.agenda.can_wait), key=_start_of, default=None)


def _start_of(item: Item) -> int:
    return item.start
