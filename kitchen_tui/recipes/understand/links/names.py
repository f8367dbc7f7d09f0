"""The names that steps may use for an ingredient (for pork belly also "the pork"), and tables of words for them.

The words of the tables are singular and in lower case.
"""

import re
from collections.abc import Iterator, Sequence

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.recipe import Ingredient
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.understand.nouns import word_set, words

DESCRIPTIONS = word_set(
    "fresh freshly dried dry finely roughly coarsely thinly lightly chopped minced sliced diced grated crushed"
    " peeled shredded cubed julienned ground grounded cooked uncooked raw frozen canned tinned ripe large small"
    " medium big long sized extra more good quality whole unbleached sifted enriched softened melted toasted roasted"
    " beaten organic boneless skinless bone skin in on thin thick cut hot warm cold lukewarm boiling heavy firm"
    " active italian unsalted salted reserved soaked drained rinsed blanched trimmed halved quartered seeded pressed"
    " precooked packed cool mashed prepared other additional optional all purpose pure low sodium fat free lean each"
    " about little bit your favourite favorite desired tubular pickled pitted stemmed steamed separated nice plain"
    " kosher coarse fine high of the a an baby young mature king jumbo new mixed homemade"
)
"""Words that describe how an ingredient is cut or bought, and do not name it."""

GENERIC = word_set(
    "sauce powder seed leaf paste juice flake mix piece slice cube stick strip half top bottom side center choice"
    " food dressing topping filling dough seasoning spice part end size head bunch clove heart skin ball bar bite"
    " chip crumble"
)
"""Words too common to name an ingredient alone: "the sauce" is what is being cooked, not the soy sauce."""

BOUGHT = word_set("sauce paste dressing dough seasoning pastry")
"""Generic words that mean the only ingredient so called if no step calls it by its whole name: "Stir in the sauce"."""

CONDIMENTS = word_set("soy fish worcestershire hot oyster chili hoisin anchovy")
"""First words of sauces that season the dish and are not "the sauce" of it."""

PARTS = word_set(
    "fillet cutlet belly loin shoulder chop thigh breast leg roast stalk rib clove head leaf sprig bulb stick nut"
    " kernel chuck brisket short round flank skirt sirloin shin shank neck cheek joint mince piece chunk frond"
    " floret wedge slice piece strip sheet steak tenderloin wing drumstick shank rack pod pearl ear shoot sprout heart"
    " radish quill bark blade half tail tentacle hock berry thread strand"
)
"""Parts that may be left unsaid: pork (belly), celery (stalk), daikon (radish)."""

MADE_PARTS = word_set("extract paste cheese powder seed bean syrup chip pastry root ring meat")
"""Parts that may be left unsaid after some words only: tahini (paste), but not tomato (paste)."""

NOT_WITHOUT_PART = word_set(
    "chili tomato garlic onion mustard peanut coconut lemon lime orange almond corn baking maple green black white"
    " red apple cream goat cottage curry icing sour mung coffee poppy kidney butter bean potato tortilla banana"
    " celery parsley"
)

DISTINCT = word_set(
    "hoisin worcestershire tamari shaoxing basmati arborio jasmine poblano serrano habanero portobello shiitake"
    " cremini dijon gochujang sriracha harissa teriyaki andouille panko cayenne daikon bolognese béchamel "
    "bechamel marinara ponzu horseradish wasabi udon soba ramen savoiardi amaretti pecorino parmigiano"
    " bulgur bicarbonate puy chorizo"
)
"""Words that name an ingredient without their noun: hoisin (sauce), basmati (rice)."""

KINDS = word_set(
    "red green white black brown yellow purple dark light olive vegetable sesame peanut coconut canola sunflower"
    " rapeseed rice wine cider balsamic soy fish oyster chili tomato lemon lime orange apple chicken beef pork lamb"
    " duck turkey veal bell sweet sour cottage cheddar parmesan mozzarella feta powdered icing caster almond oat"
    " wheat cake corn potato garlic onion spring baking table condensed evaporated ice pasta cooking running regular"
    " cayenne bread cream goat american swiss blue brewed hoisin vanilla maple mustard buttermilk curry bacon salted"
    " soapy bath tap starchy soaking wild self rising raising cherry plum bean jalapeño poblano chipotle ancho"
    " serrano habanero"
)
"""Words that make the noun after them another food: "red onion" is not the onion of the list."""

TAILS = word_set(
    "mixture mix sauce glaze marinade batter dough paste powder oil juice stock broth soup salad bread vinegar milk"
    " butter seasoning rub syrup wash water pan pot bowl dish cooker knife press grinder mill board brush sheet"
    " paper towel crumb cutter roll bun sandwich taco burger cake pie cookie flake noodle flour seed dip puree purée"
    " gravy filling topping dressing sub liquid raita raitha chutney stew curry sugar wine chip packet "
    "based relish cream grease dripping"
    " drippings fat fond rind carcass bone shell scrap trimming husk"
)
"""Words that make the noun before them another thing: "cabbage mixture", "garlic press"."""

NO_FOOD = word_set(
    "pot pan thermometer cheesecloth foil tong bowl skewer twine toothpick paper tray recipient bag grill"
    " pitcher equipment blender"
)
"""Words that are sometimes listed with the ingredients but are not food."""

EGG_PARTS = word_set("yolk white albumen")
"""Parts of the eggs of a list: "Beat the yolks"."""

CITRUS = word_set("lemon lime orange grapefruit clementine tangerine yuzu")
"""Fruit whose juice and peel are named after it."""

MEATS = word_set(
    "beef pork lamb veal chicken turkey duck goose rabbit venison goat salmon cod tuna trout haddock halibut tilapia"
    " mackerel snapper monkfish"
)
"""Meat and fish that need no cut after them to name the ingredient: beef (chuck roast)."""

PIECES = word_set("piece chunk cube strip slice half")
"""Words for pieces of any meat: "the chicken pieces" are the chicken breasts of the list."""

NO_MEAT = word_set(
    "broth stock bouillon cube sausage gravy fat sauce soup pate liver seasoning powder base consomme jus schmaltz"
    " dripping lard"
)
"""Products made of meat that the name of the meat alone does not mean."""

NOT_KIND = word_set(
    "powder sauce paste flake extract milk butter oil flour oat syrup liqueur jam essence filling soup salad dressing"
    " dip starter"
)
"""Products that the word for a kind does not include: "nuts" does not mean almond milk."""

KINDS_OF = {
    "cheese": word_set(
        "cheddar mozzarella parmesan feta gruyere gruyère emmental gouda brie camembert halloumi ricotta pecorino"
        " paneer provolone cotija manchego stilton gorgonzola asiago edam jack parmigiano"
        " leicester wensleydale lancashire caerphilly roquefort fontina havarti colby comté burrata mascarpone padano"
    ),
    "fish": word_set(
        "cod salmon haddock tilapia halibut snapper mackerel trout monkfish bass sole plaice hake pollock"
    ),
    "pasta": word_set(
        "lasagna spaghetti penne fettuccine macaroni linguine rigatoni tagliatelle orecchiette fusilli farfalle"
        " pappardelle bucatini ziti orzo conchiglie"
    ),
    "bread": word_set("sourdough baguette ciabatta focaccia brioche"),
    "nut": word_set("walnut pecan almond hazelnut cashew pistachio macadamia peanut"),
    "beef": word_set("chuck brisket sirloin ribeye flank-steak skirt-steak rump-steak hanger-steak"),
    "bird": word_set("turkey chicken duck goose hen"),
    "pepper": word_set("jalapeño serrano habanero poblano chili"),
    "noodle": word_set("lasagna spaghetti fettuccine linguine tagliatelle pappardelle vermicelli udon soba ramen"),
    "meat": word_set("beef pork lamb veal venison mutton"),
    "broth": word_set("stock"),
    "stock": word_set("broth"),
    "scallion": word_set("green-onion spring-onion"),
    "prawn": word_set("shrimp"),
    "shrimp": word_set("prawn"),
    "cilantro": word_set("coriander"),
    "zucchini": word_set("courgette"),
    "courgette": word_set("zucchini"),
    "eggplant": word_set("aubergine"),
    "aubergine": word_set("eggplant"),
    "chickpea": word_set("garbanzo"),
}
"""General words and synonyms, with the words of the list that they may mean."""

NOT_BARE = frozenset(
    {
        ("green", "onion"), ("spring", "onion"), ("sweet", "potato"), ("coconut", "milk"), ("almond", "milk"),
        ("oat", "milk"), ("condensed", "milk"), ("evaporated", "milk"), ("peanut", "butter"), ("almond", "butter"),
        ("sour", "cream"), ("ice", "cream"), ("coconut", "cream"), ("rice", "noodle"), ("corn", "flour"),
        ("rice", "flour"), ("almond", "flour"), ("coconut", "sugar"), ("coconut", "water"), ("rose", "water"),
        ("garlic", "salt"), ("celery", "salt"), ("garlic", "powder"), ("onion", "powder"), ("jalapeño", "pepper"),
    }
)  # fmt: skip
"""Ingredients that their bare noun does not mean if the list has another one with that noun."""

OPPOSITES = (
    (word_set("hot warm boiling lukewarm tepid"), word_set("cold iced ice chilled")),
    (word_set("hot boiling"), word_set("cold warm lukewarm tepid fresh")),
    (word_set("crushed canned tinned passata"), word_set("ripe fresh cherry plum vine grape roma")),
    (word_set("dried dry powdered"), word_set("fresh")),
    (word_set("smoked"), word_set("raw fresh")),
)
"""Pairs of word groups: a name with a word of one group does not mean an ingredient with a word of the other."""

VERBS = word_set("cream chop roast mince fillet stew steak dice mash stuff zest broil round shank neck")
"""Nouns that are verbs before "the" or "until": "Cream the butter"."""

HALF_NAMES = word_set(
    "vegetable peanut olive white red chicken beef fish turkey veal pork lamb mushroom apple corn canola yellow green"
    " cayenne parmesan sea"
)
"""Words that share the noun of an alternative: "vegetable or olive oil"."""


def stands_for(word: str, dropped: tuple[str, ...]) -> bool:
    """Return whether `word` names the food without the words after it, like pork (belly) but not tomato (paste)."""
    if word in MEATS:
        return not NO_MEAT & {*dropped}
    if word in DISTINCT or all(part in PARTS for part in dropped):
        return True
    if (word, *dropped) == ("garlic", "paste"):
        return True
    return all(part in PARTS | MADE_PARTS for part in dropped) and word not in NOT_WITHOUT_PART


Phrase = tuple[str, ...]
LONGEST = 5
"""The most words of a name; longer names are shortened."""

_OR = lazy_regex(r"\s*(?:\band/or\b|\bor\b|\band\b|/|&|,)\s*", re.IGNORECASE)
_CHOICE = lazy_regex(r"(?<![\w-])(?:of (?:your|any)|with|for|from|in)\b.*", re.IGNORECASE)
_CAN = lazy_regex(r"\b(?:cans?|tins?)\b", re.IGNORECASE)
_CANNED = frozenset(("canned", "tinned"))
_INSTEAD = lazy_regex(r"\s*(?:instead of|for the)\b", re.IGNORECASE)
"""The start of a line that only comments on another ingredient: "instead of the broth, water"."""
_OF_MEAT = ("meat", "fish", "beef", "bird")
_PASTE_WORDS = 3
WHOLE, STEM, SHORT, KIND = range(4)
"""Ranks of an alias: the whole name, the name without a part that is often left unsaid, its last words, or a general
word."""


class Alias(NamedTuple):
    """A phrase that may mean the ingredient at `at` in the list.

    `rank` tells how close it is to the whole name, `core`: "celery" is the STEM of celery stalks, "sugar" only SHORT
    for brown sugar. The best rank wins.
    """

    phrase: Phrase
    at: int
    core: Phrase
    rank: int
    own: frozenset[str]
    """Every word of the whole name."""


Index = dict[Phrase, list[Alias]]


def index(ingredients: Sequence[Ingredient]) -> Index:
    """Return the phrases that may name an ingredient, with all ingredients that each may mean."""
    table: Index = {}
    for at, ingredient in enumerate(ingredients):
        aliases: dict[Phrase, Alias] = {}
        for alias in _aliases(at, ingredient.name, ingredient.quantity):
            known = aliases.get(alias.phrase)
            if known is None or alias.rank <= known.rank:
                aliases[alias.phrase] = alias
        for phrase, alias in aliases.items():
            table.setdefault(phrase, []).append(alias)
    return table


def add_bought(table: Index, ingredients: Sequence[Ingredient], texts: Sequence[str], groups: Sequence[str]) -> None:
    """Add each of the BOUGHT words that stands for one ingredient, unless the steps name that otherwise or make it."""
    prose = f" {' '.join(word for text in texts for word in words(text))} "
    for word in BOUGHT & set(prose.split()):
        found = [(at, core) for at, item in enumerate(ingredients) if (core := _core(item.name))[-1:] == (word,)]
        named = any(f" {' '.join(core[-2:])} " in prose or f" {core[0]} " in prose for _, core in found)
        makes = any(word in words(group) for group in groups) or f" {word} ingredient " in prose
        if len(found) != 1 or named or makes or (word,) in table:
            continue
        at, core = found[0]
        if len(core) > 1 and core[0] not in CONDIMENTS:
            table[(word,)] = [Alias((word,), at, core, KIND, frozenset(words(ingredients[at].name)))]


def _aliases(at: int, name: str, quantity: str) -> Iterator[Alias]:
    """Yield the names of an ingredient."""
    if _INSTEAD.match(name):
        return
    cores = [core for core in map(_core, _alternatives(_CHOICE.sub("", name) or name)) if core]
    cores = [core for core in cores if core[-1] not in NO_FOOD and core != ("stick",)]
    own = frozenset(words(name)) | (_CANNED if _CAN.search(quantity) else frozenset())
    if own == {"pepper"} and quantity.isdecimal():
        own |= {"vegetable"}
    for core in cores:
        for kind, members in KINDS_OF.items():
            for member in members & {*core, "-".join(core[-2:])} if _is_kind(kind, core) else ():
                yield Alias((kind,), at, core, KIND, own)
                yield Alias((member, kind), at, core, KIND, own)
        yield from (Alias(phrase, at, core, SHORT, own) for phrase in _endings(core))
        yield from (
            Alias(phrase, at, core, SHORT, own)
            for tail in _endings(core)
            for phrase in _beginnings(tail)
            if phrase[0] not in KINDS or phrase[0] in MEATS
        )
        yield from (Alias((word,), at, core, SHORT, own) for word in core if word in DISTINCT)
        yield from (Alias(phrase, at, core, STEM, own) for phrase in _beginnings(core))
        yield from (Alias(phrase, at, core, rank, own) for phrase, rank in _called(core, own))
        if len(core) > 1 or core[0] not in GENERIC or own - DESCRIPTIONS <= {core[0]}:
            yield Alias(core, at, core, WHOLE, own)


def _called(core: Phrase, own: frozenset[str]) -> Iterator[tuple[Phrase, int]]:
    """Yield what single ingredients and their parts are called besides their names, with the ranks of these names."""
    if len(core) == _PASTE_WORDS and core[-1] == "paste":  # garlic-ginger paste is ginger-garlic paste
        yield (core[1], core[0], core[2]), WHOLE
    if core[-1] == "garlic":
        yield (*core, "clove"), WHOLE
        yield ("clove",), KIND
    if core == ("egg",):
        yield from (((part,), KIND) for part in EGG_PARTS)
    if core[0] == "vanilla" and core[-1] in ("pod", "bean"):
        yield ("vanilla", "seed"), KIND
    if "minced" in own and MEATS & {*core}:
        yield ("mince",), KIND


def _is_kind(kind: str, core: Phrase) -> bool:
    """Return whether a name with a word of a general kind is of that kind: beef broth is not meat."""
    if kind == "beef" and MEATS & {*core}:
        return False
    return not (NO_MEAT if kind in _OF_MEAT else NOT_KIND) & {*core}


def _alternatives(name: str) -> Iterator[str]:
    """Yield alternatives: "yogurt or lemon juice" has two, "low-sodium chicken, beef or vegetable broth" three."""
    parts = [part for part in _OR.split(name) if part and not _is_description(part)]
    if not parts:
        yield name
        return
    head = words(parts[-1])[-1:]
    first = words(parts[0])
    for part in parts:
        own = [word for word in words(part) if word not in DESCRIPTIONS]
        if head and part != parts[-1] and len(own) == 1 and own[0] in HALF_NAMES and head[0] not in HALF_NAMES:
            yield f"{part} {head[0]}"
        elif part != parts[0] and len(own) == 1 and own[0] in GENERIC and len(first) > 1:
            yield f"{first[0]} {part}"  # lemon wedge/juice
        else:
            yield part


def _is_description(part: str) -> bool:
    return all(word in DESCRIPTIONS for word in words(part))


def _core(name: str) -> Phrase:
    named = [word for word in words(name) if len(word) > 1]
    kept = [word for word in named if word not in DESCRIPTIONS]
    return tuple((kept or named)[-LONGEST:])


def _endings(core: Phrase) -> Iterator[Phrase]:
    """Yield the last words of a name, such as soy sauce or sugar, but never "sauce" alone."""
    for start in range(1, len(core)):
        tail = core[start:]
        if len(tail) > 1 or tail[0] not in GENERIC:
            yield tail


def _beginnings(core: Phrase) -> Iterator[Phrase]:
    """Yield the first words of a name if the rest can be omitted, such as pork or celery."""
    for end in range(1, len(core)):
        if stands_for(core[end - 1], core[end:]) and not (end == 1 and core[0] in GENERIC):
            yield core[:end]
