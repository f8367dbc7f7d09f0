"""Reads front matter, the YAML between `---` and `---`, for all formats that have it.

Scalars are read as text, size and depth are bounded, and a fault in it does not prevent reading the recipe below it.
"""

from collections.abc import Collection, Iterator
from typing import Any

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean
from kitchen_tui.recipes.formats.yaml.compose import Keys, LooseYamlError, Text, Value, loose_documents, plain_value
from kitchen_tui.recipes.problems import Problem


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


def read_front_matter(text: str, first: int) -> FrontMatter:
    """Read the text between the fences; `first` is the number of its first line.

    Broken YAML yields no entries, as in cooklang-rs. YAML that is not a map ("cooking time    :30 mins" is one string)
    is read line by line up to the colon, as in the canonical tests.
    """
    try:
        *_, root = Text(1, 1, ""), *loose_documents(text)
    except LooseYamlError as error:
        hint = "The recipe is read without it; its lines are kept as a note."
        sentence = f"The front matter cannot be read: {error}."
        return FrontMatter((), text.strip(), Problem(sentence, first + error.line - 1, error.column, hint))
    if not isinstance(root, Keys):
        return _line_by_line(text, first)
    pairs = ((clean(key.text), plain_value(value), first + key.line - 1) for key, value in root.pairs)
    return FrontMatter(tuple(Entry(*pair) for pair in pairs))


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
