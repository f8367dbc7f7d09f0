"""Finding what a few words of its author refer to."""

from bisect import bisect_right
from collections.abc import Iterable


class Lookup:
    """Find things by their names and by the lines that contain them.

    An exact name wins; otherwise every line that contains the words matches, so an author writes only as many words
    of a line as distinguish it from the others.
    """

    def __init__(self, things: Iterable[tuple[str, str, str]]) -> None:
        """`things` are id, name and line."""
        self._ids: list[str] = []
        self._by_name: dict[str, list[str]] = {}
        self._starts: list[int] = []
        lines: list[str] = []
        at = 0
        for thing, name, line in things:
            folded = _fold(line)
            self._ids.append(thing)
            self._starts.append(at)
            lines.append(folded)
            at += len(folded) + 1
            self._by_name.setdefault(_fold(name) or folded, []).append(thing)
        self._text = "\n".join(lines)

    def find(self, words: str) -> tuple[str, ...]:
        """The ids that `words` may mean, at most two: none is unknown, two are ambiguous."""
        wanted = _fold(words)
        if not wanted:
            return ()
        if named := self._by_name.get(wanted):
            return tuple(named[:2])
        found: list[str] = []
        at = self._text.find(wanted)
        while at >= 0 and len(found) < 2:
            thing = self._ids[bisect_right(self._starts, at) - 1]
            if thing not in found and self._whole(at, at + len(wanted)):
                found.append(thing)
            at = self._text.find(wanted, at + 1)
        return tuple(found)

    def nearest(self, words: str) -> str:
        """A hint: the name or line that was probably meant; empty where none is near."""
        from difflib import get_close_matches

        near = get_close_matches(_fold(words)[:60], list(self._by_name)[:200], 1, 0.6)
        return f"Did you mean “{near[0]}”?" if near else ""

    def _whole(self, start: int, end: int) -> bool:
        """Return whether the words match as whole words, apart from a plural's ending."""
        before, after = self._text[start - 1 : start], self._text[end : end + 3]
        for ending in ("es", "s"):
            after = after.removeprefix(ending) if not after[len(ending) :][:1].isalnum() else after
        return not before.isalnum() and not after[:1].isalnum()


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())
