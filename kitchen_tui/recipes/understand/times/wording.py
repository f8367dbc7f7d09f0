"""Words that say what a time in a recipe is for, and patterns that the rules share."""

from functools import lru_cache

PROCESSES = frozenset(
    """simmer boil parboil bake fry deep-fry stir-fry pan-fry sauté saute roast grill broil steam poach blanch
    blanche braise stew sear brown toast rest stand sit cool chill refrigerate freeze soak marinate marinade
    steep brew infuse rise proof prove ferment knead beat whisk whip blend process pulse microwave warm reheat
    preheat heat melt reduce thicken caramelize caramelise dry drain cure brine pickle smoke age scald soften
    wilt sweat crisp render scramble press hang strain relax macerate bloom hydrate autolyse ripen dissolve
    dehydrate stir mix shake run barbecue char swirl sizzle bubble churn cook wait griddle nap thaw defrost incubate
    sautee sautée culture cream blitz mature temper set mellow release""".split()  # noqa: SIM905 - a table of words reads best as words
)
"""Verbs for what happens to food, or what a cook keeps doing, for a while."""

MINOR = frozenset("stir mix shake wait drain strain run swirl work turn flip toss baste skim reduce".split())  # noqa: SIM905
"""Processes that often only go along with another: "cook, stirring, for 5 minutes"."""

ACTIONS = PROCESSES | frozenset(
    """add remove take turn flip uncover cover pour transfer lower raise increase sprinkle top fold divide serve
    put place open start skim baste swap rotate toss check season discard spread brush drizzle pull switch throw
    return reserve punch shape peel rinse feed wash bring spritz mist""".split()  # noqa: SIM905
)
"""All processes, and verbs for what is done in a moment."""

PLACES = {
    "oven": "bake", "fridge": "chill", "refrigerator": "chill", "freezer": "freeze", "microwave": "microwave",
    "broiler": "broil", "grill": "grill", "smoker": "smoke", "dehydrator": "dry", "steamer": "steam",
    "marinade": "marinate", "mixer": "mix",
}  # fmt: skip
"""Places where food is put for a while, with the process that this starts."""

NOUNS = {
    "rest": "rest", "resting": "rest", "rise": "rise", "rising": "rise", "soak": "soak", "soaking": "soak",
    "nap": "rest", "marination": "marinate", "fermentation": "ferment", "cooling": "cool", "drying": "dry",
    "kneading": "knead", "baking": "bake", "simmer": "simmer", "chill": "chill", "proof": "proof", "steep": "steep",
    "release": "release",
}  # fmt: skip
"""Nouns that follow a time: "a 10-minute rest"."""

_IRREGULAR = {
    "sautéed": "sauté", "sautéing": "sauté", "sautéd": "sauté", "frozen": "freeze", "hung": "hang", "stood": "stand",
    "risen": "rise", "shaken": "shake", "beaten": "beat", "sat": "sit", "lying": "rest",
}  # fmt: skip
_SPELLED = {
    "saute": "sauté", "sautee": "sauté", "sautée": "sauté",
    "marinade": "marinate", "refrigerate": "chill", "caramelise": "caramelize", "prove": "proof",
    "stand": "rest", "sit": "rest", "relax": "rest", "blanche": "blanch", "nap": "rest",
}  # fmt: skip
_ENDINGS = ("ing", "ed", "es", "s", "d")


@lru_cache(maxsize=4096)
def base_form(word: str, known: frozenset[str]) -> str:
    """Return the base form of a known verb ("frying" → "fry"), or ""."""
    word = word.removeprefix("re-")
    if "-" in word and word not in known:  # air-fry, slow-cooking, pan-seared
        return base_form(word.rpartition("-")[2], known)
    if word in known:
        return word
    if word in _IRREGULAR:
        return _IRREGULAR[word] if _IRREGULAR[word] in known else ""
    for ending in _ENDINGS:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            doubled = stem[:-1] if stem[-1:] == stem[-2:-1] else ""
            for base in (stem, stem + "e", doubled, stem[:-1] + "y"):
                if base in known:
                    return base
    return ""


def spelled(name: str) -> str:
    """Return the common name of synonyms: "rest" for stand and sit."""
    return _SPELLED.get(name, name)


def _any(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


_NEARLY = _any("about around approx(?:imately|[.])? roughly nearly almost just only an? good some maybe ~ ≈")
NEAR = rf"(?:{_NEARLY} ?)*$"
"""Words that make a number approximate: "about a good 10 minutes"."""

_LOOSE = _any(
    """about around approx(?:imately|[.])? roughly nearly almost just only an? good another additional further at
    least most up to or so some maybe perhaps over under for full extra minimum of the circa ca[.]? ~ ≈ [(]"""
)
ABOUT = rf"(?:{_LOOSE} ?)*$"
"""Words that may come between a verb or a preposition and its time."""

WAIT = _any(
    """let allow leave rest stand sit cool chill refrigerate freeze soak marinate steep rise proof prove wait
    simmer boil parboil blanch poach cook bake roast steam fry sauté saute sear toast brown broil grill braise
    stew microwave warm melt knead stir mix beat whisk blend set infuse ferment cure hang press age dry drain
    salt brine hold relax heat"""
)
"""Verbs for what is done for a while."""

DO_WAIT = (
    rf"(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\byour )(?<!\bmore )(?<!\bsome )(?<!\bwith )(?<!\bof )(?<!\badd )"
    rf"\b(?!heat\b|(?:stir|mix|beat|whisk|blend) (?:in|through)\b){WAIT}"
)
"""An instruction: "roast it", not "the roast"; and not "stir in", which is done at once."""

WAITING = (
    _any(
        """cook bak simmer boil fry rest ris chill marinat soak stand steam roast sitt? cool brew steep knead ferment
    proof prov heat stew brais grill broil freez"""
    )
    + "ing"
)
WAITED = _any(
    """cooked baked simmered boiled fried rested risen chilled marinated soaked stood steamed roasted sat cooled
    brewed steeped kneaded fermented proofed heated stewed braised grilled frozen reduced in on"""
)
_FUNCTION_WORDS = _any(
    """in at on under over until till or and to for with without before after if is are was works would will can if
    then but by so as while when from per each covered uncovered [a-z]+ing"""
)
PROCESS = _any(
    """rest soak simmer boil bake chill rise proof steep marinade marination brine ferment(?:ation)? nap infusion
    wait fry sear freeze roast steam bath blanch braise cool(?:ing|down)? resting rising knead bloom drain smoke
    cure release"""
)
"""Nouns for what is done for a while: "a 30-minute soak"."""

A_NOUN = rf" (?!(?:[a-z]+ )?{PROCESS}s?\b)(?!{_FUNCTION_WORDS}\b)[a-z]"
"""A noun that is not a process: "overnight *oats*", "30 minute *chicken*"."""

CURING = _any(
    "marinat brin cur(?:e|ing)\\b ferment soak \\brise proof steep infus \\bag(?:e|ing)\\b pickl macerat \\bdry \\bhang"
)
"""Words for processes that take days and are not storage."""

MATURING = _any(f"{CURING} matur mellow ripen \\bleave \\bstand \\bsit \\brest \\bset \\bwait")
"""Words for processes that may take months and are not storage."""
OR_SO = r"(?: or (?:so|more|longer))?"
BEFORE = r"(?:before(?:hand)?|prior to)"
PROMISED = r"(?:will|should|can|may|might|could|would|['’]ll)"

A_FEW_WORDS = r"(?: (?!(?:and|then|or|but)\b)[a-z]+){0,5}?"
SIDES = r"(?:sides?|faces?)\b"
THE = r"\b(?:the|these|those) "
ONE_TIME = r"[0-9½¼¾][0-9½¼¾/.]{0,4}(?: ?(?:minutes?|mins?|m|hours?|hrs?|h)\b\.?)?"
"""A plain time that another follows, perhaps without its unit: "at 30, 60 and 90 minutes"."""

STATED = r"^\W*(?!(?:bring|spring|during|string)\b)[a-z]+ing (?:[a-z]+ ){0,4}$"
"""The subject of a statement: "Chilling the dough for"."""
STATES = (
    r" (?:prevents?|helps?|makes?|gives?|keeps?|yields?|allows?|improves?|develops?|is|will|can|may|lets?|results?"
    r"|produces?|ensures?|kills?|ruins?|spoils?|dulls?|toughens?|changes?|affects?|means?"
    r"|deepens?|firms?|softens?|tenderi[sz]es|intensifies|brings?|adds?)\b"
)
"""The verb of a statement, after its subject: "Chilling overnight *prevents* spreading"."""
