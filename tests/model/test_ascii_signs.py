"""Signs as ASCII."""

from kitchen_tui.model.ascii_signs import ASCII_SIGNS
from kitchen_tui.planning.picture import MARKS


def test_the_signs_of_a_plan_differ_in_ascii_too() -> None:
    plain = [sign.translate(ASCII_SIGNS) for sign in MARKS.values()]
    assert all(sign.isascii() for sign in plain)
    assert len({*plain}) == len({*MARKS.values()})
