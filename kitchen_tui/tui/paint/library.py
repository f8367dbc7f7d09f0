"""The library on paper: a row a recipe, and what is known of the chosen one."""

from collections.abc import Mapping

from kitchen_tui.clock import format_day
from kitchen_tui.recipes.library.index import Entry
from kitchen_tui.recipes.library.recipe_list import RecipeList, is_broken, title_of
from kitchen_tui.tui.paint.footer import written
from kitchen_tui.tui.paint.ink import BLANK, Ink, Line, ink, justify, width_of, wrapped

BROKEN = "▲ cannot be read"
_MARGIN = "  "
_MEASURE = 66


def count(shelf: RecipeList, shown: int) -> str:
    """How many there are, and how many of them are shown, or cannot be read."""
    there = len(shelf.entries)
    if shown < there:
        return f"{shown:,} of {there:,} recipes"
    return f"{there:,} recipes{f', {shelf.broken:,} of them cannot be read' if shelf.broken else ''}"


def nothing(width: int) -> list[Line]:
    """Where nothing was found."""
    return [BLANK, *wrapped("No recipe has all of these words.", width, "faint", _MARGIN)]


def row(entry: Entry, chosen: bool, cooked_ms: int, width: int) -> Line:
    """The title, and at the right what it takes: what of that has room beside the title, the time before all."""
    lead = Ink(" ▸ " if chosen else "   ", "key")
    title = ink(title_of(entry), "cursor" if chosen else "faint" if is_broken(entry) else "text")
    if is_broken(entry):
        return justify((lead, title), (ink(f"{BROKEN} ", "warn"),), width)
    room = width - width_of((lead, title)) - 1
    apart: Line = ()
    for fact in filter(None, (entry.takes, f"cooked {format_day(cooked_ms)}" if cooked_ms else "", _serves(entry))):
        longer: Line = (*apart[:-1], ink(f"{' · ' if apart else ''}{fact}", "faint"), Ink(" "))
        apart = longer if width_of(longer) <= room else apart
    return justify((lead, title), apart, width)


def _serves(entry: Entry) -> str:
    return f"for {entry.serves}" if entry.serves.isdecimal() or "–" in entry.serves else entry.serves


def about(entry: Entry | None, cooked: Mapping[str, int], how: str, width: int) -> list[Line]:
    """Title, how it went last, tags, ingredients; of a broken file its problems."""
    if entry is None:
        return []
    measure = min(width - 1, _MEASURE)
    lines = [BLANK, *wrapped(title_of(entry), measure, "head", _MARGIN)]
    if is_broken(entry):
        for problem in entry.problems:
            lines += [BLANK, *wrapped(problem, measure, "warn", _MARGIN)]
        return lines
    if entry.name in cooked:
        lines += wrapped(f"cooked {format_day(cooked[entry.name])}", measure, "good", _MARGIN)
        lines += wrapped(how, measure, "good", _MARGIN)
    lines += wrapped(" · ".join(filter(None, (entry.takes, _serves(entry)))), measure, "text", _MARGIN)
    if entry.about:
        lines += [BLANK, *wrapped(entry.about, measure, "text", _MARGIN)]
    lines += [BLANK, *wrapped(" · ".join(entry.tags), measure, "faint", _MARGIN)]
    lines += [BLANK, *wrapped(_ingredients(entry), measure, "text", _MARGIN), BLANK]
    return [*lines, *wrapped("your own" if entry.own else "comes with the program", measure, "faint", _MARGIN)]


def _ingredients(entry: Entry) -> str:
    if not entry.ingredients:
        return "not looked into yet" if not entry.fresh else ""
    return " · ".join(entry.ingredients)


def keys(has_line: bool, beside: bool, width: int) -> Line:
    """The footer."""
    leave = "clear" if has_line else "back to the stove" if beside else "quit"
    hints = [("enter", "cook"), ("esc", leave), ("↑↓", "choose"), ("type", "to find: title, ingredient, tag")]
    return written(hints, width)
