"""`show`: one recipe, printed."""

from argparse import ArgumentParser, Namespace

from kitchen_tui.cli.exits import Exit, Stop
from kitchen_tui.cli.opening import open_library, tell
from kitchen_tui.cli.output import line, print_json

HELP = "One recipe, printed: text, JSON, or what to buy."


def arguments(parser: ArgumentParser) -> None:
    """RECIPE and how to print it."""
    parser.add_argument("recipe", metavar="RECIPE")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--shopping", action="store_true", help="the shopping list: what the groups share, added up")


def run(args: Namespace) -> int:
    """The recipe on stdout, its problems on stderr."""
    reading = open_library().find(args.recipe)
    tell(reading, args.recipe)
    if reading.recipe is None:
        raise Stop(Exit.PROBLEM, f"“{args.recipe}” cannot be shown")
    if args.json:
        from kitchen_tui.cli.recipe_json import recipe_json

        print_json(recipe_json(reading.recipe))
    elif args.shopping:
        from kitchen_tui.recipes.scaling import shopping

        for item in shopping(reading.recipe):
            line(item.text)
    else:
        from kitchen_tui.cli.recipe_text import recipe_lines

        for text in recipe_lines(reading.recipe):
            line(text)
    return Exit.PROBLEM if reading.problems else Exit.FINE
