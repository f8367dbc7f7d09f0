"""Headings in lists of ingredients and steps, and what stands under them."""

import re

_MARKED = (
    re.compile(r"#{1,6}\s*(\S.{0,80}?)\s*#*:?"),
    re.compile(r"\[([^\[\]]{2,60})\]:?"),
    re.compile(r"\*\*([^*]{2,60}?):?\*\*:?"),
    re.compile(r"={2,6}\s*(\S.{0,60}?)\s*={0,6}:?"),
)
_ENDS_IN_COLON = re.compile(r"[^.!?\d]{2,60}:")
_FOR_THE = re.compile(r"for (?:the|your) (?:[^\W\d]+ ){0,2}[^\W\d]+", re.IGNORECASE)
_MOST_WORDS = 8
_COMPONENTS = re.compile(
    r"(?:[a-z'’-]+ ){0,3}(?:sauce|dressing|vinaigrette|marinade|toppings?|filling|crust|dough|batter|glaze|frosting"
    r"|icing|garnish(?:es)?|slaw|salsa|rub|relish|pesto|crumble|streusel|syrup|custard|ganache|gravy|stuffing|brine"
    r"|seasoning|coating|assembly|base|layer)|to serve|for serving|to garnish|for garnish",
    re.IGNORECASE,
)
_BOUGHT = re.compile(
    r"(?:soy|hot|fish|worcestershire|tomato|barbecue|bbq|oyster|hoisin|steak|chill?i|teriyaki|pasta|marinara|tartare?"
    r"|ranch|italian|caesar|pizza|pie|pastry|puff|filo|phyllo|maple|corn|simple|golden|agave|old bay|cajun|taco|creole"
    r"|italian|poultry|basil|cake|bread|apple|cranberry|cocktail|buffalo|enchilada|duck|plum|xo|curry) ",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"(?:the )?(?:(?:first|1st|main|recipe|cooking|preparation) )?(?:instructions?|directions?|methods?|steps?"
    r"|procedure|preparation|ingredients?|recipe|section|untitled(?: section)?|default|null|none)"
    r"(?: (?:section|list))?(?: ?#?\d{1,2})?",
    re.IGNORECASE,
)
_MORE = r"(?: (?:instructions|tips?|notes?|(?:and|&) .{1,30}))?"
_ASIDES = {
    "storage": re.compile(rf"(?:how to )?(?:storage|storing|store|to store|keeping|leftovers|make[ -]ahead){_MORE}"),
    "tips": re.compile(rf"(?:.{{1,30}} )?(?:tips?|hints?|tricks?){_MORE}"),
    "notes": re.compile(
        r"(?:.{1,30} )?(?:notes?|remarks?|comments?|variations?|substitutions?|background|history|suggestions?)"
        rf"{_MORE}|about(?: .{{1,30}})?|nutrition(?:al)?(?: .{{1,30}})?|sources?|credits?"
    ),
}


def heading_of(line: str) -> str:
    """Return the heading that a line is by its marks ("## Pot", "[Pot]", "For the pot", "Pot:"), or an empty string."""
    for pattern in _MARKED:
        if marked := pattern.fullmatch(line):
            return marked[1].strip(" :*")
    if len(line.split()) > _MOST_WORDS or line.lstrip()[:1] in "-•*":
        return ""
    if _ENDS_IN_COLON.fullmatch(line):
        return line.rstrip(": ")
    return line if _FOR_THE.fullmatch(line) else ""


def is_component(line: str) -> bool:
    """Return whether a bare line names a part of a dish ("Dipping Sauce") and not something to buy ("Soy sauce")."""
    return bool(_COMPONENTS.fullmatch(line)) and not _BOUGHT.match(line)


def is_generic(heading: str) -> bool:
    """Return whether a heading says nothing: "Instructions", "First instruction"."""
    return bool(_GENERIC.fullmatch(heading.strip(" :.")))


def aside_kind(heading: str) -> str:
    """Return "notes", "tips" or "storage" if what stands under the heading is that and not cooking; else ""."""
    plain = heading.lower().strip(" :.!")
    return next((kind for kind, pattern in _ASIDES.items() if pattern.fullmatch(plain)), "")
