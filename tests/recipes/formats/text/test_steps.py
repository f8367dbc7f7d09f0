"""Steps with numbers, letters, bullets, or one a line. Nothing is flagged."""

from typing import Any

import pytest

from kitchen_tui.recipes.formats.text.read import read_prose
from tests.recipes.formats.text.reading import Case, check

STEPS: dict[str, Case] = {
    "a heading that only begins with the word": (
        "Peas\n\nIngredients -\n1 cup peas\n\nInstructions -\nBoil the peas.\nDrain them.",
        {"names": ["peas"], "count": 2},
    ),
    "a heading between signs": (
        "Peas\n\n~ Ingredients ~\n1 cup peas\n\n~ Method ~\nBoil the peas.\nDrain them.",
        {"names": ["peas"], "count": 2},
    ),
    "numbers in brackets within a line": (
        "Peas\n\nIngredients\n1 cup peas\n\n(1) Boil the peas (about 5 minutes). (2) Drain them. (3) Serve.",
        {"steps": ["Boil the peas (about 5 minutes).", "Drain them.", "Serve."]},
    ),
    "misspelt headings": (
        "Peas\n\nIngrediants\n1 cup peas\n\nDirectons\nBoil the peas.\nDrain them.",
        {"names": ["peas"], "count": 2},
    ),
    "a heading that says how": (
        "Peas\n\nIngredients\n1 cup peas\nSalt\n\nHere's how:\nBoil the peas.\nDrain them.",
        {"names": ["peas", "salt"], "count": 2},
    ),
    "a heading of the making": (
        "Peas\n\nIngredients\n1 cup peas\nSalt\n\nMaking it\nBoil the peas.\nDrain them.",
        {"names": ["peas", "salt"], "count": 2},
    ),
    "an ingredient with a word of such headings": (
        "Peas\n\nIngredients\n1 cup peas\nCooking oil\n\nBoil the peas.\nDrain them.",
        {"names": ["peas", "cooking oil"], "count": 2},
    ),
    "verbs that are in no table": (
        "Plums\n\n8 plums\n1 egg\n2 cups flour\nHalve the plums.\nBash up your biscuits\nScore the skin of it",
        {"names": ["plums", "egg", "flour"], "count": 3},
    ),
    "the end of a message": (
        "Peas\n\n1 cup peas\n2 eggs\n\nBoil the peas.\nAdd the eggs.\nEnjoy! xx Mum",
        {"steps": ["Boil the peas.", "Add the eggs."], "notes": ["Enjoy! xx Mum"]},
    ),
    "wishes and a question below": (
        "Peas\n\nIngredients\n1 cup peas\n\nMethod\n- Boil the peas.\n- Enjoy them warm.\nHappy cooking!\n"
        "Would you like another version (e.g. with mint)?",
        {"steps": ["Boil the peas.", "Enjoy them warm."]},
    ),
    "a numbered wish is a step": (
        "Peas\n\nIngredients\n1 cup peas\n\nMethod\n1. Boil the peas.\n2. Enjoy!",
        {"steps": ["Boil the peas.", "Enjoy!"]},
    ),
    "a last step that only begins like one": (
        "Peas\n\nIngredients\n1 cup peas\n\nMethod\nBoil the peas.\nServe at once and enjoy!",
        {"steps": ["Boil the peas.", "Serve at once and enjoy!"]},
    ),
    "two digits and no space": (
        "Peas\n\nIngredients\n- 1 cup peas\n\nMethod\n01 Boil the peas.\n02 Drain them.\n\nNotes\nKeep warm.",
        {"steps": ["Boil the peas.", "Drain them."]},
    ),
    "a list that is not instructions": (
        "# Peas\n\n## Ingredients\n- 1 cup peas\n\n## Method\n1. Boil the peas for 5 minutes.\n2. Drain them.\n\n"
        "### Toppings\n- Mint\n"
        "- Butter",
        {"count": 2, "notes": ["Toppings: Mint", "Toppings: Butter"]},
    ),
    "no full stops": (
        "Peas\n\nIngredients\n- 1 cup peas\n\nMethod\nBoil the peas\nDrain them\nServe warm",
        {"steps": ["Boil the peas", "Drain them", "Serve warm"]},
    ),
    "some full stops": (
        "Peas\n\nIngredients\n- 1 cup peas\n\nMethod\nBoil the peas, stirring, for 5 minutes.\nDrain and season\n"
        "Serve.",
        {"count": 3},
    ),
    "small letters": (
        "peas\n\ningredients\n1 cup peas\n\nmethod\nboil the peas\ndrain them\neat",
        {"steps": ["boil the peas", "drain them", "eat"]},
    ),
    "wrapped paragraphs": (
        "Peas\n\nIngredients\n- 1 cup peas\n\nMethod\n\nBoil the peas in plenty of salted water, stirring them "
        "now and\n"
        "then, for 5 minutes. Drain them well and put them back into\nthe pan.\n\n"
        "Season with salt. Serve them in a large warm "
        "bowl with a good\nknob of butter on top.",
        {"count": 2},
    ),
    "titles with text below": (
        "Peas\n\nIngredients\n- 1 cup peas\n\nMethod\nStep 1: Boil\nBoil the peas for 5 minutes.\nStep 2: Drain\n"
        "Drain the peas.",
        {"steps": ["Boil the peas for 5 minutes.", "Drain the peas."], "timers": [300]},
    ),
    "paragraphs and a tip": (
        "Peas\n\nIngredients\n- 1 cup peas\n\nMethod\n\n1. Boil the peas.\n\nTIP: Use fresh ones.\n\n2. Drain them.",
        {"steps": ["Boil the peas.", "Drain them."]},
    ),
    "headings among the steps": (
        "Peas\n\nIngredients:\n[For the peas]\n1 cup peas\n[For the butter]\n50 g butter\n\nDirections:\n[Peas]\n"
        "Boil the peas.\n"
        "[Butter]\nMelt the butter.\nPour it over.",
        {"groups": ["For the peas", "For the butter"], "sections": ["Peas", "Butter"], "count": 3},
    ),
    "lines that end in a small word": (
        "Dip\n\nIngredients\n1 can beans\n1 clove garlic\n\nMethod\nMash the beans\nCrush the garlic and mix in\n"
        "Chill for 30 minutes\nServe with chips",
        {"count": 4, "timers": [1800]},
    ),
    "paragraphs of a few words": (
        "Gazpacho\n\nIngredients\n6 tomatoes\n1 cucumber\n\nMethod\nBlend the tomatoes and cucumber\n\n"
        "Chill for at least 2 hours\n\nPour into bowls",
        {"count": 3, "notes": []},
    ),
    "capital Roman numerals": (
        "Scones\n\nIngredients\n250 g flour\n60 g butter\n\nMethod\nI. Rub in the butter.\nII. Roll out.\nIII. Bake.",
        {"steps": ["Rub in the butter.", "Roll out.", "Bake."]},
    ),
    "a substitute is a note": (
        "Pesto\n\nIngredients\n2 cups basil\n1/4 cup pine nuts\n\nMethod\nToast the pine nuts.\nBlend everything.\n"
        "Substitute walnuts if you like",
        {"count": 2, "notes": ["Substitute walnuts if you like"]},
    ),
    "a tip below a numbered step": (
        "Ice\n\nIngredients\n2 cups cream\n1 cup sugar\n\nMethod\n1. Whip the cream.\n2. Freeze for 6 hours.\n"
        "Tip: warm the scoop.",
        {"count": 2, "notes": ["Tip: warm the scoop."]},
    ),
    "numbered parts with numbered steps": (
        "# Bake\n\n## Ingredients\n- 600 g potatoes\n- 250 g cheese\n\n## Directions\n\n1. Potatoes:\n"
        "    1. Slice the potatoes.\n"
        "    2. Salt them.\n2. Sauce:\n    1. Melt the cheese.\n",
        {"sections": ["Potatoes", "Sauce"], "steps": ["Slice the potatoes.", "Salt them.", "Melt the cheese."]},
    ),
    "a part below the directions": (
        "# Belly Tacos\n\n## Ingredients\n* 1 lb pork belly\n* 1 carrot\n\n## Directions\n"
        "* Sear the pork.\n* Add the carrot.\n\n"
        "## Build the taco\n* Slice the pork.\n* Add some salsa.\n",
        {"sections": ["", "Build the taco"], "count": 4, "notes": []},
    ),
    "numbers in words": (
        "Peppers\n\nIngredients\n4 peppers\n200 g rice\n\nMethod\n\nSTEP ONE\nBoil the rice.\n\nSTEP TWO\n"
        "Fill the peppers.",
        {"steps": ["Boil the rice.", "Fill the peppers."], "sections": [""]},
    ),
    "a signature": (
        "Relish\n\n3 lb tomatoes\n1 lb onions\n2 cups vinegar\n\n"
        "Chop the tomatoes and onions. Boil with the vinegar for an hour.\n\n"
        "— Mrs. J. Porter",
        {"count": 1, "notes": ["Mrs. J. Porter"]},
    ),
    "the next number at the end of a line": (
        "Peas\n\nIngredients\n1 cup peas\n\nMethod\nSTEP 1\nBoil the peas (5 minutes).STEP 2\nDrain them.STEP 3\nEat.",
        {"steps": ["Boil the peas (5 minutes).", "Drain them.", "Eat."]},
    ),
    "a number for the servings and one for the notes": (
        "Peas\n\nIngredients\n- 1 cup peas\n\nMethod\n1. Boil the peas.\n2. Drain them.\n3. Makes 8-10 side dish "
        "servings\n"
        "4. Notes:\n5. Use within 5 days.",
        {"count": 2, "servings": (8, 10), "notes": ["Use within 5 days."]},
    ),
    "tabs and signs of a word processor": (
        "Pea Pie\n\nCrust\n\n•\t1 stick butter\n•\t2 cups flour\n\n1.\tsoften butter,\n2.\tmix butter/flour, put in "
        "bowl\n"
        "3.\tsift it\no\tDump it into a plate\n\nFilling\n\n•\t2 ½ cups peas\n•\t1 egg\n\n1.\tBoil the peas.",
        {"names": ["butter", "flour", "peas", "egg"], "sections": ["Crust", "Filling"], "count": 5},
    ),
    "titles without a gap above them": (
        "Peas\n\nIngredients\n1 cup peas\n1 onion\nInstructions\nBoil Peas\nWash the peas and put them in a pot.\n"
        "Boil them.\n"
        "Frying Onions\nSlice the onion into rings.\nFry it until brown.",
        {"sections": ["Boil Peas", "Frying Onions"], "count": 4},
    ),
    "short lines without a full stop among sentences": (
        "Peas\n\nIngredients\n1 cup peas\n1 onion\nInstructions\nPea preparation\nWash the peas and drain them.\n"
        "Boil them for 3 minutes.\nMake the topping\nSlice the onion into rings.\nFry it until brown.\n"
        "To serve them cold\nLeave the peas to cool in the fridge.",
        {"sections": ["Pea preparation", "Make the topping", "To serve them cold"], "count": 5},
    ),
    "instructions without a full stop stay steps": (
        "Peas\n\nIngredients\n1 cup peas\n1 onion\nInstructions\nWash the peas and drain them.\nBoil them for 3 minutes"
        "\nSlice the onion into rings.\nFry it until brown.\nMix them well.\nServe with bread",
        {"sections": [""], "count": 6},
    ),
    "an instruction in brackets belongs to the step above": (
        "Peas\n\nIngredients\n1 cup peas\nInstructions\nWash the peas and drain them.\nBoil them for 3 minutes.\n"
        "(If they are still hard, give them another minute.)\nServe.",
        {
            "steps": [
                "Wash the peas and drain them.",
                "Boil them for 3 minutes. (If they are still hard, give them another minute.)",
                "Serve.",
            ]
        },
    ),
}


@pytest.mark.parametrize(("text", "expected"), (STEPS).values(), ids=STEPS)
def test_steps_stay_apart(text: str, expected: dict[str, Any]) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("sentence", "doubts"),
    [
        ("If it is still lumpy, microwave for 15 seconds more.", 0),
        ("If it is still too soft, chill it for 2 hours.", 1),
    ],
)
def test_only_a_long_uncertain_timer_is_worth_a_question(sentence: str, doubts: int) -> None:
    """A short one only runs if the cook starts it anyway."""
    result = read_prose(f"# Cake\n\n## Ingredients\n\n- 1 cup chocolate\n\n## Steps\n\n1. {sentence}\n", "cake")
    assert result.recipe is not None
    assert len(result.recipe.steps[0].timers) == 1
    assert len(result.uncertain) == doubts
