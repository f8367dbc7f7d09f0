"""Texts whose form says little: one paragraph, a title at the end, columns, comments, texts about something else."""

from typing import Any

import pytest

from kitchen_tui.recipes.formats.text.read import read_prose
from kitchen_tui.recipes.formats.text.step_list import stages
from tests.recipes.formats.text.reading import Case, check

_LIST = "2 lb lamb\n1 cup barley\n2 onions\n4 cups stock\n\n"

TEXTS: dict[str, Case] = {
    "a whole method in one paragraph": (
        f"Lamb Pot\n\n{_LIST}"
        "Brown the lamb in a heavy pot over high heat, then lift it out with a slotted spoon and keep it on a plate. "
        "Fry the onions in the fat for 10 minutes, stirring now and then so that they soften. "
        "Return the lamb and pour in the stock. Skim off any foam. "
        "Cover and simmer gently over low heat for 1 hour. "
        "Stir in the barley and cook for another 40 minutes. Serve hot.",
        {
            "steps": [
                "Brown the lamb in a heavy pot over high heat, then lift it out with a slotted spoon and keep it on a "
                "plate. Fry the onions in the fat for 10 minutes, stirring now and then so that they soften.",
                "Return the lamb and pour in the stock. Skim off any foam.",
                "Cover and simmer gently over low heat for 1 hour.",
                "Stir in the barley and cook for another 40 minutes. Serve hot.",
            ],
            "timers": [600, 3600, 2400],
        },
    ),
    "one with a remark within it": (
        f"Lamb Pot\n\n{_LIST}"
        "Chop the onions and fry them in a wide pan until they are soft and brown at the edges. Add the lamb. "
        "It should sizzle. Pour in the stock and bring it to a boil. Add the barley. Simmer for 50 minutes. "
        "The barley drinks a lot, so keep some hot water beside the stove to add a little when the pot looks dry. "
        "Serve the lamb in deep bowls, with plenty of the broth and some chopped parsley on top.",
        {"count": 4, "timers": [3000]},
    ),
    "a short paragraph is one step": (
        f"Lamb Pot\n\n{_LIST}Brown the lamb. Add the onions. Add the stock. Add the barley. Simmer for 1 hour. Serve.",
        {"count": 1, "timers": [3600]},
    ),
    "a title below the steps": (
        f"{_LIST}Simmer everything for 2 hours.\nSeason it.\n\nGrandpa's Lamb Pot",
        {"title": "Grandpa's Lamb Pot", "count": 2, "notes": []},
    ),
    "a title below the steps, between dashes": (
        f"Ingredients\n\n{_LIST}Method\n\n1. Simmer everything for 2 hours.\n2. Season it.\n\n- Barley Soup -",
        {"title": "Barley Soup", "count": 2},
    ),
    "a title below a paragraph": (
        f"{_LIST}Simmer everything for 2 hours, then season it and serve it with bread.\n\nLamb and Barley",
        {"title": "Lamb and Barley", "count": 1},
    ),
    "columns read downwards": (
        "POT\n\n2 lb lamb        1 cup stock\n1 clove garlic   1 tsp thyme\n1 tbsp butter    salt\n\n"
        "Simmer for 2 hours.",
        {"names": ["lamb", "garlic", "butter", "stock", "thyme", "salt"]},
    ),
    "three columns": (
        "Pot\n\n1 lb cod        2 potatoes     salt\n1 cup cream     1 leek         pepper\n\nSimmer for 12 minutes.",
        {"names": ["cod", "cream", "potatoes", "leek", "salt", "pepper"]},
    ),
    "columns between tabs": (
        "Pot\n\nIngredients\n4 ears corn\t1 onion\n2 potatoes\t2 cups milk\n\nMethod\nSimmer for 12 minutes.",
        {"names": ["corn", "potatoes", "onion", "milk"]},
    ),
    "servings below the tools": (
        "Buns\n\nEquipment\nBaking sheet\nMakes about 8\n\nIngredients\n2 cups flour\n1 egg\n\nMethod\nBake them.",
        {"servings": (8, 8), "names": ["flour", "egg"], "notes": ["Equipment: Baking sheet"]},
    ),
    "servings below utensils in a list": (
        "# Buns\n\n## Utensils\n- Rolling pin\n\nServes 6\n\n## Ingredients\n- 2 cups flour\n- 1 egg\n\n"
        "## Method\nBake them.",
        {"servings": (6, 6), "names": ["flour", "egg"]},
    ),
    "tools that you will need": (
        "Fudge\n\nYou will need\nA heavy pan\nMakes 36 squares\n\nIngredients\n400 g sugar\n200 ml cream\n\n"
        "Method\nBoil it.",
        {"servings": (36, 36), "names": ["sugar", "cream"], "notes": ["Equipment: A heavy pan"]},
    ),
    "comments below names and dates": (
        f"Pot\n\n{_LIST}Simmer everything for 2 hours.\n\nIda March 3\nSo easy!\nTom W. 5 days ago\nMine took 3 hours",
        {"count": 1, "timers": [7200], "notes": []},
    ),
    "comments below a date with a year": (
        f"Pot\n\n{_LIST}Simmer everything for 2 hours.\n\nIda B. on March 3, 2024\nSimmer it for 3 hours instead",
        {"count": 1, "timers": [7200], "notes": []},
    ),
    "comments without anything": (
        f"Pot\n\n{_LIST}Simmer everything for 2 hours.\nSeason it.\n\nI used veal and cooked it for 1 hour\nYum yum",
        {"count": 2, "timers": [7200]},
    ),
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS)
def test_text_is_read_as_a_cook_reads_it(text: str, expected: dict[str, Any]) -> None:
    check(text, expected)


@pytest.mark.parametrize("name", ["Margaret Ellis", "Ida in Ohio", "@lambfan"])
def test_name_at_the_end_is_not_the_title(name: str) -> None:
    result = read_prose(f"{_LIST}Simmer everything for 2 hours.\n\n{name}", "the-file")
    assert result.recipe is not None
    assert result.recipe.title == "The file"
    assert any("no title" in problem.text for problem in result.uncertain)


def test_stages_lose_no_sentence() -> None:
    text = "Slice the chard. Heat the oil. Fry the onions until soft. Cover and cook for 5 minutes. Uncover. " * 6
    assert " ".join(stages(text.strip())).split() == text.split()


SOMETHING_ELSE = {
    "settings of ssh": "Host bastion\n    HostName bastion.example.org\n    User deploy\n    Port 2222\n\n"
    "Host *.internal\n    ProxyJump bastion\n    ServerAliveInterval 30",
    "a web server": "server {\n    listen 443 ssl;\n    root /var/www/html;\n    keepalive_timeout 75s;\n}",
    "technical Markdown": "# Deploying\n\n## Requirements\n\n- Docker 24\n- 4 GB of RAM\n\n## Steps\n\n"
    "1. Clone the repository.\n2. Run `make build` and wait for 5 minutes.\n3. Start the container.\n"
    "4. Open the dashboard in your browser.",
    "a changelog": "# Changelog\n\n## 2.1.0\n- Add a flag\n- Remove the old server\n\n"
    "## 2.0.0\n- Cut startup by 2 seconds",
}


@pytest.mark.parametrize("text", SOMETHING_ELSE.values(), ids=SOMETHING_ELSE)
def test_text_about_something_else_is_refused(text: str) -> None:
    assert read_prose(text, "the-file").recipe is None


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
