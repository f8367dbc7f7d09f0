"""Decide on commands about steps."""

from kitchen_tui.cooking import commands, events
from kitchen_tui.cooking.decide.decision import Decision, Refused, Situation
from kitchen_tui.cooking.session import Dish, step_of
from kitchen_tui.model.step import Step


def show(situation: Situation, command: commands.ShowStep) -> Decision:
    """Show a step."""
    dish = situation.dish(command.dish)
    return Decision((events.StepShown(dish.id, _step(dish, command.step).id),))


def move(situation: Situation, command: commands.MoveStep) -> Decision:
    """Move by `by` steps; refused past either end."""
    dish = situation.dish(command.dish)
    steps = dish.recipe.steps
    at = _step(dish, dish.step).number - 1 + command.by
    if not 0 <= at < len(steps):
        raise Refused("this is the last step" if command.by > 0 else "this is the first step")
    return Decision((events.StepShown(dish.id, steps[at].id),))


def mark(situation: Situation, command: commands.MarkStep) -> Decision:
    """Mark a step done, finish its timers and show the next undone step; or mark it not done, and only that."""
    dish = situation.dish(command.dish)
    step = _step(dish, command.step or dish.step)
    if not command.done:
        return Decision((events.StepMarked(dish.id, step.id, done=False),))
    done: list[events.Event] = [
        events.TimerFinished(timer.id)
        for timer in situation.session.alive
        if (timer.dish, timer.step) == (dish.id, step.id)
    ]
    if step.id not in dish.done:
        done.append(events.StepMarked(dish.id, step.id))
    following = _next_undone(dish, step)
    if following and step.id == dish.step:
        done.append(events.StepShown(dish.id, following.id))
    if not done:
        raise Refused(f"step {step.number} is already done" if following else "every step is done")
    return Decision(tuple(done), "" if following else "every step is done: enjoy")


def _next_undone(dish: Dish, step: Step) -> Step | None:
    """Return the first undone step after this one, else the first undone one before it."""
    steps = dish.recipe.steps
    ahead = (*steps[step.number :], *steps[: step.number - 1])
    return next((later for later in ahead if later.id not in dish.done), None)


def _step(dish: Dish, step_id: str) -> Step:
    step = step_of(dish, step_id)
    if step is None:
        raise Refused("there is no such step")
    return step
