"""Reads instructions with a list of what they use below them: "Fry until soft:" above "1 onion" and "2 leeks"."""

import re
from collections.abc import Iterator
from functools import partial
from itertools import takewhile

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.headings import is_component
from kitchen_tui.recipes.formats.text.evidence import begins_with_verb, has_amount, tells
from kitchen_tui.recipes.formats.text.facts import facts_in
from kitchen_tui.recipes.formats.text.line_forms import Line, are_in_steps

_MOST_WORDS = 14
_ITEM_WORDS = 12
"""The most words of an item in a list; a longer one is a remark or a step of its own."""
_SERVES = lazy_regex(r"(?:serve|top|garnish|finish|decorate|drizzle|sprinkle)\b", re.IGNORECASE)
"""The beginning of an instruction that is just as often a heading of the list: "Top with:"."""


class _Block(NamedTuple):
    """An instruction at `lines[at]`, and the items of its list, which ends before `lines[end]`."""

    at: int
    end: int
    items: tuple[Line, ...]


def with_instruction_lists(lines: list[Line]) -> list[Line]:
    """Make a step of each instruction and its list.

    Among the steps, the list continues the sentence. Without steps elsewhere, such lists are the ingredients as well.
    """
    blocks = list(_blocks(lines))
    if not blocks:
        return lines
    if any(line.role == "steps" for line in lines):
        in_steps = are_in_steps(lines)
        return _joined(lines, [block for block in blocks if in_steps[block.at]])
    listed = [block for block in blocks if all(has_amount(item.text) for item in block.items)]
    return _divided(lines, listed) if _are_all(lines, listed) else lines


def _blocks(lines: list[Line]) -> Iterator[_Block]:
    for at, line in enumerate(lines):
        if not _is_instruction(line):
            continue
        start = at + 1
        while start < len(lines) and lines[start].kind == "blank" and not lines[start].mark and start == at + 1:
            start += 1
        kind = lines[start].kind if start < len(lines) else ""
        items = tuple(takewhile(partial(_is_item, kind=kind), lines[start:]))
        if items:
            yield _Block(at, start + len(items), items)


def _is_instruction(line: Line) -> bool:
    text = line.text
    if line.kind not in ("text", "number", "bullet") or not text.endswith(":") or len(text.split()) > _MOST_WORDS:
        return False
    return begins_with_verb(text) and not is_component(text.rstrip(" :")) and not has_amount(text)


def _is_item(line: Line, kind: str) -> bool:
    """Return whether a line is an item of the list that begins with a line of this kind."""
    if line.kind != kind or kind not in ("bullet", "text") or len(line.text.split()) > _ITEM_WORDS:
        return False
    is_thing = has_amount(line.text) or (kind == "bullet" and not tells(line.text) and line.text[-1] not in ".!?:")
    return is_thing and not begins_with_verb(line.text) and not facts_in(line.text, only_labelled=True)


def _sentence(lines: list[Line], block: _Block) -> Line:
    items = ", ".join(item.text.rstrip(" ,;.") for item in block.items)
    return lines[block.at]._replace(text=f"{lines[block.at].text} {items}.")


def _joined(lines: list[Line], blocks: list[_Block]) -> list[Line]:
    """Join each list to its instruction, and begin a paragraph below it."""
    joined: list[Line] = []
    end = 0
    for block in blocks:
        joined += [*lines[end : block.at], _sentence(lines, block)]
        if lines[block.at].kind == "text":
            joined.append(Line("blank", "", block.items[-1].number))
        end = block.end
    return [*joined, *lines[end:]]


def _are_all(lines: list[Line], blocks: list[_Block]) -> bool:
    """Return whether most amounts are in these lists, and none of the instructions is about serving."""
    amounts = sum(line.kind in ("text", "bullet") and has_amount(line.text) for line in lines)
    inside = sum(len(block.items) for block in blocks)
    return 2 * inside > amounts and not any(_SERVES.match(lines[block.at].text) for block in blocks)


def _divided(lines: list[Line], blocks: list[_Block]) -> list[Line]:
    """Put the lists of all instructions under a heading of the ingredients, and what is done under one of the steps."""
    first, number = blocks[0].at, lines[blocks[0].at].number
    before = [line for line in lines[:first] if line.role != "ingredients"]
    more = [line for line in before if has_amount(line.text) and not facts_in(line.text)]
    items = [item for block in blocks for item in block.items]
    return [
        *(line for line in before if line not in more),
        Line("heading", "Ingredients", number, 2),
        *(item._replace(kind="bullet", indent=0, mark="-") for item in (*more, *items)),
        Line("heading", "Directions", number, 2),
        *_joined(lines, blocks)[first:],
    ]
