"""A recipe as a Cooklang file."""

from collections.abc import Iterator

from kitchen_tui.model.duration import spoken_span
from kitchen_tui.model.ingredient import Ingredient
from kitchen_tui.model.recipe import Recipe, Servings
from kitchen_tui.model.step import Step
from kitchen_tui.recipes.asides import asides
from kitchen_tui.recipes.cooklang import spelling
from kitchen_tui.recipes.cooklang.marking import Take, marked
from kitchen_tui.recipes.losses import Aspect, losses
from kitchen_tui.recipes.written import Written

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
)


def write_cooklang(recipe: Recipe) -> Written:
    """The file, and what it cannot say. Ingredients that no step uses stand in a step of their own, the first."""
    body = _Body(recipe)
    blocks = ["\n".join(["---", *_front(recipe), "---"]), *map(spelling.note, asides(recipe)), *body.blocks()]
    lost = losses(recipe, "Cooklang", _UNSAYABLE)
    return Written("\n\n".join(block for block in blocks if block) + "\n", (*lost, *body.lost))


def _front(recipe: Recipe) -> Iterator[str]:
    yield f"title: {spelling.yaml(recipe.title)}"
    if recipe.description:
        yield f"description: {spelling.yaml(recipe.description)}"
    if recipe.servings.least is not None:
        yield f"servings: {spelling.yaml(_servings(recipe.servings))}"
    for name, span in recipe.times:
        yield f"{'time' if name == 'total' else spelling.yaml(f'{name} time')}: {spelling.yaml(spoken_span(span))}"
    if recipe.tags:
        yield f"tags: [{', '.join(spelling.yaml(tag, in_list=True) for tag in recipe.tags)}]"
    if recipe.source:
        yield f"source: {spelling.yaml(recipe.source)}"


def _servings(servings: Servings) -> str:
    ends = dict.fromkeys(str(end) for end in (servings.least, servings.most) if end is not None)
    return f"{'-'.join(ends)} {servings.unit}".strip()


class _Body:
    """The sections; keeps count of what was written of each ingredient."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._items = {item.id: item for item in recipe.ingredients()}
        self._written: set[str] = set()
        self.lost: list[str] = []

    def blocks(self) -> Iterator[str]:
        """Every paragraph, note and heading in order."""
        yield self._unused()
        for index, section in enumerate(self._recipe.sections):
            if section.name or index:
                yield f"== {spelling.heading(section.name)} =="
            for step in section.steps:
                yield self._step(step)
                yield from map(spelling.note, step.notes)

    def _unused(self) -> str:
        used = {use.ingredient for step in self._recipe.steps for use in step.uses}
        unused = [item for item in self._items.values() if item.id not in used]
        if not unused:
            return ""
        names = ", ".join(item.name or item.text for item in unused)
        self.lost.append(
            f"Cooklang lists an ingredient where a step uses it; the first step is to have ready: {names}."
        )
        return "Have ready: " + ", ".join(self._mention(item) for item in unused) + "."

    def _mention(self, item: Ingredient) -> str:
        return spelling.ingredient(item, item.name or item.text, item.quantity, with_note=True)

    def _step(self, step: Step) -> str:
        takes = tuple(self._take(use.ingredient, use.quantity) for use in step.uses if use.ingredient in self._items)
        paragraph, appended = marked(step, takes)
        if appended:
            self.lost.append(f"The text of step {step.number} does not name all that it uses; that stands at its end.")
        return paragraph

    def _take(self, identity: str, quantity: str) -> Take:
        """All of an ingredient is its whole quantity, written once; later steps only name it again."""
        item = self._items[identity]
        is_first = identity not in self._written
        self._written.add(identity)
        return Take(item, quantity or (item.quantity if is_first else ""), is_first)
