"""Reads facts about the whole recipe from lines: servings, times, tags, source, storage, nutrition."""

import re
from collections.abc import Iterable, Iterator
from typing import cast

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.numbers import COUNT_WORDS, FRACTIONS, count_of
from kitchen_tui.model.recipe import Keep, KeepUnit, NutritionFact, Servings, StatedTime, Step, Storage
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.recipes.formats.text.evidence import begins_with_verb, sentences
from kitchen_tui.recipes.understand.stated import FOREIGN_SERVINGS, odd_servings, parse_servings, parse_stated_time
from kitchen_tui.recipes.understand.times.timer_specs import timers_of


class Facts(NamedTuple):
    """The facts that a line states."""

    servings: Servings = Servings()
    times: tuple[StatedTime, ...] = ()
    tags: tuple[str, ...] = ()
    source: str = ""
    nutrition: tuple[NutritionFact, ...] = ()
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    """Sentences about values that cannot be right, such as a yield of 0.75."""


_TIME_NAMES = {
    "preparation": "prep", "prepare": "prep", "cook/bake": "cook", "cooking": "cook", "baking": "bake",
    "resting": "rest", "waiting": "wait",
    "chilling": "chill", "marinating": "marinate", "rising": "rise", "soaking": "soak", "proofing": "proof",
    "freezing": "freeze", "roasting": "roast", "simmering": "simmer", "standing": "rest", "setting": "set",
    "hands on": "active", "hands-on": "active", "overall": "total", "ready in": "total", "time": "total",
    "takes": "total", "duration": "total", "ready": "total",
}  # fmt: skip
WORK = (
    r"prep(?:aration|are)?|cook(?:ing)?(?:/bake)?|bak(?:e|ing)|rest(?:ing)?|wait(?:ing)?|chill(?:ing)?|marinat(?:e|ing)"
    r"|ris(?:e|ing)|soak(?:ing)?|proof(?:ing)?|freez(?:e|ing)|roast(?:ing)?|simmer(?:ing)?|standing|setting"
)
_TIME_LABEL = (
    rf"(?:(?:{WORK}|(?:in)?active|hands[- ]on|total|overall|additional|freez(?:e|ing)|cool(?:ing)?)[ -]?time"
    rf"|ready(?: in|[ -]time)|time|takes|duration|[a-z][a-z ]{{1,30}} time(?=:)|(?:{WORK}|total) in"
    rf"|(?:{WORK}|total|active|ready)(?=:|\s[-–—]\s|\s?\d))"
)
SERVES_LABEL = (
    r"(?:(?:number of |original recipe \(1x\) )?(?:serving quantity|servings?|serves|yields?|makes|feeds|portions?"
    r"|(?:serves|servings?)\s?/\s?(?:yields?|makes)|yields?\s?/\s?(?:serves|servings?))"
    r"|(?:this |the )?recipe (?:serves|yields|makes)|(?:this|it) (?:(?:will )?(?:serve|make)|serves|makes)"
    r"|to serve(?=\s\S+ you)"
    rf"|(?:quantity|for)(?=:)|size(?=:)|(?:{'|'.join(FOREIGN_SERVINGS)})(?=\s?:))"
)
_SEPARATOR = rf"(?:\s*(?:::?|=|[-–—])\s*|\s+|(?=[\d{FRACTIONS}]))"
_TIME_LINE = lazy_regex(rf"\W{{0,6}}({_TIME_LABEL}){_SEPARATOR}(\S.{{0,200}})", re.IGNORECASE)
_TIME_LAST = lazy_regex(rf"(\d[\w .{FRACTIONS}-]{{0,24}}?) ((?:{WORK}|total)(?: time)?)", re.IGNORECASE)
"""A time before its name: "10 mins prep"."""
_SERVES_LINE = lazy_regex(rf"\W{{0,6}}{SERVES_LABEL}{_SEPARATOR}(\S.{{0,80}})", re.IGNORECASE)
_SERVES_COUNT = lazy_regex(
    r"\W{0,6}(?P<for>for |für |pour |para |per |voor |för |til |till )?"
    r"(?P<count>\d{1,3}(?:\s*(?:-|–|to|bis|à|a|tot|til|till)\s*\d{1,3})?\s+(?:large |small |big |generous |hungry )?"
    rf"(?:servings?|portions?|people|persons?|{'|'.join(FOREIGN_SERVINGS)})\b.{{0,60}})",
    re.IGNORECASE,
)
_DOZENS_MADE = lazy_regex(
    r"\W{0,6}(?P<about>(?:about|approx(?:\.|imately)?|around|roughly|~)\s?)?(?P<count>\S{1,5} dozen (?:[a-z]+ ){0,2}"
    r"(?:cookies|biscuits|balls|bars|rolls|buns|muffins|cupcakes|truffles|pieces|crackers|squares|dumplings|candies"
    r"|cakes|brownies|scones|fritters|pancakes|pierogi|meatballs|puffs))",
    re.IGNORECASE,
)
"""A yield without a label: "About 5 dozen cookies"."""
_LABEL_TWICE = lazy_regex(r"(servings?|yields?|makes)\1(?=\d)", re.IGNORECASE)
_PLURAL = lazy_regex(r"(?<=[a-z])\(s\)", re.IGNORECASE)
_EATERS = lazy_regex(rf"for (\d{{1,2}}(?:\s?(?:-|–|to|or)\s?\d{{1,2}})?|{COUNT_WORDS})\.?", re.IGNORECASE)
"""A line of its own below the title: "For 2"."""
_TWO_LABELS = lazy_regex(r"^(?:yields?|servings?)\s?:\s?(?=(?:makes|serves) )", re.IGNORECASE)
"""The first of two labels: "Yield: Makes 4 jars"."""
_COUNT_ALONE = lazy_regex(rf"\d\s+(?:servings?|portions?|people|persons|{'|'.join(FOREIGN_SERVINGS)})$", re.IGNORECASE)
_SCALES = lazy_regex(rf"(?:\s+[\d{FRACTIONS}](?:/\d|\.\d)?x)+$", re.IGNORECASE)
"""The buttons after a yield, as in "4 servings 1x 2x 3x"."""
_TAGS_LINE = lazy_regex(
    r"\W{0,6}(?:(?:tags?|keywords?)(?:::?|\s-)\s*(.+)|(?:course|cuisine|category|categories|diet|meal)(?:::?|"
    r"\s-)\s*(.{1,60}))",
    re.IGNORECASE,
)
_SIGNED_TAGS = lazy_regex(r"(?:#[^\s#,]+[\s,]*)+")
_SOURCE_LINE = lazy_regex(
    r"\W{0,6}(?:(?:(?:this|the)(?: recipe| one| dish)?(?: is| comes| was)(?: adapted| taken)? from"
    r"(?=\s(?-i:[A-Z])|\s(?:https?:|my |our ))"
    r"|source(?:[ -]url)?|via(?= [-–—:] http)|(?:bron|credits?)(?=:)|quelle(?=:)|author"
    r"|from|originally from|(?:original )?recipe (?:by|from)|(?:added|submitted"
    r"|contributed) by|attributed to|adapted (?:slightly )?from)(?:::?\s*|\s[-–—:]\s(?=http)|\s(?=.{3,80}$))(.{2,300})"
    r"|(by [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}))",
    re.IGNORECASE,
)
_IS_SOURCE = lazy_regex(
    r"\W{0,6}(?:original )?(?:source(?:[ -]url)?|recipe (?:by|from)|adapted from|(?:from|author)(?=:))::?\s"
    r"|\W{0,6}(?:via [-–—:] http|credits?: )",
    re.IGNORECASE,
)
_FULL_STOP = lazy_regex(r"(?<=\w{3})\.$")
_ADDRESS = lazy_regex(r"<?(https?://[^\s<>]{4,300})>?")
_CALORIES = lazy_regex(
    r"\W{0,6}(?:calories:\s*([\d.,]{1,7}\s?(?:k?cal)?)\b.{0,20}"
    r"|([\d.,]{1,7})\s?(?:k?cal|calories)(?:\s?(?:per|/|each|a) .{1,20})?)",
    re.IGNORECASE,
)
_NUTRITION_LINE = lazy_regex(
    r"\W{0,6}(?:nutrition(?:al)?\b|(?:amount )?per (?:serving|portion)\b)[^:\d]{0,40}:\s*(\S.{5,600})", re.IGNORECASE
)
_NUTRIENTS = lazy_regex(
    r"\b(?:calories|fat|protein|carb\w*|fib(?:er|re)|sodium|sugars?|cholesterol):? [\d.]{1,6}", re.I
)
_SYMBOLS = lazy_regex(r"\s*[^\w\s.,:%()/-]\s*|\s{2,}|,\s")
_NOTE_LINE = lazy_regex(
    r"\W{0,6}((?:equipment|special equipment|tools|difficulty|(?:skill )?level|oven(?: temp(?:erature)?)?|cost|method"
    r"|[a-z]{3,12}zeit|temps (?:de |total)[a-zé ]{0,12}|tiempo (?:de |total)[a-zó ]{0,12}"
    r"|tempo (?:di |totale)[a-z ]{0,12}|bereidingstijd"
    r"|difficult[ée]|schwierigkeit(?:sgrad)?|dificultad|difficoltà|prix moyen|co[uû]t"
    r"|keeps)\s?:\s.{1,200})",
    re.IGNORECASE,
)

_PARTS = lazy_regex(r"\s+[|·•/]\s+|\s*[|;]\s*|\t")
_SEPARATED = lazy_regex(r"\S\s+[|·•]\s+\S")
_NEXT_LABEL = lazy_regex(
    rf"(?<!recipe)(?<!Recipe)(?<!this)(?<!This)(?:[,.]?\s+|(?<=[a-z\d])(?=[A-Z]))(?=(?:{WORK}|total|active"
    rf"|ready)(?:[ -]time\s?:?|\s?:)\s?(?:\d|about|approx|[{FRACTIONS}])"
    rf"|{SERVES_LABEL}\s?:|(?:serves|makes|yields?|ready in)\s\d"
    r"|(?<=\w\s)(?:prep|cook|bake|total|active|rest|chill)\s\d{1,3}\s?(?:m|min|mins|minutes?|h|hrs?|hours?)\b)",
    re.IGNORECASE,
)
"""The place before a further label on the same line."""
DOUBLED_UNIT = lazy_regex(
    r"(\d\s*)(hours?|minutes?|seconds?|days?)[\s]*(?:hours?|hrs?|minutes?|mins?|seconds?|secs?|days?)\b", re.I
)
"""A unit that a recipe card shows once but is copied twice: "10 minutes mins"."""
_BREAKDOWN = lazy_regex(
    rf"((?:\d+|\b(?:half an|an?)\b)[\w{FRACTIONS} ]{{0,24}}?)\s+(?:of\s+)?([a-z][a-z ]{{2,30}}?)\s+time\b",
    re.IGNORECASE,
)
_UNIT_FIRST = lazy_regex(r"(?:hours?|hrs?|minutes?|mins?|seconds?|secs?|days?|and)\s+")
_INCLUDING = lazy_regex(r"\((?:including|of which|with)\b([^()]*)\)?", re.IGNORECASE)

_LABELLED = lazy_regex(r"\s*[^\W\d][\w -]{1,20}:\s\S.{0,30}")
"""A fact of another kind in a row of facts: "Mood: festive"."""
VALUE_WORDS = 8
_LONGEST = 400


def facts_in(line: str, only_labelled: bool = False) -> Facts | None:
    """Return the facts of a line such as "Serves 4 | Prep: 10 min", or None if it states none.

    With `only_labelled`, for lines among ingredients and steps, each part must state a fact, and a single part must
    name it: "1 serving of rice" may be an ingredient, and "Bake 20 minutes" a step.
    """
    if len(line) > _LONGEST:
        return None
    if nutrition := _NUTRITION_LINE.fullmatch(line):
        if listed := nutrition_facts(nutrition[1]):
            return Facts(nutrition=listed)
        return Facts(notes=(line,)) if any(map(str.isdigit, nutrition[1])) else None
    if len(nutrients := _NUTRIENTS.findall(line)) > 2 and "calories" in line.lower():
        listed = tuple(filter(None, map(_nutrition_fact, _SYMBOLS.split(line))))
        if len(listed) >= len(nutrients) - 1:
            return Facts(nutrition=listed)
    line = _TWO_LABELS.sub("", _LABEL_TWICE.sub(r"\1 ", line), count=1)
    line = _PLURAL.sub("s", DOUBLED_UNIT.sub(r"\1\2", line))
    must_be_labelled = only_labelled and not _SEPARATED.search(line)
    parts = [part for piece in _PARTS.split(line) for part in _NEXT_LABEL.split(piece) if part.strip()]
    found = [_fact(part.strip(), must_be_labelled) for part in parts]
    known = [fact for fact in found if fact is not None]
    others = [part for part, fact in zip(parts, found, strict=True) if fact is None]
    is_row = bool(known) and not must_be_labelled and all(map(_LABELLED.fullmatch, others))
    if not known or (only_labelled and others and not is_row):
        return None
    times = [time for fact in known for time in fact.times]
    if not times:  # "Easy | 30 min | Serves 4"
        spans = [span for part in parts if (span := parse_stated_time(part)) and span.most_ms]
        times = [StatedTime("total", span) for span in spans[:1] if len(parts) > 1]
    return Facts(
        servings=next((fact.servings for fact in known if fact.servings.least is not None), Servings()),
        times=tuple(times),
        tags=tuple(tag for fact in known for tag in fact.tags),
        source=next((fact.source for fact in known if fact.source), ""),
        nutrition=tuple(one for fact in known for one in fact.nutrition),
        notes=tuple(note for fact in known for note in fact.notes),
        doubts=tuple(doubt for fact in known for doubt in fact.doubts),
    )


def _fact(part: str, only_labelled: bool) -> Facts | None:
    if times := times_in(part, only_labelled):
        return Facts(times=tuple(times))
    servings = servings_in(part, only_labelled)
    if servings is not None:
        return Facts(servings=servings)
    if (stated := _SERVES_LINE.fullmatch(part)) and (odd := odd_servings(stated[1])):
        return Facts(doubts=(odd,))
    if tags := _TAGS_LINE.fullmatch(part):
        listed = _listed_tags(tags[1]) if tags[1] else category_tags(tags[2])
        return Facts(tags=tuple(filter(None, listed)))
    if address := _ADDRESS.fullmatch(part):
        return Facts(source=address[1])
    if calories := _CALORIES.fullmatch(part):
        return Facts(nutrition=(NutritionFact("calories", calories[1] or calories[2]),))
    if note := _NOTE_LINE.fullmatch(part):
        return Facts(notes=(note[1],))
    if (not only_labelled or _IS_SOURCE.match(part)) and (source := _SOURCE_LINE.fullmatch(part)):
        text = _FULL_STOP.sub("", source[1] or source[2])
        return Facts(source=text if any(map(str.isalnum, text)) else "")
    return None


def _listed_tags(text: str) -> list[str]:
    """Split tags at their commas, or at their signs: "#soup #quick"."""
    return [tag.strip(" ,#") for tag in (text.split() if _SIGNED_TAGS.fullmatch(text) else text.split(","))]


def category_tags(text: str) -> list[str]:
    """Split a list of categories, but not "Rice, Beans & Grains", which is a single one."""
    return [text.strip()] if "&" in text or " and " in text else [tag.strip() for tag in text.split(",")]


def times_in(line: str, only_labelled: bool = False) -> list[StatedTime]:
    """Return the times of "Prep time: 10 min"; parts in brackets come before the whole."""
    if value_first := _TIME_LAST.fullmatch(line):
        line = f"{value_first[2]}: {value_first[1]}"
    match = _TIME_LINE.fullmatch(line)
    if match is None or (span := parse_stated_time(match[2])) is None:
        return []
    named = "time" in match[1].lower() or line[match.end(1) :].lstrip().startswith(":")
    if not named and (only_labelled or len(match[2].split()) > VALUE_WORDS):
        return []
    parts = list(_breakdown(match[2]))
    name = "total" if parts else time_name(match[1])
    return [*parts, StatedTime(name, span)] if span.most_ms else parts


def _breakdown(text: str) -> Iterator[StatedTime]:
    """Read the parts of "(including 15 minutes prep time, 2 hours cooking time)"."""
    inside = _INCLUDING.search(text)
    for part in _BREAKDOWN.finditer(inside[1] if inside else ""):
        length, words = part[1], part[2]
        while unit := _UNIT_FIRST.match(words):
            length, words = f"{length} {unit[0]}", words[unit.end() :]
        span = parse_stated_time(length)
        if span is not None and span.most_ms:
            yield StatedTime(time_name(words), span)


def time_name(words: str) -> str:
    """Return the usual name of a stated time, such as "cook" for "Cooking Time"."""
    name = re.sub(r"(?:[\s-]?time| in)$", "", words.lower().strip()) or "time"
    return _TIME_NAMES.get(name, name)


def servings_in(line: str, only_labelled: bool = False) -> Servings | None:
    """Return the servings of "Serves 4 to 6 people", "Yield: 12 rolls" or "4 servings"."""
    line = _SCALES.sub("", line).rstrip(" .")
    line = line[1:-1] if line[:1] == "(" and line[-1:] == ")" else line
    counted = _SERVES_COUNT.fullmatch(line)
    if not only_labelled and (eaters := _EATERS.fullmatch(line)):
        servings = parse_servings(eaters[1])
    elif labelled := _SERVES_LINE.fullmatch(line):
        servings = parse_servings(labelled[1])
    elif "dozen" in line.lower() and (made := _DOZENS_MADE.fullmatch(line)) and (made["about"] or not only_labelled):
        servings = parse_servings(made["count"])
    elif counted and (counted["for"] or not only_labelled or _COUNT_ALONE.search(line)):
        servings = parse_servings(counted["count"])
    else:
        return None
    return servings if servings.least is not None else None


def length_alone(line: str) -> StatedTime | None:
    """Return the total time of a line in a list of facts that is only a length: "2 hours"."""
    span = parse_stated_time(line)
    return StatedTime("total", span) if span is not None and span.most_ms else None


_KEEPS = lazy_regex(rf"\b(\d{{1,2}}|an?|{COUNT_WORDS})\s+(day|week|month)s?\b", re.IGNORECASE)
_KEEPS_AT = lazy_regex(
    r"keeps (?:for )?(?:up to )?\S+ \w+ (?:in|at|on) (?:an? |the )?([\w -]{2,30}?)[.!]?", re.IGNORECASE
)
_LOWER_END = lazy_regex(r"\b\d{1,2}\s*(?:-|–|to)\s*(?=\d{1,2}\s+(?:day|week|month))", re.IGNORECASE)
_REHEAT = lazy_regex(r"(?:to )?reheat|warm", re.IGNORECASE)
_REHEAT_LABEL = lazy_regex(r"\Areheat(?:ing)?:\s+", re.IGNORECASE)
_PLACES = (
    ("freezer", lazy_regex(r"\b(?:freez|frozen)", re.IGNORECASE)),
    ("refrigerator", lazy_regex(r"\b(?:refrigerat|fridge)", re.IGNORECASE)),
    ("room temperature", lazy_regex(r"\b(?:room temperature|counter|pantry|cupboard)", re.IGNORECASE)),
)
_FACT = lazy_regex(
    r"([^\W\d][\w \-/()]{1,40}?)\s*[:=–-]?\s+((?:less than |<\s*)?\d[\d.,]*\s*(?:[a-zµ]{1,12}|%)?)\.?"
    r"(?:\s*\(\d{1,4}\s?%\))?",
    re.IGNORECASE,
)
_VALUE_FIRST = lazy_regex(r"\A([\d.,]{1,7}\s?(?:k?cal|g|mg|µg|%)?)\s+([A-Za-z][A-Za-z ]{2,30})\.?\Z")
NUTRITION_VALUE = lazy_regex(r"[\d.,]{1,7}\s?(?:k?cal|kj|g|mg|µg|%)?", re.IGNORECASE)
"""The value of a nutrition fact on its own line, below the name."""
_NUTRITION_PART = lazy_regex(r"\s*[|;•·]\s*|,\s+(?=[A-Z\d])")
"""The separator between nutrition facts in one line."""
_MASSES = {"gram": "g", "grams": "g", "milligram": "mg", "milligrams": "mg", "kilocalories": "kcal", "micrograms": "µg"}


def read_storage(texts: list[str]) -> Storage:
    """Read a storage section: how long leftovers keep and where, and how to reheat them."""
    lines = [sentence for text in texts for sentence in sentences(text)]
    start = next((at for at, sentence in enumerate(lines) if _REHEAT.match(sentence)), len(lines))
    end = start + 1
    while end < len(lines) and begins_with_verb(lines[end]):
        end += 1
    reheating = _REHEAT_LABEL.sub("", " ".join(lines[start:end]))
    rest = lines[:start] + lines[end:]
    if not reheating:
        return Storage(tuple(rest), keeps_in(rest), None)
    step = Step("reheat", 0, "Reheat", reheating, timers=timers_of(reheating, "reheat", "Reheat"))
    return Storage(tuple(rest), keeps_in(rest), step)


def keeps_in(lines: Iterable[str]) -> tuple[Keep, ...]:
    """Return how long leftovers keep and where, as far as it is stated, without duplicates."""
    return tuple(dict.fromkeys(keep for line in lines for sentence in sentences(line) if (keep := _keep(sentence))))


def _keep(sentence: str) -> Keep | None:
    """Read the upper end of how long, and the place: "up to 4 days in the refrigerator"."""
    length = _KEEPS.search(_LOWER_END.sub("", sentence))
    stated = _KEEPS_AT.fullmatch(sentence)
    place = next((name for name, pattern in _PLACES if pattern.search(sentence)), stated[1] if stated else "")
    if length is None or not place:
        return None
    count = length[1].lower()
    number = 1 if count in ("a", "an") else count_of(count)
    return Keep(place, number, cast(KeepUnit, length[2].lower()))


def nutrition_facts(line: str) -> tuple[NutritionFact, ...]:
    """Return the facts of a line such as "Calories: 200 | Fat: 3 g"."""
    return tuple(filter(None, map(_nutrition_fact, _NUTRITION_PART.split(line))))


def _nutrition_fact(line: str) -> NutritionFact | None:
    """Read "Total fat: 38 grams" as ("total fat", "38 g")."""
    line = _VALUE_FIRST.sub(r"\2: \1", line.strip())
    match = _FACT.fullmatch(line)
    if match is None:
        return None
    amount = re.sub(r"[a-zµ]+", lambda unit: _MASSES.get(unit[0].lower(), unit[0]), match[2].strip(), flags=re.I)
    return NutritionFact(match[1].lower(), amount)
