"""Lines put together: headings, labels, lists with their sub-items, paragraphs."""

from typing import NamedTuple, TypeAlias

from kitchen_tui.recipes.formats.text.lines import Line

_LABEL_WORDS = 8
_NESTED = 2


class Heading(NamedTuple):
    """A heading of some level; the level of a bold line is below all."""

    text: str
    level: int
    line: int


class Label(NamedTuple):
    """A short line that names the list below it: "For the sauce:"."""

    text: str
    line: int


class Item(NamedTuple):
    """An item of a list, with those nested in it."""

    text: str
    line: int
    nested: tuple[str, ...] = ()


class Items(NamedTuple):
    """A list; `numbered` or with bullets."""

    numbered: bool
    items: tuple[Item, ...]


class Paragraph(NamedTuple):
    """Lines of words that stand together."""

    lines: tuple[str, ...]
    line: int

    @property
    def text(self) -> str:
        """The paragraph on one line."""
        return " ".join(self.lines)


Block: TypeAlias = Heading | Label | Items | Paragraph


def blocks_of(lines: list[Line]) -> list[Block]:
    """The blocks in order."""
    builder = _Builder()
    for at, line in enumerate(lines):
        builder.take(line, lines[at + 1] if at + 1 < len(lines) else None)
    builder.close()
    return builder.blocks


class _Builder:
    """Holds the list or the paragraph that is still growing."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._items: list[tuple[list[str], list[str], int]] = []
        self._first: Line | None = None
        self._words: list[Line] = []
        self._gap = False

    def take(self, line: Line, after: Line | None) -> None:
        if line.kind == "blank":
            self._gap = True
            self._close_words()
            return
        if line.kind == "heading":
            self.close()
            self.blocks.append(Heading(line.text, line.level, line.number))
        elif line.kind == "text":
            self._text(line, after)
        else:
            self._item(line)
        self._gap = False

    def close(self) -> None:
        self._close_words()
        if self._first is not None:
            items = tuple(Item(" ".join(words), at, tuple(nested)) for words, nested, at in self._items)
            self.blocks.append(Items(self._first.kind == "number", items))
        self._items, self._first = [], None

    def _close_words(self) -> None:
        if self._words:
            self.blocks.append(Paragraph(tuple(line.text for line in self._words), self._words[0].number))
        self._words = []

    def _item(self, line: Line) -> None:
        self._close_words()
        first = self._first
        if first is not None and line.indent >= first.indent + _NESTED:
            self._items[-1][1].append(line.text)
            return
        if first is None or not self._continues(first, line):
            self.close()
            self._first = line
        self._items.append(([line.text], [], line.number))

    def _continues(self, first: Line, line: Line) -> bool:
        """A number goes on past a gap; a bullet only as the same bullet, and a gap may start another list."""
        if first.kind != line.kind:
            return False
        return line.kind == "number" or (line.mark == first.mark and not self._gap)

    def _text(self, line: Line, after: Line | None) -> None:
        if self._first is not None and self._is_continuation(line, self._first):
            words, nested, _ = self._items[-1]
            if nested:
                nested[-1] = f"{nested[-1]} {line.text}"
            else:
                words.append(line.text)
            return
        if self._first is not None:
            self.close()
        if not self._words and _is_label(line, after):
            self.blocks.append(Label(line.text.rstrip(":"), line.number))
        else:
            self._words.append(line)

    def _is_continuation(self, line: Line, first: Line) -> bool:
        if self._gap:
            return line.indent >= first.indent + _NESTED
        return not (line.text.endswith(":") and line.indent <= first.indent)


def _is_label(line: Line, after: Line | None) -> bool:
    if len(line.text.split()) > _LABEL_WORDS:
        return False
    if line.text.endswith(":"):
        return True
    listed = after is not None and after.kind in ("bullet", "number")
    return listed and line.text[-1] not in ".!?" and not any(char.isdigit() for char in line.text)
