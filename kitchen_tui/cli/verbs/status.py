"""`status`: what is on the stove now, from any terminal."""

from typing import TYPE_CHECKING

from kitchen_tui.cli.composition import open_kitchen, resume
from kitchen_tui.cli.io import Exit, print_json, print_line
from kitchen_tui.cli.status_json import status_json
from kitchen_tui.clock import format_time
from kitchen_tui.cooking.session import step_of
from kitchen_tui.cooking.view import TimerView, View
from kitchen_tui.model.duration import SECOND, format_clock, format_remaining

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

HELP = "What is on the stove now. Exit code 3: nothing is open."
FLAGS = ("json",)


def arguments(parser: "ArgumentParser") -> None:
    """--json."""
    parser.add_argument("--json", action="store_true", help="one line of JSON")


def run(args: "Namespace") -> int:
    """The open session, folded from the journal."""
    opened = open_kitchen()
    try:
        kitchen = resume(opened)
        view = kitchen.view(kitchen.now())
        if args.json:
            print_json(status_json(view))
        else:
            _say(view)
    finally:
        opened.close()
    return Exit.FINE


def _say(view: View) -> None:
    for dish in view.session.dishes.values():
        step = step_of(dish, dish.step)
        if step:
            print_line(f"{dish.recipe.title}: step {step.number}/{len(dish.recipe.steps)}, {step.title}")
    for timer in view.timers:
        print_line(_timer(timer))


def _timer(timer: TimerView) -> str:
    slot = timer.slot or " "
    if timer.state in ("idle", "finished"):
        return f"{slot}  {timer.name}  {timer.state}"
    if timer.spec.counts_up:
        return f"{slot}  {timer.name}  {format_clock(timer.elapsed_ms // SECOND)}  {timer.state}"
    due = f"→ {format_time(timer.due_ms)}" if timer.due_ms else "paused"
    return f"{slot}  {timer.name}  {format_remaining(timer.remaining_ms)}  {due}  {timer.text}".rstrip()
