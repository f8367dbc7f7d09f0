"""The result of all readers: a recipe, and problems with their places."""

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import Recipe


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
