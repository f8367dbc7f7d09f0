"""Reads recipes from a web page: its markup, completed by recipe-scrapers or the words of the page."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from kitchen_tui.model.recipe import Recipe, Servings
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.found import Candidate, Found, nothing
from kitchen_tui.recipes.formats.web.page import Node, parse_page
from kitchen_tui.recipes.formats.web.schema_recipe import ReadNode, draft_of, groups_of, schema_doubts
from kitchen_tui.recipes.formats.web.scrapers import scraped
from kitchen_tui.recipes.formats.web.shown import as_shown, grouped, more_ingredients
from kitchen_tui.recipes.formats.web.words import page_blocks
from kitchen_tui.recipes.problems import Problem, ReadResult
from kitchen_tui.recipes.reading_limits import MOST_PAGE_BYTES
from kitchen_tui.recipes.understand.complete import read_draft
from kitchen_tui.recipes.understand.draft import Draft, DraftGroup, DraftSection, DraftStep

_PASTE = "Copy the recipe's text from the page and import that."
_MOST_NODES = 200
_MUCH = 12
"""A later recipe of a page is the main one if it has at least this many more lines."""
_EQUIPMENT = lazy_regex(r"\b(?:equipment|tools|utensils|cookware|hardware)\b", re.IGNORECASE)
_FEW_LINES = 3
_FEW_LETTERS = 200
"""Fewer letters in all steps together are rarely a whole recipe."""
_BRIEF = 13
"""Fewer letters of steps per ingredient are rarely a whole recipe."""
_MORE = 1.5
_BROKEN = Problem("The page's data was broken and had to be repaired.", hint="Compare it with the page.")
_COMPARE = "Compare it with the page."
_BRIEFLY = Problem("The page's data has very short steps; the page may say more.", hint=_COMPARE)
_LONGER = Problem("The page may list more ingredients than its data.", hint=_COMPARE)
_PARTLY = Problem("The page's data has only a part of the recipe; this was read from its text.", hint=_COMPARE)
_NO_INGREDIENTS = Problem("The page's data has no ingredients; these were read from its text.", hint=_COMPARE)
_NO_STEPS = Problem("The page's data has no steps; these were read from its text.", hint=_COMPARE)
_GUESSED = Problem("The page has no recipe markup; this was read from its headings.", hint=_COMPARE)


def find_on_page(html: str, url: str = "") -> Found:
    """Find the recipes of a page, in order; the best is one with both ingredients and steps."""
    if len(html) > MOST_PAGE_BYTES:
        return nothing(f"This page is larger than {MOST_PAGE_BYTES // 1_000_000} MB.", _PASTE)
    return _PageReader(html, url).found()


class _PageReader:
    """Reads the recipes that a page marks up, and completes them by what else it says."""

    def __init__(self, html: str, url: str) -> None:
        self._html = html
        self._page = parse_page(html)
        self._url = url or self._page.url

    def found(self) -> Found:
        """Find the recipes that the page marks up, or else one in its words."""
        marked = [draft_of(node, self._page.title, self._url) for node in _different(self._page.recipes)]
        read = _without_duplicates([one for one in marked if any(_fullness(one.draft))])
        if not read:
            return self._unmarked(marked[0].draft if marked else Draft())
        best = max(range(len(read)), key=lambda at: (_fullness(read[at].draft), _size(read[at].draft) // _MUCH, -at))
        candidates = [Candidate(one.draft.title, partial(self._marked, one)) for one in read]
        if _is_thin(read[best].draft) or read[best].is_double:
            candidates[best] = candidates[best]._replace(read=partial(self._replaced, read[best]))
        elif not all(_fullness(read[best].draft)):
            candidates[best] = candidates[best]._replace(read=partial(self._filled, read[best]))
        return Found(tuple(candidates), best, whole="page")

    def _marked(self, one: ReadNode, name: str) -> ReadResult:
        """Read a recipe that the page marks up."""
        cards = [draft_of(node, "", "").draft for node in self._page.cards]
        blocks = page_blocks(self._html)
        draft = _without_equipment(as_shown(grouped(one.draft, cards), blocks))
        doubts = [*schema_doubts(one, "page"), *([_BROKEN] if self._page.repaired else [])]
        listed, are_used = more_ingredients(draft, blocks)
        if are_used:
            draft = draft._replace(groups=tuple(groups_of(listed, draft)))
        if listed:
            doubts.append(_PARTLY if are_used else _LONGER)
        return read_draft(draft, name, doubts)

    def _filled(self, one: ReadNode, name: str) -> ReadResult:
        """Read a recipe whose data lacks ingredients or steps; these are taken from elsewhere on the page."""
        draft = one.draft
        doubts: list[Problem] = []
        roles = ("steps", "ingredients") if draft.groups else ("ingredients", "steps")
        others: list[Callable[[], Draft | None]] = [self._scraped, *(partial(self._worded, role) for role in roles)]
        for other in others:
            found = (not all(_fullness(draft)) and other()) or Draft()
            if not draft.groups and found.groups:
                draft = draft._replace(groups=found.groups)
                doubts.append(_NO_INGREDIENTS)
            if not draft.sections and found.sections:
                draft = draft._replace(sections=found.sections)
                doubts.append(_NO_STEPS)
        filled = self._marked(one._replace(draft=draft), name)
        return filled._replace(uncertain=(*doubts, *filled.uncertain))

    def _replaced(self, one: ReadNode, name: str) -> ReadResult:
        """Read a recipe whose data is brief or doubled; the lists of recipe-scrapers replace it if they are longer."""
        whole = self._scraped()
        doubts = (_BRIEFLY,) if _is_brief(one.draft) else ()
        if whole and all(_fullness(whole)) and (one.is_double or _is_longer(whole, one.draft)):
            draft = one.draft._replace(groups=whole.groups, sections=whole.sections)
            one, doubts = one._replace(draft=draft, is_double=False), (_PARTLY,)
        read = self._marked(one, name)
        return read._replace(uncertain=(*doubts, *read.uncertain))

    def _unmarked(self, facts: Draft) -> Found:
        """Find the recipe of a page whose markup has at most its title and facts."""
        draft = self._scraped()
        if draft is not None and all(_fullness(draft)):
            draft = _with_facts(draft, facts)
            return Found((Candidate(draft.title, partial(read_draft, draft)),), whole="page")
        if read := self._from_words(facts):
            recipe, result = read
            named = Candidate(recipe.title, lambda name: result._replace(recipe=recipe._replace(name=name)))
            return Found((named,), whole="page")
        if self._page.recipes:
            return nothing("This page names a recipe but gives neither its ingredients nor its steps.", _PASTE)
        unreadable = self._page.unreadable
        broken = f" ({unreadable} of its data blocks cannot be read)" if unreadable else ""
        return nothing(f"There is no recipe in this page's markup{broken}.", _PASTE)

    def _scraped(self) -> Draft | None:
        """Return the draft that recipe-scrapers makes of the page."""
        draft = scraped(self._html, self._url) if self._url else None
        return draft._replace(title=draft.title or self._page.title) if draft else None

    def _worded(self, role: str) -> Draft | None:
        """Return the ingredients and steps below the page's headings of this role."""
        from kitchen_tui.recipes.formats.text.reader import read_prose
        from kitchen_tui.recipes.formats.web.words import words_from

        words = words_from(self._html, role)
        recipe = read_prose(f"# {self._page.title or 'Recipe'}\n\n{words}", "").recipe if words else None
        return _draft_of(recipe) if recipe else None

    def _from_words(self, facts: Draft) -> tuple[Recipe, ReadResult] | None:
        """Read the text under the page's headings, with a warning; None if that is not a recipe either."""
        from kitchen_tui.recipes.formats.text.reader import read_prose
        from kitchen_tui.recipes.formats.web.words import main_heading, unheaded_words, words_from

        offered = (words for words in (words_from(self._html, "ingredients"), unheaded_words(self._html)) if words)
        results = (read_prose(words, "") for words in offered)
        read = next((one for one in results if one.recipe and one.recipe.groups and one.recipe.steps), None)
        if read is None or read.recipe is None:
            return None
        heading, page_title = main_heading(self._html), self._page.title
        title = facts.title or (heading if heading in page_title else "") or page_title or heading
        untitled = [problem for problem in read.uncertain if not (title and "no title" in problem.text)]
        recipe = _with_facts(read.recipe, facts)
        recipe = recipe._replace(title=title or recipe.title, source=self._url or recipe.source)
        return recipe, read._replace(uncertain=(_GUESSED, *untitled))


def _different(nodes: tuple[Node, ...]) -> list[Node]:
    """Return the nodes without repetitions."""
    kept: list[Node] = []
    for node in nodes[:_MOST_NODES]:
        if node not in kept:
            kept.append(node)
    return kept


def _without_duplicates(read: list[ReadNode]) -> list[ReadNode]:
    """Return the recipes, each once: of two with the same title, ingredients and steps, the one that says more."""
    kept: dict[Any, ReadNode] = {}
    for one in read:
        key = (one.draft.title, one.draft.groups, one.draft.sections)
        if key not in kept or _count_facts(one.draft) > _count_facts(kept[key].draft):
            kept[key] = one
    return list(kept.values())


def _count_facts(draft: Draft) -> int:
    return sum(value != empty for value, empty in zip(draft, Draft(), strict=True))


def _without_equipment(draft: Draft) -> Draft:
    """Return the draft with groups such as "Equipment Needed" as a note, because they are not ingredients."""
    tools = [group for group in draft.groups if _EQUIPMENT.search(group.name)]
    if not tools:
        return draft
    note = f"Equipment: {', '.join(line for group in tools for line in group.lines)}"
    groups = tuple(group for group in draft.groups if group not in tools)
    return draft._replace(groups=groups, notes=(*draft.notes, note))


def _is_thin(draft: Draft) -> bool:
    """Return whether the data of a page look like a small part of its recipe: hardly any ingredients or words."""
    lines = draft.lines()
    if not all(_fullness(draft)):
        return False
    if len(lines) > _FEW_LINES:
        return _is_brief(draft)
    return _step_letters(draft) < _FEW_LETTERS or not any(map(str.isnumeric, "".join(lines)))


def _is_brief(draft: Draft) -> bool:
    count = len(draft.lines())
    return count > _FEW_LINES and _step_letters(draft) < _BRIEF * count


def _is_longer(whole: Draft, draft: Draft) -> bool:
    return _size(whole) >= _MORE * _size(draft) or _letters(whole) >= _MORE * _letters(draft)


def _letters(draft: Draft) -> int:
    return _step_letters(draft) + sum(map(len, draft.lines()))


def _step_letters(draft: Draft) -> int:
    return sum(len(step.text) for step in draft.steps())


def _size(draft: Draft) -> int:
    """Return the number of ingredients and of steps."""
    return len(draft.lines()) + len(draft.steps())


def _fullness(draft: Draft) -> tuple[bool, bool]:
    return bool(draft.sections), bool(draft.groups)


_OneOf = TypeVar("_OneOf", Draft, Recipe)


def _with_facts(one: _OneOf, facts: Draft) -> _OneOf:
    """Return a draft or a recipe with the facts that it lacks and the markup states."""
    if one.servings == Servings():
        one = one._replace(servings=facts.servings)
    return one._replace(
        description=one.description or facts.description, times=one.times or facts.times, tags=one.tags or facts.tags
    )


def _draft_of(recipe: Recipe) -> Draft:
    """Return a draft of a recipe's lines and steps, to be read again."""
    groups = (DraftGroup(group.name, tuple(item.text for item in group.ingredients)) for group in recipe.groups)
    sections = (
        DraftSection(section.name, tuple(DraftStep(step.text, notes=step.notes) for step in section.steps))
        for section in recipe.sections
    )
    return Draft(title=recipe.title, groups=tuple(groups), sections=tuple(sections))
