"""Finds the title of a recipe card among the lines above its list: menus, a story, the names of other recipes."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.headings import role_of
from kitchen_tui.recipes.formats.text.evidence import begins_with_verb, sentences, stems
from kitchen_tui.recipes.formats.text.facts import facts_in
from kitchen_tui.recipes.formats.text.line_forms import Line
from kitchen_tui.recipes.formats.text.page_patterns import CRUMBS, DATE, is_credit, is_page_part
from kitchen_tui.recipes.formats.text.split_facts import LABEL_ALONE
from kitchen_tui.recipes.understand.stated import parse_stated_time

_SEARCHED = 400
"""The most lines above a list in which its title is searched for."""
_TITLE_WORDS = 14
_MENU_WORDS = 4
_MOST_COMMAS = 2
_FACT_LINES = 8
"""The number of lines below a title in which the facts of a card are counted."""
_MOST_FACTS = 5
_FAR = 40
_FARTHEST = 80
_TOOL_LINES = 25
_SENTENCE = 10
"""A line with more spaces is a sentence of the story."""
_LONG_WORD = 5
"""The letters from which a word has a capital in title case."""
_OFTEN = 3
"""A word that occurs more often on a page may name its dish."""
_TOO_OFTEN = 6
"""A line that occurs more often is part of the page and not its title."""

_WEIGHTS = {
    "words of the recipe": 3.5,
    "facts below": 3.5,
    "words that the page uses often": 3.0,
    "capitals": 1.5,
    "repeated": 1.5,
    "author below": 1.5,
    "crumbs above": 2.0,
    "part of the page above": 1.5,
    "sentence below": 1.0,
    "distance": -2.0,
    "menu": -2.0,
    "one word": -2.5,
    "ends like a sentence": -1.5,
    "begins like a link": -1.0,
    "block shown again": -3.5,
}
"""The evidence for a line as the title, and its weight: fitted to 166 pages of as many sites, then rounded."""
_CLOSE = 0.8
"""The difference of two scores below which the title is uncertain: that of half of the wrong, of few right ones."""
_LEAST = 0.1
"""The least share of words of the recipe in another line that may be the title."""
_LINK = lazy_regex(
    r"(?:more|other|related|similar|what|how|why|can|do|is|are|if|for|please|no|not|get|join|your|you|this|these"
    r"|follow|save|share|opt|learn|select|see|search|read|view|download|about|log|sign|new|all|shop|subscribe|browse"
    r"|print|add|try|send|watch|popular|latest)\b.*|.*(?:\||»| / ).*",
    re.IGNORECASE,
)
"""Words that headings of a story, links and buttons begin with; titles rarely do."""
_NO_TITLE = lazy_regex(
    r"(?:(?:created|written|recipe|posted|submitted|reviewed|developed|photos?) )?by\b.*|author\b.*"
    r"|(?:recipe|recipe (?:card|details?)|full recipe|the recipe)|equipment|description|notes?|tips?|video|calories.*"
    r"|.* recipes|(?:course|cuisine|category|servings?|keywords?|diet|difficulty)\b.*"
    r"|(?:fat|protein|carb\w*|sodium|sugars?|fib(?:er|re)|k?cal)|\d{1,2}:\d\d.*|\d[\d.,]* ?m?c?g\b.*|[\d.]+ ?\(.*"
    r"|(?:food processor|(?:hand |immersion )?blender|(?:stand|hand|electric) mixer|baking (?:sheet|dish|pan)|skillet"
    r"|dutch oven|air fryer|instant pot|(?:slow|rice) cooker)s?",
    re.IGNORECASE,
)
"""A line above a list that is certainly not its title: an author, a label, a nutrient, a count of votes, a tool."""
_HOW_TO = lazy_regex(r"how to \w+ \S|.* with\b", re.IGNORECASE)
_AUTHOR = lazy_regex(r"(?:(?:written|recipe|posted) )?by|author\s?:?", re.IGNORECASE)
_OWNER = lazy_regex(r"(?:©|\(c\) \d|copyright\b)|.{0,60}all rights reserved", re.IGNORECASE)
_TOOLS = lazy_regex(
    r"(?:.{1,20} )?(?:equipment|tools|utensils|supplies|you will need)(?: needed| used)?\s?:?", re.IGNORECASE
)
_RECIPE_WORD = lazy_regex(r"\W*\brecipe\b\W*|\W+", re.IGNORECASE)


class Card(NamedTuple):
    """A recipe card: the indexes of its ingredient heading and of its step heading, or of the line before its steps."""

    ingredients: int
    steps: int


class Title(NamedTuple):
    """The place of the title, and another line that fits nearly as well; "" if there is none."""

    place: int
    rival: str


def title_of(lines: list[Line], card: Card, end: int) -> Title | None:
    """Return the title of the card that ends at `end`, or None if no line can be the title."""
    titles = _Titles(lines, card, end)
    scores = {place: titles.score(place) for place in titles.candidates()}
    if not scores:
        return None
    found = max(scores, key=scores.__getitem__)
    key = titles.key(found)
    others = (one for one in scores if titles.key(one) != key and titles.knows(one) >= max(_LEAST, titles.knows(found)))
    second = max(others, key=scores.__getitem__, default=found)
    is_close = scores[found] - scores[second] < _CLOSE and not _overlap(key, titles.key(second))
    last = next(at for at in range(card.ingredients, -1, -1) if _key(lines[at].text) == key)
    return Title(last, titles.above[second].text if is_close else "")


class _Titles:
    """Rates the lines above a list as titles. The place of a line is that in `above`, the lines with text."""

    def __init__(self, lines: list[Line], card: Card, end: int) -> None:
        self.above = [line for line in lines[: card.ingredients] if line.text][-_SEARCHED:]
        texts = [line.text for line in lines if line.text]
        self._counts = Counter(map(_key, texts))
        self._pairs = Counter(pairwise(texts))
        self._text = "\n".join(texts).casefold()
        self._known = set(words_of(lines[card.ingredients + 1 : end]))
        self._often = Counter(words_of(lines))
        self._authors = {_key(name) for by, name in pairwise(texts) if _AUTHOR.fullmatch(by)}
        self._owners = [_key(text) for text in texts if _OWNER.match(text)]
        self._is_fact: dict[int, bool] = {}

    def key(self, place: int) -> str:
        return _key(self.above[place].text)

    def candidates(self) -> list[int]:
        """Return the places of the lines that may be the title; tools between it and the list are not."""
        count = len(self.above)
        near = reversed(range(max(0, count - _TOOL_LINES), count))
        end = next((place for place in near if _TOOLS.fullmatch(self.above[place].text)), count)
        return [place for place in range(end) if _may_be_title(self.above[place]) and not self._is_owner(place)]

    def _is_owner(self, place: int) -> bool:
        """Return whether a line names an author, or whom the page belongs to according to its last lines."""
        key = self.key(place)
        return key in self._authors or any(key in owner for owner in self._owners)

    def knows(self, place: int) -> float:
        """Return the share of the words of a line that are in the recipe too."""
        return _share(word in self._known for word in stems(self.key(place)))

    def score(self, place: int) -> float:
        """Return how well a line fits as the title."""
        return sum(_WEIGHTS[name] * share for name, share in self._features(place).items() if share)

    def _features(self, place: int) -> dict[str, float]:
        line, key = self.above[place], self.key(place)
        text = line.text
        above = self.above[max(0, place - 1) : place]
        below = self.above[place + 1 : place + 1 + _FACT_LINES]
        facts = sum(map(self._states_fact, range(place + 1, place + 1 + len(below))))
        again = 1 < self._counts[key] <= _TOO_OFTEN or self._text.count(text.casefold()) > 1
        cased = [word for word in text.split() if len(word) >= _LONG_WORD or word[0].isupper()]
        pairs = pairwise(one.text for one in (*above, line, *below[:1]))
        return {
            "words of the recipe": self.knows(place),
            "facts below": min(facts, _MOST_FACTS) / _MOST_FACTS,
            "words that the page uses often": _share(self._often[word] > _OFTEN for word in stems(key)),
            "capitals": _share(not word[0].islower() for word in cased),
            "repeated": again and self._counts[key] <= _TOO_OFTEN,
            "author below": any(one.text.lower().startswith(("by ", "author")) for one in below[:2]),
            "crumbs above": any(CRUMBS.fullmatch(one.text) for one in above),
            "part of the page above": place > 0 and self._states_fact(place - 1),
            "sentence below": any(one.text.count(" ") > _SENTENCE for one in below[:1]),
            "distance": min(len(self.above) - 1 - place, _FARTHEST) / _FAR,
            "menu": _heads_menu(line, below[:2]),
            "one word": " " not in key,
            "ends like a sentence": text[-1] in ".!?",
            "begins like a link": bool(_LINK.fullmatch(text)),
            "block shown again": sum(self._pairs[pair] > 1 for pair in pairs),
        }

    def _states_fact(self, place: int) -> bool:
        if place not in self._is_fact:
            line = self.above[place]
            is_fact = facts_in(line.text) or LABEL_ALONE.fullmatch(line.text) or is_page_part(line)
            self._is_fact[place] = bool(is_fact)
        return self._is_fact[place]


def _heads_menu(line: Line, below: list[Line]) -> bool:
    """Return whether two more short names follow a line, as in a menu or a list of links."""
    names = [one for one in below if len(one.text.split()) <= _MENU_WORDS and one.text != line.text]
    return len(names) > 1 and all(map(_may_be_title, names))


def words_of(lines: list[Line]) -> Iterator[str]:
    """Yield the long words of some lines without their endings, so that "Pickled" equals "pickling"."""
    for line in lines:
        yield from stems(line.text.casefold())


def _overlap(key: str, other: str) -> bool:
    """Return whether one of two titles has all the words of the other."""
    one, two = set(stems(key)), set(stems(other))
    return one <= two or two <= one


def _share(fits: Iterable[bool]) -> float:
    known = list(fits)
    return sum(known) / max(1, len(known))


def _key(text: str) -> str:
    return _RECIPE_WORD.sub(" ", text.casefold()).strip()


def _may_be_title(line: Line) -> bool:
    text = line.text
    if line.kind not in ("text", "heading", "bullet", "number") or len(text.split()) > _TITLE_WORDS:
        return False
    if text[-1] in ":,;" or text[0] == "(" or not any(map(str.isalpha, text)) or text.count(",") > _MOST_COMMAS:
        return False
    if _NO_TITLE.fullmatch(text) or DATE.search(text) or (text[0].isnumeric() and parse_stated_time(text)):
        return False
    if role_of(text) and not _HOW_TO.match(text):
        return False
    if text[-1] in ".!" and (len(sentences(text)) > 1 or (begins_with_verb(text) and " the " in text.lower())):
        return False
    return not (LABEL_ALONE.fullmatch(text) or facts_in(text) or is_page_part(line) or is_credit(line))
