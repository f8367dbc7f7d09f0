"""Converts Org, AsciiDoc, reStructuredText and LaTeX to the forms of Markdown."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kitchen_tui.model.regex import lazy_regex


class SourceLine(NamedTuple):
    """A line of text, and its number in the file."""

    number: int
    text: str


_LONGEST_MARKUP = 2_000
"""The length from which a line is one paragraph of plain text, without a search for markup."""
_TERM = lazy_regex(r"(?<=[^\s:]) ?:: +(?=\S)")
"""The separator between a term and its description: "flour:: 200 g", "- flour :: 200 g"."""
_ORG = lazy_regex(
    r"^(?:#\+\w+:|\|-{2,}\+-|[ \t]*:PROPERTIES:)|^\*+ (?:ingredients|directions|instructions|method)\b", re.I | re.M
)
_ORG_HEADING = lazy_regex(r"(\*{1,8})\s+(?:TODO |DONE )?(.*?)(?:\s+(:[\w:@-]+:))?\s*")
_ATTRIBUTE = lazy_regex(r"\s*:([A-Za-z!][\w -]{0,30}):\s*(.*)")
_FACT = lazy_regex(r"serv|yield|makes|prep|cook|total|time|ready|source|author|tags|category|cuisine", re.IGNORECASE)
_ORG_LINK = lazy_regex(r"\[?\[\[([^\[\]]{1,500})\](?:\[([^\[\]]{1,300})\])?\](?:(?<=\]\])\])?")
_ORG_CODE = lazy_regex(r"(?<!\w)([=~])(?=\S)([^=~]{1,200})(?<=\S)\1(?!\w)")

_ORG_ITALIC = lazy_regex(r"(?<![\w/:.])/(?=[^\W\d_])([^/\s][^/]{0,80}?)(?<=[^\s/])/(?![\w/])")

_ASCIIDOC = lazy_regex(r"^={1,5} \S|^\|={3,}|^\. \S", re.MULTILINE)
_MARKDOWN_HEADING = lazy_regex(r"^#{1,6} ", re.MULTILINE)
_ASCIIDOC_HEADING = lazy_regex(r"(={1,6})\s+(.*?)(?:\s+=+)?\s*")
_ASCIIDOC_STEP = lazy_regex(r"(\.{1,4})\s+(.*)")
_ASCIIDOC_NESTED = lazy_regex(r"(\*{2,4})\s+(.*)")
_ASCIIDOC_TITLE = lazy_regex(r"\.([A-Z]\S.{0,60})")
_ASCIIDOC_MACRO = lazy_regex(r"(?:image|include|video)::?\S*\[[^\]]*\]|<<[^<>]*>>")
_ASCIIDOC_CELL = lazy_regex(r"(?:^|(?<=\s))(?=[^|\s])(?:\d{0,2}(?:\.\d{1,2})?[+*])?(?:\.?[<^>]){0,2}[adehlmsv]?\|(?!=)")
"""The start of a cell with a format before it: "a| 2 cups parsley", "2+^|"."""
_ASCIIDOC_LINK = lazy_regex(r"(?:link:)?(?:https?://|\./)[^\s\[]{1,500}\[([^\]]{1,300})\]")
_ASCIIDOC_NOISE = lazy_regex(
    r"[\w .'’-]{3,60} <[^<>@\s]+@[^<>\s]+>|v\d[\d.]*(?:, .{1,40})?|\[[^\]]*\]|///*.*|\+|'{3,}|<{3,}|\.\. \w+:.*"
)
_NESTED_INDENT = 4

_LATEX = lazy_regex(r"^\s*\\(?:documentclass|begin\{|(?:sub){0,2}section|chapter)", re.MULTILINE)
_LATEX_COMMENT = lazy_regex(r"(?<!\\)%.*")
_LATEX_LIST = lazy_regex(r"\\begin\{(itemize|enumerate|ingredients|directions)\}")
_LATEX_HEADING = lazy_regex(
    r"\\(?:(title|chapter|recipe|section|fancyhead\[[LCR]\])|(?:sub){1,2}section|paragraph|textbf)\*?"
    r"\{(?:\\fontsize\{\d+\}\{\d+\}\s*\\selectfont\s*)?([^{}\\]{2,80})\}\s*$"
)
_LATEX_FRAME = lazy_regex(
    r"\\(?:documentclass|usepackage|begin|end|pagestyle|fancy\w*|new\w+|renew\w+|set\w+|maketitle|label|include\w*|input"
    r"|date|author|columnbreak|medskip|bigskip|clearpage|newpage|index)\b"
)
_LATEX_ITEM = lazy_regex(r"^\\item(?:\[[^\[\]]{0,40}\])?\s*")
_LATEX_LINK = lazy_regex(r"\\href\{([^{}]{1,500})\}\{([^{}]{1,300})\}")
_LATEX_SIGNS = {
    "\\textdegree{}": "°", "\\textdegree": "°", "\\degree": "°", "\\textendash": "–", "--": "–", "\\dots": "…",
    "\\&": "&", "\\%": "%", "\\$": "$", "~": " ", "\\\\": "", "``": "“", "''": "”",
    "\\si{\\gram}": "g", "\\si{\\kilogram}": "kg",
    "\\si{\\milli\\litre}": "ml", "\\celsius": "°C",
}  # fmt: skip
_LATEX_COMMAND = lazy_regex(r"\\[A-Za-z]+\*?(?:\[[^\[\]]{0,60}\])?|\$")

_RST = lazy_regex(r"^\.\. [\w-]{2,30}::|^#\. \S|:[a-z][\w-]{1,20}:`|`__?(?!\w)", re.MULTILINE)
_RST_DIRECTIVE = lazy_regex(r"\s*\.\. (?:[\w-]{2,30}::|_[^:]{1,60}:|\|).*|\s+:[\w-]{2,20}:(?:\s.*)?")
_RST_LINK = lazy_regex(
    r"(?::[a-z][\w:+-]{1,20}:)?`([^`<>]{1,300}?)(?:\s*<[^<>`]{1,500}>)?`__?|:[a-z][\w:+-]{1,20}:`([^`<>]{1,300}?)(?:\s*<[^<>`]{1,500}>)?`"
)


def converted(text: str, lines: list[SourceLine]) -> Iterable[SourceLine]:
    """Return the lines of a text as Markdown if the text is in one of these languages, otherwise unchanged."""
    if _ORG.search(text):
        return _from_org(lines)
    if _ASCIIDOC.search(text):
        return _from_asciidoc(lines, with_headings=not _MARKDOWN_HEADING.search(text))
    if _RST.search(text):
        return _from_rst(lines)
    return _from_latex(lines) if _LATEX.search(text) else lines


def _from_org(lines: list[SourceLine]) -> Iterator[SourceLine]:
    """Convert headings, their tags and properties; the document's title is used if no heading has one."""
    headings = [
        heading[2] for _, line in lines if len(line) < _LONGEST_MARKUP and (heading := _ORG_HEADING.fullmatch(line))
    ]
    titled = any(not re.match(r"(?:ingredients|directions|instructions|method)\b", name, re.I) for name in headings[:1])
    for number, line in _without_contents(lines):
        if len(line) > _LONGEST_MARKUP:
            yield SourceLine(number, line)
        elif heading := _ORG_HEADING.fullmatch(line):
            yield SourceLine(number, f"{'#' * min(len(heading[1]), 6)} {heading[2]}")
            if heading[3]:
                yield SourceLine(number, f"Tags: {', '.join(filter(None, heading[3].split(':')))}")
        elif line.startswith("#"):
            key, _, value = line.partition(":")
            if key.lower() == "#+title" and not titled:
                yield SourceLine(number, f"# {value.strip()}")
        elif field := _ATTRIBUTE.fullmatch(line):
            if field[2] and _FACT.match(field[1]):
                yield SourceLine(number, f"{field[1].replace('-', ' ').replace('_', ' ')}: {field[2]}")
        else:
            line = _TERM.sub(": ", line)
            line = _ORG_LINK.sub(lambda link: link[2] or link[1], line)
            yield SourceLine(number, _ORG_ITALIC.sub(r"\1", _ORG_CODE.sub(r"\2", line)))


def _without_contents(lines: list[SourceLine]) -> Iterator[SourceLine]:
    """Drop a table of contents, whose heading has the tag TOC."""
    dropping = False
    for number, line in lines:
        if heading := _ORG_HEADING.fullmatch(line) if len(line) <= _LONGEST_MARKUP else None:
            dropping = ":TOC:" in (heading[3] or "").upper()
        if not dropping:
            yield SourceLine(number, line)


def _from_asciidoc(lines: list[SourceLine], with_headings: bool) -> Iterator[SourceLine]:
    """Convert headings, numbered and nested lists; drop attributes, macros and comments."""
    for number, line in lines:
        text = line.strip()
        if len(line) > _LONGEST_MARKUP:
            yield SourceLine(number, line)
            continue
        if with_headings and (heading := _ASCIIDOC_HEADING.fullmatch(text)):
            text = f"{'#' * len(heading[1])} {heading[2]}"
        elif _ASCIIDOC_NOISE.fullmatch(text):
            text = ""
        elif attribute := _ATTRIBUTE.fullmatch(text):
            text = f"{attribute[1].replace('-', ' ')}: {attribute[2]}" if _FACT.match(attribute[1]) else ""
        elif step := _ASCIIDOC_STEP.fullmatch(text):
            text = f"{' ' * _NESTED_INDENT * (len(step[1]) - 1)}1. {step[2]}"
        elif item := _ASCIIDOC_NESTED.fullmatch(text):
            text = f"{' ' * _NESTED_INDENT * (len(item[1]) - 1)}* {item[2]}"
        elif title := _ASCIIDOC_TITLE.fullmatch(text):
            text = f"**{title[1]}**"
        else:
            text = _ASCIIDOC_CELL.sub("|", text) if "|" in text else line
        text = _TERM.sub(": ", text)
        yield SourceLine(number, _ASCIIDOC_LINK.sub(r"\1", _ASCIIDOC_MACRO.sub("", text)))


def _from_latex(lines: list[SourceLine]) -> Iterator[SourceLine]:
    """Convert titles, headings, lists and signs; other commands are dropped, except for the words in their braces."""
    numbered = False
    for number, line in lines:
        text = _LATEX_COMMENT.sub("", line[:_LONGEST_MARKUP]).strip()
        if begins := _LATEX_LIST.match(text):
            numbered = begins[1] == "enumerate"
        if heading := _LATEX_HEADING.match(text):
            text = f"{'#' if heading[1] else '##'} {heading[2]}"
        elif _LATEX_FRAME.match(text):
            text = ""
        text = _LATEX_ITEM.sub("1. " if numbered else "- ", text)
        text = _LATEX_LINK.sub(r"[\2](\1)", text)
        for sign, meaning in _LATEX_SIGNS.items():
            text = text.replace(sign, meaning)
        yield SourceLine(number, _LATEX_COMMAND.sub(" ", text).replace("{", "").replace("}", ""))


def _from_rst(lines: list[SourceLine]) -> Iterator[SourceLine]:
    """Drop directives with their options, and the targets of links and roles."""
    for number, line in lines:
        if len(line) > _LONGEST_MARKUP:
            yield SourceLine(number, line)
        elif _RST_DIRECTIVE.fullmatch(line):
            yield SourceLine(number, "")
        else:
            yield SourceLine(number, _RST_LINK.sub(lambda link: link[1] or link[2], line))
