"""Cooklang: `parser` makes a tree of a `.cook` file, `reader` a recipe of the tree, `writer` a file of a recipe."""
