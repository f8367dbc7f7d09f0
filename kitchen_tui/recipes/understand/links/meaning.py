"""The ingredient that a mention means, judged by the words beside it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kitchen_tui.model.recipe import Ingredient
from kitchen_tui.recipes.understand.links.aliases import Alias, index
from kitchen_tui.recipes.understand.links.mentions import Mention, mentions, words_before
from kitchen_tui.recipes.understand.links.shares import said_amount
from kitchen_tui.recipes.understand.links.vocabulary import (
    DESCRIPTIONS,
    KINDS,
    MADE_PARTS,
    MEATS,
    NOT_BARE,
    OPPOSITES,
    PARTS,
    PIECES,
)
from kitchen_tui.recipes.understand.nouns import singular

_MOST_TWINS = 8
"""An ingredient that is listed more often than this is ambiguous."""
_OTHERS = frozenset(("other", "another", "any", "all"))
_SEASONING = frozenset(("black", "white", "ground", "peppercorn", "salt"))
_CUTTING = frozenset(
    "slice chop dice core seed deseed halve quarter roast char stuff cut fry sauté grill peel trim".split()  # noqa: SIM905
)
"""Done to the vegetable, never to the seasoning of its name."""
_PROCESSED = frozenset(("ground", "dried", "powdered", "canned", "frozen"))
_HOT = frozenset(("flake", "cayenne", "chili"))


class Meaning(NamedTuple):
    """The places in the list that a mention means: one, twins of one name, or `together` all of several kinds."""

    places: list[int]
    together: bool = False


_NOTHING = Meaning([])


def meaning(text: str, mention: Mention) -> Meaning:
    """Return the ingredients a mention stands for; none if it may be one of two different ones."""
    if len(mention.candidates) > _MOST_TWINS:
        return _NOTHING
    before = words_before(text, mention)
    fitting = [alias for alias in mention.candidates if _fits(alias, mention, before)]
    best = [alias for alias in fitting if alias.rank == min(alias.rank for alias in fitting)]
    best = _described(best, before)
    best = [alias for alias in best if not _is_compound(alias)] or best
    places = [alias.at for alias in best]
    if len({alias.core for alias in best}) == 1:
        return Meaning(places)
    is_plural = singular(mention.phrase.lower().split()[-1]) != mention.phrase.lower().split()[-1]
    return Meaning(places, together=True) if is_plural or "both" in before else _NOTHING


def said_amounts(text: str, ingredients: Sequence[Ingredient]) -> Iterator[tuple[int, int, str]]:
    """The places at which a step's text says how much it takes of an ingredient, with the ingredient's name.

    An example is the "6 tbsp" of "6 tbsp of butter".
    """
    for mention in mentions(text, index(ingredients)):
        found = meaning(text, mention)
        ingredient = ingredients[found.places[0]] if found.places and not found.together else None
        span = said_amount(text, mention.start, ingredient) if ingredient else None
        if ingredient and span:
            yield *span, ingredient.name


def _described(aliases: list[Alias], before: list[str]) -> list[Alias]:
    """Those whose name has a word that stands before the mention (crushed tomatoes); else the fresh or whole ones."""
    told = {word for word in before if word in DESCRIPTIONS or word in KINDS}
    described = [alias for alias in aliases if told & alias.own - {*alias.phrase}]
    plain = {alias.core for alias in aliases if not _PROCESSED & alias.own}
    return described or [alias for alias in aliases if alias.core not in plain or not _PROCESSED & alias.own]


def _is_compound(alias: Alias) -> bool:
    return len(alias.phrase) == 1 and alias.core[-2:] in NOT_BARE


def _fits(alias: Alias, mention: Mention, before: list[str]) -> bool:
    own = alias.own
    last = before[-1] if before else ""
    if last in _OTHERS or (last in KINDS and last not in own):
        return False
    if any(_opposes(word, own) for word in before[-2:] if word not in own):
        return False
    is_meat = alias.phrase[-1] in MEATS and mention.next_word in PIECES
    if alias.phrase != alias.core and mention.next_word in (PARTS | MADE_PARTS) - own and not is_meat:
        return False
    if alias.phrase == ("clove",) and "garlic" in own and {"ground", "whole"} & {*before}:
        return False
    if alias.phrase == ("pepper",):
        seasons = bool(_SEASONING & own) or len(own) <= 1
        as_seasoning = mention.phrase.lower().endswith("pepper") and not _CUTTING & {*before}
        if as_seasoning and last == "the" and any(not _SEASONING & other.own for other in mention.candidates):
            as_seasoning = False
        return seasons == as_seasoning and not (as_seasoning and _HOT & own)
    return True


def _opposes(word: str, own: frozenset[str]) -> bool:
    return any((word in one and other & own) or (word in other and one & own) for one, other in OPPOSITES)
