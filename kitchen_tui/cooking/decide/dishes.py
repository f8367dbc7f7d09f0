"""Decide on commands about dishes, their ingredients and steps, and the session."""

from kitchen_tui.cooking import commands, events
from kitchen_tui.cooking.decide.decision import Decision, Refused, Situation
from kitchen_tui.cooking.session import Dish, step_of
from kitchen_tui.model.recipe import Step
from kitchen_tui.model.text import clean_line

LONGEST_NOTE = 500
"""Characters of a note; a longer one is cut off with an ellipsis."""


def start(situation: Situation, command: commands.StartDish) -> Decision:
    """Record the whole recipe, so that its file is not read again."""
    return Decision((events.DishStarted(situation.id, command.recipe),))


def show(situation: Situation, command: commands.ShowDish) -> Decision:
    """Put another dish on screen."""
    return Decision((events.DishShown(situation.dish(command.dish).id),))


def scale(situation: Situation, command: commands.ScaleDish) -> Decision:
    """Scale amounts; times never scale."""
    if command.numerator <= 0 or command.denominator <= 0:
        raise Refused("servings must be at least 1")
    dish = situation.dish(command.dish)
    return Decision((events.DishScaled(dish.id, command.numerator, command.denominator, command.servings),))


def tick(situation: Situation, command: commands.TickIngredient) -> Decision:
    """Tick an ingredient, or untick it."""
    dish = situation.dish(command.dish)
    if all(ingredient.id != command.ingredient for ingredient in dish.recipe.ingredients()):
        raise Refused("there is no such ingredient")
    ticked = command.ingredient not in dish.ticked
    return Decision((events.IngredientTicked(dish.id, command.ingredient, ticked),))


def note(situation: Situation, command: commands.TakeNote) -> Decision:
    """Take a note of one line without control characters."""
    text = clean_line(command.text, LONGEST_NOTE)
    if not text:
        raise Refused("the note is empty")
    return Decision((events.NoteTaken(text),), "noted for next time")


def hold(situation: Situation, command: commands.HoldSession) -> Decision:
    """Hold the session: it does not become stale."""
    said = "held until you come back" if command.held else "no longer held"
    return Decision((events.SessionHeld(command.held),), said)


def mute(situation: Situation, command: commands.MuteAlarms) -> Decision:
    """Mute or unmute alarms."""
    if command.muted == situation.session.muted:
        raise Refused("alarms are muted already" if command.muted else "alarms are not muted")
    message = "alarms are muted: no sound until you turn it on again" if command.muted else "alarms sound again"
    return Decision((events.AlarmsMuted(command.muted),), message)


def close(situation: Situation, command: commands.CloseSession) -> Decision:
    """Close the session; its records stay."""
    return Decision((events.SessionClosed(),))


def show_step(situation: Situation, command: commands.ShowStep) -> Decision:
    """Show a step."""
    dish = situation.dish(command.dish)
    return Decision((events.StepShown(dish.id, _step(dish, command.step).id),))


def move_step(situation: Situation, command: commands.MoveStep) -> Decision:
    """Move by `by` steps; refused past either end."""
    dish = situation.dish(command.dish)
    steps = dish.recipe.steps
    at = _step(dish, dish.step).number - 1 + command.by
    if not 0 <= at < len(steps):
        raise Refused("this is the last step" if command.by > 0 else "this is the first step")
    return Decision((events.StepShown(dish.id, steps[at].id),))


def mark_step(situation: Situation, command: commands.MarkStep) -> Decision:
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
