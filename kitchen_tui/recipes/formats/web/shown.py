"""The page as it is displayed: completes the data of a page from its text, and divides them like its blocks."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.formats.draft import Draft, DraftGroup, DraftSection
from kitchen_tui.recipes.formats.headings import ROLE_HEADING, role_of
from kitchen_tui.recipes.formats.web.instructions import sections_of
from kitchen_tui.recipes.formats.web.markup import BLOCKS, End, Tag, Text, tokens

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
    """Yield displayed lines of an amount and an ingredient's name; the amount may be in a separate block."""
    wanted = name.casefold()
    for at, block in enumerate(blocks):
        if len(block) > len(wanted) + _LONGEST_AMOUNT or wanted not in folded[at]:
            continue
        before = folded[at].partition(wanted)[0]
        if _NUMERIC.search(before):
            yield block
        elif not before and at and len(blocks[at - 1]) <= _LONGEST_AMOUNT // 2 and _NUMERIC.match(blocks[at - 1]):
            yield f"{blocks[at - 1]} {block}"


_MOST_TOKENS = 200_000
_HEADING = lazy_regex(r"h([1-6])")
_AROUND = frozenset({"nav", "footer", "aside", "select", "button"})
"""Elements around the main text of a page."""
_MOST_WORDS = 3
_AMOUNT = lazy_regex(r"(?:- )?[\d½¼¾⅓⅔⅛]")
_LOOK_AHEAD = 60
_LONGEST_HEADING = 80
_LABEL = lazy_regex(r"(?:step )?\d{1,2}[.):]?", re.IGNORECASE)
"""The number of a step in an element of its own; before small letters it is an amount ("3", "cups boiling water")."""
_END = lazy_regex(
    r"(?:\d+ )?(?:comments?|reviews?|reader .{1,20}|leave a (?:comment|reply|review)|related .{1,30}|tags|categories"
    r"|more recipes.{0,30}|you (?:may|might) also .{1,30}|newsletter|subscribe.{0,40}|about (?:me|the author)|archives"
    r"|share this.{0,20}|rate this.{0,30}|(?:join|follow) .{1,40}|did you (?:like|make|try) .{1,40}"
    r"|latest .{1,30}|popular .{1,30})[:!.?]?",
    re.IGNORECASE,
)
"""Headings of what follows a recipe on a page."""
_NUTRIENT = lazy_regex(
    r"(?:- )?(?:(?:total|saturated|unsaturated|trans|dietary|net) )?"
    r"(?:calories|fat|cholesterol|sodium|fib(?:er|re)|sugars?|protein|carb(?:ohydrate)?s?|potassium|calcium|iron"
    r"|vitamin [a-z]\d{0,2})",
    re.IGNORECASE,
)
_DOSE = lazy_regex(r"(?:- )?\d[\d.,]* ?(?:m?c?g|kcal|kj|%)", re.IGNORECASE)
_NOT_RECIPE = lazy_regex(r"(?:- )?(?:[™©]|percent daily values|.{1,60} \(\d+ ?[km]b\)$|_{5,}$)", re.IGNORECASE)
_MARKS = lazy_regex(r"[#*]")


def words_from(html: str, role: str) -> str:
    """Return the page as Markdown, from the heading of the ingredients or of the steps on; "" if there is none.

    A short line can be the heading too. Of several headings, the one with the most amounts below it is used: a story
    may have a heading "Ingredients" too, but the card has the amounts.
    """
    return _words_from(list(_lines(html)), role) or _words_from(list(_lines(html, skipped=frozenset())), role)


def _words_from(lines: list[str], role: str) -> str:
    headings = [at for at, line in enumerate(lines) if line[:1] == "#" and role_of(line) == role]
    lone = [at for at, line in enumerate(lines) if len(line.split()) <= _MOST_WORDS and role_of(line) == role]
    if not headings and not lone:
        return ""
    start = max(headings or lone, key=lambda at: (sum(map(_is_amount, lines[at : at + _LOOK_AHEAD])), at))
    end = next((at for at, line in enumerate(lines) if at > start and _END.fullmatch(line.lstrip("# "))), None)
    return "\n".join(_with_notes(list(_without_facts(lines[start:end]))))


def _without_facts(lines: list[str]) -> Iterator[str]:
    """Yield the lines without nutrition facts, file names and copyright notices."""
    said = [line for line in lines if line]
    for at, line in enumerate(said):
        around = said[max(0, at - 1) : at + 2]
        is_dose = bool(_DOSE.fullmatch(line)) and any(map(_NUTRIENT.fullmatch, around))
        if not (is_dose or _NUTRIENT.fullmatch(line) or _NOT_RECIPE.match(line)):
            yield from (line, "")


def _with_notes(lines: list[str]) -> list[str]:
    """Return the lines with a heading before paragraphs after a list of steps, which are remarks."""
    steps = next((at for at, line in enumerate(lines) if line[:1] == "#" and role_of(line) == "steps"), len(lines))
    after = next((at for at, line in enumerate(lines[steps + 1 :], steps + 1) if line[:1] == "#"), len(lines))
    items = [at for at in range(steps, after) if lines[at].startswith("- ")]
    last = items[-1] + 1 if items else after
    is_list = len(items) > 1 and all(line[:1] in ("", "-") for line in lines[steps + 1 : last])
    return [*lines[:last], "", "## Notes", "", *lines[last:]] if is_list and any(lines[last:after]) else lines


def _is_amount(line: str) -> bool:
    return bool(_AMOUNT.match(line))


def page_blocks(html: str) -> Iterator[str]:
    """Return the text of each block of a page, such as a paragraph, a list item or a cell."""
    return (line.lstrip("#- ") for line in _lines(html, skipped=frozenset()) if line)


def main_heading(html: str) -> str:
    """Return the page's first heading of the highest level, or ""."""
    return next((line.removeprefix("# ") for line in _lines(html) if line.startswith("# ")), "")


def _lines(html: str, skipped: frozenset[str] = _AROUND) -> Iterator[str]:
    """Yield the lines of a page, without those in `skipped` elements (an unclosed one extends to the end)."""
    mark, words, around, number = "", list[str](), 0, ""
    for token in islice(tokens(html), _MOST_TOKENS):
        if isinstance(token, Text):
            if not token.inside and not around:
                words.append(token.text)
            continue
        if token.name in skipped:
            around = max(0, around + (1 if isinstance(token, Tag) else -1))
        if token.name in BLOCKS:
            line = clean_line(" ".join(words))
            if line and not _LABEL.fullmatch(line):
                yield from _marked(mark, f"{number} {line}" if number and line[:1].islower() else line)
                mark = number = ""
            elif line.isdecimal():
                number = line
            mark, words = _mark(token) or mark, []
    yield from _marked(mark, clean_line(" ".join(words)))


def _marked(mark: str, line: str) -> Iterator[str]:
    if mark.startswith("#") and len(line) > _LONGEST_HEADING:
        mark = "- "  # a step that is marked up as a heading
    elif (bare := line.rstrip(" -–—:")) != line and ROLE_HEADING.fullmatch(bare):
        mark, line = mark or "## ", bare
    if line:
        yield f"{mark}{_MARKS.sub('', line)}"
        yield ""


def _mark(token: Tag | End) -> str:
    if isinstance(token, End):
        return ""
    heading = _HEADING.fullmatch(token.name)
    return "#" * int(heading[1]) + " " if heading else "- " if token.name == "li" else ""
