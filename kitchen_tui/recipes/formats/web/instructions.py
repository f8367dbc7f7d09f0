"""Steps out of `recipeInstructions`, in every shape that pages give it; sections and steps stay apart."""

import re
from typing import Any

from kitchen_tui.recipes.formats.draft import DraftSection, DraftStep
from kitchen_tui.recipes.formats.web.page import is_type
from kitchen_tui.recipes.formats.web.plain import plain_line, plain_lines

_DEEPEST = 20
_CHILDREN = ("itemListElement", "steps", "step")
_NUMBER = re.compile(r"(?:step\s*)?(\d{1,2})\s*(?:[.):]\s*|-\s+)(?=\S)", re.IGNORECASE)
_INLINE = re.compile(r"(?:(?<=[.!?)])\s+|^)(\d{1,2})[.)]\s+(?=[^\W\d_a-z])")
_GENERIC = re.compile(r"(?:step\s*)?#?\d*[.:]?", re.IGNORECASE)
_HEADING = re.compile(r"[^.!?\d]{2,60}:")


def sections_of(value: Any) -> tuple[DraftSection, ...]:
    """The sections of a `recipeInstructions` value; loose steps stand in a section without a name."""
    collector = _Collector()
    collector.take(value)
    return tuple(DraftSection(name, tuple(steps)) for name, steps in collector.sections if steps)


def is_heading(line: str) -> bool:
    """Whether a line in a list is no item of it but the name of those that follow: "For the dip:"."""
    return bool(_HEADING.fullmatch(line)) and len(line.split()) <= 8


class _Collector:
    """Walks the value once; a step belongs to the section that was opened last."""

    def __init__(self) -> None:
        self.sections: list[tuple[str, list[DraftStep]]] = []
        self._count = 0

    def take(self, value: Any, name: str = "", depth: int = 0) -> None:
        """Strings, lists, steps and sections, nested as deep as sense goes."""
        if depth > _DEEPEST:
            return
        if isinstance(value, str):
            self._several(value, name)
        elif isinstance(value, list):
            self._list(value, name, depth)
        elif isinstance(value, dict):
            self._node(value, name, depth)

    def _list(self, items: list[Any], name: str, depth: int) -> None:
        alone = len(items) == 1
        for item in items:
            if alone and (whole := _whole(item)):
                self._several(whole, name)
            elif not isinstance(item, str):
                self.take(item, name, depth + 1)
            elif alone:
                self._several(item, name)
            elif is_heading(line := plain_line(item)):
                name = line.rstrip(":")
            else:
                self._add(DraftStep(line), name)

    def _node(self, node: dict[str, Any], name: str, depth: int) -> None:
        children = next((node[key] for key in _CHILDREN if node.get(key)), None)
        if is_type(node, "HowToTip"):
            self._tip(_text(node))
        elif is_type(node, "HowToStep", "HowToDirection") or children is None:
            self._step(node, children, name)
        else:
            self.take(children, plain_line(_string(node.get("name"))) or name, depth + 1)

    def _step(self, node: dict[str, Any], children: Any, name: str) -> None:
        parts = children if isinstance(children, list) else [children] if children else []
        tips = [part for part in parts if is_type(part, "HowToTip")]
        text = _text(node) or " ".join(_text(part) for part in parts if part not in tips)
        title = plain_line(_string(node.get("name")))
        if not text:
            text, title = title, ""
        self._add(DraftStep(text, _told_apart(title, text), tuple(filter(None, map(_text, tips)))), name)

    def _several(self, text: str, name: str) -> None:
        lines = plain_lines(text)
        if len(lines) == 1:
            lines = split_numbered(lines[0])
        for line in lines:
            if is_heading(line):
                name = line.rstrip(":")
            elif not _GENERIC.fullmatch(line):
                self._add(DraftStep(line), name)

    def _tip(self, text: str) -> None:
        if text and self.sections and self.sections[-1][1]:
            steps = self.sections[-1][1]
            steps[-1] = steps[-1]._replace(notes=(*steps[-1].notes, text))
        elif text:
            self._add(DraftStep(text), "")

    def _add(self, step: DraftStep, name: str) -> None:
        if not self.sections or self.sections[-1][0] != name:
            self.sections.append((name, []))
        steps = self.sections[-1][1]
        number = _NUMBER.match(step.text)
        if number and int(number[1]) in (len(steps) + 1, self._count + 1):
            step = step._replace(text=step.text[number.end() :])
        if step.text:
            self._count += 1
            steps.append(step)


def _whole(value: Any) -> str:
    """The text of a step that is the only one and holds them all, a line each."""
    if not is_type(value, "HowToStep") or any(value.get(key) for key in _CHILDREN):
        return ""
    text = _string(value.get("text"))
    return text if len(plain_lines(text)) > 1 else ""


def split_numbered(line: str) -> list[str]:
    """ "1. Mix. 2. Bake." as two; a line that does not count from 1 upwards stays whole."""
    marks = list(_INLINE.finditer(line))
    if len(marks) < 2 or [int(mark[1]) for mark in marks] != list(range(1, len(marks) + 1)) or marks[0].start():
        return [line]
    ends = [mark.start() for mark in marks[1:]] + [len(line)]
    return [line[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)]


def _told_apart(title: str, text: str) -> str:
    """The title, unless it only repeats the start of the text or says no more than a number."""
    start = title.rstrip(". …").lower()
    return "" if _GENERIC.fullmatch(title) or text.lower().startswith(start) else title


def _text(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("text") or value.get("description") or ""
    return plain_line(_string(value))


def _string(value: Any) -> str:
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, str)), "")
    return value if isinstance(value, str) else ""
