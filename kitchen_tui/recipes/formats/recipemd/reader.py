"""A RecipeMD file as a recipe."""

from collections.abc import Iterable, Iterator

from kitchen_tui.model.ingredient import Ingredient, IngredientGroup
from kitchen_tui.model.recipe import Recipe, Servings
from kitchen_tui.model.text import clean, clean_line
from kitchen_tui.recipes.formats.draft import Draft, DraftGroup
from kitchen_tui.recipes.formats.recipemd import tree
from kitchen_tui.recipes.formats.recipemd.instructions import instructions_of
from kitchen_tui.recipes.formats.recipemd.markdown import Document
from kitchen_tui.recipes.formats.recipemd.parser import parse_recipemd
from kitchen_tui.recipes.problems import Problem, ReadResult
from kitchen_tui.recipes.understand.amounts import split_line
from kitchen_tui.recipes.understand.complete import read_draft
from kitchen_tui.recipes.understand.servings import parse_servings


def read_recipemd(text: str, name: str) -> ReadResult:
    """The recipe in `text`; `name` is the file's stem. What breaks the format's rules is refused, with its line."""
    try:
        parsed = parse_recipemd(text)
    except tree.RecipeMdError as error:
        return ReadResult(None, (error.problem,))
    groups = tuple(_flat("", parsed.ingredients, parsed.ingredient_groups))
    told = instructions_of(parsed.instructions or "")
    servings, others = _yields(parsed.yields)
    draft = Draft(
        title=_plain(parsed.title),
        description=_paragraphs(parsed.description or ""),
        servings=servings,
        tags=tuple(dict.fromkeys(filter(None, map(_plain, parsed.tags)))),
        groups=tuple(DraftGroup(title, tuple(map(_line, items))) for title, items in groups),
        sections=told.sections,
        notes=(*others, *told.notes),
    )
    reading = read_draft(draft, name)
    if reading.recipe is None or not reading.recipe.steps:
        hint = "Write them behind a second ---."
        reading = reading._replace(uncertain=(Problem("The recipe has no instructions.", hint=hint),))
    items = [item for _, listed in groups for item in listed]
    return reading._replace(recipe=reading.recipe and _with_marked_amounts(reading.recipe, items))


def _flat(
    title: str, ingredients: Iterable[tree.Ingredient], groups: Iterable[tree.Group]
) -> Iterator[tuple[str, tuple[tree.Ingredient, ...]]]:
    """Groups within groups one after another, their titles joined: "Filling: Sauce"."""
    items = tuple(ingredients)
    if items:
        yield title, items
    for group in groups:
        inner = ": ".join(filter(None, (title, _plain(group.title))))
        yield from _flat(inner, group.ingredients, group.ingredient_groups)


def _plain(markdown: str) -> str:
    return clean_line(Document("").plain(markdown))


def _paragraphs(markdown: str) -> str:
    """The words of a description, a line for each paragraph."""
    told = instructions_of(markdown)
    lines: list[str] = []
    for section in told.sections:
        lines += [section.name, *(line for step in section.steps for line in (step.title, step.text, *step.notes))]
    return clean("\n".join(filter(None, (*lines, *told.notes))))


def _line(item: tree.Ingredient) -> str:
    return " ".join(filter(None, (item.amount.text if item.amount else "", _name(item))))


def _name(item: tree.Ingredient) -> str:
    return _plain(item.name) or clean_line(item.name)


def _with_marked_amounts(recipe: Recipe, items: list[tree.Ingredient]) -> Recipe:
    """What the file marks as the amount is the amount, whatever the line looks like; a link goes into the note."""
    marked = iter(items)
    groups = tuple(
        IngredientGroup(group.name, tuple(_marked(one, next(marked)) for one in group.ingredients))
        for group in recipe.groups
    )
    return recipe._replace(groups=groups)


def _marked(read: Ingredient, item: tree.Ingredient) -> Ingredient:
    if item.amount is not None:
        name = _name(item)
        parts = split_line(name)
        known = read._replace(quantity=item.amount.text, name=name, note="")
        read = known if parts.quantity else known._replace(name=parts.name, note=parts.note)
    return read._replace(note="; ".join(filter(None, (_path(item.link or ""), read.note))))


def _path(link: str) -> str:
    """Where a link leads, so that a file beside this one is seen to be a file."""
    is_beside = link and not link.startswith((".", "/")) and "://" not in link
    return clean_line(f"./{link}" if is_beside else link)


def _yields(yields: tuple[tree.Amount, ...]) -> tuple[Servings, tuple[str, ...]]:
    """The first yield that is a whole number is how many it serves; the others are notes."""
    servings = Servings()
    others: list[str] = []
    for amount in yields:
        found = parse_servings(amount.text) if servings.least is None else Servings()
        if found.least is None:
            others.append(f"Yields {amount.text}")
        else:
            servings = found
    return servings, tuple(others)
