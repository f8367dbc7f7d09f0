"""The line of the `/` key: something to find in the recipe."""

from typing import TYPE_CHECKING

from kitchen_tui.cooking import commands
from kitchen_tui.cooking.view import DishView
from kitchen_tui.tui.widgets.entry_line import EntryLine
from kitchen_tui.tui.widgets.panes import IngredientsPane

if TYPE_CHECKING:
    from kitchen_tui.tui.screens.looking_keys import LookingKeys


def find_line(stove: "LookingKeys") -> EntryLine:
    """The line of the `/` key: Enter goes to the first hit behind the step on screen."""
    app = stove.kitchen_app

    def echo(line: str) -> str:
        hits = _hits(app.view.dish, line)
        return f"{len(hits)} found: {hits[0][1]}" if hits else "" if not line.strip() else "not in this recipe"

    def done(line: str) -> bool:
        hits = _hits(app.view.dish, line)
        if hits:
            place = hits[0][0]
            if app.view.dish and any(each.id == place for each in app.view.dish.recipe.ingredients()):
                ingredients = stove.query_one(IngredientsPane)
                ingredients.cursor = place
                stove.go_to(ingredients)
            elif app.execute(commands.ShowStep(place)):
                stove.see_step()
        return bool(hits) or not line.strip()

    return EntryLine("find", echo, done)


def _hits(dish: DishView | None, line: str) -> list[tuple[str, str]]:
    """(id, words) of every step and ingredient that has the text, steps behind the present one first."""
    wanted = line.strip().casefold()
    if dish is None or not wanted:
        return []
    at = dish.step.number if dish.step else 0
    steps = sorted(dish.recipe.steps, key=lambda step: (step.number <= at, step.number))
    found = [
        (step.id, f"{step.number} · {step.title}") for step in steps if wanted in f"{step.title} {step.text}".casefold()
    ]
    found += [(each.id, each.text) for each in dish.recipe.ingredients() if wanted in each.text.casefold()]
    return found
