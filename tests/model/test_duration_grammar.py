"""The grammar of durations in prose: how much of a text is one time."""

import pytest

from kitchen_tui.model.duration import MINUTE, SECOND
from kitchen_tui.model.duration_grammar import Tokens, read_length


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("10 minutes or 5 eggs", 10 * MINUTE, None),
        ("10 minutes or 15, until soft", 10 * MINUTE, 15 * MINUTE),
        ("45 to 1 minute", 45 * SECOND, MINUTE),
        ("a few to 5 minutes", None, None),
        ("1234:30 hours", None, None),
        ("12:75 hours", None, None),
        ("90/10 minutes", None, None),
        ("5 m of rope", None, None),
        ("eggs", None, None),
    ],
)
def test_a_length_is_read_up_to_the_noun_that_claims_its_number(text: str, least: int | None, most: int | None) -> None:
    length = read_length(Tokens(text), 0)
    assert (length.least_ms, length.most_ms) == (least, most) if length else (least, most) == (None, None)
