"""Links between steps and ingredients, read from plain text."""

from kitchen_tui.recipes.understand.links.link import linked

__all__ = ["linked"]
