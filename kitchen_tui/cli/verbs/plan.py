"""`plan`: prints when to start what, so that all dishes are ready together."""

from argparse import ArgumentParser, Namespace
from contextlib import closing
from shutil import get_terminal_size
from typing import Any

from kitchen_tui import clock
from kitchen_tui.cli.composition import open_config, open_kitchen, resume
from kitchen_tui.cli.io import Exit, Stop, print_json, print_line
from kitchen_tui.cli.meal_arguments import clock_of, learned, read_orders, room_of, serving_time
from kitchen_tui.cli.verbs import Verb
from kitchen_tui.clock import format_iso, format_moment, utc_offset
from kitchen_tui.cooking.plan import Air, Problem, Starts
from kitchen_tui.kitchen.session_plan import make_chance, plan_session, session_orders
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.planning.agenda import agenda, agenda_lines
from kitchen_tui.planning.meal import Meal, plan_meal
from kitchen_tui.planning.picture import picture, plain_lines
from kitchen_tui.planning.plan_text import dish_titles, say_notes, say_plan, waiting_words
from kitchen_tui.planning.progress import as_it_goes, shifted
from kitchen_tui.planning.rules import cost
from kitchen_tui.planning.step_tasks import PlanError

_VERSION = 1
"""The version of the JSON, which other programs read."""
HELP = "Plan when to start what, so that all dishes are ready together. Without RECIPE, print the open session's plan."
_NARROWEST = 60


def arguments(parser: ArgumentParser) -> None:
    """Add the dishes, the serving time and the number of cooks."""
    parser.add_argument(
        "recipes", nargs="*", metavar="RECIPE[@±DURATION]", help="a dish, and how much earlier or later than the others"
    )
    parser.add_argument("--serve-at", metavar="HH:MM", help="when to eat; without it, as soon as possible")
    parser.add_argument("--cooks", type=int, metavar="N", help="the number of cooks")
    parser.add_argument("--json", action="store_true", help="one line of JSON")


def run(args: Namespace) -> int:
    """Make a plan, or take that of the open session, and print it."""
    try:
        shown = _new_plan(args) if args.recipes else _plan_of_session(args)
    except PlanError as error:
        raise Stop(Exit.PROBLEM, str(error)) from None
    if args.json:
        print_json(plan_json(shown))
    else:
        _print_text(shown)
    return Exit.FINE


class _Shown(NamedTuple):
    """A plan to print. Times are UTC wall times."""

    problem: Problem
    starts: Starts
    air: tuple[Air, ...]
    serve_ms: int
    asked_ms: int | None
    now_ms: int
    sentences: list[str]
    titles: dict[str, str]


def _new_plan(args: Namespace) -> _Shown:
    now_ms = clock.SystemClock().now().wall_ms
    asked_ms = serving_time(args.serve_at, now_ms)
    settings = open_config().kitchen
    orders = learned(read_orders(args.recipes), settings)
    meal = Meal(orders, room_of(settings, args.cooks), settings.air // MINUTE)
    start_ms = -(-now_ms // MINUTE) * MINUTE
    plan = plan_meal(meal, None if asked_ms is None else (asked_ms - start_ms) // MINUTE, make_chance)
    serve_ms = start_ms + plan.until * MINUTE
    sentences = say_plan(meal, plan, clock_of(serve_ms, now_ms), format_moment(asked_ms, now_ms) if asked_ms else "")
    return _Shown(plan.problem, plan.starts, plan.air, serve_ms, asked_ms, now_ms, sentences, dish_titles(meal.orders))


def _plan_of_session(args: Namespace) -> _Shown:
    """Return the current plan of the open session; make one if it has none."""
    with closing(open_kitchen()) as opened:
        kitchen = resume(opened)
        settings, now_ms = open_config().kitchen, kitchen.now().wall_ms
        titles = dish_titles(session_orders(kitchen.session))
        if not titles:
            raise Stop(Exit.PROBLEM, "No dish is cooking; kitchen-tui cook RECIPE starts one.")
        view = kitchen.view(kitchen.now()).plan
        if view is None or args.serve_at or args.cooks:
            asked_ms = serving_time(args.serve_at, now_ms)
            room, air = room_of(settings, args.cooks, kitchen.session), settings.air // MINUTE
            meal, plan, accepted = plan_session(kitchen, asked_ms, room, air, learns=settings.learn_times)
            sentences = say_plan(meal, plan, clock_of(accepted.serve_ms, now_ms), args.serve_at or "")
            return _Shown(plan.problem, plan.starts, plan.air, accepted.serve_ms, asked_ms, now_ms, sentences, titles)
        time_of = clock_of(view.forecast_ms, now_ms)
        waiting = waiting_words(view.problem, view.starts, titles)
        late = f"{view.behind} min late" if view.behind else "on time"
        sentences = [f"Dinner {time_of(0)}, {late}{f', but {waiting}' if waiting else ''}."]
        sentences += say_notes(session_orders(kitchen.session), view.problem)
        serve_ms, asked_ms = view.forecast_ms, view.plan.serve_ms
        return _Shown(as_it_goes(view), shifted(view), view.plan.air, serve_ms, asked_ms, now_ms, sentences, titles)


def _print_text(shown: _Shown) -> None:
    problem, starts, titles, serve_ms = shown.problem, shown.starts, shown.titles, shown.serve_ms
    time_of, now = clock_of(serve_ms, shown.now_ms), (shown.now_ms - serve_ms) // MINUTE
    for sentence in shown.sentences:
        print_line(sentence)
    width = get_terminal_size().columns
    if width >= _NARROWEST and problem.tasks:
        print_line()
        drawn = picture(problem, starts, titles, width, now, (serve_ms + utc_offset(serve_ms)) // MINUTE)
        for line in plain_lines(drawn, [time_of(at) for _, at in drawn.ticks], time_of(now)):
            print_line(line)
    print_line()
    for heading, line in agenda_lines(agenda(problem, starts, now), titles, time_of, several=len(titles) > 1):
        print_line(f"{heading:10}{line}")


# JSON -----------------------------------------------------------------------------------------------------------------

_TASK_FIELDS = ("id", "dish", "step", "name", "minutes", "hands", "burner", "oven_c", "earliest", "fixed")


def plan_json(shown: _Shown) -> dict[str, Any]:
    """Return the whole plan; times of day are ISO 8601 UTC."""
    return {
        "version": _VERSION,
        "asked": format_iso(shown.asked_ms) if shown.asked_ms is not None else None,
        "serve_at": format_iso(shown.serve_ms),
        "problem": problem_json(shown.problem),
        "plan": {"starts": dict(shown.starts), "cost": cost(shown.problem, shown.starts)},
        "air": [gap._asdict() for gap in shown.air if gap.before in shown.starts],
        "said": shown.sentences,
    }


def problem_json(problem: Problem) -> dict[str, Any]:
    """Return the planning problem; all times are minutes relative to the serving time."""
    return {
        "now": problem.now,
        "kitchen": problem.room._asdict(),
        "tasks": [{name: getattr(task, name) for name in _TASK_FIELDS} for task in problem.tasks],
        "waits": [
            {"from": wait.first, "to": wait.then, "least": wait.least, "most": wait.most, "cost": wait.cost}
            for wait in problem.waits
        ],
        "landings": [landing._asdict() for landing in problem.landings],
        "omitted": [omission._asdict() for omission in problem.omitted],
    }


VERBS = {"plan": Verb(HELP, arguments, run)}
