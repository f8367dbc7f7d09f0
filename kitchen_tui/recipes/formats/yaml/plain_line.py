"""Ingredient lines so plain that they need not be understood.

"2 tbsp rice vinegar" and "2 lb pork belly, skin on or off" are read here. Any other line is left to `amounts`, whose
rules would say the same of these, as a test shows, and cost more to load than a whole recipe to read.
"""

import re

from kitchen_tui.model.ingredient import Ingredient

_LINE = re.compile(
    r"(?:((?:\d+|[¼½¾⅓⅔]) (?:cups?|tbsp|tsp|lb|oz|g|kg|ml|l|slices|cloves)|\d+(?= (?:green|red|white) onions\b)) )?"
    r"([A-Za-z][a-z]+(?:[ -][A-Za-z][a-z]+){0,3})(?:, (?![ ,-])([A-Za-z0-9¼½¾⅓⅔ ,-]+)(?<![ ,-]))?"
)
_WORDS = """
a an and as bag box bunch can cans dash dozen drop drops few five for four from half handful if in into jar juice knob
like of one optional or pack package packet per pinch plus six some splash sprig sprigs stick sticks such ten the three
tin tins to two with without x zest boneless skinless seedless
"""
_TELLING = frozenset(_WORDS.split())


def plain_ingredient(id: str, line: str) -> Ingredient | None:
    """The ingredient, where its line is plain: perhaps a number and a unit, then a name, perhaps a comma and a note."""
    found = _LINE.fullmatch(line)
    if found is None:
        return None
    quantity, name, note = found.groups("")
    if not _TELLING.isdisjoint(name.lower().split()) or (note and not quantity and note != "for garnish"):
        return None
    if "option" in note or "greas" in note or " if " in f" {note} ":
        return None
    return Ingredient(id, line, quantity, name, note)
