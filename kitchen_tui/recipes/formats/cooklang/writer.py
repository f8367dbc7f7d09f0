"""Writes a recipe as a Cooklang file."""

from collections import Counter
from collections.abc import Iterator

from kitchen_tui.model.duration import format_span
from kitchen_tui.model.recipe import Ingredient, Recipe, Servings, Step, Use
from kitchen_tui.recipes.formats.cooklang import spelling, tree
from kitchen_tui.recipes.formats.cooklang.marking import Take, marked
from kitchen_tui.recipes.formats.cooklang.pantry import total
from kitchen_tui.recipes.formats.cooklang.tree import quantity_of
from kitchen_tui.recipes.formats.export import Aspect, Export, recipe_notes, unsupported_fields

_UNSAYABLE: tuple[Aspect, ...] = (
    "headings of the ingredient list",
    "substitutes",
    "titles of steps",
    "checks, reminders, warnings and other details of timers",
    "times and heat of steps, and which are hands-off",
    "signs that a step is done",
    "order of steps (after, while)",
    "optional steps",
    "how long leftovers keep",
    "what steps say for a plan (waits, preheat, ahead)",
    "how long the dish holds",
)


def write_cooklang(recipe: Recipe) -> Export:
    """Return the file, and what it cannot express. Ingredients that no step uses are listed in an extra first step."""
    body = _Body(recipe)
    blocks = ["\n".join(["---", *_front(recipe), "---"]), *map(spelling.note, recipe_notes(recipe)), *body.blocks()]
    lost = (*unsupported_fields(recipe, "Cooklang", _UNSAYABLE), *body.lost())
    return Export("\n\n".join(block for block in blocks if block) + "\n", lost)


def _front(recipe: Recipe) -> Iterator[str]:
    yield f"title: {spelling.yaml(recipe.title)}"
    if recipe.description:
        yield f"description: {spelling.yaml(recipe.description)}"
    if recipe.servings.least is not None:
        yield f"servings: {spelling.yaml(_servings(recipe.servings))}"
    for name, span in recipe.times:
        yield f"{'time' if name == 'total' else spelling.yaml(f'{name} time')}: {spelling.yaml(format_span(span))}"
    if recipe.tags:
        yield f"tags: [{', '.join(spelling.yaml(tag, in_list=True) for tag in recipe.tags)}]"
    if recipe.source:
        yield f"source: {spelling.yaml(recipe.source)}"


def _servings(servings: Servings) -> str:
    ends = dict.fromkeys(str(end) for end in (servings.least, servings.most) if end is not None)
    return f"{'-'.join(ends)} {servings.unit}".strip()


class _Body:
    """Writes the sections, keeping track of what was written of each ingredient."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._items = {item.id: item for item in recipe.ingredients()}
        self._parts = _parts(recipe)
        self._written: set[str] = set()
        self._unnamed: list[str] = []
        self._whole: dict[str, None] = {}

    def blocks(self) -> Iterator[str]:
        """Return all paragraphs, notes and headings in order."""
        yield "Have ready: " + ", ".join(map(_mention, self._unused())) + "." if self._unused() else ""
        for index, section in enumerate(self._recipe.sections):
            if section.name or index:
                yield f"== {spelling.heading(section.name)} =="
            for step in section.steps:
                yield self._step(step)
                yield from map(spelling.note, step.notes)

    def lost(self) -> Iterator[str]:
        """Yield the facts that the file states differently from the recipe."""
        if unused := self._unused():
            names = ", ".join(item.name or item.text for item in unused)
            yield f"Cooklang lists an ingredient where a step uses it; the first step is to have ready: {names}."
        counts = Counter((item.name or item.text).casefold() for item in self._items.values())
        if twice := [name for name, count in counts.items() if count > 1]:
            yield f"Cooklang identifies an ingredient by its name; repeated ones are added up: {', '.join(twice)}."
        if self._whole:
            yield f"Cooklang adds up what steps use; the whole amount is at the first use: {', '.join(self._whole)}."
        if self._unnamed:
            steps = ", ".join(self._unnamed)
            yield f"Ingredients that the text does not name are added at its end: step {steps}."

    def _unused(self) -> list[Ingredient]:
        used = {use.ingredient for step in self._recipe.steps for use in step.uses}
        return [item for item in self._items.values() if item.id not in used]

    def _step(self, step: Step) -> str:
        takes = tuple(self._take(use) for use in step.uses if use.ingredient in self._items)
        paragraph, appended = marked(step, takes)
        if appended:
            self._unnamed.append(str(step.number))
        return paragraph

    def _take(self, use: Use) -> Take:
        """Return the step's part if all parts add up to the whole; else first the whole, and later only the name."""
        item = self._items[use.ingredient]
        is_first = item.id not in self._written
        self._written.add(item.id)
        if item.id in self._parts:
            return Take(item, use.quantity, is_first)
        if use.quantity:
            self._whole[item.name or item.text] = None
        return Take(item, item.quantity if is_first else "", is_first)


def _mention(item: Ingredient) -> str:
    return spelling.ingredient(item, item.name or item.text, item.quantity, with_note=True)


def _parts(recipe: Recipe) -> set[str]:
    """Return the ingredients whose quantity equals the sum of what the steps use."""
    taken: dict[str, list[tree.Quantity]] = {}
    for step in recipe.steps:
        for use in step.uses:
            if quantity := _read(use.quantity):
                taken.setdefault(use.ingredient, []).append(quantity)
    whole = {item.id: _read(item.quantity) for item in recipe.ingredients()}
    return {one for one, parts in taken.items() if (all_of_it := whole.get(one)) and total(parts) == all_of_it.spoken}


def _read(quantity: str) -> tree.Quantity | None:
    """Return a quantity as it will be read from the file."""
    return quantity_of(spelling.braces(quantity)[1:-1])
