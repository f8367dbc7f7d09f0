"""The library's lines: a row for each recipe, and what is known about the selected one."""

from collections.abc import Mapping

from kitchen_tui.clock import format_day
from kitchen_tui.recipes.library.index import Entry
from kitchen_tui.recipes.library.recipe_list import RecipeList, is_broken, is_favourite, title_of
from kitchen_tui.tui.paint.key_hints import Hint
from kitchen_tui.tui.paint.styled_text import BLANK, Line, Styled, fit, justify, styled, wrapped

BROKEN = "▲ cannot be read"
_MARGIN = "  "
_MEASURE = 66


def count(shelf: RecipeList, shown: int) -> str:
    """Return how many recipes there are, and how many of them are shown or cannot be read."""
    total = len(shelf.entries)
    if shown < total:
        return f"{shown:,} of {total:,} recipes"
    noun = "recipe" if total == 1 else "recipes"
    return f"{total:,} {noun}{f', {shelf.broken:,} cannot be read' if shelf.broken else ''}"


def nothing(width: int) -> list[Line]:
    """Return what is shown if nothing was found."""
    return [BLANK, *wrapped("No recipe has all of these words.", width, "faint", _MARGIN)]


def row(entry: Entry, is_selected: bool, cooked_ms: int, width: int, stars: int = -1) -> Line:
    """Return the title and the columns of facts; a column with a negative position is left out."""
    lead = Styled(" ▸ " if is_selected else "   ", "key")
    name = f"{'♥ ' if is_favourite(entry) else ''}{title_of(entry)}"
    title = styled(name, "faint" if is_broken(entry) else "text")
    if is_broken(entry):
        line = justify((lead, title), (styled(f"{BROKEN} ", "warning"),), width)
    else:
        line = justify((lead, title), _columns(entry, cooked_ms, stars, width), width)
    if is_selected:
        return (Styled(fit("".join(part.text for part in line), width), "cursor"),)
    return line


def _columns(entry: Entry, cooked_ms: int, stars: int, width: int) -> Line:
    """Return the facts in columns: the time always, then as many of the others as leave room for the title."""
    columns = (
        (entry.takes, 12),
        ("★" * stars, 6),
        (format_day(cooked_ms) if cooked_ms > 0 else "", 11),
        (_serves(entry), 9),
    )
    shown = (True, stars >= 0, cooked_ms >= 0, True)
    room = width * 3 // 5
    line: Line = ()
    for (text, size), is_shown in zip(columns, shown, strict=True):
        if is_shown and size <= room:
            room -= size
            line = (styled(fit(f"{text:>{size - 1}}", size - 1), "faint"), Styled(" "), *line)
    return line


def _serves(entry: Entry) -> str:
    return f"for {entry.serves}" if entry.serves.isdecimal() or "–" in entry.serves else entry.serves


def about(entry: Entry | None, cooked: Mapping[str, int], note: str, width: int) -> list[Line]:
    """Return title, last note, tags and ingredients; for a broken file its problems."""
    if entry is None:
        return []
    measure = min(width - 1, _MEASURE)
    lines = [BLANK, *wrapped(title_of(entry), measure, "heading", _MARGIN)]
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
    lines += [BLANK, *wrapped(" · ".join(entry.tags), measure, "faint", _MARGIN)]
    lines += [BLANK, *wrapped(_ingredients(entry), measure, "text", _MARGIN), BLANK]
    return [*lines, *wrapped("your own" if entry.own else "included with kitchen-tui", measure, "faint", _MARGIN)]


def _ingredients(entry: Entry) -> str:
    if not entry.ingredients:
        return "not read yet" if not entry.fresh else ""
    return " · ".join(entry.ingredients)


def hints(has_text: bool, is_beside: bool) -> list[Hint]:
    """Return the keys for the footer."""
    leave = "clear" if has_text else "back to the stove" if is_beside else "quit"
    own = [Hint("^o", "import"), Hint("^e", "edit"), Hint("^x", "delete")]
    return [Hint("enter", "cook"), Hint("esc", leave), Hint("↑↓", "choose"), Hint("type", "to search"), *own]
