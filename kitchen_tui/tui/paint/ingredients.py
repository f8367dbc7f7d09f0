"""The ingredients: the full list, what is at hand ticked, what this step takes lit."""

from typing import NamedTuple

from kitchen_tui.cooking.view import DishView, IngredientView
from kitchen_tui.tui.paint.ink import BLANK, Ink, Line, Role, cut, fit, ink, wrap

_UNLISTED = "not in the recipe's list"


class Listed(NamedTuple):
    """Lines, and for each the id of the row it belongs to ("" for headings): clicks and the cursor find it there."""

    lines: list[Line]
    rows: list[str]


def ingredients(dish: DishView, width: int, cursor: str) -> Listed:
    """All groups under their names, in `width` cells; `cursor` is the id of the chosen row, or empty."""
    listed = Listed([], [])
    for group in dish.groups:
        if group.name:
            if listed.lines:
                _put(listed, BLANK, "")
            _put(listed, cut((ink(f" {group.name}", "head"),), width), "")
        for line in group.lines:
            for row in _row(line, width, line.ingredient.id == cursor):
                _put(listed, row, line.ingredient.id)
    return listed


def count(dish: DishView) -> str:
    """How much of the recipe is made, and how many are ticked: "for 8 · 7/19", "×1½ · 7/19"."""
    return " · ".join(filter(None, (_made(dish), f"{dish.ticked}/{dish.of}")))


def _made(dish: DishView) -> str:
    if dish.servings or dish.factor == (1, 1):
        return f"for {dish.servings}" if dish.servings else ""
    from fractions import Fraction

    from kitchen_tui.recipes.scaling.kitchen_numbers import times

    return times(Fraction(*dish.factor))


def _put(listed: Listed, line: Line, row: str) -> None:
    listed.lines.append(line)
    listed.rows.append(row)


def _row(line: IngredientView, width: int, chosen: bool) -> list[Line]:
    """A tick, a mark when lit, and the text with a hanging indent; a partial amount is said behind it."""
    mark = "▸" if line.lit else " "
    tick = "✓" if line.ticked else "·"
    role = _role(line)
    rows: list[Line] = []
    for number, text in enumerate(wrap(ink(_text(line)).text, max(8, width - 5))):
        lead = f"{'▌' if chosen else ' '}{f'{mark}{tick}' if number == 0 else '  '} "
        rows.append((Ink(fit(lead + text, width), "cursor"),) if chosen else (Ink(lead, role), Ink(text, role)))
    return rows


def _text(line: IngredientView) -> str:
    text = line.ingredient.text
    if line.lit and line.uses and line.uses not in text:
        text += f" → {line.uses}"
    return text if line.ingredient.listed else f"{text} ({_UNLISTED})"


def _role(line: IngredientView) -> Role:
    if line.lit:
        return "lit"
    if line.used_up:
        return "faint"
    return "good" if line.ticked else "text"
