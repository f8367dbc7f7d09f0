"""Links between steps and ingredients, read from plain text."""

from kitchen_tui.recipes.understand.links.link import linked, with_stated_amounts

__all__ = ["linked", "with_stated_amounts"]
