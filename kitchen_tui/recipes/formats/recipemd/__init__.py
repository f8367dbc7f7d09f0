"""RecipeMD (https://recipemd.org), recipes as CommonMark with a fixed structure.

`parser` turns a file into `elements` strictly by the specification, `reader` turns those into a recipe (`instructions`
splits the free text into steps), `writer` writes a recipe. `markdown` wraps markdown-it-py with a bound on its effort.
"""

from kitchen_tui.recipes.formats.recipemd.reader import read_recipemd
from kitchen_tui.recipes.formats.recipemd.writer import write_recipemd

__all__ = ["read_recipemd", "write_recipemd"]
