"""Records in which ingredients, steps, times and yields have less usual shapes."""

from typing import Any

import pytest

from kitchen_tui.model.duration import MINUTE
from kitchen_tui.recipes.formats.found import chosen, picked
from kitchen_tui.recipes.formats.reading import find_in_bytes
from tests.recipes.reading import imported, minutes, recipe_in, refused, shown

_STEPS = ["Fry the leeks.", "Serve."]


@pytest.mark.parametrize(
    ("ingredients", "groups"),
    [
        ({"leek": {"amount": "2"}, "olive-oil": {}}, {"": ["2 leek", "olive oil"]}),
        ({"leek": {}, "stock": {"link": "stock"}}, {"": ["leek", "stock"]}),
        ({"spices": {"name": "Salt and pepper"}, "leek": {}}, {"": ["Salt and pepper", "leek"]}),
        (
            [{"name": "leek", "quantity": "2", "section": "Soup"}, {"name": "dill", "section": "Top"}],
            {"Soup": ["2 leek"], "Top": ["dill"]},
        ),
        ([{"name": "For the soup:"}, {"name": "leek", "quantity": 2}], {"For the soup": ["2 leek"]}),
        ([{"name": "water", "amount": 2, "unit": "dl", "prep": "warm"}], {"": ["2 dl water, warm"]}),
        (["|Soup", "2 leeks", "| Top", "dill"], {"Soup": ["2 leeks"], "Top": ["dill"]}),
        ([{"name": "salt", "amount": "to taste"}, {"name": "leek", "amount": 2}], {"": ["salt, to taste", "2 leek"]}),
    ],
)
def test_ingredients(ingredients: Any, groups: dict[str, list[str]]) -> None:
    assert shown({"name": "Leeks", "ingredients": ingredients, "steps": _STEPS}, "x.json").groups == groups


@pytest.mark.parametrize(
    ("ingredients", "step", "text"),
    [
        (["2 leeks"], "Bake at {{180 °C}} now.", "Bake at 180 °C now."),
        (["2 leeks"], "Add {{2 cups}}water.", "Add 2 cups water."),
        ({"red-wine": {"amount": "1 cup"}}, "Add {red-wine}.", "Add red wine."),
        (["2 leeks"], "Fry {this}.", "Fry {this}."),
    ],
)
def test_braces_in_steps(ingredients: Any, step: str, text: str) -> None:
    recipe = imported({"name": "Leeks", "ingredients": ingredients, "steps": [step, "Serve."]}, "x.json")
    assert recipe.steps[0].text == text


@pytest.mark.parametrize(
    ("fields", "times"),
    [
        ({"prep_time_minutes": 20, "cook_time_minutes": 5}, {"prep": 20, "cook": 5}),
        ({"cook": 2, "cook_increment": "hours", "prep": 10, "prep_increment": "minutes"}, {"cook": 120, "prep": 10}),
        ({"time": {"prep": {"hh": 0, "mm": 20}, "cook": {"hh": 1, "mm": 45}}}, {"prep": 20, "cook": 105}),
        ({"cookTime": {"amount": 3, "unit": "hours"}}, {"cook": 180}),
    ],
)
def test_times(fields: dict[str, Any], times: dict[str, int]) -> None:
    recipe = imported({"name": "Leeks", "ingredients": ["2 leeks"], "steps": _STEPS, **fields}, "x.json")
    assert minutes(recipe) == times
    assert recipe.notes == ()


@pytest.mark.parametrize("key", ["versions", "variants", "batches"])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_versions_of_a_dish(key: str, count: int) -> None:
    version = "- ingredients: [2 leeks]\n  instructions: [Fry the leeks.]\n"
    found = find_in_bytes(f"name: Leeks\ncategories: [soup]\n{key}:\n{version * count}".encode(), "leeks.yaml")
    recipes = [one.read("leeks").recipe for one in found.candidates]
    assert [recipe.title for recipe in recipes if recipe] == ["Leeks"] * count
    assert not isinstance(picked(found, "all"), str)


@pytest.mark.parametrize("nothing", ["null", "~", ""])
def test_fields_without_a_value(nothing: str) -> None:
    text = f"name: Leeks\nprep_time: {nothing}\nnotes: {nothing}\ningredients: [2 leeks]\ninstructions: [Fry.]\n"
    recipe = imported(text, "leeks.yaml")
    assert (recipe.times, recipe.notes) == ((), ())


@pytest.mark.parametrize("head", ["Make ahead", "Freezer-Friendly Instructions", "Storage"])
def test_storage_at_the_end_of_the_steps(head: str) -> None:
    steps = [*_STEPS, f"{head}: It keeps for 3 days."]
    recipe = imported({"name": "Leeks", "ingredients": ["2 leeks"], "steps": steps}, "x.json")
    assert [step.text for step in recipe.steps] == _STEPS
    assert recipe.storage.text == ("It keeps for 3 days.",)


def test_soft_hyphens_are_removed() -> None:
    assert (
        imported({"name": "But&shy;ter­milk", "ingredients": ["1 l milk"], "steps": _STEPS}, "x.json").title
        == "Buttermilk"
    )


def test_nested_steps() -> None:
    steps = [
        {"id": "prep", "action": "Prepare", "steps": [{"id": "a", "action": "Slice the leeks", "tool": "knife"}]},
        {"action": "Cook", "steps": [{"action": "Fry the leeks", "duration_minutes": 5}, {"action": "Serve"}]},
    ]
    recipe = imported({"title": "Leeks", "ingredients": ["2 leeks"], "steps": steps}, "x.json")
    sections = {section.name: [step.text for step in section.steps] for section in recipe.sections}
    assert sections == {"Prepare": ["Slice the leeks"], "Cook": ["Fry the leeks (5 min)", "Serve"]}


@pytest.mark.parametrize(
    ("key", "value", "seconds"),
    [("duration_minutes", 5, 300), ("time_in_seconds", 90, 90), ("timerMinutes", "5-8", 480), ("wait_hours", 2, 7200)],
)
def test_times_of_steps_with_their_unit(key: str, value: Any, seconds: int) -> None:
    steps = [{"text": "Fry the leeks", key: value}, {"text": "Serve", "duration_minutes": 0}]
    recipe = imported({"title": "Leeks", "ingredients": ["2 leeks"], "steps": steps}, "x.json")
    assert [timer.most_ms // 1000 for step in recipe.steps for timer in step.timers] == [seconds]


_OURS = (
    "title: Leeks\ningredients:\n  - A. (2) leeks\n  - B. 30 g butter\nsteps:\n  - 1. Fry the leeks.\n  - 2. Serve.\n"
)


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("groups: [soup]", "Groups: soup"),
        ("kind: main", "Kind: main"),
        ("groups: [soup]\nsources: [Ida]", "Groups: soup"),
    ],
)
def test_unknown_keys_beside_our_own(line: str, note: str) -> None:
    recipe = imported(f"{_OURS}{line}\n", "x.yaml")
    assert [item.text for item in recipe.ingredients()] == ["(2) leeks", "30 g butter"]
    assert [step.text for step in recipe.steps] == _STEPS
    assert note in recipe.notes


@pytest.mark.parametrize("line", ["servigns: 4", "sources: [Ida]", "too_serve: [bread]"])
def test_misspelt_keys_are_still_reported(line: str) -> None:
    assert "is not a key" in refused(f"{_OURS}{line}\n", "x.yaml")


@pytest.mark.parametrize("letters", ["A.B.", "A)A)", "B.C."])
def test_letters_that_do_not_count(letters: str) -> None:
    lines = [f"{letters[:2]} 2 leeks", f"{letters[2:]} 1 egg"]
    recipe = imported({"title": "Leeks", "ingredients": lines, "steps": _STEPS}, "x.json")
    assert [item.text for item in recipe.ingredients()] == (["2 leeks", "1 egg"] if letters == "A.B." else lines)


def test_facts_inside_another_field() -> None:
    text = (
        "meta:\n  name: Leeks\n  base_servings: 4\n  prep_time: PT10M\ningredients:\n  - name: leeks\n    qty_g: 450\n"
        "  - name: stock\n    amount_ml: 800\n  - name: salt\n    amount: as-needed\nsteps:\n"
        "  - Fry the leeks.\n  - Serve.\n"
    )
    recipe = imported(text, "x.yaml")
    assert (recipe.title, recipe.servings.least, len(recipe.steps)) == ("Leeks", 4, 2)
    lines = [item.text for item in recipe.ingredients()]
    assert lines == ["450 g leeks", "800 ml stock", "salt, as-needed"]


def test_steps_with_a_name_and_its_preparation() -> None:
    steps = [{"name": "Leeks", "prep": "Slice them.\n\nFry them."}, {"name": "Soup", "prep": "Add the stock."}]
    recipe = imported({"title": "Leeks", "ingredients": ["2 leeks"], "preparation": steps}, "x.json")
    assert [step.text for step in recipe.steps] == ["Slice them.", "Fry them.", "Add the stock."]


def test_a_yield_of_zero_servings_is_reported() -> None:
    found = find_in_bytes(b'{"name": "Pot", "yield": "0.75", "ingredients": ["1 leek"], "steps": ["Boil."]}', "x.json")
    assert [problem.text for problem in chosen(found, "x").uncertain] == ["The yield is stated as \u201c0.75\u201d."]


@pytest.mark.parametrize(
    ("step", "text"),
    [
        ({"text": "Boil the lentils.", "time": 40}, "Boil the lentils. (40 min)"),
        ({"text": "Boil the lentils", "time": "40 minutes"}, "Boil the lentils (40 min)"),
        ({"instruction": "Boil the lentils.", "time": 40}, "Boil the lentils. (40 min)"),
        ({"@type": "HowToStep", "text": "Boil the lentils.", "timeRequired": "PT40M"}, "Boil the lentils. (40 min)"),
        ({"text": "Boil the lentils for 40 minutes.", "time": 40}, "Boil the lentils for 40 minutes."),
        ({"text": "Boil the lentils.", "time": 0}, "Boil the lentils."),
        ({"text": "Boil the lentils.", "time": "a while"}, "Boil the lentils."),
    ],
)
def test_the_time_of_a_step_is_kept(step: dict[str, object], text: str) -> None:
    recipe = imported({"name": "Pot", "ingredients": ["1 cup lentils"], "steps": [step]}, "x.json")
    assert [one.text for one in recipe.steps] == [text]
    assert [timer.most_ms // MINUTE for one in recipe.steps for timer in one.timers] == [40] * ("40" in text)


@pytest.mark.parametrize("time", ["40 min", "40", "PT40M"])
@pytest.mark.parametrize("name", ["x.md", "x.yaml"])
def test_the_time_of_a_step_in_yaml_is_kept(time: str, name: str) -> None:
    text = f"name: Pot\nyield: 4\ningredients: [1 cup lentils]\nsteps:\n  - text: Boil the lentils.\n    time: {time}\n"
    recipe = imported(f"---\n{text}---\n" if name.endswith("md") else text.replace("steps", "directions"), name)
    assert [timer.most_ms // MINUTE for one in recipe.steps for timer in one.timers] == [40]


GOURMET = """<gourmetDoc><recipe><title>Pot</title><yields>0.75</yields>
<instructions>Boil.</instructions></recipe></gourmetDoc>"""
MEALMASTER = (
    "MMMMM----- Recipe via Meal-Master\n\n Title: Pot\n Yield: 0.5 servings\n\n 1 c lentils\n\n Boil it.\n\nMMMMM\n"
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (GOURMET, "x.grmt"),
        (MEALMASTER, "x.mmf"),
        ("---\ntitle: Pot\nyield: 0.75\ningredients: [1 cup lentils]\nsteps: [Boil.]\n---\n", "x.md"),
        ("name: Pot\nyield: 0.5\ndirections: [Boil it.]\n", "x.yaml"),
        ('{"name": "Pot", "servings": 0.75, "ingredients": ["1 leek"], "steps": ["Boil."]}', "x.json"),
        ("Pot\n\nYield: 0.75\n\nIngredients\n1 cup lentils\n\nSteps\n1. Boil.\n", "x.txt"),
        ("title,servings,ingredients,steps\nPot,0.5,1 leek,Boil.\n", "x.csv"),
    ],
)
def test_an_odd_yield_is_flagged_in_every_format(text: str, name: str) -> None:
    result = chosen(find_in_bytes(text.encode(), name), "x")
    assert recipe_in(result).servings.least is None
    assert any("The yield is stated as" in doubt.text for doubt in result.uncertain)
