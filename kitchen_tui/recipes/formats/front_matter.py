"""Reads front matter, the YAML between `---` and `---`, for all formats that have it.

Scalars are read as text, size and depth are bounded, and a fault in it does not prevent reading the recipe below it.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, TypeAlias

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean
from kitchen_tui.recipes.formats.yaml.compose import Composer, Items, Keys, Node, Text
from kitchen_tui.recipes.problems import Problem

Value: TypeAlias = "str | tuple[Value, ...] | dict[str, Value]"
"""A value: text as written (never a number or a date), a list, or a map."""

_MOST = 65_536
"""Characters; a recipe's metadata are a few hundred."""
_DEEPEST = 20


class Entry(NamedTuple):
    """A key of the front matter with its value and its line."""

    key: str
    value: Value
    line: int = 0


class FrontMatter(NamedTuple):
    """The entries in order; or if they cannot be read, no entries, the unchanged text, and the problem."""

    entries: tuple[Entry, ...] = ()
    unread: str = ""
    problem: Problem | None = None


class _UnreadableError(ValueError):
    def __init__(self, text: str, line: int = 0, column: int = 0) -> None:
        super().__init__(text)
        self.line, self.column = line, column


def read_front_matter(text: str, first: int) -> FrontMatter:
    """Read the text between the fences; `first` is the number of its first line.

    Broken YAML yields no entries, as in cooklang-rs. YAML that is not a map ("cooking time    :30 mins" is one string)
    is read line by line up to the colon, as in the canonical tests.
    """
    try:
        value, lines = _yaml(text)
    except _UnreadableError as error:
        hint = "The recipe is read without it; its lines are kept as a note."
        sentence = f"The front matter cannot be read: {error}."
        return FrontMatter((), text.strip(), Problem(sentence, first + error.line, error.column + 1, hint))
    if isinstance(value, dict):
        return FrontMatter(tuple(Entry(key, item, first + lines[key] - 1) for key, item in value.items()))
    return _line_by_line(text, first)


def _line_by_line(text: str, first: int) -> FrontMatter:
    entries: list[Entry] = []
    for number, line in enumerate(text.split("\n"), first):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        key, colon, value = (part.strip() for part in line.partition(":"))
        if not key or not colon:
            problem = Problem("This line of the front matter has no key or no colon.", number, 1, "Write key: value.")
            return FrontMatter((), text.strip(), problem)
        entries.append(Entry(key, value, number))
    return FrontMatter(tuple(entries))


def _yaml(text: str) -> tuple[Value, dict[str, int]]:
    """Return the value of the YAML, and the line (from 1) of each key in its outermost map."""
    import yaml

    if len(text) > _MOST:
        raise _UnreadableError(f"it is longer than {_MOST} characters")
    root: Node = Text(1, 1, "")
    composer = _Composer(text)
    try:
        for _ in composer.starts():
            root = composer.root()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise _UnreadableError(
            error.problem or "it is not YAML", mark.line if mark else 0, mark.column if mark else 0
        ) from None
    except yaml.YAMLError:
        raise _UnreadableError("it holds characters that YAML forbids") from None
    return _value(root), {key.text: key.line for key, _ in root.pairs} if isinstance(root, Keys) else {}


class _Composer(Composer):
    """Refuses aliases and deep nesting, which hostile files use to exhaust memory."""

    def check_limits(self, event: Any, depth: int) -> None:
        """Refuse aliases and deep nesting."""
        mark = event.start_mark
        if self.is_alias(event):
            raise _UnreadableError("it uses a YAML alias", mark.line, mark.column)
        if depth == _DEEPEST and not self.is_text(event):
            raise _UnreadableError("it is nested too deeply", mark.line, mark.column)

    def keyed(self, pairs: Iterable[tuple[Node, Node]]) -> Iterator[tuple[Text, Node]]:
        """Return all pairs; of a repeated key the later value counts."""
        return ((Text(key.line, key.column, str(_value(key))), value) for key, value in pairs)


def _value(node: Node) -> Value:
    if isinstance(node, Text):
        return clean(node.text)
    if isinstance(node, Items):
        return tuple(map(_value, node.items))
    return {key.text: _value(value) for key, value in node.pairs}


_NO_LETTERS = lazy_regex(r"[\W\d_]|_?markdown$")
_AFFIXES = lazy_regex(
    r"(?:base|default|original|estimated|recipe)?(.{2,30}?)(?:(?:in)?(?:minutes|mins?)|groups?|sections?|list|en)?"
)


def known_key(name: str, known: Collection[str]) -> str:
    """Return the known name that `name` means: "servings" for "Base_Servings", "steps" for "stepGroups".

    Known names are in lower case without spaces; a name that means none of them is returned like that.
    """
    plain = _NO_LETTERS.sub("", name.lower())
    if plain in known:
        return plain
    core = match[1] if (match := _AFFIXES.fullmatch(plain)) else plain
    return next((form for form in (core, f"{core}s", f"{core}time") if form in known), plain)


FIELD = lazy_regex(r"([A-Za-z][\w -]{0,30}):\s*(.*)")
"""A simple field."""
_UNFENCED_LINES = 30


def lacks_fence(lines: list[str]) -> bool:
    """Return whether a text begins with fields and a closing fence, but without the opening one."""
    end = next((at for at, line in enumerate(lines[:_UNFENCED_LINES]) if line.rstrip() == "---"), 0)
    fields = [line for line in lines[:end] if line.strip()]
    return len(fields) > 1 and all(map(FIELD.fullmatch, fields)) and any(line.startswith("title:") for line in fields)


def leaves(value: Value) -> Iterator[str]:
    """Yield the texts in lists and maps of any depth."""
    if isinstance(value, str):
        yield value
    else:
        for inner in value if isinstance(value, tuple) else value.values():
            yield from leaves(inner)


def yaml_fields(text: str) -> dict[str, Value]:
    """Return the fields of YAML; of broken YAML those in simple lines."""
    entries = read_front_matter(text, 1).entries
    if not entries:
        return {field[1]: field[2].strip("\"' ") for line in text.split("\n") if (field := FIELD.match(line))}
    return {entry.key: entry.value for entry in entries}


def toml_fields(text: str) -> dict[str, Value]:
    """Return the fields of TOML, or nothing if it is broken."""
    import tomllib  # imported late: rarely needed

    try:
        return {str(key): _plain(value) for key, value in tomllib.loads(text).items()}
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    return tuple(map(_plain, value)) if isinstance(value, list) else str(value)
