"""Divides the data of a page as it is displayed, if they hold all steps in one text, or names without amounts."""

from collections.abc import Iterable, Iterator
from itertools import islice

from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.draft import Draft, DraftGroup, DraftSection
from kitchen_tui.recipes.formats.web.instructions import sections_of
from kitchen_tui.recipes.formats.web.words import page_blocks

_LONG_STEP = 160
_LONG_INGREDIENT = 60
_FEW_STEPS = 2
_FEW_INGREDIENTS = 2
_MOST_GAP = 40
"""Letters of a text that the page shows elsewhere or not at all, such as "Step 2" or "Preparation:"."""
_MOST_STRANGE = 40
"""Blocks of the page between two pieces of a text that are not part of it: captions, labels, ingredients."""
_SHORTEST_PIECE = 8
_SHORTEST_NAME = 3
_HEAD = 24
_COVERED = 0.9
_MOST_BLOCKS = 10_000
_LONGEST_TEXT = 20_000
_MOST_NAMES = 60
_MOST_STARTS = 20
_GLUED = lazy_regex(r"(?<=[^\W\d_A-Z][.!?)])(?=[A-ZÀ-Þ][^\W\d_]*[ ,])")
_AFTER_PIECE = lazy_regex(r"[^\w\s(\[½¼¾⅓⅔⅛•▢-]*")
_NUMERIC = lazy_regex(r"[\d½¼¾⅓⅔⅛]")
_LONGEST_AMOUNT = 40
_LEAST_NAMES = 3
_WORD = lazy_regex(r"[^\W\d_]{3,}")


def as_shown(draft: Draft, html: str) -> Draft:
    """Return the draft with texts split where the page displays each part as a separate block.

    Nothing is added or left out, except that amounts are added to ingredients if the data have none at all. Texts that
    the page does not display are not changed.
    """
    steps = [step for section in draft.sections for step in section.steps]
    lines = [line for group in draft.groups for line in group.lines]
    is_whole = len(steps) <= _FEW_STEPS and any(len(step.text) >= _LONG_STEP for step in steps)
    is_list = len(lines) <= _FEW_INGREDIENTS and any(len(line) >= _LONG_INGREDIENT for line in lines)
    is_bare = _LEAST_NAMES <= len(lines) <= _MOST_NAMES and not any(map(_NUMERIC.search, lines))
    draft = _unglued(draft)
    if not (is_whole or is_list or is_bare):
        return draft
    blocks = list(page_blocks(html))[:_MOST_BLOCKS]
    if is_whole:
        draft = _divided_steps(draft, blocks)
    if is_list:
        parts = [part.strip(" ,;") for line in lines for part in divided(line, blocks, _SHORTEST_NAME)]
        draft = draft._replace(groups=(DraftGroup("", tuple(parts)),)) if len(parts) > len(lines) else draft
    return _with_amounts(draft, blocks) if is_bare else draft


def grouped(draft: Draft, cards: Iterable[Draft]) -> Draft:
    """Return the draft with the headings that the page displays among the same ingredients.

    The data of most plugins lack them.
    """
    if len(draft.groups) != 1 or draft.groups[0].name:
        return draft
    lines = draft.groups[0].lines
    for card in cards:
        shown = [line for group in card.groups for line in group.lines]
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
        cuts.append(rest.end() if rest else after)
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
    names = [line for group in draft.groups for line in group.lines]
    folded = [block.casefold() for block in blocks]
    shown = {name: line for name in names if (line := next(_shown_with_amount(name, blocks, folded), ""))}
    if len(shown) * 2 <= len(names):
        return draft
    groups = (group._replace(lines=tuple(shown.get(line, line) for line in group.lines)) for group in draft.groups)
    return draft._replace(groups=tuple(groups))


def _shown_with_amount(name: str, blocks: list[str], folded: list[str]) -> Iterator[str]:
    """Return displayed lines of an amount and an ingredient's name; the amount may be in a separate block."""
    wanted = name.casefold()
    for at, block in enumerate(blocks):
        if len(block) > len(wanted) + _LONGEST_AMOUNT or wanted not in folded[at]:
            continue
        before = folded[at].partition(wanted)[0]
        if _NUMERIC.search(before):
            yield block
        elif not before and at and len(blocks[at - 1]) <= _LONGEST_AMOUNT // 2 and _NUMERIC.match(blocks[at - 1]):
            yield f"{blocks[at - 1]} {block}"
