"""Reads values from the nodes of a file, and collects problems."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from kitchen_tui.model.duration import DurationError, Span
from kitchen_tui.model.duration_text import read_duration, read_single_duration
from kitchen_tui.model.text import clean, clean_line
from kitchen_tui.recipes.formats.yaml.compose import SHOWN, Items, Keys, Node, Text
from kitchen_tui.recipes.problems import Problem
from kitchen_tui.recipes.reading_limits import MOST_PROBLEMS

"""Problems reported at once; more would not be read."""
_YES = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}
_TIMES = "Times look like 5 min, 1 h 30 min or 90-120 min."
_KINDS = {Text: "text", Items: "a list", Keys: "keys with values"}

Word = TypeVar("Word", bound=str)
Time = TypeVar("Time")


class FieldReader:
    """Reads the fields of one file. A wrong value is reported, and then treated as absent."""

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        self.problems = list(problems)[:MOST_PROBLEMS]

    def note(self, node: Node, text: str, hint: str = "") -> None:
        """Report a problem at `node`."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(text, node.line, node.column, hint))

    def wrong(self, node: Node, what: str, wanted: str) -> None:
        """Report that `what` should be of another type."""
        self.note(node, f"{what} must be {wanted}, not {_KINDS[type(node)]}.", SHOWN)

    def keys(self, node: Node, what: str, known: Sequence[str]) -> dict[str, Node]:
        """Return the values of known keys, without empty ones; unknown keys are reported."""
        if not isinstance(node, Keys):
            self.wrong(node, _capital(what), f"keys such as {known[0]}:")
            return {}
        for key, _ in node.pairs:
            if key.text not in known and len(self.problems) < MOST_PROBLEMS:
                sentence = f"“{clean_line(key.text, 40)}” is not a key of {what}."
                taken = {other.text for other, _ in node.pairs}
                meant = _certain(key.text, [word for word in known if word not in taken])
                self.problems.append(Problem(sentence, key.line, key.column, _nearest(key.text, known), meant))
        return {key.text: value for key, value in node.pairs if not _is_empty(value) and key.text in known}

    def named(self, node: Node, what: str, wanted: str) -> list[tuple[Text, Node]]:
        """Return the pairs of a mapping whose keys are chosen by the author."""
        if isinstance(node, Keys):
            return list(node.pairs)
        self.wrong(node, what, wanted)
        return []

    def items(self, node: Node) -> tuple[Node, ...]:
        """Return the values of a list; a single value counts as a list of one."""
        return node.items if isinstance(node, Items) else (node,)

    def line(self, node: Node | None, what: str) -> str:
        """Return text on one line, or ""."""
        return " ".join(self.prose(node, what).split())

    def prose(self, node: Node | None, what: str) -> str:
        """Return text with its line breaks, or ""."""
        if node is None:
            return ""
        if not isinstance(node, Text):
            self.wrong(node, what, "text")
            return ""
        return clean(node.text).strip()

    def lines(self, node: Node | None, what: str) -> tuple[str, ...]:
        """Return a text or a list of texts as a list, each on one line."""
        if node is None:
            return ()
        return tuple(line for item in self.items(node) if (line := self.line(item, what)))

    def span(self, node: Node | None, what: str) -> Span | None:
        """Return a duration or range; None if it is absent or wrong, which is reported."""
        return self._time(node, what, read_duration)

    def duration(self, node: Node | None, what: str) -> int | None:
        """Return a duration in milliseconds; None if it is absent or wrong, which is reported."""
        return self._time(node, what, read_single_duration)

    def duration_or(self, node: Node | None, what: str, words: Mapping[str, int]) -> int | None:
        """Return a duration, or the value of one of these words, such as {"no": 0}; None like `duration`."""
        text = self.line(node, what).lower()
        for word, spelt in _YES.items():
            if word == text and (meant := words.get("yes" if spelt else "no")) is not None:
                return meant
        return self.duration(node, what)

    def word(self, node: Node | None, what: str, words: Sequence[Word], default: Word) -> Word:
        """Return one of these words, or "" if it is absent or wrong."""
        if node is None:
            return default
        text = self.line(node, what)
        for word in words:
            if word == text.lower():
                return word
        if text:
            self.note(node, f"{what} cannot be “{text[:40]}”.", _nearest(text, words))
        return default

    def flag(self, node: Node | None, what: str, *, default: bool = False) -> bool:
        """Return a yes or no value."""
        word = self.word(node, what, tuple(_YES), "yes" if default else "no")
        return _YES[word]

    def _time(self, node: Node | None, what: str, parse: Callable[[str], Time]) -> Time | None:
        text = self.line(node, what)
        if node is None or not text:
            return None
        try:
            if text.startswith(("-", "\N{MINUS SIGN}")):
                raise DurationError(f"“{text[:40]}” is less than zero")
            return parse(text)
        except DurationError as error:
            self.note(node, f"{what}: {error}.", _TIMES)
            return None


def _is_empty(node: Node) -> bool:
    return isinstance(node, Text) and not node.text.strip()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _certain(word: str, free: Sequence[str]) -> tuple[str, str]:
    """Return the only unused key near a misspelt one, or "" if several are possible."""
    from difflib import get_close_matches

    near = get_close_matches(word[:40].lower(), free, 2, 0.75)
    return (word, near[0]) if len(near) == 1 else ("", "")


def _nearest(word: str, known: Sequence[str]) -> str:
    """Return a hint with the key that was probably meant, or with all keys."""
    from difflib import get_close_matches

    near = get_close_matches(word[:40].lower(), known, 1, 0.6)
    return f"Did you mean “{near[0]}”?" if near else f"It may be {', '.join(known)}."
