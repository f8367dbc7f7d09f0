"""The agenda of a plan: tasks to do now and soon, tasks that can wait, and when the cook is free."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from kitchen_tui.cooking.plan import HEATING, Agenda, Done, Item, Problem, Starts, Task, Wait
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.planning.rules import LATITUDE_C, segments

SOON = 10
"""A start within this many minutes is listed under SOON."""
_GAP = 5
"""The shortest gap, in minutes in which no cook is needed, that is listed under FREE."""

FormatMinute = Callable[[int], str]
"""Formats a minute, which is relative to the serving time, as a time of day."""


def agenda(
    problem: Problem,
    starts: Starts,
    now: int,
    planned: Starts | None = None,
    done: Sequence[Done] = (),
    begun: Collection[str] = (),
) -> Agenda:
    """Return the agenda at minute `now`. Tasks that run without the cook are on it until they have started.

    An overdue start is listed with its `planned` time. `done` are the finished tasks, `begun` the ids of ovens that are
    heating.
    """
    latest, planned = _latest(problem, starts), planned or starts
    tasks = [task for task in problem.tasks if not task.keeps]
    doing = [Item(task, starts[task.id], latest[task.id]) for task in tasks if task.fixed is not None and task.hands]
    overdue = {task.id for task in tasks if planned[task.id] <= now and starts[task.id] <= now + 1}
    begins = {task.id: (planned if task.id in overdue else starts)[task.id] for task in tasks}
    begins |= {name: min(begins[name], now) for name in _beside_started(tasks, problem.waits)}
    ahead = [Item(task, begins[task.id], latest[task.id]) for task in tasks if task.fixed is None]
    heating = [one.item for one in heatings(problem, starts, done) if one.used_by.fixed is None]
    heating = [item for item in heating if item.task.id not in begun and item.task.id.removesuffix(HEATING) in latest]
    ahead += heating
    ahead.sort(key=lambda item: item.start)
    due = [item for item in ahead if item.start <= now]
    soon = [item for item in ahead if now < item.start <= now + SOON]
    can_wait = sorted((item for item in ahead if item.start > now + SOON), key=lambda item: item.latest)
    return Agenda(
        (*doing, *due), tuple(soon), tuple(can_wait), _free(problem, starts, now, [item.start for item in heating])
    )


def _beside_started(tasks: Sequence[Task], waits: Sequence[Wait]) -> list[str]:
    """Return the tasks that should run together with another timer of their step, which has been started."""
    steps = {task.id: (task.dish, task.step) for task in tasks}
    started = {steps[task.id] for task in tasks if task.fixed is not None}
    inside = (wait for wait in waits if wait.first in steps and steps[wait.first] == steps.get(wait.then))
    chained = {wait.then for wait in inside if wait.least}
    return [task.id for task in tasks if task.fixed is None and steps[task.id] in started and task.id not in chained]


class Heating(NamedTuple):
    """Heating of an oven: it must be switched on or set to another temperature at `start`, for the task `used_by`."""

    start: int
    minutes: int
    used_by: Task
    is_change: bool

    @property
    def item(self) -> Item:
        """Return the heating as an item of the agenda."""
        name = f"{'Set' if self.is_change else 'Heat'} the oven to {self.used_by.oven_c} °C"
        task = Task(self.used_by.id + HEATING, self.used_by.dish, self.used_by.step, name, self.minutes, keeps=True)
        return Item(task, self.start, self.start)


def heatings(problem: Problem, starts: Starts, done: Sequence[Done] = ()) -> Iterator[Heating]:
    """Yield the changes to the oven, in order; `done` are the finished tasks."""
    used = [*done, *((task, starts[task.id]) for task in problem.tasks)]
    hot_c: int | None = None
    until = 0
    for task, start in sorted(used, key=lambda one: one[1]):
        if task.oven_c is None:
            continue
        is_change = hot_c is not None
        lead = min(start - until, problem.room.oven_change) if is_change else task.preheat
        if lead > 0 and (hot_c is None or abs(task.oven_c - hot_c) > LATITUDE_C):
            yield Heating(start - lead, lead, task, is_change)
        until = max(until, start + task.minutes) if is_change else start + task.minutes
        hot_c = task.oven_c


def _latest(problem: Problem, starts: Starts) -> dict[str, int]:
    """Return the latest start of each task if no other task moves, considering the cook's hands."""
    minutes = problem.minutes
    latest = {task.id: 1 << 30 for task in problem.tasks}
    for wait in problem.waits:
        latest[wait.first] = min(latest[wait.first], starts[wait.then] - wait.least)
        if wait.most is not None:
            latest[wait.then] = min(latest[wait.then], starts[wait.first] + wait.most)
    for landing in problem.landings:
        latest[landing.task] = min(latest[landing.task], landing.at - minutes[landing.task])
    if problem.room.cooks == 1:
        hands = sorted(starts[task.id] for task in problem.tasks if task.hands)
        for task in problem.tasks:
            following = next((at for at in hands if at > starts[task.id]), None)
            if task.hands and following is not None:
                latest[task.id] = min(latest[task.id], following - task.minutes)
    return {name: max(at, starts[name]) for name, at in latest.items()}


def _free(problem: Problem, starts: Starts, now: int, switched: Sequence[int]) -> tuple[int, int] | None:
    """Return the next gap in which no cook is needed, if any; an oven is set at the minutes `switched`."""
    busy = [
        (starts[task.id] + part.offset, starts[task.id] + part.offset + part.length)
        for task in problem.tasks
        if not task.keeps
        for part in segments(task)
    ]
    busy += [(max(now, minute), max(now, minute) + 1) for minute in switched]
    until = now
    for begin, end in sorted(busy):
        if begin - until >= _GAP and begin > now:
            return until, begin
        until = max(until, end)
    return None


def agenda_lines(
    agenda: Agenda, titles: Mapping[str, str], clock: FormatMinute, *, several: bool
) -> list[tuple[str, str]]:
    """Return the agenda as (heading, text); the heading is only set on the first line of a part."""
    parts = (
        ("NOW", [_timed(item, titles, clock, several) for item in agenda.now]),
        ("SOON", [_timed(item, titles, clock, several) for item in agenda.soon]),
        ("CAN WAIT", [_roomy(item, titles, clock, several) for item in agenda.can_wait]),
        ("FREE", free_words(agenda, clock)),
    )
    return [(heading if number == 0 else "", line) for heading, lines in parts for number, line in enumerate(lines)]


def free_words(agenda: Agenda, clock: FormatMinute) -> list[str]:
    """Return when the cook is free; empty if nothing is left to start."""
    if agenda.free:
        return [f"{clock(agenda.free[0])}–{clock(agenda.free[1])}"]
    return ["none until dinner"] if any(agenda[:3]) else []


def _name(item: Item, titles: Mapping[str, str], several: bool) -> str:
    about = "about " if item.task.about else ""
    dish = f" · {titles.get(item.task.dish, item.task.dish)}" if several else ""
    return f"{item.task.name}{dish}  {about}{item.task.minutes} min"


def _timed(item: Item, titles: Mapping[str, str], clock: FormatMinute, several: bool) -> str:
    return f"{time_of(item, clock)}  {_name(item, titles, several)}"


def time_of(item: Item, clock: FormatMinute) -> str:
    """Return the start of an item, or the end of a running one: "until 19:30"."""
    is_running = item.task.fixed is not None
    return f"until {clock(item.start + item.task.minutes)}" if is_running else clock(item.start)


def _roomy(item: Item, titles: Mapping[str, str], clock: FormatMinute, several: bool) -> str:
    latest = f", start by {clock(item.latest)}" if item.latest > item.start else ""
    return f"{clock(item.start)}  {_name(item, titles, several)}{latest}"
