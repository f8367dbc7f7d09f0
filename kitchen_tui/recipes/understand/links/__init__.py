"""Finds the ingredients that steps use, in their plain text. A wrong link is worse than none.

names.py        the names that each ingredient of the list may have       pork belly → "pork", "belly"
mentions.py     finds these names in a text, and which ingredient each means     "the pork" → pork belly
shares.py       how much of it a mention uses                             "half the butter" → half
collectives.py  words for several at once                                 "the remaining ingredients"
__init__.py     goes through the steps, and keeps track of what is used up
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import IngredientGroup, Recipe, Step, Use
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.understand.links.collectives import EVERY, NAMED, Collective, Collectives
from kitchen_tui.recipes.understand.links.mentions import Mention, excepted, meaning, mentions
from kitchen_tui.recipes.understand.links.names import Index, add_bought, index
from kitchen_tui.recipes.understand.links.shares import REST as THE_REST
from kitchen_tui.recipes.understand.links.shares import Share, share
from kitchen_tui.recipes.understand.nouns import word_set, words

_LEFT = lazy_regex(r"\b(?:remaining|other|rest of (?:the )?)\s*(?:\w+ )?$", re.IGNORECASE)
_PREPARED = lazy_regex(
    r"(?:\w+ly )?(?:clean|wash|cut|chop|peel|slice|dice|mince|grate|rinse|trim|soak|measure|crush|zest|core|shred"
    r"|halve)\b",
    re.IGNORECASE,
)
"""The start of a step that only prepares ingredients, which later words for all of them still include."""
_HEATED = lazy_regex(r"\b(?:simmer|boil|fry|bake|roast|heat|cook|saut[eé]|grill|toast|pan|pot|oven)\b", re.IGNORECASE)
_COMMON = word_set("for and the into in or cut of cup tablespoon teaspoon tbsp tsp")


def linked(recipe: Recipe) -> Recipe:
    """Return the recipe with `uses` for all steps without them: the ingredients that the text names, and their shares.

    An ambiguous name is left out. An ingredient that is listed twice (ginger for the broth, ginger for the glaze) is
    distinguished by its cut, by the step's other ingredients, then by order. "The remaining ingredients" are those that
    no step names; "all the sauce ingredients" are those under such a heading.
    """
    linker = _Linker(recipe.groups)
    steps = [step for section in recipe.sections for step in section.steps if not step.uses]
    uses = linker.all_uses([step.text for step in steps])
    return recipe.with_steps(lambda step: step if step.uses else step._replace(uses=next(uses)))


def with_stated_amounts(recipe: Recipe) -> Recipe:
    """Return a recipe whose author has linked its steps, with the amounts in its texts added: "150 g of the flour"."""
    uses = _Linker(recipe.groups).all_uses([step.text for step in recipe.steps])

    def stated(step: Step) -> Step:
        amounts = {use.ingredient: use.quantity for use in next(uses) if _is_sure(use.quantity)}
        own = (use if use.quantity else use._replace(quantity=amounts.get(use.ingredient, "")) for use in step.uses)
        return step._replace(uses=tuple(own))

    return recipe.with_steps(stated)


def _is_sure(quantity: str) -> bool:
    """Return whether an amount is measured or a remainder: "a slice" says no more than the author's link."""
    return quantity == THE_REST or any(char.isnumeric() for char in quantity)


class _Found(NamedTuple):
    at: int
    start: int
    share: Share


class _Linker:
    """Reads the steps in order, and keeps track of what is used up."""

    def __init__(self, groups: Iterable[IngredientGroup]) -> None:
        pairs = [(group.name, ingredient) for group in groups for ingredient in group.ingredients]
        self._group_of = [name for name, _ in pairs]
        self._ingredients = [ingredient for _, ingredient in pairs]
        self._index: Index = index(self._ingredients)
        self._collectives = Collectives([one.name for one in self._ingredients], self._group_of)
        # The places in the list of the ingredients that an earlier step …
        self._used: set[int] = set()  # … uses
        self._used_up: set[int] = set()  # … uses without a share: all of it, as far as one can tell
        self._gone: set[int] = set()  # … uses the rest of
        self._cooked: set[int] = set()  # … uses, other than only preparing them
        self._closed: set[int] = set()  # … uses with all others under their heading
        self._groups_in_use: set[str] = set()
        """The headings of the ingredients that the last step with any uses."""

    def all_uses(self, texts: Sequence[str]) -> Iterator[tuple[Use, ...]]:
        """Yield the uses of each step, in the order of its text."""
        add_bought(self._index, self._ingredients, texts, self._group_of)
        together = [list(self._collectives.find(text)) for text in texts]
        named: list[set[int]] = [set() for _ in texts]
        if any(together):
            named = [{*self._meant(text, mentions(text, self._index))} for text in texts]
        for number, text in enumerate(texts):
            found = self._named(text)
            taken = {one.at for one in found}
            for one in together[number]:
                found += self._together(text, one, taken, named, number)
            yield self._uses_of(sorted(found, key=lambda one: one.start))
            if not _PREPARED.match(text) or _HEATED.search(text):
                self._cooked |= {one.at for one in found}
            if found:
                self._groups_in_use = {self._group_of[one.at] for one in found}

    def _meant(self, text: str, found: Iterable[Mention]) -> Iterator[int]:
        return (at for mention in found for at in meaning(text, mention).places)

    def _named(self, text: str) -> list[_Found]:
        found: list[_Found] = []
        ambiguous: list[tuple[Mention, list[int]]] = []
        for mention in map(self._open, mentions(text, self._index)):
            places, together = meaning(text, mention, self._used_up)
            if together:
                named = {one.at for one in found}  # of the peppers, the poblanos that the step has named
                places = [at for at in places if at in named] or places
            if len(places) == 1 or together:
                found += [one for at in places for one in self._found(text, mention, at)]
            elif places:
                ambiguous.append((mention, places))
        sure = [one.at for one in found]
        for mention, places in ambiguous:
            at = self._resolve(text, mention, places, sure)
            if at is not None:
                found += self._found(text, mention, at)
        return found

    def _open(self, mention: Mention) -> Mention:
        """Return a mention without the ingredients of a heading that is used up, if it may mean others."""
        candidates = tuple(alias for alias in mention.candidates if alias.at not in self._closed)
        return mention._replace(candidates=candidates or mention.candidates)

    def _found(self, text: str, mention: Mention, at: int) -> list[_Found]:
        taken = share(text, mention.start, self._ingredients[at])
        if taken.more or at in self._gone or (at in self._used_up and taken.measured):
            return []
        return [_Found(at, mention.start, taken)]

    def _together(
        self, text: str, found: Collective, taken: set[int], named: Sequence[set[int]], number: int
    ) -> list[_Found]:
        """Return the ingredients that a collective word adds, which depends on its `scope` (see `Collective`)."""
        after = text[found.end :]
        places = found.places - {*self._meant(after, excepted(after, self._index))}
        elsewhere = set().union(*named)
        if found.complete:
            if found.scope == NAMED:
                is_known = 2 * len(found.places & elsewhere) >= len(found.places)
                places = frozenset() if is_known else places - self._closed
            self._closed |= places
        elif found.scope == EVERY:
            places -= taken
        elif found.scope == NAMED:
            places = places - elsewhere - self._cooked
        else:
            left = places - taken.union(*named[number + 1 :]) - self._cooked
            places = frozenset(at for at in left if self._group_of[at] in self._groups_in_use) or left
        if len(places) > found.limit:
            return []
        if found.scope == NAMED and not found.complete:
            places = self._of_one_heading(places)
        return [_Found(at, found.start, Share("")) for at in sorted(places)]

    def _of_one_heading(self, places: Iterable[int]) -> frozenset[int]:
        """Return the places under the heading that has most of them; of several such headings, under the one in use."""
        by_heading: dict[str, set[int]] = {}
        for at in places:
            by_heading.setdefault(self._group_of[at], set()).add(at)
        largest = max(by_heading, key=lambda name: (len(by_heading[name]), name in self._groups_in_use), default="")
        return frozenset(by_heading.get(largest, ()))

    def _resolve(self, text: str, mention: Mention, places: list[int], sure: list[int]) -> int | None:
        """Choose between ingredients of one name: by their cut, by the step's other ingredients, or by order."""
        around = set(words(text[max(0, mention.start - 30) : mention.end + 20]))
        cut = [at for at in places if around & self._manner(at) - self._shared_manner(places)]
        if len(cut) == 1:
            return cut[0]
        if sure:
            near = min(places, key=lambda at: min(abs(at - other) for other in sure))
            return None if near in self._used_up else near
        unused = [at for at in places if at not in self._used]
        if len(unused) < len(places) and not _LEFT.search(text, 0, mention.start):
            return None
        return unused[0] if unused else None

    def _manner(self, at: int) -> set[str]:
        ingredient = self._ingredients[at]
        return set(words(ingredient.note)) | set(words(ingredient.quantity))

    def _shared_manner(self, places: list[int]) -> set[str]:
        return set.intersection(*(self._manner(at) for at in places)) | _COMMON

    def _uses_of(self, found: Iterable[_Found]) -> tuple[Use, ...]:
        """Return the uses of an ingredient: all of it if the first mention has no share, otherwise each share."""
        uses: dict[int, list[str]] = {}
        for one in found:
            quantities = uses.setdefault(one.at, [one.share.quantity])
            if quantities[0] and one.share.quantity and one.share.quantity not in quantities:
                quantities.append(one.share.quantity)
        for at, quantities in uses.items():
            if not quantities[0]:
                self._used_up.add(at)
            if THE_REST in quantities:
                self._gone.add(at)
            self._used.add(at)
        return tuple(
            Use(self._ingredients[at].id, quantity) for at, quantities in uses.items() for quantity in quantities
        )
