"""Amounts in ingredient lines: find them, classify them by purpose, and split them from the name."""

from kitchen_tui.recipes.understand.amounts.find import FoundAmount, find_amounts
from kitchen_tui.recipes.understand.amounts.line import ingredient, one_each, split_line

__all__ = ["FoundAmount", "find_amounts", "ingredient", "one_each", "split_line"]
