"""`import` and `export`: add recipes of any format to the cook's own library, and print one in another format."""

import sys
from argparse import ArgumentParser, Namespace
from importlib import import_module
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from kitchen_tui.cli.composition import print_if_hidden, print_problems, read_recipe
from kitchen_tui.cli.io import Exit, Stop, ask, print_json, print_line, print_message, terminal_width
from kitchen_tui.cli.recipe_files import STDIN, editor, find_recipes, new_recipe_path, open_in_editor, save_recipe
from kitchen_tui.cli.verbs import Verb
from kitchen_tui.recipes.formats.found import chosen, picked
from kitchen_tui.recipes.formats.reading import FINDERS
from kitchen_tui.recipes.problems import Problem, ReadResult, problem_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitchen_tui.model.recipe import Recipe
    from kitchen_tui.recipes.formats.found import Candidate, Found
    from kitchen_tui.recipes.formats.writing import Export

_IMPORT_HELP = "Import recipes from a file, a web page or standard input (-); each is shown, and written if you agree."
_TAKEN = {True: " (only a .yaml file is overwritten)", False: " with --as NAME, or overwrite it with --force"}


def _import_arguments(parser: ArgumentParser) -> None:
    """Add the source and the options."""
    parser.add_argument("source", metavar="FILE|URL|-")
    parser.add_argument(
        "--as", dest="name", metavar="NAME", help="its name in the library; by default made from the title"
    )
    parser.add_argument("--format", choices=tuple(FINDERS), metavar="F", help=f"the format: {', '.join(FINDERS)}")
    parser.add_argument("--pick", metavar="N|TITLE|all", default="", help="which of several recipes, or all of them")
    parser.add_argument("--yes", action="store_true", help="write it without asking")
    parser.add_argument("--force", action="store_true", help="overwrite a recipe with that name")
    parser.add_argument("--json", action="store_true", help="print JSON, one line per recipe")
    parser.add_argument("--local", action="store_true", help="allow a URL in the local network")


def _import(args: Namespace) -> int:
    """Find recipes, choose among them, and import each."""
    is_all = args.pick.strip().lower() == "all"
    if is_all and args.name:
        raise Stop(Exit.USAGE, "--as names one recipe; with --pick all each is named after its title.")
    found, stem = find_recipes(args.source, args.format or "", allow_local=args.local)
    if not found.candidates:
        print_problems(ReadResult(None, found.problems), args.source)
        raise Stop(Exit.PROBLEM, f"Nothing was imported from {_called(args.source)}")
    run = _ImportRun(args, stem)
    if not is_all:
        run.add(_read(args, found, stem))
        return Exit.FINE
    code = Exit.FINE
    candidates = _picked(args, found)
    for candidate in candidates:
        result = candidate.read(stem or "recipe")
        try:
            run.add(result)
        except Stop as stop:
            if stop.code == Exit.FINE:
                raise Stop(Exit.FINE, f"{len(run.taken)} of {len(candidates)} recipes were written") from None
            print_message(f"“{candidate.title}”: {stop}")
            if args.json and result.recipe is not None:
                refusal = Problem(f"It was not written: {stop}.")
                recipe = result.recipe._replace(name=run.name_for(result.recipe))
                _print_json(recipe, result._replace(uncertain=(*result.uncertain, refusal)), None)
            code = Exit.PROBLEM
    return code


def _called(source: str) -> str:
    return "standard input" if source == STDIN else source


def _read(args: Namespace, found: "Found", stem: str) -> ReadResult:
    """Read the recipe that was picked; without --pick the best one, with a problem that names the others."""
    name = stem or args.name or "recipe"
    return _picked(args, found)[0].read(name) if args.pick else chosen(found, name)


def _picked(args: Namespace, found: "Found") -> "Sequence[Candidate]":
    candidates = picked(found, args.pick)
    if isinstance(candidates, Problem):
        raise Stop(Exit.PROBLEM, f"{candidates.text} {candidates.hint}")
    return candidates


class _ImportRun:
    """Adds recipes to the library. `stem` is the name of the source; `taken` holds the names written so far."""

    def __init__(self, args: Namespace, stem: str) -> None:
        self.taken: set[str] = set()
        self._args = args
        self._stem = stem

    def add(self, result: ReadResult) -> None:
        """Show a recipe, ask, and write it. Raises Stop."""
        args = self._args
        if result.recipe is None:
            print_problems(result, args.source)
            raise Stop(Exit.PROBLEM, f"Nothing was imported from {_called(args.source)}")
        recipe = result.recipe._replace(name=self.name_for(result.recipe))
        result = result._replace(uncertain=(*result.problems, *result.uncertain))
        path = new_recipe_path(recipe.name, overwrite=args.force, hint=_TAKEN[args.force])
        if args.json:
            for doubt in result.uncertain:
                print_message(f"Uncertain: {problem_line(doubt, args.source)}")
        else:
            _show(recipe, result.uncertain)
        text: str | None = None
        if args.json and not args.yes and not sys.stdin.isatty():
            print_message("Not written without asking; --yes writes it.")
        else:
            text = _as_yaml(recipe)
            if not args.yes:
                recipe, text = self._ask_to_write(recipe, text)
                path = path.with_name(f"{recipe.name}.yaml")
        if text is not None:
            save_recipe(path, text, overwrite=args.force)
            print_message(f"Written: {path}; kitchen-tui cook {quote(recipe.name)} cooks it.")
            print_if_hidden(recipe.name)
            self.taken.add(recipe.name)
        if args.json:
            _print_json(recipe, result, str(path) if text is not None else None)

    def name_for(self, recipe: "Recipe") -> str:
        """Return the requested name or one made from the title, with a number if this run has already used it."""
        from kitchen_tui.recipes.library.own_recipes import file_name

        wanted = name = _as_name(self._args.name) or file_name(recipe.title, self._stem)
        number = 2
        while name in self.taken:
            name, number = f"{wanted}-{number}", number + 1
        return name

    def _ask_to_write(self, recipe: "Recipe", text: str) -> "tuple[Recipe, str | None]":
        """Ask whether to write the recipe or to edit it first; return it with the text to write, or with None.

        A recipe that cannot be read after the edit can be edited again, but not written.
        """
        read = ReadResult(recipe)
        while True:
            can_be_read = read.recipe is not None
            question = f"Write this to your library as “{recipe.name}”?" if can_be_read else "It cannot be written yet."
            edit = {"e": "edit it first" if can_be_read else "edit it again"} if editor() else {}
            answers = {"y": "yes", "n": "no"} if can_be_read else {"n": "discard it"}
            answer = ask(question, answers | edit, "This needs a terminal; --yes writes it.")
            if answer != "e":
                return recipe, text if answer == "y" else None
            edited = _edit_text(text)
            if edited == text:
                print_message("Nothing was changed in the editor.")
                continue
            text, read = edited, _show_again(edited)
            if read.recipe is not None:
                recipe = read.recipe._replace(name=self._name_after_edit(recipe.name, read.recipe))

    def _name_after_edit(self, name: str, edited: "Recipe") -> str:
        """Return a name made from the edited title, or the present name if that is taken."""
        wanted = self.name_for(edited)
        try:
            new_recipe_path(wanted, overwrite=self._args.force)
        except Stop as stop:
            print_message(f"{stop} It keeps the name “{name}”.")
            return name
        return wanted


def _as_name(wanted: str | None) -> str:
    """Return the name given with --as, without the suffix of the file."""
    name = wanted or ""
    return name[:-5] if name.lower().endswith(".yaml") and len(name) > 5 else name


def _show(recipe: "Recipe", doubts: "Sequence[Problem]") -> None:
    from kitchen_tui.recipes.preview import recipe_lines

    for text in recipe_lines(recipe, doubts, terminal_width()):
        print_line(text)
    print_line()


def _as_yaml(recipe: "Recipe") -> str:
    """Return the recipe as YAML; print what that cannot express. Raises Stop."""
    from kitchen_tui.recipes.library.own_recipes import UnwritableError, as_yaml

    try:
        text, lost = as_yaml(recipe)
    except UnwritableError as error:
        raise Stop(Exit.PROBLEM, str(error)) from None
    for sentence in lost:
        print_message(sentence)
    return text


def _edit_text(text: str) -> str:
    """Return the text as edited by the cook; if the editor fails, print why and return the text as it was."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="kitchen-tui-") as folder:
        path = Path(folder) / "recipe.yaml"
        path.write_text(text, encoding="utf-8")
        if not open_in_editor(path) or not path.is_file():
            return text
        return path.read_text(encoding="utf-8", errors="replace")


def _show_again(text: str) -> ReadResult:
    """Read an edited recipe; print its problems, and how it is read now."""
    from kitchen_tui.recipes.formats.yaml.reader import read_yaml

    result = read_yaml(text, "recipe")
    if result.recipe is not None:
        _show(result.recipe, result.uncertain)
    print_problems(result, "recipe.yaml")
    return result


def _print_json(recipe: "Recipe", result: ReadResult, written: str | None) -> None:
    from kitchen_tui.cli.recipe_json import recipe_json

    uncertain = [
        {"text": doubt.text, "line": doubt.line or None, "column": doubt.column or None, "hint": doubt.hint}
        for doubt in result.uncertain
    ]
    print_json({**recipe_json(recipe), "uncertain": uncertain, "written": written})


_EXPORT_HELP = "Print a recipe in another format on stdout; what the format cannot express is listed on stderr."


WRITERS = {
    "yaml": "yaml.writer.write_yaml",
    "cooklang": "cooklang.write_cooklang",
    "recipemd": "recipemd.write_recipemd",
    "jsonld": "web.jsonld_writer.write_jsonld",
    "text": "text.writer.write_text",
}
"""The function that writes each format, in a module of `recipes.formats`: only the one that is used is imported."""


def _export_arguments(parser: ArgumentParser) -> None:
    """Add RECIPE and the format."""
    parser.add_argument("recipe", metavar="RECIPE")
    parser.add_argument("--to", required=True, choices=tuple(WRITERS), metavar="FORMAT", help=", ".join(WRITERS))


def _export(args: Namespace) -> int:
    """Print the recipe on stdout, and what the format cannot express on stderr."""
    recipe, code = read_recipe(args.recipe, "exported")
    module, _, function = WRITERS[args.to].rpartition(".")
    written: Export = getattr(import_module(f"kitchen_tui.recipes.formats.{module}"), function)(recipe)
    sys.stdout.write(written.text if written.text.endswith("\n") else f"{written.text}\n")
    for sentence in written.lost:
        print_message(sentence)
    return code


VERBS = {
    "import": Verb(_IMPORT_HELP, _import_arguments, _import),
    "export": Verb(_EXPORT_HELP, _export_arguments, _export),
}
