"""Sentences in which a plan is explained to the cook."""

from collections.abc import Callable, Mapping, Sequence

from kitchen_tui.cooking.plan import Agenda, Air, Item, Starts
from kitchen_tui.model.duration import format_duration
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.model.step import Step
from kitchen_tui.planning.meal import Meal, MealPlan, waiting_beyond
from kitchen_tui.planning.rules import begin

Clock = Callable[[int], str]
"""The time of day of a minute relative to the serving time."""


def say_plan(meal: Meal, plan: MealPlan, clock: Clock, asked: str = "") -> list[str]:
    """Sentences about a plan: whether the time works, the way out if it does not, and what it costs."""
    titles = {order.name: order.recipe.title for order in meal.orders}
    tasks = {task.id: task for task in plan.problem.tasks}
    served = clock(0)
    said = []
    if plan.asked is None:
        said.append(f"The earliest time is {served}, if you start now.")
    elif plan.asked == plan.until:
        said.append(f"{served} works if you start by {clock(begin(plan.problem, plan.starts))}.")
    else:
        ways = [f"{served} works", *(f"or leave out {titles[name]}" for name in plan.without[:2])]
        if plan.longer:
            waits = [
                f"{titles[tasks[one.first].dish]} wait {one.minutes} min more after “{tasks[one.first].name}”"
                for one in plan.longer
            ]
            ways.append(f"or let {' and '.join(waits)}")
        said.append(f"Too late for {asked}: {'; '.join(ways)}.")
    if not plan.has_air:
        said.append("There is no spare time in this plan: any delay makes dinner late.")
    said += _air(plan.air, plan.starts, clock)
    for dish, minutes in waiting_beyond(plan.problem, plan.starts).items():
        said.append(f"{titles[dish]} waits {minutes} min longer than it should, or is served later.")
    for first, then in plan.relaxed:
        if first in tasks and then in tasks:
            said.append(f"Before “{tasks[then].name}”, “{tasks[first].name}” may have to wait longer than it should.")
    said += [
        words for order in meal.orders for step in order.recipe.steps if (words := ahead_words(order.recipe, step))
    ]
    if any(task.about for task in plan.problem.tasks):
        said.append("Steps without a time are planned with about 5 min.")
    return said


def _air(air: Sequence[Air], starts: Starts, clock: Clock) -> list[str]:
    """One sentence for each moment that has air before it."""
    places: dict[int, int] = {}
    for gap in air:
        if gap.before in starts:
            places[starts[gap.before] - gap.minutes] = gap.minutes
    if not places:
        return []
    minutes = max(places.values())
    times = list(dict.fromkeys(clock(at) for at in sorted(places)))
    return [f"{minutes} min of air at {_listed(times)}."]


def ahead_words(recipe: Recipe, step: Step) -> str:
    """Return "“Make the stock” (Leek soup) can be done up to 2 days ahead."; empty if the recipe does not say so."""
    if not step.ahead_ms:
        return ""
    return f"“{step.title}” ({recipe.title}) can be done up to {format_duration(step.ahead_ms)} ahead."


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def agenda_lines(agenda: Agenda, titles: Mapping[str, str], clock: Clock, several: bool) -> list[tuple[str, str]]:
    """The list as (heading, text); the heading is empty from the second line of a part on."""
    parts = (
        ("NOW", [_timed(item, titles, clock, several) for item in agenda.now]),
        ("SOON", [_timed(item, titles, clock, several) for item in agenda.soon]),
        ("CAN WAIT", [_roomy(item, titles, clock, several) for item in agenda.can_wait]),
        ("FREE", [f"{clock(agenda.free[0])}–{clock(agenda.free[1])}" if agenda.free else "none until dinner"]),
    )
    return [(heading if number == 0 else "", line) for heading, lines in parts for number, line in enumerate(lines)]


def _name(item: Item, titles: Mapping[str, str], several: bool) -> str:
    about = "about " if item.task.about else ""
    dish = f" · {titles.get(item.task.dish, item.task.dish)}" if several else ""
    return f"{item.task.name}{dish}  {about}{item.task.minutes} min"


def _timed(item: Item, titles: Mapping[str, str], clock: Clock, several: bool) -> str:
    return f"{clock(item.start)}  {_name(item, titles, several)}"


def _roomy(item: Item, titles: Mapping[str, str], clock: Clock, several: bool) -> str:
    return f"{clock(item.start)}  {_name(item, titles, several)}, start by {clock(item.latest)}"
