"""`new`: creates a recipe in the cook's own library."""

from argparse import ArgumentParser, Namespace

from kitchen_tui.cli.composition import print_problems
from kitchen_tui.cli.editor import editor, new_recipe_path, open_in_editor, save_recipe
from kitchen_tui.cli.io import Exit, print_line
from kitchen_tui.cli.verbs import Verb

HELP = "Create a recipe of your own: a commented example in your library, opened in $EDITOR. Nothing is overwritten."


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="its title or its name in the library, such as leek-soup")


def run(args: Namespace) -> int:
    """Write the example, open it in the editor, and check it when it is closed."""
    from kitchen_tui.recipes.formats.yaml.writer import skeleton
    from kitchen_tui.recipes.library.own_recipes import file_name

    title = " ".join(args.name.split())
    path = new_recipe_path(file_name(title) if " " in title else args.name)
    save_recipe(path, skeleton(title or args.name))
    print_line(str(path))
    if not open_in_editor(path) and not editor():
        return Exit.FINE
    from kitchen_tui.recipes.formats.reading import read_file

    result = read_file(path)
    print_problems(result, path)
    return Exit.FINE if result.recipe else Exit.PROBLEM


VERBS = {"new": Verb(HELP, arguments, run)}
