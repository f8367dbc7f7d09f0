"""Recipes as people write and paste them: plain text and Markdown of any style, read by guessing well, and written."""

from kitchen_tui.recipes.prose.read import read_prose
from kitchen_tui.recipes.prose.writer import write_text

__all__ = ["read_prose", "write_text"]
