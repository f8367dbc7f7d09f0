"""Splitting a line into quantity, name and note, or into several ingredients; lines that were scanned badly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.recipes.understand.amounts import ingredient, one_each, split_line
from kitchen_tui.recipes.understand.complete import read_draft
from kitchen_tui.recipes.understand.draft import Draft, DraftGroup, DraftSection, DraftStep


@pytest.mark.parametrize(
    ("line", "quantity", "name", "note"),
    [
        ("2 lb pork belly, skin on or off", "2 lb", "pork belly", "skin on or off"),
        ("Four cloves garlic, minced", "Four cloves", "garlic", "minced"),
        (
            "One tablespoon cornstarch mixed with two tablespoons water",
            "One tablespoon",
            "cornstarch",
            "mixed with two tablespoons water",
        ),
        ("toasted sesame seeds for garnish", "", "toasted sesame seeds", "for garnish"),
        ("1/3 cup honey", "1/3 cup", "honey", ""),
        ("salt to taste", "", "salt", "to taste"),
        ("2 x 400g tins chopped tomatoes", "2 x 400g tins", "chopped tomatoes", ""),
        ("1 (14.5 oz) can diced tomatoes, drained", "1 (14.5 oz) can", "diced tomatoes", "drained"),
        ("1 head (300 grams stemless) of Broccoli", "1 head (300 grams stemless)", "Broccoli", ""),
        ("1 Lb. (450 g) beef (flank is ideal)", "1 Lb. (450 g)", "beef", "flank is ideal"),
        ("Boneless Chicken 1/2lb, cubed", "1/2lb", "Boneless Chicken", "cubed"),
        ("Whole turkey (10–14 pounds, spatchcocked)", "10–14 pounds", "Whole turkey", "spatchcocked"),
        ("1 lb boneless, skinless chicken thighs, cut up", "1 lb", "boneless, skinless chicken thighs", "cut up"),
        ("1/4 cup warm (not hot) water", "1/4 cup", "warm water", "not hot"),
        ("Juice of 1/2 lemon", "1/2", "lemon", "Juice"),
        ("**2 kg** of pork loin", "2 kg", "pork loin", ""),
        ("1/2 Tbsp of [Garam Masala](/garam-masala)", "1/2 Tbsp", "Garam Masala", ""),
        ("4 large (or 6 small) potatoes", "4", "large potatoes", "or 6 small"),
        ("about 50 g grated cheese", "about 50 g", "grated cheese", ""),
        ("just under 1 cup milk", "just under 1 cup", "milk", ""),
        ("4-6 cloves", "4-6", "cloves", ""),
        ("2 to 3 heads", "2 to 3", "heads", ""),
        ("1+1/2 cups rice", "1+1/2 cups", "rice", ""),
        ("*1.5 tsp* salt", "1.5 tsp", "salt", ""),
        ("3 cups or 360g flour", "3 cups or 360g", "flour", ""),
        ("1 cup rye, spelt, or wheat flour", "1 cup", "rye, spelt, or wheat flour", ""),
        ("1-inch piece of ginger, grated", "1-inch piece", "ginger", "grated"),
        ("", "", "", ""),
    ],
)
def test_parts(line: str, quantity: str, name: str, note: str) -> None:
    assert split_line(line)[:3] == (quantity, name, note)


@pytest.mark.parametrize(
    ("line", "optional"),
    [
        ("Sugar (Optional)", True),
        ("(optional) 30g cocoa powder", True),
        ("1 tsp red pepper flakes, optional", True),
        ("Optional: 2 eggs", True),
        ("fried egg, if you want to go crazy!", True),
        ("1 jalapeño (optionally: remove seeds)", False),
    ],
)
def test_optional_is_recognized_and_removed_from_the_name(line: str, optional: bool) -> None:
    parts = split_line(line)
    assert parts.optional is optional
    assert "(optional)" not in f"{parts.name} {parts.note}".lower()


def test_fat_for_greasing_does_not_scale() -> None:
    assert not ingredient("butter", "1 tbsp butter for greasing").scales
    assert ingredient("butter", "1 tbsp butter").scales


def test_an_ingredient_keeps_its_line() -> None:
    made = ingredient("garlic", "  Four cloves\tgarlic, minced ")
    assert (made.id, made.text, made.quantity, made.name) == (
        "garlic",
        "Four cloves garlic, minced",
        "Four cloves",
        "garlic",
    )


@given(st.text(max_size=120))
def test_any_text_splits(line: str) -> None:
    parts = split_line(line)
    assert len(parts.quantity) <= len(line)
    assert len(parts.name) <= len(line)


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("1 tsp each salt, cumin, paprika", ("1 tsp salt", "1 tsp cumin", "1 tsp paprika")),
        ("¼ tsp each salt, cumin and paprika", ("¼ tsp salt", "¼ tsp cumin", "¼ tsp paprika")),
        ("each of cumin and paprika, 1/2 tsp", ("1/2 tsp cumin", "1/2 tsp paprika")),
        ("salt and pepper, 1 tsp each", ("1 tsp salt", "1 tsp pepper")),
        ("Salt, pepper, 1 tsp", ("Salt, pepper, 1 tsp",)),
        ("boneless and skinless thighs, 6 oz each", ("boneless and skinless thighs, 6 oz each",)),
        ("chicken thighs, bone-in and skin-on, 6 oz each", ("chicken thighs, bone-in and skin-on, 6 oz each",)),
        ("2 tbsp each of butter and flour", ("2 tbsp butter", "2 tbsp flour")),
        ("1/2 cup each: milk, cream & water", ("1/2 cup milk", "1/2 cup cream", "1/2 cup water")),
        ("1 tsp each salt", ("1 tsp each salt",)),
        ("2 breasts, 6 oz each", ("2 breasts, 6 oz each",)),
        ("1 each red and green pepper (large, thin)", ("1 each red and green pepper (large, thin)",)),
        ("Salt, cumin, paprika", ("Salt, cumin, paprika",)),
        ("1 each large onion and pepper, chopped", ("1 large onion, chopped", "1 pepper, chopped")),
        ("1 cup each leeks, peas, finely diced", ("1 cup leeks, finely diced", "1 cup peas, finely diced")),
    ],
)
def test_each_makes_one_line_per_ingredient(line: str, lines: tuple[str, ...]) -> None:
    assert one_each(line) == lines


@pytest.mark.parametrize(
    ("line", "text", "quantity", "name", "doubt"),
    [
        ("l/2 cup diced onion", "1/2 cup diced onion", "1/2 cup", "diced onion", "l/2”, which is read as “1/2"),
        ("1/z cup butter", "1/2 cup butter", "1/2 cup", "butter", "1/z”, which is read as “1/2"),
        ("11/2 cups milk", "1 1/2 cups milk", "1 1/2 cups", "milk", "11/2”, which is read as “1 1/2"),
        ("23/4 lbs beef", "2 3/4 lbs beef", "2 3/4 lbs", "beef", "23/4”, which is read as “2 3/4"),
        ("I cup f1our", "1 cup flour", "1 cup", "flour", ""),
        ("2 tbsp b0iling water", "2 tbsp boiling water", "2 tbsp", "boiling water", ""),
        ("1 sheet pasta, 1x1cm squares", "1 sheet pasta, 1x1cm squares", "1 sheet", "pasta", ""),
        ("1 can V8 juice or 7up", "1 can V8 juice or 7up", "1 can", "V8 juice or 7up", ""),
    ],
)
def test_misread_scans_are_corrected_and_amounts_flagged(
    line: str, text: str, quantity: str, name: str, doubt: str
) -> None:
    group = DraftGroup("", (line,))
    read = read_draft(Draft("Soup", groups=(group,), sections=(DraftSection("", (DraftStep("Boil it."),)),)), "soup")
    assert read.recipe is not None
    assert [item[1:4] for item in read.recipe.ingredients()] == [(text, quantity, name)]
    assert [doubt in problem.text for problem in read.uncertain] == ([True] if doubt else [])


def test_every_ingredient_of_a_recipe_is_listed() -> None:
    group = DraftGroup("", ("1 tsp each salt and cumin",))
    read = read_draft(Draft("Soup", groups=(group,), sections=(DraftSection("", (DraftStep("Boil it."),)),)), "soup")
    assert read.recipe is not None
    assert [item.name for item in read.recipe.ingredients()] == ["salt", "cumin"]
