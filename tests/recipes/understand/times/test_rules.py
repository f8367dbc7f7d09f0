"""Each rule decides its own example, and no rule before it does."""

import pytest

from kitchen_tui.recipes.understand.times.finder import PLAIN, RULES, TABLES, judge, table_of
from kitchen_tui.recipes.understand.times.rule_tables import Rule
from kitchen_tui.recipes.understand.times.sentences import Phrase, stated_times


def _parts(example: str) -> tuple[str, str, str]:
    left, _, rest = example.partition("«")
    text, _, right = rest.partition("»")
    return left, text, right


def _stated(left: str, text: str, right: str) -> Phrase:
    """Return the phrase that the grammar finds between the marks."""
    start, end = len(left), len(left + text)
    phrases = [phrase for phrase in stated_times(left + text + right) if phrase.start < end and phrase.end > start]
    assert len(phrases) == 1, f"the grammar finds {len(phrases)} times where the example marks one"
    return phrases[0]


@pytest.mark.parametrize("rule", [*RULES, PLAIN], ids=lambda rule: rule.example)
def test_each_rule_decides_its_own_example(rule: Rule) -> None:
    left, text, right = _parts(rule.example)
    phrase = _stated(left, text, right)

    assert judge(phrase, text.lower(), left.lower(), right.lower()) is rule


def test_every_table_gives_the_reason_for_its_place() -> None:
    assert all(table.rules and table.place.endswith(".") for table in TABLES)
    assert [table_of(rule) for rule in (RULES[0], PLAIN)] == [TABLES[0].name, "no other rule"]


def test_no_two_rules_share_an_example() -> None:
    assert len({rule.example for rule in RULES}) == len(RULES)
