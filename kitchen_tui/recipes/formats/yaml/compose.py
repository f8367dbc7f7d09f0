"""Parses YAML into nodes with their places, within limits: our own format strictly, and YAML of other programs."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.text import clean
from kitchen_tui.recipes.problems import Problem

if TYPE_CHECKING:
    from yaml import MarkedYAMLError


class Text(NamedTuple):
    """A scalar; its place is counted from 1."""

    line: int
    column: int
    text: str


class Items(NamedTuple):
    """A list of nodes."""

    line: int
    column: int
    items: "tuple[Node, ...]"


class Keys(NamedTuple):
    """A mapping in the order of the file."""

    line: int
    column: int
    pairs: "tuple[tuple[Text, Node], ...]"


Node = Text | Items | Keys

DEEPEST = 12
"""The most levels of nesting; a recipe needs eight."""
MOST_VALUES = 10_000
"""The most values in a file; a long recipe has five hundred."""


class Composer:
    """Builds nodes from the parser's events. Subclasses refuse unwanted values in `check_limits`."""

    def __init__(self, text: str) -> None:
        import yaml  # slow to import, and most files of a library are not opened

        # The C parser is twenty times as fast, but not available on all platforms.
        self._events: Iterator[Any] = yaml.parse(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        self._yaml = yaml
        self._left = MOST_VALUES

    def starts(self) -> Iterator[Any]:
        """Yield the event that begins each document; call `root` after each of them."""
        return (event for event in self._events if isinstance(event, self._yaml.DocumentStartEvent))

    def root(self) -> Node:
        """Build the document that has just begun."""
        return self._node(next(self._events), 0)

    def is_alias(self, event: Any) -> bool:
        """Return whether the event is an alias."""
        return isinstance(event, self._yaml.AliasEvent)

    def is_too_long(self) -> bool:
        """Count a value, and return whether the file has too many."""
        self._left -= 1
        return self._left < 0

    def scalar(self, event: Any) -> str:
        """Return the text of a scalar, as written."""
        return str(event.value)

    def check_limits(self, event: Any, depth: int) -> None:
        """Raise if reading must stop here; called before each value is built."""
        raise NotImplementedError

    def keyed(self, pairs: Iterable[tuple[Node, Node]]) -> Iterator[tuple[Text, Node]]:
        """Return the pairs of a mapping to use: keys can be of any type, and repeated."""
        raise NotImplementedError

    def _node(self, event: Any, depth: int) -> Node:
        self.check_limits(event, depth)
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if isinstance(event, self._yaml.ScalarEvent):
            return Text(line, column, self.scalar(event))
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


SHOWN = "kitchen-tui new NAME writes a commented recipe that shows how."
"""The hint for a mistake without an explanation of its own; the page about the format is not installed."""


class InvalidYamlError(Exception):
    """Raised if the file cannot be read beyond this problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.text)
        self.problem = problem


def compose(text: str) -> tuple[Node | None, list[Problem]]:
    """Return the document of a file (None if it is empty) and its problems. Raises InvalidYamlError."""
    from yaml import MarkedYAMLError, YAMLError

    composer = _Composer(text)
    try:
        return composer.document(), composer.problems
    except MarkedYAMLError as error:
        raise InvalidYamlError(_problem_of(error, text)) from None
    except YAMLError as error:
        raise InvalidYamlError(Problem(f"This is not YAML: {error}.", hint=SHOWN)) from None


class _Composer(Composer):
    """Refuses YAML features that recipes do not need and that hostile files could use."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.problems: list[Problem] = []

    def document(self) -> Node | None:
        """Build the first document; a second one is a problem."""
        root: Node | None = None
        for start in self.starts():
            if root is not None:
                sentence = "A second document starts here; one file holds one recipe."
                self.problems.append(_at(start, sentence, "Move it to a file of its own."))
                break
            root = self.root()
        return None if root is not None and isinstance(root, Text) and not root.text else root

    def keyed(self, pairs: Iterable[tuple[Node, Node]]) -> Iterator[tuple[Text, Node]]:
        """Yield the pairs whose key is text, and the first of repeated keys."""
        seen: dict[str, int] = {}
        for key, value in pairs:
            if not isinstance(key, Text):
                self._note(key, "A key must be text.", "A value that begins with a bracket needs quotes.")
            elif key.text in seen:
                self._note(key, f"“{key.text}” is given twice, first on line {seen[key.text]}.", "Keep one.")
            else:
                seen[key.text] = key.line
                yield key, value

    def check_limits(self, event: Any, depth: int) -> None:
        """Refuse too many values, too deep nesting, aliases, anchors and tags."""
        if self.is_too_long():
            raise InvalidYamlError(
                _at(event, f"This file has more than {MOST_VALUES} values; no recipe is that long.", SHOWN)
            )
        if depth > DEEPEST:
            raise InvalidYamlError(_at(event, *_TOO_DEEP))
        if self.is_alias(event):
            self._odd(event, "Aliases are not read here.", "*")
        elif event.anchor is not None:
            self._odd(event, "Anchors are not read here.", "&")
        elif event.tag is not None:
            self._odd(event, "Tags are not read here.", "!")

    def _odd(self, event: Any, text: str, sign: str) -> None:
        self.problems.append(_at(event, text, f"A value that begins with {sign} needs quotes."))

    def _note(self, node: Node, text: str, hint: str) -> None:
        self.problems.append(Problem(text, node.line, node.column, hint))


def _at(event: Any, text: str, hint: str) -> Problem:
    return Problem(text, event.start_mark.line + 1, event.start_mark.column + 1, hint)


_MISPLACED = ("This line does not fit the ones above it.", "Lines that belong together start in the same column.")
_TOO_DEEP = (f"This is nested more than {DEEPEST} deep.", "A recipe needs eight levels.")
_ESCAPE = ("A backslash has a special meaning in double quotes.", "Use single quotes, or two backslashes.")
_MISTAKES = (
    (
        "mapping values are not allowed",
        "This line has one colon too many.",
        "Text that holds “: ” needs quotes around it.",
    ),
    ("expected ',' or ']'", "This list is not closed.", "It needs a ] at its end, and quotes around odd text."),
    ("expected ',' or '}'", "This bracket is not closed.", "It needs a } at its end, and quotes around odd text."),
    ("unexpected end of stream", "These quotes are not closed.", "Close them, or double them inside the text."),
    ("maximum nesting depth", *_TOO_DEEP),
    ("unknown escape", *_ESCAPE),
    ("escape code", *_ESCAPE),
    ("expected '-' indicator", "This line is not in the list above it.", "Indent it, or begin it with “- ”."),
    ("did not find expected key", *_MISPLACED),
    ("expected <block end>", *_MISPLACED),
    ("could not find expected ':'", "This is neither a key nor text.", "A key ends in a colon; indent longer text."),
)


def _problem_of(error: "MarkedYAMLError", text: str) -> Problem:
    """Return an error of the YAML library in terms for a cook, or in its own words if it is not in the table."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)
    reason = error.problem or "cannot be read"
    here = text.split("\n", line)[line - 1] if line and text.count("\n") >= line - 1 else ""
    if "\t" in here[:column] and not here[: column - 1].strip():
        return Problem("A tab indents this line.", line, column, "Use spaces; YAML does not allow tabs there.")
    if "cannot start any token" in reason:
        odd = here[column - 1 : column]
        return Problem(f"A value cannot begin with {odd}", line, column, "Put it in quotes.")
    for piece, sentence, hint in _MISTAKES:
        if piece in reason:
            return Problem(sentence, line, column, hint)
    return Problem(f"This is not YAML: {reason}.", line, column, SHOWN)


# YAML of other programs ----------------------------------------------------------------------------------------------

Value: TypeAlias = "str | tuple[Value, ...] | dict[str, Value]"
"""A value: text as written (never a number or a date), a list, or a map."""


class LooseYamlError(ValueError):
    """Raised for YAML that cannot be read; `line` and `column` are counted from 1."""

    def __init__(self, text: str, line: int = 1, column: int = 1) -> None:
        super().__init__(text)
        self.line, self.column = line, column


def loose_documents(text: str) -> Iterator[Node]:
    """Yield the documents of a text. Raises LooseYamlError for invalid YAML, too many values, and aliases."""
    import yaml

    composer = _LooseComposer(text)
    try:
        for _ in composer.starts():
            yield composer.root()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise LooseYamlError(error.problem or "it is not YAML", *place) from None
    except yaml.YAMLError:
        raise LooseYamlError("it holds characters that YAML forbids") from None


class _LooseComposer(Composer):
    """Refuses aliases and deep nesting, which hostile files use to exhaust memory."""

    def scalar(self, event: Any) -> str:
        """Return the text of a scalar, which is empty for null unless it is quoted."""
        is_null = event.implicit[0] and event.value in ("null", "~")
        return "" if is_null else str(event.value)

    def check_limits(self, event: Any, depth: int) -> None:
        place = event.start_mark.line + 1, event.start_mark.column + 1
        if self.is_alias(event):
            raise LooseYamlError("it uses a YAML alias", *place)
        if self.is_too_long() or depth > DEEPEST:
            raise LooseYamlError("it is longer or nested more deeply than a recipe", *place)

    def keyed(self, pairs: Iterable[tuple[Node, Node]]) -> Iterator[tuple[Text, Node]]:
        """Return all pairs; a key that is not text is converted to text."""
        return ((Text(key.line, key.column, str(plain_value(key))), value) for key, value in pairs)


def plain_value(node: Node) -> Value:
    """Return a node without places; of a repeated key the later value counts."""
    if isinstance(node, Text):
        return clean(node.text)
    if isinstance(node, Items):
        return tuple(map(plain_value, node.items))
    return {clean(key.text): plain_value(value) for key, value in node.pairs}
