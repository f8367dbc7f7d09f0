"""Recipes from web pages: fetched carefully, read for their schema.org data, never run; and written as JSON-LD.

Fetching stands apart, in `fetch`: a saved page is read without a thought of the network.
"""

from kitchen_tui.recipes.formats.web.charset import decoded
from kitchen_tui.recipes.formats.web.jsonld_writer import write_jsonld
from kitchen_tui.recipes.formats.web.read import read_page

__all__ = ["decoded", "read_page", "write_jsonld"]
