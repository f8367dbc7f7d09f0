"""Recognize the role of a section by the words of its heading."""

import re
from functools import lru_cache
from typing import Literal

Role = Literal[
    "", "ingredients", "steps", "serving", "storage", "nutrition", "tips", "notes", "equipment", "source", "info"
]
"""Empty if the words are a name: "Tomato Sauce", "Prepare the dough"."""

_FOREIGN_INGREDIENTS = (
    "zutaten|ingrédients?|ingredientes|ingredienti|ingrediënten|ingredienser|ingrediense?r?|składniki|ingrediencie"
    "|ингредиенты|材料|재료|hozzávalók|malzemeler|ainekset"
)
_FOREIGN_STEPS = (
    "zubereitung|anleitung|préparation|étapes|recette|preparación|elaboración|instrucciones|modo de preparo"
    "|modo de preparación|pasos|preparazione|procedimento|istruzioni|bereiding(?:swijze)?|instructies|tillagning"
    "|gör så här|fremgangsmåde|framgangsmåte|przygotowanie|wykonanie|приготовление|作り方|만드는 법|elkészítés"
    "|yapılışı|valmistus"
)
_FOREIGN_NOTES = "tipps?|hinweise?|notizen|astuces|conseils|notas|consejos|note e consigli|anmerkungen"
_NOT_A_VERB = r"(?!(?:combine|mix|add|prep\w*|gather|measure|whisk|blend|stir|weigh)\b)"
_OF = r"(?:[\w'’]+[\s\-–:]+){1,4}"
_YOU = r"you(?:'ll|’ll| will)?"
_WORDS: tuple[tuple[Role, str], ...] = (
    ("nutrition", r"nutrition|nährwerte"),
    ("tips", rf"(?:.* )?(?:tips|tricks)\b|tip$|(?:{_FOREIGN_NOTES})$"),
    ("storage", r"(?:storage|storing|leftovers|(?:how to )?(?:store|reheat)|reheating|make[- ]ahead|freezing)\b"),
    ("serving", r"serving (?:suggestions?|ideas)|(?:how|what) to serve|serve with|to serve$"),
    ("source", r"(?:based on|sources?|quellen?$|adapted from|credits?|references?|inspired by)\b"),
    ("ingredients", r"(?:the |key |main )?ingredients?\b(?! notes)|shopping list"),
    ("ingredients", rf"what {_YOU} need|(?:{_YOU} |things you )need|(?:{_FOREIGN_INGREDIENTS})\b"),
    ("ingredients", rf"{_NOT_A_VERB}{_OF}(?:ingredients|{_FOREIGN_INGREDIENTS})$"),
    ("steps", r"(?:the )?(?:directions?|instructions?|method|steps|procedure|preparation|recipe steps)(?: .{0,30})?$"),
    (
        "steps",
        r"how to (?:make|cook|prepare)|how i (?:make|made) it|step[- ]by[- ]step|what to do$|(?:to )?make it$|to make$",
    ),
    ("steps", r"(?:cooking|preparation|baking) (?:instructions|directions|method|steps)"),
    ("steps", rf"(?:{_FOREIGN_STEPS})\b|{_OF}(?:directions|instructions|method|{_FOREIGN_STEPS})$"),
    ("notes", r"(?:chef['’]?s? |cook['’]?s? |recipe )?notes?\b|variations?\b|substitutions?\b|extra\b"),
    ("notes", r"comments?$|faqs?$|video$"),
    ("equipment", r"(?:special |recommended |kitchen )?(?:equipment|tools|utensils)\b|cookware$|specialized hardware$"),
    ("info", r"(?:info|information|details|overview|at a glance|stats)$"),
)
"""The role of a heading is that of the first row whose pattern it begins with."""
_ROLES = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in _WORDS)
_INGREDIENTS_OF = re.compile(r"(?:the )?ingredients?\b\s*(?:for|of|:|-|–)?\s*(?:the )?(.*)", re.IGNORECASE)
_OFTEN_MISSPELT: dict[str, Role] = {"ingredients": "ingredients", "directions": "steps", "instructions": "steps"}
_SHORTEST_MISSPELT = 8
_OF_INGREDIENTS = re.compile(rf"(.{{1,40}}?)[\s\-–:]+(?:ingredients|{_FOREIGN_INGREDIENTS})", re.IGNORECASE)
_SIGNS = re.compile(r"^[^\w(]+")
ROLE_HEADING = re.compile(
    r"(?:(?:the |recipe )?(?:ingredients?|directions?|instructions?|method|steps|preparation|procedure|notes?|tips"
    rf"|storage|nutrition(?:al)?(?: facts| info(?:rmation)?)?|{_YOU} need|what {_YOU} need|(?:cook|chef)['’]?s? notes?"
    r"|(?:special )?equipment(?: needed)?|make[- ]ahead(?: and storage| instructions)?|storage instructions"
    r"|how to store|nutrition: per serving|specialized hardware|video|how to make it|cooking instructions"
    r"|ingredient list|shopping list|(?:to )?make it|to make|what to do"
    rf"|serving suggestions?|{_FOREIGN_INGREDIENTS}|{_FOREIGN_STEPS}))"
    r"(?: \((?:for |serves |makes )?[^()]{1,40}\)| for \d{1,3}(?: \w+)?)?\s?:?",
    re.IGNORECASE,
)
"""Words that are a heading if they stand alone on a line, even without any mark."""


def role_of(heading: str) -> Role:
    """Return the role that the words of a heading name."""
    words = _SIGNS.sub("", heading).strip(" :.#*")
    return next((role for role, pattern in _ROLES if pattern.match(words)), _of_misspelt(words.lower()))


@lru_cache(maxsize=512)
def _of_misspelt(word: str) -> Role:
    """Return the role of a heading such as "Directrions"."""
    if len(word) < _SHORTEST_MISSPELT or not word.isalpha():
        return ""
    from difflib import get_close_matches  # imported late: rarely needed

    close = get_close_matches(word, _OFTEN_MISSPELT, n=1, cutoff=0.85)
    return _OFTEN_MISSPELT[close[0]] if close else ""


def group_name(heading: str) -> str:
    """Return what an ingredients heading is for: "Pork Belly" in "Ingredients for Pork Belly"."""
    words = _SIGNS.sub("", heading).strip(" :")
    match = _INGREDIENTS_OF.fullmatch(words) or _OF_INGREDIENTS.fullmatch(words)
    name = match[1].strip(" :()") if match else ""
    return "" if re.match(r"(?:serves |makes )?\d|list$|\W*$", name) else name
