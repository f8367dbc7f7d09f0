"""Finds the recipe card in a web page that was copied whole: menus, a story, the card, comments, links."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.headings import BEGINS_WITH_AMOUNT, ROLE_HEADING, role_of
from kitchen_tui.recipes.formats.text.evidence import begins_with_verb, has_amount
from kitchen_tui.recipes.formats.text.facts import facts_in
from kitchen_tui.recipes.formats.text.lines import Line
from kitchen_tui.recipes.formats.text.page_patterns import APPENDIX, REQUEST, is_credit, is_page_part
from kitchen_tui.recipes.formats.text.split_facts import LABEL_ALONE
from kitchen_tui.recipes.understand.stated import parse_stated_time

_FEWEST_PARTS = 3
"""The number of buttons, votes and the like around a recipe that shows that a page was copied whole."""
_FEWEST_AMOUNTS = 2
_ORDER_WORDS = 4
_HEAD_LINES = 40
"""The most lines between the title of a card and its list."""
_TITLE_WORDS = 14
_REPEATED = 3.0
_COMMON = 2.5
_DISTANCE = 0.04
_PARAGRAPH = 25
_MENU_WORDS = 4
_OFTEN = 3
_TOO_OFTEN = 6
_LEAST = 0.5
"""The score from which a line above the list is the title."""
_AGAIN_WITHIN = 12
"""The number of lines behind the end of the steps in which a card may go on with its notes."""
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
_NO_TITLE = lazy_regex(
    r"(?:(?:created|written|recipe|posted|submitted|reviewed|developed|photos?) )?by\b.*|author\b.*"
    r"|(?:recipe|recipe (?:card|details?)|full recipe|the recipe)|equipment|description|notes?|tips?|video|calories"
    r"|(?:more|other|related|similar|what|how|why|can|do|is|are|if|for|please|no|not|get|join|your|you|this|these"
    r"|follow|save|share|opt|learn|select|see|search|course|cuisine|category|servings?|keywords?)\b.*|.* recipes"
    r"|.*(?:\||»| / ).*|(?:fat|protein|carb\w*|sodium|sugars?|fib(?:er|re)|k?cal)",
    re.IGNORECASE,
)
"""A line above a list that is not its title: an author, a label, a heading of the story, a nutrient."""
_NEED = lazy_regex(r"\bneed|shopping list", re.IGNORECASE)
"""A heading that does not begin the list again: of the tools, or a button."""
_WORD = lazy_regex(r"\b(?!(?:the|and|for|with|from|this|that|you|your)\b)[^\W\d_]{3,}")
_ENDING = lazy_regex(r"(?<=..)(?:ing|ed|es|s|e|y)$")
_RECIPE_WORD = lazy_regex(r"\W*\brecipe\b\W*|\W+", re.IGNORECASE)


class _Card(NamedTuple):
    """The places of the headings of a list and of its steps."""

    ingredients: int
    steps: int


def card_of(lines: list[Line]) -> list[Line]:
    """Return the recipe card of a page that was copied whole, and other texts as they are.

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
    title = _title(lines, card, end)
    if title is None:
        return lines
    heading = lines[title]._replace(kind="heading", level=1, indent=0, mark="")
    own = [heading, *_facts_above(lines, title), *lines[title + 1 : end], *_asides_behind(lines, end)]
    return list(_without_repeated(own))


def _cards(lines: list[Line]) -> Iterator[_Card]:
    """Yield each list with amounts below a heading, with the heading of the steps below it or the first instruction."""
    begins, amounts = -1, 0
    for at, line in enumerate(lines):
        role = role_of(line.text) if line.kind == "heading" and ROLE_HEADING.fullmatch(line.text) else ""
        if role == "ingredients" and not (amounts and _NEED.search(line.text)):
            begins, amounts = at, 0
        elif role == "steps" and begins >= 0:
            if amounts >= _FEWEST_AMOUNTS:
                yield _Card(begins, at)
            begins, amounts = -1, 0
        amounts += begins >= 0 and _begins_with_amount(line)
    orders = (at for at in range(begins + 1, len(lines)) if _instructs(lines[at]))
    first = next(orders, None) if begins >= 0 else None
    if first is not None and sum(map(_begins_with_amount, lines[begins:first])) >= _FEWEST_AMOUNTS:
        yield _Card(begins, first - 1)


def _instructs(line: Line) -> bool:
    return line.text.count(" ") >= _ORDER_WORDS and line.text[-1] in ".!" and begins_with_verb(line.text)


def _is_page(lines: list[Line], card: _Card) -> bool:
    """Return whether there are many lines above the list, or parts of a page around it."""
    around = [*lines[: card.ingredients], *lines[card.steps :]]
    parts = sum(1 for _ in islice((line for line in around if line.text and is_page_part(line)), _FEWEST_PARTS))
    return parts >= _FEWEST_PARTS or (
        parts > 0 and sum(bool(line.text) for line in lines[: card.ingredients]) > _HEAD_LINES
    )


def _facts_above(lines: list[Line], title: int) -> list[Line]:
    """Return a line with facts right above the title of a card: "Yield: 12 bars"."""
    return [line for line in lines[max(0, title - 1) : title] if line.text and facts_in(line.text, only_labelled=True)]


def _without_repeated(lines: list[Line]) -> Iterator[Line]:
    """Drop short lines without a sentence that a card has several times (credits), and instructions shown again."""
    counts = Counter(line.text for line in lines if line.text)
    seen: set[str] = set()
    in_steps = False
    for line in lines:
        if line.kind == "heading":
            in_steps = role_of(line.text) == "steps" or (in_steps and not role_of(line.text))
        again = line.text in seen and line.text.count(" ") >= _ORDER_WORDS
        credit = counts[line.text] > 1 and line.text[-1:] not in ".!:" and not _begins_with_amount(line)
        if in_steps and line.kind == "text" and (again or credit):
            line = line._replace(kind="blank", text="")
        seen.add(line.text)
        yield line


def _begins_with_amount(line: Line) -> bool:
    return bool(line.text) and (line.kind == "mark" or bool(BEGINS_WITH_AMOUNT.match(line.text)))


def _is_repeated(lines: list[Line], other: _Card, card: _Card) -> bool:
    """Return whether a list is mostly that of the card: an overview in the story, or a card shown twice."""
    words, known = (set(_words(lines[one.ingredients + 1 : one.steps])) for one in (other, card))
    return 2 * len(words & known) > len(words)


def _words(lines: list[Line]) -> Iterator[str]:
    for line in lines:
        yield from _stems(line.text.casefold())


def _stems(text: str) -> list[str]:
    """Return the beginnings of the long words of a text, so that "Pickled" is like "pickling"."""
    return [_ENDING.sub("", word) for word in _WORD.findall(text)]


def _title(lines: list[Line], card: _Card, end: int) -> int | None:
    """Return the place of the title: above the list and the tools, often repeated, with words of the recipe."""
    counts = Counter(_key(line.text) for line in lines if line.text)
    text = "\n".join(line.text.casefold() for line in lines if line.text)
    known = set(_words(lines[card.ingredients + 1 : end]))
    often = Counter(_words(lines))
    best, found = _LEAST, None
    above = [at for at in range(card.ingredients) if lines[at].text][-_HEAD_LINES:]
    paragraphs = 0
    for distance, at in enumerate(reversed(above)):
        paragraphs += lines[at].text.count(" ") > _PARAGRAPH
        if lines[at].kind == "heading" and role_of(lines[at].text) == "equipment":
            best, found = _LEAST, None
        if not _may_be_title(lines[at]):
            continue
        key = _key(lines[at].text)
        if counts[key] > _TOO_OFTEN:
            continue
        words = _stems(key)
        named = [1.0 if word in known else 0.25 * (often[word] > _OFTEN) for word in words]
        again = 1.0 if counts[key] > 1 else 0.6 * (text.count(lines[at].text.casefold()) > 1)
        score = _COMMON * sum(named) / max(1, len(named)) - _DISTANCE * distance
        score += _REPEATED * again * (0.1 if 1.0 not in named else 1.0 if " " in key else 0.4)
        score -= 2.0 * (" " not in key) + 1.5 * _in_menu(above, lines, at)
        score -= min(2.0, 0.7 * max(0, paragraphs - 2))
        if score > best:
            best, found = score, at
    return found


def _in_menu(above: list[int], lines: list[Line], at: int) -> bool:
    """Return whether two more short names follow a line, as in a menu or a list of links."""
    below = [lines[other] for other in above if other > at][:2]
    return len(below) > 1 and all(
        len(line.text.split()) <= _MENU_WORDS and line.text != lines[at].text and _may_be_title(line) for line in below
    )


def _key(text: str) -> str:
    return _RECIPE_WORD.sub(" ", text.casefold()).strip()


def _may_be_title(line: Line) -> bool:
    text = line.text
    if line.kind not in ("text", "heading", "bullet") or len(text.split()) > _TITLE_WORDS or text[-1] in ":,;?":
        return False
    if (
        text[0] == "("
        or not any(map(str.isalpha, text))
        or _NO_TITLE.fullmatch(text)
        or (begins_with_verb(text) and ("." in text or " the " in text.lower()))
    ):
        return False
    if text[0].isnumeric() and parse_stated_time(text):
        return False
    return not (
        LABEL_ALONE.fullmatch(text)
        or has_amount(text)
        or facts_in(text)
        or is_page_part(line)
        or is_credit(line)
        or role_of(text)
    )


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
        if at > steps + 1 and (_ends(line) or (part and above and not _goes_on(lines, at + 1, known))):
            return at
        above = part
        known.add(line.text)
    return len(lines)


def _ends(line: Line) -> bool:
    text = line.text.strip(" .:…")
    return bool(_ENDS.fullmatch(text) or (len(text) <= 100 and APPENDIX.fullmatch(text)) or REQUEST.match(text))


def _goes_on(lines: list[Line], below: int, known: set[str]) -> bool:
    """Return whether instructions follow soon that were not given before."""
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
