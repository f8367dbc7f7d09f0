"""Decide on commands about dishes, their ingredients, and the session."""

from kitchen_tui.cooking import commands, events
from kitchen_tui.cooking.decide.decision import Decision, Refused, Situation
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
