"""`plan`: when to start what, so that all dishes are ready together."""

from argparse import ArgumentParser, Namespace
from shutil import get_terminal_size

from kitchen_tui import clock
from kitchen_tui.cli.composition import open_config, open_kitchen, resume
from kitchen_tui.cli.io import Exit, Stop, print_json, print_line
from kitchen_tui.cli.meal import clock_of, make_chance, make_meal, read_orders, serving_time
from kitchen_tui.cli.plan_json import plan_json
from kitchen_tui.clock import format_iso, format_moment
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.planning.agenda import agenda
from kitchen_tui.planning.meal import MealPlan, plan_meal
from kitchen_tui.planning.order import CycleError
from kitchen_tui.planning.picture import picture, plain_lines
from kitchen_tui.planning.sentences import Clock, agenda_lines, say_plan

HELP = "When to start what, so that all dishes are ready together. Without RECIPE: the plan of the open session."
_NARROWEST = 60


def arguments(parser: ArgumentParser) -> None:
    """The dishes, and when to eat."""
    parser.add_argument("recipes", nargs="*", metavar="RECIPE[@±DURATION]", help="a dish, and how much before or after")
    parser.add_argument("--serve-at", metavar="HH:MM", help="when to eat; without it, as soon as possible")
    parser.add_argument("--cooks", type=int, metavar="N", help="how many cook")
    parser.add_argument("--json", action="store_true", help="one line of JSON")


def run(args: Namespace) -> int:
    """Plan, and print it."""
    if not args.recipes:
        return _open_session(args)
    now_ms = clock.SystemClock().now().wall_ms
    asked_ms = serving_time(args.serve_at, now_ms) if args.serve_at else None
    settings = open_config().kitchen
    meal = make_meal(read_orders(args.recipes), settings, args.cooks)
    start_ms = -(-now_ms // MINUTE) * MINUTE
    try:
        plan = plan_meal(meal, None if asked_ms is None else (asked_ms - start_ms) // MINUTE, make_chance)
    except CycleError as error:
        raise Stop(Exit.PROBLEM, str(error)) from None
    serve_ms = start_ms + plan.until * MINUTE
    time_of = clock_of(serve_ms, now_ms)
    said = say_plan(meal, plan, time_of, format_moment(asked_ms, now_ms) if asked_ms else "")
    if args.json:
        asked = format_iso(asked_ms) if asked_ms else None
        print_json(plan_json(plan.problem, plan.starts, plan.cost, plan.air, said, asked, format_iso(serve_ms)))
    else:
        titles = {order.name: order.recipe.title for order in meal.orders}
        _print(plan, titles, time_of, said)
    return Exit.FINE


def _open_session(args: Namespace) -> int:
    opened = open_kitchen()
    try:
        resume(opened)
        raise Stop(Exit.PROBLEM, "the open session has no plan")
    finally:
        opened.close()


def _print(plan: MealPlan, titles: dict[str, str], time_of: Clock, said: list[str]) -> None:
    for sentence in said:
        print_line(sentence)
    width = get_terminal_size().columns
    if width >= _NARROWEST:
        print_line()
        drawn = picture(plan.problem, plan.starts, titles, width, -plan.until)
        for line in plain_lines(drawn, [time_of(at) for _, at in drawn.ticks], time_of(-plan.until)):
            print_line(line)
    print_line()
    listed = agenda(plan.problem, plan.starts, -plan.until)
    for heading, line in agenda_lines(listed, titles, time_of, len(titles) > 1):
        print_line(f"{heading:6}{line}")
