"""YAML as text, lists and keys, each with its place. Every scalar stays the text that its author wrote."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from kitchen_tui.recipes.problems import Problem

if TYPE_CHECKING:
    from yaml import MarkedYAMLError

DEEPEST = 12
"""Levels of nesting; a recipe has eight."""
MOST_VALUES = 10_000
"""Values in one file; a long recipe has five hundred."""


class Text(NamedTuple):
    """A scalar, its place counted from 1."""

    line: int
    column: int
    text: str


class Items(NamedTuple):
    """A list."""

    line: int
    column: int
    items: "tuple[Node, ...]"


class Keys(NamedTuple):
    """A mapping in the order of its file; of a key that stands twice, the first."""

    line: int
    column: int
    pairs: "tuple[tuple[Text, Node], ...]"


Node = Text | Items | Keys


class UnreadableError(Exception):
    """The file cannot be read beyond this problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.text)
        self.problem = problem


def compose(text: str) -> tuple[Node | None, list[Problem]]:
    """The file's one document and what is wrong in it; None when it is empty. Raises UnreadableError."""
    from yaml import MarkedYAMLError, YAMLError

    composer = _Composer(text)
    try:
        return composer.document(), composer.problems
    except MarkedYAMLError as error:
        raise UnreadableError(_told(error, text)) from None
    except YAMLError as error:
        raise UnreadableError(Problem(f"This is not YAML: {error}.", hint=_PLAIN)) from None


class _Composer:
    """Builds nodes from the parser's events; refuses what a recipe has no use for and a trap could be made of."""

    def __init__(self, text: str) -> None:
        import yaml

        # The C parser is twenty times as fast; some platforms have none.
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self._events: Iterator[Any] = yaml.parse(text, loader)
        self._yaml = yaml
        self._left = MOST_VALUES
        self.problems: list[Problem] = []

    def document(self) -> Node | None:
        """The first document; a second one is a problem."""
        root: Node | None = None
        for event in self._events:
            if isinstance(event, self._yaml.DocumentStartEvent):
                if root is not None:
                    self._note(
                        event,
                        "A second document starts here; one file holds one recipe.",
                        "Move it to a file of its own.",
                    )
                    break
                root = self._node(next(self._events), 0)
        return None if root is not None and isinstance(root, Text) and not root.text else root

    def _node(self, event: Any, depth: int) -> Node:
        self._guard(event, depth)
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if isinstance(event, self._yaml.ScalarEvent):
            return Text(line, column, event.value)
        if isinstance(event, self._yaml.SequenceStartEvent):
            return Items(line, column, tuple(self._items(depth + 1)))
        if isinstance(event, self._yaml.MappingStartEvent):
            return Keys(line, column, tuple(self._pairs(depth + 1)))
        return Text(line, column, f"*{event.anchor}")

    def _items(self, depth: int) -> Iterator[Node]:
        for event in self._events:
            if isinstance(event, self._yaml.SequenceEndEvent):
                return
            yield self._node(event, depth)

    def _pairs(self, depth: int) -> Iterator[tuple[Text, Node]]:
        seen: dict[str, int] = {}
        for event in self._events:
            if isinstance(event, self._yaml.MappingEndEvent):
                return
            key = self._node(event, depth)
            value = self._node(next(self._events), depth)
            if not isinstance(key, Text):
                self._note(event, "A key must be text.", "A value that begins with a bracket needs quotes.")
            elif key.text in seen:
                self._note(event, f"“{key.text}” stands here twice, first in line {seen[key.text]}.", "Keep one.")
            else:
                seen[key.text] = key.line
                yield key, value

    def _guard(self, event: Any, depth: int) -> None:
        self._left -= 1
        if self._left < 0:
            raise UnreadableError(
                _at(event, f"This file has more than {MOST_VALUES} values; no recipe is as long.", _PLAIN)
            )
        if depth > DEEPEST:
            raise UnreadableError(_at(event, *_TOO_DEEP))
        if isinstance(event, self._yaml.AliasEvent):
            self._note(event, "Aliases are not read here.", "A value that begins with * needs quotes.")
        elif event.anchor is not None:
            self._note(event, "Anchors are not read here.", "A value that begins with & needs quotes.")
        elif event.tag is not None:
            self._note(event, "Tags are not read here.", "A value that begins with ! needs quotes.")

    def _note(self, event: Any, text: str, hint: str = "") -> None:
        self.problems.append(_at(event, text, hint))


def _at(event: Any, text: str, hint: str = "") -> Problem:
    return Problem(text, event.start_mark.line + 1, event.start_mark.column + 1, hint)


_PLAIN = "docs/recipe-format.md shows what a recipe looks like."
_MISPLACED = ("This line does not fit the ones above it.", "What belongs together begins in one column.")
_TOO_DEEP = (f"This is nested more than {DEEPEST} deep.", "A recipe needs eight levels.")
_ESCAPE = ("A backslash in double quotes means something else.", "Use single quotes, or two backslashes.")
_MISTAKES = (
    ("mapping values are not allowed", "Here is one colon too many.", "Text that holds “: ” needs quotes around it."),
    ("expected ',' or ']'", "This list is not closed.", "It wants a ] at its end, and quotes around odd text."),
    ("expected ',' or '}'", "This bracket is not closed.", "It wants a } at its end, and quotes around odd text."),
    ("unexpected end of stream", "These quotes are not closed.", "Close them, or double them inside the text."),
    ("maximum nesting depth", *_TOO_DEEP),
    ("unknown escape", *_ESCAPE),
    ("escape code", *_ESCAPE),
    ("expected '-' indicator", "This line is not in the list above it.", "Indent it, or begin it with “- ”."),
    ("did not find expected key", *_MISPLACED),
    ("expected <block end>", *_MISPLACED),
    ("could not find expected ':'", "This line is no key and no text.", "A key ends in a colon; indent longer text."),
)


def _told(error: "MarkedYAMLError", text: str) -> Problem:
    """What the YAML library found, in a cook's words; its own where we have none."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)
    said = error.problem or "cannot be read"
    here = text.split("\n", line)[line - 1] if line and text.count("\n") >= line - 1 else ""
    if "\t" in here[:column] and not here[: column - 1].strip():
        return Problem("A tab indents this line.", line, column, "Use spaces; YAML takes no tabs there.")
    if "cannot start any token" in said:
        odd = here[column - 1 : column]
        return Problem(f"A value cannot begin with {odd}", line, column, "Put it in quotes.")
    for piece, sentence, hint in _MISTAKES:
        if piece in said:
            return Problem(sentence, line, column, hint)
    return Problem(f"This is not YAML: {said}.", line, column, _PLAIN)
