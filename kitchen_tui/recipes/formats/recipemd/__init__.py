"""RecipeMD, recipes in Markdown with a few rules: `parser` makes a tree, `reader` a recipe, `writer` a file."""

from kitchen_tui.recipes.formats.recipemd.reader import read_recipemd
from kitchen_tui.recipes.formats.recipemd.writer import write_recipemd

__all__ = ["read_recipemd", "write_recipemd"]
