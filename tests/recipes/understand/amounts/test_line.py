"""Splitting a line into quantity, name and note."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.recipes.understand.amounts import ingredient, split_line


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
