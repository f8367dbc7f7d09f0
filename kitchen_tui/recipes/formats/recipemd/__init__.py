"""RecipeMD (https://recipemd.org), recipes as CommonMark with a fixed structure.

`parser` splits a file strictly by the specification, `reader` turns the parts into a recipe, `writer` writes one.
`markdown` wraps markdown-it-py with a limit on its effort, and splits the instructions into steps.
"""

from kitchen_tui.recipes.formats.recipemd.reader import read_recipemd
from kitchen_tui.recipes.formats.recipemd.writer import write_recipemd

__all__ = ["read_recipemd", "write_recipemd"]
