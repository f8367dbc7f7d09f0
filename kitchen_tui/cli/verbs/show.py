"""`show`: one recipe, printed."""

from argparse import ArgumentParser, Namespace

from kitchen_tui.cli.composition import read_recipe
from kitchen_tui.cli.io import print_json, print_line

HELP = "Print a recipe as text or JSON, or its shopping list."


def arguments(parser: ArgumentParser) -> None:
    """RECIPE and how to print it."""
    parser.add_argument("recipe", metavar="RECIPE")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument(
        "--shopping", action="store_true", help="the shopping list, with amounts of the same ingredient added up"
    )


def run(args: Namespace) -> int:
    """The recipe on stdout, its problems on stderr."""
    recipe, code = read_recipe(args.recipe, "shown")
    if args.json:
        from kitchen_tui.cli.recipe_json import recipe_json

        print_json(recipe_json(recipe))
    elif args.shopping:
        from kitchen_tui.recipes.scaling import shopping

        for item in shopping(recipe):
            print_line(item.text)
    else:
        from kitchen_tui.cli.recipe_text import recipe_lines, terminal_width

        for text in recipe_lines(recipe, width=terminal_width()):
            print_line(text)
    return code
