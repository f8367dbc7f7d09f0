"""`status`: prints the open session, as text or as JSON."""

from contextlib import closing
from typing import TYPE_CHECKING, Any

from kitchen_tui.cli.composition import open_kitchen, resume
from kitchen_tui.cli.io import Exit, Stop, print_json, print_line
from kitchen_tui.cli.status_bar import FIELDS, HOSTS, FormatError, StatusLine, due_time, time_left
from kitchen_tui.cli.verbs import Verb
from kitchen_tui.clock import format_iso
from kitchen_tui.cooking.session import Dish, step_of
from kitchen_tui.cooking.view import Next, TimerView, View

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

HELP = "Print the open session. Exit code 3: no session is open."
QUICK = {"json": False, "line": None, "for": None}


def arguments(parser: "ArgumentParser") -> None:
    """Add --json, --line and --for, which `watch` has too."""
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
        raise Stop(Exit.USAGE, "--json cannot be combined with --line or --for")
    try:
        return StatusLine(args.line, args.host)
    except FormatError as error:
        raise Stop(Exit.USAGE, str(error)) from None


def run(args: "Namespace") -> int:
    """Print the status as text, as JSON or as a line."""
    line = status_line(args)
    with closing(open_kitchen()) as opened:
        is_open = bool(opened.session)
        if is_open or not (line or args.json):
            resume(opened)
        now = opened.kitchen.now()
        view = opened.kitchen.view(now) if is_open else None
        if line:
            print_line(line.render(view))
            return Exit.FINE
        if args.json:
            print_json(status_json(view, now.wall_ms))
        elif view:
            _print_text(view)
    return Exit.FINE if is_open else Exit.NOTHING_OPEN


# Text ---------------------------------------------------------------------------------------------------------------


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
    time = f"due {time_left(timer).removeprefix('+')} ago" if is_over else time_left(timer)
    return f"{slot}  {name}  {time}  {due_text(timer, view)}  {timer.text}".rstrip()


def timer_line(timer: TimerView, view: View) -> str:
    """Return "eggs 5:00 → 19:42"."""
    return f"{timer_name(timer, view)} {time_left(timer)} {due_text(timer, view)}"


def timer_name(timer: TimerView, view: View) -> str:
    """Return a timer's name, with its dish if several are cooking."""
    dish = view.session.dishes.get(timer.dish) if len(view.session.dishes) > 1 else None
    return f"{timer.name} ({dish.recipe.title})" if dish else timer.name


def due_text(timer: TimerView, view: View) -> str:
    """Return "→ 19:42", "→ Mon 06:00", "paused" or "counting up"."""
    if timer.state == "paused":
        return "paused"
    return "counting up" if timer.spec.counts_up else f"→ {due_time(timer, view.now.wall_ms)}"


# JSON ---------------------------------------------------------------------------------------------------------------


_VERSION = 1


def status_json(view: View | None, now_ms: int) -> dict[str, Any]:
    """Return the session, its ingredients and its timers: a stable interface for other programs.

    Times are ISO 8601 UTC; unknown values are null. `now_ms` is the UTC wall time if no session is open.
    """
    if view is None:
        return {"version": _VERSION, "at": format_iso(now_ms), "session": None, "ingredients": [], "timers": []}
    session = view.session
    on_screen = session.dish
    ready = view.ready
    return {
        "version": _VERSION,
        "at": format_iso(view.now.wall_ms),
        "session": {
            "id": session.id,
            "started_at": format_iso(session.opened.wall_ms),
            "speed": session.speed,
            "recipes": [_dish_json(dish) for dish in session.dishes.values()],
            "step": _step_json(on_screen) if on_screen else None,
            "ready_at": {
                "min": format_iso(ready.least_ms) if ready else None,
                "max": format_iso(ready.most_ms) if ready else None,
            },
            "plan": _plan_json(view),
        },
        "ingredients": [line for dish in session.dishes.values() for line in _ingredients_json(view, dish)],
        "timers": [_timer_json(timer) for timer in view.timers],
    }


def _dish_json(dish: Dish) -> dict[str, Any]:
    recipe = dish.recipe
    most = recipe.servings.most or recipe.servings.least
    numerator, denominator = dish.factor
    servings = dish.servings or (most * numerator / denominator if most else None)
    return {
        "id": dish.id,
        "title": recipe.title,
        "name": recipe.name,
        "servings": int(servings) if servings and servings == int(servings) else servings,
        "step": _step_json(dish),
    }


def _step_json(dish: Dish) -> dict[str, Any] | None:
    step = step_of(dish, dish.step)
    return {"number": step.number, "of": len(dish.recipe.steps), "title": step.title} if step else None


def _ingredients_json(view: View, dish: Dish) -> list[dict[str, Any]]:
    recipe = view.dish.recipe if view.dish and view.dish.id == dish.id else dish.recipe
    return [
        {"recipe": dish.id, "text": line.text, "group": group.name, "ticked": line.id in dish.ticked}
        for group in recipe.groups
        for line in group.ingredients
    ]


def _timer_json(timer: TimerView) -> dict[str, Any]:
    ahead = timer.next
    return {
        "id": timer.id or None,
        "slot": timer.slot or None,
        "recipe": timer.dish or None,
        "name": timer.name,
        "step": timer.step,
        "state": timer.state,
        "phase": timer.phase,
        "elapsed_s": timer.elapsed_ms / 1000,
        "counts_up": timer.spec.counts_up,
        "min_s": timer.least_ms / 1000,
        "max_s": timer.most_ms / 1000,
        "remaining_s": 0.0 if timer.spec.counts_up else timer.remaining_ms / 1000,
        "due_at": format_iso(timer.due_ms) if timer.due_ms is not None else None,
        "next": _next_json(ahead) if ahead else None,
        "alert": timer.alert.state,
        "text": timer.text,
    }


def _next_json(ahead: Next) -> dict[str, Any]:
    return {"kind": ahead.kind, "in_s": ahead.in_ms / 1000, "at": format_iso(ahead.wall_ms), "text": ahead.text}


def _plan_json(view: View) -> dict[str, Any] | None:
    """Return the accepted plan: the agreed and the expected serving time, and the next start."""
    plan = view.plan
    if plan is None:
        return None
    following = plan.next
    return {
        "serve_at": format_iso(plan.plan.serve_ms),
        "forecast_at": format_iso(plan.forecast_ms),
        "behind_s": plan.behind * 60,
        "next": {
            "at": format_iso(plan.plan.wall_ms(following.start)),
            "dish": following.task.dish,
            "step": following.task.step,
            "text": following.task.name,
        }
        if following
        else None,
    }


VERBS = {"status": Verb(HELP, arguments, run, QUICK)}
