"""`scale`: the ingredients for more guests or fewer, or for what one has."""

from argparse import ArgumentParser, Namespace
from fractions import Fraction
from typing import TYPE_CHECKING

from kitchen_tui.cli.composition import read_recipe
from kitchen_tui.cli.io import Exit, Stop, print_line, print_message
from kitchen_tui.recipes.scaling import ScalingError, factor_for, scaled

if TYPE_CHECKING:
    from kitchen_tui.model.recipe import Recipe

HELP = "Print the ingredients for more or fewer guests, by a factor, or for what you have."
_MOST = 1000


def arguments(parser: ArgumentParser) -> None:
    """RECIPE and by how much."""
    parser.add_argument("recipe", metavar="RECIPE")
    by = parser.add_mutually_exclusive_group(required=True)
    by.add_argument("--servings", type=int, metavar="N", help="the number of servings")
    by.add_argument("--factor", metavar="X", help="a factor: 2, 0.5 or 1/3")
    by.add_argument("--have", metavar="AMOUNT", help='for what you have: "1.5 kg pork belly"')


def run(args: Namespace) -> int:
    """The scaled list on stdout; what else there is to know on stderr."""
    recipe, code = read_recipe(args.recipe, "scaled")
    factor = _factor(args, recipe)
    for at, group in enumerate(scaled(recipe, factor).groups):
        if group.name:
            if at:
                print_line()
            print_line(group.name)
        for one in group.ingredients:
            print_line(f"- {one.text}")
    print_message(_note(factor))
    return code


def _factor(args: Namespace, recipe: "Recipe") -> Fraction:
    if args.factor is not None:
        return _typed(args.factor)
    if args.servings is not None and not 0 < args.servings <= _MOST:
        raise Stop(Exit.USAGE, f"--servings must be a number from 1 to {_MOST}")
    try:
        return factor_for(recipe, servings=args.servings, have=args.have or "")
    except ScalingError as error:
        raise Stop(Exit.PROBLEM, str(error)) from None


def _typed(text: str) -> Fraction:
    try:
        factor = Fraction(text.strip()) if len(text) < 20 else Fraction(0)
    except (ValueError, ZeroDivisionError):
        factor = Fraction(0)
    if not 0 < factor <= _MOST:
        raise Stop(Exit.USAGE, f"--factor must be a number above 0 and up to {_MOST}, such as 2, 0.5 or 1/3")
    return factor


def _note(factor: Fraction) -> str:
    times = f"× {float(factor):.3g}"
    if factor == 1:
        return f"{times}: as the recipe has it"
    return f"{times}; times stay as they are{': a larger pot may need longer' if factor > 1 else ''}"
