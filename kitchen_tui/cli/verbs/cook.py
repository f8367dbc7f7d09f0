"""`cook`: the screen, on the open session or a new one."""

from argparse import ArgumentParser, Namespace
from contextlib import suppress
from typing import TYPE_CHECKING

from kitchen_tui.cli.composition import OpenKitchen, open_config, open_kitchen, read_recipe, resume
from kitchen_tui.cli.io import Exit, Stop, ask
from kitchen_tui.cli.session_commands import close_session, confirm_resume, session_title, wait_briefly
from kitchen_tui.clock import sleep
from kitchen_tui.config.overrides import add_set_option
from kitchen_tui.config.settings import alert_rules
from kitchen_tui.cooking import commands
from kitchen_tui.journal.protocol import CLOSE_TIMEOUT_S, JournalError

if TYPE_CHECKING:
    from fractions import Fraction

    from kitchen_tui.model.recipe import Recipe

HELP = "Cook a recipe: a name of the library, or a path. Without one: the open session, else the library."
_FASTEST = 10_000
_LOOKS, _BETWEEN_LOOKS_S = 15, 0.02


def arguments(parser: ArgumentParser) -> None:
    """RECIPE and how to cook it."""
    parser.add_argument("recipe", nargs="?", metavar="RECIPE")
    parser.add_argument("--servings", type=int, metavar="N", help="for so many; amounts scale, times never do")
    parser.add_argument("--speed", type=float, metavar="N", help="a rehearsal: N times as fast")
    parser.add_argument("--new", action="store_true", help="put the open session away and start a new one")
    add_set_option(parser)


def run(args: Namespace) -> int:
    """Open or continue, then show."""
    _sensible(args)
    config = open_config(args.set)
    opened = open_kitchen(alert_rules(config.alarms), may_be_unreadable=True)
    try:
        greeting, begun = _ready(args, opened)
    except BaseException:
        opened.close(CLOSE_TIMEOUT_S)
        raise

    from kitchen_tui.cli.screen import show_app

    return show_app(opened, config, greeting, args.speed or 1.0, begun)


def _ready(args: Namespace, opened: OpenKitchen) -> tuple[str, str]:
    """The session as it is to be shown; returns what is said first, and the name of the recipe just begun, if any."""
    if opened.session:
        resume(opened)
        _await_first(opened)
        _same_speed(args, opened.kitchen.session.speed)
        if args.new:
            if args.recipe:
                _read(args.recipe)  # one that is not there must not cost the open session
            opened = close_session(opened)
        else:
            opened = confirm_resume(opened)
    greeting = opened.read_error or opened.kitchen.take_notice()
    return greeting, _with_recipe(args, opened) if args.recipe else ""


def _sensible(args: Namespace) -> None:
    if args.servings is not None and not 0 < args.servings <= 1000:
        raise Stop(Exit.USAGE, "--servings wants a number from 1 to 1000")
    if args.servings is not None and not args.recipe:
        raise Stop(Exit.USAGE, "--servings wants a RECIPE to scale; at the stove it is the v key")
    if args.speed is not None and not 0 < args.speed <= _FASTEST:
        raise Stop(Exit.USAGE, f"--speed wants a number above 0 and up to {_FASTEST}")


def _same_speed(args: Namespace, speed: float) -> None:
    """Speed is a fact of the session: its clock cannot change pace in the middle."""
    if args.speed is not None and args.speed != speed and not args.new:
        raise Stop(Exit.USAGE, f"the open session runs at speed {speed:g}; --new puts it away and starts another")


def _with_recipe(args: Namespace, opened: OpenKitchen) -> str:
    """The recipe on screen; returns its name where it was begun just now."""
    from pathlib import Path

    recipe, same = None, _dish_named(opened, Path(args.recipe).stem)
    if not same:  # what cooks already is never read again: its file may have gone
        recipe = _read(args.recipe)
        same = _dish_named(opened, recipe.name)
    if same and same != opened.kitchen.session.on_screen:
        opened.kitchen.execute(commands.ShowDish(same))
    is_begun = bool(recipe and not same and _begin(args, opened, recipe))
    if args.servings:
        _serve(opened, args.servings)
    return recipe.name if recipe and is_begun else ""


def _begin(args: Namespace, opened: OpenKitchen, recipe: "Recipe") -> bool:
    """A recipe on the stove: in a new session, or beside what is open. False where another terminal began the same
    recipe in the same moment, and it is shown."""
    if args.servings:
        _factor(recipe, args.servings)
    if opened.session and _wants_another(opened):
        opened = close_session(opened)
    same = "" if opened.session else _opened_anew(args, opened, recipe.name)
    opened.kitchen.execute(commands.ShowDish(same) if same else commands.StartDish(recipe))
    return not same


def _opened_anew(args: Namespace, opened: OpenKitchen, name: str) -> str:
    """A new session, or the one that another terminal opened in the same moment; returns its dish of that name."""
    opened.kitchen.open(args.speed or 1.0)
    own = opened.kitchen.session.id
    wait_briefly(opened)
    if opened.kitchen.session.id == own:
        return ""
    _same_speed(args, opened.kitchen.session.speed)
    _await_first(opened)
    return _dish_named(opened, name)


def _await_first(opened: OpenKitchen) -> None:
    """In a session that is empty another terminal may be about to begin what it opened it for: give it the moment."""
    for _ in range(_LOOKS):
        if opened.kitchen.session.dishes or opened.kitchen.session.timers:
            return
        sleep(_BETWEEN_LOOKS_S)
        with suppress(JournalError):
            opened.kitchen.poll()


def _dish_named(opened: OpenKitchen, name: str) -> str:
    """The id of the session's dish of that library name, or empty."""
    dishes = opened.kitchen.session.dishes.values()
    return next((dish.id for dish in dishes if dish.recipe.name == name), "")


def _read(wanted: str) -> "Recipe":
    return read_recipe(wanted, "cooked", is_quiet=True)[0]


def _wants_another(opened: OpenKitchen) -> bool:
    """Ask what becomes of the open session: True to put it away, False to cook this beside it."""
    answers = {"b": "cook this beside it", "p": "put it away"}
    return ask(f"{session_title(opened)} is still open.", answers, "--new puts it away") == "p"


def _serve(opened: OpenKitchen, servings: int) -> None:
    dish = opened.kitchen.session.dish
    if dish:
        factor = _factor(dish.recipe, servings)
        opened.kitchen.execute(commands.ScaleDish(factor.numerator, factor.denominator, servings=servings))


def _factor(recipe: "Recipe", servings: int) -> "Fraction":
    """By how much to scale. Raises Stop where the recipe does not say how many it serves."""
    from kitchen_tui.recipes.scaling import ScalingError, factor_for

    try:
        return factor_for(recipe, servings=servings)
    except ScalingError as error:
        raise Stop(Exit.PROBLEM, str(error)) from None
