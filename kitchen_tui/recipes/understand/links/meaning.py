"""Which ingredient a mention means, judged by the words beside it."""

from collections.abc import Iterator, Sequence

from kitchen_tui.model.ingredient import Ingredient
from kitchen_tui.recipes.understand.links.aliases import Alias, index
from kitchen_tui.recipes.understand.links.mentions import Mention, mentions, word_before
from kitchen_tui.recipes.understand.links.shares import said_amount
from kitchen_tui.recipes.understand.links.vocabulary import KINDS, MADE_PARTS, PARTS

_MOST_TWINS = 8
"""What is listed more often than this cannot be told apart."""
_OTHERS = frozenset(("other", "another", "any", "all"))
_SEASONING = frozenset(("black", "white", "ground", "peppercorn", "salt"))
_HOT = frozenset(("flake", "cayenne", "chili"))


def meant(text: str, mention: Mention) -> list[int]:
    """The place in the list of the one ingredient that is meant, or of its twins; none where two different may be."""
    if len(mention.candidates) > _MOST_TWINS:
        return []
    before = word_before(text, mention)
    fitting = [alias for alias in mention.candidates if _fits(alias, mention, before)]
    best = [alias for alias in fitting if alias.exact] or fitting
    return [alias.at for alias in best] if len({alias.core for alias in best}) == 1 else []


def said_amounts(text: str, ingredients: Sequence[Ingredient]) -> Iterator[tuple[int, int, str]]:
    """Where a step's text says how much it takes of an ingredient, and its name: the "6 tbsp" of "6 tbsp of butter"."""
    for mention in mentions(text, index(ingredients)):
        places = meant(text, mention)
        one = ingredients[places[0]] if places else None
        span = said_amount(text, mention.start, one) if one else None
        if one and span:
            yield *span, one.name


def _fits(alias: Alias, mention: Mention, before: str) -> bool:
    own = alias.own
    if before in _OTHERS or (before in KINDS and before not in own):
        return False
    if alias.phrase != alias.core and mention.next_word in PARTS | MADE_PARTS and mention.next_word not in own:
        return False
    if alias.phrase == ("pepper",):
        seasons = bool(_SEASONING & own) or len(own) <= 1
        return seasons == mention.phrase.lower().endswith("pepper") and not _HOT & own
    return True
