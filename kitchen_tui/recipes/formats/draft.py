"""A recipe whose lines are in their places and not yet understood: what the guessing readers fill in."""

from typing import NamedTuple

from kitchen_tui.model.recipe import Nutrition, Servings, StatedTime, Storage
from kitchen_tui.recipes.problems import Problem


class DraftStep(NamedTuple):
    """One thing to do, as text."""

    text: str
    title: str = ""
    notes: tuple[str, ...] = ()


class DraftSection(NamedTuple):
    """Steps under one heading, which may be empty."""

    name: str = ""
    steps: tuple[DraftStep, ...] = ()


class DraftGroup(NamedTuple):
    """Ingredient lines under one heading, which may be empty."""

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


def missing_parts(draft: Draft) -> tuple[Problem, ...]:
    """Return a problem for the ingredients and one for the steps if the draft has none."""
    missing = [what for what, there in (("ingredients", draft.groups), ("steps", draft.sections)) if not there]
    return tuple(Problem(f"There are no {what}.", hint="Add them.") for what in missing)
