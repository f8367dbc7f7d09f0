"""Recipes as people paste and keep them: at least three texts for each kind of difficulty found in real files."""

from typing import Any, TypeAlias

import pytest

from kitchen_tui.model.recipe import Recipe
from kitchen_tui.recipes.formats.text.read import read_prose
from kitchen_tui.recipes.problems import ReadResult

Case: TypeAlias = tuple[str, dict[str, Any]]
"""A text, and what is expected of its recipe (see `outcome`)."""


def outcome(recipe: Recipe) -> dict[str, Any]:
    """Return what cases compare; each case names only what it is about."""
    listed = [(group.name, [item for item in group.ingredients if item.listed]) for group in recipe.groups]
    return {
        "title": recipe.title,
        "servings": recipe.servings[:2],
        "names": [item.name.lower() for _, items in listed for item in items],
        "quantities": [item.quantity for _, items in listed for item in items],
        "groups": [name for name, _ in listed],
        "steps": [step.text for step in recipe.steps],
        "sections": [section.name for section in recipe.sections],
        "count": len(recipe.steps),
        "times": {time.name: time.span.most_ms // 60_000 for time in recipe.times},
        "timers": [timer.most_ms // 1_000 for step in recipe.steps for timer in step.timers],
        "tags": list(recipe.tags),
        "notes": list(recipe.notes),
        "description": recipe.description,
        "source": recipe.source,
        "nutrition": [tuple(fact) for fact in recipe.nutrition.facts],
    }


def check(text: str, expected: dict[str, Any], doubts: bool = False) -> ReadResult:
    """Read a text and compare the result; it must be flagged as uncertain only if `doubts`."""
    result = read_prose(text, "the-file")
    assert result.recipe is not None, result.problems
    found = outcome(result.recipe)
    assert {key: found[key] for key in expected} == expected
    assert bool(result.uncertain) == doubts, result.uncertain
    return result


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
}
SIGNS: dict[str, Case] = {
    sign: (
        f"Peas\n\nIngredients\n\n{sign}1 cup peas\n{sign}Salt\n\nMethod\n\n1. Boil the peas for 5 minutes.",
        {"names": ["peas", "salt"], "quantities": ["1 cup", ""]},
    )
    for sign in (
        "▢ ",
        "▢",
        "•",
        "• ",
        "✓ ",
        "☐",
        "❏ ",
        "◦",
        "– ",
        "– ▢ ",
        "→ ",
        "[ ] ",
        "- [x] ",
        "🥕 ",
        "✅",
        "* ",
        "-- ",
        "\uf0b7 ",
        "( ) ",
        "> - ",
        "· ",
    )
}
NUMBERS: dict[str, Case] = {
    number.format(1): (
        "Peas\n\nIngredients\n- 1 cup peas\n- 1 tsp salt\n\nMethod\n\n"
        + "\n".join(
            number.format(at) + text for at, text in ((1, "Boil the peas."), (2, "Drain them."), (3, "Serve with salt"))
        ),
        {"steps": ["Boil the peas.", "Drain them.", "Serve with salt"]},
    )
    for number in (
        "{}. ",
        "{}.",
        "{}) ",
        "({}) ",
        "{} ",
        "{} - ",
        "Step {}: ",
        "Step {} - ",
        "STEP {}. ",
        "{}: ",
        "{}\ufe0f\u20e3 ",
    )
} | {
    "a)": (
        "Peas\n\nIngredients\n- 1 cup peas\n\nMethod\na) Boil the peas.\nb) Drain them.",
        {"steps": ["Boil the peas.", "Drain them."]},
    ),
    "①": (
        "Peas\n\nIngredients\n- 1 cup peas\n\nMethod\n① Boil the peas.\n② Drain them.",
        {"steps": ["Boil the peas.", "Drain them."]},
    ),
    "alone": (
        "Peas\n\nIngredients\n- 1 cup peas\n\nMethod\n1)\nBoil the peas. Taste one.\n2)\nDrain them.",
        {"steps": ["Boil the peas. Taste one.", "Drain them."]},
    ),
    "in one line": (
        "Peas\n\nIngredients\n- 1 cup peas\n\nMethod\n1. Boil the peas. 2. Drain them. 3. Serve.",
        {"steps": ["Boil the peas.", "Drain them.", "Serve."]},
    ),
    "of ingredients": (
        "Peas\n\nIngredients\n1. 1 cup peas\n2. 2 onions\n\nMethod\n1. Boil.",
        {"names": ["peas", "onions"], "quantities": ["1 cup", "2"]},
    ),
}
PAGES: dict[str, Case] = {
    "what stands beside the recipe": (
        "Leek Soup\nA star rating of 4.6 out of 5.\n180 ratings\nPreparation and cooking time\nPrep:10 mins\n"
        "Cook:25 mins\nServes 4\n"
        "Ingredients\n3 leeks\n1l stock\nNutrition: per serving\nkcal\n312\nfat\n23g\nMethod\nSTEP 1\n"
        "Fry the leeks.\nSTEP 2\n"
        "Add the stock.\nSpecial Equipment\nA blender\nRead More\nOnion Soup",
        {
            "servings": (4, 4),
            "times": {"prep": 10, "cook": 25},
            "names": ["leeks", "stock"],
            "count": 2,
            "nutrition": [("kcal", "312"), ("fat", "23g")],
            "notes": ["Equipment: A blender"],
        },
    ),
    "a remark among the steps": (
        "Leek Soup\n\nIngredients\n3 leeks\n\nPreparation\nFry the leeks.\nCool completely.\n"
        "DO AHEAD Soup can be made 1 day ahead.",
        {"steps": ["Fry the leeks.", "Cool completely."], "notes": ["DO AHEAD Soup can be made 1 day ahead."]},
    ),
    "a reply": (
        "Re: that soup\n\nOn Mon, Nov 3, 2025 at 9:14 AM Dad <dad@mail.example> wrote:\n> Hi kiddo, here you go:\n"
        ">\n> Pea Soup\n"
        "> 1 lb split peas\n> 2 carrots\n>\n> Boil the peas for an hour.\n> Mash and serve.\n>\n> xo Dad",
        {"title": "Pea Soup", "names": ["split peas", "carrots"], "count": 2, "notes": ["xo Dad"]},
    ),
    "pictures instead of signs": (
        "🍲 One-Pot Orzo 🍲\n⏰ 30 mins | 👥 Serves 3\n🛒 Ingredients:\n🔸 1 cup orzo\n🔸 2 cups broth\n"
        "👩‍🍳 Directions:\n"
        "1️⃣ Toast the orzo.\n2️⃣ Simmer for 10 min.\n#dinner #onepot\nFollow me for more!",
        {"title": "One-Pot Orzo", "servings": (3, 3), "times": {"total": 30}, "tags": ["dinner", "onepot"], "count": 2},
    ),
    "buttons without bars and a repeated title": (
        "Toggle navigation\nMain menu\nA Kitchen\nLeek Tart\nJump to Recipe Print Recipe\n120 Likes\n"
        "I bake it every week, and "
        "my family loves it.\n\nLeek Tart ♥\nLeek Tart\nYield: Serves 6.\n\nIngredients\n"
        "Tap to check off ingredients\n3 leeks\n\n"
        "Method\nFry the leeks.\nWas this helpful? Yes No",
        {"title": "Leek Tart", "servings": (6, 6), "names": ["leeks"], "count": 1},
    ),
    "servings in the heading": (
        "Leek Tart\n\nIngredients (serves 4)\n3 leeks\n1 egg\n\nMethod\nFry the leeks.\nAdd the egg.",
        {"servings": (4, 4), "names": ["leeks", "egg"], "count": 2},
    ),
    "navigation and stars": (
        "Home | Recipes | About\n\nSkip to content\n\nLeek Tart\n\n★★★★☆\n4.8 from 112 votes\nPrint Recipe\nPin\n"
        "Share\n\n"
        "Servings: 6\n\nIngredients\n▢ 3 leeks\n▢ 1 sheet pastry\n\nInstructions\nBake for 35 minutes.\n\n"
        "Rate this recipe",
        {"title": "Leek Tart", "servings": (6, 6), "names": ["leeks", "pastry"], "count": 1},
    ),
    "a bar in the list": (
        "Leek Tart\n\nIngredients\nUS | Metric\n½x 1x 2x\nDeselect All\n3 leeks\n1 egg\n"
        "Facebook Twitter Pinterest Email\n\n"
        "Instructions\nCook Mode Prevent your screen from going dark\nFry the leeks.\nAdd the egg.\n"
        "Pin It | Share | Print",
        {"names": ["leeks", "egg"], "count": 2},
    ),
    "comments and other recipes": (
        "Leek Tart\n\nIngredients\n- 3 leeks\n\nInstructions\n1. Bake for 35 minutes.\n\n12 Comments\n\nSam says:\n"
        "June 1, 2024 at 8:15 am\nI baked mine for 50 minutes.\nReply\n\nMore Recipes You’ll Love\n- Onion Pie\n\n"
        "© 2024 A Kitchen. All rights reserved.\nPrivacy Policy | Terms of Use",
        {"count": 1, "timers": [2100], "notes": []},
    ),
    "other recipes in the middle": (
        "Leek Tart\n\nIngredients\n\n3 leeks\n\n1 egg\n\nYou May Also Like:\n\nOnion Pie\n\nGarlic Bread\n\n"
        "Directions\n\n1\n"
        "Fry the leeks.\n2\nAdd the egg.",
        {"names": ["leeks", "egg"], "count": 2},
    ),
    "requests": (
        "Leek Tart\n\nIngredients\n- 3 leeks\n\nInstructions\nBake for 35 minutes. Cool.\n\n"
        "Did you make this? Leave a star "
        "rating and tag us @leeks on Instagram!\n\nDon't forget to subscribe to my newsletter.",
        {"steps": ["Bake for 35 minutes. Cool."], "notes": []},
    ),
    "captions": (
        "Leek Tart\n\nIngredients\n3 leeks\n\nDirections\nFry the leeks for 10 minutes.\n\n"
        "Sliced leeks in a black pan on a "
        "wooden table.\nLeek Weekly / Ann Bell\nCool on a rack.\nPhoto by Ann Bell",
        {"steps": ["Fry the leeks for 10 minutes.", "Cool on a rack."]},
    ),
    "a recipe card": (
        "Leek Tart\nPrep Time20 minutes minutes\nCook Time1 hour hour 5 minutes minutes\nCourse: Lunch\n"
        "Servings6 people\n"
        "Calories: 310kcal\nEquipment\nTart pan\nIngredients\nUS Customary - Metric\n1x2x3x\n▢3 leeks\n▢1 egg\n"
        "Instructions\n"
        "Fry the leeks.\nBake for 35 minutes.\nVideo\nNutrition\nCalories: 310kcal | Fat: 12g",
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
        "Leek Soup\n\nIngredients\n2\n\nleeks, sliced\n1½\n\ncups stock\n¼\n\ntsp. nutmeg\n\nPreparation\nStep 1\n"
        "Fry the "
        "leeks for 5 minutes.\nStep 2\nAdd the stock.\n\nSimmer for 20 minutes.",
        {"quantities": ["2", "1½ cups", "¼ tsp."], "names": ["leeks", "stock", "nutmeg"], "count": 2},
    ),
    "amounts with their units on lines of their own": (
        "Leek Soup\n\nIngredients\n200 g\nleeks\n1 litre\nstock\nsalt\n\nMethod\nBoil the leeks in the stock.",
        {"quantities": ["200 g", "1 litre", ""], "names": ["leeks", "stock", "salt"]},
    ),
    "facts on lines of their own": (
        "Leek Soup\nPrep\n15 mins\nCook\n25\nminutes\n mins\nTotal Time:\n40 mins\nServes\n4 to 6\n\nIngredients\n"
        "3 leeks\n\n"
        "Method\nBoil the leeks.",
        {"times": {"prep": 15, "cook": 25, "total": 40}, "servings": (4, 6), "names": ["leeks"]},
    ),
    "facts in one line": (
        "Leek Soup\nPrep Time: 15 mins Cook Time: 25 mins Servings: 4\n\nIngredients\n3 leeks\n\nMethod\n"
        "Boil the leeks.",
        {"times": {"prep": 15, "cook": 25}, "servings": (4, 4)},
    ),
    "facts after the steps": (
        "# Leek Soup\n\n## Ingredients\n- 3 leeks\n\n## Method\n1. Boil the leeks for 20 minutes.\n\n"
        "Prep: 5 min | Cook: 20 min | Serves 2\n**Total Time:** 25 minutes",
        {"times": {"prep": 5, "cook": 20, "total": 25}, "servings": (2, 2), "count": 1},
    ),
    "a yield in the list": (
        "Rolls\n\nIngredients\nYield: 12 rolls\n500 g flour\n1 tsp yeast\n\nMethod\nKnead for 10 minutes.",
        {"servings": (12, 12), "names": ["flour", "yeast"]},
    ),
    "an e-mail": (
        "From: Ida <ida@mail.example>\nTo: Sam <sam@mail.example>\nDate: Mon, 3 Mar 2025\n"
        "Subject: Fwd: Plum Cake\n\nHi Sam,\n\n"
        "Ingredients:\n1 kg plums\n200 g flour\n\nMethod:\nBake for 40 minutes.\n\nLove, Ida\n\nSent from my phone",
        {"title": "Plum Cake", "names": ["plums", "flour"], "count": 1, "notes": ["Love, Ida"]},
    ),
    "a printout": (
        "11/29/25, 3:04 PM Leek Tart - A Kitchen\n\nLeek Tart\n\nIngredients\n3 leeks\n1 egg\n\n"
        "https://a.example/leek-tart 1/2\n"
        "— 83 —\n\nMethod\nFry the leeks.\n\nBake for 35 minutes.\n\nPage 2 of 2",
        {"title": "Leek Tart", "names": ["leeks", "egg"], "count": 2},
    ),
    "nutrition in a line": (
        "Leek Tart\n\nIngredients:\n- 3 leeks\n\nInstructions:\nBake for 35 minutes.\n\n"
        "Nutrition per serving: Calories: 310 | "
        "Total Fat: 12g | Protein: 9 g",
        {"count": 1, "nutrition": [("calories", "310"), ("total fat", "12g"), ("protein", "9 g")]},
    ),
}
STEPS: dict[str, Case] = {
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
}
METADATA: dict[str, Case] = {
    "tags and fields of Obsidian": (
        "#recipe/soup #vegan\n\n# Onion Soup\n\nSource:: Blog\nYield:: 4 bowls\n\n## Ingredients 🛒\n"
        "- [ ] 2 [[onions]]\n\n## Steps\n"
        "- [ ] Fry the onions for ==20 minutes==",
        {
            "title": "Onion Soup",
            "servings": (4, 4),
            "tags": ["recipe/soup", "vegan"],
            "source": "Blog",
            "timers": [1200],
        },
    ),
    "lists in lists and maps in maps": (
        "---\ntitle: Bean Dip\ningredients:\n  - [1 can, beans]\n  - [2, cloves of garlic]\n"
        "steps: [Blend everything.]\n---\n",
        {"quantities": ["1 can", "2 cloves"], "count": 1},
    ),
    "amounts in maps": (
        "---\ntitle: Bean Dip\ningredients:\n  beans: {amount: 1, unit: can}\n  garlic: {amount: 2}\n"
        "steps: [Blend everything.]\n---\n",
        {"names": ["beans", "garlic"], "quantities": ["1 can", "2"], "count": 1},
    ),
    "lists": (
        "---\ntitle: Bean Dip\nserves: 4\ntotal_time: 15 minutes\ncategory: Rice, Beans & Grains\n"
        "tags: [dip, quick]\n"
        "ingredients:\n  - 1 can beans\n  - 1 clove garlic\ndirections:\n  - Drain the beans.\n"
        "  - Blend everything.\n---\n",
        {
            "title": "Bean Dip",
            "servings": (4, 4),
            "times": {"total": 15},
            "tags": ["dip", "quick", "Rice, Beans & Grains"],
            "names": ["beans", "garlic"],
            "count": 2,
        },
    ),
    "maps": (
        "---\nname: Bean Dip\ningredients:\n  beans: 1 can\n  garlic: 1 clove, crushed\n  salt:\nmethod:\n"
        "  1: Drain the beans.\n"
        "  2: Blend everything.\n---\nIt tastes of summer. Boil nothing for 50 minutes.",
        {"names": ["beans", "garlic", "salt"], "quantities": ["1 can", "1 clove", ""], "count": 2, "timers": []},
    ),
    "lists of maps": (
        "---\ntitle: Bean Dip\ningredients:\n  - {name: beans, quantity: 1, unit: can}\n  - name: garlic\n"
        "    amount: 1 clove\n"
        "    note: crushed\ninstructions:\n  - step: Drain the beans.\n  - title: Blend\n"
        "    text: Blend everything for 2 minutes.\n---",
        {"names": ["beans", "garlic"], "quantities": ["1 can", "1 clove"], "count": 2, "timers": [120]},
    ),
    "groups": (
        "---\ntitle: Bean Dip\ningredients:\n  Dip:\n    - 1 can beans\n  Topping:\n    - 1 onion\nsteps:\n  Dip:\n"
        "    - Blend the beans.\n  Topping:\n    - Fry the onion for 5 minutes.\n---",
        {"groups": ["Dip", "Topping"], "sections": ["Dip", "Topping"], "names": ["beans", "onion"], "count": 2},
    ),
    "groups in a list": (
        "---\ntitle: Bean Dip\ningredients:\n  - section: Dip\n    items:\n      - 1 can beans\n"
        "  - section: Topping\n"
        "    items: [1 onion]\ninstructions:\n  - section: Dip\n    steps: [Blend the beans.]\n---",
        {"groups": ["Dip", "Topping"], "names": ["beans", "onion"], "sections": ["Dip"], "count": 1},
    ),
    "text blocks": (
        "---\ntitle: Bean Dip\nyield: 2 bowls\ningredients: |\n  1 can beans\n  1 clove garlic\ninstructions: |\n"
        "  1. Drain the beans.\n  2. Blend everything.\n---",
        {"servings": (2, 2), "names": ["beans", "garlic"], "count": 2},
    ),
    "TOML": (
        f'{"+" * 3}\ntitle = "Bean Dip"\nservings = 4\nprep_time = "PT10M"\ningredients = ["1 can beans"]\n'
        f'steps = ["Drain.", "Blend."]\n{"+" * 3}\n',
        {"title": "Bean Dip", "servings": (4, 4), "times": {"prep": 10}, "names": ["beans"], "count": 2},
    ),
    "only the head": (
        "---\nname: Bean Dip\nsize: 4 servings\ntime: 1h 30m\nprepTime: 10\n"
        "source_url: https://beans.example/dip\noven_temp: 180 C\n"
        "date: 2024-01-01\n---\n\n# Ingredients\n\n- 1 can beans\n\n# Directions\n\n1. Blend.",
        {
            "title": "Bean Dip",
            "servings": (4, 4),
            "times": {"total": 90, "prep": 10},
            "source": "https://beans.example/dip",
            "notes": ["Oven temp: 180 C"],
            "names": ["beans"],
        },
    ),
    "broken YAML": (
        "---\ntitle: Mum's: the best dip\nyield: 4\n\tbad\n---\n\n## Ingredients\n- 1 can beans\n\n## Steps\n1. Blend.",
        {"title": "Mum's: the best dip", "servings": (4, 4), "names": ["beans"], "count": 1},
    ),
    "ingredients only": (
        "---\ntitle: Bean Dip\ningredients:\n  - 1 can beans\n  - 1 clove garlic\n---\n\nDrain the beans.\n\n"
        "Blend everything.",
        {"names": ["beans", "garlic"], "count": 2},
    ),
}
ENTITIES: dict[str, Case] = {
    "spaces and fractions": (
        "# Dal\n\n## Ingredients\n- 250&nbsp;g lentils\n- &frac34; tsp cumin\n- 1&#189; cups water\n\n## Steps\n"
        "1. Simmer for 25&nbsp;minutes.",
        {"quantities": ["250 g", "¾ tsp", "1½ cups"], "timers": [1500]},
    ),
    "signs": (
        "# Mac &amp; Cheese\n\n## Ingredients\n- 200 g macaroni\n- salt &amp; pepper\n\n## Steps\n"
        "1. Bake at 180&deg;C.",
        {"title": "Mac & Cheese", "names": ["macaroni", "salt & pepper"], "steps": ["Bake at 180°C."]},
    ),
    "tags": (
        "# Dal\n\n## Ingredients\n- 250 g <b>lentils</b><br>\n- 1 onion\n\n## Steps\n1. <i>Boil</i> it.<!-- not\n"
        "shown -->",
        {"names": ["lentils", "onion"], "steps": ["Boil it."]},
    ),
    "code and quotes": (
        "# Dal\n\n* `250 g` lentils\n* `1` onion\n\n> Fry the onion, then boil the lentils for `20 minutes`.",
        {"quantities": ["250 g", "1"], "names": ["lentils", "onion"], "count": 1, "timers": [1200]},
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
}
KINDS = {
    "lists": LISTS, "signs": SIGNS, "numbers": NUMBERS, "pages": PAGES, "steps": STEPS, "metadata": METADATA,
    "entities": ENTITIES, "tables": TABLES, "sections": SECTIONS,
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(*case, id=f"{kind}: {name}") for kind, cases in KINDS.items() for name, case in cases.items()],
)
def test_a_text_is_read_as_a_cook_would(text: str, expected: dict[str, Any]) -> None:
    """Nothing in these texts is doubtful, so nothing is flagged."""
    check(text, expected)


FOREIGN: dict[str, Case] = {
    "Spanish in few words": (
        "# Ensalada\n\nRaciones: 4\n\n## Ingredientes\n\n- 2 tomates\n- 1 c/s de aceite\n- sal\n\n## Elaboración\n\n"
        "1. Cortar los tomates.\n2. Dejar reposar 15 min.\n",
        {"quantities": ["2", "1", ""], "timers": [], "count": 2},
    ),
    "German": (
        "# Linsensuppe\n\nFür 4 Personen\n\n## Zutaten\n\n- ca. 300 g Linsen\n- 2 EL Essig\n- 1,5 l Wasser\n\n"
        "## Zubereitung\n\n1. Die Linsen im Wasser 30 Minuten kochen.\n2. Mit dem Essig abschmecken und servieren.",
        {"title": "Linsensuppe", "quantities": ["ca. 300 g", "2", "1,5 l"], "count": 2, "servings": (4, 4)},
    ),
    "French": (
        "# Soupe\n\n## Ingrédients\n\n- 2 c. à soupe d'huile\n- 250 g de lentilles\n- 1 oignon\n\n## Préparation\n\n"
        "1. Cuire les lentilles dans l'eau pendant 30 minutes.\n2. Ajouter l'huile et servir avec le pain.",
        {"names": ["c. à soupe d'huile", "lentilles", "oignon"], "quantities": ["2", "250 g", "1"], "count": 2},
    ),
    "Spanish": (
        "Sopa\n\nIngredientes:\n- 250 g de lentejas\n- 2 cucharadas de aceite\n\nPreparación:\n"
        "1. Cocinar las lentejas "
        "con el agua por 30 min.\n2. Añadir el aceite y la sal al gusto.",
        {"names": ["lentejas", "cucharadas de aceite"], "count": 2},
    ),
    "Japanese": ("# 味噌汁\n\n## 材料\n\n- 豆腐 100 g\n\n## 作り方\n\n1. 水を沸かして10分煮る。", {"count": 1}),
}


@pytest.mark.parametrize(("text", "expected"), FOREIGN.values(), ids=FOREIGN)
def test_other_languages_are_read_by_numbers_and_metric_units_alone(text: str, expected: dict[str, Any]) -> None:
    result = check(text, {**expected, "timers": []}, doubts=True)
    assert ["English" in doubt.text for doubt in result.uncertain] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Crème brûlée\n\nIngredients\n4 yolks\n\nMethod\nWhisk the yolks à la minute, then bake for 40 min.",
        "Eggs\n\nIngredients\n2 eggs\n\nMethod\nBoil 6 min. Peel. Eat w/ salt",
        "Chili con carne\n\nIngredients\n1 lb beef\n1 jalapeño\n\nMethod\nSauté beef 10 min, simmer over med heat.",
    ],
)
def test_borrowed_words_and_shorthand_are_english(text: str) -> None:
    check(text, {"count": 1})
