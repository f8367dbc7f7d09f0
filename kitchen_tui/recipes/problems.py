"""The result of all readers (a recipe, and problems with their places) and the limits on what they read."""

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import Recipe

# Limits that several readers share: what goes beyond them would take too long, and is refused or not searched.
MOST_BYTES = 1_000_000
"""Bytes of a recipe file, and characters of a text."""
MOST_LINES = 20_000
"""Lines of a recipe file."""
MOST_PAGE_BYTES = 10_000_000
"""Bytes of a web page or of another program's export, most of which is not the recipe."""
MOST_ARCHIVE_BYTES = 200_000_000
"""Bytes of an archive, and of all files in it."""
MOST_RECIPES = 5_000
"""Recipes of one file of another program."""
MOST_TOKENS = 200_000
"""Tags and texts of a web page that are looked at; the largest real pages have a fifth of that."""
LONGEST_TITLE = 300
"""Characters of a title on a web page or in another program's export."""
LONGEST_MARKUP = 2_000
"""Characters of a line that are searched for markup; a longer one is a paragraph of plain text."""
MOST_PARTS = 1_000
"""Ingredients and steps of one recipe; a long one has eighty."""
LONGEST_TEXT = 4_000
"""Characters of a step or an ingredient that are searched for times and amounts; a long step has a thousand."""
LONGEST_RECIPE = 100_000
"""Characters of all steps together that are searched for times."""
MOST_LINKED = 100
"""Ingredients that steps are linked to."""
MOST_PAIRS = 5_000
"""Pairs of a step and an ingredient that are searched for links; a long recipe has fifteen hundred."""


class Problem(NamedTuple):
    """A sentence for the cook, its place (counted from 1; 0 if unknown), and a hint.

    `correction` is a misspelt word and what was meant, if that is certain; otherwise both are empty.
    """

    text: str
    line: int = 0
    column: int = 0
    hint: str = ""
    correction: tuple[str, str] = ("", "")


class ReadResult(NamedTuple):
    """The result of reading a file.

    `recipe` is None if it could not be read; then `problems` say why. With a recipe, `problems` are faults that were
    ignored. `uncertain` holds what was guessed, to be reviewed.
    """

    recipe: Recipe | None
    problems: tuple[Problem, ...] = ()
    uncertain: tuple[Problem, ...] = ()


def problem_line(problem: Problem, path: object) -> str:
    """Return "FILE:LINE:COLUMN: sentence. hint", without an unknown line or column."""
    place = ":".join([str(path), *(str(number) for number in (problem.line, problem.column) if number)])
    return f"{place}: {problem.text} {problem.hint}".rstrip()
