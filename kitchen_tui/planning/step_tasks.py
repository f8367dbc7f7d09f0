"""The tasks of a step: first its own time, then its timers, and the waits between them."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from kitchen_tui.cooking.plan import OwnTime, Task, Wait
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.model.recipe import Step
from kitchen_tui.model.timer_spec import Span, TimerSpec
from kitchen_tui.model.timer_spec import chains as chained
from kitchen_tui.planning.step_facts import MIDDLE, SMALL, Heat, heat_of

GUESSED_MINUTES = 5
"""The length of a step for which the recipe gives no time."""
_SLACK = 5
"""The most minutes between a step's own time and its timers, or between two timers in a row."""
_LEAST_ROOM = 2
"""A timer that is shorter than a parallel one by this many minutes can begin and end while that one runs."""

FindOwn = Callable[[Step, TimerSpec | None], OwnTime | None]
"""Finds the cook's own time of a step, or of one of its timers; None if it is not known."""


class StepTasks(NamedTuple):
    """The tasks of a step. `entries` start it and `ends` finish it; the result of the last of these may wait."""

    step: Step
    tasks: tuple[Task, ...]
    waits: tuple[Wait, ...]
    entries: tuple[Task, ...]
    ends: tuple[Task, ...]
    is_hands_on: bool
    minutes: int
    """From the first start to the last end, if nothing waits."""


def is_hands_on(step: Step) -> bool:
    """Return whether a step needs the cook, guessing from its times and heat if the recipe does not say."""
    if step.hands_off is not None:
        return not step.hands_off
    return not step.timers and not (step.takes and heat_of(step))


def tasks_of(dish: str, step: Step, specs: Sequence[TimerSpec], own: FindOwn) -> StepTasks:
    """Return the tasks of a step with these `specs` of its timers."""
    hands, heat = is_hands_on(step), heat_of(step)
    first: Task | None = None
    if step.takes or not specs:
        minutes = _minutes(step.takes, hands) if step.takes else GUESSED_MINUTES
        # If the step has timers, its own time is preparation, and the heat belongs to the timers.
        first = _task(dish, step, None, minutes, hands, Heat() if specs else heat)._replace(about=step.takes is None)
        first = _in_own_time(first, own(step, None))

    def row(chain: Sequence[TimerSpec], is_longest: bool) -> list[Task]:
        takes_hands, at = hands and step.takes is None and is_longest, heat if is_longest else Heat()
        return [_timer_task(dish, step, spec, takes_hands, at, own) for spec in chain]

    chains = sorted(chained(specs), key=lambda chain: sum(task.minutes for task in row(chain, True)))
    return _joined(step, hands, first, [row(chain, chain is chains[-1]) for chain in chains])


def _joined(step: Step, hands: bool, first: Task | None, chains: list[list[Task]]) -> StepTasks:
    waits = [wait for chain in chains for wait in _in_a_row(step, chain)]
    if not chains:
        assert first is not None  # noqa: S101 -- a step without timers has a time of its own
        return StepTasks(step, (first,), (), (first,), (first,), hands, first.minutes)
    *side, main = chains
    entries, ends = [main[0]], [main[-1]]
    for chain in side:
        room = sum(task.minutes for task in main) - sum(task.minutes for task in chain)
        if is_short_and_hot(main[0]):
            # A cook cannot start or stop a timer during short hot work, so parallel tasks come first.
            waits.append(_after(chain[-1], main[0], _SLACK, MIDDLE))
            entries.insert(0, chain[0])
        elif room < _LEAST_ROOM:
            # One cook cannot start two timers in the same minute: the one that is not longer is started first.
            waits.append(Wait(chain[0].id, main[0].id, 0, _SLACK, SMALL))
            entries.insert(0, chain[0])
            ends.insert(0, chain[-1])
        else:
            waits.append(Wait(main[0].id, chain[0].id, 0, room + _SLACK, SMALL))
            ends.insert(0, chain[-1])
    tasks, minutes = [task for chain in (main, *side) for task in chain], sum(task.minutes for task in main)
    if first:
        waits += [_after(first, task, _SLACK, MIDDLE) for task in entries]
        tasks, entries, minutes = [first, *tasks], [first], first.minutes + minutes
    return StepTasks(step, tuple(tasks), tuple(waits), tuple(entries), tuple(ends), hands, minutes)


def is_short_and_hot(task: Task) -> bool:
    """Return whether a task is too short and hot to allow a touch of another one."""
    return task.hands and task.burner and task.minutes <= 4


def _in_a_row(step: Step, chain: list[Task]) -> list[Wait]:
    """Yield the waits between chained timers: `then: start` follows at once, and prose timers wait for the cook."""
    starts_itself = {spec.id for spec in step.timers if spec.then == "start" and not spec.found}
    return [_after(one, other, 0 if one.timer in starts_itself else _SLACK, MIDDLE) for one, other in pairwise(chain)]


def _after(one: Task, other: Task, most: int, cost: float) -> Wait:
    return Wait(one.id, other.id, one.minutes, one.minutes + most, cost)


def _timer_task(dish: str, step: Step, spec: TimerSpec, hands: bool, heat: Heat, own: FindOwn) -> Task:
    return _in_own_time(_task(dish, step, spec, _minutes(spec.span, hands), hands, heat), own(step, spec))


def _in_own_time(task: Task, own: OwnTime | None) -> Task:
    return task._replace(minutes=own.minutes, about=False, own=own) if own else task


def _task(dish: str, step: Step, spec: TimerSpec | None, minutes: int, hands: bool, heat: Heat) -> Task:
    return Task(
        id=f"{dish}/{step.number}" + (f"/{spec.id.removeprefix(f's{step.number}-')}" if spec else ""),
        dish=dish,
        step=step.number,
        name=step.title if spec is None or len(step.timers) == 1 else f"{step.title}: {spec.name}",
        minutes=minutes,
        hands=hands,
        burner=heat.burner,
        oven_c=heat.oven_c,
        timer=spec.id if spec else "",
    )


def _minutes(span: Span, hands: bool) -> int:
    """Return the planned minutes, rounded up: the most of the range for hands-on work, else the middle."""
    ms = span.most_ms if hands else (span.least_ms + span.most_ms) // 2
    return max(1, -(-ms // MINUTE))
