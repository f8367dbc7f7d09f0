"""The rules that decide what a stated time means, in tables named after what they decide.

A rule is one line: a verdict, an example with its time in guillemets, and what must be around the time. `finder`
tries the tables in order, and gives the reason for the place of each.
"""

import re
from functools import cache
from typing import Literal

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.numbers import FRACTIONS
from kitchen_tui.recipes.understand.times.sentences import Form

Kind = Literal["duration", "interval", "check", "overnight", "per_side"]
Reason = Literal[
    "age_limit", "anecdote", "calendar", "decade", "idiom", "limit", "ordinal", "product_name", "rate", "reference",
    "relative", "schedule", "total_time",
]  # fmt: skip
Anchor = Literal["start", "end", "before", "fraction"]
"""The point from which a check counts: the start of a timer, its end, a later event, or halfway through."""


class Rule(NamedTuple):
    """One line of a table. All of its conditions must hold; one that is omitted always holds.

    `left` is searched before the time in its sentence (`$` is right before it), `right` is matched after it, and `text`
    must match the whole time. `least_unit` is the smallest unit that the rule applies to. The example has the time in
    guillemets. Patterns are compiled when they are first used, since compiling all takes longer than reading a recipe.
    """

    verdict: Kind | Reason
    example: str
    left: str = ""
    right: str = ""
    text: str = ""
    least_unit: int = 0
    form: Form = "stated"
    adjective: bool | None = None
    anchor: Anchor = "start"

    def applies_to(self, form: Form, unit_ms: int, adjective: bool) -> bool:
        """Return whether the rule applies to phrases of this form, unit and use."""
        return self.form == form and unit_ms >= self.least_unit and self.adjective in (None, adjective)

    def fits(self, text: str, left: str, right: str) -> bool:
        """Return whether the rule matches these words, given in lower case with plain spaces."""
        return (
            (not self.text or _compiled(self.text).fullmatch(text) is not None)
            and (not self.right or _compiled(self.right).match(right) is not None)
            and (not self.left or _compiled(self.left).search(left) is not None)
        )


_compiled = cache(re.compile)


# Patterns that the tables share ---------------------------------------------------------------------------------


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
ONE_TIME = rf"[0-9{FRACTIONS}][0-9{FRACTIONS}/.]{{0,4}}(?: ?(?:minutes?|mins?|m|hours?|hrs?|h)\b\.?)?"
"""A plain time that another follows, perhaps without its unit: "at 30, 60 and 90 minutes"."""

STATED = r"^\W*(?!(?:bring|spring|during|string)\b)[a-z]+ing (?:[a-z]+ ){0,4}$"
"""The subject of a statement: "Chilling the dough for"."""
STATES = (
    r" (?:prevents?|helps?|makes?|gives?|keeps?|yields?|allows?|improves?|develops?|is|will|can|may|lets?|results?"
    r"|produces?|ensures?|kills?|ruins?|spoils?|dulls?|toughens?|changes?|affects?|means?"
    r"|deepens?|firms?|softens?|tenderi[sz]es|intensifies|brings?|adds?)\b"
)
"""The verb of a statement, after its subject: "Chilling overnight *prevents* spreading"."""
