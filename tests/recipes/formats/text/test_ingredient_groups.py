"""Groups in lists of ingredients: labels, bare names, a list for each section. Nothing is flagged."""

from typing import Any

import pytest

from tests.recipes.formats.text.reading import Case, check

SECTIONS: dict[str, Case] = {
    "each with its list": (
        "# Tart\n\n## Pastry\n\n- Flour, 200 g\n- Butter, 100 g: cold\n\nRub together and chill for 30 minutes.\n"
        "\n## Filling\n\n"
        "- Leeks, 3\n- Cream, 150 ml\n\nFry the leeks. Bake with the cream for 25 minutes.",
        {
            "groups": ["Pastry", "Filling"],
            "sections": ["Pastry", "Filling"],
            "names": ["flour", "butter", "leeks", "cream"],
            "quantities": ["200 g", "100 g", "3", "150 ml"],
            "count": 2,
        },
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
    "headings of one level above lists": (
        "Poke\n\n# Rice\n200 g rice\n# Fish\n250 g tuna\n1 lime\n\nCook the rice.\nDice the tuna.",
        {"title": "Poke", "groups": ["Rice", "Fish"], "count": 2},
    ),
    "what is served, without other headings": (
        "Steak\n\nfor the steak:\n1 sirloin steak\n1 tsp oil\nto serve:\n2 rolls\nwatercress\n\n"
        "fry the steak in the oil, 3 min\n"
        "slice, pile into rolls",
        {"groups": ["for the steak", "to serve"], "names": ["sirloin steak", "oil", "rolls", "watercress"], "count": 2},
    ),
    "a remark below a rule": (
        "# Tart\n\n## Pastry\n\n- Flour, 200 g\n\nRub and chill for 30 minutes.\n\n## Filling\n\n- Leeks, 3\n\n"
        "Fry the leeks.\n\n"
        "---\n\nBetter the next day.",
        {"count": 2, "notes": ["Better the next day."]},
    ),
    "with both headings": (
        "# Tart\n\n## Pastry\n\n### Ingredients\n- 200 g flour\n\n### Method\n1. Rub it.\n\n## Filling\n\n"
        "### Ingredients\n- 3 leeks\n\n"
        "### Method\n1. Fry them.",
        {"groups": ["Pastry", "Filling"], "sections": ["Pastry", "Filling"], "count": 2},
    ),
    "labels": (
        "Tart\n\nFor the pastry:\n- 200 g flour\n- 100 g butter\n\nFor the filling:\n- 3 leeks\n- 1 egg\n\n"
        "Rub the flour and butter.\n\n"
        "Fry the leeks and add the egg.",
        {"groups": ["For the pastry", "For the filling"], "sections": [""], "count": 2},
    ),
    "a bare name": (
        "Tofu\n\nIngredients\n\n1 block tofu\n2 tbsp oil\n\nDipping Sauce\n2 tbsp soy sauce\n1 tsp honey\n\n"
        "Method\n\nFry the tofu.\n\n"
        "Mix the sauce.",
        {"groups": ["", "Dipping Sauce"], "names": ["tofu", "oil", "soy sauce", "honey"], "count": 2},
    ),
    "parts of a list": (
        "# Tofu\n\n## Tofu Ingredients\n- 1 block tofu\n\n## Sauce Ingredients\n- 2 tbsp soy sauce\n\n"
        "## Directions\n- Fry the tofu.\n"
        "- Mix the sauce.",
        {"groups": ["Tofu", "Sauce"], "count": 2},
    ),
    "bare names above amounts": (
        "Cod Wraps\n\nIngredients\n\nFish\n1 lb cod\n1 tsp cumin\n\nSauce\n1/2 cup yogurt\n1 lime\n\nSlaw\n"
        "1/4 cabbage\n\nMethod\n\nFry the cod.\nMix the rest.",
        {"groups": ["Fish", "Sauce", "Slaw"], "names": ["cod", "cumin", "yogurt", "lime", "cabbage"], "count": 2},
    ),
    "a bare name within a list": (
        "Bean Plate\n\nIngredients\n2 cans beans\nCrusty bread, to serve\nFish\n6 oz tuna\n1 tbsp capers\n\nMethod\n"
        "Heat the beans.\nFlake the tuna over.",
        {"groups": ["", "Fish"], "names": ["beans", "crusty bread", "tuna", "capers"]},
    ),
    "a name that its own lines repeat": (
        "Kofta\n\nIngredients\n500 g lamb\nYogurt\n150 g yogurt\n1 clove garlic\nTo serve\nFlatbreads\n\nMethod\n"
        "Grill the lamb.\nMix the yogurt.",
        {"groups": ["", "Yogurt", "To serve"], "names": ["lamb", "yogurt", "garlic", "flatbreads"]},
    ),
    "staples without an amount are no groups": (
        "Carrot Soup\n\nIngredients\nOlive oil\n500 g carrots\nSalt\n1 onion\n\nMethod\nBoil all.\nBlend.",
        {"groups": [""], "names": ["olive oil", "carrots", "salt", "onion"]},
    ),
    "short names in capitals": (
        "Muffins\nDRY\n2 cups flour\n1 tsp soda\nWET\n1 cup yogurt\n2 eggs\n\nWhisk the dry ingredients.\n"
        "Fold in the wet ingredients.\nBake 18 min.",
        {"groups": ["DRY", "WET"], "names": ["flour", "soda", "yogurt", "eggs"], "count": 3},
    ),
    "a group that is called like the dish": (
        "Enchiladas\n\nSauce:\n2 cups stock\n\nEnchiladas:\n8 tortillas\n2 cups chicken\n\nSimmer the stock.\n"
        "Roll the chicken in the tortillas.",
        {"title": "Enchiladas", "groups": ["Sauce", "Enchiladas"], "names": ["stock", "tortillas", "chicken"]},
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
        "1. Whip the mascarpone and eggs.\n"
        "2. Dip the ladyfingers.",
        {"groups": ["Cream", "Base"], "names": ["mascarpone", "eggs", "ladyfingers"], "count": 2},
    ),
    "headings of a card": (
        "# Potato Bake\n## Added By: Lisa L.\n### Attributed to: https://kitchen.example/bake\n"
        "### Cooking Time: 40 minutes\n\n"
        "### Ingredients List:\n- 30 oz potatoes\n- 2 cups cream\n\n### 🔥 Instructions:\n1. Bake the potatoes.",
        {
            "groups": [""],
            "sections": [""],
            "times": {"cook": 40},
            "source": "Lisa L. https://kitchen.example/bake",
            "count": 1,
        },
    ),
    "pictures in headings": (
        "# Cake\n\n## 📝 **Ingredients**\n\n### 🍰 **Cake**\n- **3 cups flour**\n\n### 🍯 Glaze\n"
        "- **1/3 cup butter** - soft\n\n"
        "## 🔥 Steps\n1. Bake.",
        {"groups": ["Cake", "Glaze"], "names": ["flour", "butter"]},
    ),
    "groups in braces": (
        "Souvlaki\n\nIngredients\n\n{For the meat}\n500 g pork\n\n{For the tzatziki}\n1 cucumber\n\n"
        "Method\n\nGrill the pork.\n"
        "Chop the cucumber.",
        {"groups": ["For the meat", "For the tzatziki"], "names": ["pork", "cucumber"]},
    ),
    "a title in the heading of the list": (
        "Ingredients for Chickpea Stew\n\n2 cups chickpeas\n1 lemon\n\nPreparation\n\n"
        "Boil the chickpeas.\nAdd the lemon.",
        {"title": "Chickpea Stew", "names": ["chickpeas", "lemon"], "count": 2},
    ),
    "a last line without an amount above numbered steps": (
        "Shakshuka\n\nOnion\n1 tin tomatoes\nPaprika\n4 eggs\nFeta\n\n1. Soften the onion.\n2. Crumble over the feta.",
        {"names": ["onion", "tomatoes", "paprika", "eggs", "feta"], "sections": [""], "count": 2},
    ),
    "a last line without an amount above a list of steps": (
        "Toast\n\n2 slices bread\nSalt\nHoney\n\n- Toast the bread.\n- Drizzle with honey.",
        {"names": ["bread", "salt", "honey"], "sections": [""], "count": 2},
    ),
    "a heading of its own above numbered steps": (
        "Toast\n\n2 slices bread\nHoney\n\nHow we do it\n\n1. Toast the bread.\n2. Drizzle with honey.",
        {"names": ["bread", "honey"], "count": 2},
    ),
    "one sentence with names that have no number": (
        "Noodles\n\nIngredients\n"
        "200g noodles, a thumb of ginger, 2 cloves garlic, 3 tbsp soy sauce, and spring onions\n\n"
        "Method\nCook the noodles.",
        {"names": ["noodles", "ginger", "garlic", "soy sauce", "spring onions"]},
    ),
    "one sentence with remarks": (
        "Noodles\n\nIngredients\n200g noodles, broken, 2 eggs, beaten and salted, 1 tbsp oil\n\nMethod\n"
        "Cook the noodles.",
        {"names": ["noodles", "eggs", "oil"]},
    ),
    "servings in brackets behind the title": (
        "**Leek Toast** (for 2)\n\n1. 3 leeks\n2. 2 slices bread\n\nFry the leeks. Toast the bread.",
        {"title": "Leek Toast", "servings": (2, 2), "names": ["leeks", "bread"]},
    ),
    "servings and a time in brackets behind the title": (
        "Leek Stew   (6–8 portions, 2½ hrs)\n\n3 leeks\napprox. 400 ml stock\n\nFry the leeks.\nAdd the stock.",
        {"title": "Leek Stew", "servings": (6, 8), "times": {"total": 150}, "quantities": ["3", "approx. 400 ml"]},
    ),
    "rough amounts": (
        "Leek Stew\n\n3 leeks\nabout 2 cups stock\nroughly 1 kg potatoes\nup to 2 tsp salt\n\n"
        "Fry the leeks.\nAdd the rest.",
        {"names": ["leeks", "stock", "potatoes", "salt"], "count": 2},
    ),
    "how long it keeps above the title": (
        "Makes: about 1 litre\nKeeps: 1 week in the fridge\n\nStock\n\nBones of 1 roast chicken\n1 carrot\n\n"
        "Cover with water.\nSimmer for 3 hours.",
        {"title": "Stock", "names": ["roast chicken", "carrot"], "count": 2, "notes": ["Keeps: 1 week in the fridge"]},
    ),
    "several on one line of a longer list": (
        "Pear Tray\n\nIngredients\n5 pears, 80g sugar for the fruit\n"
        "120 g butter; 60 g oats\n1 egg, 2 plums, 1 tsp salt\n\n"
        "Method\nSlice the pears.\nBake for 30 minutes.",
        {
            "names": ["pears", "sugar", "butter", "oats", "egg", "plums", "salt"],
            "quantities": ["5", "80g", "120 g", "60 g", "1", "2", "1 tsp"],
        },
    ),
    "a second amount of the same thing": (
        "Leek Tart\n\nIngredients\n1 leek, 2 cups chopped\n1 lemon, 2 tbsp juice\n4 fillets, 150 g each\n"
        "1 chicken, 3-pound roaster\n1 can tomatoes, 14 oz\n3 eggs, 1 for glazing\n1 kg potatoes, 2 cm cubes\n\n"
        "Method\nFry the leek.\nBake for 30 minutes.",
        {"quantities": ["1", "1", "4", "1", "1 can", "3", "1 kg"]},
    ),
    "one amount at the end for all": (
        "Roast Nuts\n\nIngredients\n2 cups nuts\neach salt, cumin, sugar, 1 tsp\n\nMethod\nToss the nuts.\nRoast them.",
        {"names": ["nuts", "salt", "cumin", "sugar"], "quantities": ["2 cups", "1 tsp", "1 tsp", "1 tsp"]},
    ),
    "vague amounts on lines of their own": (
        "Flatbread\n\nIngredients\n250 g\nflour\na pinch\nsalt\na handful of\nmint\n\nMethod\nMix everything.\nFry it.",
        {"names": ["flour", "salt", "mint"]},
    ),
    "a part named after its first ingredient": (
        "Squash\n\nIngredients\n1 squash\nSea salt\nTahini dressing\n3 tbsp tahini\n1 lemon\n\nMethod\n"
        "Roast the squash.\nWhisk the tahini and lemon.",
        {"groups": ["", "Tahini dressing"], "names": ["squash", "sea salt", "tahini", "lemon"]},
    ),
    "attributes in braces": (
        "# Stew\n\n- Serves: 4\n{ #serves }\n- Date added: 2024-04-23\n\n## Description\nA stew.\n\n"
        "## Ingredients { #ingredients }\n"
        "- 3 leeks\n- 1 cup peas\n\n## Directions\n1. Fry the leeks in *2*{.ingredient-num} pans.\n\n"
        "## Comments\n\n2025-01-02: good\n",
        {
            "groups": [""],
            "steps": ["Fry the leeks in 2 pans."],
            "servings": (4, 4),
            "description": "A stew.",
            "notes": ["2025-01-02: good"],
        },
    ),
    "a table of contents in Org": (
        "#+TITLE: Recipes\n\n* Contents :TOC:\n- [[#stew][Stew]]\n  - [[#ingredients][Ingredients]]\n\n"
        "* Stew\n** Ingredients\n- 3 leeks\n"
        "** Directions\n1. Fry the leeks.\n",
        {"title": "Stew", "names": ["leeks"], "count": 1},
    ),
    "a name in brackets": (
        "Salad\n\nLettuce (usually called a spring mix)\n1 carrot\n2 scallions\n(Honey Mustard Dressing)\n"
        "1/3 cup olive oil\n1/4 cup honey\n\nShake the dressing.\nChop the rest.",
        {"groups": ["", "Honey Mustard Dressing"], "names": ["lettuce", "carrot", "scallions", "olive oil", "honey"]},
    ),
    "tools above numbered steps": (
        "Soup\n\nYou’ll need these ingredients:\n\n2 onions\n1 can pumpkin\n\nYou will also need:\n\nWooden spoon\n\n"
        "1. Chop the onions.\n2. Add the pumpkin.",
        {"names": ["onions", "pumpkin"], "count": 2, "notes": ["Equipment: Wooden spoon"]},
    ),
    "tools under another name": (
        "Fudge\n\nIngredients:\n2 sticks butter\n1 tsp vanilla\nCooking items/utensils:\n1 double-boiler\n1 pan\n"
        "Directions:\nMelt the butter.\nStir in the vanilla.",
        {"names": ["butter", "vanilla"], "count": 2},
    ),
    "tools with numbers": (
        "# Bread\n\n## Equipment\n- 8x4 pan\n- 1 Butter tray\n\n## Ingredients\n- 2 baguettes\n\n## Steps\n1. Slice "
        "the bread.",
        {"names": ["baguettes"], "notes": ["Equipment: 8x4 pan", "Equipment: 1 Butter tray"]},
    ),
    "more ingredients under a label": (
        "Soup\n\nYou need:\n\n2 onions\n1 can pumpkin\n\nYou will also need:\n\n1 cup cream\n\n"
        "1. Chop the onions.\n2. Add the pumpkin.",
        {"names": ["onions", "pumpkin", "cream"], "count": 2},
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
        "Soba\n\nIngredients\n\nBroth\n1 l stock\n2 tbsp miso\nToppings\n2 eggs\n4 radishes\n\nMethod\n"
        "Simmer the stock.\nBoil the eggs.",
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
        "Plum Pie\n\nIngredients\nDry Ingredients\n200 g flour\n1 tsp salt\nWet ingredients\n100 g butter\n50 ml milk"
        "\nSweet Potato Filling\n300 g sweet potatoes\n2 plums\nEgg Wash\n1 egg\n1 tbsp milk\n\nMethod\nMix it.",
        {"groups": ["Dry Ingredients", "Wet ingredients", "Sweet Potato Filling", "Egg Wash"]},
    ),
    "ingredients without amounts in a list in title case": (
        "Soba\n\nIngredients\n2 tbsp White Miso\nToasted Sesame Oil\n4 Radishes\n2 Large Eggs\nKosher salt\n"
        "2 Spring Onions\n1 tsp Sugar\n\nMethod\nBoil the eggs.",
        {"groups": [""]},
    ),
}


@pytest.mark.parametrize(("text", "expected"), SECTIONS.values(), ids=SECTIONS)
def test_groups_are_read_with_their_names(text: str, expected: dict[str, Any]) -> None:
    check(text, expected)
