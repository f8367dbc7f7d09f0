"""Lists of ingredients as people paste them: without signs, in columns, in sentences. Nothing is flagged."""

from typing import Any

import pytest

from tests.recipes.reading import LEEK_LIST, LEEK_STEPS, Case, check

LISTS: dict[str, Case] = {
    "an ingredient that ends in a slash goes on below": (
        "Soup\n\nIngredients\n2 leeks\n1 cup milk/\nsour cream\n\nMethod\nFry the leeks.",
        {"names": ["leeks", "milk/ sour cream"]},
    ),
    "a note behind the name": (
        "Corn Cakes\n\nIngredients\n2 cobs of corn\n1 lime zest of\nsalt and pepper to taste\n\nMethod\nFry the cakes.",
        {"names": ["corn", "lime", "salt and pepper"]},
    ),
    "an amount and its name on two lines": (
        "Noodle Pot\n\nIngredients\n1\nonion\n½ bunch\nof fresh coriander\n2 tsp\nsoy sauce\n\nMethod\nFry the onion.",
        {"quantities": ["1", "½ bunch", "2 tsp"], "names": ["onion", "fresh coriander", "soy sauce"]},
    ),
    "links glued to amounts": (
        "# Leeks\n\n## Ingredients\n\n- ¼ cup[plain flour](https://shop.example/flour)\n"
        "- 1[leek](https://shop.example/leek)\n- 2 cups [stock](https://shop.example/stock)\n\n## Method\n\n1. Cook.\n",
        {"quantities": ["¼ cup", "1", "2 cups"], "names": ["plain flour", "leek", "stock"]},
    ),
    "a remark in the middle of a list with bullets": (
        "# Leeks\n\n## Ingredients\n\n- 2 leeks\n- 30 g butter\n\nAnd for the sauce:\n\n"
        "> increase by half for three people, or double it\n\n- 1 egg\n- 1 lemon\n- 20 ml oil\n\n## Method\n\n"
        "1. Cook.\n",
        {
            "names": ["leeks", "butter", "egg", "lemon", "oil"],
            "notes": ["increase by half for three people, or double it"],
        },
    ),
    "remarks nested below ingredients": (
        "# Leeks\n\n## Ingredients\n\n- 2 leeks\n    - I like small ones best\n- MSG\n- Spices to taste\n"
        "    - My favourite is cumin\n- 30 g butter\n\n## Method\n\n1. Cook.\n",
        {"names": ["leeks", "msg", "spices", "butter"], "groups": [""]},
    ),
    "a short remark nested below an ingredient": (
        "# Leeks\n\n## Ingredients\n\n- 2 leeks\n  - Maybe rinse them\n- 30 g butter\n  - or oil\n- 1 egg\n"
        "  - use a small one\n\n## Method\n\n1. Cook.\n",
        {"names": ["leeks", "butter", "egg"]},
    ),
    "an exact amount": (
        "# Leeks\n\n## Ingredients\n\n- Exactly 3 dashes nutmeg (not more)\n- 2 leeks\n\n## Method\n\n1. Cook.\n",
        {"quantities": ["Exactly 3 dashes", "2"], "names": ["nutmeg", "leeks"]},
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
        "Noodles\n\nIngredients\n200g noodles, a thumb of ginger, 2 cloves garlic, 3 tbsp soy sauce, and spring "
        "onions\n\nMethod\nCook the noodles.",
        {"names": ["noodles", "ginger", "garlic", "soy sauce", "spring onions"]},
    ),
    "one sentence with remarks": (
        "Noodles\n\nIngredients\n200g noodles, broken, 2 eggs, beaten and salted, 1 tbsp oil\n\n"
        "Method\nCook the noodles.",
        {"names": ["noodles", "eggs", "oil"]},
    ),
    "rough amounts": (
        "Leek Stew\n\n3 leeks\nabout 2 cups stock\nroughly 1 kg potatoes\nup to 2 tsp salt\n\n"
        "Fry the leeks.\nAdd the rest.",
        {"names": ["leeks", "stock", "potatoes", "salt"], "count": 2},
    ),
    "several on one line of a longer list": (
        "Pear Tray\n\nIngredients\n5 pears, 80g sugar for the fruit\n120 g butter; 60 g oats\n"
        "1 egg, 2 plums, 1 tsp salt\n\nMethod\nSlice the pears.\nBake for 30 minutes.",
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
    "an amount at the end whose name is missing is kept": (
        "Flatbread\n\nIngredients\n250 g\nflour\n1 tsp\nsalt\na handful\n\nMethod\nMix everything.\nFry it.",
        {"quantities": ["250 g", "1 tsp", "a handful"]},
    ),
    "vague amounts on lines of their own": (
        "Flatbread\n\nIngredients\n250 g\nflour\na pinch\nsalt\na handful of\nmint\n\nMethod\nMix everything.\nFry it.",
        {"names": ["flour", "salt", "mint"]},
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
        "# Bread\n\n## Equipment\n- 8x4 pan\n- 1 Butter tray\n\n## Ingredients\n- 2 baguettes\n\n"
        "## Steps\n1. Slice the bread.",
        {"names": ["baguettes"], "notes": ["Equipment: 8x4 pan", "Equipment: 1 Butter tray"]},
    ),
    "more ingredients under a label": (
        "Soup\n\nYou need:\n\n2 onions\n1 can pumpkin\n\nYou will also need:\n\n1 cup cream\n\n"
        "1. Chop the onions.\n2. Add the pumpkin.",
        {"names": ["onions", "pumpkin", "cream"], "count": 2},
    ),
    "numbered, without headings": (
        "Trail Mix\n1. 1 cup nuts\n2. 1/2 cup raisins\n3. 1/4 cup seeds\nMix everything in a bowl.\nStore in a jar.",
        {"names": ["nuts", "raisins", "seeds"], "count": 2},
    ),
    "what you need in one line": (
        "Pickled Onions\n\nYou'll need: 1 red onion, sliced; 1 cup vinegar; 1 tbsp sugar\n\n"
        "Heat the vinegar and sugar.\nPour over the onion.",
        {"names": ["red onion", "vinegar", "sugar"], "count": 2},
    ),
    "a verb begins a line": (
        "Bean Salad\n\nIngredients\n\n1 can beans\nSplash of vinegar\nPinch of pepper\nGarnish, such as mint\n\n"
        "Method\n\nDrain the beans.\n\nToss with everything else.",
        {"names": ["beans", "vinegar", "pepper", "garnish"], "count": 2},
    ),
    "no headings and no blank lines": (
        "Melon Soup\n1 melon\n2 limes\nMint leaves\nPeel and cube the melon.\nBlend with the juice of the limes.\n"
        "Chill for 2 hours, then top with mint.",
        {"title": "Melon Soup", "names": ["melon", "limes", "mint leaves"], "count": 3, "timers": [7200]},
    ),
    "ingredients in one sentence": (
        "Custard\n\nIngredients\n2 eggs, 1 cup milk, a pinch of salt\n\nMethod\nWhisk everything.\n"
        "Bake for 40 minutes.",
        {"names": ["eggs", "milk", "salt"], "count": 2},
    ),
    "a note among the ingredients": (
        "Jam\n\nIngredients\n- 1 kg plums\n- 500 g sugar\nNote: frozen plums are fine.\n\n"
        "Method\n1. Boil for 30 minutes.",
        {"names": ["plums", "sugar"], "notes": ["Note: frozen plums are fine."]},
    ),
    "a scanned one": (
        "Buns\n\nIngredients\nI cup flour\nl tablespoon butter\nl 1/2 cups milk\n\nMethod\nMix.\nBake for 2O minutes.",
        {"quantities": ["1 cup", "1 tablespoon", "1 1/2 cups"], "timers": [1200]},
    ),
    "signs of footnotes": (
        "Buns\n\nIngredients\n1 cup flour *\n2 eggs †\n\nMethod\nMix.\nBake.",
        {"names": ["flour", "eggs"]},
    ),
    "a count of pieces on its own line": (
        "Eggs\n\nIngredients\n1\ncup\nyogurt\n1\nclove\ngarlic, grated\nSalt\n2\nheads\nlettuce\n4\neggs\n\n"
        "Method\n1. Boil the eggs.",
        {
            "names": ["yogurt", "garlic", "salt", "lettuce", "eggs"],
            "quantities": ["1 cup", "1 clove", "", "2 heads", "4"],
        },
    ),
    "signs between ingredients": (
        "Salad\n\n1 tin beans | 1 tin peas | 1 tin corn\n1 onion • 4 tbsp vinegar • salt\n\n"
        "Drain the beans. Slice the onion.",
        {"names": ["beans", "peas", "corn", "onion", "vinegar", "salt"]},
    ),
    "names at the end of a list in one line": (
        "Salmon\n\n4 salmon fillets, 1 fennel bulb (shaved), 1 lemon, dill, white wine\n\n"
        "Heat the oven.\nBake for 12 minutes.",
        {"names": ["salmon fillets", "fennel bulb", "lemon", "dill", "white wine"]},
    ),
    "salt and pepper at the end of a list in one line": (
        "Soup\n\nIngredients\n\n500g parsnips, 1 onion, 1 litre stock, salt and pepper\n\nMethod\n\nSoften the onion.",
        {"names": ["parsnips", "onion", "stock", "salt and pepper"]},
    ),
    "preparations at the end of a list in one line": (
        "Salmon\n\n4 salmon fillets, 1 fennel bulb, 1 lemon, sliced\n\nHeat the oven.\nBake for 12 minutes.",
        {"names": ["salmon fillets", "fennel bulb", "lemon"]},
    ),
    "a list in a sentence": (
        "Chai\n\nFor one mug you need 200 ml water, 2 tsp tea, 2 cardamom pods and a slice of ginger.\n\n"
        "Boil the water for 5 minutes. Add the tea.",
        {"names": ["water", "tea", "cardamom pods", "ginger"], "timers": [300]},
    ),
    "an ingredient in brackets": (
        "Oats\n\nbutter 175g\noats 350g\n(a lemon if you have one)\n(optional: 1 tsp salt)\n\n"
        "Melt the butter.\nStir in the oats.",
        {"names": ["butter", "oats", "lemon", "salt"]},
    ),
    "a remark in brackets": (
        "Oats\n\n175 g butter\n(about 3/4 cup)\n350 g oats\n(see note)\n\nMelt the butter.\nStir in the oats.",
        {"names": ["butter", "oats"]},
    ),
    "several of a kind": (
        "# Board\n\n## Ingredients\n- Selection of three or four cheeses\n- Grapes\n\n"
        "## Method\n1. Arrange the cheeses.",
        {"names": ["cheeses", "grapes"], "quantities": ["Selection of three or four", ""]},
    ),
    "items that end in full stops": (
        "# Carnitas\n\n* 1 recipe of carnitas.\n* Tomatillo or salsa verde.\n* Pork rinds or chips.\n"
        "* Quartered lime.\n* Hot sauce and/or chili powder.\n\n1. Smear a tortilla with salsa.\n2. Top with carnitas.",
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
    "amounts last, below a story": (
        "Mother’s Soup\n\nThis is the soup that I make for my son every winter, as simple as can be.\n\n"
        "4 to 6 Servings\n\nKent Pumpkin 1/4 *about 600 g\nOnion 1\nPotato 2\nSalt & Pepper\nCream to serve\n\n"
        "1. Cut up the pumpkin.\n2. Boil everything.",
        {
            "servings": (4, 6),
            "names": ["kent pumpkin", "onion", "potato", "salt & pepper", "cream"],
            "quantities": ["1/4", "1", "2", "", ""],
            "count": 2,
        },
    ),
    "names alone on one line": (
        "Noodle Soup\n\nIngredients\n200 g noodles\nOnion, carrot and celery\nFor serving: limes, sour cream\n"
        "Parsley, leaves picked, chopped\nTo garnish: salt and pepper\n\nMethod\nBoil the noodles.",
        {"names": ["noodles", "onion", "carrot", "celery", "limes", "sour cream", "parsley", "salt and pepper"]},
    ),
    "parted by semicolons": (
        "Salsa\n\n2 mangoes; 1 lime; mint; salt\n\nDice the mangoes.\nStir in the rest.",
        {"names": ["mangoes", "lime", "mint", "salt"], "count": 2},
    ),
    "a remark behind a semicolon": (
        "Stew\n\nIngredients\n1 chicken, jointed; about 3 lbs\n2 onions; sliced\n\nMethod\nBrown the chicken.",
        {"names": ["chicken", "onions"], "quantities": ["1", "2"]},
    ),
    "two of a kind on one line": (
        "Fajitas\n\nIngredients\n1 red pepper, 1 green pepper\n1 white onion, 1 red onion\n1 lemon, 1 juiced\n\n"
        "Method\nSlice everything.",
        {"names": ["red pepper", "green pepper", "white onion", "red onion", "lemon"]},
    ),
    "signs and a price alone on their lines": (
        "Cornbread\n\nIngredients\n-\n$1.19\n1 cup cornmeal\n1 egg\n\nDirections\n•\nStir.\n|\nBake.",
        {"names": ["cornmeal", "egg"], "steps": ["Stir.", "Bake."]},
    ),
    "units glued to their names": (
        "Rub\n\n2tablespoonsbrown sugar\n1teaspoongarlic powder\n1/2cupstock\n½cupcider\n\nMix.\nSimmer it.",
        {
            "quantities": ["2 tablespoons", "1 teaspoon", "1/2 cup", "½ cup"],
            "names": ["brown sugar", "garlic powder", "stock", "cider"],
        },
    ),
    "names over two lines": (
        "Focaccia\n\nINGREDIENTS\n500 g flour, plus more\nfor dusting\n1 potato, boiled and\nmashed\n"
        "60 ml oil, or enough\nto fill the tin\n3 dried mushrooms\nsimmered until tender\n1 can peas (14 oz)\n"
        "drained and rinsed\nSalt\n\nMETHOD\nMix it.",
        {"names": ["flour", "potato", "oil", "dried mushrooms simmered until tender", "peas", "salt"]},
    ),
    "the second line of an item with a bullet": (
        "# Pie\n\n## Ingredients\n\n- 1 pound mushrooms\n- 2 glasses full-bodied red\n"
        "  wine such as one from a good year or two\n- 3 carrots\n\n## Method\n\n1. Mix it.",
        {"names": ["mushrooms", "full-bodied red wine", "carrots"]},
    ),
    "names above amounts and prices": (
        "Slaw\n\nIngredients\nbroccoli\n1 head\n$2.49\ncranberries\n½ cup\n$1.20\nmayonnaise\n⅓ cup\n$0.45\n"
        "Add to cart\nInstructions\n1. Mix it.",
        {"names": ["broccoli", "cranberries", "mayonnaise"], "quantities": ["1 head", "½ cup", "⅓ cup"]},
    ),
    "short lines that are not continued": (
        "Soup\n\nIngredients\n2 cups all-purpose flour\nsalt\nchopped parsley\nto serve: bread\n\nMethod\nBoil it.",
        {"names": ["all-purpose flour", "salt", "chopped parsley", "bread"]},
    ),
    "a comma at the end of each line": (
        "Chana\n\nIngredients:\n200g chickpeas; soaked overnight,\n2 onions; finely chopped,\n"
        "2″ piece ginger; cut fine,\nSalt to taste,\nOil for frying,\nMint leaves and sliced onions to garnish.\n\n"
        "Method:\nBoil the chickpeas.",
        {"names": ["chickpeas", "onions", "ginger", "salt", "oil", "mint leaves and sliced onions"]},
    ),
    "bars between amounts and names": (
        "# Leeks\n\n## Ingredients\n\n* | 2       | leeks\n* | 2 tbsp. | oil\n* | 1/2 lb. | new potatoes\n\n"
        "## Method\n\n1. Cook.\n",
        {"quantities": ["2", "2 tbsp.", "1/2 lb."], "names": ["leeks", "oil", "new potatoes"]},
    ),
    "sentences nested below an ingredient": (
        "# Leeks\n\n## Ingredients\n\n- 2 leeks\n  - Greens included. Slice the whole leek\n- 30 g butter\n\n"
        "## Method\n\n1. Cook.\n",
        {"names": ["leeks", "butter"]},
    ),
    "what to serve, as desired": (
        "# Leeks\n\n## Ingredients\n\n- 2 leeks\n- for serving, as desired: toast, parsley\n"
        "- To serve, if you like: lemon, chives, cream\n\n## Method\n\n1. Cook.\n",
        {"names": ["leeks", "toast", "parsley", "lemon", "chives", "cream"]},
    ),
    "more ingredients without amounts": (
        f"# Leeks\n\n{LEEK_LIST}{LEEK_STEPS}\n## Ingredients for the salad\n\n- Lettuce\n- Toast\n",
        {"names": ["leeks", "butter", "lettuce", "toast"]},
    ),
}


@pytest.mark.parametrize(("text", "expected"), LISTS.values(), ids=LISTS)
def test_a_list_is_read_line_by_line(text: str, expected: dict[str, Any]) -> None:
    check(text, expected)


def test_links_to_the_author_are_not_ingredients() -> None:
    text = (
        "Leeks\n\n* 2 leeks\n* 30 g butter\n* 1 egg\n\nFor boiling: (until soft)\n* 1 l water\n* 1 tsp salt\n\n"
        "Instagram: ida_bell\n\nFollow me on YouTube\n"
    )
    groups = ["", "For boiling: (until soft)"]
    check(text, {"names": ["leeks", "butter", "egg", "water", "salt"], "groups": groups}, doubts=True)
