"""Formats text, lists, keys and times as YAML, the way a person would write it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import wrap
from typing import TypeAlias, Union

from kitchen_tui.model.duration import LONGEST, MINUTE, SECOND, Span, format_duration, format_span
from kitchen_tui.model.recipe import Ingredient
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean, clean_line

Value: TypeAlias = Union[str, "Words", "Sequence[Value]", "Mapping[str, Value]"]

_WIDTH = 112
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_IN_FLOW = lazy_regex(r"[,:?\[\]{}]")


class Words(tuple[str, ...]):
    """A list of short texts, on one line if they fit."""

    __slots__ = ()


def emitted(value: Mapping[str, Value]) -> str:
    """Return a file for `value`, which reads back exactly. Blank lines separate keys with lists or keys below them."""
    blocks = ["\n".join(_pair(key, below, 0)) for key, below in value.items()]
    lines: list[str] = []
    for block in blocks:
        apart = "\n" in block
        if lines and (apart or "\n" in lines[-1]):
            lines.append("")
        lines.append(block)
    return "\n".join(lines) + "\n"


def _pair(key: str, value: Value, indent: int) -> Iterator[str]:
    """Yield the lines of `key: value`, the first one not indented."""
    name = f"{scalar(key)}:"
    if isinstance(value, str):
        yield from _text(name, value, indent)
    elif isinstance(value, Words) and (line := _flow(value)) and indent + len(name) + len(line) <= _WIDTH:
        yield f"{name} {line}"
    elif not value:
        yield f"{name} []"
    elif isinstance(value, Mapping):
        yield name
        yield from _keys(value, indent + 2)
    else:
        yield name
        yield from _items(value, indent + 2)


def _keys(value: Mapping[str, Value], indent: int) -> Iterator[str]:
    for key, below in value.items():
        first, *rest = _pair(key, below, indent)
        yield " " * indent + first
        yield from rest


def _items(values: Sequence[Value], indent: int) -> Iterator[str]:
    """Yield list items; blank lines separate items of several lines."""
    apart = all(isinstance(value, Mapping) and len(value) > 2 for value in values)
    for at, value in enumerate(values):
        if apart and at:
            yield ""
        lines = list(_item(value, indent))
        yield f"{' ' * indent}- {lines[0]}"
        yield from lines[1:]


def _item(value: Value, indent: int) -> Iterator[str]:
    if isinstance(value, str):
        yield from _text("", value, indent)
    elif isinstance(value, Mapping):
        first, *rest = _keys(value, indent + 2)
        yield first.lstrip()
        yield from rest
    else:
        raise TypeError("a recipe has no lists in lists")


def _text(before: str, text: str, indent: int) -> Iterator[str]:
    """Yield a text after its key or dash: on the same line, or folded or line by line below it."""
    gap = " " if before else ""
    line = scalar(text)
    inner = " " * (indent + 2)
    if "\n" in line:
        yield f"{before}{gap}|"
        yield from (f"{inner}{line}".rstrip() for line in text.split("\n"))
    elif indent + len(before) + len(line) > _WIDTH and _folds(text):
        yield f"{before}{gap}>"
        yield from (f"{inner}{line}" for line in _folded(text, _WIDTH - indent))
    else:
        yield f"{before}{gap}{line}"


def _folded(text: str, width: int) -> list[str]:
    return wrap(text, width, break_long_words=False, break_on_hyphens=False)


def _folds(text: str) -> bool:
    return text == " ".join(text.split())


def scalar(text: str, in_flow: bool = False) -> str:
    """Return a text as a scalar, quoted if necessary; one of several lines may be returned with its line breaks."""
    lines = text.split("\n")
    if "\t" in text or any(line != line.rstrip() for line in lines) or (not text.isprintable() and len(lines) == 1):
        return json.dumps(text, ensure_ascii=False)
    if len(lines) > 1:
        return json.dumps(text, ensure_ascii=False) if text != text.strip() or in_flow else text
    if not text or text[0] in _INDICATORS or text[0] == " " or text[-1] == ":" or ": " in text or " #" in text:
        return _quoted(text)
    return _quoted(text) if in_flow and _IN_FLOW.search(text) else text


def _quoted(text: str) -> str:
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def _flow(words: Words) -> str:
    return f"[{', '.join(scalar(word, in_flow=True) for word in words)}]"


def prose(text: str) -> str:
    """Return text with its line breaks."""
    return clean(text).strip()


def lines(texts: Iterable[str]) -> tuple[str, ...]:
    """Return texts, each on one line, without empty ones."""
    return tuple(kept for text in texts if (kept := clean_line(text)))


def ingredient_line(one: Ingredient) -> str:
    """Return an ingredient as one line, made of the parts that it has."""
    return clean_line(one.text) or clean_line(f"{one.quantity} {one.name}") or "?"


def non_empty(**values: Value) -> dict[str, Value]:
    """Return the keys whose values are not empty."""
    return {key: value for key, value in values.items() if value}


def time(span: Span) -> str:
    """Return text that reads back as exactly this time or window.

    Returns "" if the reader would refuse it: if it is less than a second, too long, or ends before it begins.
    """
    if not 0 < span.least_ms <= span.most_ms <= LONGEST or span.most_ms < SECOND:
        return ""
    if all(ms % SECOND == 0 for ms in span):
        return format_span(span).replace("–", "-")
    return " to ".join(dict.fromkeys(map(_exact, span)))


def _exact(ms: int) -> str:
    """Return a time that has fractions of a second, which files may contain."""
    minutes, rest = divmod(ms, MINUTE)
    return f"{format_duration(minutes * MINUTE) if minutes else ''} {rest / SECOND} s".strip()
