"""A text as lines that know what they are: headings, bullets, numbered items, words."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from kitchen_tui.model.text import clean

Kind = Literal["heading", "bullet", "number", "text", "blank"]

BOLD_LEVEL = 7
"""The level of a heading that is only a line in bold; it stands under all others."""
_ATX = re.compile(r"(#{1,6})\s+(.*?)[\s#]*")
_BOLD = re.compile(r"(\*\*|__)([^*_].{0,78}?)\1(:?)")
_BULLET = re.compile(r"([-*+•·▪◦‣–☐])\s+(?:\[[ xX]?\]\s+)?(\S.*)")
_NUMBER = re.compile(r"(?:step\s+)?(\d{1,3})\s*(?:[.):]|\ufe0f?\u20e3)\s+(\S.*)", re.IGNORECASE)
_INLINE = re.compile(r"(ingredients|method|directions|instructions):\s+(\S.*)", re.IGNORECASE)
"""A heading and all that stands under it, on one line."""
_BETWEEN = re.compile(r"[,;]\s+(?![^()]*\))")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_RULE = re.compile(r"(?:[-*_=~]\s*){3,}|\d{1,4}|<!--.*-->")
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
_STRONG = re.compile(r"(\*{1,3}|_{1,3})(?=\S)([^*_]+)(?<=\S)\1(?![^\W_])")
_PLAIN_HEADING = re.compile(
    r"(?:the )?(?:ingredients?|directions?|instructions?|method|steps|preparation|notes?|tips|storage|nutrition"
    r"|you will need|what you need|cook'?s notes?):?",
    re.IGNORECASE,
)
"""Words that are a heading when they stand alone on a line."""
_STEP_MARK = re.compile(r"step \d{1,3}\s*[.:]?", re.IGNORECASE)
_LONGEST_INLINE = 1_000
_HEADING_WORDS = 12


class Line(NamedTuple):
    """One line, its marks removed. `level` is a heading's, `indent` an item's; `mark` is its bullet."""

    kind: Kind
    text: str
    number: int
    level: int = 0
    indent: int = 0
    mark: str = ""


def lines_of(text: str, first: int = 1) -> list[Line]:
    """The lines of a text, counted from `first`; underlined, bold and numbered headings are headings too."""
    lines: list[Line] = []
    for number, raw in enumerate(clean(text).split("\n"), start=first):
        line = _line(raw.expandtabs(4), number)
        if line.kind == "text" and (inline := _INLINE.fullmatch(line.text)) and len(raw) <= _LONGEST_INLINE:
            lines += _spread(inline[1], inline[2], number)
        elif line.kind == "blank" and _is_heading_underline(raw, lines):
            lines[-1] = lines[-1]._replace(kind="heading", level=1 if "=" in raw else 2)
        elif line.kind != "text" or line.text:
            lines.append(line)
    return list(_numbered_headings(lines))


def _spread(heading: str, text: str, number: int) -> Iterator[Line]:
    """ "Ingredients: 2 eggs, 1 leek." as a heading and a list; a method as a heading and words."""
    yield Line("heading", heading, number, 2)
    if not heading.lower().startswith("ingr"):
        yield Line("text", text, number)
        return
    for item in _BETWEEN.split(text.rstrip(".")):
        if item.strip():
            yield Line("bullet", item.strip(), number, mark="-")


def unmarked(text: str) -> str:
    """The words of a line without Markdown's emphasis, links and pictures, white space folded."""
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _STRONG.sub(r"\2", _STRONG.sub(r"\2", text))
    return " ".join(text.split())


def _line(raw: str, number: int) -> Line:
    text = raw.strip()
    indent = len(raw) - len(raw.lstrip())
    if not text or _RULE.fullmatch(text) or _STEP_MARK.fullmatch(text):
        return Line("blank", "", number)
    if _PLAIN_HEADING.fullmatch(text):
        return Line("heading", text.rstrip(":"), number, 2)
    if heading := _ATX.fullmatch(text):
        return Line("heading", unmarked(heading[2]), number, len(heading[1]))
    if (bold := _BOLD.fullmatch(text)) and not bold[2].startswith("("):
        return Line("heading", unmarked(bold[2]), number, BOLD_LEVEL)
    if item := _BULLET.fullmatch(text):
        return Line("bullet", unmarked(item[2]), number, indent=indent, mark=item[1])
    if item := _NUMBER.fullmatch(text):
        return Line("number", unmarked(item[2]), number, indent=indent, mark=item[1])
    return Line("text", unmarked(text), number, indent=indent)


def _is_heading_underline(raw: str, lines: list[Line]) -> bool:
    """Under a single line of words; under a longer paragraph it is a rule."""
    if not _UNDERLINE.fullmatch(raw.strip()) or not lines or lines[-1].kind != "text":
        return False
    return len(lines) < 2 or lines[-2].kind != "text"


def _numbered_headings(lines: list[Line]) -> Iterator[Line]:
    """Where nearly every number stands before a title with its own text below, the numbers count sections."""
    titles = {line.number for line, after in _with_next(lines) if _is_title(line, after)}
    count = sum(line.kind == "number" for line in lines)
    sections = len(titles) >= 3 and len(titles) >= 0.8 * count
    for line in lines:
        is_title = sections and line.number in titles
        yield line._replace(kind="heading", level=2, indent=0, mark="") if is_title else line


def _with_next(lines: list[Line]) -> Iterator[tuple[Line, Line | None]]:
    full = [line for line in lines if line.kind != "blank"]
    yield from zip(full, [*full[1:], None], strict=False)


def _is_title(line: Line, after: Line | None) -> bool:
    if line.kind != "number" or line.indent or after is None or after.kind in ("number", "heading") or after.indent:
        return False
    if after.kind == "text" and after.text[0].islower():
        return False
    return len(line.text.split()) <= _HEADING_WORDS and line.text[-1] not in ".!?;,"
