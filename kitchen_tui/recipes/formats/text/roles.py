"""What a part of a text is for, by the words of its heading; and whether a line reads like an ingredient."""

import re
from typing import Literal

from kitchen_tui.recipes.formats.text.verbs import is_imperative
from kitchen_tui.recipes.understand.amounts import find_amounts

Role = Literal["", "ingredients", "steps", "serving", "storage", "nutrition", "tips", "notes", "source", "info"]

_WORDS: tuple[tuple[Role, str], ...] = (
    ("nutrition", r"nutrition"),
    ("tips", r"(?:.* )?(?:tips|tricks)\b|tip$"),
    ("storage", r"(?:storage|storing|leftovers|(?:how to )?(?:store|reheat)|reheating|make[- ]ahead|freezing)\b"),
    ("serving", r"serving (?:suggestions?|ideas)|(?:how|what) to serve|serve with|to serve$"),
    ("source", r"(?:based on|source|adapted from|credits?|references?|inspired by)\b"),
    ("ingredients", r"(?:the )?ingredients?\b|what you(?:'ll|’ll)? need|you(?:'ll| will)? need|shopping list"),
    (
        "steps",
        r"(?:the )?(?:directions?|instructions?|method|steps|procedure|preparation)(?: .{0,30})?$"
        r"|how to (?:make|cook|prepare)|(?:cooking|preparation) (?:instructions|directions|method|steps)",
    ),
    ("notes", r"(?:chef'?s? |cook'?s? )?notes?\b|variations?\b|substitutions?\b|extra\b"),
    ("info", r"(?:info|information|details|overview|at a glance)$"),
)
_ROLES = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in _WORDS)
_INGREDIENTS_OF = re.compile(r"(?:the )?ingredients?\s*(?:for|of|:|-|–)?\s*(?:the )?(.*)", re.IGNORECASE)
_SIGNS = re.compile(r"^[^\w(]+")
"""Pictures that stand before a heading's words."""
_MOST_WORDS = 25
_FEW_WORDS = 8


def role_of(heading: str) -> Role:
    """The role that a heading's words give; empty for a name ("Tomato Sauce", "Prepare the dough")."""
    words = _SIGNS.sub("", heading).strip(" :.#*")
    return next((role for role, pattern in _ROLES if pattern.match(words)), "")


def group_name(heading: str) -> str:
    """What an ingredients heading is for: "Ingredients for Pork Belly" is "Pork Belly"."""
    match = _INGREDIENTS_OF.fullmatch(_SIGNS.sub("", heading).strip(" :"))
    return match[1].strip(" :()") if match else ""


def has_amount(line: str) -> bool:
    """Whether a line begins with how much of something there is, and is no sentence."""
    if len(line.split()) > _MOST_WORDS or is_imperative(line):
        return False
    return any(amount.start <= 3 and amount.role != "not_amount" for amount in find_amounts(line))


def like_ingredient(line: str) -> bool:
    """Whether a line could stand in a list of ingredients: an amount, or a few words that are no instruction."""
    if has_amount(line):
        return True
    return len(line.split()) <= _FEW_WORDS and line[-1] not in ".!?:" and not is_imperative(line)
