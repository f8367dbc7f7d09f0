"""Finds which steps of a recipe follow which, skipping those without a task."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from kitchen_tui.model.recipe import Recipe, Step


class CycleError(ValueError):
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
        """Return the steps that wait for this one, in recipe order."""
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
    """Return the planned steps in place of `names`.

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
