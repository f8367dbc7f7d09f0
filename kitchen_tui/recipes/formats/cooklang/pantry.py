"""Collects the ingredients that are mentioned in the steps; mentions of the same name are added up."""

from collections import Counter
from fractions import Fraction

from kitchen_tui.model.recipe import Ingredient, Use
from kitchen_tui.model.text import slug
from kitchen_tui.recipes.formats.cooklang import tree

_Key = tuple[str, bool, bool]


class _Mentions:
    """The mentions of one ingredient in the steps."""

    def __init__(self, first: tree.Ingredient, identity: str) -> None:
        self.id, self.first = identity, first
        self.hidden = True
        self.quantities: list[tree.Quantity] = []
        self.notes: dict[str, None] = {first.name: None} if first.is_recipe else {}

    def add(self, item: tree.Ingredient) -> None:
        """Add a mention; the ingredient is hidden only if every mention is."""
        self.hidden = self.hidden and item.hidden
        if item.quantity:
            self.quantities.append(item.quantity)
        if item.note:
            self.notes[item.note] = None


class Pantry:
    """Collects mentions. An optional or fixed amount is listed as a separate ingredient."""

    def __init__(self) -> None:
        self._known: dict[_Key, _Mentions] = {}
        self._ids: set[str] = set()
        self._counts: Counter[str] = Counter()

    def use(self, item: tree.Ingredient) -> Use:
        """Record a mention, and return the step's use of the ingredient."""
        key = (item.name.casefold(), item.optional, bool(item.quantity and item.quantity.fixed))
        if item.quantity is None and key not in self._known and (key[0], key[1], True) in self._known:
            key = (key[0], key[1], True)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = _Mentions(item, self._identity(shown_name(item)))
        known.add(item)
        return Use(known.id, item.quantity.shown if item.quantity else "")

    def ingredients(self) -> tuple[Ingredient, ...]:
        """Return the ingredients in the order of their first mention."""
        return tuple(_ingredient(key, known) for key, known in self._known.items())

    def _identity(self, name: str) -> str:
        base = identity = slug(name) or "ingredient"
        while identity in self._ids:
            self._counts[base] += 1
            identity = f"{base}-{self._counts[base] + 1}"
        self._ids.add(identity)
        return identity


def shown_name(item: tree.Ingredient) -> str:
    """Return the name for the list, which for another recipe is the last part of its path."""
    return item.name.rstrip("/").rsplit("/", 1)[-1] if item.is_recipe else item.name


def _ingredient(key: _Key, known: _Mentions) -> Ingredient:
    quantity, note, name = total(known.quantities), "; ".join(known.notes), shown_name(known.first)
    text = " ".join(part for part in (quantity, name, f"({note})" if note else "") if part)
    return Ingredient(known.id, text, quantity, name, note, key[1], not known.hidden, not key[2])


def total(quantities: list[tree.Quantity]) -> str:
    """Return the total as text, such as "840 g" for 80 g and 760 g, or "1 + 2 cloves" if they cannot be added."""
    sums: dict[str, list[tree.Quantity]] = {}
    for at, quantity in enumerate(quantities):
        countable = quantity.least is not None
        sums.setdefault(quantity.unit if countable else f"{at} is not a number", []).append(quantity)
    return " + ".join(_sum(alike) for alike in sums.values())


def _sum(alike: list[tree.Quantity]) -> str:
    if len(alike) == 1:
        return alike[0].shown
    as_fraction = any("/" in quantity.text for quantity in alike)
    least = sum((quantity.least or Fraction(0) for quantity in alike), Fraction(0))
    most = sum((quantity.most or Fraction(0) for quantity in alike), Fraction(0))
    ends = dict.fromkeys(_written(end, as_fraction) for end in (least, most))
    return f"{'-'.join(ends)} {alike[0].unit}".strip()


def _written(number: Fraction, as_fraction: bool) -> str:
    whole, rest = divmod(number, 1)
    if not rest:
        return str(whole)
    if as_fraction:
        return f"{whole} {rest}" if whole else str(rest)
    return f"{float(number):.9f}".rstrip("0")
