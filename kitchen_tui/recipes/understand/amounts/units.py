"""Units: their spellings, what they measure, and their sizes."""

import re
from fractions import Fraction
from typing import Literal

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.understand.nouns import plural

Kind = Literal["mass", "volume", "container", "count", "vague", "length", "temperature", "percent", "time"]
System = Literal["us", "metric", ""]


MEASURED: tuple[Kind, ...] = ("mass", "volume")
"""The kinds of units that say how much, and not how many."""


class Unit(NamedTuple):
    """A unit with its canonical name. `size` is in grams or millilitres, 0 if the unit has no fixed size.

    US customary sizes are exact by definition (NIST Handbook 44, appendix C): a gallon is 231 cubic inches, a pound
    453.59237 g.
    """

    name: str
    kind: Kind
    size: Fraction = Fraction(0)
    system: System = ""

    def subdivides(self, larger: "Unit") -> bool:
        """Return whether this is a smaller unit of the same measure and system, as ounces are of pounds."""
        return 0 < self.size < larger.size and (self.kind, self.system) == (larger.kind, larger.system)


_GALLON = Fraction("3785.411784")
_POUND = Fraction("453.59237")

_MEASURES = (
    (Unit("mg", "mass", Fraction(1, 1000), "metric"), "mgs milligram milligrams"),
    (Unit("g", "mass", Fraction(1), "metric"), "gm gms gr grs grm grms gram grams gramme grammes"),
    (Unit("kg", "mass", Fraction(1000), "metric"), "kgs kilo kilos kilogram kilograms kilogramme kilogrammes"),
    (Unit("oz", "mass", _POUND / 16, "us"), "ozs ounce ounces"),
    (Unit("lb", "mass", _POUND, "us"), "lbs pound pounds"),
    (Unit("ml", "volume", Fraction(1), "metric"), "mls cc milliliter milliliters millilitre millilitres"),
    (Unit("cl", "volume", Fraction(10), "metric"), "cls centiliter centiliters centilitre centilitres"),
    (Unit("dl", "volume", Fraction(100), "metric"), "dls deciliter deciliters decilitre decilitres"),
    (Unit("l", "volume", Fraction(1000), "metric"), "lt ltr ltrs liter liters litre litres litrs"),
    (
        Unit("tsp", "volume", _GALLON / 768, "us"),
        "ts tsps tspn tspns teasp teaspoon teaspoons teaspoonful teaspoonfuls",
    ),
    (
        Unit("tbsp", "volume", _GALLON / 256, "us"),
        "tbsps tbs tb tbl tbls tblsp tblsps tbspn tbspns tblspn tblspns tablespoon tablespoons tablespoonful "
        "tablespoonfuls",
    ),
    (Unit("fl oz", "volume", _GALLON / 128, "us"), ""),
    (Unit("cup", "volume", _GALLON / 16, "us"), "cups cupful cupfuls"),
    (Unit("pint", "volume", _GALLON / 8, "us"), "pt pts pints"),
    (Unit("quart", "volume", _GALLON / 4, "us"), "qt qts quarts"),
    (Unit("gallon", "volume", _GALLON, "us"), "gal gals gallons"),
    (Unit("dessertspoon", "volume"), "dessertspoons dsp"),
    (Unit("teacup", "volume"), "teacups teacupful teacupfuls"),
    (Unit("saltspoon", "volume"), "saltspoons saltspoonful saltspoonfuls"),
    (Unit("foot", "count"), "feet"),
    (Unit("cm", "length"), "cms centimeter centimeters centimetre centimetres"),
    (Unit("mm", "length"), "millimeter millimeters millimetre millimetres"),
    (Unit("%", "percent"), "percent"),
    (Unit("F", "temperature"), "fahrenheit"),
    (Unit("C", "temperature"), "celsius centigrade"),
    (Unit("second", "time"), "seconds sec secs"),
    (Unit("minute", "time"), "minutes min mins"),
    (Unit("hour", "time"), "hours hr hrs"),
    (Unit("package", "container"), "packages pkg pkgs pkge pkt pkts env envs ctn ctns"),
    (Unit("piece", "count"), "pieces pc pcs ea item items nos"),
    (Unit("bunch", "count"), "bunches bu bn"),
    (Unit("dozen", "count"), "dozens doz"),
    (Unit("head", "count"), "heads hd hds"),
    (Unit("sprig", "count"), "sprigs spg"),
    (Unit("slice", "count"), "slices slc"),
    (Unit("square", "count"), "squares sq sqs"),
    (Unit("clove", "count"), "cloves clv"),
    (Unit("bottle", "container"), "bottles btl"),
    (Unit("ladle", "volume"), "ladles ladleful ladlefuls"),
)
_PLAIN: dict[Kind, str] = {
    "volume": "spoon spoonful shot glass drop jigger wineglass wineglassful gill capful",
    "length": "inch",
    "temperature": "degree",
    "time": "day week month year",
    "container": "can tin jar box bag packet pack carton tub container pouch sachet envelope tube tray punnet",
    "count": "stk unit leaf loaf stick stalk ear rib strand branch twig pod bulb fillet sheet cube strip slab cob"
    " rasher round wedge scoop ball serving portion part block bar layer pair batch spear floret stem root length link"
    " rack sleeve knuckle pat cake segment ring blade nest wheel chunk brick frond",
    "vague": "pinch dash handful splash drizzle knob smidgen sprinkle sprinkling glug touch dollop dusting thumb"
    " grain grating grind grinding shake squeeze squirt scattering twist swirl grate crack slug smear lick hint dot"
    " sliver shaving lump nub hunk trickle slosh splosh blob scrape scraping dab pour lug spritz fistful smattering"
    " lashing",
}
"""Units of no fixed size, whose only other spelling is the plural."""


def _spellings() -> dict[str, Unit]:
    table: dict[str, Unit] = {}
    for unit, words in _MEASURES:
        table.update(dict.fromkeys([unit.name, *words.split()], unit))
    for kind, names in _PLAIN.items():
        for name in names.split():
            table[name] = table[plural(name)] = Unit(name, kind)
    return table


UNITS = _spellings()
"""Units by every spelling in lower case, singular and plural."""


def size_of(name: str) -> Fraction:
    """Return the size of a unit in grams or millilitres; 1 if it has no fixed size, and for a plain count ("")."""
    unit = UNITS.get(name)
    return (unit and unit.size) or Fraction(1)


_WRITTEN = lazy_regex(
    r"""(?:\+|-?ish\b)?[\s-]{0,2}(?P<text>
    (?P<inch>"|″|”|in\.|(?<=[\d-])in\b|''|-?in(?=\s(?:piece|chunk|cube|slice|thick)))
    | (?P<percent>%)
    | (?:[°º]\s?|˚\s?)(?P<scale>[CF])\b
    | deg(?:rees?\b|\b\.?)\s?(?:(?P<named>[CF])(?:ahrenheit|elsius|entigrade)?\b)?
    | (?P<fluid>fl(?:uid|\.)?\s?(?:ounces?|oz)\b\.?)
    | (?P<word>[^\W\d_]{1,16})(?!\w)(?P<dot>\.?)
    )""",
    re.VERBOSE | re.IGNORECASE,
)


class UnitWord(NamedTuple):
    """A unit as written in a line: `line[start:end]`, with its dot."""

    unit: Unit
    start: int
    end: int


def unit_at(line: str, at: int) -> UnitWord | None:
    """Return the unit after a number that ends at `at`."""
    found = _WRITTEN.match(line, at)
    if found is None:
        return None
    unit = _unit(found.groupdict())
    if unit is None or _is_in_name(line, at, found, unit):
        return None
    return UnitWord(unit, found.start("text"), found.end())


def _unit(group: dict[str, str | None]) -> Unit | None:
    if group["inch"]:
        return UNITS["inch"]
    if group["percent"]:
        return UNITS["%"]
    if group["fluid"]:
        return UNITS["fl oz"]
    if word := group["word"]:
        return unit_named(word)
    letter = group["scale"] or group["named"]
    return UNITS[{"c": "celsius", "f": "fahrenheit"}[letter.lower()] if letter else "degree"]


_CUT = lazy_regex(r"[\s-]?(?:eyes?|roasts?|steaks?|tips?|racks?|chops?)\b", re.IGNORECASE)
"""Words after which "rib" or "blade" is a cut of meat, and not a measure: "2 rib eye steaks"."""
_KIND_OF_GRAIN = lazy_regex(r"\b(?:whole|long|short|medium|multi)[- ]?$", re.IGNORECASE)
"""Words before "grain" that make it part of a name instead of a unit: "4 whole grain noodles"."""
_HYPHENED = lazy_regex(r"-[^\W\d_]")


def _is_in_name(line: str, at: int, found: re.Match[str], unit: Unit) -> bool:
    """Return whether the word of a unit is part of a name here, as in "T-bone" and "rib eye"."""
    end = found.end()
    return bool(
        (len(found["word"] or "") == 1 and _HYPHENED.match(line, end))
        or (unit.name in ("rib", "blade") and _CUT.match(line, end))
        or (unit.name == "grain" and _KIND_OF_GRAIN.search(line, 0, found.start("text")))
        or (unit.kind in ("count", "vague") and "-" in line[at : end + 1])
    )


_LETTERS = {"T": "tbsp", "t": "tsp", "c": "cup", "C": "C", "F": "F", "L": "l", "l": "l", "g": "g", "G": "g"}
"""Units of one letter, which depend on its case: T is a tablespoon, t a teaspoon."""
_MISSPELT_SPOON = lazy_regex(r"(?:(?P<table>tab[le]{0,3})|te?a?)s?p?o+ns?")
"""A spoon that lacks a letter or has two in the wrong order: "tablesoons", "teaspon"."""


def unit_named(word: str) -> Unit | None:
    """Return the unit with this spelling, or None. The case of a single letter matters."""
    if len(word) == 1:
        return UNITS.get(_LETTERS.get(word, ""))
    lower = word.lower()
    if (unit := UNITS.get(lower)) or lower[0] != "t" or not (misspelt := _MISSPELT_SPOON.fullmatch(lower)):
        return unit
    return UNITS["tbsp" if misspelt["table"] else "tsp"]
