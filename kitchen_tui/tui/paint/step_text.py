"""The text of a step: how it is spaced, and the amounts of ingredients beside their names."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from kitchen_tui.tui.paint.styled_text import BLANK, Line, Role, Styled, styled, wrap

StepText = Literal["auto", "normal", "spacious", "large"]
STEP_TEXTS: tuple[StepText, ...] = ("auto", "normal", "spacious", "large")

_NO_BREAK = "\ue000"
"""Stands for a space inside an amount, so that it is not broken there."""
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\d¼-¾“\"(])")
_BEFORE = re.compile(r"(?:[\d¼-¾⅐-⅞]|\b(?:half|rest|remaining|some|all|little))[\w\s.,/–-]{0,24}$", re.IGNORECASE)
"""An amount right before the name: the text says itself how much."""
_LARGE_MEASURE = 50
_LEAST_WORD = 3


def text_lines(text: str, uses: Sequence[tuple[str, str]], measure: int, size: StepText) -> list[Line]:
    """Return the text in lines of at most `measure` cells; `uses` are (amount, name) pairs shown beside the names.

    `spacious` sets a sentence a paragraph; `large` also leaves a blank line between lines, for reading from far away.
    """
    role: Role = "strong" if size == "large" else "text"
    measure = min(measure, _LARGE_MEASURE) if size == "large" else measure
    shown, amounts = with_amounts(text.replace(_NO_BREAK, " "), uses)
    lines: list[Line] = []
    for paragraph in shown.split("\n"):
        for sentence in [paragraph] if size == "normal" else _SENTENCE_END.split(paragraph):
            if lines and size != "normal":
                lines += [BLANK] * (2 if size == "large" else 1)
            for number, line in enumerate(wrap(styled(sentence).text, measure)):
                if number and size == "large":
                    lines.append(BLANK)
                lines.append(tuple(_marked(line, amounts, role)))
    return lines


def with_amounts(text: str, uses: Sequence[tuple[str, str]]) -> tuple[str, list[str]]:
    """Return the text with "[4 cups]" after the name of an ingredient, and these additions.

    Nothing is added if the text says how much, or if the name is not found.
    """
    found: list[tuple[int, int, str]] = []
    for amount, name in sorted(uses, key=lambda use: -len(use[1])):
        place = _find(text, name) if amount and amount not in text else None
        if place and not any(start < place[1] and place[0] < end for start, end, _ in found):
            if not _BEFORE.search(text[: place[0]]):
                found.append((*place, f"[{amount}]".replace(" ", _NO_BREAK)))
            else:
                found.append((*place, ""))
    for _, end, addition in sorted(found, reverse=True):
        text = f"{text[:end]} {addition}{text[end:]}" if addition else text
    return text, [addition for _, _, addition in found if addition]


def _find(text: str, name: str) -> tuple[int, int] | None:
    """Return where the name is, or its last words: "light soy sauce" is also found as "soy sauce"."""
    words = re.sub(r"\([^)]*\)|,.*", "", name).split()
    while words and len(words[-1]) >= _LEAST_WORD:
        stem = r"\s+".join(map(re.escape, words)).removesuffix("s")
        match = re.search(rf"\b{stem}(?:e?s)?\b", text, re.IGNORECASE)
        if match:
            return match.span()
        words = words[1:]
    return None


def _marked(line: str, amounts: Sequence[str], role: Role) -> Iterator[Styled]:
    """Style the amounts we added."""
    while line:
        at, amount = min(((line.find(amount), amount) for amount in amounts if amount in line), default=(-1, ""))
        if at < 0:
            yield Styled(line.replace(_NO_BREAK, " "), role)
            return
        if at:
            yield Styled(line[:at].replace(_NO_BREAK, " "), role)
        yield Styled(amount.replace(_NO_BREAK, " "), "highlight")
        line = line[at + len(amount) :]
