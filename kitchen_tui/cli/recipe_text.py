"""A recipe as text for a terminal or a printer."""

from collections.abc import Iterator

from kitchen_tui.cooking.ready_time import computed_time
from kitchen_tui.model.duration import format_span
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.model.step import Step


def recipe_lines(recipe: Recipe) -> Iterator[str]:
    """Yield the whole recipe, line by line."""
    yield recipe.title
    yield "=" * len(recipe.title)
    if recipe.description:
        yield from ("", recipe.description)
    yield from ("", *times_lines(recipe))
    for group in recipe.groups:
        yield from ("", group.name or "Ingredients")
        yield from (
            f"- {line.text}{'' if line.listed else ' (not in the recipe’s list)'}" for line in group.ingredients
        )
    for section in recipe.sections:
        if section.name:
            yield from ("", section.name.upper())
        for step in section.steps:
            yield from ("", *_step(step))
    for title, texts in (("Serve with", recipe.serving), ("Storage", recipe.storage.text), ("Tips", recipe.tips)):
        if texts:
            yield from ("", title, *(f"- {text}" for text in texts))
    if recipe.nutrition.facts:
        yield from ("", f"Nutrition per {recipe.nutrition.per or 'serving'}")
        yield from (f"- {fact.name}: {fact.amount}" for fact in recipe.nutrition.facts)


def times_lines(recipe: Recipe) -> Iterator[str]:
    """Yield the servings, the stated times, and the sum of the steps."""
    servings = recipe.servings
    if servings.least:
        number = f"{servings.least}–{servings.most}" if servings.most not in (None, servings.least) else servings.least
        yield f"Serves {number} {servings.unit}".rstrip()
    for time in recipe.times:
        yield f"{time.name}: {format_span(time.span)}"
    computed = computed_time(recipe)
    if computed.most_ms:
        stated = next((time.span for time in recipe.times if time.name == "total"), None)
        differs = stated is not None and stated != computed
        yield f"the steps add up to {format_span(computed)}{', which differs from what is stated' if differs else ''}"


def _step(step: Step) -> Iterator[str]:
    yield f"{step.number}. {step.title}"
    yield step.text
    for spec in step.timers:
        yield f"   {spec.name}: {format_span(spec.span)}"
