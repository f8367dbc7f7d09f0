"""Says what a plan means: whether the requested time works, ways out if not, and which dish waits too long."""

from collections.abc import Mapping, Sequence

from kitchen_tui.cooking.plan import Problem, Starts
from kitchen_tui.model.duration import HOUR, format_duration
from kitchen_tui.model.recipe import Recipe, Step
from kitchen_tui.model.text import counted, listed, numbered
from kitchen_tui.planning.agenda import FormatMinute
from kitchen_tui.planning.meal import Meal, MealPlan, waiting_beyond
from kitchen_tui.planning.problem import Order
from kitchen_tui.planning.rules import start_by

_MOST_TIMES = 4
"""A sentence lists at most this many times."""


def dish_titles(orders: Sequence[Order]) -> dict[str, str]:
    """Return the titles of the dishes by their names; the second of a title gets " 2"."""
    titles = numbered((order.recipe.title for order in orders), " ")
    return {order.name: title for order, title in zip(orders, titles, strict=True)}


def say_plan(meal: Meal, plan: MealPlan, clock: FormatMinute, asked: str = "") -> list[str]:
    """Return sentences about a plan: first whether the requested time works, with ways out if it does not."""
    titles = dish_titles(meal.orders)
    waiting = waiting_words(plan.problem, plan.starts, titles)
    sentences = [_headline(plan, clock, asked, titles, waiting)]
    if waiting:
        sentences.append(_ways_out(plan, clock, titles, meal.room.cooks))
    if not plan.has_air:
        sentences.append("There is no spare time in this plan: any delay makes dinner late.")
    sentences += _air(plan, clock)
    names = {task.id: task.name for task in plan.problem.tasks}
    sentences += [
        f"“{names[first]}” waits {minutes} min longer than it should before “{names[then]}”."
        for first, then, minutes in plan.relaxed
    ]
    return [*sentences, *say_notes(meal.orders, plan.problem)]


def _headline(plan: MealPlan, clock: FormatMinute, asked: str, titles: Mapping[str, str], waiting: str) -> str:
    served = clock(0)
    but = f", but {waiting}" if waiting else ""
    if plan.asked is None:
        return f"The earliest time is {served}, if you start now{but}."
    if plan.asked == plan.until:
        begins, now = start_by(plan.problem, plan.starts), plan.problem.now
        return f"{served} works if you start {'now' if begins == now else f'by {clock(begins)}'}{but}."
    ways = [f"{served} works{but}", *(f"or leave out {titles[name]}" for name in plan.dishes_to_leave_out[:2])]
    if plan.longer_waits:
        tasks = {task.id: task for task in plan.problem.tasks}
        waits = [
            f"{titles[tasks[one.first].dish]} wait {one.minutes} min more after “{tasks[one.first].name}”"
            for one in plan.longer_waits
        ]
        ways.append(f"or let {' and '.join(waits)}")
    return f"Too late for {asked}: {'; '.join(ways)}."


def waiting_words(problem: Problem, starts: Starts, titles: Mapping[str, str]) -> str:
    """Return "Risotto waits 36 min longer than it should", or "" if no dish waits longer than it may."""
    beyond = waiting_beyond(problem, starts)
    words = [f"{titles.get(dish, dish)} waits {minutes} min" for dish, minutes in beyond.items()]
    return f"{listed(words)} longer than {'it' if len(words) == 1 else 'they'} should" if words else ""


def _ways_out(plan: MealPlan, clock: FormatMinute, titles: Mapping[str, str], cooks: int) -> str:
    """Return ways to keep dishes from waiting too long: serving them when they are ready, or another plan."""
    beyond = waiting_beyond(plan.problem, plan.starts)
    ready_times = plan.problem.ready_times(plan.starts)
    apart = [f"{titles[one.dish]} at {clock(ready)}" for one, ready in ready_times if one.dish in beyond]
    ways = [f"serve {listed(apart)}"]
    if plan.later is not None:
        ways.append(f"eat at {clock(plan.later - plan.until)}")
    if plan.another_cook_helps:
        ways.append(f"cook with {'two' if cooks == 1 else cooks + 1}")
    return f"Better: {'; or '.join(ways)}."


def say_notes(orders: Sequence[Order], problem: Problem) -> list[str]:
    """Return sentences about tasks that can be done days ahead, the cook's own times, and guessed times."""
    ahead = {(task.dish, task.step) for task in problem.tasks if task.fixed is None}
    sentences = [
        words
        for order in orders
        for step in order.recipe.steps
        if (order.name, step.number) in ahead and (words := ahead_words(order.recipe, step))
    ]
    sentences += [f"{task.name}: {task.own.words}." for task in problem.tasks if task.own]
    if any(task.about for task in problem.tasks):
        sentences.append("Steps without a time are planned with about 5 min.")
    return sentences


def _air(plan: MealPlan, clock: FormatMinute) -> list[str]:
    """Return a sentence about the spare time that is still ahead, and before which tasks."""
    tasks, now = {task.id: task for task in plan.problem.tasks}, plan.problem.now
    ahead: dict[int, list[str]] = {}
    for gap in plan.air:
        start = plan.starts.get(gap.before)
        if start is not None and gap.before in tasks and (now is None or start - gap.minutes >= now):
            ahead.setdefault(start, []).append(tasks[gap.before].name)
    if not ahead:
        return []
    minutes = max(gap.minutes for gap in plan.air)
    places = [f"{clock(start)} ({listed(names)})" for start, names in sorted(ahead.items())]
    if len(places) > _MOST_TIMES:
        places = [*places[: _MOST_TIMES - 1], f"{len(places) - _MOST_TIMES + 1} more times"]
    return [f"{minutes} min of air at {listed(places)}, to spare if something takes longer."]


def ahead_words(recipe: Recipe, step: Step) -> str:
    """Return "“Make the stock” (Leek soup) can be done up to 2 days ahead.", or "" if the recipe does not say so."""
    if not step.ahead_ms:
        return ""
    days, rest = divmod(step.ahead_ms, 24 * HOUR)
    time = format_duration(step.ahead_ms) if rest else counted(days, "day")
    return f"“{step.title}” ({recipe.title}) can be done up to {time} ahead."
