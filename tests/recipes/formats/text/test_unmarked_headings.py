"""Headings of the list and of the steps in people's own words, without any mark. Nothing is flagged."""

import pytest

from tests.recipes.reading import check

_LIST = "3 leeks\n20 g butter\nSalt"
_STEPS = ["Slice the leeks.", "Fry them in the butter for 10 minutes.", "Season and serve"]
PAIRS = {
    "The stuff": "The way",
    "Stuff you need": "What you do with it",
    "Grocery list": "Let's cook",
    "What goes in": "How it's done",
    "What's in it": "Making it",
    "You'll want": "Here is what you do",
    "Needed:": "To do:",
    "Buy:": "Cook:",
    "Take:": "Make:",
    "What you need": "What you need to do",
    "Gather": "Do",
    "Components": "Assembly",
    "Raw materials": "Execution",
    "INGREDIENTS LIST": "COOKING STEPS",
    "Ingredients needed": "Method of preparation",
    "Ingredients you will need": "Steps to follow",
    "I. Ingredients": "II. Method",
    '"Ingredients"': "“Directions”",
    "Ingredients/": "How to",
    "Ings": "Meth",
    "Ingredients...": "Method…",
    "Ingredients -": "Instructions -",
    "~ Ingredients ~": "~ Method ~",
    "Ingrediants": "Directons",
    "You need": "Here's how:",
    "You will need:": "To make:",
}


@pytest.mark.parametrize(("first", "second"), PAIRS.items())
@pytest.mark.parametrize("numbered", [False, True])
def test_headings_in_the_own_words_of_a_cook(first: str, second: str, numbered: bool) -> None:
    steps = "\n".join(f"{at}. {step}" if numbered else step for at, step in enumerate(_STEPS, 1))
    text = f"Leek Pot\n\n{first}\n{_LIST}\n\n{second}\n{steps}"
    check(text, {"title": "Leek Pot", "groups": [""], "names": ["leeks", "butter", "salt"], "steps": _STEPS})


@pytest.mark.parametrize("line", ["Cooking oil", "Parsley", "Roast potatoes to serve"])
def test_an_ingredient_above_the_steps_is_not_a_heading(line: str) -> None:
    text = f"Leek Pot\n\nIngredients\n{_LIST}\n{line}\n\nSlice the leeks.\n{_STEPS[1]}"
    check(text, {"quantities": ["3", "20 g", "", ""], "count": 2})


def test_an_ambiguous_heading_of_the_list() -> None:
    check(f"Leek Pot\n\nWant\nmore\n\nIngredients\n{_LIST}\n\nMethod\n1. Fry the leeks.", {"count": 1})
    check(f"Leek Pot\n\n{_LIST}\n\nDo\nnothing else\n\n1. Fry the leeks.", {"steps": ["Fry the leeks."]})
