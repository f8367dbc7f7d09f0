"""The YAML between `---` and `---`: read as text, bounded, and never a reason to refuse the recipe below it."""

from typing import Any, NamedTuple

from kitchen_tui.model.text import clean
from kitchen_tui.recipes.cooklang.tree import Entry, Value
from kitchen_tui.recipes.problems import Problem

_MOST = 65_536
"""Characters; a recipe's metadata are a few hundred."""
_DEEPEST = 20


class Metadata(NamedTuple):
    """The entries; or none, the text as it stands, and a problem, where it is no metadata."""

    entries: tuple[Entry, ...] = ()
    unread: str = ""
    problem: Problem | None = None


class _UnreadableError(ValueError):
    def __init__(self, text: str, line: int = 0, column: int = 0) -> None:
        super().__init__(text)
        self.line, self.column = line, column


def front_matter(text: str, first: int) -> Metadata:
    """What `text`, whose first line has the number `first`, says.

    YAML that is broken gives no entries at all, as in cooklang-rs. YAML that is sound but no map ("cooking
    time    :30 mins" is one string) is read line by line up to the colon, as in the canonical tests.
    """
    try:
        value, lines = _yaml(text)
    except _UnreadableError as error:
        hint = "The recipe is read without it; its lines are kept as a note."
        sentence = f"The front matter cannot be read: {error}."
        return Metadata((), text.strip(), Problem(sentence, first + error.line, error.column + 1, hint))
    if isinstance(value, dict):
        return Metadata(tuple(Entry(key, item, first + lines[key]) for key, item in value.items()))
    return _line_by_line(text, first)


def _line_by_line(text: str, first: int) -> Metadata:
    entries: list[Entry] = []
    for number, line in enumerate(text.split("\n"), first):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        key, colon, value = (part.strip() for part in line.partition(":"))
        if not key or not colon:
            problem = Problem("This line of the front matter has no key or no colon.", number, 1, "Write key: value.")
            return Metadata((), text.strip(), problem)
        entries.append(Entry(key, value, number))
    return Metadata(tuple(entries))


def _yaml(text: str) -> tuple[Value, dict[str, int]]:
    """The value of the YAML and the line (from 0) of each key of its outermost map."""
    import yaml  # slow to import, and most files of a library are not opened

    if len(text) > _MOST:
        raise _UnreadableError(f"it is longer than {_MOST} characters")
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise _UnreadableError(
            error.problem or "it is no YAML", mark.line if mark else 0, mark.column if mark else 0
        ) from None
    except yaml.YAMLError:
        raise _UnreadableError("it holds characters that YAML forbids") from None
    return builder.root, builder.lines


class _Builder:
    """Makes a value of YAML's events, with neither recursion nor aliases, so that no depth and no bomb can hurt."""

    def __init__(self) -> None:
        self.root: Value = ""
        self.lines: dict[str, int] = {}
        self._open: list[tuple[list[Value], list[int], bool]] = []

    def take(self, event: Any) -> None:
        """The next event."""
        kind = type(event).__name__
        if kind == "AliasEvent":
            raise _UnreadableError("it uses a YAML alias", event.start_mark.line, event.start_mark.column)
        if kind == "ScalarEvent":
            self._add(clean(event.value), event.start_mark.line)
        elif kind in ("SequenceStartEvent", "MappingStartEvent"):
            if len(self._open) == _DEEPEST:
                raise _UnreadableError("it is nested too deeply", event.start_mark.line, event.start_mark.column)
            self._open.append(([], [event.start_mark.line], kind.startswith("Mapping")))
        elif kind in ("SequenceEndEvent", "MappingEndEvent"):
            self._close()

    def _close(self) -> None:
        values, lines, is_map = self._open.pop()
        if not is_map:
            self._add(tuple(values), lines[0])
            return
        keys = [key if isinstance(key, str) else str(key) for key in values[::2]]
        if not self._open:
            self.lines = dict(zip(keys, lines[1::2], strict=True))
        self._add(dict(zip(keys, values[1::2], strict=True)), lines[0])

    def _add(self, value: Value, line: int) -> None:
        if not self._open:
            self.root = value
            return
        values, lines, _ = self._open[-1]
        values.append(value)
        lines.append(line)
