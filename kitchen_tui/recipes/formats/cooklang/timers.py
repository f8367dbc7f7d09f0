"""The timers that a step's author marked, as timer specs."""

import re

from kitchen_tui.model.duration_text import read_duration
from kitchen_tui.model.timer_spec import Span, TimerSpec
from kitchen_tui.recipes.formats.cooklang.tree import Quantity, Timer
from kitchen_tui.recipes.understand.times.finder import name_before
from kitchen_tui.recipes.understand.times.verbs import ACTIONS, base_form

_LOOK_BACK = 200
"""Characters before a timer in which to look for what it times."""


def span_of(quantity: Quantity) -> Span:
    """The time in a quantity; a number without a unit is minutes. Raises DurationError if it is not a time."""
    return read_duration(quantity.spoken)


_CLAUSE_ENDS = re.compile(r"[.,;:!?()\n]|\b(?:and|then|or|but)\b")
_ARTICLES = frozenset(["a", "an", "the"])
_BEFORE_A_TIME = frozenset(
    "for about another approximately around roughly in at after within least most every over extra more ~".split()  # noqa: SIM905 - a table of words
)
_BEFORE_A_VERB = frozenset(
    "let allow leave make have keep help to should will must can may shall would".split()  # noqa: SIM905
)


def shown(timer: Timer, before: str) -> str:
    """Return the words of the step's sentence in place of the timer: its time, after its name if the sentence needs it.

    The verb stays in "let it ~stand{10%min}"; the noun goes in "Boil the eggs for ~eggs{3%minutes}".
    """
    if timer.quantity is None:
        return timer.name
    bare = not timer.quantity.unit and timer.quantity.least is not None
    time = f"{timer.quantity.text} minutes" if bare else timer.quantity.spoken
    if not timer.name or not _is_needed(timer.name, before[-_LOOK_BACK:].lower()):
        return time
    begins = not before.strip() or before.rstrip()[-1] in ".!?"
    return f"{timer.name[:1].upper()}{timer.name[1:]} {time}" if begins else f"{timer.name} {time}"


def _is_needed(name: str, before: str) -> bool:
    """Return whether the clause before a timer lacks the word that names it: the verb, or the noun after an article."""
    clause = _CLAUSE_ENDS.split(before)[-1].split()
    verb = name.lower().split()[0]
    base = base_form(verb, ACTIONS)
    if base and any(base_form(word, ACTIONS) == base for word in clause):
        return False
    if clause and clause[-1] in _ARTICLES:
        return True
    if not base or (clause and clause[-1] in _BEFORE_A_TIME) or clause[-2:] == ["up", "to"]:
        return False
    return not clause or not _BEFORE_A_VERB.isdisjoint(clause) or not base_form(clause[0], ACTIONS)


def spec_of(timer: Timer, span: Span, identity: str, before: str) -> TimerSpec:
    """The spec of a marked timer; one without a name is named after what the words `before` it do."""
    return TimerSpec(identity, timer.name or name_before(before), *span)
