"""More or less of the dish, and in which measures: the line of the `v` key, and what the palette offers of both."""

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from kitchen_tui.cooking import commands
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.recipes.scaling import MeasureSystem, ScalingError, scaled
from kitchen_tui.recipes.scaling.kitchen_numbers import times
from kitchen_tui.recipes.scaling.scale_request import ScaleRequest, read_scale_request
from kitchen_tui.tui.widgets.entry_line import EntryLine

if TYPE_CHECKING:
    from kitchen_tui.tui.app import KitchenApp

_EXAMPLE = "6 · x1.5 · half · 1.5 kg pork belly · as written"
_FACTORS = (
    ("Half of everything", Fraction(1, 2)),
    ("Twice of everything", Fraction(2)),
    ("The amounts the recipe was written with", Fraction(1)),
)
_MEASURES: tuple[tuple[str, MeasureSystem], ...] = (
    ("Metric measures: grams, millilitres, °C", "metric"),
    ("US measures: cups, ounces, °F", "us"),
    ("Measures as written", "as written"),
)


def amounts_line(app: "KitchenApp") -> EntryLine | None:
    """The line of the `v` key; None where no dish is on screen to have more of."""
    dish = app.view.session.dish
    if dish is None:
        app.say("no recipe is open")
        return None
    recipe = dish.recipe

    def echo(line: str) -> str:
        if not line.strip():
            return _EXAMPLE
        try:
            return _echoed(recipe, read_scale_request(recipe, line))
        except ScalingError as error:
            return str(error)

    def done(line: str) -> bool:
        try:
            return not line.strip() or make(app, read_scale_request(recipe, line))
        except ScalingError as error:
            app.say(str(error))
            return False

    return EntryLine("servings", echo, done)


def amount_offers(app: "KitchenApp") -> list[tuple[str, str, Callable[[], object]]]:
    """(text, help, what it does) for the palette."""
    return [
        *((text, "times never scale", partial(make, app, ScaleRequest(factor))) for text, factor in _FACTORS),
        *((text, "on this screen only", partial(app.show_in, system)) for text, system in _MEASURES),
    ]


def make(app: "KitchenApp", asked: ScaleRequest) -> bool:
    """So much of the dish on screen; True where that was done."""
    factor, servings = asked
    carried_out = app.execute(commands.ScaleDish(factor.numerator, factor.denominator, servings=servings))
    if carried_out:
        app.say(_made(asked))
    return carried_out


def _made(asked: ScaleRequest) -> str:
    amounts = f"{times(asked.factor)} of the recipe" if asked.factor != 1 else "as much as the recipe was written for"
    said = f"for {asked.servings}: {amounts}." if asked.servings else f"{amounts}."
    if asked.factor == 1:
        return said
    pot = "a larger pot may need longer" if asked.factor > 1 else "a smaller pot may be done sooner"
    return f"{said} Times never scale: {pot}."


def _echoed(recipe: Recipe, asked: ScaleRequest) -> str:
    made = scaled(recipe, asked.factor)
    first = next((one.text for one in made.ingredients() if one.scales), "")
    least, most = made.servings.least, made.servings.most
    serves = f"{least}–{most}" if least and most and most != least else f"{least or ''}"
    for_ = f"for {asked.servings}" if asked.servings else f"for {serves}" if serves else ""
    return " · ".join(filter(None, (for_, times(asked.factor), first, "times stay")))
