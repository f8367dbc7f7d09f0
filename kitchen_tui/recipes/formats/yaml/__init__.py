"""Our own format, for people to write by hand; docs/recipe-format.md tells its keys."""

from kitchen_tui.recipes.formats.yaml.reader import read_yaml

__all__ = ["read_yaml"]
