"""Reads recipes from web pages, which are fetched within limits and never run, and writes recipes as JSON-LD.

`page` finds the recipes that a page marks up, as JSON-LD or in its elements (`microdata`). `schema_recipe` and
`instructions` turn them into drafts, which `reader` completes with `scrapers` and with what the page displays (`shown`,
`words`). `fetch` is separate: a saved page is read without the network.
"""
