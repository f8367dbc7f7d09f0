"""Texts with several recipes: a chapter of a cookbook, or a file with one recipe under each heading."""

from typing import NamedTuple

from kitchen_tui.recipes.formats.text.evidence import has_amount
from kitchen_tui.recipes.formats.text.lines import Line
from kitchen_tui.recipes.formats.text.roles import role_of

_FEWEST_IN_CHAPTER = 3
_FEWEST_AMOUNTS = 2
_STEP_WORDS = 8


class Part(NamedTuple):
    """A heading and the lines below it."""

    title: str
    lines: list[Line]


def recipes_in(lines: list[Line]) -> list[Part]:
    """Return the recipes of a collection, in order; none if the text is a single recipe."""
    roles = {role_of(line.text) for line in lines if line.kind == "heading"}
    if roles & {"ingredients", "steps"}:
        complete = [part for part in _parts(lines, 1) if _has_ingredients(part)]
        return complete if len(complete) > 1 else []
    complete = [part for part in _parts(lines, 9) if _is_recipe(part)]
    return complete if len(complete) >= _FEWEST_IN_CHAPTER else []


def _parts(lines: list[Line], lowest: int) -> list[Part]:
    """Split the lines at the headings down to a level."""
    parts = [Part("", [])]
    for line in lines:
        if line.kind == "heading" and line.level <= lowest and not role_of(line.text):
            parts.append(Part(line.text, []))
        else:
            parts[-1].lines.append(line)
    return parts


def _has_ingredients(part: Part) -> bool:
    return bool(part.title) and any(
        line.kind == "heading" and role_of(line.text) == "ingredients" for line in part.lines
    )


def _is_recipe(part: Part) -> bool:
    """Return whether there are some amounts, and something to do."""
    texts = [line.text for line in part.lines if line.kind in ("text", "bullet", "number")]
    amounts = [text for text in texts if has_amount(text)]
    others = [text for text in texts if len(text.split()) >= _STEP_WORDS and text not in amounts]
    return bool(part.title) and len(amounts) >= _FEWEST_AMOUNTS and bool(others)
