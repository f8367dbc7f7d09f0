"""Steps with numbers, letters, bullets, or one a line, and what stands among them. Nothing is flagged."""

from typing import Any

import pytest

from kitchen_tui.recipes.formats.text.reader import read_prose
from kitchen_tui.recipes.formats.text.step_list import stages
from tests.recipes.reading import LEEK_LIST, LEEK_STEPS, Case, check

CREAM_LIST = "# Leeks\n\n## Ingredients\n\n- 2 leeks\n- 1 cup cream\n\n## Method\n\n"
CREAM_STEPS = "1. Stir the cream.\n2. Slice the leeks.\n\n"
MISO_LIST = "Miso Soup\n\nIngredients\n1 litre dashi\n3 tbsp miso\n\nMethod\n"
LAMB_LIST = "2 lb lamb\n1 cup barley\n2 onions\n4 cups stock\n\n"


STEPS: dict[str, Case] = {
    "numbered headings of steps": (
        f"{CREAM_LIST}### Step 1\n\nStir the cream.\n\n### Step 2\n\nSlice the leeks.\n",
        {"sections": [""], "count": 2},
    ),
    "headings in title case among the steps": (
        "Malt Chicken\n\nIngredients\n1 lb chicken\n1 cup crumbs\n\nInstructions\n\n"
        "Prep & Marinate\nFlatten the chicken with a mallet.\nRub it with the malt and leave it in the fridge.\nBake\n"
        "Put the chicken on a lined sheet and bake it at 400°F.\nLayer and Serve\nLayer the slices on a warm plate.",
        {"sections": ["Prep & Marinate", "Bake", "Layer and Serve"], "count": 4},
    ),
    "a remark with a label among the steps": (
        "Bean Chilli\n\nIngredients\n300g mince\n1 onion\n\nMethod\n\nBrown the mince with the onion.\n\n"
        "Information:\n\nTurkey mince is good as well.\n\nAdd a tin of tomatoes and simmer for 20 minutes.\n\n"
        "Serve with rice.",
        {
            "count": 3,
            "timers": [1200],
            "steps": [
                "Brown the mince with the onion.",
                "Add a tin of tomatoes and simmer for 20 minutes.",
                "Serve with rice.",
            ],
        },
    ),
    "steps nested in a step": (
        f"# Leeks\n\n{LEEK_LIST}1. Heat the grill\n    1. Oil the leeks\n    2. Grill for 5-6 min each side\n"
        "2. Melt the butter\n    - Pour it over.\n    - A large spoon helps\n",
        {
            "steps": ["Heat the grill. Oil the leeks. Grill for 5-6 min each side", "Melt the butter. Pour it over."],
            "timers": [360],
        },
    ),
    "nested steps counted on": (
        f"# Leeks\n\n{LEEK_LIST}1. Slice the leeks.\n    3. Wash them.\n    4. Drain for 10 minutes.\n2. Fry them.\n",
        {"steps": ["Slice the leeks. Wash them. Drain for 10 minutes.", "Fry them."], "timers": [600]},
    ),
    "short paragraphs among the steps": (
        "# Pie\n\n## Ingredients\n\n- 2 leeks\n- 1 sheet pastry\n\n## Method\n\nRoll out the pastry\n\n"
        "Leeks in the middle\n\nEgg wash on the rim\n\nBake for 20 minutes\n",
        {"count": 4, "notes": []},
    ),
    "verbs that are rare": (
        "# Pie\n\n## Ingredients\n\n- 2 leeks\n- 1 sheet pastry\n\n## Method\n\nKneed a bit\n\nSeal in a ball\n\n"
        "Push down\n",
        {"count": 3, "notes": []},
    ),
    "a signature at the end": (
        "# Pie\n\n## Ingredients\n\n- 2 leeks\n- 1 sheet pastry\n\n## Method\n\nRoll out the pastry.\n\nBake it.\n\n"
        "Love, Mum\n",
        {"count": 2, "notes": ["Love, Mum"]},
    ),
    "ingredients that are shown again below their steps": (
        f"# Leeks\n\n{LEEK_LIST}1. Slice the leeks.\n2. 2 leeks\n3. Fry them in the butter.\n4. 2 leeks, 30 g butter\n"
        "5. 2 people can eat.\n",
        {"steps": ["Slice the leeks.", "Fry them in the butter.", "2 people can eat."]},
    ),
    "two ways to make it": (
        "# Leeks\n\n## Ingredients\n\n- 2 leeks\n- 30 g butter\n\n## Directions (Pan)\n\n1. Fry the leeks.\n\n"
        "## Directions (Oven)\n\n1. Bake them.\n",
        {"sections": ["Pan", "Oven"], "count": 2},
    ),
    "the rest of a step that ends the text": (
        f"# Leeks\n\n{LEEK_LIST}1. Slice the leeks.\n2. Fry them for 5 minutes in the large pan or in a wide\n"
        "   (2 l) pot.\n",
        {"steps": ["Slice the leeks.", "Fry them for 5 minutes in the large pan or in a wide (2 l) pot."], "notes": []},
    ),
    "a line about the author among the steps": (
        f"# Leeks\n\n{LEEK_LIST}- Slice the leeks.\n\nI have only made half of it, so this is a guess\n- Fry them.\n",
        {"steps": ["Slice the leeks.", "Fry them."], "notes": ["I have only made half of it, so this is a guess"]},
    ),
    "a rule above the steps": (
        "# Leeks\n\n## Ingredients\n\n- 2 leeks\n- 30 g butter\n\n---\n\n## Directions\n\n1. Slice the leeks.\n\n"
        "## Cook\n\nCook as usual in the butter.\n",
        {"sections": ["", "Cook"], "count": 2, "notes": []},
    ),
    "a heading that says what to make": (
        "Miso Soup\n\nYou will need:\n1 litre dashi\n3 tbsp miso\n\nTo make:\nHeat the dashi.\nWhisk in the miso.\n",
        {"sections": [""], "count": 2},
    ),
    "a table of steps": (
        f"{MISO_LIST}No. | Do | Time\n--- | --- | ---\n1 | Heat the dashi. | 5 min\n2 | Whisk in the miso. |\n",
        {"steps": ["Heat the dashi. 5 min", "Whisk in the miso."]},
    ),
    "the oven between the list and the method": (
        "# Leeks\n\n## Ingredients\n\n- 2 leeks\n- 30 g butter\n\n## Oven\n\nPreheat to 375\n\n## Method\n\n"
        f"{LEEK_STEPS}",
        {"names": ["leeks", "butter"], "groups": [""], "count": 3, "sections": ["Oven", ""]},
    ),
    "how to prepare the ingredients": (
        "# Leeks\n\n## Ingredients\n\n- 2 leeks\n- 1 carrot\n\n## Ingredients Prep\n\n"
        "- Slice the leeks\n- Grate the carrot\n\n## Method\n\n1. Fry them.\n",
        {"names": ["leeks", "carrot"], "steps": ["Slice the leeks", "Grate the carrot", "Fry them."]},
    ),
    "how to prepare the ingredients, below the method": (
        f"# Leeks\n\n{LEEK_LIST}{LEEK_STEPS}\n## Ingredient preparation\n\n- Wash the leeks\n- Soften the butter\n",
        {"names": ["leeks", "butter"], "count": 2, "notes": ["Wash the leeks", "Soften the butter"]},
    ),
    "numbers in brackets within a line": (
        "Peas\n\nIngredients\n1 cup peas\n\n(1) Boil the peas (about 5 minutes). (2) Drain them. (3) Serve.",
        {"steps": ["Boil the peas (about 5 minutes).", "Drain them.", "Serve."]},
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
    "a list that is not instructions": (
        "# Peas\n\n## Ingredients\n- 1 cup peas\n\n## Method\n1. Boil the peas for 5 minutes.\n2. Drain them.\n\n"
        "### Toppings\n- Mint\n- Butter",
        {"count": 2, "notes": ["Toppings: Mint", "Toppings: Butter"]},
    ),
    "small letters": (
        "peas\n\ningredients\n1 cup peas\n\nmethod\nboil the peas\ndrain them\neat",
        {"steps": ["boil the peas", "drain them", "eat"]},
    ),
    "wrapped paragraphs": (
        "Peas\n\nIngredients\n- 1 cup peas\n\nMethod\n\nBoil the peas in plenty of salted water, stirring them now "
        "and\nthen, for 5 minutes. Drain them well and put them back into\nthe pan.\n\n"
        "Season with salt. Serve them in a large warm bowl with a good\nknob of butter on top.",
        {"count": 2},
    ),
    "lines that end in a small word": (
        "Dip\n\nIngredients\n1 can beans\n1 clove garlic\n\nMethod\nMash the beans\nCrush the garlic and mix in\n"
        "Chill for 30 minutes\nServe with chips",
        {"count": 4, "timers": [1800]},
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
        "# Bake\n\n## Ingredients\n- 600 g potatoes\n- 250 g cheese\n\n## Directions\n\n"
        "1. Potatoes:\n    1. Slice the potatoes.\n    2. Salt them.\n2. Sauce:\n    1. Melt the cheese.\n",
        {"sections": ["Potatoes", "Sauce"], "steps": ["Slice the potatoes.", "Salt them.", "Melt the cheese."]},
    ),
    "numbers in words": (
        "Peppers\n\nIngredients\n4 peppers\n200 g rice\n\nMethod\n\nSTEP ONE\nBoil the rice.\n\n"
        "STEP TWO\nFill the peppers.",
        {"steps": ["Boil the rice.", "Fill the peppers."], "sections": [""]},
    ),
    "a signature": (
        "Relish\n\n3 lb tomatoes\n1 lb onions\n2 cups vinegar\n\n"
        "Chop the tomatoes and onions. Boil with the vinegar for an hour.\n\n— Mrs. J. Porter",
        {"count": 1, "notes": ["Mrs. J. Porter"]},
    ),
    "the next number at the end of a line": (
        "Peas\n\nIngredients\n1 cup peas\n\nMethod\nSTEP 1\nBoil the peas (5 minutes).STEP 2\nDrain them.STEP 3\nEat.",
        {"steps": ["Boil the peas (5 minutes).", "Drain them.", "Eat."]},
    ),
    "tabs and signs of a word processor": (
        "Pea Pie\n\nCrust\n\n•\t1 stick butter\n•\t2 cups flour\n\n1.\tsoften butter,\n"
        "2.\tmix butter/flour, put in bowl\n3.\tsift it\no\tDump it into a plate\n\nFilling\n\n"
        "•\t2 ½ cups peas\n•\t1 egg\n\n1.\tBoil the peas.",
        {"names": ["butter", "flour", "peas", "egg"], "sections": ["Crust", "Filling"], "count": 5},
    ),
    "titles without a gap above them": (
        "Peas\n\nIngredients\n1 cup peas\n1 onion\nInstructions\nBoil Peas\nWash the peas and put them in a pot.\n"
        "Boil them.\nFrying Onions\nSlice the onion into rings.\nFry it until brown.",
        {"sections": ["Boil Peas", "Frying Onions"], "count": 4},
    ),
    "short lines without a full stop among sentences": (
        "Peas\n\nIngredients\n1 cup peas\n1 onion\nInstructions\nPea preparation\nWash the peas and drain them.\n"
        "Boil them for 3 minutes.\nMake the topping\nSlice the onion into rings.\nFry it until brown.\n"
        "To serve them cold\nLeave the peas to cool in the fridge.",
        {"sections": ["Pea preparation", "Make the topping", "To serve them cold"], "count": 5},
    ),
    "instructions without a full stop stay steps": (
        "Peas\n\nIngredients\n1 cup peas\n1 onion\nInstructions\nWash the peas and drain them.\n"
        "Boil them for 3 minutes\nSlice the onion into rings.\nFry it until brown.\nMix them well.\nServe with bread",
        {"sections": [""], "count": 6},
    ),
    "an instruction in brackets below a remark that is above all steps": (
        "Soup\n\nIngredients\n2 leeks\n\nMethod\n- Note: mild.\n(Use a wide pot if it spits a lot.)\n- Fry the leeks.",
        {"count": 2, "notes": ["Note: mild."]},
    ),
    "an instruction in brackets below a numbered step": (
        "Soup\n\nIngredients\n2 leeks\n\nMethod\n1. Fry the leeks.\n(Use a lid if the fat spits too much.)\n2. Serve.",
        {"steps": ["Fry the leeks. (Use a lid if the fat spits too much.)", "Serve."]},
    ),
    "a line that ends in a slash is no open sentence": (
        "Soup\n\nIngredients\n2 leeks\n\nMethod\nStir the cream on speed 12 /\n4Pour the cream over the leeks.",
        {"count": 2},
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
    "a whole method in one paragraph": (
        f"Lamb Pot\n\n{LAMB_LIST}Brown the lamb in a heavy pot over high heat, then lift it out with a slotted spoon "
        "and keep it on a plate. Fry the onions in the fat for 10 minutes, stirring now and then so that they soften. "
        "Return the lamb and pour in the stock. Skim off any foam. Cover and simmer gently over low heat for 1 hour. "
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
        f"Lamb Pot\n\n{LAMB_LIST}Chop the onions and fry them in a wide pan until they are soft and brown at the "
        "edges. Add the lamb. It should sizzle. Pour in the stock and bring it to a boil. Add the barley. Simmer for "
        "50 minutes. The barley drinks a lot, so keep some hot water beside the stove to add a little when the pot "
        "looks dry. Serve the lamb in deep bowls, with plenty of the broth and some chopped parsley on top.",
        {"count": 4, "timers": [3000]},
    ),
    "a short paragraph is one step": (
        f"Lamb Pot\n\n{LAMB_LIST}Brown the lamb. Add the onions. Add the stock. Add the barley. Simmer for 1 hour. "
        "Serve.",
        {"count": 1, "timers": [3600]},
    ),
}


OF_PEAS: dict[str, dict[str, Any]] = {
    "Boil the peas, stirring, for 5 minutes.\nDrain and season\nServe.": {"count": 3},
    "\n1. Boil the peas.\n\nTIP: Use fresh ones.\n\n2. Drain them.": {"steps": ["Boil the peas.", "Drain them."]},
}


OF_LEEKS: dict[str, dict[str, Any]] = {
    f"{LEEK_STEPS}\nServe in bowls topped with bread.\n": {"count": 3, "notes": []},
    f"{LEEK_STEPS}\nServe suggestion: bread.\n": {"count": 2, "notes": ["Serve suggestion: bread."]},
    "1. Slice the leeks.\n2. Fry them\n\nEnjoy!\n": {"count": 2, "notes": ["Enjoy!"]},
    f"{LEEK_STEPS}\n— I. B.\n": {"count": 2, "notes": ["I. B."]},
    "1. Chill the leeks for 2-3 hours (no more than 3 hours).\n": {"timers": [10800]},
    f"{LEEK_STEPS}\n## Kitchenware\n\n## Food storage\n\n## Result\n": {"count": 2, "description": ""},
    f"{LEEK_STEPS}\n## My garden\n\nLeeks grow well here.\n\nAdd a lot of compost, says Ida.\n": {"count": 2},
    "Slice the leeks.\n\n**Simmer covered 20 minutes, then 5 more without the lid**\n": {"count": 2, "timers": [1200]},
}


BELOW_NUMBERED_STEPS: dict[str, dict[str, Any]] = {
    "Bake at 400 for 10-12 minutes (or until browned).\n": {"count": 3, "timers": [720], "notes": []},
    "Divide the leeks among bowls with rice.\n": {"count": 3, "notes": []},
    "Cool for 1 hour, then slice.\n": {"count": 3, "timers": [3600]},
    "Bake it in a pan instead for 20 minutes.\n": {"count": 2, "notes": ["Bake it in a pan instead for 20 minutes."]},
}


@pytest.mark.parametrize(("text", "expected"), STEPS.values(), ids=STEPS)
def test_steps_stay_apart(text: str, expected: dict[str, Any]) -> None:
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), OF_PEAS.items())
def test_steps_of_plain_text(text: str, expected: dict[str, Any]) -> None:
    check(f"Peas\n\nIngredients\n- 1 cup peas\n\nMethod\n{text}", expected)


@pytest.mark.parametrize(("text", "expected"), OF_LEEKS.items())
def test_steps_of_markdown(text: str, expected: dict[str, Any]) -> None:
    check(f"# Leeks\n\n{LEEK_LIST}{text}", expected)


@pytest.mark.parametrize(("text", "expected"), BELOW_NUMBERED_STEPS.items())
def test_a_paragraph_below_numbered_steps(text: str, expected: dict[str, Any]) -> None:
    check(f"{CREAM_LIST}{CREAM_STEPS}{text}", expected)


@pytest.mark.parametrize(
    ("sentence", "doubts"),
    [
        ("If it is still lumpy, microwave for 15 seconds more.", 0),
        ("If it is still too soft, chill it for 2 hours.", 1),
    ],
)
def test_only_long_uncertain_timers_are_questioned(sentence: str, doubts: int) -> None:
    """A short one only runs if the cook starts it anyway."""
    result = read_prose(f"# Cake\n\n## Ingredients\n\n- 1 cup chocolate\n\n## Steps\n\n1. {sentence}\n", "cake")
    assert result.recipe is not None
    assert len(result.recipe.steps[0].timers) == 1
    assert len(result.uncertain) == doubts


def test_stages_keep_every_sentence() -> None:
    text = "Slice the chard. Heat the oil. Fry the onions until soft. Cover and cook for 5 minutes. Uncover. " * 6
    assert " ".join(stages(text.strip())).split() == text.split()


def test_a_part_of_the_method_below_underlined_headings() -> None:
    text = (
        "Ingredients\n===========\n\n- 2 leeks\n- 1 egg\n\nMethod\n======\n\nSlice the leeks.\n\nFry them.\n\n"
        "Boiled egg\n----------\n\nBring water to a boil.\n\nAdd the egg, and cook it for 6 minutes.\n"
    )
    check(text, {"sections": ["", "Boiled egg"], "count": 4, "timers": [360]}, doubts=True)
