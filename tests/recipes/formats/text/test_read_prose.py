"""Reading small texts of many styles."""

import pytest

from kitchen_tui.model.recipe import Keep, Recipe, Servings
from kitchen_tui.recipes.formats.text.facts import keeps_in
from kitchen_tui.recipes.formats.text.read import read_prose, recipe_titles
from tests.recipes.formats.text.reading import check
from tests.recipes.reading import recipe_in


def read(text: str) -> Recipe:
    """Read the recipe in a text, which must have one."""
    reading = read_prose(text, "the-file")
    assert reading.recipe is not None, reading.problems
    return reading.recipe


def shape(recipe: Recipe) -> tuple[list[tuple[str, list[str]]], list[tuple[str, list[str]]]]:
    """Return ingredient lines by group and step texts by section."""
    return (
        [(group.name, [item.text for item in group.ingredients]) for group in recipe.groups],
        [(section.name, [step.text for step in section.steps]) for section in recipe.sections],
    )


SOUP = ([("", ["1 leek", "2 eggs"])], [("", ["Boil it.", "Serve."])])


@pytest.mark.parametrize(
    "text",
    [
        "# Soup\n\n## Ingredients\n\n- 1 leek\n- 2 eggs\n\n## Directions\n\n1. Boil it.\n2. Serve.\n",
        "Soup\n====\n\nIngredients\n-----------\n* 1 leek\n* 2 eggs\n\nDirections\n----------\n1) Boil it.\n2) Serve.",
        "Soup\n====\n\n__Ingredients__\n\n* 1 leek\n* 2 eggs\n\n__Directions__\n\n1. Boil it.\n2. Serve.",
        "# Soup\n\n## 🛒 Ingredients\n- [ ] 1 leek\n- [x] 2 eggs\n## 👩‍🍳 Method\n1️⃣ Boil it.\n2️⃣ Serve.",
        "# Soup\n\nIngredients: 1 leek, 2 eggs.\n\nMethod:\n1. Boil it.\n2. Serve.",
        "# Soup\n\nIngredients:\n- 1 leek\n- 2 eggs\n\nMethod:\n1. Boil it.\n2. Serve.",
        "# Soup\n\n- 1 leek\n- 2 eggs\n\n1. Boil it.\n2. Serve.",
        "# Soup\n\n1 leek\n\n2 eggs\n\nBoil it.\n\nServe.",
        "# Soup\n\n• 1 leek\n• 2 eggs\n\nBoil it.\nServe.",
        "# Soup\n\n**Ingredients**\n1 leek\n2 eggs\n\n**Method**\nBoil it.\nServe.",
        "---\ntitle: Soup\n---\n# Ingredients\n- 1 **leek**\n- 2 [eggs](/e)\n# Steps\nStep 1: Boil it.\nStep 2: Serve.",
    ],
)
def test_one_recipe_in_many_styles(text: str) -> None:
    recipe = read(text)
    assert recipe.title == "Soup"
    assert shape(recipe) == SOUP


UNTITLED = "Ingredients:\n- 1 leek\n\nDirections:\n1. Boil it."


@pytest.mark.parametrize(
    ("name", "title"),
    [("leek-soup", "Leek soup"), ("Ida's Leek Soup", "Ida's Leek Soup"), ("Vichyssoise", "Vichyssoise")],
)
def test_a_file_that_is_named_after_a_dish_gives_the_title(name: str, title: str) -> None:
    reading = read_prose(UNTITLED, name)
    assert (recipe_in(reading).title, reading.uncertain) == (title, ())


@pytest.mark.parametrize("name", ["recipe", "scan-3", "IMG_2041", "untitled note", "x"])
def test_without_a_title_another_file_name_is_taken_and_flagged(name: str) -> None:
    assert "no title" in read_prose(UNTITLED, name).uncertain[0].text


def test_each_step_under_its_own_heading() -> None:
    text = "1. Ingredients for Soup\n- 1 leek\n2. Boil the Leek\nPut it in. Boil for 5 minutes.\n3. Serve\nEat it hot."
    recipe = read(text)
    assert [(step.title, step.text) for step in recipe.steps] == [
        ("Boil the Leek", "Put it in. Boil for 5 minutes."),
        ("Serve", "Eat it hot."),
    ]
    assert recipe.groups[0].name == "Soup"


PASTED = {
    "capitals": (
        "SOUP\n\nServes 4 | Prep 10 mins | Cook 20 mins\n\nINGREDIENTS\n\n1 leek\n2 eggs\n\nMETHOD\n\n"
        "Boil it.\n\nServe.\n\nNOTES\nKeep warm.",
        "Keep warm.",
    ),
    "numbered in words": (
        "Soup\nServes 4\nPreparation time: 10 minutes\nCooking time: 20 minutes\n\nYou will need:\n1 leek\n2 eggs\n\n"
        "Step 1\nBoil it.\nStep 2\nServe.",
        "",
    ),
    "a letter": (
        "Hi! This is the recipe:\n\nSoup (serves 4)\n\nPrep time: 10 min\nCook time: 20 min\n\n* 1 leek\n* 2 eggs\n\n"
        "Boil it.\n\nServe.\n\nLove, Mum",
        "Love, Mum",
    ),
}


@pytest.mark.parametrize(("text", "note"), PASTED.values(), ids=PASTED)
def test_texts_pasted_from_anywhere(text: str, note: str) -> None:
    recipe = read(text)
    assert (recipe.title.lower(), recipe.servings) == ("soup", Servings(4, 4))
    assert [(time.name, time.span.most_ms // 60_000) for time in recipe.times] == [("prep", 10), ("cook", 20)]
    assert shape(recipe) == SOUP
    assert recipe.notes == ((note,) if note else ())


def test_groups_and_sections_by_labels() -> None:
    text = "# Fish\n## Ingredients\n- 1 fish\n\nFor the sauce:\n- 1 lemon\n## Steps\n1. Fry.\n\nSauce:\n1. Mix."
    assert shape(read(text)) == (
        [("", ["1 fish"]), ("For the sauce", ["1 lemon"])],
        [("", ["Fry."]), ("Sauce", ["Mix."])],
    )


def test_nested_lists() -> None:
    """Below an ingredient without an amount they are a group; below a step they are notes."""
    text = "# Chili\n## Ingredients\n- 1 onion\n- Spices\n    - 1 tsp cumin\n## Steps\n1. Fry.\n    * Slowly.\n2. Eat."
    recipe = read(text)
    assert shape(recipe) == ([("", ["1 onion"]), ("Spices", ["1 tsp cumin"])], [("", ["Fry.", "Eat."])])
    assert recipe.steps[0].notes == ("Slowly.",)


def test_wrapped_lines_belong_together() -> None:
    recipe = read("# Soup\n## Ingredients\n- 1 leek\n## Steps\n1. Boil the leek in plenty of\nwater.\n2. Eat\n   it.")
    assert shape(recipe)[1] == [("", ["Boil the leek in plenty of water.", "Eat it."])]


def test_facts_storage_nutrition_tips_notes_and_source() -> None:
    text = """# Soup
Serves 4 to 6 people
Prep time: 10 min
Cooking Time: 1 hour (including 15 minutes resting time)
## Ingredients
- 1 leek
## Directions
1. Boil it.
## Storage
Keeps 3-4 days in the fridge. Freeze for up to 2 months. To reheat, simmer for 5 minutes.
## Nutrition per serving
- Calories: 120
- Protein: 4 grams
## Tips
- Use a large pot.
## Notes
- My aunt's.
## Based on
* https://example.org/soup
tags: soup, quick
"""
    recipe = read(text)
    assert recipe.servings == Servings(4, 6, "people")
    assert [(time.name, time.span.most_ms // 60_000) for time in recipe.times] == [
        ("prep", 10),
        ("rest", 15),
        ("total", 60),
    ]
    assert recipe.storage.keeps == (Keep("refrigerator", 4, "day"), Keep("freezer", 2, "month"))
    assert recipe.storage.reheat is not None
    assert recipe.storage.reheat.timers[0].most_ms == 300_000
    assert (recipe.nutrition.per, recipe.nutrition.facts) == ("serving", (("calories", "120"), ("protein", "4 g")))
    assert (recipe.tips, recipe.notes) == (("Use a large pot.",), ("My aunt's.",))
    assert recipe.source.startswith("https://example.org/soup")


def test_a_story_is_read_and_flagged() -> None:
    reading = read_prose("# Eggs\n\nEveryone likes them.\n\nPut two in a pot. Boil for 6 minutes, then cool.", "eggs")
    assert [step.text for step in recipe_in(reading).steps] == ["Put two in a pot. Boil for 6 minutes, then cool."]
    assert reading.uncertain


def test_times_in_the_steps_are_offered_as_found() -> None:
    (step,) = read("# Eggs\n## Ingredients\n- 2 eggs\n## Steps\n1. Boil for 6 to 7 minutes.").steps
    assert [(timer.least_ms, timer.most_ms, timer.found) for timer in step.timers] == [(360_000, 420_000, True)]
    assert step.uses == ()


@pytest.mark.parametrize("text", ["", "\n\n", "Hello there.", "\x00\x01", "<html></html>", "lorem ipsum dolor " * 50])
def test_no_recipe_is_refused_with_a_sentence(text: str) -> None:
    reading = read_prose(text, "x")
    assert reading.recipe is None
    assert reading.problems[0].hint


@pytest.mark.parametrize("text", ["x" * 1_000_001, "- 1 cup flour\n" * 20_000, "- 1 cup flour\n" * 1_500])
def test_too_much_is_refused_with_a_sentence(text: str) -> None:
    reading = read_prose(text, "x")
    assert reading.recipe is None
    assert "too long" in reading.problems[0].text or "too many" in reading.problems[0].text


def test_escape_sequences_and_bidi_overrides_are_removed() -> None:
    recipe = read("# So\x1b[31mup\n## Ingredients\n- 1 \u202eleek\n## Steps\n1. Boil\x07.")
    assert "\x1b" not in recipe.title
    assert "\u202e" not in recipe.groups[0].ingredients[0].text
    assert "\x07" not in recipe.steps[0].text


COLLECTION = (
    "# Peas\n\n## Ingredients\n- 1 cup peas\n\n## Steps\n1. Boil.\n\n# Beans\n\n## Ingredients\n- 2 cups beans\n"
)


def test_of_several_recipes_the_first_is_read_and_the_others_named() -> None:
    reading = read_prose(COLLECTION, "x")
    assert recipe_in(reading).title == "Peas"
    assert "“Beans”" in reading.uncertain[0].text


def test_each_of_several_recipes_can_be_read() -> None:
    assert recipe_titles(COLLECTION) == ("Peas", "Beans")
    assert recipe_titles("# Peas\n- 1 cup peas") == ()
    recipe = recipe_in(read_prose(COLLECTION, "x", 2))
    assert recipe.title == "Beans"
    assert [item.name for item in recipe.ingredients()] == ["beans"]


def test_how_long_it_keeps_is_read_in_digits_and_in_words() -> None:
    lines = ["Keeps 4 days in the fridge.", "Keeps for ten days in the pantry.", "A month in the freezer."]
    keeps = [Keep("refrigerator", 4, "day"), Keep("room temperature", 10, "day"), Keep("freezer", 1, "month")]
    assert [*keeps_in(lines)] == keeps


@pytest.mark.parametrize(
    "text",
    [
        "# Back up a disk\n\n## Requirements\n- 1 external disk\n- 2 cables\n\n## Steps\n1. Connect the disk.\n"
        "2. Run `copy home`.\n3. Wait 30 minutes.",
        "# Deploying\n\n## Prerequisites\n- Docker 24\n- 2 GB of RAM\n\n## Installation\n1. Clone the repository.\n"
        "2. Run `make build`.\n3. Open the page in a browser.",
        "# A squeaky door\n\nYou need:\n\n- 1 can of spray\n- 1 cloth\n\n1. Spray the hinge.\n2. Wait 10 minutes.\n"
        "3. Wipe it with the cloth.",
        "root:x:0:0:root:/root:/bin/bash\nbin:x:2:2:bin:/bin:/usr/sbin/nologin\nmail:x:8:8:mail:/var/mail:/bin/false",
        "User-agent: *\nDisallow: /private\nAllow: /",
        "127.0.0.1 localhost\n127.0.1.1 workstation\n10.0.0.7 printer",
        "# Minutes\n\n1. Read the accounts of the year, which were approved by all of the members who came.\n"
        "2. Put the fence on the north side on the list for May, and the gate next to it.\n3. Thank the treasurer "
        "for the "
        "work of the year.\n4. Set the next meeting to 4 March at 19:00; everyone tells the secretary a week before "
        "it.",
    ],
)
def test_instructions_without_food_are_refused(text: str) -> None:
    result = read_prose(text, "x")
    assert result.recipe is None
    assert "does not look like a recipe" in result.problems[0].text


def test_few_words_are_not_refused() -> None:
    assert read_prose("# Fennel\n\n- 2 fennels\n\n1. Trim the fennels.\n", "x").recipe is not None


@pytest.mark.parametrize("label", ["Serves/Yield", "Yield / Servings", "Servings/Yield", "Yield/Serves"])
def test_a_label_of_two_words_for_the_yield(label: str) -> None:
    text = (
        f"# Dip\n\n**{label}:** 10-12 servings\n**Macros:** 8g protein (serves 3)\n\n### Ingredients\n- 1 can beans\n\n"
    )
    check(f"{text}### Instructions\n1. Blend the beans.\n", {"servings": (10, 12)})


@pytest.mark.parametrize("heading", ["Family Notes", "Grandma's Notes", "My Own Notes"])
def test_notes_of_the_family_are_not_ingredients(heading: str) -> None:
    text = "# Dip\n\n### Ingredients\n- 1 can beans\n\n### Instructions\n1. Blend the beans.\n\n"
    check(
        f"{text}### {heading}\n- Great warm dip for chips.\n",
        {"names": ["beans"], "notes": ["Great warm dip for chips."]},
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Soups\n\n## Leek Soup\n\n### Ingredients\n- 3 leeks\n\n### Directions\n1. Boil the leeks.\n", "Leek Soup"),
        ("# Lasagna\n\n## Sauce\n\n### Ingredients\n- 3 leeks\n\n### Directions\n1. Boil the leeks.\n\n"
         "## Assembly\n\n### Directions\n1. Bake it.\n", "Lasagna"),
        ("# Leek and Corn Soup\n\n## Vegan\n\n### Ingredients\n- 3 leeks\n\n### Directions\n1. Boil the leeks.\n",
         "Leek and Corn Soup"),
        ("# Lasagna\n\n## Meat Sauce\n\n### Ingredients\n- 3 leeks\n\n### Directions\n1. Boil the leeks.\n", "Lasagna"),
        ("# Leek Soup\n\nA good one.\n\n## Base\n\n### Ingredients\n- 3 leeks\n\n### Directions\n1. Boil the leeks.\n",
         "Leek Soup"),
    ],
)  # fmt: skip
def test_the_heading_of_a_chapter_is_not_a_title(text: str, title: str) -> None:
    check(text, {"title": title})


def test_a_yield_in_a_map() -> None:
    text = "---\ntitle: Dip\nyield: {amount: 2, unit: bowls}\ningredients: [1 can beans]\nsteps: [Blend.]\n---\n"
    check(text, {"servings": (2, 2)})
