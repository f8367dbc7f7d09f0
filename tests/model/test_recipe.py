"""A recipe's parts, walked through in order."""

from kitchen_tui.model.recipe import Step, Storage
from tests.cooking.making import BELLY, STEPS


def test_steps_and_ingredients_run_through_all_sections_and_groups() -> None:
    assert BELLY.steps == STEPS
    assert [ingredient.id for ingredient in BELLY.ingredients()] == ["pork", "onions", "oil", "seeds"]


def test_the_step_for_reheating_comes_after_all_others() -> None:
    reheat = Step("reheat", 0, "Reheat", "Warm it gently.")
    assert BELLY._replace(storage=Storage()).all_steps == STEPS
    assert BELLY._replace(storage=Storage(reheat=reheat)).all_steps == (*STEPS, reheat)
