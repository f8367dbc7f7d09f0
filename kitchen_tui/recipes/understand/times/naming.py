"""Names timers after the words around a time: "simmer", "rest", "bake"; never "timer 3"."""

from collections.abc import Iterable, Iterator
from itertools import pairwise, takewhile

from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.understand.times.rule_tables import Anchor, Kind
from kitchen_tui.recipes.understand.times.wording import ACTIONS, MINOR, NOUNS, PLACES, PROCESSES, base_form, spelled

_WORD = lazy_regex(r"[^\W\d_]+(?:-[^\W\d_]+)?|[.,;:()]")
_REACH = 40
_CLOSE = 4
_STOPS = frozenset(".;:")
_BREAKS = frozenset(".;:,()")

# After these words a process is a noun ("a gentle simmer"), an adjective ("golden brown") or a heat ("medium heat").
_NOUN_MARKERS = frozenset(
    """the a an of medium high low lower over gentle rolling your slow full moderate cold direct golden lightly
    deep light thick reduce increase turn more all no in this""".split()  # noqa: SIM905 - words
)
# After "boiling", "baking" and the like these make it a mere description; after "reduce", a setting.
_THINGS = frozenset(
    """water salted sheet pan pans dish tray oil paper powder soda stock soup rack spray point liquid mixture
    basket milk dough sugar rice seasonings ingredients""".split()  # noqa: SIM905
)
_HEATS = frozenset(("boil", "simmer"))
_DESCRIBING = frozenset(("dry", "brown", "cool"))
_SETTINGS = frozenset(("heat", "to", "the", "flame", "temperature", "oven"))
_FIRMING = frozenset(("", "for", "in", "at", "until", "about", "overnight", "firm", "completely", ","))
"""Words after "set" if it means to become firm; a timer is set too, and pans are set aside."""
_MANNERS = frozenset(("slow", "cold"))
"""Words that say how, before a verb that opens a clause: "Slow cook", "cold proof"."""
_LEADING = frozenset("after by keep continue start begin been while for continuing".split())  # noqa: SIM905
_OPENINGS = frozenset("then and next finally lastly or afterwards immediately quickly gently".split())  # noqa: SIM905
_IN_CLAUSE = PROCESSES | frozenset(
    "grind hold fold mash crush pound squeeze turn flip spin rub massage work leave set".split()  # noqa: SIM905
)
_BEING = frozenset(
    "is are be almost nearly looks feels seems very quite completely fully still too".split()  # noqa: SIM905
)
"""Words before a description that is not a verb: "until the pan is almost dry"."""
_CHECKING = frozenset("check checking test testing".split())  # noqa: SIM905
_LAST_RESORT: dict[Kind, str] = {
    "duration": "wait", "check": "check", "interval": "turn", "overnight": "leave overnight", "per_side": "cook",
}  # fmt: skip
_IN_TITLES = (PROCESSES - MINOR - {"cream", "culture", "set", "temper"}) | {"glaze"}
GENERIC_NAMES = frozenset(("cook", "wait", "check", "heat", "turn", "stir"))
"""Timer names that the title of the step replaces if it is more specific."""


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


def _opening_verb(clause: str) -> str:
    """Return the last verb that begins a part of the clause after another time, or ""."""
    words = _WORD.findall(clause)
    opens = [True, *(word in _BREAKS or word in _OPENINGS for word in words)]
    verb = next(
        (word for word, is_first in reversed([*zip(words, opens, strict=False)]) if is_first and word in _IN_CLAUSE), ""
    )
    left_to = (_known(word) for to, word in pairwise(words) if to == "to") if verb in ("leave", "set") else ()
    return next(filter(None, left_to), verb)


def _checked(before: list[str], after: list[str]) -> str:
    """Return the name of a moment from what to do then: "after 3 minutes *add* the honey"."""
    if _CHECKING & {*before, *after[:_CLOSE]}:
        return "check"
    return _plain_action(after) or _action(before[::-1])


def _before_the_end(before: list[str], after: list[str]) -> str:
    """Return the name of a time before the end: "*removing* the lid for the last 15 minutes"."""
    behind_comma = after[after.index(",") :] if "," in after else []
    return _action(_chunk(before)) or _plain_action(behind_comma) or _plain_action(after) or _action(before[::-1])


def _plain_action(words: Iterable[str]) -> str:
    return next((word for word in words if word in ACTIONS), "")


def _chunk(before: list[str]) -> Iterator[str]:
    """Return the words back to the last comma or full stop, the nearest first."""
    return takewhile(lambda word: word not in _BREAKS, reversed(before))


def name_in(title: str) -> str:
    """Return the first process in a step's title, or ""."""
    bases = (base_form(word, _IN_TITLES) for word in _WORD.findall(title.lower()))
    return spelled(next((base for base in bases if base), ""))


def _action(words: Iterable[str]) -> str:
    return next((base for word in words if (base := base_form(word, ACTIONS))), "")


def _process(before: list[str], after: list[str]) -> str:
    """Return the name with the best rank, of equal ones the nearest."""
    beside = _beside(before, after)
    ranked = [
        *_verbs(before),
        *beside,
        *((6, base) for word in _same_breath(after) if not word.endswith("ed") and (base := _known(word))),
    ]
    return min(ranked, key=lambda candidate: candidate[0])[1] if ranked else ""


def _same_breath(after: list[str]) -> Iterator[str]:
    """Return the words after a time up to the next action ("2 minutes, then drain")."""
    return takewhile(lambda word: word not in _BREAKS and word not in ("then", "and", "until", "before"), after)


def _beside(before: list[str], after: list[str]) -> Iterator[tuple[int, str]]:
    """Yield the nouns after a time ("30 minutes rest", "10 minutes of kneading", "1 hour to rise"), with ranks."""
    close = after[:_CLOSE]
    if close[:1] in (["of"], ["to"]) and len(close) > 1 and (base := _known(close[1])):
        yield (0 if base not in MINOR else 4), base
    for word in close:
        if word in _BREAKS or word == "before":
            break
        if word in NOUNS:
            yield 1, NOUNS[word]
    for word in [*after[: 2 * _CLOSE], *before[::-1]]:
        if word in PLACES:
            yield 2, PLACES[word]


def _verbs(before: list[str]) -> Iterator[tuple[int, str]]:
    """Yield the verbs before the time, the nearest first, with their ranks; 0 is the plain verb of the same clause."""
    cues = _cue_words(before)
    earlier = distant = False
    for at in range(len(before) - 1, -1, -1):
        word = before[at]
        earlier = earlier or word in _STOPS
        distant = distant or word in _BREAKS
        base = _known(word)
        if base and (rank := _rank(before, at, base, distant)) is not None:
            yield (7 if at in cues else rank) + (5 if earlier else 0), base


def _rank(before: list[str], at: int, base: str, distant: bool) -> int | None:
    word = before[at]
    leader = before[at - 1] if at else "."
    if word != base and leader in _LEADING:
        return 0
    if _is_thing(before, at, leader):
        return 3 if base in _HEATS else None
    if word == base:
        return 4 if base in MINOR else 0
    return (5 if distant else 1) + (base in MINOR)


def _known(word: str) -> str:
    return base_form(word, PROCESSES)


def _is_thing(words: list[str], at: int, leader: str) -> bool:
    """Return whether a word is not a verb here: "to a boil", "golden brown", "boiling water", "reduce the heat"."""
    word, follower = words[at], words[at + 1] if at + 1 < len(words) else ""
    if word == "dry" and _known(follower):  # dry toasting
        return True
    if word in ("heat", "cream"):
        return leader not in _BREAKS and leader not in ("and", "then")
    if word in _DESCRIBING and leader in _BEING:
        return True
    described = word in _DESCRIBING or word.endswith(("ing", "ed"))
    if word == "reduce":
        return bool(_SETTINGS & {follower, *(words[at + 2 : at + 3] if follower in ("the", "your") else ())} - {"the"})
    if word in ("set", "sets"):
        return follower not in _FIRMING
    if word == "press" and "button" in words[at : at + _CLOSE + 1]:
        return True
    if leader in _MANNERS and (at == 1 or words[at - 2] in _BREAKS):
        return False
    return leader in _NOUN_MARKERS or (described and follower in _THINGS)


def _cue_words(words: list[str]) -> set[int]:
    """Return the places of the words from "until" or "while you" to the next comma, which do not say what to do."""
    inside, places = False, set()
    for at, word in enumerate(words):
        opens = word in ("until", "till") or (word == "while" and words[at + 1 : at + 2] in (["you"], ["the"], ["it"]))
        inside = opens or (inside and word not in _BREAKS)
        if inside:
            places.add(at)
    return places
