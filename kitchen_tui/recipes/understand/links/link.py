"""Which ingredients each step uses, told from its text alone. A wrong link is worse than none."""

from collections.abc import Iterable
from typing import NamedTuple

from kitchen_tui.model.ingredient import Ingredient, Use
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.recipes.understand.links.aliases import Index, index
from kitchen_tui.recipes.understand.links.meaning import meant
from kitchen_tui.recipes.understand.links.mentions import Mention, mentions
from kitchen_tui.recipes.understand.links.shares import REST, Share, share
from kitchen_tui.recipes.understand.nouns import words


def linked(recipe: Recipe) -> Recipe:
    """The recipe with `uses` for every step that has none: what its text names, and the share it takes.

    A name that may mean two ingredients is left out; one that is listed twice (ginger for the broth, ginger for the
    glaze) is told apart by how it is cut, by its neighbours in the list, then by order.
    """
    linker = _Linker(list(recipe.ingredients()))
    sections = tuple(
        section._replace(
            steps=tuple(step if step.uses else step._replace(uses=linker.uses(step.text)) for step in section.steps)
        )
        for section in recipe.sections
    )
    return recipe._replace(sections=sections)


class _Found(NamedTuple):
    at: int
    start: int
    share: Share


class _Linker:
    """Reads the steps in order and remembers what is used up."""

    def __init__(self, ingredients: list[Ingredient]) -> None:
        self._ingredients = ingredients
        self._index: Index = index(ingredients)
        self._used: set[int] = set()
        self._used_up: set[int] = set()
        self._gone: set[int] = set()

    def uses(self, text: str) -> tuple[Use, ...]:
        """What one step uses, in the order of its text."""
        found: list[_Found] = []
        twins: list[tuple[Mention, list[int]]] = []
        for mention in mentions(text, self._index):
            places = meant(text, mention)
            if len(places) == 1:
                found += self._found(text, mention, places[0])
            elif places:
                twins.append((mention, places))
        sure = [one.at for one in found]
        for mention, places in twins:
            at = self._twin(text, mention, places, sure)
            if at is not None:
                found += self._found(text, mention, at)
        return self._told(sorted(found, key=lambda one: one.start))

    def _found(self, text: str, mention: Mention, at: int) -> list[_Found]:
        taken = share(text, mention.start, self._ingredients[at])
        if taken.more or at in self._gone or (at in self._used_up and taken.measured):
            return []
        return [_Found(at, mention.start, taken)]

    def _twin(self, text: str, mention: Mention, meant: list[int], sure: list[int]) -> int | None:
        """Which of several of one name: cut as the text says, near the step's others in the list, or next in turn."""
        around = set(words(text[max(0, mention.start - 30) : mention.end + 20]))
        cut = [at for at in meant if around & self._manner(at) - self._shared_manner(meant)]
        if len(cut) == 1:
            return cut[0]
        if sure:
            near = min(meant, key=lambda at: min(abs(at - other) for other in sure))
            return None if near in self._used_up else near
        return None if self._used & set(meant) else meant[0]

    def _manner(self, at: int) -> set[str]:
        one = self._ingredients[at]
        return set(words(one.note)) | set(words(one.quantity))

    def _shared_manner(self, meant: list[int]) -> set[str]:
        return set.intersection(*(self._manner(at) for at in meant)) | _COMMON

    def _told(self, found: Iterable[_Found]) -> tuple[Use, ...]:
        """The uses of a step: all of it if the first mention says no share, else each share that is said."""
        uses: dict[int, list[str]] = {}
        for one in found:
            told = uses.setdefault(one.at, [one.share.quantity])
            if told[0] and one.share.quantity and one.share.quantity not in told:
                told.append(one.share.quantity)
        for at, told in uses.items():
            if not told[0]:
                self._used_up.add(at)
            if REST in told:
                self._gone.add(at)
            self._used.add(at)
        return tuple(Use(self._ingredients[at].id, quantity) for at, told in uses.items() for quantity in told)


_COMMON = frozenset(
    ("for", "and", "the", "into", "in", "or", "cut", "of", "cup", "tablespoon", "teaspoon", "tbsp", "tsp")
)
