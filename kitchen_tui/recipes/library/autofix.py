"""Safe repairs of a recipe file: invisible characters, and misspelt keys of our format."""

import re
from collections.abc import Callable
from typing import TypeAlias

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.problems import Problem, ReadResult

Read: TypeAlias = Callable[[str], ReadResult]

_MOST_KEYS = 20
_TAB_INDENT = lazy_regex(r"^[ ]*\t[ \t]*", re.MULTILINE)
_TRAILING = lazy_regex(r"[ \t]+$", re.MULTILINE)


class FixResult(NamedTuple):
    """The corrected text, and a sentence for each correction; without any the text is unchanged."""

    text: str
    done: tuple[str, ...] = ()


def autofixed(raw: str, read: Read, is_yaml: bool) -> FixResult:
    """Return the text of a file, given with its byte-order mark and line ends, with safe corrections.

    A correction is safe if it leaves a readable recipe unchanged, or makes more of the file readable.
    """
    text = raw.removeprefix("\ufeff")
    done = ["removed the byte-order mark"] if text != raw else []
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    if plain != text:
        done.append("converted the line ends to newlines")
    text = plain
    if is_yaml:
        for sentence, step in (
            ("replaced tabs in the indentation with spaces", _without_tabs),
            ("removed spaces at the ends of lines", _without_trailing),
        ):
            text = _if_safe(text, step(text), read, sentence, done)
        text = _with_keys(text, read, done)
    return FixResult(text, tuple(done))


def _without_tabs(text: str) -> str:
    return _TAB_INDENT.sub(lambda found: found[0].expandtabs(4), text)


def _without_trailing(text: str) -> str:
    return _TRAILING.sub("", text)


def _if_safe(text: str, other: str, read: Read, sentence: str, done: list[str]) -> str:
    """Return `other` if it says the same, or if more of it can be read; otherwise `text`."""
    if other == text or not _is_safe(read(text), read(other)):
        return text
    done.append(sentence)
    return other


def _is_safe(before: ReadResult, after: ReadResult) -> bool:
    if before.recipe is not None:
        return (before.recipe, before.problems) == (after.recipe, after.problems)
    first, known = before.problems[0].text, {problem.text for problem in before.problems}
    left = {problem.text for problem in after.problems}
    return first not in left or left <= known


def _with_keys(text: str, read: Read, done: list[str]) -> str:
    """Correct misspelt keys one by one: below a corrected key there may be more."""
    for _ in range(_MOST_KEYS):
        problem = next((problem for problem in read(text).problems if problem.correction[0]), None)
        other = _respelt(text, problem) if problem else text
        if problem is None or problem.text in {left.text for left in read(other).problems}:
            return text
        text = other
        done.append(f"line {problem.line}: “{problem.correction[0]}” became “{problem.correction[1]}”")
    return text


def _respelt(text: str, problem: Problem) -> str:
    """Replace the wrong word by the right one, if it is at the place of the problem."""
    lines, (wrong, right) = text.split("\n"), problem.correction
    before, after = lines[problem.line - 1][: problem.column - 1], lines[problem.line - 1][problem.column - 1 :]
    if after.startswith(wrong):
        lines[problem.line - 1] = before + right + after.removeprefix(wrong)
    return "\n".join(lines)
