"""What every reader of recipes answers: a recipe, and what there is to say about it, each with its place."""

from typing import NamedTuple

from kitchen_tui.model.recipe import Recipe


class Problem(NamedTuple):
    """One thing to tell the cook: a sentence, where it is (counted from 1; 0 where nobody knows), what to do.

    `correction` is a misspelt word of the file and the word that was certainly meant; both empty if that is unsure.
    """

    text: str
    line: int = 0
    column: int = 0
    hint: str = ""
    correction: tuple[str, str] = ("", "")


class ReadResult(NamedTuple):
    """What a reader made of a file.

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
