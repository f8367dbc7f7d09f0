"""Recognizes headings without a sign: "The stuff" above the list, "Let's cook" above the steps, and labels of parts."""

import re
from itertools import pairwise

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.headings import is_component, role_of
from kitchen_tui.recipes.formats.text.evidence import (
    FOR_USE,
    GREETING,
    begins_with_verb,
    has_amount,
    is_title_case,
    may_instruct,
    tells,
)
from kitchen_tui.recipes.formats.text.facts import facts_in
from kitchen_tui.recipes.formats.text.line_forms import BOLD_LEVEL, LABEL_LEVEL, Line, are_in_steps
from kitchen_tui.recipes.understand.nouns import singular

_YOU = r"(?:you|we|i)(?:['’](?:ll|ve))?(?: will)?"
_LIST = lazy_regex(
    r"(?:the |my |your )?"
    rf"(?:(?:stuff|things|bits(?: and (?:bobs|pieces))?|what|all)(?: {_YOU} (?:need|want|use|got|get))?"
    r"|(?:grocery |groceries|shopping |ingredients? )?list|groceries|what(?: goes|['’]?s| is) in(?: it)?|gather|take"
    rf"|buy|components|raw materials|needed|need|(?:{_YOU} )?want|from the (?:shop|store|pantry)|ings?"
    r"|what to (?:buy|get|have ready)|have ready)\W*",
    re.IGNORECASE,
)
"""A line right above amounts that heads the list, although it might be something else elsewhere."""
_STEPS = lazy_regex(
    r"(?:the )?recipe|how to (?:make|cook|prepare) [^.!?]{3,60}|(?:let['’]?s|time to|now) (?:cook|bake|get cooking)",
    re.IGNORECASE,
)
"""A line below the list that heads the steps, although it might be something else elsewhere."""
_ORDER = lazy_regex(
    r"(?:get )?(?:cook|cooking|bake|make|do|assemble)(?: it| them| this)?|to do|how(?: to)?"
    r"|(?:the )?(?:way|execution|assembly|doing|meth)",
    re.IGNORECASE,
)
"""A line that heads the steps if instructions follow right below it."""
_MAKING = lazy_regex(
    r"\b(?:steps?|methods?|instructions?|directions?|procedure|process|preparation|preparing|making|make|cooking|cook"
    r"|baking|assembl(?:y|ing)|how|do|done|made)\b",
    re.IGNORECASE,
)
"""Words of headings of the steps. "Cooking oil" has one too, but no steps right below it."""
_MOST_WORDS = 5
FOR_PART = lazy_regex(r"(?:for|to make) (?:the |an? )?[^\W\d][^.!?,;:\d]{2,50}:?", re.IGNORECASE)
"""A heading of a part: "For the sauce", "To make a dip:"."""


def is_call_to_cook(text: str) -> bool:
    """Return whether a line certainly heads the steps if it is below the list: "The recipe", "Let's cook!"."""
    return bool(_STEPS.fullmatch(text.rstrip(" :!…-")))


def with_bare_headings(lines: list[Line]) -> list[Line]:
    """Turn a line that heads the list, and one that heads the steps, into headings if these have no others."""
    lines = _with_list_named(lines)
    roles = [line.role for line in lines]
    amounts = (at for at, line in enumerate(lines) if has_amount(line.text))
    begins = roles.index("ingredients") if "ingredients" in roles else next(amounts, None)
    if begins is None or "steps" in roles:
        return lines
    level = lines[begins].level or 2
    named = list(lines)
    for at, line in enumerate(lines[begins + 1 :], start=begins + 1):
        if _heads_steps(line, lines[at - 1], lines[at + 1 : at + 3]):
            named[at] = line._replace(kind="heading", text="Directions", level=level, mark="")
    return named


def _with_list_named(lines: list[Line]) -> list[Line]:
    if any(line.role == "ingredients" for line in lines):
        return lines
    for at, line in enumerate(lines):
        below = next((after for after in lines[at + 1 : at + 3] if after.text), None)
        if line.kind in ("text", "heading") and below and has_amount(below.text) and _LIST.fullmatch(line.text):
            return [*lines[:at], line._replace(kind="heading", text="Ingredients", level=2, mark=""), *lines[at + 1 :]]
    return lines


def _heads_steps(line: Line, above: Line, below: list[Line]) -> bool:
    """Return whether a short line with a gap only above it says that steps follow: "Steps to make"."""
    if line.kind not in ("text", "heading") or not below:
        return False
    text = line.text.rstrip(" :!…-")
    if is_call_to_cook(text):
        return True
    if _ORDER.fullmatch(text):
        first = next((after for after in below if after.text), line)
        return first.kind == "number" or may_instruct(first.text)
    if line.kind != "text" or above.kind != "blank" or below[0].kind not in ("text", "number"):
        return False
    short = 0 < len(text.split()) <= _MOST_WORDS and not has_amount(text) and text[-1] not in ".!?,;"
    return short and bool(_MAKING.search(text)) and (below[0].kind == "number" or begins_with_verb(below[0].text))


_LABEL_WORDS = 8
_FEW_WORDS = 3
_CREDIT = lazy_regex(
    r"(?:(?:added|submitted|contributed|posted|recipe) )?by\b|attributed to\b|originally from\b", re.IGNORECASE
)
_CLOCK = lazy_regex(r"\d{1,2}:\d\d\s?(?:[ap]m)?\s?[:–—-]\s?[^\W\d].{2,60}", re.IGNORECASE)
"""A time of day, followed by what to do then: "8:00 am: Make the levain"."""
_PURPOSE = lazy_regex(r"(?:(?:to|for) |(?:make|prepare|assemble|decorate|frost) (?:the|your) )[^,;.]+", re.IGNORECASE)
"""A heading that begins like an instruction: "To serve it cold", "Make the sauce"."""
_SENTENCE_ENDS = ".!)"
_FEWEST_SENTENCES = 4
_LEAST_SENTENCES = 0.6
"""The least share of lines with a full stop for which a short line without one may be a heading."""


def with_labels(lines: list[Line]) -> list[Line]:
    """Turn short lines that introduce the next ones into headings, and headings that state facts into text."""
    full = [line for line in lines if line.kind != "blank"]
    below = dict(zip((line.number for line in full), full[1:], strict=False))
    has_sentences = _are_sentences(lines)
    marked: list[Line] = []
    above: Line | None = None
    for line, in_steps in zip(lines, are_in_steps(lines), strict=True):
        after = below.get(line.number)
        if line.kind == "heading":
            only_labelled = line.level < BOLD_LEVEL and not _CREDIT.match(line.text)
            line = line._replace(kind="text", level=0) if facts_in(line.text, only_labelled) else line
        elif (
            after
            and (
                (_is_label(line, after, above) and not _ends_list(line, after, marked[-2:]))
                or (in_steps and _heads_paragraph(line, after, marked))
                or (in_steps and has_sentences and _is_unlike_sentences(line, after, above))
            )
            and not facts_in(line.text)
        ):
            line = line._replace(kind="heading", text=line.text.rstrip(" :"), level=LABEL_LEVEL)
        marked.append(line)
        above = line if line.kind != "blank" else above
    return marked


def _is_label(line: Line, after: Line, above: Line | None) -> bool:
    """Return whether a short line introduces the next one by its colon, its words or the list below it."""
    text = line.text
    if line.kind not in ("text", "bullet") or len(text.split()) > _LABEL_WORDS:
        return False
    if _CLOCK.fullmatch(text):
        return True
    if line.kind == "bullet":
        return text.endswith(":") and not line.indent and after.kind in ("bullet", "number") and not after.indent
    if text.endswith(":"):
        return not line.indent and not has_amount(text) and not GREETING.match(text)
    if after.kind not in ("bullet", "number", "row"):
        return bool(FOR_PART.fullmatch(text)) and after.number == line.number + 1
    if line.indent > after.indent or (text[0].islower() and ":" not in text):
        return False
    is_order = " " in text and begins_with_verb(text)
    is_only_item = above is not None and role_of(above.text) == "equipment"
    lists = text.count(",") > 1 or is_only_item  # "Basil, coriander, lime wedges"
    if text[-1] in ".!?,;" or any(map(str.isdigit, text)) or is_order or lists:
        return False
    return not tells(text) or len(text.split()) <= _FEW_WORDS or bool(role_of(text))


def _ends_list(line: Line, after: Line, above: list[Line]) -> bool:
    """Return whether a line is the last of a list, followed by a gap."""
    if line.kind != "text" or role_of(line.text) or line.text.endswith(":") or len(above) < 2:
        return False
    return all(one.kind == "text" and one.text[-1] not in ".:!?" for one in above) and after.number > line.number + 1


def _heads_paragraph(line: Line, after: Line, before: list[Line]) -> bool:
    """Return whether a line among the steps names the paragraph right below it: "Roasted Pork, Cuban-Style"."""
    text, words = line.text, len(after.text.split())
    if line.kind != "text" or after.kind != "text" or after.number != line.number + 1:
        return False
    is_titled = is_title_case(text)
    short = len(text.split()) <= _LABEL_WORDS and text[-1] not in ".!?,;:)" and text[0].isupper()
    if not short or not (after.text[-1] in ".!" or (is_titled and words > 2 * _FEW_WORDS)):
        return False
    if not before or before[-1].kind == "blank":
        return (is_titled and (" " in text or words > 2 * _FEW_WORDS)) or not begins_with_verb(text)
    follows_sentence = before[-1].kind == "heading" or before[-1].text[-1] in ".!"
    return follows_sentence and is_titled and words > _FEW_WORDS * (1 + (" " not in text))


def _are_sentences(lines: list[Line]) -> bool:
    """Return whether nearly all lines below the heading of the steps are sentences with a full stop."""
    steps = (line for line, in_steps in zip(lines, are_in_steps(lines), strict=True) if in_steps)
    ends = [line.text[-1] in _SENTENCE_ENDS for line in steps if line.kind == "text"]
    return len(ends) >= _FEWEST_SENTENCES and sum(ends) >= _LEAST_SENTENCES * len(ends)


def _is_unlike_sentences(line: Line, after: Line, above: Line | None) -> bool:
    """Return whether a short line among sentences has no full stop, and so is a heading: "Frosting preparation"."""
    text = line.text
    if line.kind != "text" or after.kind != "text" or text[-1] in ".!?,;:)":
        return False
    short = len(text.split()) <= _LABEL_WORDS + 2 and text[0].isupper() and not has_amount(text)
    is_below = above is None or above.kind == "heading" or above.text[-1] in _SENTENCE_ENDS
    is_above = after.text[-1] in _SENTENCE_ENDS and len(after.text.split()) > _FEW_WORDS
    is_name = " " in text and is_title_case(text)
    return short and is_below and is_above and (is_name or not may_instruct(text) or bool(_PURPOSE.fullmatch(text)))


class Item(NamedTuple):
    """A line of the list; `spaced` if there is a blank line before it, `amount_only` if it names nothing."""

    text: str
    kind: str
    indent: int
    spaced: bool
    amount_only: bool = False


_DISHES = frozenset("salad cake meatballs curry soup stew stir-fry patties bowl bowls dip rice pastry pie tart".split())  # noqa: SIM905
"""Whole dishes that a list may name in a heading, as it does a part of one."""
_CLASSES = frozenset("fish meat meats vegetables veggies veg greens aromatics spices protein proteins".split())  # noqa: SIM905
"""Words for a class of things, which head a list if the lines below them have amounts."""
_STAPLES = frozenset(
    """salt pepper black white sea kosher olive vegetable sunflower oil butter water ice sugar flour cooking spray
    freshly ground and parsley basil cilantro coriander mint dill chives lemon lime parmesan cheese bread milk honey
    garlic paprika cumin oregano thyme cinnamon nutmeg rice cream""".split()  # noqa: SIM905
)
"""Words of ingredients that often have no amount, and therefore do not head a list."""
_USE_ALONE = lazy_regex(
    r"(?:for|to) (?:the )?(?:serv(?:e|ing)|garnish(?:ing)?|finish(?:ing)?|decorat(?:e|ion|ing)|topping|top"
    r"|dip(?:ping)?|(?!taste)[a-z]+)(?: \(optional\))?",
    re.IGNORECASE,
)
_RECIPE = lazy_regex(r"(?:the )?(?:full )?recipe", re.IGNORECASE)
_BRACKETS = lazy_regex(r"\s\([^()]*\):?$")
_MOST_TITLED = 0.25
"""The share of ingredients whose last word has a capital above which title case does not show a heading."""
_MOST_ITEMS = 100
_SHORTEST_CAPITALS = 3
_HEAD_WORDS = 3
LABEL_WORDS = 6


def heads_items(at: int, items: list[Item]) -> bool:
    """Return whether a line within the list names the lines below it instead of an ingredient."""
    item, after = items[at : at + 2]
    text = _BRACKETS.sub("", item.text) or item.text
    words = len(text.split())
    text = text if text[-1] == ":" else item.text
    if _RECIPE.fullmatch(text):
        return True
    if text[0] == "(" and text[-1] == ")" and is_component(text[1:-1], _DISHES):
        return True
    if item.kind in ("row", "mark") or words > LABEL_WORDS + 2 or has_amount(text) or any(map(str.isdigit, text)):
        return False
    if text.endswith((":", "-", "–")) or (FOR_PART.fullmatch(text) and not FOR_USE.match(text)):
        return True
    if words > LABEL_WORDS or text[-1] in ".,;!?":
        return False
    if item.kind != after.kind:
        return _is_starred_heading(item, after)
    if " " in text and begins_with_verb(text):
        return False
    if text.isupper() and not after.text.isupper():
        return len(text) >= _SHORTEST_CAPITALS and (" " in text or has_amount(after.text))
    return bool(_USE_ALONE.fullmatch(text)) or _names_block(at, items)


def _names_block(at: int, items: list[Item]) -> bool:
    """Return whether a line without a sign names a part of the dish or of the list below it: "Dipping Sauce"."""
    item, after = items[at : at + 2]
    text, words = item.text, _BRACKETS.sub("", item.text).lower().split()
    named = is_component(text, _DISHES) or role_of(text) == "ingredients"
    if not has_amount(after.text) or not text[0].isupper():
        return False
    if _is_amid_amounts(at, items) and (named or _is_titled_name(text, items)):
        return True
    below = after.text.lower().split()
    if named and (item.spaced or text.istitle() or text[-1] == ")" or item is items[0] or words[0] in below):
        return True
    if len(words) == 1 and words[0] in below and _has_other_parts(item, items):  # "Cream" above "200 ml cream"
        return True
    return "," not in text and not after.spaced and not _STAPLES.issuperset(words) and _heads_block(item, after, items)


def _is_amid_amounts(at: int, items: list[Item]) -> bool:
    """Return whether the line above and the next two have amounts."""
    return at > 0 and all(has_amount(one.text) for one in (items[at - 1], *items[at + 1 : at + 3]))


def _is_titled_name(text: str, items: list[Item]) -> bool:
    """Return whether a line is several words in title case, in a list that is not: "Lemon Yogurt (optional)"."""
    name = _BRACKETS.sub("", text)
    if " " not in name or "," in text or not is_title_case(name) or _STAPLES.issuperset(name.lower().split()):
        return False
    listed = [one.text.split()[-1] for one in items[:_MOST_ITEMS] if has_amount(one.text)]
    return sum(word[0].isupper() for word in listed) <= _MOST_TITLED * len(listed)


def _is_starred_heading(item: Item, after: Item) -> bool:
    """Return whether a title with a star is apart from the lines below it: "*Fruit Mixture" above "4 cups plums"."""
    is_apart = item.kind == "bullet" and after.kind == "text" and after.spaced
    return is_apart and item.text.istitle() and has_amount(after.text)


def _heads_block(item: Item, after: Item, items: list[Item]) -> bool:
    """Return whether a name without an amount heads the lines right below it: "Fish" above "1 lb cod"."""
    words = _BRACKETS.sub("", item.text).lower().split()
    if not 0 < len(words) <= _HEAD_WORDS or item.kind != "text":
        return False
    if words[-1] in _CLASSES or singular(words[-1]) in [singular(word) for word in after.text.lower().split()]:
        return True
    return _has_other_parts(item, items) if item is items[0] else item.spaced


def _has_other_parts(item: Item, items: list[Item]) -> bool:
    return any(_is_part(one, below) for one, below in pairwise(items[:_MOST_ITEMS]) if one is not item)


def _is_part(item: Item, after: Item) -> bool:
    """Return whether a line is the heading of a further part of the list."""
    if has_amount(item.text) or not has_amount(after.text):
        return False
    return item.spaced or is_component(item.text, _DISHES) or bool(_USE_ALONE.fullmatch(item.text))
