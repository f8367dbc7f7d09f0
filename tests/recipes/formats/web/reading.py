"""Reading the recipe of a web page that is given as text."""

from kitchen_tui.recipes.formats.found import chosen
from kitchen_tui.recipes.formats.web.read import find_on_page
from kitchen_tui.recipes.problems import ReadResult


def read_page(html: str, url: str, name: str) -> ReadResult:
    """Read the recipe of a page, of several the most complete. `url` is the origin of the page, or ""."""
    return chosen(find_on_page(html, url), name)
