"""Recognizes headings without a sign: of the list ("The stuff"), its parts, and the steps ("Let's cook")."""

import re
from itertools import pairwise

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.headings import is_component, role_of
from kitchen_tui.recipes.formats.text.evidence import begins_with_verb, has_amount, may_instruct
from kitchen_tui.recipes.formats.text.lines import Line
from kitchen_tui.recipes.understand.nouns import singular

_YOU = r"(?:you|we|i)(?:['’](?:ll|ve))?(?: will)?"
_LIST = lazy_regex(
    rf"(?:the |my |your )?(?:(?:stuff|things|bits(?: and (?:bobs|pieces))?|what|all)(?: {_YOU} (?:need|want|use|got|"
    rf"get))?"
    r"|(?:grocery |groceries|shopping |ingredients? )?list|groceries|what(?: goes|['’]?s| is) in(?: it)?|gather|take|"
    r"buy"
    rf"|components|raw materials|needed|need|(?:{_YOU} )?want|from the (?:shop|store|pantry)|ings?|{_YOU} want"
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


def is_call_to_cook(text: str) -> bool:
    """Return whether a line certainly heads the steps if it is below the list: "The recipe", "Let's cook!"."""
    return bool(_STEPS.fullmatch(text.rstrip(" :!…-")))


def with_bare_headings(lines: list[Line]) -> list[Line]:
    """Turn a line that heads the list, and one that heads the steps, into headings if these have no others."""
    lines = _with_list_named(lines)
    roles = [role_of(line.text) if line.kind == "heading" else "" for line in lines]
    amounts = (at for at, line in enumerate(lines) if line.text and has_amount(line.text))
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
    if any(line.kind == "heading" and role_of(line.text) == "ingredients" for line in lines):
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


class Item(NamedTuple):
    """A line of the list; `spaced` if there is a blank line before it, `amount_only` if it names nothing."""

    text: str
    kind: str
    indent: int
    spaced: bool
    amount_only: bool = False


_FOR = lazy_regex(r"for (?:the |an? )?[^\W\d][^.!?,;:\d]{2,50}:?", re.IGNORECASE)
_USE = lazy_regex(
    r"for (?:serving|garnish\w*|dusting|frying|greasing|brushing|rolling|topping|decorat\w+|sprinkling)\b", re.I
)
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
_SMALL_WORDS = frozenset(("and", "&", "with", "for", "of", "in", "the"))
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
    if text.endswith((":", "-", "–")) or (_FOR.fullmatch(text) and not _USE.match(text)):
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
    words = _BRACKETS.sub("", text).split()
    capitals = all(word[0].isupper() or word in _SMALL_WORDS for word in words)
    if len(words) < 2 or "," in text or not capitals or _STAPLES.issuperset(map(str.lower, words)):
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
