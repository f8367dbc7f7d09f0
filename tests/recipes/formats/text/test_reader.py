"""Small recipes in many styles, and texts that are not recipes."""

import pytest

from kitchen_tui.model.recipe import Keep, Recipe, Servings
from kitchen_tui.recipes.formats.text.reader import read_prose
from tests.recipes.reading import LEEK_LIST, LEEK_STEPS, check, recipe_in


def read(text: str) -> Recipe:
    return recipe_in(read_prose(text, "the-file"))


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
def test_texts_pasted_from_many_sources(text: str, note: str) -> None:
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


CHANGELOG = "# Changelog\n\n## 2.1.0\n- Add a flag\n- Remove the old server\n\n## 2.0.0\n- Cut startup by 2 seconds"


@pytest.mark.parametrize(
    "text", ["", "\n\n", "Hello there.", "\x00\x01", "<html></html>", "lorem ipsum dolor " * 50, CHANGELOG]
)
def test_a_text_without_a_recipe_is_refused(text: str) -> None:
    reading = read_prose(text, "x")
    assert reading.recipe is None
    assert reading.problems[0].hint


@pytest.mark.parametrize("text", ["x" * 1_000_001, "- 1 cup flour\n" * 20_000, "- 1 cup flour\n" * 1_500])
def test_a_text_that_is_too_long_is_refused(text: str) -> None:
    reading = read_prose(text, "x")
    assert reading.recipe is None
    assert "too long" in reading.problems[0].text or "too many" in reading.problems[0].text


def test_escape_sequences_and_bidi_overrides_are_removed() -> None:
    recipe = read("# So\x1b[31mup\n## Ingredients\n- 1 \u202eleek\n## Steps\n1. Boil\x07.")
    assert "\x1b" not in recipe.title
    assert "\u202e" not in recipe.groups[0].ingredients[0].text
    assert "\x07" not in recipe.steps[0].text


REFUSED = {
    "backing up a disk": (
        "# Back up a disk\n\n## Requirements\n- 1 external disk\n- 2 cables\n\n"
        "## Steps\n1. Connect the disk.\n2. Run `copy home`.\n3. Wait 30 minutes."
    ),
    "deploying a program": (
        "# Deploying\n\n## Prerequisites\n- Docker 24\n- 2 GB of RAM\n\n## Installation\n1. Clone the repository.\n"
        "2. Run `make build`.\n3. Open the page in a browser."
    ),
    "a squeaky door": (
        "# A squeaky door\n\nYou need:\n\n- 1 can of spray\n- 1 cloth\n\n1. Spray the hinge.\n2. Wait 10 minutes.\n"
        "3. Wipe it with the cloth."
    ),
    "accounts of a system": (
        "root:x:0:0:root:/root:/bin/bash\nbin:x:2:2:bin:/bin:/usr/sbin/nologin\nmail:x:8:8:mail:/var/mail:/bin/false"
    ),
    "a file for robots": "User-agent: *\nDisallow: /private\nAllow: /",
    "names of hosts": "127.0.0.1 localhost\n127.0.1.1 workstation\n10.0.0.7 printer",
    "minutes of a meeting": (
        "# Minutes\n\n1. Read the accounts of the year, which were approved by all of the members who came.\n"
        "2. Put the fence on the north side on the list for May, and the gate next to it.\n"
        "3. Thank the treasurer for the work of the year.\n4. Set the next meeting to 4 March at 19:00; everyone "
        "tells the secretary a week before it."
    ),
    "tasks of a program": (
        "# Plan for the Recipe Site\n\n## Tasks\n\n- 1.0 Move recipes.ts to TypeScript\n"
        "- 1.1 Read the YAML metadata\n- 1.2 Update the unit tests\n- 1.3 Publish the HTML on GitHub\n"
        "- 2.0 Write search.tsx\n"
    ),
    "requirements of a program": (
        "# Recipe Builder\n\n## Requirements\n\n1. The system must save each recipe as Markdown.\n"
        "2. It must check the YAML and the JSON.\n3. It must leave commits to Git.\n4. It must serve an API.\n\n"
        "## Stack\n\n- Next.js for the frontend\n- Plain CSS\n"
    ),
    "directions for a program": (
        "# Cookbook\n\n## Steps\n\n1. Clone the repository from GitHub.\n2. Run npm install.\n"
        "3. Put your recipe into data.json.\n4. Run build.sh to make the HTML and CSS.\n5. Serve the dish.\n"
    ),
    "settings of ssh": (
        "Host bastion\n    HostName bastion.example.org\n    User deploy\n    Port 2222\n\n"
        "Host *.internal\n    ProxyJump bastion\n    ServerAliveInterval 30"
    ),
    "a web server": "server {\n    listen 443 ssl;\n    root /var/www/html;\n    keepalive_timeout 75s;\n}",
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_a_text_about_something_else_is_refused(text: str) -> None:
    result = read_prose(text, "the-file")
    assert result.recipe is None
    assert "does not look like a recipe" in result.problems[0].text


@pytest.mark.parametrize(
    "text",
    [
        "# Training plan\n\n- 2 km run\n- 10 push-ups\n\nRun slowly and stretch for 10 minutes.",
        "Bird house\n\n- 6 boards\n- 20 nails\n\nNail the boards together.\nLeave it to settle for 2 hours.",
        "Wash day\n\n2 towels\n3 shirts\n\nWet the towels for 30 minutes.\nWring the shirts gently.",
    ],
)
def test_text_without_any_food_is_flagged(text: str) -> None:
    result = read_prose(text, "the-file")
    assert result.recipe is None or any("about food" in problem.text for problem in result.uncertain)


def test_few_words_and_names_of_files_are_not_refused() -> None:
    assert read("# Fennel\n\n- 2 fennels\n\n1. Trim the fennels.\n").steps
    files = "# Leeks\n\nSee soups.html and index.json.\n\n"
    check(
        f"{files}{LEEK_LIST}{LEEK_STEPS}3. Serve with [rice](rice.md) or dip.md.\n",
        {"names": ["leeks", "butter"], "count": 3},
    )
