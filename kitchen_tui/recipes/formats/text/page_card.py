"""Finds the recipe card in a web page that was copied whole: menus, a story, the card, comments, links."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice, pairwise, takewhile

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.headings import BEGINS_WITH_AMOUNT, ROLE_HEADING, Role, role_of
from kitchen_tui.recipes.formats.text.evidence import begins_with_verb, is_narrative, is_story
from kitchen_tui.recipes.formats.text.facts import facts_in
from kitchen_tui.recipes.formats.text.line_forms import Line, are_in_steps
from kitchen_tui.recipes.formats.text.page_patterns import APPENDIX, REQUEST, is_page_part
from kitchen_tui.recipes.formats.text.page_title import Card, title_of, words_of
from kitchen_tui.recipes.formats.text.title import without_prefix
from kitchen_tui.recipes.problems import Problem

_FEWEST_PARTS = 2
"""The number of buttons, votes and the like around a recipe that shows that a page was copied whole."""
_FEWEST_AMOUNTS = 2
_ORDER_WORDS = 4
"""The number of spaces in a line from which it can be an instruction."""
_HEAD_LINES = 40
"""The most lines with text between the title of a card and its list."""
_MENU_WORDS = 4
_FACTS_ABOVE = 6
_LONGEST_END = 160
_AFTER_END = 8
_FEWEST_LEFT_OUT = 3
"""The number of instructions among the first lines below the end of a card that are pointed out."""

_STORY = 5
"""The number of lines of which most must tell a story, to end a card."""
_FEWEST_IN_BLOCK = 3
"""The fewest steps without a blank line between them after which a blank line and a story end the card."""
_AGAIN_WITHIN = 12
"""The number of lines after the end of the steps in which a card may continue with its notes."""
_ASIDES = ("notes", "nutrition", "tips", "storage", "serving", "equipment")
_NEED = lazy_regex(r"\bneed|shopping list", re.IGNORECASE)
"""A heading that does not start the list again: one for tools, or a button."""


class Cut(NamedTuple):
    """The lines that belong to a recipe, and what is uncertain about where they begin and end."""

    lines: list[Line]
    doubts: tuple[Problem, ...] = ()


def card_of(lines: list[Line]) -> Cut | None:
    """Return the recipe card of a page that was copied whole, and None for other texts.

    A page is recognized by its buttons, votes and menus around a list with a heading. A list that only introduces the
    ingredients in the story above has no amounts.
    """
    cards = _own_cards(lines, list(_cards(lines)))
    if not cards:
        return None
    card = cards[-1]
    if any(not _is_repeated(lines, other, card) for other in cards[:-1]) or not _is_page(lines, card):
        return None
    end = _end(lines, card.steps)
    title = title_of(lines, card, end)
    if title is None:
        return None
    named = lines[title.place]
    heading = named._replace(kind="heading", text=without_prefix(named.text), level=1, indent=0, mark="")
    first = _first_list(lines, title.place, card)
    head = [heading, *_facts_above(lines, title.place), *lines[title.place + 1 : first]]
    steps = [_named_aside(line) for line in lines[card.steps : end]]
    own = [*head, *lines[card.ingredients : card.steps], *steps, *_asides_behind(lines, end)]
    doubts = [*_doubts_about_title(heading.text, title.rival), *_doubts_about_end(lines, card.steps, end)]
    return Cut(list(_without_shown_again(own)), tuple(doubts))


def _doubts_about_title(title: str, rival: str) -> Iterator[Problem]:
    if rival:
        yield Problem(f"The title may be “{rival}” instead of “{title}”.", hint="Check the title.")


def _doubts_about_end(lines: list[Line], steps: int, end: int) -> Iterator[Problem]:
    """Point out instructions right below the line that ends a card: they may be its last steps."""
    known = {line.text for line in lines[steps:end]}
    below = list(islice((line for line in lines[end:] if line.text), _AFTER_END))
    left_out = [line for line in below if line.text not in known and (line.kind == "number" or _instructs(line))]
    if len(left_out) >= _FEWEST_LEFT_OUT:
        first = left_out[0]
        text = f"Everything from “{lines[end].text[:60]}” on was left out, including “{first.text[:60]}”."
        yield Problem(text, first.number, hint="Add it if it belongs to the recipe.")


def _named_aside(line: Line) -> Line:
    """Return "Note from Ida" or "Ida's Tips" as a heading."""
    named = line.kind == "text" and line.text.count(" ") < _MENU_WORDS and line.text[-1] not in ".!?:,"
    is_aside = named and role_of(line.text) in _ASIDES and not begins_with_verb(line.text)
    return line._replace(kind="heading", level=2) if is_aside else line


def _cards(lines: list[Line]) -> Iterator[Card]:
    """Yield each list with amounts below a heading, with the heading of the steps below it or the first instruction."""
    begins, amounts = -1, 0
    for at, line in enumerate(lines):
        role = _role_alone(line)
        if role == "ingredients" and not (amounts and _NEED.search(line.text)):
            begins, amounts = at, 0
        elif role == "steps" and begins >= 0:
            if amounts >= _FEWEST_AMOUNTS:
                yield Card(begins, at)
            begins, amounts = -1, 0
        amounts += begins >= 0 and _begins_with_amount(line)
    orders = (at for at in range(begins + 1, len(lines)) if _instructs(lines[at]))
    first = next(orders, None) if begins >= 0 else None
    if first is not None and sum(map(_begins_with_amount, lines[begins:first])) >= _FEWEST_AMOUNTS:
        yield Card(begins, first - 1)


def _instructs(line: Line) -> bool:
    return line.text.count(" ") >= _ORDER_WORDS and line.text[-1] in ".!" and begins_with_verb(line.text)


def _is_page(lines: list[Line], card: Card) -> bool:
    """Return whether there are many lines above the list, or parts of a page around it."""
    around = [*lines[: card.ingredients], *lines[card.steps :]]
    parts = sum(1 for _ in islice((line for line in around if line.text and is_page_part(line)), _FEWEST_PARTS))
    return parts >= _FEWEST_PARTS or (
        parts > 0 and sum(bool(line.text) for line in lines[: card.ingredients]) > _HEAD_LINES
    )


def _own_cards(lines: list[Line], cards: list[Card]) -> list[Card]:
    """Return the cards without those in comments, and those without instructions of their own above another card."""
    below = islice(lines, cards[0].steps + 1, None) if cards else ()
    comments = next((line.number for line in below if line.text and APPENDIX.fullmatch(line.text)), 0)
    written = [card for card in cards if not comments or lines[card.ingredients].number < comments]
    kept = [card for card, after in pairwise(written) if _has_steps(lines[card.steps + 1 : after.ingredients])]
    return [*kept, *written[-1:]]


def _has_steps(lines: list[Line]) -> bool:
    """Return whether instructions follow soon."""
    first = islice((line for line in lines if line.text), _FEWEST_IN_BLOCK)
    return any(begins_with_verb(line.text) for line in first)


def _first_list(lines: list[Line], title: int, card: Card) -> int:
    """Return where the list begins; a page may show it several times above the steps, of which the last is read."""
    begins = [at for at in range(title + 1, card.ingredients) if _role_alone(lines[at]) == "ingredients"]
    return next((at for at in begins if _is_repeated(lines, Card(at, card.ingredients), card)), card.ingredients)


def _facts_above(lines: list[Line], title: int) -> list[Line]:
    """Return the lines with facts right above the title of a card: "Yield: 12 bars"."""
    above = [line for line in lines[max(0, title - _FACTS_ABOVE) : title] if line.text]
    return list(takewhile(lambda line: facts_in(line.text, only_labelled=True), reversed(above)))[::-1]


def _begins_with_amount(line: Line) -> bool:
    return bool(line.text) and (line.kind == "mark" or bool(BEGINS_WITH_AMOUNT.match(line.text)))


def _is_repeated(lines: list[Line], other: Card, card: Card) -> bool:
    """Return whether a list is mostly that of the card: an overview in the story, or a card shown twice."""
    words, known = (set(words_of(lines[one.ingredients + 1 : one.steps])) for one in (other, card))
    return 2 * len(words & known) > len(words)


def _end(lines: list[Line], steps: int) -> int:
    """Return where a card ends: at a request to the reader, at comments, or at two parts of the page in a row."""
    above = False
    known: set[str] = set()
    is_block = True
    for at in range(steps + 1, len(lines)):
        line = lines[at]
        if not line.text:
            continue
        if is_block and known and not lines[at - 1].text:  # the first line that is apart
            if len(known) >= _FEWEST_IN_BLOCK and is_narrative(line) and not _instruct(lines[at:]):
                return at
            is_block = False
        if line.role in _ASIDES:
            above = False
            continue
        part = is_page_part(line)
        if at > steps + 1 and (
            _ends(line) or _tells_story(lines, at) or (part and above and not _goes_on(lines, at + 1, known))
        ):
            return at
        above = part
        known.add(line.text)
    return len(lines)


def _instruct(lines: list[Line]) -> bool:
    """Return whether there are instructions among the first lines."""
    return sum(map(_instructs, islice((line for line in lines if line.text), _AFTER_END))) > 1


def _ends(line: Line) -> bool:
    text = line.text.strip(" .:…")
    if line.text[0] in "«‹←©" or line.text[-1] in "»›→":
        return True
    return bool((len(text) <= _LONGEST_END and APPENDIX.fullmatch(text)) or REQUEST.match(text))


def _tells_story(lines: list[Line], at: int) -> bool:
    """Return whether a line begins paragraphs of a story and not of instructions."""
    if not is_story(lines[at]):
        return False
    below = [line for line in lines[at : at + _AGAIN_WITHIN] if line.text][:_STORY]
    return sum(map(is_story, below)) * 2 > len(below) and len(below) == _STORY


def _goes_on(lines: list[Line], below: int, known: set[str]) -> bool:
    """Return whether new instructions follow soon."""
    return any(_instructs(line) and line.text not in known for line in lines[below : below + _AGAIN_WITHIN])


def _asides_behind(lines: list[Line], end: int) -> list[Line]:
    """Return the notes of a card that follow soon after what looked like its end."""
    full = [at for at in range(end, min(end + 2 * _AGAIN_WITHIN, len(lines))) if lines[at].text]
    begins = next((at for at in full if _role_alone(lines[at]) in _ASIDES), None)
    if begins is None or any(APPENDIX.fullmatch(lines[at].text) for at in full if at < begins):
        return []
    return [lines[begins - 1].blanked(), *lines[begins : _end(lines, begins)]]


def _role_alone(line: Line) -> Role:
    """Return the role of a heading that says nothing else: "Ingredients", but not "Ingredients I love"."""
    return line.role if ROLE_HEADING.fullmatch(line.text) else ""


def _without_shown_again(lines: list[Line]) -> Iterator[Line]:
    """Drop instructions that are shown again, and short lines without a sentence that the steps have several times.

    A single instruction may be in two methods: "Stir in the cream."
    """
    are_steps = [inside and line.kind == "text" for line, inside in zip(lines, are_in_steps(lines), strict=True)]
    counts = Counter(line.text for line, is_step in zip(lines, are_steps, strict=True) if is_step)
    full = [at for at, line in enumerate(lines) if line.text]
    seen: set[str] = set()
    again: set[int] = set()
    for at in full:
        if lines[at].text in seen and lines[at].text[-1] in ".!":
            again.add(at)
        seen.add(lines[at].text)
    beside = {at for pair in pairwise(full) for at, other in (pair, pair[::-1]) if other in again}
    for at, (line, is_step) in enumerate(zip(lines, are_steps, strict=True)):
        credit = counts[line.text] > 1 and line.text[-1:] not in ".!:" and not BEGINS_WITH_AMOUNT.match(line.text)
        shown = at in again and at in beside
        yield line.blanked() if is_step and (shown or credit) else line
