"""Numbers without digits: every sign is worth what Unicode says it is."""

import unicodedata
from fractions import Fraction

from kitchen_tui.model.numerals import COUNTS, VULGAR


def test_a_sign_is_worth_what_unicode_says() -> None:
    for sign, part in VULGAR.items():
        assert float(Fraction(part)) == unicodedata.numeric(sign), sign


def test_the_counts_are_in_order_and_none_is_missing() -> None:
    assert list(COUNTS.values()) == list(range(1, 13))
