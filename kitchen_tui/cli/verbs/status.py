"""`status`: prints the open session."""

from typing import TYPE_CHECKING

from kitchen_tui.cli.composition import open_kitchen, resume
from kitchen_tui.cli.io import Exit, Stop, print_json, print_line
from kitchen_tui.cli.status_bar import FormatError, StatusLine, due, left
from kitchen_tui.cli.verbs import Verb
from kitchen_tui.cooking.session import step_of
from kitchen_tui.cooking.view import TimerView, View

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

HELP = "Print the open session. Exit code 3: no session is open."
QUICK = {"json": False, "line": None, "for": None}


def arguments(parser: "ArgumentParser") -> None:
    """Add --json, --line and --for, which `watch` has too."""
    from kitchen_tui.cli.status_bar import FIELDS, HOSTS

    fields = " ".join(f"{{{name}}}" for name in FIELDS)
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    parser.add_argument(
        "--line", metavar="FORMAT", help=f"a line about the most urgent timer: {fields}; {{{{ is a brace"
    )
    parser.add_argument("--for", dest="host", metavar="HOST", help=f"a line for one of {', '.join(HOSTS)}")


def status_line(args: "Namespace") -> StatusLine | None:
    """Return the status line for --line and --for; None without either. Raises Stop for a wrong value."""
    if args.line is None and args.host is None:
        return None
    if args.json:
        raise Stop(Exit.USAGE, "--json does not go together with --line or --for")
    try:
        return StatusLine(args.line, args.host)
    except FormatError as error:
        raise Stop(Exit.USAGE, str(error)) from None


def run(args: "Namespace") -> int:
    """Print the status as text, as JSON or as a line."""
    line = status_line(args)
    opened = open_kitchen()
    try:
        is_open = bool(opened.session)
        if is_open or not (line or args.json):
            resume(opened)
        now = opened.kitchen.now()
        view = opened.kitchen.view(now) if is_open else None
        if line:
            print_line(line.render(view))
            return Exit.FINE
        if args.json:
            from kitchen_tui.cli.status_json import status_json

            print_json(status_json(view, now.wall_ms))
        elif view:
            _print_text(view)
    finally:
        opened.close()
    return Exit.FINE if is_open else Exit.NOTHING_OPEN


def _print_text(view: View) -> None:
    for dish in view.session.dishes.values():
        step = step_of(dish, dish.step)
        if step:
            print_line(f"{dish.recipe.title}: step {step.number}/{len(dish.recipe.steps)}, {step.title}")
    for timer in view.timers:
        print_line(_timer(timer, view))


def _timer(timer: TimerView, view: View) -> str:
    slot, name = timer.slot or " ", timer_name(timer, view)
    if timer.state in ("idle", "finished"):
        return f"{slot}  {name}  {timer.state}"
    is_over = timer.state == "running" and timer.phase == "overtime" and not timer.spec.counts_up
    time = f"due {left(timer).removeprefix('+')} ago" if is_over else left(timer)
    return f"{slot}  {name}  {time}  {due_text(timer, view)}  {timer.text}".rstrip()


def timer_line(timer: TimerView, view: View) -> str:
    """Return "eggs 5:00 → 19:42"."""
    return f"{timer_name(timer, view)} {left(timer)} {due_text(timer, view)}"


def timer_name(timer: TimerView, view: View) -> str:
    """Return a timer's name, with its dish if several are cooking."""
    dish = view.session.dishes.get(timer.dish) if len(view.session.dishes) > 1 else None
    return f"{timer.name} ({dish.recipe.title})" if dish else timer.name


def due_text(timer: TimerView, view: View) -> str:
    """Return "→ 19:42", "→ Mon 06:00", "paused" or "counting up"."""
    if timer.state == "paused":
        return "paused"
    return "counting up" if timer.spec.counts_up else f"→ {due(timer, view.now.wall_ms)}"


VERBS = {"status": Verb(HELP, arguments, run, QUICK)}
