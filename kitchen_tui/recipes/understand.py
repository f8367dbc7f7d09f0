"""From lines in their places to a recipe: amounts, timers and links, read by the rules that all readers share."""

from collections.abc import Iterable, Iterator

from kitchen_tui.model.ingredient import IngredientGroup
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.model.step import Section, Step
from kitchen_tui.recipes.amounts import ingredient, split_line
from kitchen_tui.recipes.draft import Draft, DraftGroup, DraftSection
from kitchen_tui.recipes.ids import unique_ids
from kitchen_tui.recipes.links import linked
from kitchen_tui.recipes.problems import Problem, Reading
from kitchen_tui.recipes.step_title import step_title
from kitchen_tui.recipes.times.specs import Offer, StepText, offers_of


def reading_of(draft: Draft, name: str, uncertain: Iterable[Problem] = ()) -> Reading:
    """The draft as a recipe under its library name, with the timers that its steps ask for and what they use.

    A draft without a title is called by its name. Timers that only may be meant are added to what is `uncertain`.
    """
    steps = [step for section in draft.sections for step in section.steps]
    offers = offers_of(StepText(f"step-{at}", step.text, step.title) for at, step in enumerate(steps, start=1))
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
    return Reading(linked(recipe), (), (*uncertain, *_doubtful(offers)))


def _doubtful(offers: Iterable[Iterable[Offer]]) -> Iterator[Problem]:
    for number, step in enumerate(offers, start=1):
        for offer in step:
            if offer.uncertain:
                yield Problem(f"Step {number} may ask for a timer, “{offer.timer.name}”.", hint="Keep it if it does.")


def _groups(groups: Iterable[DraftGroup]) -> Iterator[IngredientGroup]:
    groups = list(groups)
    ids = iter(unique_ids((split_line(line).name for group in groups for line in group.lines), "ingredient"))
    for group in groups:
        yield IngredientGroup(group.name, tuple(ingredient(next(ids), line) for line in group.lines))


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
