"""A recipe whose author linked the steps, but states amounts only in the text."""

from pathlib import Path

from kitchen_tui.recipes.formats.reading import read_file

BATTER = """\
title: Batter
servings: 2
ingredients: [300 g flour, 200 ml milk, 1 tsp salt]
steps:
  - text: Whisk 150 g of the flour into 100 ml milk.
    uses: [flour, milk, salt]
  - text: Whisk in the rest of the flour and the remaining milk.
    uses: [flour, {milk: 50 ml}]
"""


def test_an_amount_in_the_text_goes_to_the_ingredient_that_the_author_linked(tmp_path: Path) -> None:
    """An amount in `uses` is kept; without an amount in the text, all of it is used."""
    file = tmp_path / "batter.yaml"
    file.write_text(BATTER, encoding="utf-8")
    recipe = read_file(file).recipe
    assert recipe is not None
    assert [[use.quantity for use in step.uses] for step in recipe.steps] == [
        ["150 g", "100 ml", ""],
        ["the rest", "50 ml"],
    ]
