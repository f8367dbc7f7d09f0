"""A web page as a recipe: JSON-LD, else microdata, else recipe-scrapers, else the words under its headings."""

from kitchen_tui.recipes.formats.draft import Draft
from kitchen_tui.recipes.formats.text.read import read_prose
from kitchen_tui.recipes.formats.web.page import Node, Page, parse_page
from kitchen_tui.recipes.formats.web.schema_recipe import draft_of
from kitchen_tui.recipes.formats.web.scrapers import ScrapersMissingError, scraped
from kitchen_tui.recipes.formats.web.words import recipe_words
from kitchen_tui.recipes.limits import MOST_PAGE_BYTES
from kitchen_tui.recipes.problems import Problem, ReadResult
from kitchen_tui.recipes.understand.complete import read_draft

_PASTE = "Copy the recipe's text from the page and import that."


def read_page(html: str, url: str, name: str) -> ReadResult:
    """The recipe that a page holds; of several, the fullest. `url` is where it came from, empty where nobody knows."""
    if len(html) > MOST_PAGE_BYTES:
        return _nothing(f"this page is larger than {MOST_PAGE_BYTES // 1_000_000} MB", _PASTE)
    page = parse_page(html)
    url = url or page.url
    return _marked_up(page, url, name) or _unmarked(html, page, url, name)


def _marked_up(page: Page, url: str, name: str) -> ReadResult | None:
    """What the page marks up as its recipe; None where that is nothing to cook by."""
    read = [draft_of(node, page.title, url) for node in _apart(page.recipes)]
    best = max(read, key=lambda one: _fullness(one.draft), default=None)
    if best is None or not any(_fullness(best.draft)):
        return None
    uncertain = [Problem(doubt, hint="It is left out; put it in if it is right.") for doubt in best.doubts]
    uncertain += _doubts(best.draft)
    if len(read) > 1:
        others = ", ".join(f"“{one.draft.title}”" for one in read if one is not best)
        uncertain.append(Problem(f"The page holds {len(read)} recipes; this is “{best.draft.title}”, not {others}."))
    if page.mended:
        uncertain.append(Problem("The page's data was broken and had to be mended.", hint="Compare it with the page."))
    return read_draft(best.draft, name, uncertain)


def _apart(nodes: tuple[Node, ...]) -> list[Node]:
    """Pages repeat themselves: of nodes that say the same, the first."""
    kept: list[Node] = []
    for node in nodes[:50]:
        if node not in kept:
            kept.append(node)
    return kept


def _fullness(draft: Draft) -> tuple[bool, bool]:
    return bool(draft.sections), bool(draft.groups)


def _doubts(draft: Draft) -> list[Problem]:
    doubts = []
    if not draft.groups:
        doubts.append(Problem("The page lists no ingredients.", hint="Add them from the page."))
    if not draft.sections:
        doubts.append(Problem("The page gives no steps.", hint="Add them from the page."))
    return doubts


def _unmarked(html: str, page: Page, url: str, name: str) -> ReadResult:
    try:
        draft = scraped(html, url) if url else None
        hint = _PASTE
    except ScrapersMissingError:
        draft = None
        hint = f"For some sites it helps to install recipe-scrapers: pip install 'kitchen-tui[web]'. {_PASTE}"
    if draft is not None:
        return read_draft(draft._replace(title=draft.title or page.title), name, _doubts(draft))
    broken = f" ({page.unreadable} of its data blocks cannot be read)" if page.unreadable else ""
    said = f"this page marks no recipe up{broken}"
    if page.recipes:
        said = "this page names a recipe and gives neither its ingredients nor its steps"
    return _from_words(html, page, url, name) or _nothing(said, hint)


def _from_words(html: str, page: Page, url: str, name: str) -> ReadResult | None:
    """What stands under the page's headings, with a warning; None where that is no recipe either."""
    words = recipe_words(html)
    read = read_prose(f"# {page.title}\n\n{words}", name) if words else None
    if read is None or read.recipe is None or not (read.recipe.groups and read.recipe.steps):
        return None
    guess = Problem("The page marks no recipe up: this is what its headings say.", hint="Compare it with the page.")
    return ReadResult(read.recipe._replace(source=url or read.recipe.source), (), (guess, *read.uncertain))


def _nothing(text: str, hint: str) -> ReadResult:
    return ReadResult(None, (Problem(f"{text[0].upper()}{text[1:]}.", hint=hint),))
