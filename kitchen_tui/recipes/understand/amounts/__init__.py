"""Amounts in ingredient lines: found, told apart by what they are for, and split from the name."""

from kitchen_tui.recipes.understand.amounts.find import FoundAmount, find_amounts
from kitchen_tui.recipes.understand.amounts.line import LineParts, companion, ingredient, one_each, split_line

__all__ = ["FoundAmount", "LineParts", "companion", "find_amounts", "ingredient", "one_each", "split_line"]
