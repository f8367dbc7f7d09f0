"""What has been found in a text so far."""

import re
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from kitchen_tui.model.recipe import Nutrition, NutritionFact, Servings, StatedTime
from kitchen_tui.recipes.formats.draft import Draft, DraftGroup, DraftSection, DraftStep
from kitchen_tui.recipes.formats.text.facts import servings_in, storage_of, times_in
from kitchen_tui.recipes.problems import Problem
from kitchen_tui.recipes.understand.stated_time import parse_stated_time

_PARTS = re.compile(r"\s+[|·•]\s+")
T = TypeVar("T")
Steps: TypeAlias = list[tuple[str, list[DraftStep]]]
Groups: TypeAlias = list[tuple[str, list[str]]]


@dataclass
class Gathered:
    """What has been found so far, and the doubts about it."""

    title: str = ""
    servings: Servings = field(default_factory=Servings)
    times: list[StatedTime] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    description: list[str] = field(default_factory=list)
    groups: Groups = field(default_factory=list)
    sections: Steps = field(default_factory=list)
    serving: list[str] = field(default_factory=list)
    storage: list[str] = field(default_factory=list)
    per: str = ""
    nutrition: list[NutritionFact] = field(default_factory=list)
    tips: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    source: list[str] = field(default_factory=list)
    uncertain: list[Problem] = field(default_factory=list)

    def draft(self) -> Draft:
        """Everything, frozen."""
        return Draft(
            title=self.title,
            description=" ".join(self.description),
            servings=self.servings,
            times=tuple(self.times),
            tags=tuple(self.tags),
            source=" ".join(self.source),
            groups=tuple(DraftGroup(name, tuple(lines)) for name, lines in self.groups if lines),
            sections=tuple(DraftSection(name, tuple(steps)) for name, steps in self.sections if steps),
            serving=tuple(self.serving),
            storage=storage_of(self.storage),
            nutrition=Nutrition(self.per if self.nutrition else "", tuple(self.nutrition)),
            tips=tuple(self.tips),
            notes=tuple(self.notes),
        )

    def take_fact(self, line: str) -> bool:
        """Takes a line that states servings or times ("Serves 4 | Prep 10 min"); whether it did."""
        taken = [self._take_one(part) for part in _PARTS.split(line)]
        return any(taken)

    def _take_one(self, line: str) -> bool:
        times = times_in(line)
        servings = servings_in(line)
        self.times.extend(time for time in times if time.name not in {known.name for known in self.times})
        if servings is not None and self.servings.least is None:
            self.servings = servings
        return bool(times) or servings is not None

    def take_info(self, line: str) -> bool:
        """Takes "2 hours" and "About 6 servings" too, which a list of such facts says without naming them."""
        if self.take_fact(line):
            return True
        span = parse_stated_time(line)
        if span is not None and span.most_ms:
            self.times.append(StatedTime("total", span))
        return span is not None


def under(parts: list[tuple[str, list[T]]], name: str) -> list[T]:
    """The list under a name, which is begun where there is none yet."""
    for known, items in reversed(parts):
        if known == name:
            return items
    parts.append((name, []))
    return parts[-1][1]
