"""Texts and times as the file will give them back."""

from collections.abc import Iterable

from kitchen_tui.model.duration import LONGEST, MINUTE, SECOND, format_duration, format_span
from kitchen_tui.model.recipe import Ingredient
from kitchen_tui.model.text import clean, clean_line
from kitchen_tui.model.timer_spec import Span
from kitchen_tui.recipes.formats.yaml.emit import Value


def line(text: str, most: int | None = None) -> str:
    """On one line, its white space folded."""
    return clean_line(text, most)


def prose(text: str) -> str:
    """With its line breaks."""
    return clean(text).strip()


def lines(texts: Iterable[str]) -> tuple[str, ...]:
    """Each on one line, empty ones left out."""
    return tuple(each for text in texts if (each := line(text)))


def ingredient_line(one: Ingredient) -> str:
    """Return an ingredient as one line, made of the parts that it has."""
    return line(one.text) or line(f"{one.quantity} {one.name}") or "?"


def said(**values: Value) -> dict[str, Value]:
    """The keys that say something."""
    return {key: value for key, value in values.items() if value}


def time(span: Span) -> str:
    """A time or window in words that mean exactly it; empty where there are none: nothing, backward, over a month."""
    if not 0 < span.least_ms <= span.most_ms <= LONGEST:
        return ""
    if all(ms % SECOND == 0 for ms in span):
        return format_span(span).replace("–", "-")
    return " to ".join(dict.fromkeys(map(_exact, span)))


def _exact(ms: int) -> str:
    """Return a time with fractions of a second, which a file may contain."""
    minutes, rest = divmod(ms, MINUTE)
    return f"{format_duration(minutes * MINUTE) if minutes else ''} {rest / SECOND} s".strip()
