"""Words for several ingredients at once, and general words for one of them: what they mean and what they leave out."""

import pytest

from tests.recipes.reading import links

SOUP = ["2 onions", "3 carrots", "1 leek", "1 l vegetable stock", "1 tsp turmeric", "1 bay leaf", "1 tsp thyme"]
CAKE = ["200 g flour", "1 tsp baking powder", "1 tsp salt", "2 eggs", "1 cup milk"]
DRY, WET = ["flour", "baking powder", "salt"], ["eggs", "milk"]
STEW = {"Spice rub": ["1 tsp cumin", "1 tsp paprika", "2 tsp salt"], "Stew": ["2 lb pork shoulder", "1 onion"]}


@pytest.mark.parametrize(
    ("lines", "texts", "used"),
    [
        (SOUP, ["Peel and dice all the vegetables."], [["onions", "carrots", "leek"]]),
        (SOUP, ["Fry the onions.", "Add the remaining vegetables."], [["onions"], ["carrots", "leek"]]),
        (SOUP, ["Wash the leek.", "Boil the other vegetables."], [["leek"], ["onions", "carrots", "leek"]]),
        (SOUP, ["Add the spices and the stock."], [["turmeric", "bay leaf", "vegetable stock"]]),
        (SOUP, ["Stir in the herbs."], [["bay leaf", "thyme"]]),
        (CAKE, ["Whisk the dry ingredients."], [DRY]),
        (CAKE, ["Sift dry ingredients together, then beat in the wet ingredients."], [DRY + WET]),
        (CAKE, ["Mix ingredients together."], [DRY + WET]),
        (CAKE, ["Put everything except the eggs in a blender."], [[*DRY, "milk"]]),
        (CAKE, ["Combine everything."], [DRY + WET]),
        (
            CAKE,
            ["Whisk the flour and the salt.", "Stir in all other ingredients."],
            [["flour", "salt"], ["baking powder", *WET]],
        ),
        (
            ["1 kg beef", "1 cup soy sauce", "1 tbsp honey"],
            ["Mix the marinade ingredients.", "Add the beef."],
            [["soy sauce", "honey"], ["beef"]],
        ),
    ],
)
def test_collective_words(lines: list[str], texts: list[str], used: list[list[str]]) -> None:
    assert links(lines, *texts) == used


@pytest.mark.parametrize(
    "text",
    [
        "Cook until the vegetables are tender.",
        "Strain out the vegetables and spices.",
        "When the vegetables are soft, turn off the heat.",
        "Simmer and add more spices to taste.",
        "Choose a pot that will hold all the vegetables.",
        "Mix everything well.",
    ],
)
def test_collective_words_that_are_not_uses(text: str) -> None:
    assert links(SOUP, text) == [[]]


def test_a_heading_names_its_ingredients() -> None:
    rub = ["cumin", "paprika", "salt"]
    assert links(STEW, "Sprinkle the spice rub over the pork.") == [[*rub, "pork shoulder"]]
    assert links(STEW, "Mix all the ingredients in the spice rub section.", "Add the spice rub.") == [rub, []]
    assert links(STEW, "Toast the cumin and the paprika.", "Add the spice rub.") == [["cumin", "paprika"], []]


def test_ingredients_used_up_by_a_heading_are_not_used_again() -> None:
    balls = {"Meatballs": ["1 lb beef", "1 onion", "2 cloves garlic"], "Sauce": ["2 white onions", "4 cloves garlic"]}
    texts = ["Mix all the meatball ingredients.", "Fry the onion and garlic."]
    assert links(balls, *texts) == [["beef", "onion", "garlic"], ["white onions", "garlic"]]


def test_remaining_ingredients_are_those_of_the_heading_in_use() -> None:
    dressed = {"Salad": ["1 lettuce", "2 tomatoes"], "Dressing": ["3 tbsp oil", "1 tbsp vinegar", "1 tsp honey"]}
    texts = ["Whisk the oil and the vinegar.", "Add the remaining ingredients."]
    assert links(dressed, *texts) == [["oil", "vinegar"], ["honey"]]


@pytest.mark.parametrize(
    ("lines", "text", "used"),
    [
        (["1 kg chuck steak"], "Sear the beef.", ["chuck steak"]),
        (["500 g brisket"], "Slice the beef.", ["brisket"]),
        (["1 whole turkey"], "Dry the bird.", ["whole turkey"]),
        (["15 jalapeños", "5 serrano chiles"], "Chop the peppers.", ["jalapeños", "serrano chiles"]),
        (["2 jalapeños", "1 tsp salt"], "Season with salt and pepper.", ["salt"]),
        (["9 lasagna sheets"], "Boil the lasagna noodles.", ["lasagna sheets"]),
        (["1 cup bechamel"], "Spread the béchamel on top.", ["bechamel"]),
        (["1 beef bouillon cube"], "Crumble in the boillion cube.", ["beef bouillon cube"]),
        (["1 tsp almond extract"], "Chop the nuts.", []),
        (["1 cup rice"], "Start cooking rice.", ["rice"]),
        (["1 cup olive oil"], "Heat the cooking oil.", []),
        (["2 leeks", "1 carrot"], "Fry the leeks carrot and bacon.", ["leeks", "carrot"]),
        (["1 cup milk", "1 pinch saffron"], "Pour in the saffron milk.", []),
        (["100 g sugar", "3 egg whites"], "Beat the egg whites while slowly adding sugar.", ["egg whites", "sugar"]),
    ],
)
def test_general_words(lines: list[str], text: str, used: list[str]) -> None:
    assert links(lines, text) == [used]


def test_a_collective_word_is_limited_to_one_heading() -> None:
    nuggets = {
        "Nuggets": ["1 lb chicken", "1 tsp white pepper", "1 tsp garlic powder"],
        "Coating": ["2 cups flour", "1 tsp baking powder", "1 tsp paprika"],
    }
    texts = ["Salt the chicken.", "Add the spices.", "Mix the dry ingredients."]
    assert links(nuggets, *texts)[1:] == [["white pepper", "garlic powder"], ["flour", "baking powder", "paprika"]]


NOODLES = {"Noodles": ["200 g noodles"], "Sauce": ["2 tbsp soy sauce", "1 tbsp honey"], "To serve": ["1 lime"]}


@pytest.mark.parametrize(
    "text",
    [
        "Whisk all the sauce ingredients together.",
        "Mix the sauce ingredients.",
        "Combine all of the ingredients for the sauce.",
        "Stir together the sauce ingredients in a bowl.",
        "Heat every sauce ingredient in a small pan.",
        "Combine the ingredients for the sauce.",
    ],
)
def test_the_ingredients_of_a_group(text: str) -> None:
    assert links(NOODLES, text) == [["soy sauce", "honey"]]


def test_dry_and_wet_ingredients_are_groups_of_that_name() -> None:
    muffins = {"Dry": ["2 cups flour", "1 tsp soda"], "Wet": ["1 cup yogurt", "2 eggs"]}
    texts = ["Whisk the dry ingredients.", "Fold the wet ingredients into the dry ingredients."]
    assert links(muffins, *texts) == [["flour", "soda"], ["yogurt", "eggs", "flour", "soda"]]
    assert links(["2 cups flour", "1 egg"], "Whisk the dry ingredients.") == [["flour"]]


@pytest.mark.parametrize(
    "text", ["Stir in the remaining ingredients.", "Add the rest of the ingredients.", "Add all other ingredients."]
)
def test_the_remaining_ingredients_are_those_not_named_in_a_step(text: str) -> None:
    lines = ["1 onion", "2 tbsp oil", "1 tsp salt", "1 tsp cumin", "1 lime"]
    assert links(lines, "Fry the onion in the oil.", text, "Squeeze the lime over it.")[1] == ["salt", "cumin"]


def test_all_ingredients_but_one() -> None:
    lines = ["1 cup corn", "1 pepper", "2 tbsp grease"]
    assert links(lines, "Mix all ingredients in a bowl, except the grease.") == [["corn", "pepper"]]
    assert links(["1 onion"] + [f"{at} g of spice{at}" for at in range(1, 20)], "Mix all the ingredients.") == [[]]
