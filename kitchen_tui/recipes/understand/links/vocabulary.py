"""The words that decide whether a step's "pepper" is the pepper of the list. Singular, small letters."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


DESCRIPTIONS = _set(
    "fresh freshly dried dry finely roughly coarsely thinly lightly chopped minced sliced diced grated crushed"
    " peeled shredded cubed julienned ground grounded cooked uncooked raw frozen canned tinned ripe large small"
    " medium big long sized extra more good quality whole unbleached sifted enriched softened melted toasted roasted"
    " beaten organic boneless skinless bone skin in on thin thick cut hot warm cold lukewarm boiling heavy firm"
    " active italian unsalted salted reserved soaked drained rinsed blanched trimmed halved quartered seeded pressed"
    " precooked packed cool mashed prepared other additional optional all purpose pure low sodium fat free lean each"
    " about little bit your favourite favorite desired tubular pickled pitted stemmed steamed separated nice plain"
    " kosher coarse fine of the a an baby young mature king jumbo new mixed homemade"
)
"""Say how it is cut or bought, not what it is."""

GENERIC = _set(
    "sauce powder seed leaf paste juice flake mix piece slice cube stick strip half top bottom side center choice"
    " food dressing topping filling dough seasoning spice part end size head bunch clove heart skin ball bar bite"
    " chip crumble"
)
"""Too common alone: "the sauce" is what one cooks, not the soy sauce."""

PARTS = _set(
    "fillet cutlet belly loin shoulder chop thigh breast leg roast stalk rib clove head leaf sprig bulb stick nut"
    " kernel chuck brisket short round flank skirt sirloin shin shank neck cheek joint mince piece chunk frond"
    " floret wedge slice piece strip steak tenderloin wing drumstick shank rack pod pearl ear shoot sprout heart"
    " radish"
)
"""May be left unsaid, the first word is food enough: pork (belly), celery (stalk), daikon (radish)."""

MADE_PARTS = _set("extract paste cheese powder seed bean syrup")
"""The same, but not after every word: tahini (paste), yet never tomato (paste)."""

NOT_WITHOUT_PART = _set(
    "chili tomato garlic onion mustard peanut coconut lemon lime orange almond corn baking maple green black white"
    " red apple cream goat cottage curry icing sour mung coffee poppy kidney butter bean"
)

DISTINCT = _set(
    "hoisin worcestershire tamari shaoxing basmati arborio jasmine poblano serrano habanero portobello shiitake"
    " cremini dijon gochujang sriracha harissa teriyaki andouille panko cayenne daikon"
)
"""A name by itself, without the noun it belongs to: hoisin (sauce), basmati (rice)."""

KINDS = _set(
    "red green white black brown yellow purple dark light olive vegetable sesame peanut coconut canola sunflower"
    " rapeseed rice wine cider balsamic soy fish oyster chili tomato lemon lime orange apple chicken beef pork lamb"
    " duck turkey veal bell sweet sour cottage cheddar parmesan mozzarella feta powdered icing caster almond oat"
    " wheat cake corn potato garlic onion spring baking table condensed evaporated ice pasta cooking running regular"
    " cayenne bread cream goat american swiss blue brewed hoisin vanilla maple mustard buttermilk curry bacon salted"
    " soapy bath tap starchy soaking wild self rising raising cherry plum bean jalapeño poblano chipotle ancho"
    " serrano habanero"
)
"""Make another food of the word they stand before: "red onion" is not the onion of the list."""

TAILS = _set(
    "mixture mix sauce glaze marinade batter dough paste powder oil juice stock broth soup salad bread vinegar milk"
    " butter seasoning rub syrup wash water pan pot bowl dish cooker knife press grinder mill board brush sheet"
    " paper towel crumb cutter roll bun sandwich taco burger cake pie cookie flake noodle flour seed dip puree purée"
    " gravy filling topping dressing sub liquid stew curry sugar wine chip packet based relish cream grease dripping"
    " drippings fat fond rind carcass bone shell scrap trimming husk"
)
"""Make another thing of the word they follow: "cabbage mixture", "garlic press"."""

NO_FOOD = _set(
    "pot pan thermometer cheesecloth foil tong bowl skewer twine toothpick paper tray recipient bag grill"
    " pitcher equipment blender"
)
"""Stand in a list of ingredients sometimes and are none."""

MEATS = _set(
    "beef pork lamb veal chicken turkey duck goose rabbit venison goat salmon cod tuna trout haddock halibut tilapia"
    " mackerel snapper monkfish"
)
"""The first word is a sufficient name, with any cut after it: beef (chuck roast)."""

PIECES = _set("piece chunk cube strip slice half")
"""Cuts of any meat, under any name in the list: the chicken pieces are the chicken breasts."""

NO_MEAT = _set(
    "broth stock bouillon cube sausage gravy fat sauce soup pate liver seasoning powder base consomme jus schmaltz"
    " dripping lard"
)
"""Made of meat, but not called by the meat's name."""

KINDS_OF = {
    "cheese": _set(
        "cheddar mozzarella parmesan feta gruyere gruyère emmental gouda brie camembert halloumi ricotta pecorino"
        " paneer provolone cotija manchego stilton gorgonzola asiago edam jack parmigiano"
    ),
    "fish": _set("cod salmon haddock tilapia halibut snapper mackerel trout monkfish bass sole plaice hake pollock"),
    "pasta": _set(
        "spaghetti penne fettuccine macaroni linguine rigatoni tagliatelle orecchiette fusilli farfalle pappardelle"
        " bucatini ziti orzo conchiglie"
    ),
    "nut": _set("walnut pecan almond hazelnut cashew pistachio macadamia peanut"),
    "meat": _set("beef pork lamb veal venison mutton"),
    "broth": _set("stock"),
    "stock": _set("broth"),
    "scallion": _set("green-onion spring-onion"),
    "prawn": _set("shrimp"),
    "shrimp": _set("prawn"),
    "cilantro": _set("coriander"),
    "zucchini": _set("courgette"),
    "courgette": _set("zucchini"),
    "eggplant": _set("aubergine"),
    "aubergine": _set("eggplant"),
    "chickpea": _set("garbanzo"),
}
"""A more general word, or another word for the same thing, and what it may stand for."""

NOT_BARE = frozenset(
    {
        ("green", "onion"), ("spring", "onion"), ("sweet", "potato"), ("coconut", "milk"), ("almond", "milk"),
        ("oat", "milk"), ("condensed", "milk"), ("evaporated", "milk"), ("peanut", "butter"), ("almond", "butter"),
        ("sour", "cream"), ("ice", "cream"), ("coconut", "cream"), ("rice", "noodle"), ("corn", "flour"),
        ("rice", "flour"), ("almond", "flour"), ("coconut", "sugar"), ("coconut", "water"), ("rose", "water"),
        ("garlic", "salt"), ("celery", "salt"), ("garlic", "powder"), ("onion", "powder"), ("jalapeño", "pepper"),
    }
)  # fmt: skip
"""Things of their own: the bare noun means another ingredient of the list, if there is one."""

OPPOSITES = (
    (_set("hot warm boiling lukewarm tepid"), _set("cold iced ice chilled")),
    (_set("hot boiling"), _set("cold warm lukewarm tepid fresh")),
    (_set("crushed canned tinned passata"), _set("ripe fresh cherry plum vine grape roma")),
    (_set("dried dry powdered"), _set("fresh")),
    (_set("smoked"), _set("raw fresh")),
)
"""A word of one side before a name does not mean an ingredient that is listed with a word of the other."""

VERBS = _set("cream chop roast mince fillet stew steak dice mash stuff zest broil round shank neck")
"""Names of food that are verbs before "the" or "until": "Cream the butter"."""

HALF_NAMES = _set("vegetable peanut olive white red chicken beef apple corn canola yellow green cayenne parmesan sea")
"""Before "or" they lack their second half: "vegetable or olive oil"."""


def stands_for(word: str, dropped: tuple[str, ...]) -> bool:
    """Return whether `word` names the food without the words after it: pork (belly), but not tomato (paste)."""
    if word in MEATS:
        return not NO_MEAT & {*dropped}
    if word in DISTINCT or all(part in PARTS for part in dropped):
        return True
    return all(part in PARTS | MADE_PARTS for part in dropped) and word not in NOT_WITHOUT_PART
