"""Lists of ingredients as people paste them: without signs, in columns and tables, in groups. Nothing is flagged."""

from typing import Any

import pytest

from tests.recipes.formats.text.reading import Case, check

LISTS: dict[str, Case] = {
    "numbered, without headings": (
        "Trail Mix\n1. 1 cup nuts\n2. 1/2 cup raisins\n3. 1/4 cup seeds\nMix everything in a bowl.\nStore in a jar.",
        {"names": ["nuts", "raisins", "seeds"], "count": 2},
    ),
    "names first": (
        "Noodle Bowl\n\nSauce:\nSoy sauce - 2 tbsp\nHoney - 1 tsp\nBowl:\nNoodles - 200 g\nCarrot - 1\n\n"
        "Mix the sauce.\n"
        "Boil the noodles for 4 minutes.",
        {"groups": ["Sauce", "Bowl"], "quantities": ["2 tbsp", "1 tsp", "200 g", "1"], "count": 2},
    ),
    "a list in columns": (
        "BEEF STEW                    Serves 6\n\n2 lb    stewing beef         1 tsp   thyme\n"
        "3       carrots              "
        "2 c     stock\n\nBrown the beef.\n\nSimmer for 2 hours.",
        {
            "title": "BEEF STEW",
            "servings": (6, 6),
            "names": ["stewing beef", "thyme", "carrots", "stock"],
            "quantities": ["2 lb", "1 tsp", "3", "2 c"],
            "count": 2,
        },
    ),
    "what you need in one line": (
        "Pickled Onions\n\nYou'll need: 1 red onion, sliced; 1 cup vinegar; 1 tbsp sugar\n\n"
        "Heat the vinegar and sugar.\n"
        "Pour over the onion.",
        {"names": ["red onion", "vinegar", "sugar"], "count": 2},
    ),
    "where it comes from": (
        "CHICKEN IN WINE\nfrom the red notebook\n\nServes 8\n\n2 chickens, quartered\ncoarse salt & pepper\n"
        "1 c. white wine\n\n"
        "Combine everything and marinate for 2 hours.\nBake for 50 minutes.",
        {
            "title": "CHICKEN IN WINE",
            "servings": (8, 8),
            "source": "the red notebook",
            "quantities": ["2", "", "1 c."],
            "count": 2,
        },
    ),
    "a verb begins a line": (
        "Bean Salad\n\nIngredients\n\n1 can beans\nSplash of vinegar\nPinch of pepper\nGarnish, such as mint\n\n"
        "Method\n\nDrain the beans.\n\nToss with everything else.",
        {"names": ["beans", "vinegar", "pepper", "garnish"], "count": 2},
    ),
    "a long line without an amount": (
        "Rice Bowl\n\nYou will need:\n1 cup rice\nYour favorite hot sauce, such as a smoky one, for serving at "
        "the table\n"
        "Cooked peas, lime wedges and cilantro sprigs, for serving\n\nDirections:\nCook the rice for 12 minutes.\n"
        "Serve.",
        {"quantities": ["1 cup", "", ""], "count": 2},
    ),
    "no headings": (
        "Carrot Dip\n\n4 carrots\n1 tbsp tahini\nFlaky salt and freshly ground pepper, as much as you like of "
        "both\n\n"
        "Roast the carrots for 30 minutes.\n\nMash with the tahini.",
        {
            "title": "Carrot Dip",
            "quantities": ["4", "1 tbsp", ""],
            "count": 2,
            "timers": [1800],
        },
    ),
    "no headings and no blank lines": (
        "Melon Soup\n1 melon\n2 limes\nMint leaves\nPeel and cube the melon.\nBlend with the juice of the limes.\n"
        "Chill for 2 hours, then top with mint.",
        {"title": "Melon Soup", "names": ["melon", "limes", "mint leaves"], "count": 3, "timers": [7200]},
    ),
    "subheads without bullets": (
        "Fish Tacos\n\nIngredients\n\nFor the fish\n1 lb cod\n1 tsp cumin\nFor the slaw\n1/2 cabbage\n1 lime\n\n"
        "Steps\n\n"
        "1. Fry the cod.\n2. Shred the cabbage.",
        {"groups": ["For the fish", "For the slaw"], "names": ["cod", "cumin", "cabbage", "lime"], "count": 2},
    ),
    "a subhead in capitals": (
        "Curry\n\nINGREDIENTS\nSPICE MIX\n1 tsp cumin\n1 tsp turmeric\nCURRY\n2 onions\n1 can tomatoes\nMETHOD\n"
        "Toast the spices.\nAdd the rest and simmer for 20 minutes.",
        {"groups": ["SPICE MIX", "CURRY"], "names": ["cumin", "turmeric", "onions", "tomatoes"], "count": 2},
    ),
    "ingredients in one sentence": (
        "Custard\n\nIngredients\n2 eggs, 1 cup milk, a pinch of salt\n\nMethod\nWhisk everything.\n"
        "Bake for 40 minutes.",
        {"names": ["eggs", "milk", "salt"], "count": 2},
    ),
    "a note among the ingredients": (
        "Jam\n\nIngredients\n- 1 kg plums\n- 500 g sugar\nNote: frozen plums are fine.\n\nMethod\n"
        "1. Boil for 30 minutes.",
        {"names": ["plums", "sugar"], "notes": ["Note: frozen plums are fine."]},
    ),
    "facts side by side": (
        "Risotto\nServes: 4    Prep: 15 min    Cook: 30 min\n\n300 g rice\n1 l stock\n\n1. Toast the rice.\n"
        "2. Add the stock.",
        {"servings": (4, 4), "times": {"prep": 15, "cook": 30}, "names": ["rice", "stock"], "count": 2},
    ),
    "dozens": (
        "# Buns\n\nMakes 2 dozen\n\n## Ingredients\n- 3 cups flour\n\n## Method\n1. Bake.",
        {"servings": (24, 24)},
    ),
    "a scanned one": (
        "Buns\n\nIngredients\nI cup flour\nl tablespoon butter\nl 1/2 cups milk\n\nMethod\nMix.\nBake for 2O minutes.",
        {"quantities": ["1 cup", "1 tablespoon", "1 1/2 cups"], "timers": [1200]},
    ),
    "signs of footnotes": (
        "Buns\n\nIngredients\n1 cup flour *\n2 eggs †\n\nMethod\nMix.\nBake.",
        {"names": ["flour", "eggs"]},
    ),
    "signs and tabs": (
        "# Veal\n\n## Ingredients\n\n- 600g\tVeal, sliced\n- 1\tOnion\n- 1 tbsp Flour\n\n## Method\n1. Fry the veal.",
        {"quantities": ["600g", "1", "1 tbsp"], "names": ["veal", "onion", "flour"]},
    ),
    "a subtitle": (
        "# Lamb\n\n## A different kind of meat\n\n* 500 g lamb\n* 20 g spice\n* 1 lemon\n\nMix together and brown.",
        {"groups": [""], "sections": [""], "description": "A different kind of meat"},
    ),
    "a sentence above the list": (
        "# Cauliflower\n\nThis is adapted from a friend of mine\n\n* 1 head cauliflower\n* 2 cups wine\n"
        "* 1 tbsp oil\n\n"
        "1. Boil the wine.\n2. Add the cauliflower.",
        {"groups": [""], "names": ["cauliflower", "wine", "oil"]},
    ),
    "facts in headings": (
        "# Salsa\n\n## Ingredients\n- 2 cups mango\n- 1 lime\n\n## Directions\n1. Mix.\n\n"
        "### Prep: 15 mins\n### Serves 4\n",
        {"times": {"prep": 15}, "servings": (4, 4), "count": 1},
    ),
    "one and a half dozen": (
        "# Muffins\n\nMakes: about 1 1/2 dozen muffins\n\n## Ingredients\n- 2 cups flour\n\n## Method\n1. Bake.",
        {"servings": (18, 18)},
    ),
    "several of a kind": (
        "# Board\n\n## Ingredients\n- Selection of three or four cheeses\n- Grapes\n\n## Method\n"
        "1. Arrange the cheeses.",
        {"names": ["cheeses", "grapes"], "quantities": ["Selection of three or four", ""]},
    ),
    "a title that counts": (
        "Two Dips\n\nIngredients\n\nFor the hummus\n1 tin chickpeas\nTo dip\nPitta breads\n\nMethod\n\n"
        "Blend the chickpeas.",
        {"title": "Two Dips", "groups": ["For the hummus", "To dip"], "names": ["chickpeas", "pitta breads"]},
    ),
    "items that end in full stops": (
        "# Carnitas\n\n* 1 recipe of carnitas.\n* Tomatillo or salsa verde.\n* Pork rinds or chips.\n"
        "* Quartered lime.\n"
        "* Hot sauce and/or chili powder.\n\n1. Smear a tortilla with salsa.\n2. Top with carnitas.",
        {
            "names": [
                "recipe of carnitas",
                "tomatillo or salsa verde",
                "pork rinds or chips",
                "quartered lime",
                "hot sauce and/or chili powder",
            ],
            "count": 2,
        },
    ),
}

TABLES: dict[str, Case] = {
    "tabs": (
        "Rye\n\nIngredients\nRye flour\t400 g\t100%\nWater\t320 g\t80%\nSalt\t8 g\t2%\n\nMethod\nMix.\n"
        "Bake for 40 minutes.",
        {"quantities": ["400 g", "320 g", "8 g"], "names": ["rye flour", "water", "salt"], "count": 2},
    ),
    "to taste": (
        "# Rye\n\n## Ingredients\n\n| amount | item |\n|--|--|\n| 400 g | rye flour |\n| to taste | salt |\n\n"
        "## Method\n\n1. Mix.",
        {"quantities": ["400 g", ""], "names": ["rye flour", "salt"]},
    ),
    "AsciiDoc attributes and terms": (
        "= Rye\n:yield: 2 loaves\n:toc:\n\n.Ingredients\n* rye flour:: 400 g\n* salt:: 2 tsp\n\n.Method\n. Mix.\n"
        ". Bake.",
        {
            "title": "Rye",
            "servings": (2, 2),
            "quantities": ["400 g", "2 tsp"],
            "names": ["rye flour", "salt"],
            "count": 2,
        },
    ),
    "name first": (
        "# Rye\n\n## Ingredients\n\n| Item | Amount | % |\n|---|---|---|\n| Rye flour | 400 g | 100% |\n"
        "| Water | 320 g | 80% |\n\n"
        "## Method\n\n1. Mix.",
        {"quantities": ["400 g", "320 g"], "names": ["rye flour", "water"]},
    ),
    "amount first": (
        "# Rye\n\n## Ingredients\n\nAmount | Ingredient | Notes\n--- | --- | ---\n400 g | rye flour | sifted\n"
        "2 tsp | salt |\n\n"
        "## Method\n\n1. Mix.",
        {"quantities": ["400 g", "2 tsp"], "names": ["rye flour", "salt"]},
    ),
    "amount and unit apart": (
        "# Rye\n\n## Ingredients\n\n| Qty | Unit | Ingredient |\n|--|--|--|\n| 400 | g | rye flour |\n"
        "| 2 | tsp | salt |\n\n"
        "## Method\n\n1. Mix.",
        {"quantities": ["400 g", "2 tsp"], "names": ["rye flour", "salt"]},
    ),
    "the unit in the heading": (
        "# Rye\n\n## Ingredients\n\n| Ingredient | Grams |\n|--|--|\n| rye flour | 400 |\n| salt | 8 |\n\n"
        "## Method\n\n1. Mix.",
        {"quantities": ["400 grams", "8 grams"], "names": ["rye flour", "salt"]},
    ),
    "AsciiDoc": (
        '= Rye\n\n== Ingredients\n\n[cols="1,2"]\n|===\n|Amount |Ingredient\n\n|400 g |rye flour\n|2 tsp |salt\n'
        "|===\n\n"
        "== Directions\n\n. Mix.\n. Bake for 40 minutes.",
        {"title": "Rye", "quantities": ["400 g", "2 tsp"], "names": ["rye flour", "salt"], "count": 2},
    ),
    "AsciiDoc with a cell on each line": (
        "= Rye\n\n== Ingredients\n\n|===\n|400 g\n|rye flour\n\n|2 tsp\n|salt\n|===\n\n== Method\n\n. Mix\n"
        "and knead.\n. Bake.",
        {"quantities": ["400 g", "2 tsp"], "names": ["rye flour", "salt"], "steps": ["Mix and knead.", "Bake."]},
    ),
    "Org": (
        "#+TITLE: Rye\n\n* Ingredients\n\n| Item      | Amount |\n|-----------+--------|\n| rye flour | 400 g  |\n"
        "| salt | 2 tsp |\n\n"
        "* Directions\n1. Mix.\n2. Bake for 40 minutes.",
        {"title": "Rye", "quantities": ["400 g", "2 tsp"], "names": ["rye flour", "salt"], "count": 2},
    ),
    "Org lists": (
        "* Rye                        :bread:\n  :PROPERTIES:\n  :yield: 2 loaves\n  :END:\n** Ingredients\n"
        "   - 400 g rye flour\n"
        "   - [ ] 2 tsp salt\n** Method\n   1) Mix.\n   2) Bake for =40 minutes=.",
        {"title": "Rye", "servings": (2, 2), "tags": ["bread"], "names": ["rye flour", "salt"], "timers": [2400]},
    ),
}

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
}


@pytest.mark.parametrize(("text", "expected"), (LISTS | TABLES | SECTIONS).values(), ids=LISTS | TABLES | SECTIONS)
def test_a_list_is_read_line_by_line(text: str, expected: dict[str, Any]) -> None:
    check(text, expected)
