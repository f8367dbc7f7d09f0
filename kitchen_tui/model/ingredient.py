"""An ingredient line, as written and as understood."""

from typing import NamedTuple


class Ingredient(NamedTuple):
    """One line of a list.

    `text` is the line as its author wrote it (cleaned). `quantity`, `name` and `note` are the parts of it that
    were understood, still as text: "2 lb" · "pork belly" · "skin on or off"; each may be empty. Numbers are read
    from `quantity` when they are needed (scaling, the shopping view), never stored twice.
    """

    id: str
    text: str
    quantity: str = ""
    name: str = ""
    note: str = ""
    optional: bool = False
    listed: bool = True
    """False for an ingredient that the steps use but the recipe's own list omits."""
    scales: bool = True
    substitutes: tuple[str, ...] = ()


class IngredientGroup(NamedTuple):
    """Ingredients under one heading; `name` is empty when the recipe has a single unnamed list."""

    name: str
    ingredients: tuple[Ingredient, ...]


class Use(NamedTuple):
    """A step's share of one ingredient; an empty `quantity` means all of it."""

    ingredient: str
    """The ingredient's id."""
    quantity: str = ""
