"""Amounts in ingredient lines: found, told apart by what they are for, and split from the name."""

from kitchen_tui.recipes.understand.amounts.found import FoundAmount
from kitchen_tui.recipes.understand.amounts.line import LineParts, companion, ingredient, split_line
from kitchen_tui.recipes.understand.amounts.roles import find_amounts
from kitchen_tui.recipes.understand.amounts.rows import amount_rows

__all__ = ["FoundAmount", "LineParts", "amount_rows", "companion", "find_amounts", "ingredient", "split_line"]
