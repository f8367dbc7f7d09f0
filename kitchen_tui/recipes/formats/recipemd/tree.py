"""What a RecipeMD file says, in the shape and the words of that format; texts are Markdown, as written."""

from fractions import Fraction
from typing import NamedTuple

from kitchen_tui.recipes.problems import Problem


class RecipeMdError(ValueError):
    """The text is no RecipeMD; `problem` says why and at which line."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.text)
        self.problem = problem


class Amount(NamedTuple):
    """ "1 1/2 cup" is 3/2 and "cup"; `text` is how it was written."""

    factor: Fraction
    unit: str | None = None
    text: str = ""


class Ingredient(NamedTuple):
    """One item of a list; `link` leads to another recipe when it is all the item has."""

    name: str
    amount: Amount | None = None
    link: str | None = None


class Group(NamedTuple):
    """Ingredients under a heading, and the groups under deeper headings below it."""

    title: str
    ingredients: tuple[Ingredient, ...] = ()
    ingredient_groups: "tuple[Group, ...]" = ()


class Tree(NamedTuple):
    """A whole file."""

    title: str
    description: str | None = None
    yields: tuple[Amount, ...] = ()
    tags: tuple[str, ...] = ()
    ingredients: tuple[Ingredient, ...] = ()
    ingredient_groups: tuple[Group, ...] = ()
    instructions: str | None = None
