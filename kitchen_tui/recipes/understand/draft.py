"""A draft: a recipe as a reader found it, whose lines are not understood yet."""

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import Nutrition, Servings, StatedTime, Storage


class DraftStep(NamedTuple):
    """A step, as text."""

    text: str
    title: str = ""
    notes: tuple[str, ...] = ()


class DraftSection(NamedTuple):
    """Steps under a heading; `name` is "" if there is none."""

    name: str = ""
    steps: tuple[DraftStep, ...] = ()


class DraftGroup(NamedTuple):
    """Ingredient lines under a heading; `name` is "" if there is none."""

    name: str = ""
    lines: tuple[str, ...] = ()


class Draft(NamedTuple):
    """Everything a reader found, cleaned but not yet understood."""

    title: str = ""
    description: str = ""
    servings: Servings = Servings()
    times: tuple[StatedTime, ...] = ()
    tags: tuple[str, ...] = ()
    source: str = ""
    groups: tuple[DraftGroup, ...] = ()
    sections: tuple[DraftSection, ...] = ()
    serving: tuple[str, ...] = ()
    storage: Storage = Storage()
    nutrition: Nutrition = Nutrition()
    tips: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        """Return the ingredient lines of all groups."""
        return [line for group in self.groups for line in group.lines]

    def steps(self) -> list[DraftStep]:
        """Return the steps of all sections."""
        return [step for section in self.sections for step in section.steps]
