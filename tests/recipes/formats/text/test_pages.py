"""Pasted web pages, printouts and e-mails: what belongs to the page is dropped. Nothing is flagged."""

from typing import Any

import pytest

from tests.recipes.reading import Case, check

SOUP = "Leek Soup\n\nIngredients\n3 leeks\n\nMethod\nFry the leeks."
LAMB_LIST = "2 lb lamb\n1 cup barley\n2 onions\n4 cups stock\n\n"

ABOVE_THE_TITLE = {
    "the address of the site": "www.kitchen.example.org",
    "a link to the comments": "Go to the comments",
    "a button with a rating": "Print Recipe ★★★★★",
    "ratings": "Ratings: 4.5/5",
}


BELOW_THE_STEPS = {
    "a comment without a heading": "Bob K.\nMay 2, 2024\nThis took me 45 minutes.",
    "what a reader says": "Sue says: I simmered it for 40 minutes",
    **{
        heading: f"{heading}\n\nIda, Oslo\nMine took 45 minutes.\n\nGuest\nCan I freeze it?"
        for heading in ("WHAT READERS SAY (14)", "What other cooks think", "See what people are saying about it:")
    },
    "counts of likes and comments, and a disclaimer": (
        "♥ 12 likes   3 comments\n\nThis site provides nutrition information as a courtesy only."
    ),
}


PAGES: dict[str, Case] = {
    "a printout": (
        "11/29/25, 3:04 PM Leek Tart - A Kitchen\n\nLeek Tart\n\nIngredients\n3 leeks\n1 egg\n\n"
        "https://a.example/leek-tart 1/2\n— 83 —\n\nMethod\nFry the leeks.\n\nBake for 35 minutes.\n\nPage 2 of 2",
        {"title": "Leek Tart", "names": ["leeks", "egg"], "count": 2},
    ),
    "other recipes in the middle": (
        "Leek Tart\n\nIngredients\n\n3 leeks\n\n1 egg\n\nYou May Also Like:\n\nOnion Pie\n\nGarlic Bread\n\n"
        "Directions\n\n1\nFry the leeks.\n2\nAdd the egg.",
        {"names": ["leeks", "egg"], "count": 2},
    ),
    "a switch of units on one line": (
        "Wedges\n\nIngredients\nMetric US Customary\n3 potatoes\n2 tbsp oil\n\nMethod\nCut the potatoes.\nRoast.",
        {"names": ["potatoes", "oil"], "groups": [""]},
    ),
    "facts with an unusual one, below the steps": (
        "Bulgur\n\nIngredients\n1 cup bulgur\n2 tomatoes\n\nMethod\n1. Soak the bulgur.\n2. Chop the tomatoes.\n\n"
        "Prep: 15 min | Soak: 20 min | Serves: 4-6 people\n\nPrinted from www.kitchen.example on 12/03/2024\n"
        "Page 1 of 1",
        {"servings": (4, 6), "times": {"prep": 15, "soak": 20}, "count": 2},
    ),
    "nutrients, products for sale and buttons between list and steps": (
        "Squash Bowl\n\nIngredients\n1\nlarge squash\n1 tsp\nsalt\nCopy ingredients\n16 gFat\n42 gProtein\n"
        "Shop ingredients\nSelect Fresh Squash, 2 lbs for add to cart\nFresh Squash, 2 lbs\n1 item needed\n$5.85\n"
        "Add selected to cart\nInstructions\nRoast the squash.\nAdd the salt.",
        {"names": ["large squash", "salt"], "count": 2},
    ),
    "tags glued together above the title": (
        "#Main courses#Poultry\n\nPineapple Chicken\n\nIngredients\n1 lb chicken\n1 lime\n\nMethod\nFry the chicken.",
        {"title": "Pineapple Chicken", "tags": ["Main courses", "Poultry"]},
    ),
    "a video's address above the list": (
        "Smoked Ribs\nHow-to video: https://videos.example/watch?v=5q\n\nIngredients\n2 racks of ribs\n1 cup honey\n\n"
        "Method\nSmoke the ribs.",
        {"title": "Smoked Ribs"},
    ),
    "the facts of a card below its notes": (
        "Miso Soup\n\nIngredients\nUnits USM Scale 1x2x3x\n1 litre dashi\n3 tbsp miso\n\n"
        "Instructions\nHeat the dashi.\nWhisk in the miso.\nEquipment\nPot\nBuy Now →\nNotes\nUse white miso.\n"
        "Prep Time: 5 minutes\nCook Time: 10 minutes\nCategory: Soup\nKeywords: miso\n",
        {
            "names": ["dashi", "miso"],
            "times": {"prep": 5, "cook": 10},
            "tags": ["Soup", "miso"],
            "notes": ["Equipment: Pot", "Use white miso."],
        },
    ),
    "the source among the facts of a recipe with a list per section": (
        "# Leek Pie\n\nServes: 4\nFrom: my aunt\n\n## Soften the leeks.\n\n- Leeks, 3\n\nFry the leeks.\n\n"
        "## Bake.\n\n- Pastry, 300 g\n\nCover with the pastry and bake.",
        {"names": ["leeks", "pastry"], "source": "my aunt", "servings": (4, 4)},
    ),
    "a rating below the time": (
        "Leek Soup\n\nTotal Time\n36 minutes\nCook Time\n26 minutes\nRating\n4\n(1,203)\n\nIngredients\n3 leeks\n\n"
        "Method\nFry the leeks.",
        {"times": {"total": 36, "cook": 26}, "count": 1},
    ),
    "questions and answers below the steps": (
        f"{SOUP}\n\nFAQ\nCan I freeze it?\nYes, for 3 months. Thaw it for 12 hours.\n\nNotes\nUse white leeks.",
        {"count": 1, "timers": [], "notes": ["Use white leeks."]},
    ),
    "a chat": (
        "hey! here is the chilli recipe you wanted\n\nWeeknight Chilli\n\nyou'll need:\n500g mince\n1 onion\n\n"
        "brown the mince with the onion, about 10 min\nsimmer 40 min\n\nSent from my phone\n",
        {
            "title": "Weeknight Chilli",
            "steps": ["brown the mince with the onion, about 10 min", "simmer 40 min"],
            "notes": [],
        },
    ),
    "a greeting in a title": (
        "Hello Dolly Bars\n\nIngredients\n1 cup oats\n\nMethod\nBake the oats.\nServe with love",
        {"title": "Hello Dolly Bars", "steps": ["Bake the oats.", "Serve with love"]},
    ),
    "what stands beside the recipe": (
        "Leek Soup\nA star rating of 4.6 out of 5.\n180 ratings\nPreparation and cooking time\nPrep:10 mins\n"
        "Cook:25 mins\nServes 4\nIngredients\n3 leeks\n1l stock\nNutrition: per serving\nkcal\n312\nfat\n23g\nMethod\n"
        "STEP 1\nFry the leeks.\nSTEP 2\nAdd the stock.\nSpecial Equipment\nA blender\nRead More\nOnion Soup",
        {
            "servings": (4, 4),
            "times": {"prep": 10, "cook": 25},
            "names": ["leeks", "stock"],
            "count": 2,
            "nutrition": [("kcal", "312"), ("fat", "23g")],
            "notes": ["Equipment: A blender"],
        },
    ),
    "crumbs below the site's name": (
        "Skip to content\nThe Weeknight Pot\nSearch recipes…\n\nHome > Mains > Curry\n\n"
        "Red Dal\nRated 5 out of 5\nIngredients\n250g red lentils\n1 onion\nMethod\nFry the onion.\nAdd the lentils.",
        {"title": "Red Dal", "names": ["red lentils", "onion"], "count": 2, "description": ""},
    ),
    "crumbs below the title": (
        "Red Dal\nHome > Mains > Curry\nBy Ann Bell\n\nIngredients\n250g red lentils\n1 onion\nMethod\nFry the onion.",
        {"title": "Red Dal", "names": ["red lentils", "onion"], "count": 1},
    ),
    "a menu below the site's name": (
        "Some Table\nRecipes\nHow to\nHealth\n\nLeek Tart\nServes 6\n\nIngredients\n3 leeks\n1 egg\nMethod\n"
        "Fry the leeks.",
        {"title": "Leek Tart", "servings": (6, 6), "names": ["leeks", "egg"], "count": 1},
    ),
    "a menu in lines": (
        "Log in\n\nRecipes\nChicken\nBaking\nIn Season\n\nLeek Tart\n\nIngredients\n3 leeks\n1 egg\nMethod\n"
        "Fry the leeks.",
        {"title": "Leek Tart", "names": ["leeks", "egg"], "count": 1},
    ),
    "a chat with the time only": (
        "[14:01] Mum: Leek Tart\n[14:02] Mum: 3 leeks\n[14:02] Mum: 1 egg\n[14:03] Mum: Fry the leeks.\n"
        "[14:03] Mum: Add the egg.",
        {"title": "Leek Tart", "names": ["leeks", "egg"], "count": 2},
    ),
    "when it was made": (
        "# Leek Tart\n\n- [ ] 3 leeks\n- [x] 1 egg\n\n1. [ ] Fry the leeks.\n\n---\nLast made: 2024-02-11",
        {"title": "Leek Tart", "names": ["leeks", "egg"], "count": 1, "notes": []},
    ),
    "a window's title with the word recipe": (
        "Leek Tart Recipe - Some Table\nLeek Tart\nIngredients\n3 leeks\n1 egg\nMethod\nFry the leeks.",
        {"title": "Leek Tart", "names": ["leeks", "egg"], "count": 1},
    ),
    "descriptions of pictures": (
        "[image: The tart]\nLeek Tart\n\nIngredients\n3 leeks\n1 egg\nMethod\nFry the leeks.\n[image: Fried leeks]\n"
        "Add the egg.\nBaker's tip: eat it warm.",
        {
            "title": "Leek Tart",
            "sections": [""],
            "steps": ["Fry the leeks.", "Add the egg."],
            "notes": ["Baker's tip: eat it warm."],
        },
    ),
    "a remark among the steps": (
        "Leek Soup\n\nIngredients\n3 leeks\n\nPreparation\nFry the leeks.\nCool completely.\n"
        "DO AHEAD Soup can be made 1 day ahead.",
        {"steps": ["Fry the leeks.", "Cool completely."], "notes": ["DO AHEAD Soup can be made 1 day ahead."]},
    ),
    "pictures instead of signs": (
        "🍲 One-Pot Orzo 🍲\n⏰ 30 mins | 👥 Serves 3\n🛒 Ingredients:\n🔸 1 cup orzo\n🔸 2 cups broth\n"
        "👩\u200d🍳 Directions:\n1\ufe0f\u20e3 Toast the orzo.\n2\ufe0f\u20e3 Simmer for 10 min.\n#dinner #onepot\n"
        "Follow me for more!",
        {"title": "One-Pot Orzo", "servings": (3, 3), "times": {"total": 30}, "tags": ["dinner", "onepot"], "count": 2},
    ),
    "buttons without bars and a repeated title": (
        "Toggle navigation\nMain menu\nA Kitchen\nLeek Tart\nJump to Recipe Print Recipe\n120 Likes\n"
        "I bake it every week, and my family loves it.\n\nLeek Tart ♥\nLeek Tart\nYield: Serves 6.\n\n"
        "Ingredients\nTap to check off ingredients\n3 leeks\n\nMethod\nFry the leeks.\nWas this helpful? Yes No",
        {"title": "Leek Tart", "servings": (6, 6), "names": ["leeks"], "count": 1},
    ),
    "navigation and stars": (
        "Home | Recipes | About\n\nSkip to content\n\nLeek Tart\n\n★★★★☆\n4.8 from 112 votes\nPrint Recipe\nPin\n"
        "Share\n\nServings: 6\n\nIngredients\n▢ 3 leeks\n▢ 1 sheet pastry\n\nInstructions\nBake for 35 minutes.\n\n"
        "Rate this recipe",
        {"title": "Leek Tart", "servings": (6, 6), "names": ["leeks", "pastry"], "count": 1},
    ),
    "a bar in the list": (
        "Leek Tart\n\nIngredients\nUS | Metric\n½x 1x 2x\nDeselect All\n3 leeks\n1 egg\n"
        "Facebook Twitter Pinterest Email\n\nInstructions\nCook Mode Prevent your screen from going dark\n"
        "Fry the leeks.\nAdd the egg.\nPin It | Share | Print",
        {"names": ["leeks", "egg"], "count": 2},
    ),
    "comments and other recipes": (
        "Leek Tart\n\nIngredients\n- 3 leeks\n\nInstructions\n1. Bake for 35 minutes.\n\n12 Comments\n\n"
        "Sam says:\nJune 1, 2024 at 8:15 am\nI baked mine for 50 minutes.\nReply\n\n"
        "More Recipes You’ll Love\n- Onion Pie\n\n© 2024 A Kitchen. All rights reserved.\n"
        "Privacy Policy | Terms of Use",
        {"count": 1, "timers": [2100], "notes": []},
    ),
    "captions": (
        "Leek Tart\n\nIngredients\n3 leeks\n\nDirections\nFry the leeks for 10 minutes.\n\n"
        "Sliced leeks in a black pan on a wooden table.\nLeek Weekly / Ann Bell\nCool on a rack.\nPhoto by Ann Bell",
        {"steps": ["Fry the leeks for 10 minutes.", "Cool on a rack."]},
    ),
    "a recipe card": (
        "Leek Tart\nPrep Time20 minutes minutes\nCook Time1 hour hour 5 minutes minutes\nCourse: Lunch\n"
        "Servings6 people\nCalories: 310kcal\nEquipment\nTart pan\nIngredients\nUS Customary - Metric\n1x2x3x\n"
        "▢3 leeks\n▢1 egg\nInstructions\nFry the leeks.\nBake for 35 minutes.\nVideo\nNutrition\n"
        "Calories: 310kcal | Fat: 12g",
        {
            "servings": (6, 6),
            "times": {"prep": 20, "cook": 65},
            "tags": ["Lunch"],
            "names": ["leeks", "egg"],
            "count": 2,
            "nutrition": [("calories", "310kcal"), ("fat", "12g")],
            "notes": ["Equipment: Tart pan"],
        },
    ),
    "amounts on lines of their own": (
        "Leek Soup\n\nIngredients\n2\n\nleeks, sliced\n1½\n\ncups stock\n¼\n\ntsp. nutmeg\n\n"
        "Preparation\nStep 1\nFry the leeks for 5 minutes.\nStep 2\nAdd the stock.\n\nSimmer for 20 minutes.",
        {"quantities": ["2", "1½ cups", "¼ tsp."], "names": ["leeks", "stock", "nutmeg"], "count": 2},
    ),
    "facts on lines of their own": (
        "Leek Soup\nPrep\n15 mins\nCook\n25\nminutes\n mins\nTotal Time:\n40 mins\nServes\n4 to 6\n\n"
        "Ingredients\n3 leeks\n\nMethod\nBoil the leeks.",
        {"times": {"prep": 15, "cook": 25, "total": 40}, "servings": (4, 6), "names": ["leeks"]},
    ),
    "nutrition in a line": (
        "Leek Tart\n\nIngredients:\n- 3 leeks\n\nInstructions:\nBake for 35 minutes.\n\n"
        "Nutrition per serving: Calories: 310 | Total Fat: 12g | Protein: 9 g",
        {"count": 1, "nutrition": [("calories", "310"), ("total fat", "12g"), ("protein", "9 g")]},
    ),
    "the title of a window": (
        "Bean Stew | The Shelf\nhttps://shelf.example/bean-stew\n\nThe Shelf\nAbout  Recipes  Shop  Contact\n\n"
        "Bean Stew\n\n2 cans beans\n1 onion\n\n1. Fry the onion.\n2. Add the beans.\n\n© 2024 The Shelf",
        {"title": "Bean Stew", "names": ["beans", "onion"], "count": 2},
    ),
    "captions keep the steps above them": (
        "Toast\n\nIngredients\n8 oz mushrooms\n2 slices bread\n\nDirections\nStep 1\n"
        "Fry the mushrooms for 6 minutes.\nPhoto: Sliced mushrooms in a pan\nStep 2\nToast the bread.\nADVERTISEMENT\n"
        "Step 3\nServe.",
        {"steps": ["Fry the mushrooms for 6 minutes.", "Toast the bread.", "Serve."], "timers": [360]},
    ),
    "ratings and private notes at the end": (
        "Carrots\n\nIngredients\n2 lb carrots\n1/2 cup feta\n\nPreparation\nStep 1\nRoast the carrots.\nStep 2\n"
        "Add the feta.\n\nRatings\n4 out of 5\n1,204 user ratings\nYour rating\nHave you cooked this?\n"
        "Mark as Cooked\n\nPrivate Notes\nLeave a Private Note.\n\nCooking Notes\nJan 3 years ago\n"
        "Roasted them for 50 minutes.",
        {"steps": ["Roast the carrots.", "Add the feta."], "timers": []},
    ),
    "an appeal between the steps": (
        "Miso Leeks\n\nIngredients\n2 leeks\n2 tbsp miso\n\nDirections\n1. Halve the leeks.\n"
        "Want more? Sign up for our weekly email!\n2. Brush with the miso.\n3. Broil.",
        {"steps": ["Halve the leeks.", "Brush with the miso.", "Broil."]},
    ),
    "a printed page with dates": (
        "Lentil Ragù - Dinners\n27.11.25, 09:14\n\nDinners\n\nLentil Ragù\n\n1 onion\n250 g lentils\n\n"
        "1. Fry the onion.\n2. Add the lentils.",
        {"title": "Lentil Ragù", "names": ["onion", "lentils"], "count": 2},
    ),
    "nutrition in one line": (
        "Farro\n\nIngredients:\n- 1 cup farro\n- 2 cups broth\n\nInstructions:\nSimmer the farro.\n\nFluff.\n\n"
        "Nutrition: 210 kcal, 3 g fat, 8 g protein",
        {"count": 2, "nutrition": [("kcal", "210"), ("fat", "3 g"), ("protein", "8 g")]},
    ),
    "breadcrumbs above the title": (
        "Skip to main content\nRecipes > Salads > Grain Salads\n\nFreekeh Salad\n4.6 (57)\n\n"
        "Ingredients\n200g freekeh\n1 lemon\n\nMethod\nBoil the freekeh.\nAdd the lemon.",
        {"title": "Freekeh Salad", "names": ["freekeh", "lemon"], "count": 2},
    ),
    "a part about ingredients above the title": (
        "Jump to recipe\n\nThis soup is from my aunt, who made it often.\n\nIngredients & Substitutions\n\n"
        "Broth: any kind works.\n\nNoodle Soup\nPREP TIME 10 minutes\nINGREDIENTS\n6 cups broth\n3 cups noodles\n"
        "INSTRUCTIONS\nBoil the broth.\nAdd the noodles.",
        {"title": "Noodle Soup", "names": ["broth", "noodles"], "times": {"prep": 10}, "count": 2},
    ),
    "offers between the steps": (
        "Rice\n\nIngredients\n1 cup rice\n1/2 cup water\n\nMethod\nRinse the rice.\nAd: 0:15\nBoil for 15 minutes.\n"
        "Get 20% off your first order with code RICE20\nFluff.\n\nPer serving: 320 kcal, 14 g fat.\n\n"
        "Looking for Something Else?\nFried Rice",
        {
            "steps": ["Rinse the rice.", "Boil for 15 minutes.", "Fluff."],
            "nutrition": [("kcal", "320"), ("fat", "14 g")],
        },
    ),
    "a card from a box": (
        "From the kitchen of: Aunt Bea\nRecipe for: Corn Relish\nMakes 8    Ready in 25 minutes\n\n"
        "4 ears corn\n1 cup vinegar\n\nCut the corn off the cobs. Boil for 20 min.",
        {"title": "Corn Relish", "servings": (8, 8), "times": {"total": 25}, "names": ["corn", "vinegar"]},
    ),
    "links to parts of the page, bars and cookies above the title": (
        "We value your privacy. This site uses cookies. Accept all\nSkip to primary navigation Skip to main content\n"
        "Dinner • Vegetarian • 30 minutes\n\nPlum Tart\n\n8 plums\n1 egg\n\nHalve the plums.\nBake.",
        {"title": "Plum Tart", "names": ["plums", "egg"], "count": 2},
    ),
    "the head of a book's page": (
        "The Village Cookbook — page 41\n\nPLUM TART\n\n8 plums\n1 egg\n\nHalve the plums.\nBake.\n\n41",
        {"title": "PLUM TART", "names": ["plums", "egg"], "count": 2, "description": ""},
    ),
    "values above their labels": (
        "Plum Tart\n15 mins\nPrep Time\n1 hour\nCook Time\n6\nServings\nIngredients\n8 plums\n1 egg\n\nMethod\nBake.",
        {"times": {"prep": 15, "cook": 60}, "servings": (6, 6), "names": ["plums", "egg"]},
    ),
    "a title that says how to make it": (
        "How to Make Plum Tart\n\nImage source:\n\nIngredients\n8 plums\n1 egg\n\n"
        "How to make it\nHalve the plums.\nBake.",
        {"title": "How to Make Plum Tart", "names": ["plums", "egg"], "count": 2},
    ),
    "bars at the ends of lines, and all steps in one": (
        "Chicken and Peppers |\n|\nPrep Time: 20 Minutes Cook Time: 30 Minutes |\nReady In: 50 Minutes Servings: 4 |\n"
        "|\nIngredients:\n6 chicken thighs |\n3 peppers, cored |\nDirections:\n"
        "1. Heat oven to 450. 2. Divide the chicken. 3. Roast 35 minutes. |\n|",
        {
            "title": "Chicken and Peppers",
            "servings": (4, 4),
            "names": ["chicken thighs", "peppers"],
            "steps": ["Heat oven to 450.", "Divide the chicken.", "Roast 35 minutes."],
        },
    ),
    "a heading of columns, and the yield in a sentence of its own": (
        "Shrimp\n\nIngredients\n\nQuantity Ingredient\n2/3pound shrimp\n2cloves garlic\n\nDirections\n\n"
        "Fry the shrimp 11/2 to 2 minutes.\n\nRecipe makes 2 servings.",
        {"servings": (2, 2), "quantities": ["2/3pound", "2cloves"], "names": ["shrimp", "garlic"], "timers": [120]},
    ),
    "the name of a site behind a bar": (
        "Plum Tart | Foodie Network\n\nLevel: Easy\nYield: 5 servings\n\nIngredients\nDeselect All\n8 plums\n1 egg\n"
        "Add to Shopping List\nView Shopping List\n\nDirections\n1. Halve the plums.\n2. Bake.\n\n"
        "Reviews\n2,310 Reviews",
        {"title": "Plum Tart", "servings": (5, 5), "names": ["plums", "egg"], "count": 2},
    ),
    "a long title": (
        "One bowl plum cake or plum cake in one bowl (I still cannot decide on the right name)\n\nServes 4\n\n"
        "8 plums\n1 egg\n\nHalve the plums.\nBake.",
        {"title": "One bowl plum cake or plum cake in one bowl (I still cannot decide on the right name)", "count": 2},
    ),
    "servings in the last sentence": (
        "Plum Tart\n\nIngredients\n8 plums\n1 egg\n\nPreparation method\n"
        "Halve the plums. Bake. Makes 4 servings of tart.",
        {"servings": (4, 4), "steps": ["Halve the plums. Bake. Makes 4 servings of tart."]},
    ),
    "comments below names and dates": (
        f"Pot\n\n{LAMB_LIST}Simmer everything for 2 hours.\n\nIda March 3\nSo easy!\nTom W. 5 days ago\n"
        "Mine took 3 hours",
        {"count": 1, "timers": [7200], "notes": []},
    ),
    "comments without anything": (
        f"Pot\n\n{LAMB_LIST}Simmer everything for 2 hours.\nSeason it.\n\nI used veal and cooked it for 1 hour\n"
        "Yum yum",
        {"count": 2, "timers": [7200]},
    ),
}


@pytest.mark.parametrize("line", ABOVE_THE_TITLE.values(), ids=ABOVE_THE_TITLE)
def test_a_line_of_the_page_above_the_title_is_dropped(line: str) -> None:
    check(f"{line}\n\n{SOUP}", {"title": "Leek Soup"})


@pytest.mark.parametrize("lines", BELOW_THE_STEPS.values(), ids=BELOW_THE_STEPS)
def test_lines_of_the_page_below_the_steps_are_dropped(lines: str) -> None:
    check(f"{SOUP}\n\n{lines}", {"count": 1, "timers": [], "notes": []})


@pytest.mark.parametrize(("text", "expected"), PAGES.values(), ids=PAGES)
def test_a_pasted_page_is_read_without_the_page(text: str, expected: dict[str, Any]) -> None:
    check(text, expected)
