"""The steps of a recipe in a plan: which follow which, and the tasks of each, with the waits between them.

The tasks of a step are first its own time, then its timers. Steps without a task are skipped.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from kitchen_tui.cooking.plan import OwnTime, Task, Wait
from kitchen_tui.model.duration import MINUTE, Span
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import Recipe, Step, TimerSpec
from kitchen_tui.model.recipe import chains as chained
from kitchen_tui.planning.step_facts import MIDDLE, SMALL, Heat, heat_of


class PlanError(ValueError):
    """Raised if dishes cannot be planned; the message says why."""


class CycleError(PlanError):
    """Raised for steps that wait for each other; the message names them."""


class StepOrder(NamedTuple):
    """The steps with tasks (`planned`), in an order that respects `after`; `omitted` maps the others to a reason.

    `after` and `beside` hold, for each planned step's id, the planned steps to wait for and to begin with.
    """

    planned: tuple[Step, ...]
    omitted: Mapping[str, str]
    after: Mapping[str, tuple[str, ...]]
    beside: Mapping[str, tuple[str, ...]]

    def followers(self, step_id: str) -> tuple[str, ...]:
        """Return the ids of the steps that have to wait for this one, in recipe order."""
        return tuple(step.id for step in self.planned if step_id in self.after[step.id])

    def ancestors(self, step_id: str) -> set[str]:
        """Return all steps that must be over before this one."""
        found: set[str] = set()
        waiting = [step_id]
        while waiting:
            for before in self.after[waiting.pop()]:
                if before not in found:
                    found.add(before)
                    waiting.append(before)
        return found


def ordered(recipe: Recipe, included: Collection[str] = ()) -> StepOrder:
    """Return the steps to plan, optional ones only if they are `included`. Raises CycleError."""
    steps = recipe.steps
    if all(step.optional for step in steps):
        included = {step.id for step in steps}
    omitted = _omitted(steps, included)
    planned = {step.id: step for step in steps if step.id not in omitted}
    by_id = {step.id: step for step in steps}
    after = {
        step.id: list(dict.fromkeys(_resolved(step.after, by_id, planned, {step.id}))) for step in planned.values()
    }
    _add_implicit(list(planned.values()), after)
    sequence = _sorted(planned, after)
    beside: dict[str, tuple[str, ...]] = {}
    for step_id in sequence:
        names = dict.fromkeys(_resolved(planned[step_id].alongside, by_id, planned, {step_id}))
        beside[step_id] = tuple(name for name in names if not _reaches(step_id, name, after, beside))
    sequence = _sorted(planned, {name: [*after[name], *beside[name]] for name in planned})
    return StepOrder(
        tuple(planned[name] for name in sequence), omitted, {name: tuple(after[name]) for name in sequence}, beside
    )


def _omitted(steps: Sequence[Step], included: Collection[str]) -> dict[str, str]:
    """Return optional steps, and steps that are done during another and take no time of their own."""
    omitted = {step.id: "optional" for step in steps if step.optional and step.id not in included}
    by_id = {step.id: step for step in steps}
    for step in steps:
        others = [by_id[name] for name in step.alongside if name in by_id and name not in omitted]
        has_time = step.takes or step.timers  # an optional timer may be wanted: the step is not forgotten
        if others and not has_time and step.id not in omitted:
            omitted[step.id] = f"done during {others[0].title}"
    return omitted


def _resolved(
    names: Sequence[str], by_id: Mapping[str, Step], planned: Mapping[str, Step], seen: set[str]
) -> Iterator[str]:
    """Yield the planned steps in place of `names`.

    A step done during another is replaced by that, an optional one by the steps before it.
    """
    for name in names:
        if name in seen or name not in by_id:
            continue
        if name in planned:
            yield name
        else:
            step = by_id[name]
            yield from _resolved(step.alongside or step.after, by_id, planned, seen | {name})


def _add_implicit(steps: Sequence[Step], after: dict[str, list[str]]) -> None:
    """Make each step without references follow everything before it."""
    for at, step in enumerate(steps):
        if step.after or step.alongside:
            continue
        followed = {name for before in steps[:at] for name in after[before.id]}
        for before in steps[:at]:
            if before.id not in followed and not _reaches(step.id, before.id, after, {}):
                after[step.id].append(before.id)


def _reaches(step_id: str, name: str, after: Mapping[str, Sequence[str]], beside: Mapping[str, Sequence[str]]) -> bool:
    """Return whether `name` waits for `step_id`, directly or through others."""
    waiting, seen = [name], {name}
    while waiting:
        current = waiting.pop()
        if current == step_id:
            return True
        for before in (*after.get(current, ()), *beside.get(current, ())):
            if before not in seen:
                seen.add(before)
                waiting.append(before)
    return False


def _sorted(planned: Mapping[str, Step], after: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the ids in an order in which each follows those it waits for, else in recipe order. Raises CycleError."""
    done: dict[str, None] = {}
    while len(done) < len(planned):
        ready = next((name for name in planned if name not in done and all(b in done for b in after[name])), None)
        if ready is None:
            left = [str(planned[name].number) for name in planned if name not in done]
            raise CycleError(f"steps {' and '.join(left[:3])} wait for each other")
        done[ready] = None
    return list(done)


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

    chains = sorted(chained(specs), key=lambda chain: sum(task.minutes for task in row(chain, is_longest=True)))
    return _joined(step, hands, first, [row(chain, is_longest=chain is chains[-1]) for chain in chains])


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
    """Return the waits between chained timers: `then: start` follows at once, and prose timers wait for the cook."""
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
