"""Reads a RecipeMD file as a recipe."""

from collections.abc import Iterable, Iterator

from kitchen_tui.model.recipe import Ingredient, IngredientGroup, Recipe, Servings, StatedTime
from kitchen_tui.model.text import clean, clean_line
from kitchen_tui.recipes.formats.recipemd import parser
from kitchen_tui.recipes.formats.recipemd.markdown import Document, parse_instructions
from kitchen_tui.recipes.problems import Problem, ReadResult
from kitchen_tui.recipes.understand.amounts import split_line
from kitchen_tui.recipes.understand.complete import read_draft
from kitchen_tui.recipes.understand.draft import Draft, DraftGroup
from kitchen_tui.recipes.understand.stated import parse_servings


def read_recipemd(text: str, name: str) -> ReadResult:
    """Read the recipe in `text`; `name` is the file's stem. A file that is not valid RecipeMD is refused."""
    try:
        parsed = parser.parse_recipemd(text)
    except parser.RecipeMdError as error:
        return ReadResult(None, (error.problem,))
    groups = tuple(_flat("", parsed.ingredients, parsed.ingredient_groups))
    instructions = parse_instructions(parsed.instructions or "")
    servings, others = _yields(parsed.yields)
    times, source, notes = _stated(instructions.notes)
    draft = Draft(
        title=_plain(parsed.title),
        description=_paragraphs(parsed.description or ""),
        servings=servings,
        times=times,
        source=source,
        tags=tuple(dict.fromkeys(filter(None, map(_plain, parsed.tags)))),
        groups=tuple(DraftGroup(title, tuple(map(_line, items))) for title, items in groups),
        sections=instructions.sections,
        notes=(*others, *notes),
    )
    reading = read_draft(draft, name)
    if reading.recipe is None or not reading.recipe.steps:
        hint = "Write them after a second ---."
        reading = reading._replace(uncertain=(Problem("The recipe has no instructions.", hint=hint),))
    items = [item for _, listed in groups for item in listed]
    return reading._replace(recipe=reading.recipe and _with_marked_amounts(reading.recipe, items))


def _stated(notes: Iterable[str]) -> tuple[tuple[StatedTime, ...], str, tuple[str, ...]]:
    """Return the times and the source among the notes, as which we write them, and the other notes."""
    from kitchen_tui.recipes.formats.text.facts import facts_in  # imported late: rarely needed

    times: list[StatedTime] = []
    sources: list[str] = []
    others: list[str] = []
    for note in notes:
        facts = facts_in(note, only_labelled=True)
        if facts and facts.times:
            times += facts.times
        elif facts and facts.source:
            sources.append(facts.source)
        else:
            others.append(note)
    return tuple(times), " · ".join(sources), tuple(others)


def _flat(
    title: str, ingredients: Iterable[parser.Ingredient], groups: Iterable[parser.Group]
) -> Iterator[tuple[str, tuple[parser.Ingredient, ...]]]:
    """Flatten nested groups, joining their titles: "Filling: Sauce"."""
    items = tuple(ingredients)
    if items:
        yield title, items
    for group in groups:
        inner = ": ".join(filter(None, (title, _plain(group.title))))
        yield from _flat(inner, group.ingredients, group.ingredient_groups)


def _plain(markdown: str) -> str:
    return clean_line(Document("").plain(markdown))


def _paragraphs(markdown: str) -> str:
    """Return the text of a description, one line per paragraph."""
    instructions = parse_instructions(markdown)
    lines: list[str] = []
    for section in instructions.sections:
        lines += [section.name, *(line for step in section.steps for line in (step.title, step.text, *step.notes))]
    return clean("\n".join(filter(None, (*lines, *instructions.notes))))


def _line(item: parser.Ingredient) -> str:
    return " ".join(filter(None, (item.amount.text if item.amount else "", _name(item))))


def _name(item: parser.Ingredient) -> str:
    return _plain(item.name) or clean_line(item.name)


def _with_marked_amounts(recipe: Recipe, items: list[parser.Ingredient]) -> Recipe:
    """Use the amounts that the file marks up instead of those found in the line; links become part of the note."""
    marked = iter(items)
    groups = tuple(
        IngredientGroup(group.name, tuple(_marked(item, next(marked)) for item in group.ingredients))
        for group in recipe.groups
    )
    return recipe._replace(groups=groups)


def _marked(read: Ingredient, item: parser.Ingredient) -> Ingredient:
    if item.amount is not None:
        name, amount = _name(item), item.amount.text
        alone, whole = split_line(name), split_line(_line(item))
        known = read._replace(quantity=amount, name=name, note="")
        if not alone.quantity:
            read = known._replace(name=alone.name, note=alone.note)
        elif whole.quantity.startswith(amount) and whole.name:  # "*1* 4-pound chicken, jointed"
            size = whole.quantity.removeprefix(amount).strip(" ()")
            read = known._replace(name=whole.name, note=", ".join(filter(None, (size, whole.note))))
        else:
            read = known
    return read._replace(note="; ".join(filter(None, (_path(item.link or ""), read.note))))


def _path(link: str) -> str:
    """Return the target of a link; a relative path gets a leading "./" to mark it as a file."""
    is_beside = link and not link.startswith((".", "/")) and "://" not in link
    return clean_line(f"./{link}" if is_beside else link)


def _yields(yields: tuple[parser.Amount, ...]) -> tuple[Servings, tuple[str, ...]]:
    """Return the first yield with a whole number as servings, and the others as notes."""
    servings = Servings()
    others: list[str] = []
    for amount in yields:
        found = parse_servings(amount.text) if servings.least is None else Servings()
        if found.least is None:
            others.append(f"Yields {amount.text}")
        else:
            servings = found
    return servings, tuple(others)
