"""Facts stated in sentences."""

from kitchen_tui.model.recipe import Keep
from kitchen_tui.recipes.formats.text.facts import keeps_in


def test_how_long_it_keeps_is_read_in_digits_and_in_words() -> None:
    told = ["Keeps 4 days in the fridge.", "Keeps for ten days in the pantry.", "A month in the freezer."]
    keeps = [Keep("refrigerator", 4, "day"), Keep("room temperature", 10, "day"), Keep("freezer", 1, "month")]
    assert [*keeps_in(told)] == keeps
