"""A recipe's parts, walked through in order."""

from tests.cooking.making import BELLY, STEPS


def test_steps_and_ingredients_run_through_all_sections_and_groups() -> None:
    assert BELLY.steps == STEPS
    assert [ingredient.id for ingredient in BELLY.ingredients()] == ["pork", "onions", "oil", "seeds"]
