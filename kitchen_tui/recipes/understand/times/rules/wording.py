"""Groups of words that the rules share, as patterns for text in lower case."""


def _any(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


_NEARLY = _any("about around approx(?:imately|[.])? roughly nearly almost just only an? good some maybe ~ ≈")
NEAR = rf"(?:{_NEARLY} ?)*$"
"""What softens a number: "about a good 10 minutes"."""

_LOOSE = _any(
    """about around approx(?:imately|[.])? roughly nearly almost just only an? good another additional further at
    least most up to or so some maybe perhaps over under for full extra minimum of the circa ca[.]? ~ ≈ [(]"""
)
ABOUT = rf"(?:{_LOOSE} ?)*$"
"""What may stand between a verb or a preposition and its time."""

WAIT = _any(
    """let allow leave rest stand sit cool chill refrigerate freeze soak marinate steep rise proof prove wait
    simmer boil parboil blanch poach cook bake roast steam fry sauté saute sear toast brown broil grill braise
    stew microwave warm melt knead stir mix beat whisk blend set infuse ferment cure hang press age dry drain
    salt brine hold relax heat"""
)
"""What one does for a while."""

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
"""The nouns of a while: "a 30-minute soak"."""

A_NOUN = rf" (?!(?:[a-z]+ )?{PROCESS}s?\b)(?!{_FUNCTION_WORDS}\b)[a-z]"
"""What follows is a noun, and not that of a while: "overnight *oats*", "30 minute *chicken*"."""

CURING = _any(
    "marinat brin cur(?:e|ing)\\b ferment soak \\brise proof steep infus \\bag(?:e|ing)\\b pickl macerat \\bdry \\bhang"
)
"""What takes days and is still cooking, not keeping."""

MATURING = _any(f"{CURING} matur mellow ripen \\bleave \\bstand \\bsit \\brest \\bset \\bwait")
"""What may take months and is no keeping."""
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
    r"|produces?|ensures?|deepens?|firms?|softens?|tenderi[sz]es|intensifies|brings?|adds?)\b"
)
"""What a statement says, behind its subject: "Chilling overnight *prevents* spreading"."""
