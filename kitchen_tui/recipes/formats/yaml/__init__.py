"""Our own format, written by hand; its keys are in docs/recipe-format.md.

`compose` parses YAML into nodes within limits, `reader` turns them into a recipe, `writer` writes one.
"""
