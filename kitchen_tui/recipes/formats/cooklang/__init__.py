"""Cooklang: `parser` makes a tree of a `.cook` file, `reader` a recipe of the tree, `writer` a file of a recipe."""

from kitchen_tui.recipes.formats.cooklang.reader import read_cooklang
from kitchen_tui.recipes.formats.cooklang.writer import write_cooklang

__all__ = ["read_cooklang", "write_cooklang"]
