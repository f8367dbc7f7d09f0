"""Parses JSON as found on real pages: strictly if possible, otherwise after repairs."""

import json
import re
from typing import Any, NamedTuple

from kitchen_tui.model.regex import lazy_regex

_START = lazy_regex(r"(?<!<!)(?<!CDATA)[{\[]")
# A quote ends a string only before what may follow a string; any other quote was not escaped.
# Nothing that can fail follows a repetition, so that matching never backtracks over the text.
_TOKENS = lazy_regex(
    r"""
    (?P<string>"(?:[^"\\]+|\\.|"(?!\s*(?:[,:}\]]|$)))*"?)
    |(?P<comment>/\*(?:[^*]+|\*(?!/))*(?:\*/)?|//[^\n]*)
    |(?P<open>[{\[])
    |(?P<close>[}\]])
    |(?P<comma>,)
    |(?P<other>[^"/{}\[\],]+|/)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = lazy_regex(r'\\(?:(["\\/bfnrt]|u[0-9a-fA-F]{4})|(.?))|"', re.DOTALL)
_UNDEFINED = lazy_regex(r"\bundefined\b")
_CLOSER = {"{": "}", "[": "]"}


class Loaded(NamedTuple):
    """The value, and whether the text had to be repaired."""

    value: Any
    mended: bool = False


def load(text: str) -> Loaded | None:
    """Return the JSON value in `text`, or None if it cannot be repaired (or nests deeper than Python allows).

    Tolerated are raw line breaks in strings, wrong escapes, quotes within strings, comments, CDATA marks, superfluous
    commas, text before and after the value, and a missing end.
    """
    try:
        return Loaded(json.loads(text, strict=False))
    except ValueError:
        pass
    except RecursionError:
        return None
    try:
        return Loaded(json.loads(_mended(text), strict=False), mended=True)
    except (ValueError, RecursionError):
        return None


def _mended(text: str) -> str:
    start = _START.search(text)
    if start is None:
        return ""
    mender = _Mender()
    for token in _TOKENS.finditer(text, start.start()):
        mender.take(token.lastgroup or "", token[0])
        if not mender.open:
            break
    return mender.finished()


class _Mender:
    """Collects the valid tokens; `open` holds the brackets that are not closed yet."""

    def __init__(self) -> None:
        self.kept: list[str] = []
        self.open: list[str] = []

    def take(self, kind: str, text: str) -> None:
        if kind == "string":
            self.kept.append(_string(text))
        elif kind == "open":
            self.open.append(_CLOSER[text])
            self.kept.append(text)
        elif kind == "close":
            self._close(text)
        elif kind == "comma":
            if self.kept[-1] not in (",", "{", "["):
                self.kept.append(text)
        elif kind == "other" and (word := text.strip()):
            self.kept.append(_UNDEFINED.sub("null", word))

    def finished(self) -> str:
        while self.open:
            self._close(self.open[-1])
        return "".join(self.kept)

    def _close(self, bracket: str) -> None:
        if not self.open or self.open[-1] != bracket:
            return
        while self.kept[-1] == ",":
            self.kept.pop()
        self.kept.append(self.open.pop())


def _string(token: str) -> str:
    inner = token[1:-1] if len(token) > 1 and token.endswith('"') else token[1:]
    return '"' + _ESCAPE.sub(_escape, inner) + '"'


def _escape(match: re.Match[str]) -> str:
    if match[1]:
        return match[0]
    return '\\"' if match[0] == '"' else match[2]
