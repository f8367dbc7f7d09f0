"""Reduces all kinds of markup to the forms of Markdown that `line_forms` reads, and removes those within a line."""

import re

from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean
from kitchen_tui.recipes.formats.text.other_markup import SourceLine, converted
from kitchen_tui.recipes.reading_limits import LONGEST_MARKUP

_SHORTCODE = lazy_regex(r"\{\{[<%].{0,300}?[%>]\}\}|\{%.{0,300}?%\}|\{:[^{}]{0,100}\}|\{\s?[.#][\w-][^{}]{0,80}\}")
_SHORTCODE_NUMBER = lazy_regex(
    r"\{\{[<%]\s{0,9}[a-z]\w{2,30}\s{1,9}\"?(\d[\d./]{0,9})\"?\s{0,9}[%>]\}\}", re.IGNORECASE
)
"""A shortcode around a number, as in `{{% scale 4 %}} eggs`; it may break a line."""
_BESIDE = lazy_regex(
    r"<(div|span)\b[^<>]{0,200}>\s{0,40}([^<>]{1,200})</\1>(\s{0,200})"
    r"<\1\s[^<>]{0,100}class=\"[^<>\"]{0,60}(?:amount|quantity)\b[^<>\"]{0,60}\"[^<>]{0,100}>\s{0,40}"
    r"(?:(\d[^<>]{0,60})|((?:as|to) [^<>]{1,30}))</\1>",
    re.IGNORECASE,
)
"""The name of an ingredient and its amount beside it, each in its own element."""
_ANGLED = lazy_regex(r"^[ \t]*<<\s?([^<>\n]{2,60}?)\s?>>[ \t]*$", re.MULTILINE)
"""A heading in angle brackets: "<<Rice>>"."""
_BREAK = lazy_regex(r"<(?:br|/p|/li|/h[1-6]|/tr|/div)\b[^<>]{0,100}>", re.IGNORECASE)
_OPENING = lazy_regex(r"<(?:(li)|h([1-6]))\b[^<>]{0,200}>", re.IGNORECASE)
_TABLE_ROW = lazy_regex(r"<tr\b[^<>]{0,200}>(?:(?!</?tr\b)[\s\S]){0,2000}</tr>", re.IGNORECASE)
_FOOTNOTE_LINK = lazy_regex(r"<sup\b[^<>]{0,100}>\s{0,9}<a\b[^<>]{0,200}>\[?\d{1,2}\]?</a>\s{0,9}</sup>", re.IGNORECASE)
_SOURCE_LINK = lazy_regex(
    r"<a\b[^<>]{0,100}\bhref=\"(https?://[^\"<>]{1,400})\"[^<>]{0,100}>"
    r"\s{0,9}(?:original )?(?:recipe|source)\s{0,9}</a>",
    re.IGNORECASE,
)
_CELL = lazy_regex(r"<t[dh]\b[^<>]{0,200}>", re.IGNORECASE)
_TAG = lazy_regex(
    r"</?(?:[a-z][a-z0-9]{0,15}(?:\s[^<>]{0,300})?|[a-z]{1,15}(?:-[a-z0-9]{1,15}){1,4}(?:\s[^<>]{0,100}=[^<>]{0,200})?)/?>",
    re.IGNORECASE,
)
"""A tag, or an element of the website's own, such as `<cook-mode-toggle>`."""
_QUOTE = lazy_regex(r"(?:\s{0,8}>){1,9}(?:\s?(?=\S)|\s*$)")
_ADMONITION = lazy_regex(r"\[!\w{2,20}\].*|!!!\s?\w{2,20}.*")
_FENCE = lazy_regex(r"\s*(?:```|~~~).*")

_FRACTION = lazy_regex(r"\$?\\[a-z]{0,4}fr(?:ac)?\s?(?:\{(\d{1,3})\}\s?\{(\d{1,3})\}|(\d)(\d))\$?")
"""A fraction of LaTeX."""
_FOOTNOTE = lazy_regex(r"^[ \t]*\[\^?\d{1,2}\]:[ \t]*<?(https?://[^\s<>]{1,500})>?[ \t]*$", re.MULTILINE)
_FOOTNOTE_MARK = lazy_regex(r"(?<=[^\s\[\]])[ \t]?\[\^?\d{1,2}\](?![:(\[])")
_REFERENCE = lazy_regex(r"\[([^\[\]\n]{1,200})\]\[\^?\w{0,20}\]")
_CHAT = lazy_regex(
    r"^\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?\]?(?: -)? [^:\n\d]{1,30}: "
    r"|^\[\d{1,2}:\d\d(?::\d\d)?\] [^:\n\d\]]{1,30}: ",
    re.MULTILINE,
)
"""The time and the sender at the start of a chat message."""


def markdown_lines(text: str, first: int = 1) -> list[SourceLine]:
    """Return the lines of a text as Markdown, counted from `first`, with entities decoded and HTML removed."""
    text = _CHAT.sub("", _without_comments(clean(_decoded(text))))
    text = _without_wrapped_bold(text) if "**" in text else text
    text = _without_footnotes(text) if "[" in text else text
    text = _FRACTION.sub(lambda parts: "/".join(filter(None, parts.groups())), text) if "\\" in text else text
    text = _ANGLED.sub(r"[\1]", text) if "<<" in text else text
    text = _SHORTCODE_NUMBER.sub(r"\1", text) if "{{" in text else text
    text = _TABLE_ROW.sub(_in_one_line, text) if "</tr>" in text else text
    text = _BESIDE.sub(_one_line, text) if "</div>" in text or "</span>" in text else text
    lines = [SourceLine(number, _expanded(line)) for number, line in enumerate(text.split("\n"), start=first)]
    lines = list(converted(text, lines))
    return [SourceLine(number, part) for number, line in lines for part in _without_html(line)]


def _without_wrapped_bold(text: str) -> str:
    """Remove the marks of bold words that a line break divides."""
    lines = text.split("\n")
    for at, below in enumerate(lines[1:]):
        line = lines[at]
        if line.count("**") % 2 and "**" in below and not below.lstrip().startswith("**"):
            lines[at] = "".join(line.rsplit("**", 1))
            lines[at + 1] = below.replace("**", "", 1)
    return "\n".join(lines)


def _without_footnotes(text: str) -> str:
    """Remove marks of footnotes such as "[1]" and "[^1]"; a footnote that is only an address is the source."""
    if not _FOOTNOTE.search(text):
        return text
    is_reference = "][" in text  # then the addresses belong to links within the text
    text = _FOOTNOTE.sub(lambda note: "" if is_reference else f"Source: {note[1]}", text)
    return _REFERENCE.sub(r"\1", _FOOTNOTE_MARK.sub("", text))


def _in_one_line(row: re.Match[str]) -> str:
    """Join a row of an HTML table into one line, followed by the line breaks that it contained."""
    return " ".join(row[0].split()) + "\n" * row[0].count("\n")


def _one_line(beside: re.Match[str]) -> str:
    _, name, gap, amount, vague = beside.groups()
    return f"{gap}<li>{amount} {name}</li>" if amount else f"{gap}<li>{name}, {vague}</li>"


def _expanded(line: str) -> str:
    """Expand tabs in the indentation only: between words, they may separate the cells of a table."""
    words = line.lstrip()
    return line[: len(line) - len(words)].expandtabs(4) + words


def _decoded(text: str) -> str:
    """Decode entities, including those that were encoded twice."""
    if "&" not in text:
        return text
    from html import unescape  # imported late: its table of entities is large

    return unescape(unescape(text)).replace("\xad", "")


def _without_comments(text: str) -> str:
    """Remove HTML comments except unclosed ones, keeping their line breaks."""
    kept: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept += text[at:start], "\n" * text.count("\n", start, end)
        at = end + 3
    return "".join(kept) + text[at:]


def _without_html(line: str) -> list[str]:
    """Return a line without block quotes, shortcodes and tags; a tag that ends a line splits it."""
    if len(line) > LONGEST_MARKUP:
        return [line]
    if "{" in line:
        line = _SHORTCODE.sub("", line)
    if ">" in line and (quote := _QUOTE.match(line)):
        line = line[quote.end() :]
        line = _ADMONITION.sub("", line)
    if _FENCE.fullmatch(line):
        return [""]
    if "<" not in line:
        return [line]
    line = _SOURCE_LINK.sub(r"\nSource: \1\n", _FOOTNOTE_LINK.sub("", line))
    if len(_CELL.findall(line)) > 1:
        line = _CELL.sub(" | ", line)
    parts = [part for piece in line.split("\n") for part in _BREAK.split(piece)]
    return [_TAG.sub("", _OPENING.sub(_opened, part)) for part in parts]


def _opened(tag: re.Match[str]) -> str:
    if 'id="fn' in tag[0]:
        return "- Note: "
    return "- " if tag[1] else "#" * int(tag[2]) + " "


_CREDIT = lazy_regex(
    r"[\W_]{0,6}(?:(?:recipe |originally |slightly |heavily |loosely )?(?:source|adapted|inspired by|based on|from|via"
    r"|credit|courtesy|original|by)\b|\[\^\w{1,20}\]:)",
    re.IGNORECASE,
)
"""The beginning of a line that says where the recipe is from, whose links keep their addresses."""
_CREDIT_LINK = lazy_regex(r"\[([^\[\]]{1,200})\]\((https?://[^()\s]{1,500})(?:\s\"[^\"]*\")?\)")
_SOURCE_ALONE = lazy_regex(
    r"[\W_]{0,6}\[(?:original )?(?:source|recipe|original|link)\]\((https?://[^()\s]{1,500})\)[\W_]{0,6}", re.IGNORECASE
)
_STRONG = lazy_regex(r"(\*{1,3}|_{1,3})(?=\S)([^*_]+)(?<=\S)\1(?![^\W_])")
_INLINE: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("`", lazy_regex(r"(`{1,3})([^`]{1,500})\1"), r"\2"),
    ("[", lazy_regex(r"(?<=\w)(?=\[[^\[\]]{1,200}\]\(https?://)"), " "),  # a link that is glued to a word
    ("[", lazy_regex(r"!\[[^\[\]]{0,500}\](?:\([^()]{0,1000}\)|\[[^\[\]]{0,100}\])|!\[\[[^\[\]]{1,300}\]\]"), ""),
    ("[", lazy_regex(r"\[\[(?:[^\[\]|]{1,300}\|)?([^\[\]|]{1,300})\]\]"), r"\1"),
    (
        "[",
        lazy_regex(r"\[([^\[\]]+)\](?:\((?:[^()\s]*|https?://[^()]{1,500}?)(?:\s\"[^\"]*\")?\)|\[[^\[\]]{0,100}\])"),
        r"\1",
    ),
    ("[", lazy_regex(r"\[\^[^\[\]]{1,40}\]:?"), ""),
    ("~", lazy_regex(r"~~[^~]{1,500}~~"), ""),
    ("<", lazy_regex(r"<((?:https?://|mailto:)[^<>\s]{1,500})>"), r"\1"),
    ("=", lazy_regex(r"==(?=\S)([^=]{1,300})(?<=\S)=="), r"\1"),
    *[(sign, _STRONG, r"\2") for sign in "**__"],  # twice each: italics within bold
    ("\\", lazy_regex(r"\\([^\w\s])|\\$"), r"\1"),
)
"""Markup within a line: a sign of it, to save searching, a pattern, and what stays of it."""
_FOOTNOTE_SIGN = lazy_regex(r"(?<=\w)\s[*†‡]{1,3}$")


def with_credited_address(text: str) -> str:
    """Return a line that says where the recipe is from with the address of its link; others are unchanged."""
    if "](http" in text and (alone := _SOURCE_ALONE.fullmatch(text)):
        return f"Source: {alone[1]}"
    return _CREDIT_LINK.sub(_with_address, text) if "](http" in text and _CREDIT.match(text) else text


def _with_address(link: re.Match[str]) -> str:
    """Return the text of a link with its address, or only the address if the text is the name of its site."""
    name, address = link[1], link[2]
    return address if "." in name and " " not in name else f"{name} ({address})"


def unmarked(text: str) -> str:
    """Return a text without inline markup (emphasis, links, pictures, code, escapes), white space folded."""
    for sign, pattern, kept in _INLINE:
        if sign in text:
            text = pattern.sub(kept, text)
    text = " ".join(text.split())
    return _FOOTNOTE_SIGN.sub("", text) if text.endswith(("*", "†", "‡")) else text
