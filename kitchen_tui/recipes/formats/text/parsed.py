"""The findings in a text, before they become a recipe."""

from collections.abc import Iterable
from typing import TypeAlias, TypeVar

from kitchen_tui.model.recipe import Nutrition, NutritionFact, Servings, StatedTime
from kitchen_tui.recipes.formats.draft import Draft, DraftGroup, DraftSection, DraftStep
from kitchen_tui.recipes.formats.text.facts import Facts, facts_in
from kitchen_tui.recipes.formats.text.lines import Line
from kitchen_tui.recipes.formats.text.storage import read_storage
from kitchen_tui.recipes.problems import Problem

T = TypeVar("T")
Named: TypeAlias = list[tuple[str, list[T]]]
"""Lists under names, in order; the name may be empty."""


class ParsedProse:
    """The parts of a recipe as they are found, with the doubts about them.

    `guessed_ingredients` is true if neither a heading nor an amount shows that the ingredients are any;
    `instructions` are the lines that became steps.
    """

    def __init__(self, title: str = "") -> None:
        self.title = title
        self.servings = Servings()
        self.times: list[StatedTime] = []
        self.tags: list[str] = []
        self.description: list[str] = []
        self.groups: Named[str] = []
        self.sections: Named[DraftStep] = []
        self.serving: list[str] = []
        self.storage: list[str] = []
        self.per = ""
        self.nutrition: list[NutritionFact] = []
        self.tips: list[str] = []
        self.notes: list[str] = []
        self.source: list[str] = []
        self.guessed_ingredients = False
        self.instructions: list[Line] = []
        self.uncertain: list[Problem] = []

    def draft(self) -> Draft:
        """Return what was found as a draft of the recipe."""
        return Draft(
            title=self.title,
            description=" ".join(self.description),
            servings=self.servings,
            times=tuple(self.times),
            tags=tuple(dict.fromkeys(self.tags)),
            source=" ".join(self.source),
            groups=tuple(DraftGroup(name, tuple(lines)) for name, lines in self.groups if lines),
            sections=tuple(DraftSection(name, tuple(steps)) for name, steps in self.sections if steps),
            serving=tuple(self.serving),
            storage=read_storage(self.storage),
            nutrition=Nutrition(self.per if self.nutrition else "", tuple(self.nutrition)),
            tips=tuple(self.tips),
            notes=tuple(self.notes),
        )

    def take_facts(self, line: str, only_labelled: bool = False) -> bool:
        """Take the facts that a line states ("Serves 4 | Prep 10 min"), and return whether it states any."""
        facts = facts_in(line, only_labelled)
        if facts is not None:
            self.add_facts(facts)
        return facts is not None

    def add_facts(self, facts: Facts) -> None:
        """Add facts; of those that are stated twice, the first count."""
        known = {time.name for time in self.times}
        self.times += [time for time in facts.times if time.name not in known]
        if self.servings.least is None:
            self.servings = facts.servings
        if self.servings.least is None:
            self.uncertain += [
                Problem(doubt, hint="It is left out; put it in if it is right.") for doubt in facts.doubts
            ]
        self.tags += facts.tags
        if facts.source and facts.source not in self.source:
            self.source.append(facts.source)
        self.add_nutrition(facts.nutrition)
        self.notes += facts.notes

    def add_nutrition(self, facts: Iterable[NutritionFact]) -> None:
        """Add facts about the nutrition, each once."""
        known = {fact.name for fact in self.nutrition}
        self.nutrition += [fact for fact in facts if fact.name not in known]


def under(parts: Named[T], name: str) -> list[T]:
    """Return the list under a name, adding an empty one if there is none yet."""
    name = name.strip(" :–—-")
    for known, items in reversed(parts):
        if known == name:
            return items
    parts.append((name, []))
    return parts[-1][1]
