"""Cooklang: `parser` turns a `.cook` file into a tree, `reader` a tree into a recipe, `writer` a recipe into a file."""

from kitchen_tui.recipes.formats.cooklang.reader import read_cooklang
from kitchen_tui.recipes.formats.cooklang.writer import write_cooklang

__all__ = ["read_cooklang", "write_cooklang"]
