"""Builds the planning problem from the recipes of a meal."""

import re
from collections.abc import Iterator, Mapping, Sequence

from kitchen_tui.cooking.plan import Air, Landing, Omission, OwnTime, Problem, Room, Task, Wait
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import Recipe, Step, TimerSpec
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.planning.step_facts import (
    NO_MATTER,
    Tolerance,
    dish_tolerance,
    heat_of,
    preheating_minutes,
    result_tolerance,
)
from kitchen_tui.planning.step_tasks import StepOrder, StepTasks, is_hands_on, ordered, tasks_of

DEFAULT_AIR = 5
"""Minutes by which a dish that may wait lands early."""
AIR_FROM = 5
"""A dish that may wait at least this many minutes lands early."""

_HOLD_SLACK = 3
"""Minutes by which the time in an oven that keeps food hot may vary."""
_HEATS_OVEN = lazy_regex(r"\b(?:pre-?)?heat(?:s|ing)? (?:the |your |an )?oven\b|\boven on\b", re.IGNORECASE)


class Order(NamedTuple):
    """A dish of the meal: its name in the plan, its recipe, and when it is due, in minutes after the serving time.

    `included` holds the ids of optional steps and timers to plan nevertheless; `own` holds the own times by the id of a
    timer or a step.
    """

    name: str
    recipe: Recipe
    offset: int = 0
    included: frozenset[str] = frozenset()
    own: Mapping[str, OwnTime] = {}


class Built(NamedTuple):
    """A problem, and its spare times."""

    problem: Problem
    air: tuple[Air, ...] = ()


def build(orders: Sequence[Order], room: Room, now: int | None = None, air: int = DEFAULT_AIR) -> Built:
    """Build the problem of cooking all dishes. Raises CycleError if steps wait for each other.

    With `now`, an oven task cannot begin before its oven is hot.
    """
    parts = [_DishProblem(order, air).build() for order in orders]
    tasks = tuple(
        task._replace(earliest=now + task.preheat) if now is not None and task.preheat else task
        for part in parts
        for task in part.problem.tasks
    )
    problem = Problem(
        tasks=tasks,
        waits=tuple(wait for part in parts for wait in part.problem.waits),
        landings=tuple(landing for part in parts for landing in part.problem.landings),
        omitted=tuple(omission for part in parts for omission in part.problem.omitted),
        room=room,
        now=now,
    )
    return Built(problem, tuple(gap for part in parts for gap in part.air))


def _preheating(recipe: Recipe, task: Task) -> int:
    """Return how many minutes the oven heats before a task; 0 if the recipe has a step for that."""
    step = recipe.steps[task.step - 1]
    if task.oven_c is None:
        return 0
    if step.preheat_ms is None and any(_HEATS_OVEN.search(f"{one.title}\n{one.text}") for one in recipe.steps):
        return 0
    return preheating_minutes(step, task.oven_c)


class _DishProblem:
    """Builds the part of the problem for one dish."""

    def __init__(self, order: Order, air: int) -> None:
        self._dish = order
        self._air = air
        self._order: StepOrder = ordered(order.recipe, order.included)
        self._steps: dict[str, StepTasks] = {
            step.id: tasks_of(order.name, step, self._specs(step), self._own) for step in self._order.planned
        }
        self._ready = self._forecast()

    def build(self) -> Built:
        """Build the tasks, waits and landing of the dish."""
        waits = [wait for one in self._steps.values() for wait in one.waits]
        for step_id in self._steps:
            waits += [*self._after(step_id), *self._beside(step_id)]
        final = self._final()
        waits += self._loose_ends(final)
        tasks = [
            task._replace(preheat=_preheating(self._dish.recipe, task))
            for one in self._steps.values()
            for task in one.tasks
        ]
        for hold, around in self._holds(final):
            tasks.append(hold)
            waits += around
        landing = self._landing(final)
        waits, air = _with_air(tasks, waits, final.ends[-1].id, self._air)
        omitted = tuple(
            Omission(self._dish.name, step.number, self._order.omitted[step.id])
            for step in self._dish.recipe.steps
            if step.id in self._order.omitted
        )
        return Built(Problem(tuple(tasks), tuple(waits), (landing,), omitted), tuple(air))

    def _specs(self, step: Step) -> list[TimerSpec]:
        return [spec for spec in step.timers if not spec.optional or spec.id in self._dish.included]

    def _own(self, step: Step, spec: TimerSpec | None) -> OwnTime | None:
        return self._dish.own.get(spec.id if spec else step.id)

    def _forecast(self) -> dict[str, int]:
        """Return when each step would end without any waits, in minutes from the start of the dish."""
        begins: dict[str, int] = {}
        ends: dict[str, int] = {}
        for step_id, one in self._steps.items():
            after = (ends[name] for name in self._order.after[step_id])
            beside = (begins[name] for name in self._order.beside[step_id])
            begins[step_id] = max([0, *after, *beside])
            ends[step_id] = begins[step_id] + one.minutes
        return ends

    def _tolerance(self, step_id: str) -> Tolerance:
        one = self._steps[step_id]
        before = (self._steps[name].step for name in self._order.ancestors(step_id))
        timed = any(step.timers or (step.takes and not is_hands_on(step)) for step in before)
        return result_tolerance(one.step, one.is_hands_on, timed)

    def _after(self, step_id: str) -> Iterator[Wait]:
        """Yield the waits for earlier steps. Only the last of several has a limit, for the first step that uses it."""
        names = self._order.after[step_id]
        last = max(names, key=lambda name: (self._ready[name], self._steps[name].step.number), default="")
        for name in names:
            is_first = self._order.followers(name)[0] == step_id
            tolerance = self._tolerance(name) if is_first else Tolerance(None, 0.0)
            bound = tolerance.minutes if name == last else None
            *others, main = self._steps[name].ends
            entries = self._steps[step_id].entries
            for entry in entries:
                yield from (Wait(end.id, entry.id, end.minutes) for end in others)
                if entry != entries[-1]:
                    yield Wait(main.id, entry.id, main.minutes)
            most = None if bound is None else main.minutes + bound
            yield Wait(main.id, entries[-1].id, main.minutes, most, tolerance.cost)

    def _beside(self, step_id: str) -> Iterator[Wait]:
        """Yield the waits for parallel steps: one begins during the other, or just before it if both are hands-on."""
        one = self._steps[step_id]
        for name in self._order.beside[step_id]:
            other = self._steps[name]
            least = -one.minutes if one.is_hands_on and other.is_hands_on else 0
            for entry in one.entries:
                yield Wait(other.entries[-1].id, entry.id, least, other.minutes)

    def _final(self) -> StepTasks:
        leads = {other for others in self._order.beside.values() for other in others}
        ends = [self._steps[name] for name in self._steps if not self._order.followers(name) and name not in leads]
        return max(ends, key=lambda one: (self._ready[one.step.id], one.step.number))

    def _loose_ends(self, final: StepTasks) -> Iterator[Wait]:
        """Yield the waits for the end of the dish of steps whose result no other step uses."""
        served = final.ends[-1]
        for step_id, one in self._steps.items():
            if one is final:
                ends: tuple[Task, ...] = one.ends[:-1]
                tolerance = Tolerance(None, NO_MATTER)
            elif self._order.followers(step_id):
                continue
            else:
                ends, tolerance = one.ends, self._tolerance(step_id)
            for end in ends:
                least = end.minutes - served.minutes
                most = None if tolerance.minutes is None else least + tolerance.minutes
                yield Wait(end.id, served.id, least, most, tolerance.cost)

    def _landing(self, final: StepTasks) -> Landing:
        may_wait, cost = dish_tolerance(self._dish.recipe, final.step)
        landing = Landing(self._dish.name, final.ends[-1].id, self._dish.offset, may_wait or 0, cost)
        if landing.may_wait < AIR_FROM:
            return landing
        return landing._replace(at=landing.at - self._air, may_wait=max(0, landing.may_wait - self._air))

    def _holds(self, final: StepTasks) -> Iterator[tuple[Task, tuple[Wait, ...]]]:
        """Yield the ovens that keep things hot until the dish is served, each with its waits.

        Such an oven is heated in a step without a timer, and no later step uses it.
        """
        ovens = [one for one in self._steps.values() if heat_of(one.step).oven_c is not None]
        for one in ovens:
            is_used = any(other.step.number > one.step.number for other in ovens)
            minutes = self._ready[final.step.id] - self._ready[one.step.id]
            if one.step.timers or not one.is_hands_on or is_used or one is final or minutes <= 0:
                continue
            served, first = final.ends[-1], one.tasks[0]
            hold = first._replace(
                id=f"{first.id}/oven", name=f"{first.name}: oven kept hot", minutes=minutes, hands=False, keeps=True
            )
            gap = minutes - served.minutes
            yield hold, (Wait(first.id, hold.id, first.minutes), Wait(hold.id, served.id, gap, gap + _HOLD_SLACK))


# Spare time -----------------------------------------------------------------------------------------------------------


def _with_air(tasks: Sequence[Task], waits: Sequence[Wait], last: str, air: int) -> tuple[list[Wait], list[Air]]:
    """Return the waits of a dish that ends with the task `last`, with those before its final stretch longer by `air`.

    The final stretch consists of the last tasks that cannot wait for each other.
    """
    if not air:
        return list(waits), []
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
    longer = [wait for wait in roomy if wait.first not in stretch]
    places = dict.fromkeys(wait.then for wait in waits if wait in longer)
    return (
        [wait._replace(least=wait.least + air) if wait in longer else wait for wait in waits],
        [Air(place, air) for place in places],
    )
