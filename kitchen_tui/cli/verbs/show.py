"""`list`, `show` and `scale`: print the recipes of the library."""

from typing import TYPE_CHECKING, Any

from kitchen_tui.cli.composition import open_library, read_recipe
from kitchen_tui.cli.io import Exit, Stop, print_json, print_line, print_message, terminal_width
from kitchen_tui.cli.verbs import Verb
from kitchen_tui.model.recipe import MOST_SERVINGS
from kitchen_tui.paths import resolve_paths

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from fractions import Fraction

    from kitchen_tui.model.recipe import Recipe
    from kitchen_tui.recipes.library.index import Entry

_MOST_TIMES = 1000


def _list_arguments(parser: "ArgumentParser") -> None:
    """Add --json and --names."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print a JSON array, one object per recipe")
    form.add_argument("--names", action="store_true", help="print only the names, without reading the recipes")


def _list(args: "Namespace") -> int:
    """Print one line per recipe; broken files are listed with their problem."""
    if args.names and not args.json:
        for file in open_library().files():
            print_line(file.name)
        return Exit.FINE
    entries = _entries()
    if args.json:
        print_json([_plain(entry) for entry in entries])
        return Exit.FINE
    width = max((len(entry.name) for entry in entries), default=0)
    for entry in entries:
        print_line(f"{entry.name:{width}}  {entry.title or '(cannot be read)'}")
        if not entry.title:
            for problem in entry.problems:
                print_message(problem)
    if not entries:
        print_message("The library is empty.")
    return Exit.FINE


def _entries() -> "list[Entry]":
    from kitchen_tui.recipes.library.index import Index

    index = Index(open_library(), resolve_paths().cache)
    for _ in index.refresh():
        pass
    return index.entries()


def _plain(entry: "Entry") -> dict[str, Any]:
    return {
        "name": entry.name,
        "title": entry.title or None,
        "tags": list(entry.tags),
        "own": entry.own,
        "problems": len(entry.problems),
    }


def _show_arguments(parser: "ArgumentParser") -> None:
    """Add RECIPE, which may be several words, and how to print it."""
    parser.add_argument("recipe", nargs="+", metavar="RECIPE")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument(
        "--shopping", action="store_true", help="the shopping list, with amounts of the same ingredient added up"
    )


def _show(args: "Namespace") -> int:
    """Print the recipe on stdout and its problems on stderr."""
    recipe, code = read_recipe(" ".join(args.recipe), "shown")
    if args.json:
        from kitchen_tui.cli.recipe_json import recipe_json

        print_json(recipe_json(recipe))
    elif args.shopping:
        from kitchen_tui.recipes.scaling import shopping

        for item in shopping(recipe):
            print_line(item.text)
    else:
        from kitchen_tui.recipes.preview import recipe_lines

        for text in recipe_lines(recipe, width=terminal_width()):
            print_line(text)
    return code


def _scale_arguments(parser: "ArgumentParser") -> None:
    """Add RECIPE and the ways to scale it."""
    parser.add_argument("recipe", metavar="RECIPE")
    parser.add_argument("amount", nargs="*", metavar="AMOUNT", help="as on the screen: 8, x1.5, half, 1 kg pork belly")
    by = parser.add_mutually_exclusive_group()
    by.add_argument("--servings", type=int, metavar="N", help="the number of servings")
    by.add_argument("--factor", metavar="X", help="a factor: 2, 0.5 or 1/3")
    by.add_argument("--have", metavar="AMOUNT", help='for what you have: "1.5 kg pork belly"')


def _scale(args: "Namespace") -> int:
    """Print the scaled list on stdout, and notes on stderr."""
    from kitchen_tui.recipes.scaling import scaled

    ways = [way for way in (args.amount or None, args.servings, args.factor, args.have) if way is not None]
    if len(ways) != 1:
        raise Stop(Exit.USAGE, f"Give one amount, such as kitchen-tui scale {args.recipe} 8 (or x1.5, or half).")
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


def _factor(args: "Namespace", recipe: "Recipe") -> "Fraction":
    from kitchen_tui.recipes.scaling.scale import ScalingError, factor_for, read_scale_request

    if args.amount:
        try:
            return read_scale_request(recipe, " ".join(args.amount)).factor
        except ScalingError as error:
            raise Stop(Exit.USAGE, str(error)) from None
    if args.factor is not None:
        return _typed(args.factor)
    if args.servings is not None and not 0 < args.servings <= MOST_SERVINGS:
        raise Stop(Exit.USAGE, f"--servings must be a number from 1 to {MOST_SERVINGS}")
    try:
        return factor_for(recipe, servings=args.servings, have=args.have or "")
    except ScalingError as error:
        raise Stop(Exit.PROBLEM, str(error)) from None


def _typed(text: str) -> "Fraction":
    from fractions import Fraction

    try:
        factor = Fraction(text.strip()) if len(text) < 20 else Fraction(0)
    except (ValueError, ZeroDivisionError):
        factor = Fraction(0)
    if not 0 < factor <= _MOST_TIMES:
        raise Stop(Exit.USAGE, f"--factor must be a number above 0 and up to {_MOST_TIMES}, such as 2, 0.5 or 1/3")
    return factor


def _note(factor: "Fraction") -> str:
    times = f"× {float(factor):.3g}"
    if factor == 1:
        return f"{times}: as in the recipe"
    return f"{times}; times stay as they are{': a larger pot may need longer' if factor > 1 else ''}"


VERBS = {
    "list": Verb(
        "List the recipes of the library: the shipped ones and your own.",
        _list_arguments,
        _list,
        {"json": False, "names": False},
    ),
    "show": Verb("Print a recipe as text or JSON, or its shopping list.", _show_arguments, _show),
    "scale": Verb(
        "Print the ingredients for more or fewer guests, by a factor, or for what you have.", _scale_arguments, _scale
    ),
}
