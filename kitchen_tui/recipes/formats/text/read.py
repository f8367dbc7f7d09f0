"""Reads plain text or Markdown of any style as one or several recipes, and reports what is uncertain."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.draft import Draft
from kitchen_tui.recipes.formats.headings import role_of
from kitchen_tui.recipes.formats.text.assemble import ParsedProse, assemble
from kitchen_tui.recipes.formats.text.evidence import begins_with_verb, has_amount
from kitchen_tui.recipes.formats.text.lines import Line, read_lines
from kitchen_tui.recipes.formats.text.metadata import Metadata, split_metadata
from kitchen_tui.recipes.formats.text.outline import Outline
from kitchen_tui.recipes.formats.text.split_facts import join_split_facts
from kitchen_tui.recipes.formats.text.web_page import without_page
from kitchen_tui.recipes.problems import MOST_BYTES, MOST_LINES, Problem, ReadResult
from kitchen_tui.recipes.understand.complete import read_draft, title_from, with_unlisted
from kitchen_tui.recipes.understand.language import is_english

_FEWEST_IN_CHAPTER = 3
_FEWEST_AMOUNTS = 2
_STEP_WORDS = 8


class Part(NamedTuple):
    """A heading and the lines below it."""

    title: str
    lines: list[Line]


def recipes_in(lines: list[Line]) -> list[Part]:
    """Return the recipes of a collection in order, or nothing if the text is a single recipe."""
    roles = {role_of(line.text) for line in lines if line.kind == "heading"}
    if roles & {"ingredients", "steps"}:
        complete = [part for part in _split_at_headings(lines, 1) if _has_ingredients(part)]
        return complete if len(complete) > 1 else []
    complete = [part for part in _split_at_headings(lines, 9) if _is_recipe(part)]
    return complete if len(complete) >= _FEWEST_IN_CHAPTER else []


def _split_at_headings(lines: list[Line], lowest: int) -> list[Part]:
    """Split the lines at the headings down to a level."""
    parts = [Part("", [])]
    for line in lines:
        if line.kind == "heading" and line.level <= lowest and not role_of(line.text):
            parts.append(Part(line.text, []))
        else:
            parts[-1].lines.append(line)
    return parts


def _has_ingredients(part: Part) -> bool:
    return bool(part.title) and any(
        line.kind == "heading" and role_of(line.text) == "ingredients" for line in part.lines
    )


def _is_recipe(part: Part) -> bool:
    """Return whether there are amounts and instructions."""
    texts = [line.text for line in part.lines if line.kind in ("text", "bullet", "number")]
    amounts = [text for text in texts if has_amount(text)]
    others = [text for text in texts if len(text.split()) >= _STEP_WORDS and text not in amounts]
    return bool(part.title) and len(amounts) >= _FEWEST_AMOUNTS and bool(others)


_KITCHEN = lazy_regex(
    r"\b(?:cook|bake?|boil|fry|fri|roast|grill|simmer|saut[ée]|steam|stew|brais|poach|broil|toast|chop|slic|dic|minc|grat"
    r"|peel|knead|whisk|blend|stir|mix|toss|chill|freez|refrigerat|marinat|season|drain|soak|melt|heat|warm|cool|serv|eat"
    r"|tast|dish|plat|oven|pan|pot|bowl|skillet|fridge|glass|jar|recip|tsp|tbsp|teaspoon|tablespoon|cup|pinch|clove"
    r"|ounce|pound|salt|pepper|sugar|honey|flour|butter|oil|egg|milk|cream|chees|yogh?urt|water|ic|juic|sauc|soup|salad"
    r"|ric|pasta|noodl|bean|bread|dough|cak|meat|chicken|beef|pork|lamb|fish|onion|garlic|tomato|potato|lemon|lim|apple"
    r"|fruit|vegetabl|herb|spic|vinegar|win|beer|gin|rum|vodka|tea|coffe|chocolat)"
    r"(?:e?s|e?d|e|ing|y)?\b|\d\s?(?:g|kg|ml|cl|dl|l|oz|lbs?)\b",
    re.IGNORECASE,
)
"""Words and units; nearly every recipe has at least one of them."""
_FEWEST_WORDS = 12
_LEAST_SHARE = 0.02
"""The share of words of the kitchen from which English instructions may be a recipe; most have over a tenth."""
_MOST_SEARCHED = 20_000
_MOST_TOGETHER = 5_000
"""The most lines that are read as one recipe; a long one has three hundred."""
_MOST_TITLES = 12
_SUBJECT = lazy_regex(
    r"(?!(?:the|this|my|our) (?:problem|secret|trick|reason|things?|idea|key|story|best|first|last|next)\b)"
    r"(?:this |the )?(?!(?:is|was|are|were|this|i|we|you|it|they|he|she|here|there|these|those|that|when|if|as|so"
    r"|how|what|why|who|where|videos?"
    r"|my)\b)"
    r"[\"“]?([^.,:;!?]{3,60}?) (?:is|are|makes?|has|have) ",
    re.IGNORECASE,
)
_NO_DISH = frozenset(
    """recipe recipes untitled note notes document doc readme index scan page paste pasted clipboard download text file
    new copy test message mail email the and img image screenshot export""".split()  # noqa: SIM905 - a table of words
)
"""Words of file names that do not describe the dish."""
_LOUD = lazy_regex(r"(?<!\S)[A-Z][A-Z'’-]{2,}(?: (?:[A-Z][A-Z'’-]+|&)){1,5}(?![^\s.,:!?])")
_LOUD_WITHIN = 150
_LONG_WORD = 4
_TITLE_WORDS = 12


def read_prose(text: str, name: str, number: int = 0) -> ReadResult:
    """Read the recipe in a text under its library name.

    If the text holds several, read the one with that number, counted from 1 (see `recipe_titles`); without a number
    read the first, and name the others.
    """
    if refusal := _refused_by_size(text):
        return refusal
    metadata, lines, parts = _parts(text)
    if parts:
        lines = parts[max(number - 1, 0)].lines
    if len(lines) > _MOST_TOGETHER:
        return _refused(f"This is too long for a recipe: {len(lines):,} lines.")
    if _lists_in_full(lines) and not any(has_amount(line) for group in metadata.draft.groups for line in group.lines):
        metadata = metadata._replace(draft=metadata.draft._replace(groups=()))  # tags, not amounts to buy
    title = parts[max(number - 1, 0)].title if parts else metadata.draft.title
    is_stated = bool(metadata.draft.groups or metadata.draft.sections) or _names_roles(lines)
    if metadata.components and not is_stated:
        return _refused(f"This recipe is made of others: {_quoted(metadata.components)}.", "Import each of them.")
    outline = Outline(lines, title, bool(metadata.draft.groups), bool(metadata.draft.sections))
    sections = outline.sections()
    found = assemble(sections, outline.title)
    subject = _subject(" ".join(found.description), name)
    draft = _without_repetitions(_with_metadata(found.draft(), metadata.draft, subject))
    if not draft.sections and (not draft.groups or (found.guessed_ingredients and len(draft.groups[0].lines) < 2)):
        return _refused("No ingredients and no steps were found in this text.")
    if _is_something_else(
        draft, not any(section.role in ("ingredients", "steps") and section.is_certain for section in sections)
    ):
        return _refused("This does not look like a recipe: nothing in it is about food.")
    others = [] if number else _other_recipes(parts)
    if metadata.components:
        others.append(Problem(f"It needs other recipes: {_quoted(metadata.components)}.", hint="Import them too."))
    return _completed(
        read_draft(draft, name, [*others, *_missing(draft, found, name), *metadata.uncertain, *found.uncertain])
    )


def _is_something_else(draft: Draft, is_guess: bool) -> bool:
    """Return whether hardly any words are about cooking: instructions for a computer, a list of users or programs.

    English instructions need a share of such words, a text without headings at least one.
    """
    steps = [step.text for section in draft.sections for step in section.steps]
    texts = [draft.title, *(line for group in draft.groups for line in group.lines), *steps]
    text = "\n".join(texts)[:_MOST_SEARCHED]
    words = text.lower().split()
    orders = any(begins_with_verb(step) and step.count(" ") > 1 for step in steps)
    if is_guess and not orders and not _KITCHEN.search(text) and not _KITCHEN.search(draft.description):
        return True
    if not steps or len(words) < _FEWEST_WORDS or "the" not in words or not is_english([*texts, draft.description]):
        return False  # too few words show nothing
    return sum(1 for _ in islice(_KITCHEN.finditer(text), len(words))) < _LEAST_SHARE * len(words)


def _lists_in_full(lines: list[Line]) -> bool:
    """Return whether a heading introduces ingredients, and some lines have amounts."""
    headed = any(line.kind == "heading" and role_of(line.text) == "ingredients" for line in lines)
    return headed and sum(has_amount(line.text) for line in lines if line.text) >= _FEWEST_AMOUNTS


def recipe_titles(text: str) -> tuple[str, ...]:
    """Return the titles of the recipes in a text in order, or nothing if it holds a single one."""
    return () if _refused_by_size(text) else tuple(part.title for part in _parts(text)[2])


@lru_cache(maxsize=1)
def _parts(text: str) -> tuple[Metadata, list[Line], list[Part]]:
    """Return the metadata, the lines and the recipes of a text. It is asked for its titles, then for each recipe."""
    metadata = split_metadata(text)
    lines = join_split_facts(without_page(read_lines(metadata.body, metadata.first)))
    return metadata, lines, recipes_in(lines)


def _refused_by_size(text: str) -> ReadResult | None:
    count = text.count("\n") + 1
    if len(text) <= MOST_BYTES and count <= MOST_LINES:
        return None
    return _refused(f"This is too long for a recipe: {count:,} lines, {len(text):,} characters.")


def _completed(result: ReadResult) -> ReadResult:
    """Add the ingredients that the steps measure out and the list lacks."""
    if result.recipe is None:
        return result
    recipe = with_unlisted(result.recipe)
    forgotten = [
        Problem(f"The steps use “{item.text}”, which is not in the list.", hint="It is added, marked as unlisted.")
        for item in recipe.ingredients()
        if not item.listed
    ]
    return ReadResult(recipe, result.problems, (*result.uncertain, *forgotten))


def _with_metadata(draft: Draft, metadata: Draft, subject: str) -> Draft:
    """Complete the draft by the metadata, which take precedence over the text, and by a title if it has none."""
    named = {time.name for time in metadata.times}
    return draft._replace(
        title=draft.title or subject,
        description=" ".join(filter(None, [metadata.description, draft.description])),
        servings=metadata.servings if metadata.servings.least else draft.servings,
        times=(*metadata.times, *(time for time in draft.times if time.name not in named)),
        tags=tuple(dict.fromkeys([*metadata.tags, *draft.tags])),
        source=" · ".join(dict.fromkeys(filter(None, (metadata.source, _unless_in(metadata.source, draft.source))))),
        groups=metadata.groups or draft.groups,
        sections=metadata.sections or draft.sections,
        nutrition=draft.nutrition if draft.nutrition.facts else metadata.nutrition._replace(per=draft.nutrition.per),
        notes=(*metadata.notes, *draft.notes),
    )


_NEXT_AMOUNT = lazy_regex(r",\s+(?=[\d½¼¾⅓⅔⅛])")


def _without_repetitions(draft: Draft) -> Draft:
    """Drop steps that only repeat ingredients, as cards show them again below the step that uses them."""
    lines = [line.casefold() for group in draft.groups for line in group.lines]

    def repeats(text: str) -> bool:
        parts = [part.casefold().rstrip(" .") for part in _NEXT_AMOUNT.split(text)]
        return parts[0][:1].isnumeric() and all(any(line.startswith(part) for line in lines) for part in parts)

    return draft._replace(
        sections=tuple(
            section._replace(steps=tuple(step for step in section.steps if step.title or not repeats(step.text)))
            for section in draft.sections
        )
    )


def _unless_in(known: str, source: str) -> str:
    """Return a source that is not part of the known ones."""
    return "" if source.casefold() in known.casefold() else source


def _subject(description: str, name: str) -> str:
    """Return the dish named first in a text without a title: "Glazed pork belly is the kind…", "my POTATO CASSEROLE".

    If the file is named after a dish, it must be the same: a word of that name must be in it.
    """
    match = _LOUD.search(description[:_LOUD_WITHIN]) or _SUBJECT.match(description)
    subject = match[match.lastindex or 0] if match else ""
    words = [word for word in title_from(name).lower().split() if len(word) >= _LONG_WORD]
    if len(subject.split()) > _TITLE_WORDS or (_is_title(name) and not any(word in subject.lower() for word in words)):
        return ""
    return subject


def _missing(draft: Draft, found: ParsedProse, name: str) -> list[Problem]:
    doubts = []
    if not found.title and not _is_title(name):
        taken = f" It is called “{draft.title}” after its first sentence." if draft.title else ""
        doubts.append(Problem(f"The text has no title.{taken}", hint="Give it one."))
    if not draft.groups:
        doubts.append(Problem("No ingredients were found.", hint="Put them under a heading “Ingredients”."))
    if not draft.sections:
        doubts.append(Problem("No steps were found.", hint="Put them under a heading “Directions”."))
    return doubts


def _is_title(name: str) -> bool:
    """Return whether the name of a file is that of a dish, as in a folder of notes: "Mushroom Risotto"."""
    words = title_from(name).lower().split()
    named = [word for word in words if word.isalpha() and len(word) > 2 and word not in _NO_DISH]
    return len(named) > 1 or (len(words) == len(named) == 1 and name[0].isupper() and not name.isupper())


def _other_recipes(chapter: list[Part]) -> list[Problem]:
    if not chapter:
        return []
    others = [f"“{part.title}”" for part in chapter[1:]]
    more = f" and {len(others) - _MOST_TITLES} more" if len(others) > _MOST_TITLES else ""
    first = f"The text holds {len(chapter)} recipes; this is the first, “{chapter[0].title}”."
    return [Problem(f"{first} The others: {', '.join(others[:_MOST_TITLES])}{more}.", hint="Cut out the one you want.")]


def _names_roles(lines: list[Line]) -> bool:
    return any(line.kind == "heading" and role_of(line.text) in ("ingredients", "steps") for line in lines)


def _quoted(titles: Sequence[str]) -> str:
    return ", ".join(f"“{title}”" for title in titles[:_MOST_TITLES])


_WHAT_IT_NEEDS = "A recipe needs a list of ingredients, or steps; at most 20,000 lines and 1 MB."


def _refused(text: str, hint: str = _WHAT_IT_NEEDS) -> ReadResult:
    return ReadResult(None, (Problem(text, hint=hint),))
