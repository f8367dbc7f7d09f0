"""The lines of the library: a row per recipe, and a preview of the selected one."""

from collections.abc import Mapping

from kitchen_tui.clock import format_day
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.recipes.library.index import Entry, RecipeList, is_broken, is_favourite, title_of
from kitchen_tui.tui.paint.key_hints import Hint
from kitchen_tui.tui.paint.step import step_length
from kitchen_tui.tui.paint.styled_text import (
    BLANK,
    Line,
    Styled,
    cells,
    cut,
    fit,
    joined,
    justify,
    styled,
    width_of,
    wrapped,
)

BROKEN = "▲ cannot be read"
_HEADING_MARGIN, _MARGIN = " ", "   "
_MEASURE = 66
_TEXT_FROM = 50
"""From this many lines on, the preview has the text of the steps."""


def count(recipes: RecipeList, shown: int) -> str:
    """Return the number of recipes, and how many of them are shown or cannot be read."""
    total = len(recipes.entries)
    if shown < total:
        return f"{shown:,} of {total:,} recipes"
    noun = "recipe" if total == 1 else "recipes"
    return f"{total:,} {noun}{f', {recipes.broken:,} cannot be read' if recipes.broken else ''}"


def nothing(width: int) -> list[Line]:
    """Return the text for a search without results."""
    return [BLANK, *wrapped("No recipe has all of these words.", width, "faint", _MARGIN)]


def row(
    entry: Entry,
    cooked_ms: int,
    width: int,
    stars: int = -1,
    *,
    qualifier: str = "",
    is_selected: bool,
    is_marked: bool,
) -> Line:
    """Return the title, then `qualifier`, if there is another recipe of that title, and the columns of facts.

    A fact with a negative position is left out.
    """
    lead = Styled(f"{'✓' if is_marked else ' '}{'▸' if is_selected else ' '} ", "key")
    name = f"{'♥ ' if is_favourite(entry) else ''}{title_of(entry)}"
    title = styled(name, "faint" if is_broken(entry) else "text")
    facts = (styled(f"{BROKEN} ", "warning"),) if is_broken(entry) else _columns(entry, cooked_ms, stars, width)
    if qualifier:
        room = width - width_of((lead, *facts)) - 1
        mark = cut((styled(f" ({qualifier})", "faint"),), max(room // 2, room - cells(title.text)))
        short = fit(title.text, room - width_of(mark)).rstrip()
        line = justify((lead, title._replace(text=short), *mark), facts, width)
    else:
        line = justify((lead, title), facts, width)
    if is_selected:
        return (Styled(fit("".join(part.text for part in line), width), "cursor"),)
    return line


def _columns(entry: Entry, cooked_ms: int, stars: int, width: int) -> Line:
    """Return the facts to show in columns: always the time, then as many as leave room for the title."""
    columns = (
        (entry.takes, 12),
        (f"{'★' * stars:<5} ", 7),
        (format_day(cooked_ms) if cooked_ms > 0 else "", 11),
        (_serves(entry), 9),
    )
    shown = (True, stars >= 0, cooked_ms >= 0, True)
    room = width * 2 // 5
    line: Line = ()
    for (text, size), is_shown in zip(columns, shown, strict=True):
        if is_shown and size <= room:
            room -= size
            line = (styled(fit(f"{text:>{size - 1}}", size - 1), "faint"), Styled(" "), *line)
    return line


def _serves(entry: Entry) -> str:
    return f"for {entry.serves}" if entry.serves.isdecimal() or "–" in entry.serves else entry.serves


def about(
    entry: Entry | None, recipe: Recipe | None, cooked: Mapping[str, int], note: str, width: int, height: int
) -> list[Line]:
    """Return title, last note, description, ingredients and steps; for a broken file its problems.

    `recipe` is None while the file has not been read; then the ingredients have no amounts and steps are missing.
    """
    if entry is None:
        return []
    measure = min(width - 1, _MEASURE)
    lines = wrapped(title_of(entry), measure, "heading", _HEADING_MARGIN)
    if is_broken(entry):
        for problem in entry.problems:
            lines += [BLANK, *wrapped(problem, measure, "warning", _MARGIN)]
        return lines
    if entry.name in cooked:
        lines += wrapped(f"cooked {format_day(cooked[entry.name])}", measure, "good", _MARGIN)
        lines += wrapped(note, measure, "good", _MARGIN)
    lines += wrapped(" · ".join(filter(None, (entry.takes, _serves(entry)))), measure, "text", _MARGIN)
    if entry.about:
        lines += [BLANK, *wrapped(entry.about, measure, "text", _MARGIN)]
    names = [line.text for line in recipe.ingredients()] if recipe else entry.ingredients
    if names or not entry.is_current:
        lines += [BLANK, (styled(f"{_HEADING_MARGIN}Ingredients", "heading"),)]
        lines += joined(names, measure, "text", _MARGIN) or wrapped("not read yet", measure, "faint", _MARGIN)
    if recipe and recipe.steps:
        lines += [BLANK, (styled(f"{_HEADING_MARGIN}Steps", "heading"),)]
        lines += _steps(recipe, measure, height >= _TEXT_FROM)
    own = "your own" if entry.own else "included with kitchen-tui"
    facts = filter(None, (*entry.tags, own, entry.origin))
    return [*lines, BLANK, *joined(facts, measure, "faint", _MARGIN)]


def _steps(recipe: Recipe, width: int, has_text: bool) -> list[Line]:
    """Return number, title and length of each step in columns, and its text if there is room."""
    lines: list[Line] = []
    for step in recipe.steps:
        name = styled(step.title, "strong" if has_text else "text")
        title: Line = (Styled(_MARGIN), styled(f"{step.number:>2}  ", "faint"), name)
        lines.append(justify(title, (styled(step_length(step), "faint"),), width))
        if has_text:
            lines += wrapped(step.text, width, "faint", f"{_MARGIN}    ")
    return lines


def hints(
    entry: Entry | None, has_text: bool, is_beside: bool, marked: int, scrolls: bool, is_alone: bool = False
) -> list[Hint]:
    """Return the hints for the footer for a selected recipe.

    `scrolls` if the preview is longer than its pane, `is_alone` if there is no room for one beside the list.
    """
    leave = "clear" if has_text else "back to the stove" if is_beside else "quit"
    cook = "why not" if entry and is_broken(entry) else "cook"
    own = [
        Hint(
            "enter", f"cook {marked} marked" if marked else cook, priority=9, short=f"cook {marked}" if marked else ""
        ),
        Hint("^p", "look" if is_alone else "whole recipe", priority=8 if is_alone else 2),
        Hint("tab", "mark", priority=7),
        Hint("^o", "import", priority=6),
        Hint("^e", "edit" if entry and entry.own else "edit a copy", priority=5, short="edit"),
        Hint("^x", "delete" if entry and entry.own else "", priority=4),
        Hint("pgdn", "preview" if scrolls else "", priority=3),
    ]
    shown = [hint for hint in own if hint.label and (entry or hint.key == "^o" or (marked and hint.key == "enter"))]
    return [*shown, Hint("esc", leave, priority=8)]
