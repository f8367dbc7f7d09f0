"""What an author left unsaid, offered from the text: timers, and what the steps use."""

import re
from collections.abc import Mapping

from kitchen_tui.model.recipe import Recipe
from kitchen_tui.model.step import Step
from kitchen_tui.recipes.formats.yaml_nodes import Node
from kitchen_tui.recipes.problems import Problem, ReadResult

_TIMED = re.compile(r"\d|minute|hour|second|half|overnight", re.IGNORECASE)
_LONGEST_STEP = 4_000
_LONGEST_RECIPE = 100_000
_MOST_INGREDIENTS = 100
_MOST_PAIRS = 5_000
"""Characters of step text, ingredients, and pairs of step and ingredient: beyond these it is no recipe, and guessing
at it would keep the cook waiting."""


def with_guesses(recipe: Recipe, untimed: Mapping[str, Node], says_uses: bool) -> ReadResult:
    """The recipe with the timers that the `untimed` steps ask for in words, and links where no step says what it uses.

    `untimed` holds the texts of steps without a word on timers, by the steps' ids. Most files leave nothing unsaid,
    and then nothing is loaded.
    """
    uncertain: list[Problem] = []
    if sum(len(step.text) for step in recipe.all_steps) > _LONGEST_RECIPE:
        return ReadResult(recipe)
    if any(_is_guessable(step, untimed) for step in recipe.all_steps):
        recipe, uncertain = _with_timers(recipe, untimed)
    count = sum(1 for _ in recipe.ingredients())
    if not says_uses and 0 < count <= _MOST_INGREDIENTS and count * len(recipe.steps) <= _MOST_PAIRS:
        from kitchen_tui.recipes.understand.links import linked

        recipe = linked(recipe)
    return ReadResult(recipe, (), tuple(uncertain))


def _with_timers(recipe: Recipe, untimed: Mapping[str, Node]) -> tuple[Recipe, list[Problem]]:
    from kitchen_tui.recipes.understand.times import StepText, offers_of

    steps = recipe.all_steps
    texts = [StepText(step.id, step.text if _is_guessable(step, untimed) else "", step.title) for step in steps]
    timed: dict[str, Step] = {}
    uncertain: list[Problem] = []
    for step, offers in zip(steps, offers_of(texts), strict=True):
        timed[step.id] = step._replace(timers=(*step.timers, *(offer.timer for offer in offers)))
        for offer in offers:
            if offer.uncertain:
                place = untimed[step.id]
                said = f"“{step.title}” may ask for a timer, “{offer.timer.name}”."
                uncertain.append(Problem(said, place.line, place.column, "Say so with timers:, or timers: none."))
    sections = tuple(
        section._replace(steps=tuple(timed[step.id] for step in section.steps)) for section in recipe.sections
    )
    reheat = recipe.storage.reheat and timed[recipe.storage.reheat.id]
    return recipe._replace(sections=sections, storage=recipe.storage._replace(reheat=reheat)), uncertain


def _is_guessable(step: Step, untimed: Mapping[str, Node]) -> bool:
    return step.id in untimed and len(step.text) <= _LONGEST_STEP and bool(_TIMED.search(step.text))
