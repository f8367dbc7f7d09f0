"""The result of every reader: a recipe, and problems, each with its place."""

from typing import NamedTuple

from kitchen_tui.model.recipe import Recipe


class Problem(NamedTuple):
    """A sentence for the cook, its place (counted from 1; 0 if unknown), and a hint.

    `correction` is a misspelt word of the file and the word that was certainly meant; both are empty if that is unsure.
    """

    text: str
    line: int = 0
    column: int = 0
    hint: str = ""
    correction: tuple[str, str] = ("", "")


class ReadResult(NamedTuple):
    """The result of reading a file.

    `recipe` is None when there is none to be had; then `problems` says why. `problems` beside a recipe are faults
    that were read past. `uncertain` holds what was understood by guessing, offered for review.
    """

    recipe: Recipe | None
    problems: tuple[Problem, ...] = ()
    uncertain: tuple[Problem, ...] = ()


def problem_line(problem: Problem, path: object) -> str:
    """The problem on one line, "FILE:LINE:COLUMN: sentence. hint"; an unknown line or column is left out."""
    place = ":".join([str(path), *(str(number) for number in (problem.line, problem.column) if number)])
    return f"{place}: {problem.text} {problem.hint}".rstrip()
