"""Web pages that were copied whole: only the recipe card is read. Nothing is flagged."""

import pytest

from kitchen_tui.recipes.formats.text.line_forms import read_lines
from kitchen_tui.recipes.formats.text.page_card import card_of
from tests.recipes.reading import Case, check

_MENU = "Skip to content\nHome\nRecipes\nDinners\nSoups\nPuddings\nGift Guides\nAbout\n"
_STORY = (
    "{title}\nBy Ida Bell\nMay 3, 2025\n12 comments\nJump to Recipe\n\nMy aunt made this every winter, and so do I.\n\n"
    "Ingredients you need\nBarley: gives it body.\nStock: use a good one.\n\nHow to make it\n"
    "Toast the barley first. It takes a while, but it is worth it.\n\nMore soups to try\nLeek Soup\nPea Soup\n\n"
)
_COMMENTS = (
    "Comments\n\nAnn says\nMay 9, 2025 at 4:05 pm\nI simmered mine for 50 minutes and added 2 carrots.\nReply\n\n"
    "Ben says\nIngredients were hard to find here.\n\nLeave a Reply\nName *\nEmail *\n© 2025 The Barley Pot"
)
_RESULT = {
    "title": "Barley Risotto",
    "names": ["pearl barley", "stock"],
    "steps": ["Toast the barley.", "Simmer it in the stock for 30 minutes."],
}

PAGES: dict[str, Case] = {
    "a card below a story": (
        _MENU + _STORY.format(title="Barley Risotto") + "Barley Risotto\n5 from 12 votes\nPrint Recipe\nPin Recipe\n"
        "Prep Time10 minutes mins\nCook Time35 minutes mins\nServings4 people\nIngredients\nUS Customary - Metric\n"
        "1x2x3x\n▢1 cup pearl barley\n▢3 cups stock\nInstructions\nToast the barley.\n"
        "Simmer it in the stock for 30 minutes.\nNotes\nKeeps 3 days.\n"
        "Did you make this recipe?\nTell me how it went!\n" + _COMMENTS,
        {**_RESULT, "servings": (4, 4), "times": {"prep": 10, "cook": 35}, "notes": ["Keeps 3 days."]},
    ),
    "labels above their values, tools, and the yield above the title": (
        _MENU + _STORY.format(title="Barley Risotto") + "Yield: 4 servings\nBarley Risotto\nPrint\nPREP TIME\n10 mins\n"
        "COOK TIME\n35 mins\nEquipment\nBarley pan\nWooden spoon\nIngredients\n1 cup pearl barley\n3 cups stock\n"
        "Method\n1\nToast the barley.\n2\nSimmer it in the stock for 30 minutes.\nFacebook\nPinterest\nOlder Post\n"
        "Stir-fried Barley\nNewer Post\nRoast the Perfect Leek\n" + _COMMENTS,
        {**_RESULT, "servings": (4, 4), "times": {"prep": 10, "cook": 35}},
    ),
    "a title that is not repeated, with the word recipe": (
        _MENU + "Back to Recipes\n\nBarley risotto recipe\n\nCreamy and quick.\n\nPrep: 10 mins\nServes 4\n\n"
        "Nutritional information\nIngredients\n1 cup pearl barley\n3 cups stock\nMethod\n\nToast the barley.\n\n"
        "Simmer it in the stock for 30 minutes.\n\nMore recipes\nPea Soup\nLeek Tart\nSign up now\nPrivacy policy",
        {**_RESULT, "title": "Barley risotto recipe", "servings": (4, 4)},
    ),
    "no heading above the steps": (
        _MENU + "Cart (0)\nSearch\nBarley Risotto\n\n02 Jun, 2021\n\nPrint this recipe\n\nIngredients\n\n"
        "1 cup pearl barley\n3 cups stock\n\nToast the barley in a dry pan.\n\n"
        "Simmer it in the stock for 30 minutes.\n\nFacebook\nTwitter\nPinterest\nOlder Post\n"
        "Featured In This Recipe\nBarley Bowl\n"
        "from $ 9.95",
        {**_RESULT, "steps": ["Toast the barley in a dry pan.", "Simmer it in the stock for 30 minutes."]},
    ),
    "the author's name repeated, credits among the steps": (
        _MENU + "Ida Bell\n" + _STORY.format(title="Barley Risotto") + "Barley Risotto\nIda Bell\nSave\nPrint\n"
        "Makes 4 servings\nIngredients\n1 cup pearl barley\n3 cups stock\nDirections\n\nToast the barley.\n\n"
        "The Barley Pot / Ann Cole\n\nSimmer it in the stock for 30 minutes.\n\nThe Barley Pot / Ann Cole\n\n"
        "Tried this recipe?\nWe would love to know.\n" + _COMMENTS,
        _RESULT,
    ),
    "tools below the list, and the steps again below the card": (
        _MENU + _STORY.format(title="Barley Risotto") + "Barley Risotto\nServes 4\nPrint\nIngredients\n"
        "1 cup pearl barley\n3 cups stock\nShopping list\nMethod\nStep 1\nToast the barley.\nStep 2\n"
        "Simmer it in the stock for 30 minutes.\nRecipe-ID: 1441\nStart cook mode\nToast the barley.\n"
        "Simmer it in the stock for 30 minutes.\n" + _COMMENTS,
        _RESULT,
    ),
    "crumbs, a subtitle in lower case, and a sentence as the site's motto": (
        "Log in\nBeef stew\nLeek soup\nHome  /  Recipes  /  Grains  /  Dinner\nBarley Risotto\nprint recipe\n"
        "save recipe\nadd photo\n#2411\na stew of grains\nEat well with barley, eat often!\n\nserves/makes:\n4\n"
        "ready in:\n45 minutes\ningredients\n1 cup pearl barley\n3 cups stock\ndirections\nToast the barley.\n"
        "Simmer it in the stock for 30 minutes.\n« Pea Soup\nLeek Tart »\n" + _COMMENTS,
        {**_RESULT, "servings": (4, 4)},
    ),
    "tools under what you need, and a tip with its own heading": (
        _MENU + _STORY.format(title="Barley Risotto") + "Barley Risotto\nPrint\nServings: 4\nIngredients\n"
        "1 cup pearl barley\n3 cups stock\nWhat You Will Need\nLarge pan\nWooden spoon\nInstructions\n"
        "Toast the barley.\nSimmer it in the stock for 30 minutes.\nIda's Tips\nUse a wide pan.\nKeep it warm.\n"
        "© Ida Bell\n" + _COMMENTS,
        {**_RESULT, "servings": (4, 4), "notes": ["Equipment: Large pan", "Equipment: Wooden spoon"]},
    ),
    "a story straight below the card": (
        _MENU + _STORY.format(title="Barley Risotto") + "Barley Risotto\nPrint\nServings: 4\nIngredients\n"
        "1 cup pearl barley\n3 cups stock\nInstructions\nToast the barley.\nSimmer it in the stock for 30 minutes.\n\n"
        "My version of this is a little richer than the one that my aunt used to serve us on Sundays.\n\n"
        "I remember that we were always late for dinner in those days.\n\nBarley was cheap then, and it still is.\n\n"
        "There was never any left for the next day, I am sorry to say.\n\nThe dish is called orzotto in Friuli.\n\n"
        "We loved it, and I hope that you will be as happy with it as we were.",
        _RESULT,
    ),
    "names of other recipes between the title and the card": (
        _MENU + "Creamy Barley Risotto\nBy Ida Bell\n\nSofter than rice.\n\nYou might like\nBarley and Stock Soup\n"
        "Pearl Barley Salad\n\nBarley Risotto\nAuthor: Ida Bell\n5 from 9 votes\nPrint Recipe\nPrep Time 10 mins\n"
        "Cook Time 35 mins\nServings 4\nIngredients\n1 cup pearl barley\n3 cups stock\nInstructions\nToast the "
        "barley.\nSimmer it in the stock for 30 minutes.\n" + _COMMENTS,
        {**_RESULT, "servings": (4, 4), "times": {"prep": 10, "cook": 35}},
    ),
    "a title that begins like a heading of the story": (
        _MENU + _STORY.format(title="How to Cook Pearl Barley") + "How to Cook Pearl Barley\n5 from 2 votes\n"
        "Servings 4\nPrint Recipe\nIngredients\n1 cup pearl barley\n3 cups stock\nInstructions\nToast the barley.\n"
        "Simmer it in the stock for 30 minutes.\n" + _COMMENTS,
        {**_RESULT, "title": "How to Cook Pearl Barley", "servings": (4, 4)},
    ),
    "a title with a number word, tools below a label": (
        "top of page\nIda Bell\nMenu\nOne Pot Barley + Roasted Leeks\nIt feeds us all week.\nSUPPLIES USED:\n"
        "Barley Pan\nRice Cooker\nServes 4\nINGREDIENTS\n1 cup pearl barley\n3 cups stock\nINSTRUCTIONS\nToast the "
        "barley.\nSimmer it in the stock for 30 minutes.\nRecent Recipes\nSubscribe\nFACEBOOK\nbottom of page",
        {**_RESULT, "title": "One Pot Barley + Roasted Leeks", "servings": (4, 4)},
    ),
    "a card alone, below the name of a category": (
        "Main course\nBarley Risotto\n5 from 1 vote\nPrint Recipe Pin Recipe\nPrep Time: 10 mins\nMakes: 4 bowls\n"
        "Ingredients\n1 cup pearl barley\n3 cups stock\nInstructions\nToast the barley.\nSimmer it in the stock for "
        "30 minutes.\nDid you make this recipe?",
        {**_RESULT, "servings": (4, 4), "times": {"prep": 10}},
    ),
    "headings of the list again among the steps": (
        _MENU + "Barley Cake\nPrint\nSave\nServes 4\nIngredients\nFor the Barley Base\n1 cup pearl barley\n"
        "For the Cream\n½ cup cream\nInstructions\nFor the Barley Base\nToast the barley.\n1 cup pearl barley\n"
        "For the Cream\nWhip the cream until it is stiff.\n1/2 cup cream\nSpread it on top.\n" + _COMMENTS,
        {
            "groups": ["For the Barley Base", "For the Cream"],
            "sections": ["For the Barley Base", "For the Cream"],
            "steps": ["Toast the barley.", "Whip the cream until it is stiff.", "Spread it on top."],
        },
    ),
    "labels glued to their values, a time by the way, offers among the parts": (
        "Barley Risotto\nSavePrintEmail\nIt is ready in 30 minutes if you soak the barley, and so good that you will "
        "make it every week.\nPrep10 minutes minutes\nCook35 minutes minutes\nTotal45 minutes minutes\n"
        "ServingsServings4 people\nIngredients\n½1x2x\n1 cup pearl barley\n3 cups stock\nWant to save this?\n"
        "5 Barley SecretsGet the guide for FREE\nInstructions\nToast the barley.\n"
        "Simmer it in the stock for 30 minutes.\n♬ A Slow Song – Ida Bell\nPost Views: 66\nRelated Items:\nShare",
        {**_RESULT, "servings": (4, 4), "times": {"prep": 10, "cook": 35, "total": 45}},
    ),
    "a list that the page shows three times, and again in metric units": (
        _MENU
        + "Barley Risotto\nBy Ida Bell\nPrint\nServes 4\nIngredients\n1 cup pearl barley\n3 cups stock\nIngredients\n"
        "1 cup pearl barley\n3 cups stock\nIngredients\n1 cup pearl barley\n3 cups stock\n½ cup peas\n"
        "200 g pearl barley\n720 ml stock\n70 g peas\nInstructions\nToast the barley.\n"
        "Simmer it in the stock for 30 minutes.\nView Ingredients\nAppears In\nMay 2025\nKey Equipment\nSpoons",
        {**_RESULT, "names": ["pearl barley", "stock", "peas"], "quantities": ["1 cup", "3 cups", "½ cup"]},
    ),
    "a story below steps without gaps": (
        _MENU + "Barley Risotto\nPrint\nSave\nServes 4\nIngredients\n1 cup pearl barley\n3 cups stock\nInstructions\n"
        "Toast the barley.\nAdd the stock.\nSimmer it for 30 minutes.\n\nThis risotto is my favourite because it waits "
        "for nobody.\n\nUse peas instead of leeks in spring.\n\nIt was never this cheap to eat well.",
        {**_RESULT, "steps": ["Toast the barley.", "Add the stock.", "Simmer it for 30 minutes."]},
    ),
    "another list in the comments": (
        _MENU + "Barley Risotto\nPrint\nSave\nServes 4\nIngredients\n1 cup pearl barley\n3 cups stock\nInstructions\n"
        "Toast the barley.\nSimmer it in the stock for 30 minutes.\n\nComments\n\nCy says\nHere is mine:\nIngredients\n"
        "2 leeks\n1 cup cream\nDirections\nFry the leeks.\nAdd the cream.",
        _RESULT,
    ),
    "a heading of a list in the story, and one of a card that is no heading of steps": (
        _MENU + "Recipe Ingredients\n1 Barley: any kind will do.\n2 Leeks give it sweetness.\nHow To Make\n"
        "Barley Risotto\nIda Bell\nServes 4\nPrint\nSave\nIngredients\n1 cup pearl barley\n3 cups stock\nInstructions\n"
        "Toast the barley.\nSimmer it in the stock for 30 minutes.\n" + _COMMENTS,
        _RESULT,
    ),
    "hashtags, offers and numbers glued to their steps": (
        _MENU + "Barley Risotto\nPrint\nSave\nServes 4\nIngredients\nKeep your device awake while cooking?\n"
        "1 cup pearl barley\n3 cups stock\nSteps to Make It\nStep 1Toast the barley.\n"
        "Step 2Simmer it in the stock for 30 minutes.\nTry my #barley #risotto #dinner\nGet this recipe sent to you!\n"
        "Keyword barley, risotto\n05/03/2025\n" + _COMMENTS,
        _RESULT,
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_was_copied_completely(name: str) -> None:
    text, expected = PAGES[name]
    check(text, expected)


@pytest.mark.parametrize(
    "text",
    [
        "Leek Soup\n\nIngredients\n2 leeks\n1 l stock\n\nMethod\nBoil the leeks in the stock.",
        "Jump to Recipe | Print\n\nLeek Soup\n\nIngredients\n2 leeks\n1 l stock\n\nMethod\nBoil the leeks.",
        "Print\nSave\nShare\nA Dip\nIngredients\n2 avocados\n1 lime\nMethod\nMash them.\nA Tart\nIngredients\n3 eggs\n"
        "1 roll pastry\nMethod\nBake it.",
    ],
    ids=["a recipe alone", "a single bar", "two recipes"],
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert card_of(read_lines(text)) is None


def test_two_possible_titles_are_reported() -> None:
    text = (
        _MENU + "Stock and Barley Bowl\nPrint\nServings 4\n\nBarley Stock Bake\nPrint\nServings 4\nIngredients\n"
        "1 cup barley\n3 cups stock\nMethod\nToast the barley.\nBake it in the stock."
    )
    (doubt,) = check(text, {}, doubts=True).uncertain
    assert "title may be" in doubt.text


def test_instructions_below_the_end_of_a_card_are_pointed_out() -> None:
    text = (
        _MENU + "Barley Risotto\nPrint\nSave\nServes 4\nIngredients\n1 cup barley\n3 cups stock\nMethod\n"
        "Toast the barley in a pan.\nMore from our kitchen\nHeat the stock in a pot.\n"
        "Pour it over the barley.\nSimmer it for half an hour."
    )
    (doubt,) = check(text, {"count": 1}, doubts=True).uncertain
    assert "More from our kitchen" in doubt.text
    assert doubt.line


def test_a_page_of_many_buttons_is_read() -> None:
    block = "Print\nSave\nBoil the eggs until they are done.\n"
    text = "Home\nEgg Salad\nPrint\nIngredients\n2 eggs\n1 lime\nMethod\n" + block * 2_000
    card = card_of(read_lines(text))
    assert card is not None
    kept = card.lines
    assert kept[0].text == "Egg Salad"
    assert len([line for line in kept if line.text]) < 10
