"""Names timers after the words around a time: "simmer", "rest", "bake"; never "timer 3"."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise, takewhile

from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.understand.nouns import word_set
from kitchen_tui.recipes.understand.times.rule_tables import Anchor, Kind

PROCESSES = word_set(
    "simmer boil parboil bake fry deep-fry stir-fry pan-fry sauté saute roast grill broil steam poach blanch"
    " blanche braise stew sear brown toast rest stand sit cool chill refrigerate freeze soak marinate marinade"
    " steep brew infuse rise proof prove ferment knead beat whisk whip blend process pulse microwave warm reheat"
    " preheat heat melt reduce thicken caramelize caramelise dry drain cure brine pickle smoke age scald soften"
    " wilt sweat crisp render scramble press hang strain relax macerate bloom hydrate autolyse ripen dissolve"
    " dehydrate stir mix shake run barbecue char swirl sizzle bubble churn cook wait griddle nap thaw defrost incubate"
    " sautee sautée culture cream blitz mature temper set mellow release"
)
"""Verbs for what happens to food, or what a cook keeps doing, for a while."""

MINOR = word_set("stir mix shake wait drain strain run swirl work turn flip toss baste skim reduce")
"""Processes that often only go along with another: "cook, stirring, for 5 minutes"."""

ACTIONS = PROCESSES | word_set(
    "add remove take turn flip uncover cover pour transfer lower raise increase sprinkle top fold divide serve"
    " put place open start skim baste swap rotate toss check season discard spread brush drizzle pull switch throw"
    " return reserve punch shape peel rinse feed wash bring spritz mist"
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

GENERIC_NAMES = frozenset(("cook", "wait", "check", "heat", "turn", "stir"))
"""Timer names that the title of the step replaces if it is more specific."""
_LAST_RESORT: dict[Kind, str] = {
    "duration": "wait", "check": "check", "interval": "turn", "overnight": "leave overnight", "per_side": "cook",
}  # fmt: skip

_WORD = lazy_regex(r"[^\W\d_]+(?:-[^\W\d_]+)?|[.,;:()]")
_REACH = 40
_NEARBY_WORDS = 4
_SENTENCE_ENDS = frozenset(".;:")
_CLAUSE_ENDS = frozenset(".;:,()")


def name_of(kind: Kind, anchor: Anchor, left: str, right: str, own: str = "") -> str:
    """Return the name of a time of this kind between these words of its sentence, in lower case.

    `own` is the part of `left` that belongs only to this time, if there is another time before it: "then stir for" in
    "Fry for 3 minutes, then stir for 2 minutes".
    """
    if own and kind not in ("check", "interval") and (verb := _opening_verb(own)):
        return spelled(verb)
    before = _WORD.findall(left)[-_REACH:]
    after = _WORD.findall(right)[:_REACH]
    if kind == "check":
        name = _checked(before, after) if anchor == "start" else _before_the_end(before, after)
    elif kind == "interval":
        name = _action(word for word in before[::-1] if word.endswith("ing")) or _action(before[::-1]) or _action(after)
    else:
        name = _process(before, after)
    return spelled(name) or _LAST_RESORT[kind]


_OPENINGS = word_set("then and next finally lastly or afterwards immediately quickly gently")
_IN_CLAUSE = PROCESSES | word_set("grind hold fold mash crush pound squeeze turn flip spin rub massage work leave set")


def _opening_verb(clause: str) -> str:
    """Return the last verb that begins a part of the clause after another time, or ""."""
    words = _WORD.findall(clause)
    opens = [True, *(word in _CLAUSE_ENDS or word in _OPENINGS for word in words)]
    openers = [word for word, is_first in zip(words, opens, strict=False) if is_first and word in _IN_CLAUSE]
    verb = openers[-1] if openers else ""
    left_to = (_known(word) for to, word in pairwise(words) if to == "to") if verb in ("leave", "set") else ()
    return next(filter(None, left_to), verb)


_CHECKING = word_set("check checking test testing")


def _checked(before: list[str], after: list[str]) -> str:
    """Return the name of a moment from what to do then: "after 3 minutes *add* the honey"."""
    if _CHECKING & {*before, *after[:_NEARBY_WORDS]}:
        return "check"
    return _plain_action(after) or _action(before[::-1])


def _before_the_end(before: list[str], after: list[str]) -> str:
    """Return the name of a time before the end: "*removing* the lid for the last 15 minutes"."""
    same_part = takewhile(lambda word: word not in _CLAUSE_ENDS, before[::-1])
    behind_comma = after[after.index(",") :] if "," in after else []
    return _action(same_part) or _plain_action(behind_comma) or _plain_action(after) or _action(before[::-1])


def _plain_action(words: Iterable[str]) -> str:
    return next((word for word in words if word in ACTIONS), "")


def _action(words: Iterable[str]) -> str:
    return next((base for word in words if (base := base_form(word, ACTIONS))), "")


def _process(before: list[str], after: list[str]) -> str:
    """Return the process that the time is most likely for: of the candidates with the lowest rank, the nearest.

    The ranks are 0 for a plain verb before the time ("simmer for") and after it ("5 minutes of kneading"), 1 for a noun
    after it and a participle in the same part of the sentence, 2 for a place, 3 for "to a boil", 4 for a plain verb
    that often only goes along with another, 5 for a participle further away, 6 for a word after the time, and 7 for a
    word that says until when. An earlier sentence adds 5, a participle of a verb that only goes along adds 1.
    """
    ranked = [
        *_verbs(before),
        *_nearby_nouns_and_places(before, after),
        *((6, base) for word in _words_before_next_action(after) if not word.endswith("ed") and (base := _known(word))),
    ]
    return min(ranked, key=lambda candidate: candidate[0])[1] if ranked else ""


def _verbs(before: list[str]) -> Iterator[tuple[int, str]]:
    """Yield the verbs before the time, the nearest first, with their ranks; the lowest names the time."""
    cues = _cue_words(before)
    earlier = distant = False
    for at in range(len(before) - 1, -1, -1):
        word = before[at]
        earlier = earlier or word in _SENTENCE_ENDS
        distant = distant or word in _CLAUSE_ENDS
        base = _known(word)
        if base and (rank := _rank(before, at, base, distant)) is not None:
            yield (7 if at in cues else rank) + (5 if earlier else 0), base


def _cue_words(words: list[str]) -> set[int]:
    """Return the places of the words from "until" or "while you" to the next comma, which do not say what to do."""
    inside, places = False, set()
    for at, word in enumerate(words):
        opens = word in ("until", "till") or (word == "while" and words[at + 1 : at + 2] in (["you"], ["the"], ["it"]))
        inside = opens or (inside and word not in _CLAUSE_ENDS)
        if inside:
            places.add(at)
    return places


_LEADING = word_set("after by keep continue start begin been while for continuing")
"""Words before a participle that is the main verb: "continue cooking"."""
_HEATS = frozenset(("boil", "simmer"))


def _rank(before: list[str], at: int, base: str, distant: bool) -> int | None:
    word = before[at]
    leader = before[at - 1] if at else "."
    if word != base and leader in _LEADING:
        return 0
    if _is_not_a_verb(before, at, leader):
        return 3 if base in _HEATS else None
    if word == base:
        return 4 if base in MINOR else 0
    return (5 if distant else 1) + (base in MINOR)


# After these words a process is a noun ("a gentle simmer"), an adjective ("golden brown") or a heat ("medium heat").
_NOUN_MARKERS = word_set(
    "the a an of medium high low lower over gentle rolling your slow full moderate cold direct golden lightly"
    " deep light thick reduce increase turn more all no in this"
)
# After "boiling", "baking" and the like these make it a mere description.
_DESCRIBED_THINGS = word_set(
    "water salted sheet pan pans dish tray oil paper powder soda stock soup rack spray point liquid mixture"
    " basket milk dough sugar rice seasonings ingredients"
)
_ADJECTIVES = frozenset(("dry", "brown", "cool"))
_LINKING_WORDS = word_set("is are be almost nearly looks feels seems very quite completely fully still too")
"""Words before a description that is not a verb: "until the pan is almost dry"."""
_SETTINGS = frozenset(("heat", "to", "flame", "temperature", "oven"))
"""Words after "reduce" if that is a setting, and not what the sauce does."""
_AFTER_SET_FIRM = frozenset(("", "for", "in", "at", "until", "about", "overnight", "firm", "completely", ","))
"""Words after "set" if it means to become firm; a timer is set too, and pans are set aside."""
_MANNER_WORDS = frozenset(("slow", "cold"))
"""Words that say how, before a verb that opens a clause: "Slow cook", "cold proof"."""


def _is_not_a_verb(words: list[str], at: int, leader: str) -> bool:
    """Return whether a word is not a verb here: "to a boil", "golden brown", "boiling water", "reduce the heat"."""
    word, following = words[at], words[at + 1 : at + 1 + _NEARBY_WORDS]
    follower = following[0] if following else ""
    match word:
        case "heat" | "cream":
            return leader not in _CLAUSE_ENDS and leader not in ("and", "then")
        case "reduce":
            setting = following[1:2] if follower in ("the", "your") else following[:1]
            return not _SETTINGS.isdisjoint(setting)
        case "set" | "sets":
            return follower not in _AFTER_SET_FIRM
        case "press" if "button" in following:
            return True
        case "dry" if _known(follower):  # dry toasting
            return True
    if word in _ADJECTIVES and leader in _LINKING_WORDS:
        return True
    if leader in _MANNER_WORDS and (at == 1 or words[at - 2] in _CLAUSE_ENDS):
        return False
    is_description = word in _ADJECTIVES or word.endswith(("ing", "ed"))
    return leader in _NOUN_MARKERS or (is_description and follower in _DESCRIBED_THINGS)


def _words_before_next_action(after: list[str]) -> Iterator[str]:
    """Return the words after a time up to the next action ("2 minutes, then drain")."""
    return takewhile(lambda word: word not in _CLAUSE_ENDS and word not in ("then", "and", "until", "before"), after)


def _nearby_nouns_and_places(before: list[str], after: list[str]) -> Iterator[tuple[int, str]]:
    """Yield the nouns after a time ("30 minutes rest", "1 hour to rise") and the places around it, with ranks."""
    nearby = after[:_NEARBY_WORDS]
    if nearby[:1] in (["of"], ["to"]) and len(nearby) > 1 and (base := _known(nearby[1])):
        yield (0 if base not in MINOR else 4), base
    for word in nearby:
        if word in _CLAUSE_ENDS or word == "before":
            break
        if word in NOUNS:
            yield 1, NOUNS[word]
    for word in [*after[: 2 * _NEARBY_WORDS], *before[::-1]]:
        if word in PLACES:
            yield 2, PLACES[word]


def _known(word: str) -> str:
    return base_form(word, PROCESSES)


_IN_TITLES = (PROCESSES - MINOR - {"cream", "culture", "set", "temper"}) | {"glaze"}


def name_in(title: str) -> str:
    """Return the first process in a step's title, or ""."""
    bases = (base_form(word, _IN_TITLES) for word in _WORD.findall(title.lower()))
    return spelled(next((base for base in bases if base), ""))


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
