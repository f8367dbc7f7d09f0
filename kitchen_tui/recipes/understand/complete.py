"""Completes recipes: reads amounts, timers and links from the lines of a draft, and adds unlisted ingredients.

The code that finds times is imported when a step needs it: a file of our own format usually states its timers.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from kitchen_tui.model.duration import MINUTE
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.numbers import COUNT_WORDS, FRACTIONS
from kitchen_tui.model.recipe import Ingredient, IngredientGroup, Recipe, Section, Step, Use
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean_line, unique_ids
from kitchen_tui.recipes.problems import Problem, ReadResult
from kitchen_tui.recipes.reading_limits import LONGEST_RECIPE, LONGEST_TEXT, MOST_LINKED, MOST_PAIRS, MOST_PARTS
from kitchen_tui.recipes.understand.amounts import ingredient, one_each
from kitchen_tui.recipes.understand.links import linked, with_stated_amounts
from kitchen_tui.recipes.understand.misreadings import corrected_ingredient, corrected_step, doubtful_fraction
from kitchen_tui.recipes.understand.step_title import step_title

if TYPE_CHECKING:
    from kitchen_tui.recipes.understand.draft import Draft, DraftGroup, DraftSection
    from kitchen_tui.recipes.understand.times.timer_specs import Offer

_QUOTED = 60
_LONG_OFFER_MS = 5 * MINUTE
"""An uncertain timer that is shorter is offered without a question: it runs only if the cook starts it."""
_EVERY = lazy_regex(r"\b(?:every|each) [^.,;()]{0,30}$", re.IGNORECASE)
"""The words before the end of a repeated time, which needs no question either: "fold every 30 minutes"."""
NOT_ENGLISH = Problem(
    "This does not look like English; times and units are read in English only.",
    hint="Check the amounts, and add the timers.",
)


class Place(NamedTuple):
    """The start of a step's text in its file, counted from 1; zeros if unknown."""

    line: int = 0
    column: int = 0


def read_draft(draft: "Draft", name: str, uncertain: Iterable[Problem] = ()) -> ReadResult:
    """Turn a draft into a recipe with this library name, with timers and uses found in its steps.

    The name replaces a missing title. What is guessed is added to `uncertain`.
    """
    from kitchen_tui.recipes.understand.language import foreign_ingredient, is_english

    lines = sum(len(group.lines) for group in draft.groups) + sum(len(section.steps) for section in draft.sections)
    if lines > MOST_PARTS:
        message = f"This has {lines} lines of ingredients and steps, too many for one recipe."
        return ReadResult(None, (Problem(message, hint="Cut out a single recipe."),))
    english = is_english(_texts(draft))
    recipe = Recipe(
        name=name,
        title=draft.title or title_from(name) or "Untitled",
        description=draft.description,
        servings=draft.servings,
        times=draft.times,
        tags=draft.tags,
        source=draft.source,
        groups=tuple(_groups(draft.groups, ingredient if english else foreign_ingredient)),
        sections=tuple(_sections(draft.sections)),
        serving=draft.serving,
        storage=draft.storage,
        nutrition=draft.nutrition,
        tips=draft.tips,
        notes=(*draft.notes, *_lead_notes(draft, english)),
    )
    result = completed(recipe, {step.id: Place() for step in recipe.steps} if english else {})
    return result._replace(
        uncertain=(*uncertain, *_misread(draft), *(() if english else (NOT_ENGLISH,)), *result.uncertain)
    )


def title_from(name: str) -> str:
    """Return a library or file name as a title: "Plum cake" for "plum-cake", "Anna's Chili" unchanged."""
    words = " ".join(re.split(r"[\s_-]+", name)).strip()
    return words if words != words.lower() else words.capitalize()


def _texts(draft: "Draft") -> Iterator[str]:
    yield from (step.text for section in draft.sections for step in section.steps)
    yield from (line for group in draft.groups for line in group.lines)
    yield from (draft.title, draft.description)


def completed(recipe: Recipe, untimed: Mapping[str, Place], links: bool = True) -> ReadResult:
    """Add timers to the `untimed` steps and, with `links`, the ingredients that each step uses.

    Without `links`, only amounts that the text states are added to the author's links. `untimed` maps the ids of steps
    without timers by the author to the places of their texts. A text that is too long for a recipe is not changed.
    """
    uncertain: list[Problem] = []
    if untimed and sum(len(step.text) for step in recipe.all_steps) <= LONGEST_RECIPE:
        recipe, uncertain = _timed(recipe, untimed)
    count = sum(1 for _ in recipe.ingredients())
    longest = max((len(step.text) for step in recipe.steps), default=0)
    is_linkable = count <= MOST_LINKED and count * len(recipe.steps) <= MOST_PAIRS and longest <= LONGEST_TEXT
    if is_linkable:
        recipe = linked(recipe) if links else with_stated_amounts(recipe)
    return ReadResult(recipe, (), tuple(uncertain))


def _timed(recipe: Recipe, untimed: Mapping[str, Place]) -> tuple[Recipe, list[Problem]]:
    from kitchen_tui.recipes.understand.times.timer_specs import StepText, offers_of

    steps = recipe.all_steps
    offers = offers_of(
        StepText(step.id, step.text[:LONGEST_TEXT], _own_title(step)) if step.id in untimed else StepText(step.id, "")
        for step in steps
    )
    timed = {
        step.id: step._replace(timers=(*step.timers, *(offer.timer for offer in found)))
        for step, found in zip(steps, offers, strict=True)
    }
    reheat = recipe.storage.reheat and timed[recipe.storage.reheat.id]
    uncertain = [
        _doubt(step, offer, untimed[step.id])
        for step, found in zip(steps, offers, strict=True)
        for offer in found
        if offer.uncertain and offer.timer.most_ms >= _LONG_OFFER_MS and not _EVERY.search(step.text[: offer.end])
    ]
    recipe = recipe.with_steps(lambda step: timed[step.id])
    return recipe._replace(storage=recipe.storage._replace(reheat=reheat)), uncertain


def _own_title(step: Step) -> str:
    """Return the step's title, or "" if it only repeats the beginning of the text."""
    return "" if step.title == step_title(step.text) else step.title


def _doubt(step: Step, offer: "Offer", place: Place) -> Problem:
    message = f"Step {step.number}, “{step.title}”, may ask for a timer, “{offer.timer.name}”."
    hint = "Say so with timers:, or timers: none." if place.line else "Keep it if it does."
    return Problem(message, *place, hint)


def _groups(groups: "Iterable[DraftGroup]", read: Callable[[str, str], Ingredient]) -> Iterator[IngredientGroup]:
    corrected = [(group.name, [corrected_ingredient(line) for line in group.lines]) for group in groups]
    named = [(name, [part for line in lines for part in one_each(line)]) for name, lines in corrected]
    ids = iter(unique_ids((read("", line[:LONGEST_TEXT]).name for _, lines in named for line in lines), "ingredient"))
    for name, lines in named:
        items = (read(next(ids), line[:LONGEST_TEXT])._replace(text=line) for line in lines)
        yield IngredientGroup(name, tuple(items))


def _lead_notes(draft: "Draft", english: bool) -> Iterator[str]:
    """Yield sentences about things to do before a step, for which a timer would start at the wrong moment."""
    if english:
        from kitchen_tui.recipes.understand.times.timer_specs import lead_notes

        steps = (step for section in draft.sections for step in section.steps)
        yield from (note for step in steps for note in lead_notes(step.text[:LONGEST_TEXT]))


def _misread(draft: "Draft") -> Iterator[Problem]:
    """Yield a problem for each line of a scan in which a fraction may have been misread."""
    for line in (line for group in draft.groups for line in group.lines):
        if fraction := doubtful_fraction(line):
            message = f"“{clean_line(line, _QUOTED)}” has “{fraction.shown}”, which is read as “{fraction.read}”."
            yield Problem(message, hint="Correct the amount if it is another one.")


def _sections(sections: "Iterable[DraftSection]") -> Iterator[Section]:
    number = 0
    for section in sections:
        steps = []
        for draft in section.steps:
            number += 1
            text = corrected_step(draft.text)
            steps.append(Step(f"step-{number}", number, draft.title or step_title(text), text, notes=draft.notes))
        yield Section(section.name, tuple(steps))


_MEASURED = lazy_regex(
    r"\b(?:add|heat|pour in|stir in|melt|sprinkle in)\s+(?:about\s+)?"
    rf"(?P<quantity>(?:an?|{COUNT_WORDS}|\d{{1,3}}(?:[./]\d{{1,3}})?|[{FRACTIONS}])\s+"
    r"(?:tablespoons?|tbsps?|teaspoons?|tsps?|cups?|ounces?|oz|grams?|g|ml)\b\.?)\s+(?:of\s+)?"
    r"(?P<name>[a-z]+(?: [a-z]+){0,2}?)"
    r"(?=[.,;:()]|$|\s+(?:and|to|in|into|for|over|with|on|or|until|then|before|after|while|when|if|as|at|from|per|so|"
    r"around|just|plus|each|every|through|straight|back|evenly|gently|slowly|gradually|together)\b)",
    re.IGNORECASE,
)
_NEVER_MISSING = lazy_regex(
    r"(?:the|this|that|these|each|remaining|reserved|extra|more|your|it)\b"
    r"|.*\b(?:water|mixture|mix|sauce|batter|dough|filling|liquid|broth|stock|marinade|juices?|salt|pepper|glaze)$",
    re.IGNORECASE,
)


def with_unlisted(recipe: Recipe) -> Recipe:
    """Return the recipe with unlisted ingredients added at the end of the list, marked, and linked to their steps."""
    found = [(step.id, item) for step in recipe.steps for item in _missing(recipe, step)]
    if not found or not recipe.groups:
        return recipe
    known = [item.id for item in recipe.ingredients()]
    ids = unique_ids([*known, *(item.name for _, item in found)], "ingredient")[len(known) :]
    added = [(step, item._replace(id=new)) for new, (step, item) in zip(ids, found, strict=True)]
    last = recipe.groups[-1]
    last = last._replace(ingredients=(*last.ingredients, *(item for _, item in added)))
    return recipe._replace(groups=(*recipe.groups[:-1], last)).with_steps(
        lambda step: step._replace(uses=(*step.uses, *(Use(item.id) for at, item in added if at == step.id)))
    )


def _missing(recipe: Recipe, step: Step) -> Iterator[Ingredient]:
    """Yield what a step measures out that is not one of its linked ingredients.

    It is not missing if it may be one of several listed ones, such as "2 tbsp of oil" with sesame and peanut oil.
    """
    lines = {item.id: item.text.lower() for item in recipe.ingredients()}
    used = " ".join(lines[use.ingredient] for use in step.uses if use.ingredient in lines)
    for match in _MEASURED.finditer(step.text[:LONGEST_TEXT]):
        name = match["name"].lower()
        head = name.split()[-1].removesuffix("s")
        candidates = [item for item in recipe.ingredients() if head in item.name.lower().split()]
        if _NEVER_MISSING.match(name) or head in used or len(candidates) > 1 or _is_derived(recipe, step, name):
            continue
        text = step.text[match.start("quantity") : match.end("name")]
        yield Ingredient("", text, match["quantity"], name, listed=False)


_LEFT_OVER = "fat|grease|drippings|brine|juices?|zest|rind|liquid|crumbs|shells|bones|stalks"


def _is_derived(recipe: Recipe, step: Step, name: str) -> bool:
    """Return whether a name is a by-product of an ingredient ("bacon fat"), or made or kept by an earlier step."""
    first, _, rest = name.partition(" ")
    if re.fullmatch(_LEFT_OVER, rest) and any(first in item.name.lower().split() for item in recipe.ingredients()):
        return True
    kept = re.compile(
        rf"\b(?:reserv|sav|keep|set aside|mak|prepar|render|strain)\w*\b[^.;]{{0,60}}\b{re.escape(name)}\b"
    )
    return any(kept.search(before.text.lower()) for before in recipe.steps if before.number < step.number)
