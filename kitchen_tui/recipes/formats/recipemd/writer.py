"""Writes a recipe as a RecipeMD file."""

from collections.abc import Iterator

from kitchen_tui.model.duration import format_span
from kitchen_tui.model.recipe import Ingredient, IngredientGroup, Recipe, Section, Step
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.recipemd.parser import SEPARATOR, parse_amount
from kitchen_tui.recipes.formats.writing import Export, recipe_notes, unsupported_fields
from kitchen_tui.recipes.understand.step_title import step_title

_SIGNS = lazy_regex(r"[\\`*_\[\]<>&#]")
_BULLET = lazy_regex(r"[-+=~]|\d{1,9}(?=[.)](?:\s|$))")
_PATH = lazy_regex(r"(?:\.\.?/|https?://)[^;<>\\]*")


def write_recipemd(recipe: Recipe) -> Export:
    """Return the file, and a sentence for each thing it cannot express."""
    blocks = [
        f"# {_escaped(recipe.title)}",
        *map(_text, recipe.description.split("\n")),
        _tags(recipe),
        _yields(recipe),
        "---",
        *(block for group in recipe.groups for block in _group(group)),
        "---",
        *(block for section in recipe.sections for block in _section(section)),
        *_notes(recipe),
    ]
    return Export(
        "\n\n".join(block for block in blocks if block) + "\n",
        (*unsupported_fields(recipe, "RecipeMD"), *_lost(recipe)),
    )


def _lost(recipe: Recipe) -> Iterator[str]:
    if recipe.servings.least != recipe.servings.most:
        yield "RecipeMD cannot store a range of servings: the smaller number is written."
    if any(SEPARATOR.search(tag) for tag in recipe.tags):
        yield "RecipeMD separates tags by commas: commas within a tag are left out."
    if recipe.source or recipe.times:
        yield "RecipeMD cannot store the source or times: they are written as notes."


def _text(text: str) -> str:
    """Escape text for Markdown, with hard breaks between its lines."""
    return "\\\n".join(_line(line) for line in text.split("\n") if line.strip())


def _line(line: str) -> str:
    """Escape one line, including signs that would start a list or underline a heading."""
    escaped = _escaped(line)
    bullet = _BULLET.match(escaped)
    if bullet is None:
        return escaped
    at = bullet.end() if bullet[0].isdigit() else 0
    return f"{escaped[:at]}\\{escaped[at:]}"


def _escaped(text: str) -> str:
    """Escape text within a line."""
    return _SIGNS.sub(r"\\\g<0>", text)


def _tags(recipe: Recipe) -> str:
    return (
        f"*{', '.join(_escaped(' '.join(SEPARATOR.sub(' ', tag).split())) for tag in recipe.tags)}*"
        if recipe.tags
        else ""
    )


def _yields(recipe: Recipe) -> str:
    if recipe.servings.least is None:
        return ""
    return f"**{recipe.servings.least} {_escaped(recipe.servings.unit or 'servings')}**"


def _group(group: IngredientGroup) -> Iterator[str]:
    if group.name:
        yield f"## {_escaped(group.name)}"
    yield "\n".join(f"- {_ingredient(item)}" for item in group.ingredients)


def _ingredient(item: Ingredient) -> str:
    """Return the original line, with the amount marked up if it starts the line and begins with a number."""
    text = item.text if not item.optional or "optional" in item.text.lower() else f"{item.text} (optional)"
    amount = parse_amount(item.quantity)
    leads = amount is not None and amount.text == item.quantity and text.startswith(f"{item.quantity} ")
    if amount is None or not leads or (amount.unit or "")[:1] in ("-", "–"):
        return _linked(item, text)
    return f"*{_escaped(item.quantity)}* {_linked(item, text.removeprefix(item.quantity).strip())}"


def _linked(item: Ingredient, text: str) -> str:
    """Return the ingredient's text, as a link if its note starts with the path of another recipe."""
    path = item.note.partition("; ")[0]
    if not _PATH.fullmatch(path):
        return _line(text)
    return f"[{_escaped(text.replace(f'({path})', '').strip())}](<{path}>)"


def _section(section: Section) -> Iterator[str]:
    if section.name:
        yield f"## {_escaped(section.name)}"
    for number, step in enumerate(section.steps, 1):
        yield _step(f"{number}. ", step)


def _step(bullet: str, step: Step) -> str:
    """Return a numbered item, with the title in bold at its start and notes as quotations at its end."""
    own_title = step.title if step.title != step_title(step.text) else ""
    lead = f"**{_escaped(own_title)}.**" if own_title else ""
    paragraphs = [" ".join(filter(None, (lead, _text(step.text)))), *(f"> {_quoted(note)}" for note in step.notes)]
    indent = " " * len(bullet)
    lines = "\n\n".join(filter(None, paragraphs)).split("\n")
    return bullet + "\n".join(indent + line if line else line for line in lines).lstrip()


def _quoted(note: str) -> str:
    return _text(note).replace("\n", "\n> ")


def _notes(recipe: Recipe) -> Iterator[str]:
    lines = [
        *((f"Source: {recipe.source}",) if recipe.source else ()),
        *(f"{name.capitalize()} time: {format_span(span)}" for name, span in recipe.times),
        *recipe_notes(recipe),
    ]
    if lines:
        yield "## Notes"
        yield "\n".join(f"- {_text(line).replace(chr(10), chr(10) + '  ')}" for line in lines)
