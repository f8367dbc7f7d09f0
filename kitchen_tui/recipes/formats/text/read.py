"""Plain text or Markdown of any style as a recipe: guessed, and what was guessed is said."""

import re

from kitchen_tui.recipes.formats.draft import Draft
from kitchen_tui.recipes.formats.text.blocks import blocks_of
from kitchen_tui.recipes.formats.text.collection import Part, recipes_in
from kitchen_tui.recipes.formats.text.front_matter import FrontMatter, split_front_matter
from kitchen_tui.recipes.formats.text.gather import Gatherer
from kitchen_tui.recipes.formats.text.gathered import Gathered
from kitchen_tui.recipes.formats.text.lines import lines_of
from kitchen_tui.recipes.problems import Problem, ReadResult
from kitchen_tui.recipes.understand.complete import read_draft
from kitchen_tui.recipes.understand.servings import parse_servings
from kitchen_tui.recipes.understand.unlisted import with_unlisted

MOST_CHARACTERS = 1_000_000
MOST_LINES = 20_000
"""A recipe that is longer is refused."""
_LISTED = 12
_SERVES = re.compile(r"\s*\(((?:serves|makes) [^()]*)\)", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:this |the )?([^.,:;!?]{3,60}?) (?:is|are|makes?|has|have) ", re.IGNORECASE)
_TITLE_WORDS = 10


def read_prose(text: str, name: str) -> ReadResult:
    """The recipe that a text tells; of a chapter with several, the first, and the others are named."""
    lines = text.count("\n") + 1
    if len(text) > MOST_CHARACTERS or lines > MOST_LINES:
        return _refused(f"This is no recipe: {lines} lines, {len(text)} characters.")
    front = split_front_matter(text)
    blocks = blocks_of(lines_of(front.body, front.first))
    chapter = recipes_in(blocks)
    if chapter:
        blocks = chapter[0].blocks
    found = Gatherer(blocks, front.title or (chapter[0].title if chapter else "")).gather()
    if not found.title and (line := _title_line(found)):
        found.title = _SERVES.sub("", line)
        found.description.remove(line)
        if serves := _SERVES.search(line):
            found.take_fact(serves[1])
    draft = _draft(found, front)
    if not draft.groups and not draft.sections:
        return _refused("No ingredients and no steps can be made out in this text.")
    return _completed(read_draft(draft, name, [*_chapter(chapter), *_missing(draft, found), *found.uncertain]))


def _completed(reading: ReadResult) -> ReadResult:
    """With what the steps measure out and the list forgets."""
    if reading.recipe is None:
        return reading
    recipe = with_unlisted(reading.recipe)
    forgotten = [
        Problem(f"The steps take “{item.text}”, which the list does not have.", hint="It is added, marked as unlisted.")
        for item in recipe.ingredients()
        if not item.listed
    ]
    return ReadResult(recipe, reading.problems, (*reading.uncertain, *forgotten))


def _draft(found: Gathered, front: FrontMatter) -> Draft:
    draft = found.draft()
    return draft._replace(
        title=draft.title or _subject(draft.description),
        tags=tuple(dict.fromkeys([*front.tags, *draft.tags])),
        source=front.source or draft.source,
        servings=draft.servings if draft.servings.least else parse_servings(front.servings),
    )


def _title_line(found: Gathered) -> str:
    """A line of a few words before the ingredients that is no sentence."""
    short = (text for text in found.description if len(text.split()) <= _TITLE_WORDS and text[-1] not in ".!?:;,")
    return next(short, "")


def _subject(description: str) -> str:
    """What a text without a title begins to speak of: "Glazed pork belly is the kind of dish…"."""
    match = _SUBJECT.match(description)
    return match[1] if match and len(match[1].split()) <= _TITLE_WORDS else ""


def _missing(draft: Draft, found: Gathered) -> list[Problem]:
    doubts = []
    if not found.title:
        called = f" The name is taken from the first sentence: “{draft.title}”." if draft.title else ""
        doubts.append(Problem(f"The text has no title.{called}", hint="Give it one."))
    if not draft.groups:
        doubts.append(Problem("No ingredients can be made out.", hint="Put them under a heading “Ingredients”."))
    if not draft.sections:
        doubts.append(Problem("No steps can be made out.", hint="Put them under a heading “Directions”."))
    return doubts


def _chapter(chapter: list[Part]) -> list[Problem]:
    if not chapter:
        return []
    others = [f"“{part.title}”" for part in chapter[1:]]
    more = f" and {len(others) - _LISTED} more" if len(others) > _LISTED else ""
    told = f"The text holds {len(chapter)} recipes; this is the first, “{chapter[0].title}”."
    return [Problem(f"{told} The others: {', '.join(others[:_LISTED])}{more}.", hint="Cut out the one you want.")]


def _refused(text: str) -> ReadResult:
    hint = "A recipe needs a list of ingredients, or steps; at most 20,000 lines and 1 MB."
    return ReadResult(None, (Problem(text, hint=hint),))
