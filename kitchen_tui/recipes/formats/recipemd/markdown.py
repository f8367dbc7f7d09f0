"""Parses CommonMark with markdown-it-py: top-level blocks, inline markup on demand, instructions as steps."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean, clean_line
from kitchen_tui.recipes.formats.headings import aside_kind, is_generic
from kitchen_tui.recipes.understand.draft import DraftSection, DraftStep

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_TOKEN_TEXTS = {"softbreak": " ", "hardbreak": "\n", "html_inline": " "}
"""The text of tokens that are not text themselves."""
_MOST_EFFORT = 2_000_000
"""Budget for the inline parsing of one document. It tries every opening bracket against every closing one, so that a
hostile paragraph could take hours; a long recipe uses a twentieth of this."""


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # imported late: slow, and rarely needed

    return MarkdownIt("commonmark").disable("inline")


class Document:
    """A Markdown text split into its top-level blocks."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self._references: dict[str, Any] = {}
        self._effort = 0
        self.tokens: list[Token] = _parser().parse(text, self._references)

    def blocks(self) -> "Iterable[list[Token]]":
        """Return the tokens of each top-level block, from its opening to its closing token."""
        return split(self.tokens, 0)

    def source(self, first: int, after: int) -> str:
        """Return the lines from `first` up to `after` (exclusive, from 0) without blank lines at both ends."""
        lines = self.lines[first:after]
        while lines and not lines[-1].strip():
            lines.pop()
        while lines and not lines[0].strip():
            del lines[0]
        return "\n".join(lines)

    def inline(self, content: str) -> "list[Token]":
        """Return the inline tokens of a paragraph without empty ones; one text token if the budget is exceeded."""
        self._effort += len(content) * (1 + content.count("[")) + 10 * sum(map(content.count, "*_`<&\\"))
        if self._effort > _MOST_EFFORT:
            return _unread(content)
        tokens: list[Token] = []
        parser = _parser()
        parser.inline.parse(content, parser, self._references, tokens)
        return [token for token in tokens if token.type != "text" or token.content]

    def plain(self, content: str) -> str:
        """Return a paragraph's content without markup; a hard line break becomes a newline."""
        return words(self.inline(content))


def _unread(content: str) -> "list[Token]":
    from markdown_it.token import Token

    return [Token("text", "", 0, content=content)]


def split(tokens: "Sequence[Token]", level: int) -> "Iterable[list[Token]]":
    """Split the tokens into runs, each one block of the given level."""
    run: list[Token] = []
    for token in tokens:
        run.append(token)
        if token.level == level and token.nesting <= 0:
            yield run
            run = []


def words(tokens: "Iterable[Token]") -> str:
    """Return the text of inline tokens, without markup."""
    parts: list[str] = []
    for token in tokens:
        if token.type == "image":
            parts.append(words(token.children or ()))
        else:
            parts.append(_TOKEN_TEXTS.get(token.type, token.content))
    text = "".join(parts)
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()


def first_line(block: "Sequence[Token]") -> int:
    """Return the first line of a block, counted from 0."""
    return block[0].map[0] if block[0].map else 0


def line_after(block: "Sequence[Token]") -> int:
    """Return the line after a block, counted from 0."""
    return block[0].map[1] if block[0].map else 0


if TYPE_CHECKING:
    from markdown_it.token import Token

    Block = list[Token]

_LEAD_END = (".", ":", "!", "?")
_TAG = lazy_regex(r"<[^<>]*>")


class Instructions(NamedTuple):
    """The steps by section, and the notes."""

    sections: tuple[DraftSection, ...]
    notes: tuple[str, ...]


def parse_instructions(markdown: str) -> Instructions:
    """Parse the instructions. Nothing is dropped: a code block becomes a step, a quotation a note."""
    reader = _Reader(Document(markdown))
    reader.read()
    sections = [DraftSection(name, tuple(steps)) for name, steps in reader.sections if name or steps]
    return Instructions(tuple(sections), tuple(reader.notes))


class _Reader:
    def __init__(self, document: Document) -> None:
        self._document = document
        self.sections: list[tuple[str, list[DraftStep]]] = [("", [])]
        self.notes: list[str] = []
        self._remarks = False

    def read(self) -> None:
        """Read every top-level block."""
        for block in self._document.blocks():
            kind = block[0].type
            if kind == "heading_open":
                self._heading(clean_line(self._document.plain(block[1].content)))
            elif kind in ("bullet_list_open", "ordered_list_open"):
                for item in split(block[1:-1], block[0].level + 1):
                    self._add(self._item(item))
            elif kind == "blockquote_open":
                self._note(self._text(block))
            elif kind != "hr":
                self._add(self._step(block))

    def _heading(self, name: str) -> None:
        self._remarks = bool(aside_kind(name))
        if not self._remarks:
            self.sections.append(("" if is_generic(name) else name, []))

    def _add(self, step: DraftStep) -> None:
        if self._remarks:
            self.notes += filter(None, (step.title, step.text, *step.notes))
        elif step.text or step.title:
            self.sections[-1][1].append(step)

    def _note(self, text: str) -> None:
        """Attach a note to the step above it, or to the recipe if there is none."""
        steps = self.sections[-1][1]
        if not text:
            return
        if steps and not self._remarks:
            steps[-1] = steps[-1]._replace(notes=(*steps[-1].notes, text))
        else:
            self.notes.append(text)

    def _item(self, item: "Block") -> DraftStep:
        """Read a list item. Its paragraphs and nested lists are the text, and its quotations the notes."""
        blocks = list(split(item[1:-1], item[0].level + 1))
        body = [block for block in blocks if block[0].type != "blockquote_open"]
        notes = tuple(filter(None, (self._text(block) for block in blocks if block[0].type == "blockquote_open")))
        return self._step([token for block in body for token in block])._replace(notes=notes)

    def _step(self, block: "Block") -> DraftStep:
        """Read a step; a bold sentence at its start is its title."""
        title = self._lead(block)
        text = self._text(block)
        rest = text.removeprefix(title).strip()
        return DraftStep(rest, title.rstrip(":.")) if title and rest else DraftStep(text)

    def _lead(self, block: "Block") -> str:
        paragraph = next((token for token in block if token.type == "inline"), None)
        if paragraph is None or not paragraph.content.startswith(("**", "__")):
            return ""
        tokens = self._document.inline(paragraph.content)
        end = next((at for at, token in enumerate(tokens) if token.type == "strong_close"), 0)
        lead = words(tokens[:end]) if tokens[0].type == "strong_open" else ""
        return lead if lead.endswith(_LEAD_END) else ""

    def _text(self, block: "Block") -> str:
        """Return the plain text of a block, one line per paragraph; code blocks are kept unchanged."""
        lines: list[str] = []
        for at, token in enumerate(block):
            if token.type == "inline":
                bullet = "- " if at > 1 and block[at - 2].type == "list_item_open" else ""
                lines.append(bullet + self._document.plain(token.content))
            elif token.type == "html_block":
                lines.append(_TAG.sub(" ", token.content))
            elif token.type in ("fence", "code_block"):
                lines.append(token.content)
        text = clean("\n".join(lines))
        return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))
