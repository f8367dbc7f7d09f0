"""Our own format, written by hand; its keys are in docs/recipe-format.md."""

from kitchen_tui.recipes.formats.yaml.reader import read_yaml

__all__ = ["read_yaml"]
