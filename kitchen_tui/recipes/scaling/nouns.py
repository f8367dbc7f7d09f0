"""Counted things in the number that their count asks for: 2 onions, 1 onion."""

import re
from fractions import Fraction

from kitchen_tui.recipes.understand.amounts.units import plural
from kitchen_tui.recipes.understand.amounts.words import singular

_COUNTED_WORDS = (
    "egg yolk onion shallot leek carrot potato tomato pepper chili jalapeño lemon lime orange apple pear banana avocado"
    " cucumber courgette aubergine eggplant radish turnip beet beetroot parsnip mushroom scallion tortilla bagel bun"
    " peach plum mango fig clove leaf stalk breast thigh drumstick fillet chop cutlet sausage steak cabbage pod stick"
)
_COUNTED = frozenset(_COUNTED_WORDS.split())
_OES = frozenset(("potato", "tomato"))
_PHRASE = re.compile(r"(?P<before>(?:\s?[^\W\d_][\w'’-]*\s){0,3}?\s?)(?P<noun>[^\W\d_]+)(?=\s*(?:$|[,;(.]|or\b))")


def agreeing_noun(text: str, value: Fraction) -> str:
    """`text`, what follows a plain count, its noun singular up to one and plural above; unknown nouns stay."""
    found = _PHRASE.match(text)
    if found is None:
        return text
    noun = found["noun"]
    one = singular(noun.lower())
    if one not in _COUNTED:
        return text
    wanted = (one + "es" if one in _OES else plural(one)) if value > 1 else one
    if wanted == noun.lower() or singular(wanted) != one:
        return text
    return found["before"] + noun[0] + wanted[1:] + text[found.end() :]
