"""Recipes from web pages: fetched within limits, read for their markup, never run; and written as JSON-LD.

`page` finds the recipes that a page marks up, as JSON-LD or in its elements (`microdata`); `schema_recipe` and
`instructions` make drafts of them; `read` completes these from `scrapers` and from the page's `words`. `fetch` is
apart: a saved page is read without the network.
"""
