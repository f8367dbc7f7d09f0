"""Finds the recipe card in a web page that was copied whole: menus, a story, the card, comments, links."""

import re
from collections.abc import Iterator
from itertools import islice

from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.headings import BEGINS_WITH_AMOUNT, ROLE_HEADING, role_of
from kitchen_tui.recipes.formats.text.evidence import begins_with_verb, sentences, weigh
from kitchen_tui.recipes.formats.text.facts import facts_in
from kitchen_tui.recipes.formats.text.lines import Line
from kitchen_tui.recipes.formats.text.page_patterns import APPENDIX, REQUEST, is_page_part
from kitchen_tui.recipes.formats.text.page_title import Card, title_of, words_of
from kitchen_tui.recipes.formats.text.repetitions import without_shown_again
from kitchen_tui.recipes.formats.text.title import without_prefix

_FEWEST_PARTS = 2
"""The number of buttons, votes and the like around a recipe that shows that a page was copied whole."""
_FEWEST_AMOUNTS = 2
_ORDER_WORDS = 4
"""The number of spaces in a line from which it can be an instruction."""
_HEAD_LINES = 40
"""The most lines with text between the title of a card and its list."""
_MENU_WORDS = 4

_STORY = 5
"""The number of lines of which most must tell a story, to end a card."""
_CLEAR = 2.0
"""The lead that the evidence for a story needs over that for a step."""
_AGAIN_WITHIN = 12
"""The number of lines after the end of the steps in which a card may continue with its notes."""
_ASIDES = ("notes", "nutrition", "tips", "storage", "serving", "equipment")
_ENDS = lazy_regex(
    r"(?:did|have) you (?:make|made|try|tried|cook|cooked)\b.*|(?:tried|made|like|love|enjoyed) this.{0,20}[?!].*"
    r"|(?:filed|posted) (?:under|in)\b.*|(?:first |originally )?published (?:in|on)\b.*|recipe[- ]id.*"
    r"|you (?:can|might|may) (?:also )?(?:like|love|enjoy|pin)\b.*|(?:previous|next|older|newer)"
    r" (?:post|article|recipe)"
    r"|(?:some|all) of the links .*|there may be affiliate .*|author ?recent posts|view this post .*"
    r"|featured (?:in|product).*|more from .*|more recipes\b.*|keep reading|read (?:more|next|the reviews)",
    re.IGNORECASE,
)
"""A line that ends a card."""
_NEED = lazy_regex(r"\bneed|shopping list", re.IGNORECASE)
"""A heading that does not start the list again: one for tools, or a button."""


def card_of(lines: list[Line]) -> list[Line]:
    """Return the recipe card of a page that was copied whole; return any other text unchanged.

    A page is recognized by its buttons, votes and menus around a list with a heading. A list that only introduces the
    ingredients in the story above has no amounts.
    """
    cards = list(_cards(lines))
    if not cards:
        return lines
    card = cards[-1]
    if any(not _is_repeated(lines, other, card) for other in cards[:-1]) or not _is_page(lines, card):
        return lines
    end = _end(lines, card.steps)
    title = title_of(lines, card, end)
    if title is None:
        return lines
    heading = lines[title]._replace(kind="heading", text=without_prefix(lines[title].text), level=1, indent=0, mark="")
    steps = [_named_aside(line) for line in lines[card.steps : end]]
    head = [heading, *_facts_above(lines, title), *lines[title + 1 : card.steps]]
    own = [*head, *steps, *_asides_behind(lines, end)]
    return list(without_shown_again(own))


def _named_aside(line: Line) -> Line:
    """Return "Note from Ida" or "Ida's Tips" as a heading."""
    named = line.kind == "text" and line.text.count(" ") < _MENU_WORDS and line.text[-1] not in ".!?:,"
    is_aside = named and role_of(line.text) in _ASIDES and not begins_with_verb(line.text)
    return line._replace(kind="heading", level=2) if is_aside else line


def _cards(lines: list[Line]) -> Iterator[Card]:
    """Yield each list with amounts below a heading, with the heading of the steps below it or the first instruction."""
    begins, amounts = -1, 0
    for at, line in enumerate(lines):
        role = role_of(line.text) if line.kind == "heading" and ROLE_HEADING.fullmatch(line.text) else ""
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


def _facts_above(lines: list[Line], title: int) -> list[Line]:
    """Return a line with facts right above the title of a card: "Yield: 12 bars"."""
    return [line for line in lines[max(0, title - 1) : title] if line.text and facts_in(line.text, only_labelled=True)]


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
    for at in range(steps + 1, len(lines)):
        line = lines[at]
        if not line.text:
            continue
        if line.kind == "heading" and role_of(line.text) in _ASIDES:
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


def _ends(line: Line) -> bool:
    text = line.text.strip(" .:…")
    if line.text[0] in "«‹←©" or line.text[-1] in "»›→":
        return True
    return bool(_ENDS.fullmatch(text) or (len(text) <= 100 and APPENDIX.fullmatch(text)) or REQUEST.match(text))


def _tells_story(lines: list[Line], at: int) -> bool:
    """Return whether a line begins paragraphs of a story and not of instructions."""
    if not _is_story(lines[at]):
        return False
    below = [line for line in lines[at : at + _AGAIN_WITHIN] if line.text][:_STORY]
    return sum(map(_is_story, below)) * 2 > len(below) and len(below) == _STORY


def _is_story(line: Line) -> bool:
    evidence = weigh(line)
    if line.kind != "text" or evidence.step > 0 or evidence.prose - evidence.step < _CLEAR:
        return False
    return not any(map(begins_with_verb, sentences(line.text)))


def _goes_on(lines: list[Line], below: int, known: set[str]) -> bool:
    """Return whether new instructions follow soon."""
    return any(_instructs(line) and line.text not in known for line in lines[below : below + _AGAIN_WITHIN])


def _asides_behind(lines: list[Line], end: int) -> list[Line]:
    """Return the notes of a card that follow soon after what looked like its end."""
    full = [at for at in range(end, min(end + 2 * _AGAIN_WITHIN, len(lines))) if lines[at].text]
    begins = next((at for at in full if _is_aside(lines[at])), None)
    if begins is None or any(APPENDIX.fullmatch(lines[at].text) for at in full if at < begins):
        return []
    return [lines[begins - 1]._replace(kind="blank", text=""), *lines[begins : _end(lines, begins)]]


def _is_aside(line: Line) -> bool:
    is_heading = line.kind == "heading" and bool(ROLE_HEADING.fullmatch(line.text))
    return is_heading and role_of(line.text) in _ASIDES
