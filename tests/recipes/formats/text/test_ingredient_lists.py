"""Lists of ingredients as people paste them: without signs, in columns, in sentences. Nothing is flagged."""

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
    "servings in words behind the title": (
        "Rarebit (for two)\n\nIngredients\n4 slices bread\n200 g cheddar\n\nMethod\nToast the bread.\nMelt the cheese.",
        {"title": "Rarebit", "servings": (2, 2), "names": ["bread", "cheddar"]},
    ),
    "for two, on a line of its own": (
        "Prawns\n\nFor 2\n\n200 g prawns\n4 tbsp mayo\n1 lime\n\n"
        "Stir the prawns into the mayo.\nHalf fill two glasses with it.",
        {"servings": (2, 2), "names": ["prawns", "mayo", "lime"], "count": 2},
    ),
    "for some, below a heading": (
        "# Prawns\n\nFor three to four\n\nFor 6.\n\n## Ingredients\n- 200 g prawns\n\n## Method\n1. Boil.",
        {"servings": (6, 6), "names": ["prawns"]},
    ),
    "beside a fact that is not known": (
        "# Prawns\n\n**Serves:** 4 | **Mood:** festive\n\n### The stuff\n\n- 200 g prawns\n- 1 lime\n\n### Cook\n\n"
        "1. Boil the prawns.",
        {"servings": (4, 4), "names": ["prawns", "lime"]},
    ),
    "a count of pieces on its own line": (
        "Eggs\n\nIngredients\n1\ncup\nyogurt\n1\nclove\ngarlic, grated\nSalt\n2\nheads\nlettuce\n4\neggs\n\n"
        "Method\n1. Boil the eggs.",
        {
            "names": ["yogurt", "garlic", "salt", "lettuce", "eggs"],
            "quantities": ["1 cup", "1 clove", "", "2 heads", "4"],
        },
    ),
    "a list in a line for each part": (
        "Galette\n\n**Pastry:** 200 g flour, 100 g butter\n\n"
        "**Filling:** 5 peaches, 2 tbsp sugar (brown, if any), 1 egg\n\n"
        "**Method:** Chill the pastry for 30 minutes. Slice the peaches.",
        {"groups": ["Pastry", "Filling"], "names": ["flour", "butter", "peaches", "sugar", "egg"], "timers": [1800]},
    ),
    "signs between ingredients": (
        "Salad\n\n1 tin beans | 1 tin peas | 1 tin corn\n1 onion • 4 tbsp vinegar • salt\n\n"
        "Drain the beans. Slice the onion.",
        {"names": ["beans", "peas", "corn", "onion", "vinegar", "salt"]},
    ),
    "stars between ingredients": (
        "Soup\n\n3 leeks * 1 litre stock * pepper\n\nSweat the leeks for 10 minutes. Add the stock.",
        {"names": ["leeks", "stock", "pepper"]},
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
    "servings behind the colon of the heading": (
        "Rice\n\nIngredients: (for four)\n300 g rice\n1 tin beans\n\nMethod\n1. Boil the rice.",
        {"servings": (4, 4), "groups": [""], "names": ["rice", "beans"]},
    ),
    "hungry people": (
        "Rice\n\nMakes enough for 4 hungry people\n\n300 g rice\n1 tin beans\n1 onion\n\n"
        "Boil the rice.\nWarm the beans.\nServes 4, with a salad.",
        {"servings": (4, 4), "names": ["rice", "beans", "onion"], "count": 2},
    ),
    "dozens without a label": (
        "# Balls\n\nAbout 5 dozen balls\n\n- 2 cups oats\n- 1 cup honey\n\nRoll the oats in honey.\nChill for 1 hour.",
        {"servings": (60, 60), "names": ["oats", "honey"]},
    ),
    "dozens in the introduction": (
        "# Buns\n\n2 dozen small rolls\n\n## Ingredients\n- 3 cups flour\n\n## Method\n1. Bake.",
        {"servings": (24, 24), "names": ["flour"]},
    ),
    "dozens that are bought": (
        "# Clams\n\n## Ingredients\n- 2 dozen clams\n- 1 dozen rolls\n\n## Method\n1. Steam the clams.",
        {"servings": (None, None), "names": ["clams", "rolls"]},
    ),
    "minutes in the heading of a list": (
        "# Pot\n\nIngredients for 20 minutes noodles\n\n- 3 cups noodles\n\n## Method\n1. Boil the noodles.",
        {"servings": (None, None), "names": ["noodles"]},
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
    "a long remark in brackets behind the first amount": (
        "Bake\n2 lbs chicken, cooked & cut - about 3 cups (I use the pack of three without bones or skin, but you "
        "can use "
        "anything you like and have at home)\n1 bag peas\n\nLayer in peas\nLayer in chicken",
        {"names": ["chicken", "peas"], "count": 2},
    ),
    "names alone on one line": (
        "Noodle Soup\n\nIngredients\n200 g noodles\nOnion, carrot and celery\nFor serving: limes, sour cream\n"
        "Parsley, leaves picked, chopped\nTo garnish: salt and pepper\n\nMethod\nBoil the noodles.",
        {
            "names": ["noodles", "onion", "carrot", "celery", "limes", "sour cream", "parsley", "salt and pepper"],
        },
    ),
    "parted by semicolons": (
        "Salsa\n\n2 mangoes; 1 lime; mint; salt\n\nDice the mangoes.\nStir in the rest.",
        {"names": ["mangoes", "lime", "mint", "salt"], "count": 2},
    ),
    "a line parted by semicolons in a longer list": (
        "Tacos\n\nIngredients\n1 lb cod\n1 lime; coriander; tortillas\n2 tbsp oil; for frying\n\nMethod\nFry the cod.",
        {"names": ["cod", "lime", "coriander", "tortillas", "oil"]},
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
        "Focaccia\n\nINGREDIENTS\n500 g flour, plus more\nfor dusting\n1 potato, boiled and\nmashed\n60 ml oil, or "
        "enough\n"
        "to fill the tin\n3 dried mushrooms\nsimmered until tender\n1 can peas (14 oz)\ndrained and rinsed\nSalt\n\n"
        "METHOD\nMix it.",
        {"names": ["flour", "potato", "oil", "dried mushrooms simmered until tender", "peas", "salt"]},
    ),
    "the second line of an item with a bullet": (
        "# Pie\n\n## Ingredients\n\n- 1 pound mushrooms\n- 2 glasses full-bodied red\n  wine such as one from a good "
        "year or two\n"
        "- 3 carrots\n\n## Method\n\n1. Mix it.",
        {"names": ["mushrooms", "full-bodied red wine", "carrots"]},
    ),
    "names above amounts and prices": (
        "Slaw\n\nIngredients\nbroccoli\n1 head\n$2.49\ncranberries\n½ cup\n$1.20\nmayonnaise\n⅓ cup\n$0.45\nAdd to "
        "cart\n"
        "Instructions\n1. Mix it.",
        {"names": ["broccoli", "cranberries", "mayonnaise"], "quantities": ["1 head", "½ cup", "⅓ cup"]},
    ),
    "short lines that are not continued": (
        "Soup\n\nIngredients\n2 cups all-purpose flour\nsalt\nchopped parsley\nto serve: bread\n\nMethod\nBoil it.",
        {"names": ["all-purpose flour", "salt", "chopped parsley", "bread"]},
    ),
    "a comma at the end of each line": (
        "Chana\n\nIngredients:\n200g chickpeas; soaked overnight,\n2 onions; finely chopped,\n2″ piece ginger; cut "
        "fine,\n"
        "Salt to taste,\nOil for frying,\nMint leaves and sliced onions to garnish.\n\nMethod:\nBoil the chickpeas.",
        {"names": ["chickpeas", "onions", "ginger", "salt", "oil", "mint leaves and sliced onions"]},
    ),
    "what is to be done with a part of it": (
        "Chana\n\nIngredients\nChickpeas – 3 cups\nOil – 2 tablespoons\nSalt to taste\nTo grind\nOnion – 2 nos\n"
        "Tomatoes – 5 nos\nHow to make chana\nSoak the chickpeas.\nGrind the rest.",
        {"groups": ["", "To grind"], "names": ["chickpeas", "oil", "salt", "onion", "tomatoes"], "count": 2},
    ),
    "parts with a star": (
        "Plum Crunch\n\n*Crumb Topping\n\n1 c flour\n3/4 c oats\n1 c sugar\n\n*Fruit Mixture\n\n4 c plums\n1 c water\n"
        "1 tsp vanilla\n\nMix the topping. Bake it for 1 hour.\n\nBottom crust...\n\nFilling poured on top...",
        {
            "groups": ["Crumb Topping", "Fruit Mixture"],
            "names": ["flour", "oats", "sugar", "plums", "water", "vanilla"],
            "count": 1,
        },
    ),
}


@pytest.mark.parametrize(("text", "expected"), LISTS.values(), ids=LISTS)
def test_a_list_is_read_line_by_line(text: str, expected: dict[str, Any]) -> None:
    check(text, expected)
