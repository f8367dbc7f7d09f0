"""The verbs, nouns and places that say what a time in a recipe is for."""

from functools import lru_cache

PROCESSES = frozenset(
    """simmer boil parboil bake fry deep-fry stir-fry pan-fry sauté saute roast grill broil steam poach blanch
    blanche braise stew sear brown toast rest stand sit cool chill refrigerate freeze soak marinate marinade
    steep brew infuse rise proof prove ferment knead beat whisk whip blend process pulse microwave warm reheat
    preheat heat melt reduce thicken caramelize caramelise dry drain cure brine pickle smoke age scald soften
    wilt sweat crisp render scramble press hang strain relax macerate bloom hydrate autolyse ripen dissolve
    dehydrate stir mix shake run barbecue char swirl sizzle bubble churn cook wait griddle nap thaw defrost incubate
    culture cream blitz mature temper set mellow""".split()  # noqa: SIM905 - a table of words reads best as words
)
"""What food is left to, or a cook keeps doing, for a while."""

MINOR = frozenset("stir mix shake wait drain strain run swirl work turn flip toss baste skim reduce".split())  # noqa: SIM905
"""Processes that often only go along with another: "cook, stirring, for 5 minutes"."""

ACTIONS = PROCESSES | frozenset(
    """add remove take turn flip uncover cover pour transfer lower raise increase sprinkle top fold divide serve
    put place open start skim baste swap rotate toss check season discard spread brush drizzle pull switch throw
    return reserve punch shape peel rinse feed wash bring""".split()  # noqa: SIM905
)
"""What is done in a moment."""

PLACES = {
    "oven": "bake", "fridge": "chill", "refrigerator": "chill", "freezer": "freeze", "microwave": "microwave",
    "broiler": "broil", "grill": "grill", "smoker": "smoke", "dehydrator": "dry", "steamer": "steam",
    "marinade": "marinate", "mixer": "mix",
}  # fmt: skip
"""Where food is put for a while, and what that does to it."""

NOUNS = {
    "rest": "rest", "resting": "rest", "rise": "rise", "rising": "rise", "soak": "soak", "soaking": "soak",
    "nap": "rest", "marination": "marinate", "fermentation": "ferment", "cooling": "cool", "drying": "dry",
    "kneading": "knead", "baking": "bake", "simmer": "simmer", "chill": "chill", "proof": "proof", "steep": "steep",
}  # fmt: skip
"""Nouns that follow a time: "a 10-minute rest"."""

_IRREGULAR = {
    "sautéed": "sauté", "sautéing": "sauté", "sautéd": "sauté", "frozen": "freeze", "hung": "hang", "stood": "stand",
    "risen": "rise", "shaken": "shake", "beaten": "beat", "sat": "sit", "lying": "rest",
}  # fmt: skip
_SPELLED = {
    "saute": "sauté", "marinade": "marinate", "refrigerate": "chill", "caramelise": "caramelize", "prove": "proof",
    "stand": "rest", "sit": "rest", "relax": "rest", "blanche": "blanch", "nap": "rest",
}  # fmt: skip
_ENDINGS = ("ing", "ed", "es", "s", "d")


@lru_cache(maxsize=4096)
def base_form(word: str, known: frozenset[str]) -> str:
    """The plain form of a verb that is known ("frying" → "fry"), or an empty string."""
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
    """One name for what goes by several: stand and sit are rest."""
    return _SPELLED.get(name, name)
