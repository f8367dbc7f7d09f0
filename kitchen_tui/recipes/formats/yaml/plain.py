"""The YAML that recipes are written in, read without a YAML library: loading one costs more than the recipe.

Block lists and keys, one-line texts, simple quotes, one-line lists of words, `>` and `|`. At anything else, at any
doubt and at every mistake it gives up, and the library decides. Tests hold that both read the same.
"""

import re

from kitchen_tui.recipes.formats.yaml.compose import DEEPEST, MOST_VALUES
from kitchen_tui.recipes.formats.yaml_nodes import Items, Keys, Node, Text

_ODD = re.compile("[\t\r\x85\u2028\u2029\ufeff]| $|^(?:---|\\.\\.\\.|%)", re.MULTILINE)
_KEY = re.compile(r"(\w[\w ,()'-]{0,99}):(?: +|$)")
_WORDS = re.compile(r"""[^\s\[\]{}"'`,:#&*!|>%@?-][^\[\]{}"',:#?]*|"[^"\\]*"|'[^']*'""")
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")


class NotPlainError(Exception):
    """The YAML library must read this."""


def compose_plain(text: str) -> Node | None:
    """What `compose.compose` would return for a file without a mistake; None for an empty one. Raises NotPlainError."""
    if _ODD.search(text) or not text.endswith("\n"):
        raise NotPlainError
    fields = _Page(text)
    if not fields.lines:
        return None
    root = fields.block(0, 0)
    if fields.at < len(fields.lines):
        raise NotPlainError
    return root


class _Page:
    """The lines that say something, as number, indentation and text; `at` is the next one."""

    def __init__(self, text: str) -> None:
        self.all = text.split("\n")
        self.lines: list[tuple[int, int, str]] = []
        for number, line in enumerate(self.all, 1):
            said = line.strip(" ")
            if said and said[0] != "#":
                self.lines.append((number, len(line) - len(line.lstrip(" ")), said))
        self.at = 0
        self._left = MOST_VALUES // 2

    def block(self, indent: int, depth: int) -> Node:
        """The list or the keys that begin at this line."""
        if depth > DEEPEST - 2:
            raise NotPlainError
        number, _, said = self.lines[self.at]
        if said.startswith("- "):
            return Items(number, indent + 1, tuple(self._items(indent, depth)))
        return Keys(number, indent + 1, tuple(self._pairs(indent, depth)))

    def _items(self, indent: int, depth: int) -> list[Node]:
        items: list[Node] = []
        while (line := self._line(indent)) is not None:
            number, said = line
            if not said.startswith("- "):
                raise NotPlainError
            rest = said[2:].lstrip(" ")
            inner = indent + len(said) - len(rest)
            if _KEY.match(rest):
                self.lines[self.at] = (number, inner, rest)
                items.append(self.block(inner, depth + 1))
            else:
                self.at += 1
                items.append(self._value(number, inner, rest, indent))
        return items

    def _pairs(self, indent: int, depth: int) -> list[tuple[Text, Node]]:
        pairs: dict[str, tuple[Text, Node]] = {}
        while (line := self._line(indent)) is not None:
            number, said = line
            key = _KEY.match(said)
            if key is None or key[1] in pairs or key[1].endswith(" "):
                raise NotPlainError
            self.at += 1
            self._left -= 2
            name, rest = Text(number, indent + 1, key[1]), said[key.end() :]
            if rest:
                value = self._value(number, indent + key.end(), rest, indent)
            elif self.at < len(self.lines) and self.lines[self.at][1] > indent:
                value = self.block(self.lines[self.at][1], depth + 1)
            else:
                value = Text(number, indent + key.end() + 1, "")
            pairs[key[1]] = name, value
        return list(pairs.values())

    def _line(self, indent: int) -> tuple[int, str] | None:
        """The next line, where it belongs to the block of this indentation; None where the block has ended."""
        if self._left < 0:
            raise NotPlainError
        if self.at == len(self.lines) or self.lines[self.at][1] < indent:
            return None
        number, found, said = self.lines[self.at]
        if found > indent:
            raise NotPlainError
        return number, said

    def _value(self, number: int, column: int, said: str, indent: int) -> Node:
        """What stands on the line itself; only the folded and literal texts go on below it."""
        self._left -= 1
        if said in (">", "|"):
            return Text(number, column + 1, self._paragraph(number, said, indent))
        if self.at < len(self.lines) and self.lines[self.at][1] > indent:
            raise NotPlainError
        if said[0] == "[":
            return self._words(number, column, said)
        if said[0] in "\"'" and _WORDS.fullmatch(said):
            return Text(number, column + 1, said[1:-1])
        if said[0] in _INDICATORS or said[-1] == ":" or ": " in said or " #" in said:
            raise NotPlainError
        return Text(number, column + 1, said)

    def _words(self, number: int, column: int, said: str) -> Items:
        """A list on one line: [butter, leeks]."""
        if said[-1] != "]":
            raise NotPlainError
        items: list[Node] = []
        at = 1
        while at < len(said) - 1:
            word = _WORDS.match(said, at, len(said) - 1)
            if word is None:
                raise NotPlainError
            text = word[0][1:-1] if word[0][0] in "\"'" else word[0].rstrip(" ")
            items.append(Text(number, column + at + 1, text))
            at = word.end()
            if at < len(said) - 1:
                if said[at : at + 2] != ", ":
                    raise NotPlainError
                at += 2
        self._left -= len(items)
        return Items(number, column + 1, tuple(items))

    def _paragraph(self, number: int, style: str, indent: int) -> str:
        """The indented lines below; all of them begin in one column, and none is empty."""
        lines: list[str] = []
        inner = 0
        for line in self.all[number:]:
            said = line.lstrip(" ")
            found = len(line) - len(said)
            if not said or found <= indent:
                break
            inner = inner or found
            if found != inner:
                raise NotPlainError
            lines.append(said)
        self.at += len([line for line in lines if line[0] != "#"])
        after = next((line for line in self.all[number + len(lines) :] if line), "")
        if not lines or after.startswith(" " * (indent + 1)):
            raise NotPlainError
        return (" " if style == ">" else "\n").join(lines) + "\n"
