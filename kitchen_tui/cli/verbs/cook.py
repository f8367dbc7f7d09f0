"""`cook`: open the screen on the open session or a new one."""

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from kitchen_tui.cli.composition import OpenKitchen, open_config, open_kitchen, read_recipe, resume
from kitchen_tui.cli.io import Exit, Stop, ask
from kitchen_tui.cli.meal_arguments import check_cooks, check_serving_time, plan_open_session, split_orders
from kitchen_tui.cli.session_commands import close_session, confirm_resume, session_title, wait_briefly
from kitchen_tui.cli.verbs import Verb
from kitchen_tui.clock import sleep
from kitchen_tui.config.load import add_set_option
from kitchen_tui.config.settings import alert_rules
from kitchen_tui.cooking import commands
from kitchen_tui.journal import CLOSE_TIMEOUT_S, JournalError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from fractions import Fraction

    from kitchen_tui.config.settings import Config
    from kitchen_tui.model.recipe import Recipe

HELP = "Cook a recipe: a name in the library, a path or a URL. Without one: the open session, else the library."
_NO_OPTIONS: dict[str, Any] = {
    **dict.fromkeys(("serve_at", "cooks", "servings", "speed")), "ascii": False, "new": False, "set": [],
}  # fmt: skip
_FASTEST = 10_000
_POLLS, _POLL_S = 15, 0.02


def arguments(parser: "ArgumentParser") -> None:
    """Add RECIPE and its options."""
    parser.add_argument(
        "recipes", nargs="*", metavar="RECIPE[@±DURATION]", help="a dish, and how much earlier or later than the others"
    )
    parser.add_argument("--serve-at", metavar="HH:MM", help="plan all dishes for this time")
    parser.add_argument("--cooks", type=int, metavar="N", help="the number of cooks")
    parser.add_argument("--servings", type=int, metavar="N", help="for N people; amounts are scaled, times are not")
    parser.add_argument("--speed", type=float, metavar="N", help="rehearse: run the clock N times as fast")
    parser.add_argument("--ascii", action="store_true", help="show only ASCII characters")
    parser.add_argument("--new", action="store_true", help="close the open session and start a new one")
    add_set_option(parser)


def run(args: "Namespace") -> int:
    """Resume or open a session, then show the screen."""
    _split_recipes(args)
    _check_arguments(args)
    args.beside = [_read(name) for name in args.others]  # fails before a session is opened
    config = open_config(args.set)
    from kitchen_tui.cli import screen

    screen.require_terminal()  # before anything changes
    opened = open_kitchen(alert_rules(config.alarms), may_be_unreadable=True)
    try:
        greeting, begun = _prepare(args, opened)
        if args.others or args.serve_at:
            greeting = " ".join(filter(None, (greeting, _plan(args, opened, config))))
    except BaseException:
        opened.close(CLOSE_TIMEOUT_S)
        raise

    return screen.show_app(opened, config, greeting, args.speed or 1.0, begun, ascii_only=args.ascii)


def _prepare(args: "Namespace", opened: OpenKitchen) -> tuple[str, str]:
    """Resume or open the session; return the first message, and the name of a recipe that was just started or ""."""
    if opened.session:
        resume(opened)
        _await_first(opened)
        _check_speed(args, opened.kitchen.session.speed)
        if args.new:
            for name in [args.recipe, *args.others] if args.recipe else ():
                _read(name)  # fails before the open session is closed
            opened = close_session(opened)
        else:
            opened = confirm_resume(opened)
    greeting = opened.read_error or opened.kitchen.take_notice()
    return greeting, _show_recipe(args, opened) if args.recipe else ""


def _split_recipes(args: "Namespace") -> None:
    """Separate the first dish, with which the session is opened, from the others."""
    named = split_orders(args.recipes)
    args.recipe = named[0][0] if named else None
    args.others = [name for name, _ in named[1:]]
    args.offsets = [offset for _, offset in named]


def _plan(args: "Namespace", opened: OpenKitchen, config: "Config") -> str:
    """Start the other dishes, plan all of them and follow the plan; return a message about it."""
    kitchen = opened.kitchen
    recipes = args.beside
    first = kitchen.session.on_screen
    ids = [first]
    for recipe in recipes:
        kitchen.execute(commands.StartDish(recipe))
        ids.append(kitchen.session.on_screen)
    if recipes:
        kitchen.execute(commands.ShowDish(first))
    offsets = dict(zip(ids, args.offsets, strict=False))
    return plan_open_session(kitchen, config.kitchen, args.serve_at, args.cooks, offsets)


def _check_arguments(args: "Namespace") -> None:
    if args.servings is not None and not 0 < args.servings <= 1000:
        raise Stop(Exit.USAGE, "--servings must be a number from 1 to 1000.")
    if args.servings is not None and not args.recipe:
        raise Stop(Exit.USAGE, "--servings needs a RECIPE; on the screen press v.")
    check_cooks(args.cooks)
    check_serving_time(args.serve_at)
    if args.speed is not None and not 0 < args.speed <= _FASTEST:
        raise Stop(Exit.USAGE, f"--speed must be above 0 and at most {_FASTEST}")


def _check_speed(args: "Namespace", speed: float) -> None:
    """Raise Stop if the open session runs at another speed, which cannot be changed."""
    if args.speed is not None and args.speed != speed and not args.new:
        raise Stop(Exit.USAGE, f"The open session runs at speed {speed:g}; --new closes it and starts another.")


def _show_recipe(args: "Namespace", opened: OpenKitchen) -> str:
    """Show the recipe, starting it if needed; return its name if it was just started."""
    from pathlib import Path

    from kitchen_tui.recipes.formats.source import is_url

    recipe, same = None, "" if is_url(args.recipe) else _dish_named(opened, Path(args.recipe).stem)
    if not same:  # a dish of the session is not read again: its file may be gone
        recipe = _read(args.recipe)
        same = _dish_named(opened, recipe.name)
    if same and same != opened.kitchen.session.on_screen:
        opened.kitchen.execute(commands.ShowDish(same))
    is_begun = bool(recipe and not same and _begin(args, opened, recipe))
    if args.servings:
        _scale_to(opened, args.servings)
    return recipe.name if recipe and is_begun else ""


def _begin(args: "Namespace", opened: OpenKitchen, recipe: "Recipe") -> bool:
    """Start a recipe, in a new session or in the open one.

    Returns False if another terminal started the same recipe at the same moment; then that dish is shown.
    """
    if args.servings:
        _factor(recipe, args.servings)
    if opened.session and _ask_to_close(opened):
        opened = close_session(opened)
    same = "" if opened.session else _open_session(args, opened, recipe.name)
    opened.kitchen.execute(commands.ShowDish(same) if same else commands.StartDish(recipe))
    return not same


def _open_session(args: "Namespace", opened: OpenKitchen, name: str) -> str:
    """Open a session, or join one that another terminal has just opened; return its dish of that name, or ""."""
    opened.kitchen.open(args.speed or 1.0)
    own_id = opened.kitchen.session.id
    wait_briefly(opened)
    if opened.kitchen.session.id == own_id:
        return ""
    _check_speed(args, opened.kitchen.session.speed)
    _await_first(opened)
    return _dish_named(opened, name)


def _await_first(opened: OpenKitchen) -> None:
    """If the session is empty, wait a moment: another terminal may have opened it to start a recipe."""
    for _ in range(_POLLS):
        if opened.kitchen.session.dishes or opened.kitchen.session.timers:
            return
        sleep(_POLL_S)
        with suppress(JournalError):
            opened.kitchen.poll()


def _dish_named(opened: OpenKitchen, name: str) -> str:
    """Return the id of the session's dish with that library name, or ""."""
    dishes = opened.kitchen.session.dishes.values()
    return next((dish.id for dish in dishes if dish.recipe.name == name), "")


def _read(name: str) -> "Recipe":
    return read_recipe(name, "cooked", is_quiet=True)[0]


def _ask_to_close(opened: OpenKitchen) -> bool:
    """Ask whether to close the open session; False means to cook the recipe beside it."""
    answers = {"b": "cook this beside it", "p": "put it aside"}
    return ask(f"{session_title(opened)} is still open.", answers, "--new closes it") == "p"


def _scale_to(opened: OpenKitchen, servings: int) -> None:
    dish = opened.kitchen.session.dish
    if dish:
        factor = _factor(dish.recipe, servings)
        opened.kitchen.execute(commands.ScaleDish(factor.numerator, factor.denominator, servings=servings))


def _factor(recipe: "Recipe", servings: int) -> "Fraction":
    """Return the scale factor. Raises Stop if the recipe does not state its servings."""
    from kitchen_tui.recipes.scaling import ScalingError, factor_for

    try:
        return factor_for(recipe, servings=servings)
    except ScalingError as error:
        raise Stop(Exit.PROBLEM, str(error)) from None


VERBS = {"cook": Verb(HELP, arguments, run, _NO_OPTIONS, "recipes")}
