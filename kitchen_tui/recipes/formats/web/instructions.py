"""Reads steps and sections from instructions in all shapes that pages and exports use."""

import re
from collections.abc import Mapping
from typing import Any

from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.found import with_time
from kitchen_tui.recipes.formats.headings import ROLE_HEADING, heading_of, is_generic, role_of
from kitchen_tui.recipes.formats.web.page import first_of, is_type
from kitchen_tui.recipes.formats.web.tags import plain_line, plain_lines
from kitchen_tui.recipes.understand.draft import DraftSection, DraftStep
from kitchen_tui.recipes.understand.stated import time_phrase

_DEEPEST = 20
_CHILDREN = (
    "itemListElement", "ItemListElement", "steps", "step", "directions", "instructions", "items", "actions", "tasks",
    "substeps",
)  # fmt: skip
_TEXTS = ("text", "instruction", "step", "direction", "content", "body", "description", "action", "prep")
_NAMES = ("name", "Name", "title", "section", "heading", "summary", "action")
_STEP_TIMES = ("time", "duration", "timer", "timeRequired", "performTime", "cookTime")
_TIME_AND_UNIT = lazy_regex(
    r"(?:time|duration|timer|wait)_?(?:in_?)?(minutes?|mins?|seconds?|secs?|hours?)", re.IGNORECASE
)
_NUMBER = lazy_regex(r"(?:step\s*)?(\d{1,2})\s*(?:[.):]\s*|-\s+)(?=\S)", re.IGNORECASE)
_INLINE = lazy_regex(r"(?:(?<=[.!?)])\s*|^|\s)(\d{1,2})[.)]\s*(?=[^\W\d_a-z])")
_STEP = "step|stap|schritt|étape|etape|paso|passo|steg|trin|krok|fase"
_PLACEHOLDER = lazy_regex(
    rf"(?:(?:{_STEP})\s*)?#?\d*[.:]?"
    r"|(?:none|null|undefined|nan|n/?a)|[\W\d_]*|https?://\S*",
    re.IGNORECASE,
)
"""Texts that are not steps: numbers, words such as "null", bare addresses, and signs without letters."""
_FEW_NUMBERS = 2
_SHORTEST_HALF = 25
"""Characters of each of two steps of which only the second is numbered."""
_FIRST_LABEL = lazy_regex(rf"(?:{_STEP})\s*1[.:]?", re.IGNORECASE)
_BULLET = lazy_regex(r"[*•–-]\s+(?=\S)")
_REMARK = lazy_regex(
    r"(?:(?:pro|quick|recipe|chef['’]?s?|cook['’]?s?)[ -])?(?:tips?|notes?|tipps?|hinweise?|anmerkung(?:en)?|astuces?"
    r"|conseils?|remarques?|consejos?|notas?|dicas?|note e consigli|uwag[ai]|poznámk[ay]|n\.?b\.?)\s*:\s*",
    re.IGNORECASE,
)
"""The start of a remark, which is not a step: "Note: the dough keeps for a day"."""


def sections_of(value: Any) -> tuple[DraftSection, ...]:
    """Return the sections of instructions; loose steps are in a section without a name."""
    collector = _Collector()
    collector.take(value)
    return tuple(DraftSection(name, tuple(steps)) for name, steps in collector.sections if steps)


def numbering_restarts(value: Any) -> bool:
    """Return whether the steps of a list without sections are named "Step 1" to "Step 4", and from "Step 1" again."""
    names = [_title(item) for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []
    return sum(bool(_FIRST_LABEL.fullmatch(name)) for name in names) > 1


class _Collector:
    """Walks through the value once; a step belongs to the section that was opened last."""

    def __init__(self) -> None:
        self.sections: list[tuple[str, list[DraftStep]]] = []
        self._count = 0

    def take(self, value: Any, name: str = "", depth: int = 0) -> None:
        """Collect strings, lists, steps and sections, down to a maximum depth."""
        if depth > _DEEPEST:
            return
        if isinstance(value, str):
            self._add_lines(value, name)
        elif isinstance(value, list | tuple):
            self._list(value, name, depth)
        elif isinstance(value, Mapping):
            self._node(value, name, depth)

    def _list(self, items: list[Any] | tuple[Any, ...], name: str, depth: int) -> None:
        alone = len(items) == 1
        is_titled = all(isinstance(item, Mapping) and _title(item) for item in items)
        for item in items:
            if alone and (whole := _whole(item)):
                self._add_lines(whole, name)
            elif isinstance(item, Mapping) and not is_titled and "@type" not in item and _is_plain_step(item):
                name = _section_name(_title(item)) or name
                self._untyped(item, name)
            elif heading := _lone_heading(item):
                name = _section_name(heading)
            elif not isinstance(item, str):
                self.take(item, name, depth + 1)
            elif alone:
                self._add_lines(item, name)
            elif heading := _heading(line := plain_line(item)):
                name = _section_name(heading)
            else:
                self._add(DraftStep(line), name)

    def _node(self, node: Mapping[str, Any], name: str, depth: int) -> None:
        children = _children(node)
        if is_type(node, "HowToTip"):
            self._tip(_text(node))
        elif children is None and "@type" not in node and len(plain_lines(_raw_text(node))) > 1:
            self._add_lines(_timed(node), _section_name(_title(node)) or name)
        elif is_type(node, "HowToStep", "HowToDirection") or (children is None and ("@type" in node or _is_step(node))):
            self._step(node, children, name)
        elif children is not None:
            self.take(children, _section_name(_title(node)) or name, depth + 1)
        else:
            for key, inside in node.items():
                if not key.startswith("@"):
                    self.take(inside, _section_name(plain_line(key)) or name, depth + 1)

    def _untyped(self, node: Mapping[str, Any], name: str) -> None:
        """Collect a step of another program, whose text may hold several, and whose title is its summary."""
        text = _raw_text(node)
        if node.get("isSection"):
            self.sections.append((_section_name(plain_line(text)), []))
            return
        if not node.get("title") and self.sections and name == "":
            name = self.sections[-1][0]
        lines = plain_lines(text)
        summary = plain_line(_string(node.get("summary")))
        if len(lines) == 1 and summary:
            self._add(DraftStep(with_time(lines[0], _time(node)), _distinct_title(summary, lines[0])), name)
        else:
            self._add_lines(_timed(node), name)

    def _step(self, node: Mapping[str, Any], children: Any, name: str) -> None:
        if bullets := _bullets(node):
            self._list(bullets, _section_name(_title(node)) or name, 0)
            return
        parts = children if isinstance(children, list | tuple) else [children] if children else []
        tips = [part for part in parts if is_type(part, "HowToTip")]
        text = (_described(node) or _text(node)) or " ".join(_text(part) for part in parts if part not in tips)
        title = _title(node)
        if not text:
            text, title = title, ""
        notes = tuple(filter(None, map(_text, tips)))
        self._add(DraftStep(with_time(text, _time(node)), _distinct_title(title, text), notes), name)

    def _add_lines(self, text: str, name: str) -> None:
        lines = plain_lines(text)
        if len(lines) == 1:
            lines = split_numbered(lines[0])
        is_aside = False
        for at, line in enumerate(lines):
            is_above_first = bool(_FIRST_LABEL.fullmatch(lines[at + 1])) if at + 1 < len(lines) else False
            if at and _REMARK.fullmatch(line):
                is_aside = True
            elif heading := (line if is_above_first else _heading(line)):
                name, is_aside = _section_name(heading), False
            elif is_aside:
                self._tip(line)
            elif not _PLACEHOLDER.fullmatch(line):
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
        if steps and _REMARK.match(step.text):
            self._tip(step.text)
            return
        if steps and _is_truncated(steps[-1].text) and step.text.find(")") > step.text.find("("):
            steps[-1] = steps[-1]._replace(text=f"{steps[-1].text} {step.text}")
            return
        step = step._replace(text=_BULLET.sub("", step.text, count=1) if _BULLET.match(step.text) else step.text)
        number = _NUMBER.match(step.text)
        if number and int(number[1]) in (len(steps) + 1, self._count + 1):
            step = step._replace(text=step.text[number.end() :])
        if not _PLACEHOLDER.fullmatch(step.text):
            self._count += 1
            steps.append(step)


def _is_truncated(text: str) -> bool:
    """Return whether a text ends within brackets, because a program split it at the full stop in "(about 5 min. )"."""
    return text.rfind("(") > text.rfind(")") and text.endswith(".")


def _heading(line: str) -> str:
    """Return the text of a line that is a heading, by its marks or because it says "Directions"."""
    is_of_steps = bool(ROLE_HEADING.fullmatch(line)) and role_of(line) == "steps"
    return "Directions" if is_of_steps else heading_of(_NUMBER.sub("", line, count=1))


def _lone_heading(node: Any) -> str:
    """Return the text of a step that is only a heading."""
    if not is_type(node, "HowToStep", "HowToDirection") or first_of(node, _CHILDREN):
        return ""
    text, title = _text(node), _title(node)
    return _heading(text) if text and (title == text or _PLACEHOLDER.fullmatch(title)) else ""


def _time(node: Mapping[str, Any]) -> Any:
    """Return the time that a step states besides its text, such as `duration_minutes: 5`, or ""."""
    units = ((node[key], unit[1]) for key in node if (unit := _TIME_AND_UNIT.fullmatch(key)) and node[key])
    return first_of(node, _STEP_TIMES) or time_phrase(*next(units, ("", "")))


def _bullets(node: Mapping[str, Any]) -> list[str]:
    """Return the lines of a step that is a list of several, or nothing."""
    lines = plain_lines(_string(node.get("text")))
    return lines if len(lines) > 1 and all(map(_BULLET.match, lines)) else []


def _children(node: Mapping[str, Any]) -> Any:
    """Return the steps inside a step or a section, or None."""
    return first_of(node, _CHILDREN, list | tuple | Mapping)


def _timed(node: Mapping[str, Any]) -> str:
    """Return the text of an untyped step with its separate time, which belongs to the last line."""
    text = _raw_text(node).rstrip()
    timed = with_time(plain_line(text), _time(node))
    return text + timed.removeprefix(plain_line(text))


def _section_name(heading: str) -> str:
    """Return a heading, or "" if it carries no information."""
    return "" if is_generic(heading) else heading.rstrip(": ")


def _is_step(node: Mapping[str, Any]) -> bool:
    return any(isinstance(node.get(key), str) for key in (*_TEXTS, *_NAMES))


def _is_plain_step(node: Mapping[str, Any]) -> bool:
    """Return whether a node is a step that contains no others."""
    return _is_step(node) and not _children(node)


def _title(node: Mapping[str, Any]) -> str:
    return plain_line(next((text for key in _NAMES if (text := _string(node.get(key)))), ""))


def _described(node: Mapping[str, Any]) -> str:
    """Return the description of a list item, whose text would repeat its title and number."""
    return plain_line(_string(node.get("description"))) if is_type(node, "ListItem") else ""


def _whole(value: Any) -> str:
    """Return the text if a single step holds all steps, one per line."""
    if not is_type(value, "HowToStep") or first_of(value, _CHILDREN):
        return ""
    text = _string(value.get("text"))
    lines = plain_lines(text)
    return text if len(lines) > 1 or (lines and len(split_numbered(lines[0])) > 1) else ""


def split_numbered(line: str) -> list[str]:
    """Split "1. Mix. 2. Bake." into two steps; a line whose numbers do not count up from 1 is not split.

    The first number may be missing: "Mix. 2. Bake. 3. Serve."
    """
    marks = list(_INLINE.finditer(line))
    numbers = [int(mark[1]) for mark in marks]
    is_counted = numbers == list(range(1, len(marks) + 1)) and marks and not marks[0].start()
    is_sure = len(marks) > _FEW_NUMBERS or all(line[: mark.start()].rstrip()[-1:] in (*".!?)",) for mark in marks)
    if numbers == [2] and is_sure and min(marks[0].start(), len(line) - marks[0].end()) >= _SHORTEST_HALF:
        return [line[: marks[0].start()].strip(), line[marks[0].end() :].strip()]
    if len(marks) < 2 or not (is_counted or (is_sure and numbers == list(range(2, len(marks) + 2)))):
        return [line]
    starts = [0, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), len(line)]
    return [part for start, end in zip(starts, ends, strict=True) if (part := line[start:end].strip())]


def _distinct_title(title: str, text: str) -> str:
    """Return the title, or "" if it only repeats the start of the text or is just a number."""
    start = title.rstrip(". …").lower()
    return "" if _PLACEHOLDER.fullmatch(title) or text.lower().startswith(start) else title


def _text(value: Any) -> str:
    return plain_line(_raw_text(value) if isinstance(value, Mapping) else _string(value))


def _raw_text(node: Mapping[str, Any]) -> str:
    """Return the text of a step with its line breaks."""
    texts = (node[key] for key in _TEXTS if isinstance(node.get(key), str))
    return next(filter(str.strip, texts), "") or _string(node.get("text"))


def _string(value: Any) -> str:
    if isinstance(value, list | tuple):
        value = next((item for item in value if isinstance(item, str)), "")
    return value if isinstance(value, str) else ""
