"""The ingredients pane: the full list with ticks, and marks for those that the step uses."""

from kitchen_tui.cooking.view import DishView, IngredientView
from kitchen_tui.tui.paint.styled_text import BLANK, Line, Role, Rows, Styled, cut, fit, styled, wrap, wrapped

_UNLISTED, _NONE = "not in the recipe's list", "This recipe lists no ingredients."


def ingredients(dish: DishView, width: int, cursor: str) -> Rows:
    """Return all groups with their names, in `width` cells; `cursor` is the id of the selected row or ""."""
    rows = Rows([], [])
    if not dish.of:
        rows.add([BLANK, *wrapped(_NONE, width, "faint", "  ")])
    for group in dish.groups:
        if group.name:
            if rows.lines:
                rows.add([BLANK])
            rows.add([cut((styled(f" {group.name}", "heading"),), width)])
        for line in group.lines:
            rows.add(_row(line, width, line.ingredient.id == cursor), line.ingredient.id)
    return rows


def count(dish: DishView) -> str:
    """Return how much is made and how many ingredients are ticked: "for 8 · 7/19", "×1½ · 7/19"."""
    return " · ".join(filter(None, (_made(dish), f"{dish.ticked}/{dish.of}" if dish.of else "")))


def _made(dish: DishView) -> str:
    if dish.servings or dish.factor == (1, 1):
        return f"for {dish.servings}" if dish.servings else ""
    from fractions import Fraction

    from kitchen_tui.recipes.scaling.measures import times

    return times(Fraction(*dish.factor))


def _row(line: IngredientView, width: int, is_selected: bool) -> list[Line]:
    """Return the cursor, a bar if the step uses it, a box or a tick, and the text with a hanging indent."""
    bar = "▎" if line.lit else " "
    tick = "✓" if line.ticked else "□"
    role = _role(line)
    rows: list[Line] = []
    for number, text in enumerate(wrap(styled(_text(line)).text, max(8, width - 5))):
        prefix = f"{'▸' if is_selected and number == 0 else ' '}{bar}{tick if number == 0 else ' '} "
        if is_selected:
            rows.append((Styled(fit(prefix + text, width), "cursor"),))
        else:
            rows.append((Styled(prefix, role), Styled(text, role)))
    return rows


def _text(line: IngredientView) -> str:
    """Return the ingredient, with the part of it that this step uses."""
    text = line.ingredient.text
    if line.lit and line.uses and line.uses not in text:
        text += f" · {line.uses} now"
    return text if line.ingredient.listed else f"{text} ({_UNLISTED})"


def _role(line: IngredientView) -> Role:
    if line.lit:
        return "highlight"
    if line.used_up:
        return "faint"
    return "good" if line.ticked else "text"
