"""`import`: a recipe from anywhere into the cook's own library."""

import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from kitchen_tui.cli.composition import print_problems
from kitchen_tui.cli.io import Exit, Stop, ask, print_json, print_line, print_message
from kitchen_tui.cli.source import STDIN, SourceText, read_source
from kitchen_tui.cli.verbs.new import new_recipe_path
from kitchen_tui.recipes.formats.reading import READERS
from kitchen_tui.recipes.problems import Problem, ReadResult, problem_line

if TYPE_CHECKING:
    from pathlib import Path

    from kitchen_tui.model.recipe import Recipe

HELP = "A recipe from a file, a web page or standard input (-) into your own library: shown, asked about, then written."
_TAKEN = {True: " (only a .yaml file is overwritten)", False: ", or overwrite it with --force"}
_LOCAL = "a URL may name a machine of the local network"


def arguments(parser: ArgumentParser) -> None:
    """What to import, and how."""
    parser.add_argument("source", metavar="FILE|URL|-")
    parser.add_argument("--as", dest="name", metavar="NAME", help="its name in the library; else its title's")
    parser.add_argument("--format", choices=tuple(READERS), metavar="F", help=f"what it is: {', '.join(READERS)}")
    parser.add_argument("--yes", action="store_true", help="write it without asking")
    parser.add_argument("--force", action="store_true", help="overwrite a recipe of that name")
    parser.add_argument(
        "--json", action="store_true", help="print it as JSON, with what is uncertain and where it went"
    )
    parser.add_argument("--local", action="store_true", help=_LOCAL)


def run(args: Namespace) -> int:
    """Read, show, ask, write."""
    found = read_source(args.source, args.format or "", args.local)
    reading = _read(found, found.stem or args.name or "recipe")
    print_problems(reading, args.source)
    if reading.recipe is None:
        raise Stop(
            Exit.PROBLEM, f"nothing was imported from {'standard input' if args.source == STDIN else args.source}"
        )
    recipe = reading.recipe._replace(name=args.name or _name_of(reading.recipe, found.stem))
    path = new_recipe_path(recipe.name, args.force, _TAKEN[args.force])
    if not args.json:
        _show(recipe)
    for doubt in reading.uncertain:
        print_message(f"uncertain: {problem_line(doubt, args.source)}")
    text = _written(recipe)
    wanted = args.yes or _wanted(args, recipe.name)
    if wanted:
        _save(path, text, args.force)
        print_message(f"written: {path}; kitchen-tui cook {recipe.name} cooks it")
    if args.json:
        _print(recipe, reading, str(path) if wanted else None)
    return Exit.FINE


def _read(found: SourceText, name: str) -> ReadResult:
    if found.format == "html" and found.url:
        from kitchen_tui.recipes.formats.web.read import read_page

        return read_page(found.text, found.url, name)
    return READERS[found.format](found.text, name)


def _name_of(recipe: "Recipe", stem: str) -> str:
    from kitchen_tui.recipes.formats.ids import slug

    return slug(recipe.title) or slug(stem) or "recipe"


def _show(recipe: "Recipe") -> None:
    from kitchen_tui.cli.recipe_text import recipe_lines

    for text in recipe_lines(recipe):
        print_line(text)


def _written(recipe: "Recipe") -> str:
    """The recipe as our YAML, proven to read back; what it cannot say is said. Raises Stop."""
    from kitchen_tui.recipes.formats.yaml import read_yaml
    from kitchen_tui.recipes.formats.yaml.writer import write_yaml

    written = write_yaml(recipe)
    for sentence in written.lost:
        print_message(sentence)
    if problems := read_yaml(written.text, recipe.name).problems:
        raise Stop(Exit.PROBLEM, f"this cannot be kept as a recipe: {problems[0].text}")
    return written.text


def _wanted(args: Namespace, name: str) -> bool:
    if args.json and not sys.stdin.isatty():
        print_message("not written: nobody can be asked; --yes writes it")
        return False
    question = f"Write this to your library as “{name}”?"
    return ask(question, {"y": "yes", "n": "no"}, "Nobody can be asked here; --yes writes it.") == "y"


def _save(path: "Path", text: str, overwrite: bool) -> None:
    from kitchen_tui.recipes.library.atomic_write import atomic_write

    try:
        atomic_write(path, text, overwrite=overwrite, follow_link=False)
    except FileExistsError:
        raise Stop(Exit.PROBLEM, f"{path} is there already; --force overwrites it") from None
    except OSError as error:
        raise Stop(Exit.PROBLEM, f"{path} cannot be written: {error.strerror or error}") from None


def _print(recipe: "Recipe", reading: ReadResult, written: str | None) -> None:
    from kitchen_tui.cli.recipe_json import recipe_json

    uncertain = [_doubt(each) for each in reading.uncertain]
    print_json({**recipe_json(recipe), "uncertain": uncertain, "written": written})


def _doubt(problem: Problem) -> dict[str, Any]:
    return {
        "text": problem.text,
        "line": problem.line or None,
        "column": problem.column or None,
        "hint": problem.hint,
    }
