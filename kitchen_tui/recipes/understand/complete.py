"""From lines in their places to a recipe: amounts, timers and links, read by the rules that all readers share."""

from collections.abc import Iterable, Iterator

from kitchen_tui.model.ingredient import IngredientGroup
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.model.step import Section, Step
from kitchen_tui.recipes.formats.draft import Draft, DraftGroup, DraftSection
from kitchen_tui.recipes.formats.ids import unique_ids
from kitchen_tui.recipes.problems import Problem, ReadResult
from kitchen_tui.recipes.understand.amounts import ingredient, split_line
from kitchen_tui.recipes.understand.links import linked
from kitchen_tui.recipes.understand.step_title import step_title
from kitchen_tui.recipes.understand.times.specs import Offer, StepText, offers_of

MOST_LINES = 1_000
"""Ingredients and steps of a recipe that are believed; a long one has eighty."""
_MOST_PAIRS = 5_000
"""Pairs of a step and an ingredient that are looked at for links; a long recipe has fifteen hundred."""

_LONGEST_TEXT = 4_000
"""Characters of a step or an ingredient that are looked at; a long step has a thousand."""


def read_draft(draft: Draft, name: str, uncertain: Iterable[Problem] = ()) -> ReadResult:
    """The draft as a recipe under its library name, with the timers that its steps ask for and what they use.

    A draft without a title is called by its name. Timers that only may be meant are added to what is `uncertain`.
    """
    lines = sum(len(group.lines) for group in draft.groups) + sum(len(section.steps) for section in draft.sections)
    if lines > MOST_LINES:
        told = f"This has {lines} lines of ingredients and steps, which is more than a recipe."
        return ReadResult(None, (Problem(told, hint="Cut out a single recipe."),))
    steps = [step for section in draft.sections for step in section.steps]
    offers = offers_of(
        StepText(f"step-{at}", step.text[:_LONGEST_TEXT], step.title) for at, step in enumerate(steps, start=1)
    )
    recipe = Recipe(
        name=name,
        title=draft.title or name.replace("-", " ").replace("_", " ").strip().capitalize() or "Untitled",
        description=draft.description,
        servings=draft.servings,
        times=draft.times,
        tags=draft.tags,
        source=draft.source,
        groups=tuple(_groups(draft.groups)),
        sections=tuple(_sections(draft.sections, offers)),
        serving=draft.serving,
        storage=draft.storage,
        nutrition=draft.nutrition,
        tips=draft.tips,
        notes=draft.notes,
    )
    longest = max((len(step.text) for step in steps), default=0)
    if len(steps) * (lines - len(steps)) <= _MOST_PAIRS and longest <= _LONGEST_TEXT:
        recipe = linked(recipe)
    return ReadResult(recipe, (), (*uncertain, *_doubtful(offers)))


def _doubtful(offers: Iterable[Iterable[Offer]]) -> Iterator[Problem]:
    for number, step in enumerate(offers, start=1):
        for offer in step:
            if offer.uncertain:
                yield Problem(f"Step {number} may ask for a timer, “{offer.timer.name}”.", hint="Keep it if it does.")


def _groups(groups: Iterable[DraftGroup]) -> Iterator[IngredientGroup]:
    groups = list(groups)
    lines = (line[:_LONGEST_TEXT] for group in groups for line in group.lines)
    ids = iter(unique_ids((split_line(line).name for line in lines), "ingredient"))
    for group in groups:
        items = (ingredient(next(ids), line[:_LONGEST_TEXT])._replace(text=line) for line in group.lines)
        yield IngredientGroup(group.name, tuple(items))


def _sections(sections: Iterable[DraftSection], offers: list[tuple[Offer, ...]]) -> Iterator[Section]:
    number = 0
    for section in sections:
        steps = []
        for draft in section.steps:
            timers = tuple(offer.timer for offer in offers[number])
            number += 1
            title = draft.title or step_title(draft.text)
            steps.append(Step(f"step-{number}", number, title, draft.text, timers=timers, notes=draft.notes))
        yield Section(section.name, tuple(steps))
