"""Recognizes headings, and the role that their words give to the lines below."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Literal

from kitchen_tui.model.numbers import COUNT_WORDS, FRACTIONS
from kitchen_tui.model.regex import lazy_regex

_MARKED = (
    lazy_regex(r"#{1,6}\s*(\S.{0,80}?)\s*#*:?"),
    lazy_regex(r"\[([^\[\]]{2,60})\]:?"),
    lazy_regex(r"\*\*([^*]{2,60}?):?\*\*:?"),
    lazy_regex(r"={2,6}\s*(\S.{0,60}?)\s*={0,6}:?"),
    lazy_regex(r"([-–—~*_])\1{1,5}\s*([^\W\d].{1,60}?)\s*\1{2,6}:?"),
)
_ENDS_IN_COLON = lazy_regex(r"[^.!?\d]{2,60}!?:")
_FOR_THE = lazy_regex(r"for (?:the|your) (?:[^\W\d]+ ){0,2}[^\W\d]+", re.IGNORECASE)
_MOST_WORDS = 8
_COMPONENTS = frozenset(
    """sauce dressing vinaigrette marinade topping toppings filling crust dough batter glaze frosting icing garnish
    garnishes slaw salsa rub relish pesto crumble streusel syrup custard ganache gravy stuffing brine seasoning coating
    assembly base layer mayo aioli meringue decoration decorations buttercream wash""".split()  # noqa: SIM905 - a table of words reads best as words
)
"""Last words of headings in a list of ingredients: "Dipping Sauce"."""
_SERVING = frozenset(["to serve", "for serving", "to garnish", "for garnish"])
_BOUGHT = frozenset(
    """soy hot fish worcestershire tomato barbecue bbq oyster hoisin steak chili chilli teriyaki pasta marinara tartar
    tartare ranch italian caesar pizza pie pastry puff filo phyllo shortcrust maple corn simple golden agave old cajun
    taco creole poultry basil cake bread apple cranberry cocktail buffalo enchilada duck plum xo curry sriracha alfredo
    tabasco celery all white brown basmati jasmine wild sushi arborio cooked steamed green mixed fruit potato french
    bean onion""".split()  # noqa: SIM905
)
"""First words of ingredients that end like a heading: "soy sauce", "ranch dressing"."""
_MADE = frozenset("filling frosting icing glaze streusel crumble topping toppings assembly ganache meringue".split())  # noqa: SIM905
"""Components that are bought only for pies: "Sweet potato filling" is made, "Cherry pie filling" comes in a can."""
_COMPONENT_WORDS = 4
_SHORTEST_LOUD = 3
HAS_DIGIT = lazy_regex(rf"[\d{FRACTIONS}]")
BEGINS_WITH_AMOUNT = lazy_regex(rf"[\d{FRACTIONS}]|an? ", re.IGNORECASE)
_OF_LISTS = frozenset(("ingredient", "ingredients"))
_BRACKETS = lazy_regex(r"\s\([^()]*\)$")
_WORD = lazy_regex(r"[^\W\d_](?:[^\W\d_]|['’-])*")
_GENERIC = lazy_regex(
    r"(?:the )?(?:(?:first|1st|second|2nd|third|3rd|main|new|recipe|cooking|preparation) )?(?:instructions?|directions?"
    r"|methods?|steps?|procedure|preparation|ingredients?|recipe|section|untitled(?: section)?|default|null|none)"
    r"(?: (?:section|list|title|name|heading))?(?: ?#?\d{1,2})?",
    re.IGNORECASE,
)
_MORE = r"(?: (?:instructions|tips?|notes?|(?:and|&) .{1,30}))?"
_ASIDES = {
    "storage": lazy_regex(
        r"(?:how to )?(?:storage|storing|store|to store|keeping|leftovers|make[ -]ahead|freezing"
        rf"|freezer(?:[ -]friendly)?){_MORE}"
    ),
    "tips": lazy_regex(
        rf"(?:.{{1,30}} )?(?:tips?|hints?|tricks?){_MORE}|tipps?|hinweise?|astuces?|conseils?|consejos?|trucos|consigli"
    ),
    "notes": lazy_regex(
        r"(?:.{1,30} )?(?:notes?|remarks?|comments?|variations?|substitutions?|background|history|suggestions?)"
        rf"{_MORE}|notizen|equipment|tools|utensils|cookware|about(?: .{{1,30}})?|nutrition(?:al)?(?: .{{1,30}})?"
        r"|sources?|credits?"
    ),
}


def heading_of(line: str) -> str:
    """Return the text of a line that is marked as a heading ("## Pot", "[Pot]", "For the pot", "Pot:"), or ""."""
    for pattern in _MARKED:
        if marked := pattern.fullmatch(line):
            return marked[marked.lastindex or 0].strip(" :*")
    if len(line.split()) > _MOST_WORDS or line.lstrip()[:1] in "-•*":
        return ""
    if _ENDS_IN_COLON.fullmatch(line):
        return line.rstrip(": ")
    return line if _FOR_THE.fullmatch(line) else ""


def is_component(line: str, dishes: Collection[str] = ()) -> bool:
    """Return whether a bare line names a part of a dish ("Dipping Sauce") and not something to buy ("Soy sauce").

    `dishes` are additional words that may be the last one.
    """
    words = _BRACKETS.sub("", line.lower()).replace("&", "and").split()
    if not words or len(words) > _COMPONENT_WORDS or not all(map(_WORD.fullmatch, words)):
        return False
    if (
        words[0][0].isnumeric()
        or ("for" in words[1:] and words[0] not in _OF_LISTS)
        or (not _BOUGHT.isdisjoint(words[:-1]) and ("pie" in words or words[-1] not in _MADE))
    ):
        return False
    return words[-1] in _COMPONENTS or words[-1] in dishes or " ".join(words) in _SERVING


def is_bare_heading(line: str, following: Sequence[str], is_apart: bool = False) -> bool:
    """Return whether an unmarked line is a heading of ingredients: it is in capitals, or names a part of a dish.

    `is_apart` means that there is a blank line before it.
    """
    if not following or any(map(str.isnumeric, line)):
        return False
    amounts = sum(bool(BEGINS_WITH_AMOUNT.match(after)) for after in following[:2])
    is_loud = line.partition("(")[0].isupper() and len(line) > _SHORTEST_LOUD and not following[0].isupper()
    if is_loud and (amounts or is_component(line)):
        return True
    is_above = amounts == 2 or (is_apart and bool(BEGINS_WITH_AMOUNT.match(following[0])))
    return is_above and (is_component(line) or role_of(line) == "ingredients")


def is_generic(heading: str) -> bool:
    """Return whether a heading carries no information: "Instructions", "First instruction"."""
    return bool(_GENERIC.fullmatch(heading.strip(" :.")))


def aside_kind(heading: str) -> str:
    """Return "notes", "tips" or "storage" if the heading introduces that instead of cooking, else ""."""
    plain = heading.lower().strip(" :.!")
    return next((kind for kind, pattern in _ASIDES.items() if pattern.fullmatch(plain)), "")


Role = Literal[
    "", "ingredients", "steps", "serving", "storage", "nutrition", "tips", "notes", "equipment", "source", "info"
]
"""Empty if the words are a name: "Tomato Sauce", "Prepare the dough"."""

FOREIGN_TITLES = ("titel", "titre", "título", "titulo", "titolo", "nombre", "nom", "naam", "nome", "tytuł", "rezept")
FOREIGN_INGREDIENTS = (
    "zutaten", "ingrédients", "ingrédient", "ingredientes", "ingredienti", "ingrediënten", "ingredienten",
    "ingredienser", "ingrediense", "składniki", "ingrediencie", "ингредиенты", "材料", "재료", "suroviny",
    "hozzávalók", "malzemeler", "ainekset", "benodigdheden", "υλικά",
)  # fmt: skip
FOREIGN_STEPS = (
    "zubereitung", "anleitung", "arbeitsschritte", "schritte", "méthode", "methode", "étapes", "etapes", "préparation",
    "preparación", "preparacion", "modo de preparación", "elaboración", "elaboracion", "instrucciones", "pasos",
    "preparazione", "procedimento", "passaggi", "istruzioni", "bereiding", "bereidingswijze", "werkwijze", "stappen",
    "instructies", "zo maak je het", "modo de preparo", "mododepreparo", "preparo", "tillagning", "gör så här",
    "fremgangsmåde", "framgangsmåte", "przygotowanie", "wykonanie", "приготовление", "作り方", "만드는 법",
    "elkészítés", "postup", "yapılışı", "valmistus", "εκτέλεση", "做法",
)  # fmt: skip
FOREIGN_NOTES = (
    "conseils", "astuces", "tipps", "tipp", "hinweise", "hinweis", "notizen", "notiz", "anmerkungen", "notas",
    "consejos", "consigli", "note e consigli",
)  # fmt: skip
FOREIGN_TIMES = {
    "prep": (
        "tempsdepréparation", "vorbereitungszeit", "tiempodepreparación", "tempodipreparazione",
        "voorbereidingstijd",
    ),
    "cook": (
        "tempsdecuisson", "kochzeit", "garzeit", "backzeit", "tiempodecocción", "tempodicottura", "kooktijd",
    ),
    "rest": ("tempsderepos", "ruhezeit", "tiempodereposo", "tempodiriposo"),
    "active": ("arbeitszeit",),
    "total": ("tempstotal", "gesamtzeit", "tiempototal", "tempototale", "bereidingstijd"),
}  # fmt: skip
"""Names of the parts and the times of a recipe in other languages, in headings, front matter and exports."""
_FOREIGN_INGREDIENTS = "|".join(FOREIGN_INGREDIENTS)
_FOREIGN_STEPS = "|".join((*FOREIGN_STEPS, "recette"))
_FOREIGN_NOTES = "|".join(FOREIGN_NOTES)
_NOT_A_VERB = r"(?!(?:combine|mix|add|prep\w*|gather|measure|whisk|blend|stir|weigh)\b)"
_OF = r"(?:[\w'’]+[\s\-–:]+){1,4}"
_YOU = r"you(?:'ll|’ll| will)?"
_WORDS: tuple[tuple[Role, str], ...] = (
    ("nutrition", r"nutrition|nährwerte"),
    ("tips", rf"(?:.* )?(?:tips|tricks)\b|tip$|for (?:the )?best results?\b|(?:{_FOREIGN_NOTES})$"),
    (
        "storage",
        r"(?:(?:food )?storage|storing|leftovers|(?:how to )?(?:store|reheat)|reheating|make[- ]ahead|freezing)\b",
    ),
    ("serving", r"serving (?:suggestions?|ideas)|(?:how|what) to serve|serve with|to serve$"),
    ("source", r"(?:based on|sources?|quellen?$|adapted from|credits?|references?|inspired by)\b"),
    ("steps", r"what (?:you|we|i)(?:['’]ll)? (?:need|have) to do"),
    ("ingredients", r"(?:the |key |main )?ingredients?\b(?! notes)|shopping list"),
    (
        "ingredients",
        rf"(?:here(?:['’]s| is) )?what {_YOU} need|(?:{_YOU} |things you )need|(?:{_FOREIGN_INGREDIENTS})\b",
    ),
    ("ingredients", rf"for (?:the |this |your )?.{{2,40}} {_YOU} need"),
    ("ingredients", rf"{_NOT_A_VERB}{_OF}(?:ingredients|{_FOREIGN_INGREDIENTS})$"),
    ("steps", r"(?:the )?(?:directions?|instructions?|method|steps|procedure|preparation|recipe steps)(?: .{0,30})?$"),
    (
        "steps",
        r"how(?: to)?$|how to (?:make|cook|prepare|do it)|how (?:i|we|you|they|to) (?:make|made|do|did|cook) (?:it|"
        r"this|them)$"
        r"|step[- ]by[- ]step|what (?:to|you|i|we) do$|here['’]?s how\b|(?:to )?make it$|to make$",
    ),
    (
        "steps",
        r"(?:cooking|preparation|baking|making|full|detailed|easy|simple) (?:instructions|directions|method|steps"
        r"|process)",
    ),
    ("steps", r"process$"),
    ("steps", rf"(?:{_FOREIGN_STEPS})\b|{_OF}(?:directions|instructions|method|{_FOREIGN_STEPS})$"),
    (
        "notes",
        r"(?:a |chef['’]?s? |cook['’]?s? |recipe )?notes?\b|(?:[\w'’]+ ){1,2}notes$|variations?\b|substitutions?\b"
        r"|extra\b",
    ),
    (
        "notes",
        r"how (?:to|i['’]d|i would|we could) improve\b|improvements?\b|next time\b|(?:things )?to try\b|to[- ]?do$",
    ),
    ("notes", r"(?:an)?other recipes?\b|more recipes\b|see also\b|related\b"),
    ("notes", r"comments?$|faqs?$|video$|change ?log$|history$|ideas$|varianten?$|variantes?$"),
    ("equipment", rf"{_YOU} also need$"),
    (
        "equipment",
        r"(?:[\w-]+(?: items)?[ /])?(?:equipment|tools|utensils)\b|cookware$|kitchen ?ware$|(?:specialized )?hardware$",
    ),
    ("info", r"(?:info|information|details|overview|at a glance|stats)$"),
)
"""The role of a heading is that of the first row whose pattern it begins with."""
_ROLES = tuple((role, lazy_regex(pattern, re.IGNORECASE)) for role, pattern in _WORDS)
_INGREDIENTS_OF = lazy_regex(r"(?:the )?ingredients?\b\s*(?:for|of|:|-|–)?\s*(?:the )?(.*)", re.IGNORECASE)
_OFTEN_MISSPELT: dict[str, Role] = {"ingredients": "ingredients", "directions": "steps", "instructions": "steps"}
_SHORTEST_MISSPELT = 8
_NO_NAME = (
    rf"(?:serves |makes |for )*(?:\d|(?:{COUNT_WORDS})\b)"
    rf"|(?:list|needed|required|used|{_YOU} need)$|\W*$"
)
"""What a heading of ingredients says besides what they are for."""
_NEEDED_FOR = lazy_regex(rf"for (?:the |this |your )?(.{{2,40}}) {_YOU} need", re.IGNORECASE)
_OF_INGREDIENTS = lazy_regex(rf"(.{{1,40}}?)[\s\-–:]+(?:ingredients|{_FOREIGN_INGREDIENTS})", re.IGNORECASE)
_SIGNS = lazy_regex(r"^[^\w(]+")
_WAY = r"(?:(?:step[- ]by[- ]step|cooking|baking|making|preparation|full|detailed|easy|simple) )?"
ROLE_HEADING = lazy_regex(
    r"(?:(?:the |recipe )?(?:ingredients?|notes?|tips"
    rf"|{_WAY}(?:directions?|instructions?|methods?|steps(?: to make it)?|preparation|procedure"
    r"|process)(?: of preparation)?"
    rf"|storage|nutrition(?:al)?(?: facts| info(?:rmation)?)?|{_YOU} need|(?:here(?:['’]s| is) )?what {_YOU} need"
    rf"|(?:cook|chef)['’]?s? notes?"
    r"|(?:special )?equipment(?: needed)?|make[- ]ahead(?: and storage| instructions)?|storage instructions"
    r"|how to store|nutrition: per serving|specialized hardware|video|how to (?:make|cook|prepare)(?: it| this)?"
    r"|ingredients? list|ingredients? (?:needed|required|used)|ingredients you(?:['’]ll| will)? need|shopping list"
    r"|steps to follow|(?:to )?make it|to make|what (?:to|you|i|we) do"
    rf"|serving suggestions?|{_FOREIGN_INGREDIENTS}|{_FOREIGN_STEPS}))"
    r"(?: \((?:for |serves |makes )?[^()]{1,40}\)| for \d{1,3}(?: \w+)?)?\s?:?",
    re.IGNORECASE,
)
"""Words that are a heading if they stand alone on a line, even without any mark."""


def role_of(heading: str) -> Role:
    """Return the role that the words of a heading indicate."""
    words = _SIGNS.sub("", heading).strip(" :.#*")
    return next((role for role, pattern in _ROLES if pattern.match(words)), _of_misspelt(words.lower()))


def heads_steps(heading: str, in_steps: bool) -> bool:
    """Return whether steps follow a heading; one without a role goes on with what is above it."""
    role = role_of(heading)
    return role == "steps" or (in_steps and not role)


@lru_cache(maxsize=512)
def _of_misspelt(word: str) -> Role:
    """Return the role of a heading such as "Directrions"."""
    if len(word) < _SHORTEST_MISSPELT or not word.isalpha():
        return ""
    from difflib import get_close_matches  # imported late: rarely needed

    close = get_close_matches(word, _OFTEN_MISSPELT, n=1, cutoff=0.85)
    return _OFTEN_MISSPELT[close[0]] if close else ""


def is_misspelt_role(word: str) -> bool:
    """Return whether a word alone on a line is a misspelt heading: "Ingrediants"."""
    return word[:1] in "IiDd" and word.istitle() and bool(_of_misspelt(word.lower()))


def group_name(heading: str) -> str:
    """Return what a heading of ingredients is for: "Pork Belly" for "Ingredients for Pork Belly"."""
    words = _SIGNS.sub("", heading).strip(" :")
    if for_what := _NEEDED_FOR.match(words):
        return for_what[1]
    match = _INGREDIENTS_OF.fullmatch(words) or _OF_INGREDIENTS.fullmatch(words)
    name = match[1].strip(" :()") if match else ""
    return "" if re.match(_NO_NAME, name, re.IGNORECASE) else name
