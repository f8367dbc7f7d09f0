"""The arguments that describe a meal (dishes, serving time, cooks), and planning with them."""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from kitchen_tui.cli.composition import open_kitchen, open_library, read_recipe
from kitchen_tui.cli.io import Exit, Stop
from kitchen_tui.clock import format_moment, utc_offset
from kitchen_tui.cooking.instant import next_at
from kitchen_tui.cooking.plan import Room
from kitchen_tui.model.duration import MINUTE, DurationError
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import numbered

if TYPE_CHECKING:
    from kitchen_tui.config.settings import KitchenTable
    from kitchen_tui.cooking.session import Session
    from kitchen_tui.kitchen.service import Kitchen
    from kitchen_tui.planning.problem import Order

_OFFSET = lazy_regex(r"(.+)@([+\-−])(.*)", re.DOTALL)
_NO_OFFSET = lazy_regex(
    r"\s*0+(?:[:.]0+)*\s*(?:s|secs?|seconds?|m|mins?|minutes?|h|hours?)?\s*", re.ASCII | re.IGNORECASE
)
_HH_MM = lazy_regex(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)
_MOST_COOKS = 4


def split_orders(words: Sequence[str]) -> list[tuple[str, int]]:
    """Split each `RECIPE[@±DURATION]` into the recipe and its offset in minutes. Raises Stop.

    If several words name a recipe only when they are joined ("white", "beans"), they are one dish.
    """
    split = [split_offset(word) for word in words]
    has_one_offset = all(name == word for (name, _), word in zip(split[:-1], words[:-1], strict=True))
    if len({name.lower() for name, _ in split}) > 1 and has_one_offset:
        from kitchen_tui.recipes.library import RecipeFile
        from kitchen_tui.recipes.problems import Problem

        together, offset = " ".join(name for name, _ in split), split[-1][1]
        *found, whole = [open_library().locate(name) for name in (*(name for name, _ in split), together)]
        if isinstance(whole, RecipeFile) and all(isinstance(one, Problem) or one == whole for one in found):
            return [(together, offset)]
    return split


def split_offset(word: str) -> tuple[str, int]:
    """Split "leek-soup@-20m" into the recipe and the minutes after the serving time (here -20). Raises Stop."""
    found = _OFFSET.fullmatch(word)
    if found is None:
        return word, 0
    if _NO_OFFSET.fullmatch(found[3]):
        return found[1], 0
    from kitchen_tui.model.duration_text import read_single_duration

    try:
        minutes = round(read_single_duration(found[3]) / MINUTE)
    except DurationError as error:
        raise Stop(Exit.USAGE, f"{word}: {error}") from None
    return found[1], minutes if found[2] == "+" else -minutes


def check_serving_time(text: str | None) -> None:
    """Raise Stop unless the text is HH:MM or None."""
    if text is not None and not _HH_MM.fullmatch(text.strip()):
        raise Stop(Exit.USAGE, f"--serve-at must be a time such as 19:30, not “{text}”.")


def check_cooks(cooks: int | None) -> None:
    """Raise Stop if the number is out of range."""
    if cooks is not None and not 1 <= cooks <= _MOST_COOKS:
        raise Stop(Exit.USAGE, f"--cooks must be a number from 1 to {_MOST_COOKS}")


def serving_time(text: str | None, now_ms: int) -> int | None:
    """Return the UTC wall time of the next HH:MM after `now_ms`. Raises Stop."""
    from kitchen_tui.model.clock_text import ClockTime

    check_serving_time(text)
    found = _HH_MM.fullmatch(text.strip()) if text else None
    return next_at(ClockTime(int(found[1]), int(found[2])), now_ms, utc_offset) if found else None


def read_orders(words: Sequence[str]) -> "tuple[Order, ...]":
    """Read the dishes of `RECIPE[@±DURATION]` words. Raises Stop."""
    from kitchen_tui.planning.problem import Order

    wanted = split_orders(words)
    recipes = [read_recipe(name, "planned", is_quiet=True)[0] for name, _ in wanted]
    for recipe in recipes:
        if not recipe.steps:
            raise Stop(Exit.PROBLEM, f"{recipe.title} has no steps to plan.")
    names = numbered((recipe.name for recipe in recipes), "-")
    return tuple(Order(name, recipe, offset) for name, recipe, (_, offset) in zip(names, recipes, wanted, strict=True))


def room_of(settings: "KitchenTable", cooks: int | None, session: "Session | None" = None) -> Room:
    """Return the configured kitchen, with this number of cooks, by default that of the session's plan. Raises Stop."""
    check_cooks(cooks)
    if session and session.plan:
        cooks = cooks or session.plan.plan.problem.room.cooks
    return Room(cooks or settings.cooks, settings.burners, settings.shelves, settings.oven_change // MINUTE)


def clock_of(serve_ms: int, now_ms: int) -> Callable[[int], str]:
    """Return a function that formats minutes relative to the serving time as times of day."""
    return lambda minute: format_moment(serve_ms + minute * MINUTE, now_ms)


def plan_open_session(
    kitchen: "Kitchen", settings: "KitchenTable", serve_at: str | None, cooks: int | None, offsets: Mapping[str, int]
) -> str:
    """Plan every dish of the session and follow the plan; return a message for the cook. Raises Stop."""
    from kitchen_tui.cooking import commands
    from kitchen_tui.kitchen.session_plan import plan_session
    from kitchen_tui.planning.plan_text import say_plan
    from kitchen_tui.planning.step_tasks import PlanError

    session, now_ms = kitchen.session, kitchen.now().wall_ms
    if not any(dish.recipe.steps for dish in session.dishes.values()):
        raise Stop(Exit.PROBLEM, "Nothing is cooking yet; name a RECIPE to plan.")
    asked_ms = serving_time(serve_at, now_ms)
    room, air = room_of(settings, cooks, session), settings.air // MINUTE
    try:
        meal, plan, accepted = plan_session(kitchen, asked_ms, room, air, offsets, learns=settings.learn_times)
    except PlanError as error:
        raise Stop(Exit.PROBLEM, str(error)) from None
    kitchen.execute(commands.AcceptPlan(accepted))
    asked = format_moment(asked_ms, now_ms) if asked_ms else ""
    return " ".join(say_plan(meal, plan, clock_of(accepted.serve_ms, now_ms), asked)[:2])


def learned(orders: "tuple[Order, ...]", settings: "KitchenTable") -> "tuple[Order, ...]":
    """Return the dishes with the cook's own times, if the config allows it and there are any."""
    from kitchen_tui.kitchen.own_times import own_times, with_own_times
    from kitchen_tui.paths import resolve_paths

    if not settings.learn_times or not resolve_paths().journal.exists():
        return orders
    try:
        opened = open_kitchen()
    except Stop:  # planning works without a journal
        return orders
    with closing(opened):
        return with_own_times(orders, own_times(opened.journal, {order.recipe.name for order in orders}))
