"""What a time is for, from the words around it: "simmer", "rest", "bake"; never "timer 3"."""

import re

from kitchen_tui.recipes.times.rules import Kind

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_CLAUSE_WORDS = 30
_NEAR_WORDS = 4

PROCESSES = frozenset(
    "simmer boil parboil bake fry deep-fry stir-fry pan-fry sauté saute roast grill broil steam poach blanch braise stew "
    "sear brown toast rest stand sit cool chill refrigerate freeze soak marinate marinade steep brew infuse rise proof "
    "prove ferment knead beat whisk whip blend process pulse microwave warm reheat preheat melt reduce thicken caramelize "
    "caramelise dry drain cure brine pickle smoke age scald soften wilt sweat crisp render scramble press hang strain "
    "relax macerate bloom hydrate autolyse ripen dissolve dehydrate stir mix shake run scald barbecue char crackle "
    "swirl sizzle bubble work curdle churn".split()
)
_WEAK = frozenset("stir mix shake turn flip baste skim toss rotate check test wait relax drain strain work run".split())
_GENERIC = frozenset("cook wait leave heat cover set".split())
_ACTIONS = (
    PROCESSES
    | _WEAK
    | frozenset(
        "add remove take turn flip stir drain uncover cover pour transfer reduce lower raise increase sprinkle top fold "
        "divide serve put place open start skim baste swap rotate toss check season strain discard spread brush whisk "
        "drizzle pull switch throw return reserve knead punch shape peel rinse give feed wash".split()
    )
)
_PLACES = {
    "oven": "bake", "fridge": "chill", "refrigerator": "chill", "freezer": "freeze", "microwave": "microwave",
    "broiler": "broil", "grill": "grill", "smoker": "smoke", "dehydrator": "dry", "steamer": "steam",
    "marinade": "marinate",
}  # fmt: skip
_NOUNS = {"rest": "rest", "resting": "rest", "rising": "rise", "soak": "soak", "nap": "rest", "marination": "marinate",
          "fermentation": "ferment", "cooling": "cool", "drying": "dry"}  # fmt: skip
_IRREGULAR = {"sautéed": "sauté", "sautéing": "sauté", "sautéd": "sauté", "fried": "fry", "dried": "dry", "frozen": "freeze",
              "kept": "keep", "left": "leave", "stood": "stand", "put": "put", "proved": "prove", "shaken": "shake"}  # fmt: skip
_SPELLED = {"saute": "sauté", "marinade": "marinate", "refrigerate": "chill", "caramelise": "caramelize", "prove": "proof",
            "stand": "rest", "sit": "rest", "relax": "rest"}  # fmt: skip
_NOUN_MARKERS = frozenset(
    "the a an of medium high low over gentle rolling your slow full moderate more cold direct".split()
)
_LEADING = frozenset("after by keep continue start begin been while for continuing".split())
_LAST_RESORT: dict[Kind, str] = {
    "duration": "wait", "check": "check", "interval": "turn", "overnight": "leave overnight", "per_side": "cook",
}  # fmt: skip
GENERIC_NAMES = frozenset(("cook", "wait", "check"))


def name_of(kind: Kind, left: str, right: str) -> str:
    """The name of a time of this kind between these words of its sentence, all in lower case."""
    before = _WORD.findall(left)[-_CLAUSE_WORDS:]
    after = _WORD.findall(right)[:_CLAUSE_WORDS]
    if kind == "check":
        name = _checking(before) or _action(after) or _action(before[::-1])
    elif kind == "interval":
        name = _participle(before) or _action(before[::-1]) or _action(after)
    else:
        name = _process(before, after)
    return _SPELLED.get(name, name) or _LAST_RESORT[kind]


def name_in(title: str) -> str:
    """The first process that a step's title names, or an empty string."""
    bases = ((_base(word, PROCESSES), word) for word in _WORD.findall(title.lower()))
    name = next((base for base, word in bases if base and base not in _WEAK), "")
    return _SPELLED.get(name, name)


def _process(before: list[str], after: list[str]) -> str:
    """The nearest plain verb before; else the noun or the place beside; else a participle; else "cook"."""
    plain = [word for at, word in enumerate(before) if word in PROCESSES and not _is_noun(before, at)]
    strong = [word for word in plain if word not in _WEAK]
    continued = _continued(before)
    noun = next((_NOUNS[word] for word in after[:_NEAR_WORDS] if word in _NOUNS), "")
    place = _place(after[:8]) or _place(before)
    participles = [base for word in before if (base := _base(word, PROCESSES))]
    strong_participles = [base for base in participles if base not in _WEAK]
    cooks = "cook" in before or "cooking" in before
    candidates = (
        continued,
        strong[-1] if strong and not _later(before, "cook", strong[-1]) else "",
        noun,
        _kneading(after),
        "" if cooks else place,
        strong_participles[-1] if strong_participles and not cooks else "",
        "cook" if cooks else "",
        plain[-1] if plain else "",
        strong[-1] if strong else "",
        participles[-1] if participles else "",
        _generic(before) or _first_process(after),
    )
    return next((name for name in candidates if name), "")


def _later(words: list[str], one: str, other: str) -> bool:
    """Does `one` stand later than the last `other`?"""
    return one in words and words[::-1].index(one) < words[::-1].index(other)


def _is_noun(words: list[str], at: int) -> bool:
    return at > 0 and words[at - 1] in _NOUN_MARKERS


def _continued(before: list[str]) -> str:
    """The verb of "continue simmering", "after cooking", "by boiling"."""
    for at in range(len(before) - 1, 0, -1):
        base = _base(before[at], PROCESSES) if before[at].endswith("ing") else ""
        if base and before[at - 1] in _LEADING:
            return "" if _later(before, "cook", before[at]) else base
    return ""


def _kneading(after: list[str]) -> str:
    """The verb of "10 minutes of kneading"."""
    return _base(after[1], PROCESSES) if after[:1] == ["of"] and len(after) > 1 else ""


def _place(words: list[str]) -> str:
    return next((_PLACES[word] for word in reversed(words) if word in _PLACES), "")


def _generic(words: list[str]) -> str:
    found = next((base for word in reversed(words) if (base := _base(word, _GENERIC))), "")
    return "wait" if found in ("set", "leave", "cover") else found


def _first_process(words: list[str]) -> str:
    return next((base for word in words if (base := _base(word, PROCESSES))), "")


def _checking(before: list[str]) -> str:
    return "check" if any(word in ("check", "checking", "test", "testing") for word in before) else ""


def _participle(before: list[str]) -> str:
    return next((base for word in reversed(before) if word.endswith("ing") and (base := _base(word, _ACTIONS))), "")


def _action(words: list[str]) -> str:
    return next((base for word in words if (base := _base(word, _ACTIONS))), "")


def _base(word: str, known: frozenset[str]) -> str:
    """The plain form of a verb that is known, or an empty string."""
    if word in known:
        return word
    if word in _IRREGULAR:
        return _IRREGULAR[word] if _IRREGULAR[word] in known else ""
    for ending in ("ing", "ed", "es", "s", "d"):
        if word.endswith(ending):
            stem = word[: -len(ending)]
            for base in (stem, stem + "e", stem[:-1] if stem[-1:] == stem[-2:-1] else "", stem[:-1] + "y"):
                if base in known:
                    return base
    return ""
