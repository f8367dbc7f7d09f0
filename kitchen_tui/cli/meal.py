"""The dishes of a meal as the command line names them, and its serving time."""

import random
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kitchen_tui.cli.composition import read_recipe
from kitchen_tui.cli.io import Exit, Stop
from kitchen_tui.clock import format_moment, utc_offset
from kitchen_tui.cooking.plan import Room
from kitchen_tui.cooking.wall import next_at
from kitchen_tui.model.clock_text import ClockTime
from kitchen_tui.model.duration import MINUTE, DurationError
from kitchen_tui.model.duration_text import read_single_duration
from kitchen_tui.planning.meal import Meal, dish_names
from kitchen_tui.planning.problem import Order

if TYPE_CHECKING:
    from kitchen_tui.config.settings import KitchenTable

_OFFSET = re.compile(r"(.+)@([+\-−])(.*)", re.DOTALL)
_HH_MM = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)
_SEED = 1
MOST_COOKS = 4


def make_chance() -> random.Random:
    """The generator of the plan's search: the same each time, so that a plan can be repeated."""
    return random.Random(_SEED)  # noqa: S311 -- repeatable, not secret


def read_orders(words: Sequence[str], action: str = "planned") -> tuple[Order, ...]:
    """The dishes named by `RECIPE[@±DURATION]` words. Raises Stop."""
    wanted = [split_offset(word) for word in words]
    recipes = [read_recipe(name, action, is_quiet=True)[0] for name, _ in wanted]
    for recipe in recipes:
        if not recipe.steps:
            raise Stop(Exit.PROBLEM, f"{recipe.title} has no steps to plan")
    names = dish_names([recipe.name for recipe in recipes])
    return tuple(Order(name, recipe, offset) for name, recipe, (_, offset) in zip(names, recipes, wanted, strict=True))


def split_offset(word: str) -> tuple[str, int]:
    """The recipe and the minutes after the serving time: "leek-soup@-20m". Raises Stop."""
    found = _OFFSET.fullmatch(word)
    if found is None:
        return word, 0
    try:
        minutes = round(read_single_duration(found[3]) / MINUTE)
    except DurationError as error:
        raise Stop(Exit.USAGE, f"{word}: {error}") from None
    return found[1], minutes if found[2] == "+" else -minutes


def serving_time(text: str, now_ms: int) -> int:
    """The next HH:MM on the kitchen's clock, in UTC milliseconds. Raises Stop."""
    found = _HH_MM.fullmatch(text.strip())
    if found is None:
        raise Stop(Exit.USAGE, f"--serve-at wants a time such as 19:30, not “{text}”")
    return next_at(ClockTime(int(found[1]), int(found[2])), now_ms, utc_offset)


def make_meal(orders: tuple[Order, ...], settings: "KitchenTable", cooks: int | None) -> Meal:
    """The meal in the kitchen of the config."""
    if cooks is not None and not 1 <= cooks <= MOST_COOKS:
        raise Stop(Exit.USAGE, f"--cooks wants a number from 1 to {MOST_COOKS}")
    room = Room(cooks or settings.cooks, settings.burners, settings.shelves, settings.oven_change // MINUTE)
    return Meal(orders, room, settings.air // MINUTE)


def clock_of(serve_ms: int, now_ms: int) -> Callable[[int], str]:
    """Times of day of minutes relative to the serving time."""
    return lambda minute: format_moment(serve_ms + minute * MINUTE, now_ms)
