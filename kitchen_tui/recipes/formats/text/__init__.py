"""Recipes as people write and paste them: plain text and Markdown of any style, read by guessing well, and written."""

from kitchen_tui.recipes.formats.text.read import read_prose
from kitchen_tui.recipes.formats.text.writer import write_text

__all__ = ["read_prose", "write_text"]
