"""Real recipes by many authors: all are read, and in thirty the parts were counted by hand."""

import random
from pathlib import Path

import pytest

from kitchen_tui.recipes.formats.text.read import read_prose
from tests.recipes.reading import recipe_in

SEED = 1910
# Thirty files, drawn by the seed above from all Markdown files of the collection in the order of their names, with the
# ingredients and steps that a reader counts in each. Of the chapter, its first recipe with a list counts.
COUNTED = {
    "boston-cooking-school-1910/29-CHAPTER-XXVI-ICES,-ICE-CREAMS,-AND-OTHER-FROZEN-DESSERTS.md": (3, 1),
    "jeffThompson-Recipes/bhindi-fry.md": (10, 8),
    "jeffThompson-Recipes/creamy-chicken-enchiladas.md": (12, 26),
    "jeffThompson-Recipes/pad-see-ew.md": (17, 13),
    "jeffThompson-Recipes/vada.md": (8, 8),
    "jeffThompson-Recipes/vietnamese-pork-chops.md": (22, 12),
    "public-domain-recipes/apple-strudel.md": (7, 9),
    "public-domain-recipes/basic-meatballs.md": (14, 8),
    "public-domain-recipes/beef-jerky.md": (8, 6),
    "public-domain-recipes/bread.md": (6, 11),
    "public-domain-recipes/butter-based-biscuit.md": (4, 11),
    "public-domain-recipes/challah-bread.md": (8, 12),
    "public-domain-recipes/egyptian-lentils.md": (8, 5),
    "public-domain-recipes/fall-vegetable-and-chickpea-curry.md": (12, 4),
    "public-domain-recipes/gumbo-shrimp-and-sausage.md": (19, 14),
    "public-domain-recipes/oatmeal-pancakes.md": (7, 5),
    "public-domain-recipes/okroshka.md": (9, 7),
    "public-domain-recipes/omelet.md": (8, 13),
    "public-domain-recipes/quickbreakfastspaghetti.md": (4, 10),
    "public-domain-recipes/ragu.md": (12, 10),
    "public-domain-recipes/ratatouille.md": (11, 7),
    "public-domain-recipes/schnitzel.md": (6, 7),
    "public-domain-recipes/spaghetti-all-amatriciana.md": (8, 7),
    "public-domain-recipes/ukrainian-borscht.md": (14, 11),
    "tacofancy/base_layers__baja_beer_batter.md": (8, 8),
    "tacofancy/base_layers__no_bean_chili.md": (15, 10),
    "tacofancy/base_layers__puerco_pibil.md": (13, 11),
    "tacofancy/base_layers__seasoned_lentils.md": (5, 5),
    "tacofancy/condiments__caramelized_red_onions.md": (5, 4),
    "tacofancy/condiments__kimchi.md": (11, 6),
}


def test_the_thirty_are_a_random_sample(test_data: Path) -> None:
    folder = test_data / "recipes"
    files = sorted(str(path.relative_to(folder)) for path in folder.glob("*/*.md"))
    assert sorted(random.Random(SEED).sample(files, 30)) == sorted(COUNTED)  # noqa: S311 (a draw, not a secret)


@pytest.mark.parametrize("file", COUNTED)
def test_ingredients_and_steps_are_as_counted_by_hand(test_data: Path, file: str) -> None:
    read = recipe_in(read_prose((test_data / "recipes" / file).read_text(encoding="utf-8"), Path(file).stem))
    listed = [item for item in read.ingredients() if item.listed]
    assert (len(listed), len(read.steps)) == COUNTED[file]


def test_every_file_has_a_title_and_unique_ids(test_data: Path) -> None:
    for path in sorted((test_data / "recipes").glob("*/*")):
        read = read_prose(path.read_text(encoding="utf-8"), path.stem)
        if path.suffix == ".md":
            assert read.recipe is not None, path.name
            assert read.recipe.title
            ids = [item.id for item in read.recipe.ingredients()]
            assert len(ids) == len(set(ids))


def test_a_chapter_names_its_other_recipes(test_data: Path) -> None:
    chapter = test_data / "recipes" / "boston-cooking-school-1910" / "12-CHAPTER-IX-SOUPS-WITHOUT-STOCK.md"
    read = read_prose(chapter.read_text(encoding="utf-8"), "soups")
    assert recipe_in(read).title == "Black Bean Soup"
    assert "“Baked Bean Soup”" in read.uncertain[0].text
