"""Reads ingredient lines: the amounts in them, and the name and the note beside these.

units.py     the units and their spellings                                "tbsp", "tablespoons" → tbsp
readings.py  finds each number with its unit, and joins ranges             "2 to 3 cloves"
find.py      says what each is for: the amount, the same in another unit, the size of a package  → FoundAmount
quantity.py  the quantity of the line: the first amount, and what belongs to it          "about 2 x 400 g tins"
line.py      splits the line into quantity, name and note                  → LineParts
"""

from kitchen_tui.recipes.understand.amounts.find import FoundAmount, find_amounts
from kitchen_tui.recipes.understand.amounts.line import ingredient, one_each, split_line

__all__ = ["FoundAmount", "find_amounts", "ingredient", "one_each", "split_line"]
