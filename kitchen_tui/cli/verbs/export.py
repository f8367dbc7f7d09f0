"""`export`: prints a recipe in another format."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from kitchen_tui.cli.composition import read_recipe
from kitchen_tui.cli.io import print_message
from kitchen_tui.cli.verbs import Verb

if TYPE_CHECKING:
    from kitchen_tui.model.recipe import Recipe
    from kitchen_tui.recipes.formats.export import Export

HELP = "Print a recipe in another format on stdout; what the format cannot express is listed on stderr."


def _yaml(recipe: "Recipe") -> "Export":
    from kitchen_tui.recipes.formats.yaml.writer import write_yaml

    return write_yaml(recipe)


def _cooklang(recipe: "Recipe") -> "Export":
    from kitchen_tui.recipes.formats.cooklang import write_cooklang

    return write_cooklang(recipe)


def _recipemd(recipe: "Recipe") -> "Export":
    from kitchen_tui.recipes.formats.recipemd import write_recipemd

    return write_recipemd(recipe)


def _jsonld(recipe: "Recipe") -> "Export":
    from kitchen_tui.recipes.formats.web.jsonld_writer import write_jsonld

    return write_jsonld(recipe)


def _text(recipe: "Recipe") -> "Export":
    from kitchen_tui.recipes.formats.text.writer import write_text

    return write_text(recipe)


WRITERS: Mapping[str, Callable[["Recipe"], "Export"]] = {
    "yaml": _yaml,
    "cooklang": _cooklang,
    "recipemd": _recipemd,
    "jsonld": _jsonld,
    "text": _text,
}


def arguments(parser: ArgumentParser) -> None:
    """Add RECIPE and the format."""
    parser.add_argument("recipe", metavar="RECIPE")
    parser.add_argument("--to", required=True, choices=tuple(WRITERS), metavar="FORMAT", help=", ".join(WRITERS))


def run(args: Namespace) -> int:
    """Print the recipe on stdout, and what the format cannot express on stderr."""
    recipe, code = read_recipe(args.recipe, "exported")
    written = WRITERS[args.to](recipe)
    sys.stdout.write(written.text if written.text.endswith("\n") else f"{written.text}\n")
    for sentence in written.lost:
        print_message(sentence)
    return code


VERBS = {"export": Verb(HELP, arguments, run)}
