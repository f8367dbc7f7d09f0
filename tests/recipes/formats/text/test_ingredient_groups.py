"""Groups in lists of ingredients: labels, bare names, a list for each section. Nothing is flagged."""

from typing import Any

import pytest

from tests.recipes.reading import LEEK_STEPS, Case, check

GROUPS: dict[str, Case] = {
    "parts of a list with a remark in brackets, a dash or an ampersand": (
        "Fish Pie\n\nIngredients\nFilling (make it first)\n1 lb cod\n1 leek\nBreading & Topping\n1 cup crumbs\n"
        "glaze-\n1 egg\n\nMethod\nFill the pie.\nBake it.",
        {
            "groups": ["Filling (make it first)", "Breading & Topping", "glaze"],
            "names": ["cod", "leek", "crumbs", "egg"],
        },
    ),
    "a part of a list that is named after its only ingredient": (
        "Plum Tart\n\nIngredients\nDough\n200 g flour\n1 egg\nCream\n200 ml double cream\n1 tsp sugar\n\n"
        "Method\nKnead the dough.\nWhip the cream.",
        {"groups": ["Dough", "Cream"], "names": ["flour", "egg", "double cream", "sugar"]},
    ),
    "a heading in capitals above amounts": (
        "# Leeks\n\n## Ingredients\n\n- SAUCE\n- 1 egg\n- 20 ml oil\n- LEEKS AND HERBS\n- 2 leeks\n\n## Method\n\n"
        "1. Cook.\n",
        {"groups": ["SAUCE", "LEEKS AND HERBS"], "names": ["egg", "oil", "leeks"]},
    ),
    "a first heading that names a part": (
        "We bake this every weekend, and it has a good crust.\n\n# Dough\n\n- 300 g flour\n\n# Filling\n\n- 1 leek\n\n"
        "# Directions\n\n1. Mix the flour.\n",
        {"title": "The file", "groups": ["Dough", "Filling"], "sections": [""], "count": 1},
    ),
    "parts one level down": (
        "## Dough\n\n- 300 g flour\n\n## Filling\n\n- 1 leek\n\n## Directions\n\n1. Mix the flour.\n",
        {"title": "The file", "groups": ["Dough", "Filling"], "sections": [""]},
    ),
    "parts underlined with a line": (
        "Dough\n─────\n2 cups flour\n1 egg\n\nTopping\n───────\n30 g butter\n\n"
        "Recipe\n──────\n1. Knead the dough.\n2. Bake it for 20 minutes.\n",
        {"title": "The file", "groups": ["Dough", "Topping"], "count": 2, "timers": [1200]},
    ),
    "with brackets behind their names": (
        "Bao\n\nBuns (or buy them)\n300 g flour\n150 ml water\n\nTofu\n400 g tofu\n\nQuick pickle\n1 cucumber\n\n"
        "Knead the dough.",
        {"groups": ["Buns (or buy them)", "Tofu", "Quick pickle"], "names": ["flour", "water", "tofu", "cucumber"]},
    ),
    "headings between equals signs": (
        "Katsu\n\n= Sauce =\n1 onion\n400 ml stock\n\n= Katsu =\n4 cutlets\n2 eggs\n\n"
        "1. Simmer the onion.\n2. Fry the cutlets.",
        {"title": "Katsu", "groups": ["Sauce", "Katsu"], "names": ["onion", "stock", "cutlets", "eggs"], "count": 2},
    ),
    "headings in angle brackets": (
        "Poke\n\nIngredients:\n<<Rice>>\n200 g rice\n<< Fish >>\n250 g tuna\n\n"
        "Method:\n<<Rice>>\nCook the rice.\n<<Fish>>\nDice the tuna.",
        {"groups": ["Rice", "Fish"], "sections": ["Rice", "Fish"], "count": 2},
    ),
    "what is served, without other headings": (
        "Steak\n\nfor the steak:\n1 sirloin steak\n1 tsp oil\nto serve:\n2 rolls\nwatercress\n\n"
        "fry the steak in the oil, 3 min\nslice, pile into rolls",
        {"groups": ["for the steak", "to serve"], "names": ["sirloin steak", "oil", "rolls", "watercress"], "count": 2},
    ),
    "with both headings": (
        "# Tart\n\n## Pastry\n\n### Ingredients\n- 200 g flour\n\n### Method\n1. Rub it.\n\n## Filling\n\n"
        "### Ingredients\n- 3 leeks\n\n### Method\n1. Fry them.",
        {"groups": ["Pastry", "Filling"], "sections": ["Pastry", "Filling"], "count": 2},
    ),
    "a bare name": (
        "Tofu\n\nIngredients\n\n1 block tofu\n2 tbsp oil\n\nDipping Sauce\n2 tbsp soy sauce\n1 tsp honey\n\nMethod\n\n"
        "Fry the tofu.\n\nMix the sauce.",
        {"groups": ["", "Dipping Sauce"], "names": ["tofu", "oil", "soy sauce", "honey"], "count": 2},
    ),
    "parts of a list": (
        "# Tofu\n\n## Tofu Ingredients\n- 1 block tofu\n\n## Sauce Ingredients\n- 2 tbsp soy sauce\n\n"
        "## Directions\n- Fry the tofu.\n- Mix the sauce.",
        {"groups": ["Tofu", "Sauce"], "count": 2},
    ),
    "bare names above amounts": (
        "Cod Wraps\n\nIngredients\n\nFish\n1 lb cod\n1 tsp cumin\n\nSauce\n1/2 cup yogurt\n1 lime\n\n"
        "Slaw\n1/4 cabbage\n\nMethod\n\nFry the cod.\nMix the rest.",
        {"groups": ["Fish", "Sauce", "Slaw"], "names": ["cod", "cumin", "yogurt", "lime", "cabbage"], "count": 2},
    ),
    "a bare name within a list": (
        "Bean Plate\n\nIngredients\n2 cans beans\nCrusty bread, to serve\nFish\n6 oz tuna\n1 tbsp capers\n\n"
        "Method\nHeat the beans.\nFlake the tuna over.",
        {"groups": ["", "Fish"], "names": ["beans", "crusty bread", "tuna", "capers"]},
    ),
    "a name that its own lines repeat": (
        "Kofta\n\nIngredients\n500 g lamb\nYogurt\n150 g yogurt\n1 clove garlic\nTo serve\nFlatbreads\n\n"
        "Method\nGrill the lamb.\nMix the yogurt.",
        {"groups": ["", "Yogurt", "To serve"], "names": ["lamb", "yogurt", "garlic", "flatbreads"]},
    ),
    "staples without an amount are no groups": (
        "Carrot Soup\n\nIngredients\nOlive oil\n500 g carrots\nSalt\n1 onion\n\nMethod\nBoil all.\nBlend.",
        {"groups": [""], "names": ["olive oil", "carrots", "salt", "onion"]},
    ),
    "short names in capitals": (
        "Muffins\nDRY\n2 cups flour\n1 tsp soda\nWET\n1 cup yogurt\n2 eggs\n\n"
        "Whisk the dry ingredients.\nFold in the wet ingredients.\nBake 18 min.",
        {"groups": ["DRY", "WET"], "names": ["flour", "soda", "yogurt", "eggs"], "count": 3},
    ),
    "what a line is for is no group": (
        "# Peas\n\n## Ingredients\n- 1 cup peas\n- For the garnish: mint\n- To finish: 1 lime\n\n## Method\n1. Boil.",
        {"groups": [""], "names": ["peas", "mint", "lime"]},
    ),
    "a heading for what to serve": (
        "# Bao\n\n## Ingredients\n\n#### Dough\n- 300 g flour\n\n#### To serve\n- cucumber\n\n## Method\n\n1. Knead.",
        {"groups": ["Dough", "To serve"], "names": ["flour", "cucumber"]},
    ),
    "a group that is called like a verb": (
        "Tiramisu\n---\nCream\n- Mascarpone, 500g\n- Eggs, 4\n---\nBase\n- Ladyfingers, 24\n---\n"
        "1. Whip the mascarpone and eggs.\n2. Dip the ladyfingers.",
        {"groups": ["Cream", "Base"], "names": ["mascarpone", "eggs", "ladyfingers"], "count": 2},
    ),
    "headings of a card": (
        "# Potato Bake\n## Added By: Lisa L.\n### Attributed to: https://kitchen.example/bake\n"
        "### Cooking Time: 40 minutes\n\n### Ingredients List:\n- 30 oz potatoes\n- 2 cups cream\n\n"
        "### 🔥 Instructions:\n1. Bake the potatoes.",
        {
            "groups": [""],
            "sections": [""],
            "times": {"cook": 40},
            "source": "Lisa L. https://kitchen.example/bake",
            "count": 1,
        },
    ),
    "groups in braces": (
        "Souvlaki\n\nIngredients\n\n{For the meat}\n500 g pork\n\n{For the tzatziki}\n1 cucumber\n\nMethod\n\n"
        "Grill the pork.\nChop the cucumber.",
        {"groups": ["For the meat", "For the tzatziki"], "names": ["pork", "cucumber"]},
    ),
    "a part named after its first ingredient": (
        "Squash\n\nIngredients\n1 squash\nSea salt\nTahini dressing\n3 tbsp tahini\n1 lemon\n\n"
        "Method\nRoast the squash.\nWhisk the tahini and lemon.",
        {"groups": ["", "Tahini dressing"], "names": ["squash", "sea salt", "tahini", "lemon"]},
    ),
    "a name in brackets": (
        "Salad\n\nLettuce (usually called a spring mix)\n1 carrot\n2 scallions\n(Honey Mustard Dressing)\n"
        "1/3 cup olive oil\n1/4 cup honey\n\nShake the dressing.\nChop the rest.",
        {"groups": ["", "Honey Mustard Dressing"], "names": ["lettuce", "carrot", "scallions", "olive oil", "honey"]},
    ),
    "times of day as headings": (
        "Levain Bread\n8:00 am: Make the levain\n40 g starter\n80 g water\n1. Mix and rest for 5 hours.\n"
        "1:00 pm - Mix\n400 g flour\n8 g salt\n1. Mix the flour and salt in.\n2. Bake for 40 minutes.",
        {
            "groups": ["8:00 am: Make the levain", "1:00 pm - Mix"],
            "names": ["starter", "water", "flour", "salt"],
            "count": 3,
        },
    ),
    "what it is for, above names in one line": (
        "Green Curry\n\n2 tbsp oil\n\nFor the paste\n\n- 1 tsp cumin\n- 2 shallots\n\nTo garnish (optional)\n\n"
        "Thai basil, coriander, chopped lime wedges\n\n1. Blend the paste.\n2. Fry it for 2 minutes.",
        {
            "groups": ["", "For the paste", "To garnish (optional)"],
            "names": ["oil", "cumin", "shallots", "thai basil", "coriander", "chopped lime wedges"],
        },
    ),
    "a first bare name above one that is spaced or a part": (
        "Soba\n\nIngredients\n\nBroth\n1 l stock\n2 tbsp miso\nToppings\n2 eggs\n4 radishes\n\n"
        "Method\nSimmer the stock.\nBoil the eggs.",
        {"groups": ["Broth", "Toppings"], "names": ["stock", "miso", "eggs", "radishes"]},
    ),
    "names in title case amid amounts": (
        "Soba\n\nIngredients\n1 l stock\n2 tbsp miso\nSesame Cream (optional)\n2 tbsp tahini\n1 tsp soy sauce\n"
        "Toasted Seed Mix\n1 tbsp sesame\n1 tsp poppy seeds\nSea salt and black pepper\n\nMethod\nSimmer the stock.",
        {
            "groups": ["", "Sesame Cream (optional)", "Toasted Seed Mix"],
            "names": ["stock", "miso", "tahini", "soy sauce", "sesame", "poppy seeds", "sea salt and black pepper"],
        },
    ),
    "a filling, a wash and kinds of ingredients amid amounts": (
        "Plum Pie\n\nIngredients\nDry Ingredients\n200 g flour\n1 tsp salt\nWet ingredients\n100 g butter\n"
        "50 ml milk\nSweet Potato Filling\n300 g sweet potatoes\n2 plums\nEgg Wash\n1 egg\n1 tbsp milk\n\n"
        "Method\nMix it.",
        {"groups": ["Dry Ingredients", "Wet ingredients", "Sweet Potato Filling", "Egg Wash"]},
    ),
    "ingredients without amounts in a list in title case": (
        "Soba\n\nIngredients\n2 tbsp White Miso\nToasted Sesame Oil\n4 Radishes\n2 Large Eggs\nKosher salt\n"
        "2 Spring Onions\n1 tsp Sugar\n\nMethod\nBoil the eggs.",
        {"groups": [""]},
    ),
    "names first": (
        "Noodle Bowl\n\nSauce:\nSoy sauce - 2 tbsp\nHoney - 1 tsp\nBowl:\nNoodles - 200 g\nCarrot - 1\n\n"
        "Mix the sauce.\nBoil the noodles for 4 minutes.",
        {"groups": ["Sauce", "Bowl"], "quantities": ["2 tbsp", "1 tsp", "200 g", "1"], "count": 2},
    ),
    "a subhead in capitals": (
        "Curry\n\nINGREDIENTS\nSPICE MIX\n1 tsp cumin\n1 tsp turmeric\nCURRY\n2 onions\n1 can tomatoes\nMETHOD\n"
        "Toast the spices.\nAdd the rest and simmer for 20 minutes.",
        {"groups": ["SPICE MIX", "CURRY"], "names": ["cumin", "turmeric", "onions", "tomatoes"], "count": 2},
    ),
    "a list in a line for each part": (
        "Galette\n\n**Pastry:** 200 g flour, 100 g butter\n\n**Filling:** 5 peaches, 2 tbsp sugar (brown, if any), 1 "
        "egg\n\n**Method:** Chill the pastry for 30 minutes. Slice the peaches.",
        {"groups": ["Pastry", "Filling"], "names": ["flour", "butter", "peaches", "sugar", "egg"], "timers": [1800]},
    ),
    "a title that counts": (
        "Two Dips\n\nIngredients\n\nFor the hummus\n1 tin chickpeas\nTo dip\nPitta breads\n\nMethod\n\n"
        "Blend the chickpeas.",
        {"title": "Two Dips", "groups": ["For the hummus", "To dip"], "names": ["chickpeas", "pitta breads"]},
    ),
    "what is to be done with a part of it": (
        "Chana\n\nIngredients\nChickpeas – 3 cups\nOil – 2 tablespoons\nSalt to taste\nTo grind\nOnion – 2 nos\n"
        "Tomatoes – 5 nos\nHow to make chana\nSoak the chickpeas.\nGrind the rest.",
        {"groups": ["", "To grind"], "names": ["chickpeas", "oil", "salt", "onion", "tomatoes"], "count": 2},
    ),
    "parts with a star": (
        "Plum Crunch\n\n*Crumb Topping\n\n1 c flour\n3/4 c oats\n1 c sugar\n\n*Fruit Mixture\n\n"
        "4 c plums\n1 c water\n1 tsp vanilla\n\nMix the topping. Bake it for 1 hour.\n\nBottom crust...\n\n"
        "Filling poured on top...",
        {
            "groups": ["Crumb Topping", "Fruit Mixture"],
            "names": ["flour", "oats", "sugar", "plums", "water", "vanilla"],
            "count": 1,
        },
    ),
    "headings in the items of a list": (
        "Rye\n\nIngredients\n\n- ## Levain\n- 50 g rye flour\n- ## Dough\n- 400 g flour\n\nMethod\n\n"
        "- ## Levain\n- Feed it.\n- ## Dough\n- Mix all.\n",
        {"groups": ["Levain", "Dough"], "names": ["rye flour", "flour"], "steps": ["Feed it.", "Mix all."]},
    ),
    "a remark within the heading of a group": (
        "# Leeks\n\n## Ingredients\n\n- 2 leeks\n\nFor the crumbs (more than usual, I like them):\n\n- 30 g butter\n\n"
        f"## Method\n\n{LEEK_STEPS}",
        {"names": ["leeks", "butter"], "groups": ["", "For the crumbs (more than usual, I like them)"]},
    ),
    "a part of the list that begins like an instruction": (
        "# Leeks\n\n## Ingredients\n\n- 2 leeks\n- 30 g butter\n\n### Frosting\n\n- Cream cheese, 8 oz\n\n"
        f"## Method\n\n{LEEK_STEPS}",
        {"names": ["leeks", "butter", "cream cheese"], "count": 2},
    ),
    "parts that use each other": (
        "# Leek curry\n\n## Spice paste\n\n- 1 tsp cumin\n- 2 chillies\n\n"
        "Grind them with a little water in a mortar until smooth.\n\n## Base\n\n- 2 leeks\n- 2 tbsp oil\n\n"
        "Fry the leeks in the oil, and stir in the spice paste until it smells good.\n\n## Sauce\n\n"
        "- 400 ml stock\n- 1 tsp salt\n\nPour the stock and the salt over the base, and simmer it for 10 minutes.\n",
        {"title": "Leek curry", "groups": ["Spice paste", "Base", "Sauce"], "count": 3},
    ),
}


@pytest.mark.parametrize(("text", "expected"), GROUPS.values(), ids=GROUPS)
def test_groups_are_read_with_their_names(text: str, expected: dict[str, Any]) -> None:
    """A text without a title is called by the name of its file, which is flagged."""
    check(text, expected, doubts=expected.get("title") == "The file")
