"""`cook`: open the screen on the open session or a new one."""

from contextlib import suppress
from pathlib import Path
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
from kitchen_tui.cooking.session import is_in_use
from kitchen_tui.journal import CLOSE_TIMEOUT_S, JournalError
from kitchen_tui.model.recipe import MOST_SERVINGS

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence
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
    named = split_orders(list(filter(None, args.recipes)))
    _check_arguments(args, bool(named))
    others = [read_dish(name) for name, _ in named[1:]]  # fails before a session is opened
    config = open_config(args.set)
    from kitchen_tui.cli import screen

    screen.require_terminal()  # before anything changes
    opened = open_kitchen(alert_rules(config.alarms), may_be_unreadable=True)
    try:
        start = _Start(args, opened, [name for name, _ in named])
        greeting, begun = start.prepare()
        if others or args.serve_at:
            message = start.plan(others, [offset for _, offset in named], config)
            greeting = " ".join(filter(None, (greeting, message)))
    except BaseException:
        opened.close(CLOSE_TIMEOUT_S)
        raise

    return screen.show_app(opened, config, greeting, args.speed or 1.0, begun, ascii_only=args.ascii)


def _check_arguments(args: "Namespace", has_recipe: bool) -> None:
    if args.servings is not None and not 0 < args.servings <= MOST_SERVINGS:
        raise Stop(Exit.USAGE, f"--servings must be a number from 1 to {MOST_SERVINGS}.")
    if args.servings is not None and not has_recipe:
        raise Stop(Exit.USAGE, "--servings needs a RECIPE; on the screen press v.")
    check_cooks(args.cooks)
    check_serving_time(args.serve_at)
    if args.speed is not None and not 0 < args.speed <= _FASTEST:
        raise Stop(Exit.USAGE, f"--speed must be above 0 and at most {_FASTEST}")


def read_dish(name: str) -> "Recipe":
    """Read the recipe to cook from the library, a path or a URL. Raises Stop."""
    return read_recipe(name, "cooked", is_quiet=True)[0]


class _Start:
    """Prepares the session that the screen shows. `names` are the recipes to cook, the first of them on screen."""

    def __init__(self, args: "Namespace", opened: OpenKitchen, names: "Sequence[str]") -> None:
        self._args = args
        self._opened = opened
        self._kitchen = opened.kitchen
        self._names = names

    def prepare(self) -> tuple[str, str]:
        """Resume or open the session; return the first message, and the name of a recipe just started or ""."""
        if self._opened.session:
            resume(self._opened)
            self._await_first()
            self._check_speed()
            if self._args.new:
                for name in self._names:
                    read_dish(name)  # fails before the open session is closed
                self._opened = close_session(self._opened)
            else:
                self._opened = confirm_resume(self._opened)
        greeting = self._opened.read_error or self._kitchen.take_notice()
        return greeting, self._show_recipe(self._names[0]) if self._names else ""

    def plan(self, others: "Sequence[Recipe]", offsets: "Sequence[int]", config: "Config") -> str:
        """Start the other dishes, plan all of them and follow the plan; return a message about it."""
        kitchen = self._kitchen
        ids = [kitchen.session.on_screen]
        for recipe in others:
            kitchen.execute(commands.StartDish(recipe))
            ids.append(kitchen.session.on_screen)
        if others:
            kitchen.execute(commands.ShowDish(ids[0]))
        due = dict(zip(ids, offsets, strict=False))
        return plan_open_session(kitchen, config.kitchen, self._args.serve_at, self._args.cooks, due)

    def _check_speed(self) -> None:
        """Raise Stop if the open session runs at another speed, which cannot be changed."""
        speed, wanted = self._kitchen.session.speed, self._args.speed
        if wanted not in (None, speed) and not self._args.new:
            raise Stop(Exit.USAGE, f"The open session runs at speed {speed:g}; --new closes it and starts another.")

    def _show_recipe(self, name: str) -> str:
        """Show the recipe, starting it if needed; return its name if it was just started."""
        from kitchen_tui.recipes.formats.source import is_url

        recipe, same = None, "" if is_url(name) else self._dish_named(Path(name).stem)
        if not same:  # a dish of the session is not read again: its file may be gone
            recipe = read_dish(name)
            same = self._dish_named(recipe.name)
        if same and same != self._kitchen.session.on_screen:
            self._kitchen.execute(commands.ShowDish(same))
        is_begun = bool(recipe and not same and self._begin(recipe))
        if self._args.servings and (dish := self._kitchen.session.dish):
            factor = _factor(dish.recipe, self._args.servings)
            scale = commands.ScaleDish(factor.numerator, factor.denominator, servings=self._args.servings)
            self._kitchen.execute(scale)
        return recipe.name if recipe and is_begun else ""

    def _begin(self, recipe: "Recipe") -> bool:
        """Start a recipe, in a new session or in the open one.

        Returns False if another terminal started the same recipe at the same moment; then that dish is shown.
        """
        if self._args.servings:
            _factor(recipe, self._args.servings)
        if self._opened.session and self._ask_to_close():
            self._opened = close_session(self._opened)
        same = "" if self._opened.session else self._open_session(recipe.name)
        self._kitchen.execute(commands.ShowDish(same) if same else commands.StartDish(recipe))
        return not same

    def _ask_to_close(self) -> bool:
        """Ask whether to close the open session; False means to cook the recipe beside it."""
        answers = {"b": "cook this beside it", "p": "put it aside"}
        return ask(f"{session_title(self._opened)} is still open.", answers, "--new closes it") == "p"

    def _open_session(self, name: str) -> str:
        """Open a session, or join one that another terminal has just opened; return its dish of that name, or ""."""
        self._kitchen.open(self._args.speed or 1.0)
        own_id = self._kitchen.session.id
        wait_briefly(self._opened)
        if self._kitchen.session.id == own_id:
            return ""
        self._check_speed()
        self._await_first()
        return self._dish_named(name)

    def _await_first(self) -> None:
        """If the session is empty, wait a moment: another terminal may have opened it to start a recipe."""
        for _ in range(_POLLS):
            if is_in_use(self._kitchen.session):
                return
            sleep(_POLL_S)
            with suppress(JournalError):
                self._kitchen.poll()

    def _dish_named(self, name: str) -> str:
        """Return the id of the session's dish with that library name, or ""."""
        dishes = self._kitchen.session.dishes.values()
        return next((dish.id for dish in dishes if dish.recipe.name == name), "")


def _factor(recipe: "Recipe", servings: int) -> "Fraction":
    """Return the scale factor. Raises Stop if the recipe does not state its servings."""
    from kitchen_tui.recipes.scaling import ScalingError, factor_for

    try:
        return factor_for(recipe, servings=servings)
    except ScalingError as error:
        raise Stop(Exit.PROBLEM, str(error)) from None


VERBS = {"cook": Verb(HELP, arguments, run, _NO_OPTIONS, "recipes")}
