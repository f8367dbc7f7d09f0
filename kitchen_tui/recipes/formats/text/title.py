"""Finds the title of a text that has no heading for it."""

import re

from kitchen_tui.model.numbers import COUNT_WORDS
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.headings import is_component, role_of
from kitchen_tui.recipes.formats.text.evidence import (
    GREETING,
    has_amount,
    may_instruct,
    names_amount_last,
    stems,
    tells,
)
from kitchen_tui.recipes.formats.text.facts import facts_in
from kitchen_tui.recipes.formats.text.line_forms import BOLD_LEVEL, SIGNS, Line
from kitchen_tui.recipes.understand.complete import title_from
from kitchen_tui.recipes.understand.stated import parse_stated_time

_HEADING_FOR = lazy_regex(
    r"(?i:ingredients|method|directions|instructions|recipe|how) (?i:for|to make|to cook) (?i:the |an? )?"
    r"([A-Z].{2,60}?):?(?: (?i:recipe):?)?"
)
"""A heading that names the dish: "Ingredients for Plum Cake", "How to Make Plum Cake"."""
_TITLE_PREFIX = lazy_regex(
    r"^(?:\[[^\[\]]{2,20}\]\s+|(?:(?:(?:get )?the )?recipe(?: for| name)?|title|name|dish|subject|re|fwd?):\s*)", re.I
)
TITLE_SERVES = lazy_regex(
    rf"\s*\(((?:serves|makes|feeds) [^()]*|for (?:\d|{COUNT_WORDS})\b[^()]*"
    r"|\d[^()]{0,8} (?:servings|portions|people)\b[^()]*"
    r"|\d{1,3}[-–\d]{0,4}\s?(?:min|mins|minutes|hours?|hrs?|h)\b[^()]*)\)",
    re.IGNORECASE,
)
_EATERS = lazy_regex(rf"^(?:for )?(?=\d|(?:{COUNT_WORDS})\b)", re.IGNORECASE)
_TIME = lazy_regex(r"^(?=\S{1,6}\s?(?:h|hrs?|hours?|m|mins?|minutes?)\b)", re.IGNORECASE)
_SITE = lazy_regex(r"(?<=\w)\s+\|\s.*")
_SERVES_BEHIND = lazy_regex(
    r"(?P<name>[^.:!?]{3,60}?)\s*(?:[–—-]\s|,\s|\s)(?=(?:serves|makes|feeds) \d)(?P<fact>.+)", re.IGNORECASE
)
SUBJECT_PREFIX = lazy_regex(r"(?:subject|re|fwd?):\s", re.IGNORECASE)
_SHORT_TITLE = lazy_regex(r"[^.:!?]{2,60} recipe:|(?:[^\s.,:!?]+ ){0,7}[^\s.,:!?]+[.!]{1,3}", re.IGNORECASE)
HOW_TO = lazy_regex(r"how to \w+ (?!it\b|this\b|them\b)\S+ ?.*", re.IGNORECASE)
"""A heading that names a dish: "How to Make Bagels"."""
_PICTURES = " " + "".join(map(chr, range(0x1F300, 0x1FAFF))) + "\ufe0f\u2764\u2665"
"""Characters to strip from the end of a title."""
_BEHIND_PICTURE = lazy_regex(r"(?<=\w)\s*[\U0001F300-\U0001FAFF\u2600-\u27BF].*")
"""A picture within a title, and what follows it: "Lemon Bars 🍋 save this one!"."""
_ADDRESS = lazy_regex(r"(?:https?://|www\.)\S+|[\w.-]+\.(?:com|org|net|info|blog|[a-z]{2})(?:/\S*)?", re.IGNORECASE)
"""The address of the site, alone on a line."""
_OF_RECIPE = lazy_regex(r"(?:this|the) (?:recipe|one|dish)(?: is| was| comes|['’]s)\b", re.IGNORECASE)
_BAR = lazy_regex(r"\s[|•·]\s")
_TITLE_WORDS = 12
_FEW_WORDS = 4
_LONG_TITLE_WORDS = 20
_LONG_WORD = 4
"""The letters from which a word has a capital in a title."""
_TITLE_LINES = 8
_PAGE_HEAD = 100

_SUBJECT = lazy_regex(
    r"(?!(?:the|this|my|our) (?:problem|secret|trick|reason|things?|idea|key|story|best|first|last|next)\b)"
    r"(?:this |the )?(?!(?:is|was|are|were|this|i|we|you|it|they|he|she|here|there|these|those|that|when|if|as|so"
    r"|how|what|why|who|where|videos?|my)\b)[\"“]?([^.,:;!?]{3,60}?) (?:is|are|makes?|has|have) ",
    re.IGNORECASE,
)
_NO_DISH = frozenset(
    """recipe recipes untitled note notes document doc readme index scan page paste pasted clipboard download text file
    new copy test message mail email the and img image screenshot export""".split()  # noqa: SIM905 - a table of words
)
"""Words of file names that do not describe the dish."""
_LOUD = lazy_regex(r"(?<!\S)[A-Z][A-Z'’-]{2,}(?: (?:[A-Z][A-Z'’-]+|&)){1,5}(?![^\s.,:!?])")
_LOUD_WITHIN = 150


def find_title(lines: list[Line]) -> str:
    """Return the title of a text without a heading for it: the first short line that is not a sentence.

    A line that is repeated is preferred. A line in capitals above another may be the title of a chapter. The subject of
    an e-mail is used last.
    """
    candidates = [without_prefix(text) for text in _candidates(lines)]
    texts = [without_prefix(line.text).casefold() for line in lines[:_PAGE_HEAD]]
    if repeated := next((text for text in candidates if texts.count(text.casefold()) > 1), ""):
        return repeated
    if len(candidates) > 1 and candidates[0].isupper() and not candidates[1].isupper():
        return candidates[1]
    if below_story := _title_below_story(lines, candidates[0] if candidates else ""):
        return without_prefix(below_story)
    if candidates:
        return candidates[0]
    return _title_apart(lines) or _title_in_headings(lines)


def title_at_end(lines: list[Line]) -> tuple[str, list[Line]]:
    """Return a title that appears only at the end of the text, apart from the rest, and the other lines; "" if there is
    none.

    It must have capitals, and share a word with an ingredient: "Gran's Lentil Soup", but not the name of an author.
    """
    full = [line for line in lines if line.text]
    if len(full) < 2 or full[-1].kind not in ("text", "bullet") or full[-1].number <= full[-2].number + 1:
        return "", lines
    last, text = full[-1], full[-1].text.strip(" -–—~*")
    words = re.findall(r"[^\W\d_]{4,}", text)
    if not all(word[0].isupper() for word in words) or not set(text).isdisjoint(".!?:;,@") or may_instruct(text):
        return "", lines
    amounts = " ".join(line.text for line in full[:-1] if has_amount(line.text)).casefold()
    is_of_recipe = any(word.casefold().removesuffix("s") in amounts for word in words)
    if not is_of_recipe or not _could_be_title(last._replace(kind="text")) or GREETING.match(text) or tells(text):
        return "", lines
    return text, [line for line in lines if line is not last]


def _candidates(lines: list[Line]) -> list[str]:
    """Return the first lines that may be the title, in order."""
    found = _first_line_title(lines)
    subjects: list[str] = []
    full = [line for line in lines if line.text][:_TITLE_LINES]
    for line in full:
        if line.kind == "heading" and (line.level < BOLD_LEVEL or line.role):
            break
        if line.kind == "mark":  # a count of votes
            continue
        if SUBJECT_PREFIX.match(line.text):
            subjects.append(line.text)
        elif _could_be_title(line) and (line is full[0] or not names_amount_last(line.text)):
            found.append(line.text.rstrip(_PICTURES))
        elif found or line.kind != "text" or _begins_amounts(line, full):
            break
    greetings = [text for text in found if GREETING.match(text) and tells(text)]
    return [text for text in found if text not in greetings] or greetings or subjects


def _title_in_headings(lines: list[Line]) -> str:
    """Return the dish that a heading of the list or of the steps names."""
    headings = [_HEADING_FOR.fullmatch(line.text) for line in lines if line.kind in ("heading", "text")]
    named = [heading[1] for heading in headings if heading]
    return named[0] if len(set(named)) == 1 else ""


def _title_below_story(lines: list[Line], first: str) -> str:
    """Return the short line right above the list, if what is above it is a story, and it fits better than the first."""
    full = [line for line in lines[:_PAGE_HEAD] if line.text]
    begins = next((at for at, line in enumerate(full) if _begins_list(line)), 0)
    above = [line for line in full[:begins] if not facts_in(line.text)]
    if not above or not _could_be_title(above[-1]) or tells(above[-1].text) or is_component(above[-1].text):
        return ""
    last = above[-1].text
    if _is_story(full[0].text) and len(full[0].text.split()) > _TITLE_WORDS:
        return last
    known = set(stems("\n".join(line.text for line in full[begins:])))
    share, of_first = (_share_of(text, known) for text in (last, first))
    return last if first and any(_is_story(line.text) for line in above[:-1]) and share > of_first else ""


def _is_story(text: str) -> bool:
    """Return whether a line is a sentence of several words."""
    return text[-1] in ".!?" and text.count(" ") > _FEW_WORDS


def _share_of(text: str, known: set[str]) -> float:
    words = stems(text)
    return sum(word in known for word in words) / max(1, len(words))


def _begins_amounts(line: Line, full: list[Line]) -> bool:
    """Return whether a line below the first is an ingredient: "2 leeks", or "Onion 1" above "Potato 2"."""
    pair = full[full.index(line) :][:2]
    is_list = has_amount(line.text) or (len(pair) > 1 and all(names_amount_last(one.text) for one in pair))
    return line is not full[0] and is_list


def _begins_list(line: Line) -> bool:
    return role_of(line.text) == "ingredients" or has_amount(line.text) or names_amount_last(line.text)


def _first_line_title(lines: list[Line]) -> list[str]:
    """Return a first line that is a title only there: "How to Make Bagels", "Mum's soup recipe:", "Soup - yum."."""
    full = [line for line in lines if line.text][:2]
    if len(full) < 2 or full[0].kind != "text" or has_amount(full[0].text):
        return []
    text, is_alone = full[0].text, full[1].number > full[0].number + 1
    how_to = text[-1] not in ".!?:" and HOW_TO.fullmatch(text)
    short = is_alone and _SHORT_TITLE.fullmatch(text) and not may_instruct(text) and not GREETING.match(text)
    return [text.rstrip(" :")] if how_to or short else []


def _title_apart(lines: list[Line]) -> str:
    """Return a first line that is apart from the next and is not a sentence, however long: also "Two Dips"."""
    full = [line for line in lines if line.text][:2]
    if len(full) < 2 or full[0].kind != "text":
        return ""
    if full[1].kind != "heading" and full[1].number < full[0].number + 2:
        return ""
    text = full[0].text
    if text.istitle() and not any(map(str.isnumeric, text)):
        return text
    is_name = text[-1] not in ".!?:;," and len(text.split()) <= _LONG_TITLE_WORDS and text[0].isalpha()
    return text if is_name and not role_of(text) and not facts_in(text) else ""


def _could_be_title(line: Line) -> bool:
    text = line.text
    if _ADDRESS.fullmatch(text) or _OF_RECIPE.match(text):
        return False
    pictured = line.kind == "bullet" and not line.mark.isascii() and line.mark not in SIGNS
    if not (line.kind == "text" or pictured) or "://" in text or len(text.split()) > _TITLE_WORDS or text[0] == "(":
        return False
    if any(map(parse_stated_time, _BAR.split(text)[1:])):  # "Dinner • Vegetarian • 30 minutes"
        return False
    named = (text[-1] not in ".!?:;," or _exclaims(text)) and any(map(str.isalpha, text))
    return named and not has_amount(text) and not facts_in(text) and not role_of(text)


def _exclaims(text: str) -> bool:
    """Return whether a line is a title that ends like a sentence: "Best Brownies Ever!", "Cake in a Mug..."."""
    words = [word for word in text.split() if len(word) >= _LONG_WORD]
    capital = sum(word[0].isupper() for word in words)
    is_sentence = GREETING.match(text) or may_instruct(text)
    return text.endswith(("!", "?", "...", "…")) and len(words) > 1 and 2 * capital > len(words) and not is_sentence


def without_prefix(text: str) -> str:
    """Return a title without a prefix such as "Recipe:", and without servings or a site's name after it."""
    title = _SITE.sub("", TITLE_SERVES.sub("", _TITLE_PREFIX.sub("", text)))
    if not title.isascii() and " " in (named := _BEHIND_PICTURE.sub("", title)):
        title = named
    return title.strip().rstrip(_PICTURES)


def facts_of_title(facts: re.Match[str]) -> list[str]:
    """Return what brackets after a title state, with labels: "serves 4", "total time: 30 min"."""
    parts = facts[1].split(", ")
    return [_TIME.sub("total time: ", part) if _TIME.match(part) else _EATERS.sub("serves ", part) for part in parts]


def name_and_servings(line: Line) -> list[Line]:
    """Separate a title from the facts after it: "Beetroot salad – serves 4 to 6", "# Beetroot salad (serves 4)"."""
    if line.kind == "heading" and (facts := TITLE_SERVES.search(line.text)) and facts.end() == len(line.text):
        texts = facts_of_title(facts)
        title = line._replace(text=line.text[: facts.start()].rstrip(" -–—"))
        return [title, *(line._replace(kind="text", text=text, level=0) for text in texts)]
    both = _SERVES_BEHIND.fullmatch(line.text) if line.kind in ("text", "heading") else None
    if both is None or not facts_in(both["fact"]) or facts_in(both["name"]) or may_instruct(line.text):
        return [line]
    return [line._replace(text=both["name"]), line._replace(kind="text", text=both["fact"], level=0)]


def subject_of(description: str, name: str) -> str:
    """Return the dish named first in a text without a title: "Glazed pork belly is the kind…", "my POTATO CASSEROLE".

    If the file is named after a dish, it must be the same: a word of that name must be in it.
    """
    match = _LOUD.search(description[:_LOUD_WITHIN]) or _SUBJECT.match(description)
    subject = match[match.lastindex or 0] if match else ""
    words = [word for word in title_from(name).lower().split() if len(word) >= _LONG_WORD]
    if len(subject.split()) > _TITLE_WORDS or (
        is_dish_name(name) and not any(word in subject.lower() for word in words)
    ):
        return ""
    return subject


def is_dish_name(name: str) -> bool:
    """Return whether the name of a file is that of a dish, as in a folder of notes: "Mushroom Risotto"."""
    words = title_from(name).lower().split()
    named = [word for word in words if word.isalpha() and len(word) > 2 and word not in _NO_DISH]
    return len(named) > 1 or (len(named) == 1 and all(map(str.isalpha, words)) and not name.isupper())
