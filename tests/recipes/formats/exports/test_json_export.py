"""JSON of other programs, in the shapes of their exports."""

import json
from typing import Any

import pytest

from kitchen_tui.model.duration import MINUTE
from kitchen_tui.recipes.formats.found import chosen
from kitchen_tui.recipes.formats.reading import find_in_bytes
from tests.recipes.reading import imported, recipe_in, refused, shown

MEALIE_LINE = {"title": "", "unit": None, "food": None, "disableAmount": True, "quantity": 1}


def mealie(**fields: Any) -> dict[str, Any]:
    return {
        "name": "Lentil pot",
        "slug": "lentil-pot",
        "recipeYield": "4 servings",
        "recipeIngredient": [{**MEALIE_LINE, "note": "1 cup lentils"}, {**MEALIE_LINE, "note": "2 leeks"}],
        "recipeInstructions": [
            {"title": "", "text": "Boil the lentils for 20 minutes."},
            {"title": "", "text": "Eat."},
        ],
        **fields,
    }


def test_mealie() -> None:
    assert shown(mealie(), "x.json") == (
        "Lentil pot",
        (4, 4),
        {"": ["1 cup lentils", "2 leeks"]},
        {"": ["Boil the lentils for 20 minutes.", "Eat."]},
    )


def test_mealie_of_older_versions() -> None:
    lines = [{"title": None, "note": "1 cup lentils ", "disable_amount": True, "quantity": 1}]
    old = {
        "name": "Pot",
        "recipe_yield": "6 bowls",
        "recipe_ingredient": lines,
        "recipe_instructions": [{"text": "Boil."}],
    }
    assert shown(old, "x.json") == ("Pot", (6, 6), {"": ["1 cup lentils"]}, {"": ["Boil."]})


def test_mealie_with_parsed_ingredients_and_sections() -> None:
    parsed = {"quantity": 0.5, "unit": {"name": "cup"}, "food": {"name": "lentils"}, "note": "rinsed", "title": "Pot"}
    plain = {"quantity": 2.0, "unit": None, "food": {"name": "leeks"}, "note": "", "title": ""}
    top = {"quantity": 0, "unit": None, "food": {"name": "parsley"}, "note": "", "title": "On top"}
    steps = [
        {"title": "Cook", "summary": "", "text": "Boil."},
        {"title": "", "summary": "", "text": "Stir.\n\nTaste."},
        {"title": "Serve", "summary": "Last touch", "text": "Sprinkle."},
    ]
    recipe = shown(mealie(recipeIngredient=[parsed, plain, top], recipeInstructions=steps), "x.json")
    assert recipe.groups == {"Pot": ["1/2 cup lentils, rinsed", "2 leeks"], "On top": ["parsley"]}
    assert recipe.sections == {"Cook": ["Boil.", "Stir.", "Taste."], "Serve": ["Sprinkle."]}


PAPRIKA = {
    "name": "Lentil pot",
    "ingredients": "1 cup lentils\nFor the top:\n2 leeks",
    "directions": "1. Boil the lentils for 20 minutes.\n\n2. Eat.",
    "servings": "Serves 4",
    "prep_time": "15 min",
    "cook_time": "1 hour",
    "categories": ["Soup", "Easy"],
    "source": "Aunt",
    "source_url": "https://example.org/pot",
    "notes": "Better tomorrow.",
    "photo_data": "AAAA",
    "uid": "0E9F",
}


def test_paprika() -> None:
    recipe = imported(PAPRIKA, "pot.json")
    assert shown(PAPRIKA, "pot.json") == (
        "Lentil pot",
        (4, 4),
        {"": ["1 cup lentils"], "For the top": ["2 leeks"]},
        {"": ["Boil the lentils for 20 minutes.", "Eat."]},
    )
    assert [(time.name, time.span.most_ms // MINUTE) for time in recipe.times] == [("prep", 15), ("cook", 60)]
    assert (recipe.tags, recipe.notes) == (("Soup", "Easy"), ("Better tomorrow.",))
    assert recipe.source == "Aunt · https://example.org/pot"


TANDOOR = {
    "name": "Lentil pot",
    "servings": 4,
    "servings_text": "bowls",
    "working_time": 10,
    "waiting_time": 20,
    "keywords": [{"name": "Soup"}],
    "steps": [
        {
            "name": "Pot",
            "instruction": "Boil the {{ ingredients[0] }}.\n\nStir.",
            "ingredients": [
                {"food": {"name": "lentils"}, "unit": {"name": "cup"}, "amount": 1.0, "note": "red"},
                {"food": {"name": "salt"}, "unit": None, "amount": 0.0, "note": "", "no_amount": True},
            ],
        },
        {"name": "", "instruction": "Eat.", "ingredients": [{"food": {"name": "eggs"}, "unit": None, "amount": 2.0}]},
    ],
}


def test_tandoor() -> None:
    recipe = imported(TANDOOR, "recipe.json")
    assert (recipe.servings, recipe.tags) == ((4, 4, "bowls"), ("Soup",))
    assert [(time.name, time.span.most_ms // MINUTE) for time in recipe.times] == [("active", 10), ("waiting", 20)]
    assert shown(TANDOOR, "recipe.json").groups == {"Pot": ["1 cup lentils, red", "salt"], "": ["2 eggs"]}
    assert shown(TANDOOR, "recipe.json").sections == {"Pot": ["Boil the 1 cup lentils, red.", "Stir.", "Eat."]}


def test_a_tandoor_header_is_a_heading() -> None:
    lines = [{"is_header": True, "note": "Sauce", "food": None}, {"food": {"name": "cream"}, "unit": None, "amount": 1}]
    step = {"name": "", "instruction": "Stir.", "ingredients": lines}
    assert shown({"name": "Pot", "steps": [step]}, "x.json").groups == {"Sauce": ["1 cream"]}


def test_nextcloud() -> None:
    recipe = {
        "@context": "http://schema.org",
        "@type": "Recipe",
        "name": "Lentil pot",
        "recipeYield": 4,
        "recipeIngredient": ["## Pot", "1 cup lentils", "## On top", "2 leeks"],
        "recipeInstructions": ["Boil the lentils.", "## To serve", "Slice the leeks."],
    }
    assert shown(recipe, "recipe.json") == (
        "Lentil pot",
        (4, 4),
        {"Pot": ["1 cup lentils"], "On top": ["2 leeks"]},
        {"": ["Boil the lentils."], "To serve": ["Slice the leeks."]},
    )


def test_recipe_sage() -> None:
    one = {
        "title": "Lentil pot",
        "yield": "4 servings",
        "activeTime": "10 minutes",
        "ingredients": "[For the Pot]\n1 cup lentils\n[For the Pesto]\n2 leeks",
        "instructions": "Boil.\n[Serving]\nEat.",
        "notes": "",
        "labels": [],
    }
    assert shown({"recipes": [one]}, "recipesage.json") == (
        "Lentil pot",
        (4, 4),
        {"For the Pot": ["1 cup lentils"], "For the Pesto": ["2 leeks"]},
        {"": ["Boil."], "Serving": ["Eat."]},
    )


@pytest.mark.parametrize(
    "ingredients",
    [
        [{"name": "lentils", "quantity": "1", "unit": "cup"}],
        [{"original": "1 cup lentils", "id": 7}],
        [{"quantity": {"amount": 1, "quantityType": "CUP"}, "ingredient": {"name": "lentils"}}],
        [{"item": "lentils", "amount": {"value": 1, "unit": "cup"}}],
        {"lentils": "1 cup"},
        {"lentils": {"amount": 1, "unit": "cup"}},
        "1 cup lentils",
        ["- 1 cup lentils"],
    ],
)
def test_ingredients_in_any_shape(ingredients: Any) -> None:
    assert shown({"name": "Pot", "ingredients": ingredients, "steps": ["Boil."]}, "x.json").groups == {
        "": ["1 cup lentils"]
    }


@pytest.mark.parametrize(
    "ingredients",
    [
        {"Pot": ["1 cup lentils"], "On top": ["2 leeks"]},
        [{"title": "Pot", "items": ["1 cup lentils"]}, {"title": "On top", "items": ["2 leeks"]}],
        [{"group": "Pot", "ingredients": [{"name": "lentils", "amount": 1, "unit": "cup"}]}, "On top:", "2 leeks"],
        "## Pot\n1 cup lentils\n## On top\n2 leeks",
        {"Pot": "1 cup lentils\n", "On top": ["2 leeks"]} | {"Pot": ["1 cup lentils"]},
    ],
)
def test_groups_in_any_shape(ingredients: Any) -> None:
    recipe = shown({"title": "Pot", "ingredients": ingredients, "method": "Boil."}, "x.json")
    assert recipe.groups == {"Pot": ["1 cup lentils"], "On top": ["2 leeks"]}


@pytest.mark.parametrize(
    "steps",
    [
        "Boil.\nEat.",
        "1. Boil. 2. Eat.",
        ["Boil.", "Eat."],
        [{"step": "Boil."}, {"step": "Eat."}],
        [{"number": 1, "instruction": "Boil."}, {"number": 2, "instruction": "Eat."}],
        [{"order": 0, "step": "Boil.", "isSection": False}, {"order": 1, "step": "Eat.", "isSection": False}],
        {"Instructions": ["Boil.", "Eat."]},
        "<ol><li>Boil.</li><li>Eat.</li></ol>",
        [{"name": "", "steps": [{"number": 1, "step": "Boil."}, {"number": 2, "step": "Eat."}]}],
    ],
)
def test_steps_in_any_shape(steps: Any) -> None:
    assert shown({"name": "Pot", "ingredients": ["1 leek"], "directions": steps}, "x.json").sections == {
        "": ["Boil.", "Eat."]
    }


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (1.0, "1"),
        (0.5, "1/2"),
        (1.5, "1 1/2"),
        (0.333, "1/3"),
        (0.67, "2/3"),
        (0.12, "0.12"),
        (0.125, "1/8"),
        (2.999, "3"),
        ("0.25", "1/4"),
        ("1/2", "1/2"),
        (250, "250"),
    ],
)
def test_a_number_is_written_as_a_fraction(amount: Any, written: str) -> None:
    line = {"food": {"name": "lentils"}, "unit": {"name": "cup"}, "amount": amount}
    assert shown({"name": "Pot", "ingredients": [line], "steps": ["Boil."]}, "x.json").groups[""] == [
        f"{written} cup lentils"
    ]


@pytest.mark.parametrize(
    ("amount", "unit", "written"),
    [(1.5, "kg", "1.5 kg"), (0.25, "l", "0.25 l"), (2.0, "Gramm", "2 Gramm"), ("0.5", "litre", "0.5 litre")],
)
def test_metric_amounts_have_decimals(amount: Any, unit: str, written: str) -> None:
    line = {"food": {"name": "lentils"}, "unit": {"name": unit}, "amount": amount}
    assert shown({"name": "Pot", "ingredients": [line], "steps": ["Boil."]}, "x.json").groups[""] == [
        f"{written} lentils"
    ]


@pytest.mark.parametrize("amount", [0, 0.0, -1, float("inf"), float("nan"), None, True, ""])
def test_a_meaningless_amount_is_left_out(amount: Any) -> None:
    line = {"food": {"name": "salt"}, "unit": None, "amount": amount}
    assert shown({"name": "Pot", "ingredients": [line], "steps": ["Boil."]}, "x.json").groups[""] == ["salt"]


@pytest.mark.parametrize(
    "name",
    [
        "First instruction",
        "Second step",
        "Instructions",
        "Method",
        "Step 1",
        "Preparation",
        "Section title",
        "New section",
    ],
)
def test_a_meaningless_section_name_is_dropped(name: str) -> None:
    section = {"@type": "HowToSection", "name": name, "itemListElement": [{"@type": "HowToStep", "text": "Boil."}]}
    recipe = {"@type": "Recipe", "name": "Pot", "recipeIngredient": ["1 leek"], "recipeInstructions": [section]}
    assert shown(recipe, "x.json").sections == {"": ["Boil."]}


@pytest.mark.parametrize(
    ("lines", "groups"),
    [
        (["1 leek", "Dipping Sauce", "2 tbsp soy sauce", "1 tsp honey"], ["", "Dipping Sauce"]),
        (["1 leek", "Salad dressing", "½ cup oil", "1 tsp salt"], ["", "Salad dressing"]),
        (["1 leek", "Soy sauce", "2 tbsp oil", "1 tsp honey"], [""]),
        (["1 leek", "Dipping Sauce"], [""]),
        (["1 leek", "Salt", "2 tbsp oil", "1 tsp honey"], [""]),
    ],
)
def test_a_bare_line_that_names_a_part_of_the_dish_is_a_heading(lines: list[str], groups: list[str]) -> None:
    recipe = {"@type": "Recipe", "name": "Pot", "recipeIngredient": lines, "recipeInstructions": ["Boil."]}
    assert list(shown(recipe, "x.json").groups) == groups


def test_a_time_that_cannot_be_read_is_reported() -> None:
    assert imported({"name": "Pot", "ingredients": ["1 leek"], "prep_time": "a while"}, "x.json").times == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{}", "There is no recipe in this JSON"),
        ('{"name": "Pot"}', "There is no recipe in this JSON"),
        ('[{"title": "x", "id": 3}]', "There is no recipe in this JSON"),
        ("[1, 2]", "There is no recipe in this JSON"),
        ('{"a": ' * 2000, "cannot be read as JSON"),
    ],
)
def test_json_without_a_recipe_is_refused_by_its_name(text: str, message: str) -> None:
    assert message in refused(text, "x.json")


def test_nesting_is_limited() -> None:
    deep: Any = "1 leek"
    for _ in range(200):
        deep = [deep]
    assert imported({"name": "Pot", "ingredients": deep, "steps": ["Boil."]}, "x.json").steps[0].text == "Boil."


def test_keys_of_groups_are_words() -> None:
    cake = {"title": "Cake", "ingredients": {"bottom_layer": ["1 egg"], "top_layer": ["2 eggs"]}, "steps": ["Bake."]}
    assert list(shown(cake, "x.json").groups) == ["Bottom layer", "Top layer"]


@pytest.mark.parametrize("heading", ["Topping", "For the top:", "CRUST", "Caramel Sauce"])
def test_headings_in_a_text_of_ingredients(heading: str) -> None:
    bread = {
        "name": "Bread",
        "ingredients": f"3 bananas\n200 g flour\n\n{heading}\n1 tbsp sugar",
        "directions": "Bake.",
    }
    assert list(shown(bread, "x.paprikarecipe").groups) == ["", heading.rstrip(":")]


def test_unknown_fields_that_are_useful_become_notes() -> None:
    recipe = imported(
        {"title": "Cake", "ingredients": ["1 egg"], "steps": ["Bake."], "oven_temp": "350°", "id": 7}, "x.json"
    )
    assert recipe.notes == ("Oven temp: 350°",)


@pytest.mark.parametrize(
    ("field", "value", "notes"),
    [
        ("rating", 0, ()),
        ("rating", "0/5", ()),
        ("difficulty", "None", ()),
        ("equipment", "-", ()),
        ("rating", 4, ("Rating: 4",)),
        ("oven_temp", "0 °C", ("Oven temp: 0 °C",)),
    ],
)
def test_an_empty_field_is_not_a_note(field: str, value: str | int, notes: tuple[str, ...]) -> None:
    recipe = imported({"title": "Cake", "ingredients": ["1 egg"], "steps": ["Bake."], field: value}, "x.json")
    assert recipe.notes == notes


def test_a_recipe_without_a_title_is_read_and_flagged() -> None:
    data = {"id": "w19", "description": "Dumplings.", "ingredients": ["6 apples"], "steps": ["Bake."]}
    result = chosen(find_in_bytes(json.dumps(data).encode(), "w19.json"), "w19")
    assert len(recipe_in(result).steps) == 1
    assert "The recipe has no title." in [doubt.text for doubt in result.uncertain]


@pytest.mark.parametrize(("stated", "minutes"), [("10 min", 10), ("1 hour", 60), ("PT15M", 15), ("1h 30m", 90)])
def test_times_in_words_beside_data_of_schema_org(stated: str, minutes: int) -> None:
    node = {"@type": "Recipe", "name": "Pot", "prepTime": stated, "recipeIngredient": ["1 leek"]}
    recipe = imported({"@graph": [{**node, "recipeInstructions": ["Boil."]}]}, "x.json")
    assert [time.span.most_ms for time in recipe.times] == [minutes * MINUTE]


@pytest.mark.parametrize("name", ["", "Dough"])
def test_a_step_of_several_lines_is_several_with_its_time_at_the_last(name: str) -> None:
    steps = [
        {"name": name, "instruction": "Mix.\n\nRest.", "time": 30, "ingredients": [{"food": {"name": "rye"}}]},
        {"name": "Bake", "instruction": "Bake for 5 minutes.", "time": 5, "ingredients": []},
    ]
    recipe = imported({"name": "Bread", "steps": steps}, "x.json")
    assert [step.text for step in recipe.steps] == ["Mix.", "Rest. (30 min)", "Bake for 5 minutes."]
    assert recipe.sections[0].name == name
