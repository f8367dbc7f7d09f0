"""The rules that decide what a stated time means. The first that fits decides; a time that none takes is a duration.

A rule is one line: a verdict, an example with its time in guillemets, and what must stand around the time. The tables
are named by what they decide, and `TABLES` gives the reason for the place of each.
"""

from functools import cache
from typing import NamedTuple

from kitchen_tui.recipes.understand.times.rules.checkpoints import FROM_THE_END, ON_THE_WAY
from kitchen_tui.recipes.understand.times.rules.exclusions import NO_TIMES, OTHER_DAYS, RELATIVES
from kitchen_tui.recipes.understand.times.rules.kinds import ADJECTIVES, REPEATS, SIDED, WORDS
from kitchen_tui.recipes.understand.times.rules.narrative import LIMITS, STORIES
from kitchen_tui.recipes.understand.times.rules.rule import Anchor, Kind, Reason, Rule, rule
from kitchen_tui.recipes.understand.times.rules.storage import AGES
from kitchen_tui.recipes.understand.times.rules.totals import HEADINGS, WHOLE_DISHES
from kitchen_tui.recipes.understand.times.sentences import Form, Phrase

__all__ = ["PLAIN", "RULES", "TABLES", "Anchor", "Kind", "Reason", "Rule", "Table", "judge", "table_of"]


class Table(NamedTuple):
    """Rules that decide one thing, and the reason for their place among the tables."""

    name: str
    rules: tuple[Rule, ...]
    place: str


TABLES = (
    Table("words without a number", WORDS, "Overnight, halfway and daily: no other table is about them."),
    Table("names and ordinals", NO_TIMES, "A decade, an ordinal or a product is not a length, whatever the context."),
    Table("headings", HEADINGS, "A line that states the recipe's times has no verb, and would pass for a step below."),
    Table("whole dishes", WHOLE_DISHES, "“The dish takes 2 hours” must not be read as a step that takes them."),
    Table("relative times", RELATIVES, "“5 minutes less” and “20 minutes per pound” change or scale another time."),
    Table("other days", OTHER_DAYS, "Lead times that name a day or a meal; moments would take any “before”."),
    Table("storage", AGES, "How long food keeps; stories would take “it keeps” for a tale."),
    Table("stories", STORIES, "What the author did; the tables below look only at nearby words."),
    Table("limits", LIMITS, "“No more than 3 minutes” warns. Stories come first, since they may hold a limit."),
    Table("adjectives", ADJECTIVES, "“A 10-minute rest” against “a 15-minute recipe”: what the noun says decides."),
    Table("repeats", REPEATS, "“Every 2 minutes” is an interval even with a side or a moment beside it."),
    Table("sides", SIDED, "“2 minutes per side” is a kind of duration; as a moment it would start nothing."),
    Table("moments from the end", FROM_THE_END, "“The last 5 minutes”: more specific than moments from the start."),
    Table("moments on the way", ON_THE_WAY, "“After 3 minutes”, “at 15 minutes”; whatever is left is a duration."),
)
RULES: tuple[Rule, ...] = tuple(rule for table in TABLES for rule in table.rules)
PLAIN = rule("duration", "The glaze needs «10 minutes».")


def judge(phrase: Phrase, text: str, left: str, right: str) -> Rule:
    """The rule that decides what `phrase` means; `text` is its own, between `left` and `right` of its sentence."""
    rules = _rules_about(phrase.form, phrase.unit_ms, phrase.adjective)
    return next((rule for rule in rules if rule.fits(text, left, right)), PLAIN)


def table_of(rule: Rule) -> str:
    """The name of the table that holds `rule`."""
    return next((table.name for table in TABLES if rule in table.rules), "no other rule")


@cache
def _rules_about(form: Form, unit_ms: int, adjective: bool) -> tuple[Rule, ...]:
    return tuple(rule for rule in RULES if rule.speaks_of(form, unit_ms, adjective))
