"""Finds the recipe card in a web page that was copied whole: menus, a story, the card, comments, links."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.headings import BEGINS_WITH_AMOUNT, ROLE_HEADING, heads_steps, role_of
from kitchen_tui.recipes.formats.text.evidence import begins_with_verb, has_amount, sentences, weigh
from kitchen_tui.recipes.formats.text.facts import facts_in
from kitchen_tui.recipes.formats.text.lines import Line
from kitchen_tui.recipes.formats.text.page_patterns import APPENDIX, ONE_PAGE, REQUEST, is_credit, is_page_part
from kitchen_tui.recipes.formats.text.split_facts import LABEL_ALONE
from kitchen_tui.recipes.understand.stated import parse_stated_time

_FEWEST_PARTS = 3
"""The number of buttons, votes and the like around a recipe that shows that a page was copied whole."""
_FEWEST_AMOUNTS = 2
_ORDER_WORDS = 4
"""The number of spaces in a line from which it can be an instruction."""
_HEAD_LINES = 40
"""The most lines with text between the title of a card and its list."""
_SEARCHED = 400
"""The most lines above a list in which a title far from it is searched for."""
_TITLE_WORDS = 14
_PARAGRAPH = 25
"""A line with more spaces is a paragraph."""
_MENU_WORDS = 4
_SMALL_WORD = 4
"""The most letters of a word that needs no capital in title case."""

# The score of a line as the title. The weights were set by hand on pages copied from 43 sites.
_LEAST = 0.5
"""The score above which a line near the list is the title."""
_GOOD = 2.0
"""The score below which a title far above the list is searched for."""
_REPEATED = 3.0
"""The weight of a line that stands on the page again."""
_COMMON = 2.5
"""The weight of the share of words that are in the recipe too, or often on the page."""
_BELOW_CRUMBS = 2.5
"""The weight of a line below "Home > Dinner"."""
_DISTANCE = 0.04
"""What a line loses for each line between it and the list."""
_OFTEN = 3
"""A word that occurs more often on a page may name its dish."""
_TOO_OFTEN = 6
"""A line that occurs more often is a part of the page and not its title."""

_STORY = 5
"""The number of lines of which most must tell a story, to end a card."""
_CLEAR = 2.0
"""The least evidence for a story over that for a step."""
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
_HOME = lazy_regex(r"home\s*[/>»›]\s*\w", re.IGNORECASE)
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
    title = _Titles(lines, card, end).best()
    if title is None:
        return lines
    heading = lines[title]._replace(kind="heading", level=1, indent=0, mark="")
    steps = [_named_aside(line) for line in lines[card.steps : end]]
    head = [heading, *_facts_above(lines, title), *lines[title + 1 : card.steps]]
    own = [*head, *steps, *_asides_behind(lines, end)]
    return list(_without_repeated(own))


def _named_aside(line: Line) -> Line:
    """Return "Note from Ida" or "Ida's Tips" as a heading."""
    named = line.kind == "text" and line.text.count(" ") < _MENU_WORDS and line.text[-1] not in ".!?:,"
    is_aside = named and role_of(line.text) in _ASIDES and not begins_with_verb(line.text)
    return line._replace(kind="heading", level=2) if is_aside else line


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
            in_steps = heads_steps(line.text, in_steps)
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


class _Titles:
    """Rates the lines above a list as its title: often repeated, with words of the recipe, near to the list."""

    def __init__(self, lines: list[Line], card: _Card, end: int) -> None:
        self._lines = lines
        self._above = [at for at in range(card.ingredients) if lines[at].text]
        self._counts = Counter(_key(line.text) for line in lines if line.text)
        self._text = "\n".join(line.text.casefold() for line in lines if line.text)
        self._listed = "\n".join(line.text.casefold() for line in lines[card.ingredients : card.steps])
        self._known = set(_words(lines[card.ingredients + 1 : end]))
        self._often = Counter(_words(lines))

    def best(self) -> int | None:
        """Return the place of the title near the list, or of one far above that is repeated."""
        score, found = self._best_of(self._above[-_HEAD_LINES:])
        if score < _GOOD:
            far = [at for at in self._above[-_SEARCHED:-_HEAD_LINES] if self._is_certain(at)]
            other, above = self._best_of(far)
            if other > max(score, _GOOD):
                found = above
        if found is None:
            return None
        key = _key(self._lines[found].text)
        return next(at for at in reversed(self._above) if _key(self._lines[at].text) == key)

    def _best_of(self, places: list[int]) -> tuple[float, int | None]:
        best, found = _LEAST, None
        paragraphs = 0
        for distance, at in enumerate(reversed(places)):
            line = self._lines[at]
            paragraphs += line.text.count(" ") > _PARAGRAPH
            if line.kind == "heading" and role_of(line.text) == "equipment":
                best, found = _LEAST, None
            if _may_be_title(line):
                score = self._score(at) - _DISTANCE * distance - min(2.0, 0.7 * max(0, paragraphs - 2))
                if score > best:
                    best, found = score, at
        return best, found

    def _score(self, at: int) -> float:
        text = self._lines[at].text.casefold()
        key = _key(text)
        again = 1.0 if self._counts[key] > 1 else 0.6 * (self._text.count(text) > 1)
        if self._counts[key] > _TOO_OFTEN or (again < 1.0 and text in self._listed):
            return 0.0
        named = [1.0 if word in self._known else 0.25 * (self._often[word] > _OFTEN) for word in _stems(key)]
        score = _COMMON * sum(named) / max(1, len(named)) + _ends_head(self._lines, at)
        score += _REPEATED * again * (0.1 if 1.0 not in named else 1.0 if " " in key else 0.4)
        before = bisect_left(self._above, at)
        score += _BELOW_CRUMBS * bool(before and _HOME.match(self._lines[self._above[before - 1]].text))
        return (
            score
            - 2.0 * (" " not in key)
            - 1.5 * _in_menu(self._above, self._lines, at)
            - 1.5 * self._lines[at].text[0].islower()
        )

    def _is_certain(self, at: int) -> bool:
        """Return whether a line has several words, all of them in the recipe or often on the page, and is repeated."""
        key = _key(self._lines[at].text)
        words = _stems(key)
        is_name = len(words) > 1 and all(word in self._known or self._often[word] > _OFTEN for word in words)
        return is_name and 1 < self._counts[key] <= _TOO_OFTEN


def _ends_head(lines: list[Line], at: int) -> bool:
    """Return whether a button, a fact or an author follows a line."""
    below = next((line for line in lines[at + 1 : at + 4] if line.text), None)
    if below is None:
        return False
    is_part = is_page_part(below) and not ONE_PAGE.fullmatch(below.text)
    return is_part or bool(facts_in(below.text)) or below.text.lower().startswith(("by ", "author"))


def _in_menu(above: list[int], lines: list[Line], at: int) -> bool:
    """Return whether two more short names follow a line, as in a menu or a list of links."""
    begins = bisect_right(above, at)
    below = [lines[other] for other in above[begins : begins + 2]]
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
    if text[-1] in ".!" and not _is_titled(text):
        return False
    return not (
        LABEL_ALONE.fullmatch(text)
        or has_amount(text)
        or facts_in(text)
        or is_page_part(line)
        or is_credit(line)
        or role_of(text)
    )


def _is_titled(text: str) -> bool:
    """Return whether a line is in title case and not several sentences."""
    words = [word for word in text.split() if len(word) > _SMALL_WORD]
    capital = sum(not word[0].islower() for word in words)
    return 2 * capital > len(words) and len(sentences(text)) < 2


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
