"""What a stated time means where it stands: tables of rules, read from the top; the first that fits decides.

What no rule takes is a duration.
"""

from functools import cache

from kitchen_tui.recipes.understand.times.ages import AGES
from kitchen_tui.recipes.understand.times.meanings import ADJECTIVES, REPEATS, SIDED, WORDS
from kitchen_tui.recipes.understand.times.moments import FROM_THE_END, ON_THE_WAY
from kitchen_tui.recipes.understand.times.phrases import Form, Phrase
from kitchen_tui.recipes.understand.times.refusals import NO_TIMES, OTHER_DAYS, RELATIVES
from kitchen_tui.recipes.understand.times.rule import Rule, rule
from kitchen_tui.recipes.understand.times.talk import TALK
from kitchen_tui.recipes.understand.times.totals import TOTALS

RULES: tuple[Rule, ...] = (
    *WORDS,
    *NO_TIMES,
    *TOTALS,
    *RELATIVES,
    *OTHER_DAYS,
    *AGES,
    *TALK,
    *ADJECTIVES,
    *REPEATS,
    *SIDED,
    *FROM_THE_END,
    *ON_THE_WAY,
)
PLAIN = rule("duration", "The glaze needs «10 minutes».")


def judge(phrase: Phrase, text: str, left: str, right: str) -> Rule:
    """The rule that decides what `phrase` means; `text` is its own, between `left` and `right` of its sentence."""
    rules = _speaking_of(phrase.form, phrase.unit_ms, phrase.adjective)
    return next((rule for rule in rules if rule.fits(text, left, right)), PLAIN)


@cache
def _speaking_of(form: Form, unit_ms: int, adjective: bool) -> tuple[Rule, ...]:
    return tuple(rule for rule in RULES if rule.speaks_of(form, unit_ms, adjective))
