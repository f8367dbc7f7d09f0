"""Makes the shopping list: the ingredients of a recipe, added up across its groups."""

from collections.abc import Iterator
from fractions import Fraction

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import Ingredient, Recipe
from kitchen_tui.recipes.scaling.measures import measured, measured_range
from kitchen_tui.recipes.scaling.rewrite import agreeing, agreeing_name
from kitchen_tui.recipes.understand.amounts.find import FoundAmount, find_amounts
from kitchen_tui.recipes.understand.amounts.line import companion
from kitchen_tui.recipes.understand.amounts.units import size_of
from kitchen_tui.recipes.understand.nouns import word_set, words


class ShoppingLine(NamedTuple):
    """One item to buy: "4 green onions". `parts` are amounts that cannot be added: "3 slices", "1 tbsp minced"."""

    text: str
    name: str
    parts: tuple[str, ...]


class _Sum(NamedTuple):
    least: Fraction
    most: Fraction
    unit: str
    note: str


_PREPARED = word_set(
    "fresh freshly finely roughly coarsely thinly chopped minced sliced diced grated crushed peeled large small medium"
    " big toasted softened melted cold warm hot lukewarm boiling ripe more extra"
)
"""Words that make no difference in the shop, unlike "dried" and "ground"."""


def shopping(recipe: Recipe) -> tuple[ShoppingLine, ...]:
    """Return the shopping list in the order of the recipe; amounts that cannot be added are listed side by side."""
    things: dict[tuple[str, ...], list[Ingredient]] = {}
    for one in _bought(recipe):
        key = tuple(word for word in words(one.name) if word not in _PREPARED) or (one.text,)
        things.setdefault(key, []).append(one)
    return tuple(_line(ones) for ones in things.values())


def _bought(recipe: Recipe) -> Iterator[Ingredient]:
    """Yield all ingredients, including the water of "cornstarch mixed with two tablespoons water"."""
    for one in recipe.ingredients():
        yield one
        if other := companion(one):
            yield other


def _line(ones: list[Ingredient]) -> ShoppingLine:
    name = max((one.name or one.text for one in ones), key=len) if len(ones) > 1 else ones[0].name or ones[0].text
    optional = " (optional)" if all(one.optional for one in ones) else ""
    if len(ones) == 1:
        quantity = ones[0].quantity
        return ShoppingLine(f"{quantity} {name}".strip() + optional, name, (quantity,) if quantity else ())
    parts = _parts(ones)
    name = agreeing_name(name, parts[0]) if len(parts) == 1 else name
    text = f"{parts[0]} {name}" if len(parts) == 1 else f"{name}: {' + '.join(parts)}" if parts else name
    return ShoppingLine(text + optional, name, tuple(parts))


def _parts(ones: list[Ingredient]) -> list[str]:
    """Return the amounts of one ingredient, added up by kind, with notes if there are several."""
    sums: dict[str, _Sum] = {}
    loose: list[str] = []
    for one in ones:
        amounts = [amount for amount in find_amounts(one.quantity) if amount.role in ("primary", "vague")]
        if not amounts or any(amount.role == "package_size" for amount in find_amounts(one.quantity)):
            loose.append(one.quantity or "some")
            continue
        for amount in amounts:
            if amount.quantity is None:
                loose.append(one.quantity)
            else:
                _add(sums, amount, amount.quantity, one.note)
    several = len(sums) + len(loose) > 1
    return [*(_shown(total, several) for total in sums.values()), *dict.fromkeys(loose)]


def _add(sums: dict[str, _Sum], amount: FoundAmount, least: Fraction, note: str) -> None:
    kind = amount.dimension
    before = sums.get(kind) or _Sum(Fraction(0), Fraction(0), amount.unit, note)
    size = amount.unit_size / size_of(before.unit)
    most = amount.most or least
    kept = note if note == before.note else ""
    sums[kind] = _Sum(before.least + least * size, before.most + most * size, before.unit, kept)


def _shown(total: _Sum, with_note: bool) -> str:
    if total.least == total.most:
        shown = " + ".join(
            _spelled(part.shown, part.unit, part.value) for part in measured(total.least, total.unit).parts
        )
    else:
        low, high = measured_range(total.least, total.most, total.unit)
        shown = _spelled(f"{low.shown}–{high.shown}", high.unit, high.value)
    return f"{shown} {total.note}" if with_note and total.note and " " not in total.note else shown


def _spelled(number: str, unit: str, value: Fraction) -> str:
    return f"{number} {agreeing(unit, value)}".strip()
