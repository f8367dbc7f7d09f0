"""Links and shares, rule by rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.model.recipe import Section, Use
from kitchen_tui.recipes.understand.links import linked
from tests.recipes.reading import links, recipe_of


@pytest.mark.parametrize(
    ("lines", "text", "named"),
    [
        (["2 lb pork belly"], "Turn the belly, then rest the pork.", ["pork belly"]),
        (["3 tbsp soy sauce", "2 tbsp dark soy sauce"], "Add soy sauce.", ["soy sauce"]),
        (["3 tbsp soy sauce", "2 tbsp dark soy sauce"], "Add dark soy sauce.", ["dark soy sauce"]),
        (["1/2 cup light soy sauce", "1 cup dark soy sauce"], "Add soy sauce.", []),
        (["1 onion, chopped"], "Fry the onions.", ["onion"]),
        (["2 avocadoes", "1 loaf bread"], "Mash the avocado, cut the loaves.", ["avocadoes"]),
        (["1/4 tsp turmeric powder"], "Add turmeric.", ["turmeric powder"]),
        (["1 celery stalk"], "Add the celery.", ["celery stalk"]),
        (["2 tbsp vegetable or olive oil"], "Heat oil.", ["vegetable or olive oil"]),
        (["1 tbsp yogurt or lemon juice"], "Stir in yogurt.", ["yogurt or lemon juice"]),
        (["Salt and pepper"], "Season with pepper.", ["Salt and pepper"]),
        (["2 tbsp hoisin sauce"], "Add the hoisin.", ["hoisin sauce"]),
        (["1 tsp kosher salt"], "Add salt.", ["kosher salt"]),
        (["1 cup rice", "2 cups water"], "Rinse the rice and simmer it in the water.", ["rice", "water"]),
        (["1 tbsp cornstarch mixed with 2 tbsp water"], "Pour in the cornstarch slurry.", ["cornstarch"]),
    ],
)
def test_short_names_and_plurals(lines: list[str], text: str, named: list[str]) -> None:
    assert links(lines, text) == [named]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["1 onion"], "Add the red onion."),
        (["1 green bell pepper"], "Season with salt and pepper."),
        (["3 tbsp honey"], "Pour the honey glaze over it."),
        (["1 Beef bouillon cube"], "Cut the beef in cubes."),
        (["1 tbsp Chili powder"], "Add the chili sauce."),
        (["1 tbsp tomato paste"], "Add the tomatoes."),
        (["1 tsp coriander powder"], "Sprinkle with coriander leaves."),
        (["3 cups cabbage"], "Spread the cabbage mixture."),
        (["3 tbsp soy sauce"], "Thicken the sauce."),
        (["1/2 tbsp sesame oil"], "Heat 2 tbsp oil."),
        (["1 tbsp sesame oil"], "Fry it in peanut oil."),
        (["1 onion"], "Simmer until the onion is soft, then serve."),
        (["1 tbsp tamari"], "Add all seasonings except tamari."),
        (["1/3 cup honey"], "Take care, as honey can burn."),
        (["4 cups water"], "Bring a large pot of water to a boil."),
        (["4 cups water"], "Cover the beans with water."),
        (["4 cups water"], "Rinse under cold running water."),
        (["1 cup milk", "1 pinch saffron"], "Drizzle with saffron milk."),
        (["A large cooking pot"], "Put it into a large pot."),
        (["1 cup butter"], "See [butter cake](https://example.org/butter)."),
        (["1 cup flour", "2 tbsp sugar"], "Set the bowl aside."),
        (["1 cup sugar"], "The sugars can burn."),
    ],
)
def test_doubtful_links_are_left_out(lines: list[str], text: str) -> None:
    assert links(lines, text) == [[]]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Melt half the butter.", "half"),
        ("Melt half of the butter.", "half"),
        ("Melt two thirds of the butter.", "two thirds"),
        ("Melt most of the butter.", "most"),
        ("Melt 6 tbsp of the butter.", "6 tbsp"),
        ("Melt 1/4 cup butter.", "1/4 cup"),
        ("Melt the remaining butter.", "the rest"),
        ("Melt the rest of the butter.", "the rest"),
        ("Melt the butter.", ""),
        ("Melt all the butter.", ""),
        ("Melt the cup of butter.", ""),
        ("Melt one cup of butter.", ""),
        ("Melt 16 tbsp butter.", ""),
        ("Take 2 pans, heat them and melt the butter.", ""),
    ],
)
def test_the_share_that_a_step_takes_is_kept(text: str, share: str) -> None:
    recipe = linked(recipe_of(["1 cup butter"], text))
    assert recipe.steps[0].uses == (Use("i0", share),)


def test_two_shares_in_one_step_are_two_uses() -> None:
    assert links(["1 cup butter"], "Mash with 6 tbsp of the butter, then dot with the remaining butter.") == [
        ["butter: 6 tbsp", "butter: the rest"]
    ]


def test_an_ingredient_that_is_used_up_is_not_used_again() -> None:
    assert links(["1 cup water"], "Add the rest of the water.", "Have water ready.") == [["water: the rest"], []]
    assert links(["1 cup oil"], "Add the oil.", "Heat 1 cup oil.", "Strain the oil.") == [["oil"], [], ["oil"]]


BROTH_AND_GLAZE = [
    "Three slices fresh ginger", "Two green onions, cut into pieces", "One teaspoon salt",
    "One tablespoon fresh ginger, minced", "Two green onions, sliced for garnish", "Toasted sesame seeds",
]  # fmt: skip


def test_repeated_names_are_distinguished() -> None:
    """By the cut, and by the other ingredients of the step."""
    recipe = linked(
        recipe_of(
            BROTH_AND_GLAZE,
            "Add ginger slices, green onions, salt.",
            "Fry minced ginger.",
            "Top with onions, sesame seeds.",
        )
    )
    used = [[use.ingredient for use in step.uses] for step in recipe.steps]
    assert used == [["i0", "i1", "i2"], ["i3"], ["i4", "i5"]]


def test_ambiguous_names_are_left_out() -> None:
    assert links(["1 tsp salt", "2 tsp salt"], "Add salt.", "Season with salt.")[1] == []


def test_a_thousand_equal_ingredients_are_not_linked_and_quick() -> None:
    """Comparing thousands of entries with thousands of mentions would take minutes."""
    found = links(["1 cup butter"] * 1000, *["Add butter. " * 20] * 50)
    assert not any(found)


def test_steps_with_explicit_uses_are_left_unchanged() -> None:
    recipe = recipe_of(["1 egg", "1 onion"], "Beat the egg.")
    explicit = recipe._replace(sections=(Section("", (recipe.steps[0]._replace(uses=(Use("i1", "half"),)),)),))
    assert linked(explicit) == explicit


@given(st.lists(st.text(max_size=30), max_size=4), st.text(max_size=120))
def test_any_recipe_links(lines: list[str], text: str) -> None:
    recipe = linked(recipe_of(lines, text, " ".join(lines)))
    known = {one.id for one in recipe.ingredients()}
    assert {use.ingredient for step in recipe.steps for use in step.uses} <= known
