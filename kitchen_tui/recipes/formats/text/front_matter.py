"""The few lines between `---` at the head of a Markdown file, as far as a recipe cares."""

import re
from typing import NamedTuple

from kitchen_tui.model.text import clean_line

_FENCE = re.compile(r"---[ \t]*")
_FIELD = re.compile(r"([A-Za-z][\w -]{0,30}):\s*(.*)")
_MOST_LINES = 100


class FrontMatter(NamedTuple):
    """Title, tags and source as stated; `body` is the rest of the text, which begins at line `first`."""

    title: str = ""
    tags: tuple[str, ...] = ()
    source: str = ""
    servings: str = ""
    body: str = ""
    first: int = 1


def split_front_matter(text: str) -> FrontMatter:
    """Front matter off the text, where there is any. It is read as plain `key: value` lines, not as YAML."""
    lines = text.split("\n")
    if not _FENCE.fullmatch(lines[0].lstrip("\ufeff").rstrip("\r")):
        return FrontMatter(body=text)
    end = next((at for at, line in enumerate(lines[1:_MOST_LINES], start=1) if _FENCE.fullmatch(line.strip())), 0)
    if not end:
        return FrontMatter(body=text)
    fields = {match[1].lower(): _unquoted(match[2]) for line in lines[1:end] if (match := _FIELD.match(line.strip()))}
    return FrontMatter(
        title=fields.get("title", ""),
        tags=tuple(_listed(fields.get("tags", ""))),
        source=fields.get("source", ""),
        servings=fields.get("servings", ""),
        body="\n".join(lines[end + 1 :]),
        first=end + 2,
    )


def _listed(value: str) -> list[str]:
    parts = (_unquoted(part) for part in value.strip("[]").split(","))
    return [part for part in parts if part]


def _unquoted(value: str) -> str:
    return clean_line(value).strip("\"' ")
