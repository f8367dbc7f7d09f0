"""A whole recipe, as every reader returns it and the journal records it."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from kitchen_tui.model.ingredient import Ingredient, IngredientGroup
from kitchen_tui.model.step import Section, Step
from kitchen_tui.model.timer_spec import Span

KeepUnit = Literal["day", "week", "month"]


class Servings(NamedTuple):
    """The number of people or pieces: 4–6, or 12 "rolls". None if the recipe gives no number."""

    least: int | None = None
    most: int | None = None
    unit: str = ""


class StatedTime(NamedTuple):
    """A time as the recipe's author states it: "prep", "cook", "total"…; what the steps add up to is computed."""

    name: str
    span: Span


class Keep(NamedTuple):
    """The time and place that leftovers keep: 4 days in the refrigerator, 2 months frozen."""

    place: str
    length: int
    unit: KeepUnit


class Storage(NamedTuple):
    """Storage of the leftovers. `reheat` is a step of its own that is not counted with the others."""

    text: tuple[str, ...] = ()
    keeps: tuple[Keep, ...] = ()
    reheat: Step | None = None


class NutritionFact(NamedTuple):
    """One line of the nutrition table, as stated: "protein", "16 g"."""

    name: str
    amount: str


class Nutrition(NamedTuple):
    """Nutrition as the recipe states it, per what it says ("serving")."""

    per: str = ""
    facts: tuple[NutritionFact, ...] = ()


class Hold(NamedTuple):
    """The time a finished dish may wait for the table (0: serve at once), and the way to keep it: "covered"."""

    length_ms: int
    how: str = ""


class Recipe(NamedTuple):
    """Everything a recipe says. `name` is its library name, the file's stem."""

    name: str
    title: str
    description: str = ""
    servings: Servings = Servings()
    times: tuple[StatedTime, ...] = ()
    tags: tuple[str, ...] = ()
    source: str = ""
    groups: tuple[IngredientGroup, ...] = ()
    sections: tuple[Section, ...] = ()
    serving: tuple[str, ...] = ()
    storage: Storage = Storage()
    nutrition: Nutrition = Nutrition()
    tips: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    holds: Hold | None = None
    """None if the recipe does not say."""

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step in order, through all sections."""
        return tuple(step for section in self.sections for step in section.steps)

    @property
    def all_steps(self) -> tuple[Step, ...]:
        """Every step in order, and after them the one for reheating, if there is one."""
        return (*self.steps, self.storage.reheat) if self.storage.reheat else self.steps

    def ingredients(self) -> Iterator[Ingredient]:
        """Every ingredient in order, through all groups."""
        for group in self.groups:
            yield from group.ingredients
