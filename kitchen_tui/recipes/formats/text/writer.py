"""Writes a recipe as plain text to print or send, which can be read back."""

from collections.abc import Iterable, Iterator

from kitchen_tui.model.duration import format_duration, format_span
from kitchen_tui.model.recipe import Keep, Nutrition, Recipe, Servings, Step, Storage, TimerSpec
from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.formats.text.facts import keeps_in
from kitchen_tui.recipes.formats.writing import Export, step_prose, unsupported_fields
from kitchen_tui.recipes.understand.step_title import step_title


def write_text(recipe: Recipe) -> Export:
    """Return the recipe under plain Markdown headings, and a sentence for each thing that is lost."""
    parts = [
        [f"# {clean_line(recipe.title)}"],
        [clean_line(recipe.description)],
        _head(recipe),
        *_ingredients(recipe),
        *_steps(recipe),
        *_list("To serve", recipe.serving),
        *_list("Storage", _storage(recipe.storage)),
        *_list(
            _nutrition_heading(recipe.nutrition), (f"{fact.name}: {fact.amount}" for fact in recipe.nutrition.facts)
        ),
        *_list("Tips", recipe.tips),
        *_list("Notes", recipe.notes),
        *_list("Source", [recipe.source]),
    ]
    text = "\n\n".join("\n".join(part) for part in parts if any(part))
    return Export(text + "\n", unsupported_fields(recipe, "Plain text"))


def _head(recipe: Recipe) -> list[str]:
    lines = [_serves(recipe.servings)] if recipe.servings.least is not None else []
    lines += [f"{time.name[:1].upper()}{time.name[1:]} time: {format_span(time.span)}" for time in recipe.times]
    return lines + ([f"Tags: {', '.join(recipe.tags)}"] if recipe.tags else [])


def _serves(servings: Servings) -> str:
    count = str(servings.least) if servings.least == servings.most else f"{servings.least}–{servings.most}"
    return f"Serves {count} {servings.unit}".strip()


def _ingredients(recipe: Recipe) -> Iterator[list[str]]:
    if recipe.groups:
        yield ["## Ingredients"]
    for group in recipe.groups:
        if group.name:
            yield [f"### {clean_line(group.name)}"]
        yield [f"- {_line(item.text, item.optional, item.substitutes)}" for item in group.ingredients]


def _line(text: str, optional: bool, substitutes: tuple[str, ...]) -> str:
    instead = f" (or {', or '.join(substitutes)})" if substitutes else ""
    mark = " (optional)" if optional and "optional" not in text.lower() else ""
    return clean_line(f"{text}{instead}{mark}")


def _steps(recipe: Recipe) -> Iterator[list[str]]:
    if recipe.sections:
        yield ["## Directions"]
    for section in recipe.sections:
        if section.name:
            yield [f"### {clean_line(section.name)}"]
        yield [line for step in section.steps for line in _step(step)]


def _step(step: Step) -> Iterator[str]:
    text = step_prose(step)
    title = clean_line(step.title)
    own = "" if not title or title == step_title(text) else f"**{title}.** "
    yield f"{step.number}. {own}{text}"
    details = [*step.notes, *(line for timer in step.timers if not timer.found for line in _details(timer))]
    if step.optional:
        details.append("This step is optional.")
    for name, value in (("Heat", step.heat), ("Done when", step.cue), ("Cookware", ", ".join(step.cookware))):
        if value:
            details.append(f"{name}: {value}")
    yield from (f"   - {clean_line(line)}" for line in details)


def _details(timer: TimerSpec) -> Iterator[str]:
    """Yield the questions, reminders and warnings of a timer, unless the text has them already."""
    for check in timer.checks:
        yield f"From {format_duration(check.from_ms)} on, every {format_duration(check.every_ms)}: {check.question}"
    for reminder in timer.reminders:
        if reminder.every:
            yield f"Every {format_span(reminder.every)}: {reminder.text}"
        if reminder.at_ms:
            yield f"At {' and '.join(format_duration(at_ms) for at_ms in reminder.at_ms)}: {reminder.text}"
    if timer.warning_ms:
        yield f"{format_duration(timer.warning_ms)} before the end of {timer.name}: {timer.warning_text}"
    if timer.text:
        yield f"After {timer.name}: {timer.text}"


def _storage(storage: Storage) -> Iterator[str]:
    yield from storage.text
    stated = keeps_in(storage.text)
    yield from (_keep(keep) for keep in storage.keeps if keep not in stated)
    if storage.reheat is not None:
        yield f"Reheat: {step_prose(storage.reheat)}"


def _keep(keep: Keep) -> str:
    place = f"at {keep.place}" if keep.place == "room temperature" else f"in the {keep.place}"
    return f"Keeps {keep.length} {keep.unit}{'s' if keep.length != 1 else ''} {place}."


def _nutrition_heading(nutrition: Nutrition) -> str:
    return f"Nutrition per {nutrition.per}" if nutrition.per else "Nutrition"


def _list(heading: str, lines: Iterable[str]) -> Iterator[list[str]]:
    kept = [f"- {clean_line(line)}" for line in lines if line]
    if kept:
        yield [f"## {heading}"]
        yield kept
