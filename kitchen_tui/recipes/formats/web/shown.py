"""The page as it is displayed: completes the data of a page from its text, and divides them like its blocks."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from kitchen_tui.model.numbers import FRACTIONS
from kitchen_tui.model.recipe import Servings
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.headings import BEGINS_WITH_AMOUNT, HAS_DIGIT, role_of
from kitchen_tui.recipes.formats.web.instructions import sections_of
from kitchen_tui.recipes.understand.draft import Draft, DraftGroup, DraftSection
from kitchen_tui.recipes.understand.stated import parse_servings

_LONG_STEP = 160
_LONG_INGREDIENT = 60
_FEW_STEPS = 2
_FEW_INGREDIENTS = 2
_MOST_GAP = 40
"""Letters of a text that the page shows elsewhere or not at all, such as "Step 2" or "Preparation:"."""
_MOST_STRANGE = 40
"""Blocks of the page between two pieces of a text that do not belong to it: captions, labels, ingredients."""
_SHORTEST_PIECE = 8
_SHORTEST_NAME = 3
_HEAD = 24
_COVERED = 0.9
_LONGEST_TEXT = 20_000
_MOST_NAMES = 60
_MOST_STARTS = 20
_GLUED = lazy_regex(r"(?<=[^\W\d_A-Z][.!?)])(?=[A-ZÀ-Þ][^\W\d_]*[ ,])")
_AFTER_PIECE = lazy_regex(rf"[^\w\s(\[{FRACTIONS}•▢-]*")
_SERVINGS = lazy_regex(r"(?:serves|servings?|yields?|makes)\b\s*:?\s*(\d.{0,40})?", re.IGNORECASE)
_LONGEST_AMOUNT = 40
_LEAST_NAMES = 3
_LEAST_OTHERS = 3
_LEAST_NEW = 0.3
_MOSTLY = 0.7
_MEASURED = lazy_regex(
    r"(?!\d{1,2}[.)]\s|[\d.,]+ ?(?:k?cal|kj|g (?:fat|saturates|protein|carb\w*|fib\w*))\b)"
    rf"[\d{FRACTIONS}].{{0,80}}?\s[^\W\d_]{{3}}",
    re.IGNORECASE,
)
"""An amount of something, and not the number of a step or a nutrition fact."""
_LONGEST_LIST = 80
_LONGEST_HEADING = 60
_WORD = lazy_regex(r"[^\W\d_]{3,}")


def as_shown(draft: Draft, blocks: list[str]) -> Draft:
    """Return the draft with texts split where the page displays each part as a separate block (`blocks`).

    Nothing is added or left out, except that amounts are added to ingredients if the data have none at all, and the
    number of servings. Texts that the page does not display are not changed.
    """
    steps, lines = draft.steps(), draft.lines()
    is_whole = len(steps) <= _FEW_STEPS and any(len(step.text) >= _LONG_STEP for step in steps)
    is_list = len(lines) <= _FEW_INGREDIENTS and any(len(line) >= _LONG_INGREDIENT for line in lines)
    is_bare = _LEAST_NAMES <= len(lines) <= _MOST_NAMES and not HAS_DIGIT.search("".join(lines))
    draft = _unglued(draft)
    draft = draft._replace(servings=draft.servings if draft.servings.least else _shown_servings(blocks))
    if is_whole:
        draft = _divided_steps(draft, blocks)
    if is_list:
        parts = [part.strip(" ,;") for line in lines for part in divided(line, blocks, _SHORTEST_NAME)]
        draft = draft._replace(groups=(DraftGroup("", tuple(parts)),)) if len(parts) > len(lines) else draft
    return _with_amounts(draft, blocks) if is_bare else draft


def _shown_servings(blocks: list[str]) -> Servings:
    """Return the first number of servings that the page displays in a block of its own: "Serves 4"."""
    for at, block in enumerate(blocks):
        if shown := _SERVINGS.fullmatch(block):
            below = blocks[at + 1] if at + 1 < len(blocks) else ""
            servings = parse_servings(shown[1] or below[:_LONGEST_AMOUNT])
            if servings.least:
                return servings
    return Servings()


def more_ingredients(draft: Draft, blocks: list[str]) -> tuple[list[str], bool]:
    """Return the list of ingredients that the page displays if it has all of the draft's and others, else nothing.

    A list of the same ingredients in other units has no others. The second value is whether the steps mention them:
    if not, they may be utensils.
    """
    lines = draft.lines()
    prose = " ".join(step.text for step in draft.steps()).casefold()
    known = {_plain(line) for line in lines}
    names = {word for line in lines for word in _last_words(line)}
    for top in (at + 1 for at, block in enumerate(blocks) if _has_role(block, "ingredients")):
        rest = blocks[top : top + _LONGEST_LIST]
        end = next((at for at, block in enumerate(rest) if _ends_list(block)), len(rest))
        found = [at for at in range(end) if _plain(rest[at]) in known or _MEASURED.match(rest[at])]
        listed = rest[found[0] : found[-1] + 1] if found else []
        others = [rest[at] for at in found if _plain(rest[at]) not in known]
        missing = len(known) - len({_plain(block) for block in listed} & known)
        new = [block for block in others if names.isdisjoint(_last_words(block))]
        used = [block for block in others if any(word in prose for word in _last_words(block))]
        is_longer = len(others) >= _LEAST_OTHERS + missing and len(new) >= _LEAST_NEW * len(others)
        if is_longer and len(found) >= _MOSTLY * len(listed) and len(set(listed)) == len(listed):
            return listed, len(used) >= _MOSTLY * len(others)
    return [], False


def _last_words(line: str) -> list[str]:
    """Return the words that are likely to name an ingredient: "whole milk" of "350 ml whole milk, warmed"."""
    return _WORD.findall(line.partition(",")[0].casefold())[-2:]


def _has_role(block: str, role: str) -> bool:
    return len(block) <= _LONGEST_HEADING and role_of(block) == role


def _ends_list(block: str) -> bool:
    is_named = len(block) <= _LONGEST_HEADING and bool(role_of(block)) and not BEGINS_WITH_AMOUNT.match(block)
    return is_named or len(block) > _LONG_STEP


def grouped(draft: Draft, cards: Iterable[Draft]) -> Draft:
    """Return the draft with the headings that the page displays among the same ingredients.

    The data of most plugins lack them.
    """
    if len(draft.groups) != 1 or draft.groups[0].name:
        return draft
    lines = draft.groups[0].lines
    for card in cards:
        shown = card.lines()
        if not any(group.name for group in card.groups) or len(shown) != len(lines):
            continue
        if all(map(_share_a_word, lines, shown)):
            rest = iter(lines)
            groups = (DraftGroup(group.name, tuple(islice(rest, len(group.lines)))) for group in card.groups)
            return draft._replace(groups=tuple(groups))
    return draft


def _share_a_word(one: str, other: str) -> bool:
    return not set(_WORD.findall(one.casefold())).isdisjoint(_WORD.findall(other.casefold()))


def _unglued(draft: Draft) -> Draft:
    """Return the draft with spaces between sentences that have lost their line breaks: "Mix well.Bake it."."""
    sections = (
        section._replace(steps=tuple(step._replace(text=_GLUED.sub(" ", step.text)) for step in section.steps))
        for section in draft.sections
    )
    return draft._replace(sections=tuple(sections))


def _divided_steps(draft: Draft, blocks: list[str]) -> Draft:
    sections: list[DraftSection] = []
    for section in draft.sections:
        parts = [part for step in section.steps for part in divided(step.text, blocks)]
        is_divided = len(parts) > len(section.steps) and not any(step.notes or step.title for step in section.steps)
        read = sections_of(parts) if is_divided else (section,)
        sections += [inner._replace(name=inner.name or section.name) for inner in read]
    return draft._replace(sections=tuple(sections))


def divided(text: str, blocks: list[str], shortest: int = _SHORTEST_PIECE) -> list[str]:
    """Return `text` split into the consecutive blocks that display it; in one piece if there are none.

    A block with fewer than `shortest` letters and digits only counts at the end of the previous one.
    """
    if len(text) > _LONGEST_TEXT:
        return [text]
    letters = [(at, char) for at, char in enumerate(text.lower()) if char.isalnum()]
    plain = "".join(char for _, char in letters)
    if len(letters) != len([char for char in text if char.isalnum()]):  # lower case may have more letters
        return [text]
    head = plain[: _MOST_GAP + _HEAD]
    starts = [at for at, block in enumerate(blocks) if _begins(_plain(block), head, plain, shortest)]
    best: list[int] = []
    for start in starts[:_MOST_STARTS]:
        ends = _ends(plain, blocks[start:], shortest)
        if ends and ends[-1] >= _COVERED * len(plain) and len(ends) > len(best):
            best = ends
    if len(best) < 2:
        return [text]
    cuts = [0]
    for end in best[:-1]:
        after = letters[end - 1][0] + 1
        rest = _AFTER_PIECE.match(text, after)
        cut = rest.end() if rest else after
        if shortest < _SHORTEST_PIECE or not text[cut:].lstrip()[:1].islower():
            cuts.append(cut)
    return [part for begin, end in zip(cuts, [*cuts[1:], len(text)], strict=True) if (part := text[begin:end].strip())]


def _begins(words: str, head: str, plain: str, shortest: int) -> bool:
    return len(words) >= shortest and words[:_HEAD] in head and words in plain


def _ends(plain: str, blocks: Iterable[str], shortest: int) -> list[int]:
    """Return the ends of the pieces of a text that consecutive blocks display."""
    ends: list[int] = []
    at, strange = 0, 0
    for block in blocks:
        words = _plain(block)
        found = plain.find(words, at, at + len(words) + _MOST_GAP) if words else -1
        if found >= 0 and (len(words) >= shortest or found == at):
            at, strange = found + len(words), 0
            ends.append(at)
        elif words:
            strange += 1
        if strange > _MOST_STRANGE or at == len(plain):
            break
    return ends


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _with_amounts(draft: Draft, blocks: list[str]) -> Draft:
    """Return the draft with displayed lines in place of names without amounts, if the page has them for most names."""
    names = draft.lines()
    folded = [block.casefold() for block in blocks]
    shown = {name: line for name in names if (line := next(_shown_with_amount(name, blocks, folded), ""))}
    if len(shown) * 2 <= len(names):
        return draft
    groups = (group._replace(lines=tuple(shown.get(line, line) for line in group.lines)) for group in draft.groups)
    return draft._replace(groups=tuple(groups))


def _shown_with_amount(name: str, blocks: list[str], folded: list[str]) -> Iterator[str]:
    """Yield displayed lines of an amount and an ingredient's name; the amount may be in a separate block."""
    wanted = name.casefold()
    for at, block in enumerate(blocks):
        if len(block) > len(wanted) + _LONGEST_AMOUNT or wanted not in folded[at]:
            continue
        before = folded[at].partition(wanted)[0]
        if HAS_DIGIT.search(before):
            yield block
        elif not before and at and len(blocks[at - 1]) <= _LONGEST_AMOUNT // 2 and HAS_DIGIT.match(blocks[at - 1]):
            yield f"{blocks[at - 1]} {block}"
