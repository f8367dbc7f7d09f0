"""Our own format, written by hand; its keys are in docs/recipe-format.md.

`compose` parses YAML into nodes within bounds, `reader` makes a recipe of them, `writer` writes one.
"""
