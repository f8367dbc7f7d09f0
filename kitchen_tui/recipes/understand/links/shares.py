"""Finds the share of an ingredient in a mention: "half the butter", "the remaining oil", "1 cup of the flour"."""

import re
from fractions import Fraction

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.numbers import FRACTIONS
from kitchen_tui.model.recipe import Ingredient
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.understand.amounts import FoundAmount, find_amounts
from kitchen_tui.recipes.understand.links.names import DESCRIPTIONS
from kitchen_tui.recipes.understand.nouns import words

REST = "the rest"


class Share(NamedTuple):
    """The share in a mention, in the author's words; "" for all of it.

    `measured` is true for "1 cup" but not for "half"; `more` if it is more than the list has.
    """

    quantity: str
    measured: bool = False
    more: bool = False


_NEAR = 60
_BREAK = lazy_regex(
    rf"[.,](?!\d)|[;:()]|\b(?:then|with|plus)\b|\band\b(?! (?:\d|[{FRACTIONS}]|(?:a|one) half))", re.IGNORECASE
)
_PART = lazy_regex(
    r"\b(?P<rest>(?:the )?(?:remaining|rest of|remainder of|leftover|last of)|other half(?: of)?)"
    r"|\b(?P<part>half(?: of)?|most of|some of|(?:an?|one)[ -](?:third|quarter|fourth|half)(?: of)?"
    rf"|(?:two|three)[ -](?:thirds|quarters|fourths)(?: of)?|(?:[{FRACTIONS}]|[1-3]/[2-4])(?: of)?)(?= (?:the"
    r"|your|its)\b| of\b|\s*$)",
    re.IGNORECASE,
)
_OR_TWO = lazy_regex(r"\b(?:an?|one) \w+ or $", re.IGNORECASE)
"""The start of an approximate amount, such as "a ladle or two", in which "two" is not an amount by itself."""
_LOOSE = frozenset(("layer", "drizzle", "sprinkle", "sprinkling", "splash", "knob"))
"""Units of shares from which it does not follow how much is left."""
_OF = frozenset(("of", "the", "your", "more", "a", "an", "that", "this", "those", "these", "remaining"))


def share(text: str, start: int, ingredient: Ingredient) -> Share:
    """Return the share of `ingredient` in the words before the mention at `start`."""
    before = _clause(text, start)[1]
    own = _own(ingredient)
    parts = [found for found in _PART.finditer(before) if _reaches(before[found.end() :], own)]
    if parts:
        found = parts[-1]
        return Share(REST if found["rest"] else re.sub(r"\s+of$", "", found["part"].lower()))
    amount = _amount(before, own)
    return _measured(before, amount, ingredient) if amount else Share("")


def stated_amount(text: str, start: int, ingredient: Ingredient) -> tuple[int, int] | None:
    """Return the place of the amount of `ingredient` right before the mention at `start`.

    Return None for a share such as a third of the butter.
    """
    taken = share(text, start, ingredient)
    at, before = _clause(text, start)
    amount = _amount(before, _own(ingredient))
    if amount is None or taken.more or not taken.measured or _OR_TWO.search(before[: amount.start]):
        return None
    return at + amount.start, at + amount.end


def _clause(text: str, start: int) -> tuple[int, str]:
    """Return the words before a mention, back to the last comma or "and", and where they begin."""
    near = max(0, start - _NEAR)
    before = text[near:start]
    breaks = [found.end() for found in _BREAK.finditer(before)]
    cut = breaks[-1] if breaks else 0
    return near + cut, before[cut:]


def _own(ingredient: Ingredient) -> frozenset[str]:
    return _OF | DESCRIPTIONS | frozenset(words(ingredient.name))


def _amount(before: str, own: frozenset[str]) -> FoundAmount | None:
    """Return the last amount of a clause, if only "of the" and adjectives follow."""
    for amount in reversed(find_amounts(before)):
        if amount.number_end > amount.start and amount.scales and _reaches(before[amount.end :], own):
            return amount
    return None


def _reaches(between: str, own: frozenset[str]) -> bool:
    """Return whether only "of the" and adjectives are between an amount and its ingredient."""
    return all(word in own for word in words(between))


def _measured(text: str, amount: FoundAmount, ingredient: Ingredient) -> Share:
    written = text[amount.start : amount.end].strip()
    if amount.unit in _LOOSE:
        return Share(written)
    comparable = (listed for listed in find_amounts(ingredient.text) if listed.dimension == amount.dimension)
    whole = next((size for listed in comparable if listed.scales and (size := _size(listed))), None)
    if whole is None or _size(amount) < whole:
        return Share(written, measured=True)
    return Share("", measured=True, more=_size(amount) > whole)


def _size(amount: FoundAmount) -> Fraction:
    return (amount.most or amount.quantity or 0) * amount.unit_size
