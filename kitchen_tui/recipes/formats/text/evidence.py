"""Weighs the evidence for what a single line is: an ingredient, an instruction, or narrative."""

import re
from collections.abc import Iterable

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.numbers import COUNT_WORDS, FRACTIONS
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean_line
from kitchen_tui.recipes.formats.text.line_forms import Line
from kitchen_tui.recipes.understand.amounts import FoundAmount, find_amounts
from kitchen_tui.recipes.understand.misreadings import begins_with_misread_amount
from kitchen_tui.recipes.understand.times.naming import ACTIONS

# Words that can begin an instruction or an ingredient: "brown sugar", "dry sherry", "toast, cut in squares".
_AMBIGUOUS = frozenset(
    """brown dry crisp char toast roast smoke brine pickle marinade cure fry cool grill griddle press age nap top work
    swirl reserve season shape proof baste process blend run start stew steam stand pile pop dollop crumble julienne
    core split quarter skewer dust taste stretch seal form cube""".split()  # noqa: SIM905 - a table of words reads best as words
)
_MORE = frozenset(
    """allow arrange assemble beat break bring brush carve check chop clean combine continue crack cream crush cut
    deglaze dice dip discard dissolve divide dredge drop enjoy ensure fill finish follow freeze garnish gather get
    give grate grease grind halve heat hull keep ladle lay layer let light line make mash mince mold pack pat pierce
    place plate pound prep prepare preheat pre-heat prick puree purée repeat roll rub scoop score scrape separate
    set shred sift slice slide soften spoon spread squeeze stick stir store stuff tear thread throw tip transfer
    trim turn twist use wait warm wash watch whip wipe wrap adjust bash blister blot build bung carefully chuck coat
    collect debone decant decorate decrease deflate deseed douse drape dress dump dunk ease eat flatten fluff gently
    grab immediately invert leave lift loosen measure moisten nestle pipe plop plunge push refresh scatter scrub shovel
    sieve slather slowly smear snip spritz stack tie tilt truss tuck unmold unmould
    unwrap weigh seal pull kneed whiz whizz wring""".split()  # noqa: SIM905
)
_VERBS = (ACTIONS | _MORE) - _AMBIGUOUS
_LEADING = frozenset(
    """once when after meanwhile while in if to until before then don't do don’t as you the this these it for at on
    with your""".split()  # noqa: SIM905
)
"""Words that begin sentences, but rarely ingredients."""

_ORDER = lazy_regex(
    r"(?!(?:all|half|both|some|most|enough|just|only|plus|and|or|but|not|also|even|so|of|for|from|with|by|at|as|in|on"
    r"|to|into|over|under|like|use|using|per|than|that|what|see|about|rest|juice|zest|quarter|third|double|twice"
    r"|whatever|depending|again|besides|despite|during|here|better|best|worse|nicer|good|great|nice|perfect|lovely"
    r"|ideal|other|another|these|those|such|via|[a-z]+(?:ed|ing|ly|[^s]s))\b)[a-z]{2,}(?:-[a-z]+)?(?: (?:up|out|off"
    r"|down|in|into|over|together|back|away|through))? (?:the|them|your|everything)\b",
    re.IGNORECASE,
)
"""A word before an object, which is a verb even if it is in no table: "Halve the plums", "Bash up your biscuits"."""
_FIRST = lazy_regex(
    r"^(?:now|next|finally|lastly|first(?:ly)?|second(?:ly)?|third(?:ly)?|afterwards|meanwhile|also|just|simply|"
    r"again),?\s",
    re.IGNORECASE,
)
"""A word before the verb that says when or how."""
_AMOUNT_LAST = lazy_regex(
    rf"[^\W\d][^\d,:;.]{{1,40}}(?:(?:,|:|\s[-–—]|\.{{3,}})\s*(?:about |~)?[\d{FRACTIONS}]"
    r"|\s\d[\d.,/]{0,6}\s?(?:g|kg|ml|l|dl|cl|oz|lbs?|cups?|tbsp|tsp)\.?$"
    rf"|\s(?:\d{{1,3}}(?:/\d)?|[{FRACTIONS}])(?=$|\s[*(]))",
    re.IGNORECASE,
)
_OBJECT = lazy_regex(r"\w+ (?:the|it|them|all|everything|in|on|over|until|for)\b")
_SENTENCE_END = lazy_regex(r"(?<=[.!?])\s+(?=[^\Wa-z_]|[\"“])")
_WEAK_NUMBER = lazy_regex(r"^\d{1,2}\s?(?:[-–—]\s)?(?=[A-Z])")
_NOUN_AFTER_VERB = lazy_regex(
    r"\S+(?:,|\s(?:of|and|or)\b|(?: \S+)? (?:to (?:serve|taste|garnish|finish|decorate|drizzle|top)"
    r"|for (?:serving|garnish\w*|dusting|frying|greasing|brushing|drizzling))$)",
    re.IGNORECASE,
)
FOR_USE = lazy_regex(
    r"(?:for|to) (?:serv|garnish|dust|fry|greas|brush|roll|decorat|top|finish|sprinkl|drizzl)\w{0,5}\b", re.I
)
_PREPARED = lazy_regex(
    r",? (?:to taste|to serve|to garnish|to season|for (?:serving|garnish|dusting|frying|greasing|brushing|the \w+)"
    r"|as needed|optional)\b"
    r"|\(optional\)|, (?:(?:finely|roughly|thinly|freshly|coarsely|lightly) )?(?:\w+ed|cut|torn|ground|split)\b",
    re.IGNORECASE,
)
_TIMED = lazy_regex(r"\b(?:minutes?|mins?|hours?|seconds?|until|overnight)\b|\d\s?(?:°|º|degrees)", re.IGNORECASE)
_THEN = lazy_regex(r"(?:[,;.] (?:and |then |and then )?|\b(?:and|then) )([a-z]+)\b", re.IGNORECASE)
_TELLING = lazy_regex(
    r"\b(?:i|i['’]\w+|my|me|we|our|us|is|was|are|were|love[ds]?|recipe|favou?rite|always|never|you['’](?:ll|re|ve)|"
    r"it['’]s|sometimes|since|because|these|this|called)\b",
    re.IGNORECASE,
)
GREETING = lazy_regex(r"(?:hi|hey|hello|dear|here|this is|so|ok(?:ay)?)\b", re.IGNORECASE)
_FAREWELL = lazy_regex(
    r"\bx{2,4}\b|\bxo(?:xo)*\b|^(?:lots of |much |all my )?(?:love|cheers|regards|hugs|thanks)\b[^.]{0,30}$",
    re.IGNORECASE,
)
"""The end of a message, which is not an ingredient: "Love to all,", "Ann xxx"."""
_SMALL_WORDS = frozenset("a an and as at by for from in into la le of off on or over the to up with your".split())  # noqa: SIM905
"""Words that keep their lower case in a title."""
OPEN_END = lazy_regex(r"(?:,|\b(?:and|or|the|an?|with|of|to|in|into|plus|for|until)|[-–&(])$", re.IGNORECASE)
"""The end of a line that goes on below."""
_BRACKETS = lazy_regex(r"\([^()]*\)")
_NO_COUNT = lazy_regex(
    rf"(?:{COUNT_WORDS}|a few|a couple of) (?:times?|days?|nights?|weeks?|months?|years?|evening|morning|more|things?"
    r"|ways?|last|summer|winter|reasons?|of (?:my|the|our|these|those)\s)"
    r"|half[- ](?:fill|cover|submerge|bury|cook|roast|freeze)\b",
    re.IGNORECASE,
)
"""The beginning of a story with a number, or of an order with "half": "One time we had no eggs", "Half fill it"."""
_CLOCK = lazy_regex(r"\W*\d{1,2}:\d\d\b")
_ARTICLE = lazy_regex(r"an?\b", re.IGNORECASE)
_ROUGHLY = lazy_regex(r"(?:approx(?:\.|imately)?|about|around|roughly|circa|ca\.?|up to|at least)\s", re.IGNORECASE)
_READ = 400
"""The number of characters of a line that are searched."""
CLEAR = 2.0
"""A lead that makes one reading of a line clearer than another."""
_MOST_WORDS = 25
_FEW_WORDS = 8
_LONG_LINE = 18
_WORD = lazy_regex(r"\b(?!(?:the|and|for|with|from|this|that|you|your)\b)[^\W\d_]{3,}")
_ENDING = lazy_regex(r"(?<=..)(?:ing|ed|es|s|e|y)$")
_TO_DEGREES = lazy_regex(r"\b(?:to|at) (?:[a-z]+ )?\d{2,3}\b", re.IGNORECASE)


class Evidence(NamedTuple):
    """The evidence for each reading of a line. Only differences count: about 1 is a hint, 3 is nearly certain."""

    ingredient: float
    step: float
    prose: float


def sentences(text: str) -> list[str]:
    """Split a paragraph into its sentences."""
    return [part for part in _SENTENCE_END.split(text) if part.strip()]


def stems(text: str) -> list[str]:
    """Return the long words of a text in lower case, without their endings, so that "pickled" is like "pickling"."""
    return [_ENDING.sub("", word) for word in _WORD.findall(text.casefold())]


def begins_with_verb(text: str) -> bool:
    """Return whether the first word is a verb: a cooking verb, or any verb with an object ("Now halve the plums")."""
    text = _FIRST.sub("", text, count=1)
    return _first_word(text) in _VERBS or _ORDER.match(text) is not None


def is_imperative(text: str) -> bool:
    """Return whether the first word begins an instruction: a verb, or a word such as "Once", "In a bowl", "When"."""
    return _first_word(text) in _LEADING or begins_with_verb(text)


def only_instructs(texts: Iterable[str]) -> bool:
    """Return whether there are lines, and each says what to do: "Preheat to 350", but not "Cream cheese, 8 oz"."""
    instructs = [" " in text and begins_with_verb(text) and not _names_food(text) for text in texts]
    return bool(instructs) and all(instructs)


def _names_food(text: str) -> bool:
    """Return whether a line that begins like an instruction gives an amount of something at its end."""
    return names_amount_last(text) and not _TO_DEGREES.search(text)


def may_instruct(text: str) -> bool:
    """Return whether the first word begins an instruction, or is a verb that may also be an adjective or a noun."""
    return is_imperative(text) or _first_word(text) in _AMBIGUOUS


def has_amount(text: str) -> bool:
    """Return whether a line begins with the amount of something, and is not a sentence."""
    if len(text.split()) > _MOST_WORDS and len(_BRACKETS.sub("", text).split()) > _MOST_WORDS:
        return False
    if is_imperative(text) or _NO_COUNT.match(text):
        return False
    if begins_with_misread_amount(text):
        return True
    start = roughly.end() if (roughly := _ROUGHLY.match(text)) else 3
    return any(_is_amount(text, amount) for amount in find_amounts(text) if amount.start <= start)


def _is_amount(text: str, amount: FoundAmount) -> bool:
    """Return whether an amount is a real amount and not just an article ("a hearty stew")."""
    if amount.role == "not_amount" or _CLOCK.match(text):
        return False
    is_article = _ARTICLE.match(text, amount.start) is not None
    return bool(amount.unit) and not tells(text) if is_article else True


def tells(text: str) -> bool:
    """Return whether a line has words of a story: "This is", "I love", "my"."""
    return bool(_TELLING.search(text[:_READ]))


def is_narrative(line: Line) -> bool:
    """Return whether a line is a story rather than an instruction: "We all loved it."."""
    evidence = weigh(line)
    narrates = line.kind == "text" and evidence.prose - evidence.step >= CLEAR
    return narrates and not any(map(begins_with_verb, sentences(line.text)))


def is_story(line: Line) -> bool:
    """Return whether a line is a story without any sign of an instruction."""
    return is_narrative(line) and weigh(line).step <= 0


def is_title_case(text: str) -> bool:
    """Return whether all words have capitals, except short ones: "Layer & Serve", "Make the Sauce"."""
    return all(word[0].isupper() or word in _SMALL_WORDS or not word[0].isalpha() for word in text.split())


def names_amount_last(text: str) -> bool:
    """Return whether a line names an ingredient and then its amount: "Onions, 3", "Butter: 100 g, cold"."""
    return bool(_AMOUNT_LAST.match(text)) and len(text.split()) <= _FEW_WORDS + 2


class Feature(NamedTuple):
    """A property of a line, what it adds to the evidence for each reading, and a line that has it."""

    ingredient: float
    step: float
    prose: float
    example: str


FEATURES: dict[str, Feature] = {
    "amount": Feature(3.0, -3.0, -2.0, "2 leeks"),
    "number": Feature(0.0, 3.0, -2.0, "1. Wash the leeks"),
    "bullet": Feature(1.0, 0.0, 0.0, "- leeks"),  # lists of ingredients have bullets more often than steps
    "short": Feature(0.5, 0.0, 0.0, "leeks and onions"),
    "preparation": Feature(1.5, 0.0, 0.0, "leeks, finely chopped"),
    "verb": Feature(0.0, 3.0, -1.0, "Wash the leeks"),
    "verb and object": Feature(-3.0, 0.0, 0.0, "Wash the leeks"),  # "Cream cheese" is an ingredient
    "leading word": Feature(-1.0, 1.5, 0.0, "While leeks and onions soften"),
    "sentence": Feature(0.0, 0.5, 1.0, "The leeks are soft now."),
    "sentence or exclamation": Feature(-2.0, 0.0, 0.0, "Yum!"),
    "several sentences": Feature(-2.0, 0.5, 0.5, "Wash the leeks. Chop them."),
    "time": Feature(-1.5, 1.0, 0.0, "Fry for 5 minutes"),
    "second verb": Feature(0.0, 1.0, 0.0, "Wash and chop the leeks"),
    "long": Feature(-2.0, 0.0, 0.0, "leeks " * (_LONG_LINE + 1)),
    "one to three nouns": Feature(0.0, -1.0, 0.0, "leeks"),
    "narrative": Feature(0.0, 0.0, 1.5, "My leeks were huge"),
    "narrative sentence": Feature(-1.5, 0.0, 0.0, "My leeks were huge."),
    "narrative without a time": Feature(0.0, -1.5, 0.0, "My leeks were huge"),
    "farewell": Feature(-2.0, 0.0, 1.0, "Love to all of you"),  # also a line that trails off: "And then..."
}
"""The evidence for each reading of a line, and its weight: a number or a verb makes a step nearly certain."""
_STEP_NUMBER = Evidence(0.0, 4.0, 0.0)
"""The evidence of "Step 2" alone on a line."""
_LONE_NUMBER = Evidence(0.5, 0.5, 0.0)
"""The evidence of "2" alone on a line: an amount or the number of a step."""


def weigh(line: Line) -> Evidence:
    """Return the evidence for a line, from its words, its list sign and its end."""
    if line.kind == "mark":
        return _STEP_NUMBER if line.text.lower().startswith("step") else _LONE_NUMBER
    found = [FEATURES[name] for name in features(line)]
    return Evidence(
        sum(feature.ingredient for feature in found),
        sum(feature.step for feature in found),
        sum(feature.prose for feature in found),
    )


def features(line: Line) -> list[str]:
    """Return the names of the features of a line (see `FEATURES`)."""
    text = line.text
    start = text[:_READ]
    words = len(text.split())
    is_short = words <= _FEW_WORDS
    unnumbered = _WEAK_NUMBER.sub("", text, count=1)
    first = _first_word(unnumbered)
    numbered = line.kind == "number" or (unnumbered != text and begins_with_verb(unnumbered))
    amount = (line.kind in ("row", "number") or not numbered) and (has_amount(text) or names_amount_last(text))
    then = any(word in _VERBS or word in _AMBIGUOUS for word in _THEN.findall(start.lower()))
    orders = first in _AMBIGUOUS and (text[-1] in ".!" or bool(_OBJECT.search(unnumbered)))
    noun = is_short and bool(_NOUN_AFTER_VERB.match(unnumbered)) and not then  # "Drizzle of oil", "Garnish, minced"
    verb = (begins_with_verb(unnumbered) or orders) and not noun
    leads = not verb and words > _FEW_WORDS // 2 and _first_word(text) in _LEADING and not FOR_USE.match(text)
    named = line.kind == "bullet" and is_short and not (verb or leads)  # "- Quartered lime."
    whole = text[-1] in ".!" and words > 3 and not (amount or named)
    timed = bool(_TIMED.search(start))
    narrates = not verb and bool(_TELLING.search(_BRACKETS.sub("", start)) or GREETING.match(text))
    has = {
        "amount": amount,
        "number": numbered,
        "bullet": line.kind in ("bullet", "row"),
        "short": is_short and not whole,
        "preparation": bool(_PREPARED.search(start)),
        "verb": verb,
        "verb and object": verb and words > 2,
        "leading word": leads,
        "sentence": whole,
        "sentence or exclamation": whole or text[-1] == "!",
        "several sentences": len(_SENTENCE_END.split(start, maxsplit=1)) > 1,
        "time": timed,
        "second verb": then,
        "long": words > _LONG_LINE,
        "one to three nouns": words <= 3 and not verb,
        "narrative": narrates,
        "narrative sentence": narrates and whole,
        "narrative without a time": narrates and not timed,
        "farewell": is_short and (text.endswith(("...", "…")) or bool(_FAREWELL.search(text))),
    }
    return [name for name, is_so in has.items() if is_so]


def _first_word(text: str) -> str:
    words = clean_line(text[:80]).lower().split()
    return words[0].partition("/")[0].strip('.,:;()!"“') if words else ""
