"""Splits HTML into tags and text in a single pass, in linear time for any input, or reduces it to plain lines.

The parser of the standard library takes quadratic time for hostile markup, and handles far more of HTML than is needed
here. Nothing is run, fetched or expanded.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean, clean_line

_RAW = frozenset({"script", "style", "textarea", "title", "noscript", "template", "iframe", "svg"})
"""Elements whose content is not markup; it is returned as one text."""
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
"""Elements without an end tag."""
_MOST_ATTRIBUTES = 200
_NAME = lazy_regex(r"[a-zA-Z][^\s/>]*")
_ATTRIBUTE = lazy_regex(
    r"[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*)))?",
)
_GAP = lazy_regex(r"[\s/]*")


class Tag(NamedTuple):
    """A start tag; the first of repeated attributes counts, as in browsers."""

    name: str
    attributes: Mapping[str, str]


class End(NamedTuple):
    """The end tag of an element."""

    name: str


class Text(NamedTuple):
    """Text with entities decoded; `inside` is the raw element (script, style, title…) that contains it, or ""."""

    text: str
    inside: str = ""


def tokens(html: str) -> Iterator[Tag | End | Text]:
    """Yield tags and texts in order, without comments and declarations; an unfinished tag ends the page."""
    at = 0
    while at < len(html):
        opening = html.find("<", at)
        if opening < 0:
            yield Text(unescape(html[at:]))
            return
        if opening > at:
            yield Text(unescape(html[at:opening]))
        if html.startswith(("<!", "<?"), opening):
            at = _after_declaration(html, opening)
        elif html.startswith("</", opening):
            at = _past(html, ">", opening)
            if name := _NAME.match(html, opening + 2):
                yield End(name[0].lower())
        elif name := _NAME.match(html, opening + 1):
            tag, at = _tag(html, name)
            yield tag
            if tag.name in _RAW:
                closing = re.compile(rf"</{tag.name}", re.IGNORECASE).search(html, at)
                end = closing.start() if closing else len(html)
                yield Text(_raw(tag.name, html[at:end]), tag.name)
                at = end
        else:
            yield Text("<")
            at = opening + 1


def _raw(name: str, text: str) -> str:
    return unescape(text) if name in ("title", "textarea") else text


def _past(html: str, mark: str, start: int) -> int:
    found = html.find(mark, start)
    return len(html) if found < 0 else found + len(mark)


def _after_declaration(html: str, start: int) -> int:
    for opening, closing in (("<!--", "-->"), ("<![CDATA[", "]]>")):
        if html.startswith(opening, start):
            return _past(html, closing, start + len(opening) - 2)
    return _past(html, ">", start)


def _tag(html: str, name: re.Match[str]) -> tuple[Tag, int]:
    attributes: dict[str, str] = {}
    at = name.end()
    for _ in range(_MOST_ATTRIBUTES):
        found = _ATTRIBUTE.match(html, at)
        if found is None:
            break
        key, double, single, bare = found.groups()
        attributes.setdefault(key.lower(), unescape(double or single or bare or ""))
        at = found.end()
    gap = _GAP.match(html, at)
    at = gap.end() if gap else at
    return Tag(name[0].lower(), attributes), _past(html, ">", at)


BLOCKS = frozenset(
    {"p", "br", "li", "ul", "ol", "div", "section", "article", "table", "tr", "td", "dd", "dt", "dl", "h1", "h2", "h3"}
    | {"h4", "h5", "h6", "blockquote", "pre", "hr", "header", "footer", "main", "aside", "nav"}
)
_MARKUP = lazy_regex(r"<[a-zA-Z/!]")
_STRESSED = lazy_regex(r"(?<![*\w])\*\*(?=[^\s*])([^*\n]{1,300})\*\*(?![*\w])")
_LINKED = lazy_regex(r"\[([^\[\]\n]{1,200})\]\(https?://[^\s()]{1,500}\)")
_SPACED_COMMA = lazy_regex(r"(?<=[\w)])[ \t]+,(?=\s)")
_WRITTEN_BREAK = lazy_regex(r"(?:\\r)?\\n(?![a-z])")


def plain_lines(text: str) -> list[str]:
    """Return the non-empty lines of `text` without tags, entities and Markdown; blocks and line breaks start new lines.

    Pages encode entities and line breaks in JSON, and some encode them twice.
    """
    text = unescape(text).replace("\xad", "")
    if _MARKUP.search(text):
        text = "".join(_shown(token) for token in tokens(text))
    text = _WRITTEN_BREAK.sub("\n", clean(unescape(text).replace("\xad", "")))
    lines = (_without_markdown(clean_line(line)) for line in text.split("\n"))
    return [line for line in lines if line]


def _without_markdown(line: str) -> str:
    """Return a line without Markdown for links and stressed words; a line that is stressed as a whole is a heading."""
    if "](" in line:
        line = _LINKED.sub(r"\1", line)
    if "**" in line and not _STRESSED.fullmatch(line.rstrip(":")):
        line = _STRESSED.sub(r"\1", line)
    return _SPACED_COMMA.sub(",", line) if " ," in line else line


def plain_line(text: str, most: int | None = None) -> str:
    """Return the same as `plain_lines`, on one line."""
    return clean_line(" ".join(plain_lines(text)), most)


def _shown(token: Tag | End | Text) -> str:
    if isinstance(token, Text):
        return "" if token.inside else token.text
    return "\n" if token.name in BLOCKS else ""
