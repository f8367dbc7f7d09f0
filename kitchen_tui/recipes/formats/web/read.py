"""Reads recipes from a web page: its markup, completed by recipe-scrapers or the words of the page."""

import re
from collections.abc import Callable
from functools import partial

from kitchen_tui.model.recipe import Recipe
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.candidates import Candidate, Found, nothing
from kitchen_tui.recipes.formats.draft import Draft, DraftGroup, DraftSection, DraftStep
from kitchen_tui.recipes.formats.web.page import Node, Page, parse_page
from kitchen_tui.recipes.formats.web.schema_recipe import Understood, draft_of, schema_doubts
from kitchen_tui.recipes.formats.web.scrapers import is_installed, scraped
from kitchen_tui.recipes.formats.web.shown import as_shown, grouped
from kitchen_tui.recipes.problems import MOST_PAGE_BYTES, Problem, ReadResult
from kitchen_tui.recipes.understand.complete import read_draft

_PASTE = "Copy the recipe's text from the page and import that."
_INSTALL = "More sites can be read after: pip install 'kitchen-tui[web]'."
_MOST_NODES = 200
_MUCH = 12
"""A later recipe of a page is the main one if it has at least this many more lines."""
_EQUIPMENT = lazy_regex(r"\b(?:equipment|tools|utensils|cookware|hardware)\b", re.IGNORECASE)
_FEW_LINES = 3
_FEW_WORDS = 200
"""Fewer letters in all steps together are rarely a whole recipe."""
_MORE = 1.5
_BROKEN = Problem("The page's data was broken and had to be repaired.", hint="Compare it with the page.")
_COMPARE = "Compare it with the page."


def find_on_page(html: str, url: str = "") -> Found:
    """Find the recipes of a page, in order; the best is one with both ingredients and steps."""
    if len(html) > MOST_PAGE_BYTES:
        return nothing(f"This page is larger than {MOST_PAGE_BYTES // 1_000_000} MB.", _PASTE)
    page = parse_page(html)
    url = url or page.url
    read = [draft_of(node, page.title, url) for node in _apart(page.recipes)]
    read = [one for one in read if any(_fullness(one.draft))]
    if not read:
        return _unmarked(html, page, url)
    best = max(range(len(read)), key=lambda at: (_fullness(read[at].draft), _size(read[at].draft) // _MUCH, -at))
    candidates = [Candidate(one.draft.title, partial(_marked, html, page, one)) for one in read]
    if is_thin(read[best].draft):
        candidates[best] = candidates[best]._replace(read=partial(_completed, html, page, url, read[best]))
    elif not all(_fullness(read[best].draft)):
        candidates[best] = candidates[best]._replace(read=partial(_filled, html, page, url, read[best]))
    return Found(tuple(candidates), best, whole="page")


def _marked(html: str, page: Page, one: Understood, name: str) -> ReadResult:
    """Read the recipe that the page marks up."""
    cards = [draft_of(node, "", "").draft for node in page.cards]
    draft = _without_equipment(as_shown(grouped(one.draft, cards), html))
    return read_draft(draft, name, [*schema_doubts(one, "page"), *([_BROKEN] if page.mended else [])])


def _without_equipment(draft: Draft) -> Draft:
    """Return the draft with groups such as "Equipment Needed" as a note, because they are not ingredients."""
    tools = [group for group in draft.groups if _EQUIPMENT.search(group.name)]
    if not tools:
        return draft
    note = f"Equipment: {', '.join(line for group in tools for line in group.lines)}"
    groups = tuple(group for group in draft.groups if group not in tools)
    return draft._replace(groups=groups, notes=(*draft.notes, note))


def _filled(html: str, page: Page, url: str, one: Understood, name: str) -> ReadResult:
    """Return the draft, completed by ingredients or steps from elsewhere on the page if the markup lacks them."""
    doubts: list[Problem] = []
    draft = one.draft
    roles = ("steps", "ingredients") if draft.groups else ("ingredients", "steps")
    others: list[Callable[[], Draft | None]] = [_scraped(html, page, url)]
    others += [partial(_worded, html, page, name, role) for role in roles]
    for other in others:
        found = None if draft.groups and draft.sections else other()
        if found is None:
            continue
        if not draft.groups and found.groups:
            draft = draft._replace(groups=found.groups)
            doubts.append(Problem("The page's data has no ingredients; these are what the page says.", hint=_COMPARE))
        if not draft.sections and found.sections:
            draft = draft._replace(sections=found.sections)
            doubts.append(Problem("The page's data has no steps; these are what the page says.", hint=_COMPARE))
    filled = _marked(html, page, one._replace(draft=draft), name)
    if not all(_fullness(draft)) and not is_installed():
        doubts.append(Problem("Another reader may find the missing parts on the page.", hint=_INSTALL))
    return filled._replace(uncertain=(*doubts, *filled.uncertain))


def _completed(html: str, page: Page, url: str, one: Understood, name: str) -> ReadResult:
    """Return what recipe-scrapers finds on a page whose data have only a small part of the recipe, else the data."""
    whole = _scraped(html, page, url)()
    if whole is None or not all(_fullness(whole)) or _size(whole) < _MORE * _size(one.draft):
        return _marked(html, page, one, name)
    draft = one.draft._replace(groups=whole.groups, sections=whole.sections)
    doubt = Problem("The page's data has only a part of the recipe; this is what the page says.", hint=_COMPARE)
    read = _marked(html, page, one._replace(draft=draft), name)
    return read._replace(uncertain=(doubt, *read.uncertain))


def is_thin(draft: Draft) -> bool:
    """Return whether the data of a page look like a small part of its recipe: hardly any ingredients and words."""
    lines = [line for group in draft.groups for line in group.lines]
    if not all(_fullness(draft)) or len(lines) > _FEW_LINES:
        return False
    words = sum(len(step.text) for section in draft.sections for step in section.steps)
    return words < _FEW_WORDS or not any(char.isnumeric() for line in lines for char in line)


def _apart(nodes: tuple[Node, ...]) -> list[Node]:
    """Return the nodes without repetitions."""
    kept: list[Node] = []
    for node in nodes[:_MOST_NODES]:
        if node not in kept:
            kept.append(node)
    return kept


def _fullness(draft: Draft) -> tuple[bool, bool]:
    return bool(draft.sections), bool(draft.groups)


def _size(draft: Draft) -> int:
    """Return the number of ingredients and of steps."""
    return sum(len(group.lines) for group in draft.groups) + sum(len(section.steps) for section in draft.sections)


def _unmarked(html: str, page: Page, url: str) -> Found:
    """Find the recipe of a page without markup."""
    draft = _scraped(html, page, url)()
    if draft is not None and all(_fullness(draft)):
        return Found((Candidate(draft.title, partial(read_draft, draft)),), whole="page")
    if read := _from_words(html, page, url):
        title = read("").recipe
        return Found((Candidate(title.title if title else "", read),), whole="page")
    broken = f" ({page.unreadable} of its data blocks cannot be read)" if page.unreadable else ""
    hint = _PASTE if is_installed() else f"{_PASTE} {_INSTALL}"
    if page.recipes:
        return nothing("This page names a recipe but gives neither its ingredients nor its steps.", hint)
    return nothing(f"There is no recipe in this page's markup{broken}.", hint)


def _scraped(html: str, page: Page, url: str) -> Callable[[], Draft | None]:
    """Return the draft that recipe-scrapers makes of the page."""

    def ask() -> Draft | None:
        draft = scraped(html, url) if url else None
        return draft._replace(title=draft.title or page.title) if draft else None

    return ask


def _worded(html: str, page: Page, name: str, role: str) -> Draft | None:
    """Return the ingredients and steps below the page's headings of these roles."""
    from kitchen_tui.recipes.formats.text.read import read_prose
    from kitchen_tui.recipes.formats.web.shown import words_from

    words = words_from(html, role)
    recipe = read_prose(f"# {page.title or 'Recipe'}\n\n{words}", name).recipe if words else None
    return _draft_of(recipe) if recipe else None


def _draft_of(recipe: Recipe) -> Draft:
    """Return a draft of a recipe's lines and steps, to be read again."""
    groups = (DraftGroup(group.name, tuple(item.text for item in group.ingredients)) for group in recipe.groups)
    sections = (
        DraftSection(section.name, tuple(DraftStep(step.text, notes=step.notes) for step in section.steps))
        for section in recipe.sections
    )
    return Draft(title=recipe.title, groups=tuple(groups), sections=tuple(sections))


def _from_words(html: str, page: Page, url: str) -> Callable[[str], ReadResult] | None:
    """Read the text under the page's headings, with a warning; None if that is not a recipe either."""
    from kitchen_tui.recipes.formats.text.read import read_prose
    from kitchen_tui.recipes.formats.web.shown import main_heading, words_from

    words = words_from(html, "ingredients")
    read = read_prose(words, "") if words else None
    if read is None or read.recipe is None or not (read.recipe.groups and read.recipe.steps):
        return None
    guess = Problem("The page has no recipe markup; this was read from its headings.", hint=_COMPARE)
    heading = main_heading(html)
    title = (heading if heading and heading in page.title else "") or page.title or heading
    untitled = [problem for problem in read.uncertain if not (title and "no title" in problem.text)]
    result = read._replace(uncertain=(guess, *untitled))
    recipe = read.recipe._replace(title=title or read.recipe.title, source=url or read.recipe.source)
    return lambda name: result._replace(recipe=recipe._replace(name=name))
