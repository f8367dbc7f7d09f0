"""YAML as text, lists and keys, each with its place. Every scalar stays the text that its author wrote."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple


class Text(NamedTuple):
    """A scalar, its place counted from 1."""

    line: int
    column: int
    text: str


class Items(NamedTuple):
    """A list of nodes."""

    line: int
    column: int
    items: "tuple[Node, ...]"


class Keys(NamedTuple):
    """A mapping in the order of its file."""

    line: int
    column: int
    pairs: "tuple[tuple[Text, Node], ...]"


Node = Text | Items | Keys


class Composer:
    """Builds nodes from the parser's events. What its format has no use for, a subclass refuses in `check_limits`."""

    def __init__(self, text: str, loader: Any = None) -> None:
        import yaml  # slow to import, and most files of a library are not opened

        self._yaml = yaml
        self._events: Iterator[Any] = yaml.parse(text, loader or yaml.SafeLoader)

    def starts(self) -> Iterator[Any]:
        """The event that begins each document; `root` is to be called between one and the next."""
        return (event for event in self._events if isinstance(event, self._yaml.DocumentStartEvent))

    def root(self) -> Node:
        """The document that has just begun."""
        return self._node(next(self._events), 0)

    def is_alias(self, event: Any) -> bool:
        """Return whether the event stands for a value that was given elsewhere."""
        return isinstance(event, self._yaml.AliasEvent)

    def is_text(self, event: Any) -> bool:
        """Return whether the event is a scalar, and not the beginning of a list or a mapping."""
        return isinstance(event, self._yaml.ScalarEvent)

    def check_limits(self, event: Any, depth: int) -> None:
        """Called before each value is built; raises if reading must stop here."""
        raise NotImplementedError

    def keyed(self, pairs: Iterable[tuple[Node, Node]]) -> Iterator[tuple[Text, Node]]:
        """The pairs of a mapping that count, for a key may be anything and stand twice."""
        raise NotImplementedError

    def _node(self, event: Any, depth: int) -> Node:
        self.check_limits(event, depth)
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if self.is_text(event):
            return Text(line, column, event.value)
        if isinstance(event, self._yaml.SequenceStartEvent):
            return Items(line, column, tuple(self._items(depth + 1)))
        if isinstance(event, self._yaml.MappingStartEvent):
            return Keys(line, column, tuple(self.keyed(self._pairs(depth + 1))))
        return Text(line, column, f"*{event.anchor}")

    def _items(self, depth: int) -> Iterator[Node]:
        for event in self._events:
            if isinstance(event, self._yaml.SequenceEndEvent):
                return
            yield self._node(event, depth)

    def _pairs(self, depth: int) -> Iterator[tuple[Node, Node]]:
        for event in self._events:
            if isinstance(event, self._yaml.MappingEndEvent):
                return
            yield self._node(event, depth), self._node(next(self._events), depth)
