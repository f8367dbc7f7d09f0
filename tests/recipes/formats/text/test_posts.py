"""Posts of blogs, mails and messages: a recipe within a story, dates, requests and comments. Nothing is flagged."""

from typing import Any

import pytest

from tests.recipes.reading import Case, check

POSTS: dict[str, Case] = {
    "the bar of a mail, a greeting, and the dish above its list": (
        "View this email in your browser\n\nHello all,\n\nThe leeks are in, and nobody knows what to do with them.\n\n"
        "Leek and Egg Bake\nServes 4\n\n3 leeks\n2 eggs\n\nFry the leeks.\nAdd the eggs.\n\n"
        "Manage your subscription here: https://mail.example/x",
        {"title": "Leek and Egg Bake", "servings": (4, 4), "names": ["leeks", "eggs"], "count": 2},
    ),
    "votes behind stars above the title": (
        "Skip to Recipe ↓ | Rate | Share\n\n★★★★☆ (12 votes)\n\nPlum Gratin\n\nServes: 6\n\n"
        "Ingredients:\n- 3 plums\n\nInstructions:\n1. Bake them.",
        {"title": "Plum Gratin", "servings": (6, 6), "count": 1},
    ),
    "servings behind the title, below a story": (
        "You need cooked plums for this, and you can of course buy them, but they are much nicer when you cook them "
        "fresh.\nPlum & mint salad – serves 4 to 6\n- 4 tsp sugar\n- juice of 2 lemons\n- 12 plums\n"
        "Whisk the sugar and juice.\nSlice the plums into it.\n(Original recipe from a table of friends, 2020.)\n"
        "Enjoy the flavour. ;))",
        {"title": "Plum & mint salad", "servings": (4, 6), "names": ["sugar", "lemons", "plums"], "count": 2},
    ),
    "a signature and the headers of a newsgroup": (
        "From: ida@mail.example (Ida)\nNewsgroups: food.example\nSubject: Leek Pie\nOrganization: A Small Shop\n\n"
        "Leek Pie\n\n3 leeks\n2 eggs\n\nFry the leeks.\nAdd the eggs.\n-- \nIda  ida@mail.example\n"
        "Cook first, talk later\n",
        {"title": "Leek Pie", "names": ["leeks", "eggs"], "steps": ["Fry the leeks.", "Add the eggs."]},
    ),
    "a label before the title, edits, votes": (
        "[Homemade] Leek Pie\n\n3 leeks\n2 eggs\n\nFry the leeks.\nAdd the eggs.\n\nEdit: goat's cheese works too.\n\n"
        "Upvote\n212\nDownvote\nReply",
        {
            "title": "Leek Pie",
            "steps": ["Fry the leeks.", "Add the eggs."],
            "notes": ["Edit: goat's cheese works too."],
        },
    ),
    "the chapters of a video": (
        "Leek Pie\n\n9,120 views Mar 4, 2023\n\nRECIPE\n3 leeks\n2 eggs\n\n1. Fry the leeks.\n2. Add the eggs.\n\n"
        "TIMESTAMPS\n0:00 Intro\n1:20 Leeks\n\n🎵 Music: Slow Walk",
        {"title": "Leek Pie", "groups": [""], "names": ["leeks", "eggs"], "count": 2},
    ),
    "the name of the dish right above the list": (
        "p is for plums\n\nWhen I was little I was shy, and I am still surprised that people like me.\n\n"
        "I now give you my cake.\n\nPlum Cake.\n\n8 plums\n1 cup flour\n100 g chocolate broken up\n\n"
        "1. Mix it.\n2. Bake.",
        {"title": "p is for plums", "names": ["plums", "flour", "chocolate"], "count": 2},
    ),
    "a paper with appeals below": (
        "Plum salad\n\nPlums have become trendy on all of the dinner tables of this nation, and you find them on "
        "every market.\n600-800g plums, red or mixed\nSalt and pepper\n1 onion\nFor the dressing\n1tbsp vinegar\n"
        "3-4tbsp oil\nPut the plums in a pan.\nWhisk the dressing.\nJoin our commenting forum\nComments",
        {
            "title": "Plum salad",
            "groups": ["", "For the dressing"],
            "names": ["plums", "salt and pepper", "onion", "vinegar", "oil"],
            "count": 2,
        },
    ),
    "a title that ends in a colon": (
        "Saturday, November 20, 2004\n\nDad's famous plum cake recipe:\n\n5lbs plums\n\n8oz flour\n\n"
        "a stick of butter\n\nMix it all up.\n\nBake for 40 minutes.\n\nNo comments:",
        {"title": "Dad's famous plum cake recipe", "names": ["plums", "flour", "butter"], "count": 2},
    ),
    "a title that ends in a full stop": (
        "Plum cake - yum.\n\nSo I have decided to write about it.\n\n- 8 plums\n- 1 cup flour\n\n"
        "Mix it.\nBake for 40 minutes.",
        {"title": "Plum cake - yum.", "names": ["plums", "flour"], "count": 2},
    ),
    "a verse below the steps": (
        "Plum Cake\n\nIngredients\n8 plums\n1 cup flour\nCooking Instructions\nMix it. Bake for 25 minutes.\n"
        "My plums have been my food day and night, While they say to me: “Where is your cake?” (Plums 42:3)",
        {"count": 1, "timers": [1500]},
    ),
    "the print page of a plugin": (
        "Go Back\n+ servings\nPlum cake on a white plate, top view.\n\nPlum Cake\n\n"
        "This is the cake of my aunt!\n5 from 1 vote\nPrep Time 15 minutes\nServings 3\n\nIngredients\n\n"
        "- 8 plums halved or quartered\n- ¼ cup raisins soaked in rum\n\nInstructions\n\n- Mix it.\n- Bake it.",
        {"title": "Plum Cake", "servings": (3, 3), "times": {"prep": 15}, "names": ["plums", "raisins"], "count": 2},
    ),
    "a reply": (
        "Re: that soup\n\nOn Mon, Nov 3, 2025 at 9:14 AM Dad <dad@mail.example> wrote:\n> Hi kiddo, here you go:\n>\n"
        "> Pea Soup\n> 1 lb split peas\n> 2 carrots\n>\n> Boil the peas for an hour.\n> Mash and serve.\n>\n> xo Dad",
        {"title": "Pea Soup", "names": ["split peas", "carrots"], "count": 2, "notes": ["xo Dad"]},
    ),
    "requests": (
        "Leek Tart\n\nIngredients\n- 3 leeks\n\nInstructions\nBake for 35 minutes. Cool.\n\n"
        "Did you make this? Leave a star rating and tag us @leeks on Instagram!\n\n"
        "Don't forget to subscribe to my newsletter.",
        {"steps": ["Bake for 35 minutes. Cool."], "notes": []},
    ),
    "an e-mail": (
        "From: Ida <ida@mail.example>\nTo: Sam <sam@mail.example>\nDate: Mon, 3 Mar 2025\nSubject: Fwd: Plum Cake\n\n"
        "Hi Sam,\n\nIngredients:\n1 kg plums\n200 g flour\n\nMethod:\nBake for 40 minutes.\n\nLove, Ida\n\n"
        "Sent from my phone",
        {"title": "Plum Cake", "names": ["plums", "flour"], "count": 1, "notes": ["Love, Ida"]},
    ),
    "a post": (
        "Feta Pasta\n\nWhat you need:\n1 block feta\n300g pasta\n\nWhat to do:\nBake the feta.\nBoil the pasta.\n\n"
        "Save this for later!\nFollow @kitchen for more\nSponsored by Some Dairy",
        {"names": ["feta", "pasta"], "steps": ["Bake the feta.", "Boil the pasta."]},
    ),
    "messages of a chat": (
        "[18/03/2024, 14:02] Mum: Carrot cake\n[18/03/2024, 14:03] Mum: 250g flour\n3 eggs\n3 carrots\n"
        "[18/03/2024, 14:05] Mum: Mix it all up.\nBake 45 min at 180.",
        {"title": "Carrot cake", "names": ["flour", "eggs", "carrots"], "count": 2, "timers": [2700]},
    ),
    "a date that begins with the day, and a comment": (
        "Wednesday, 17 August 2011\n\nPlum Cake...\n\n1 cup sugar\n8 plums\n\nBake for 40 minutes.\n\n1 comment:\n\n"
        "Ann said...\n\nMine took 50 minutes.",
        {"title": "Plum Cake...", "count": 1, "timers": [2400]},
    ),
    "a teaser above the list": (
        "Plums at their best: Weekend\n\nHalve some plums, add a dough, and you are a hero.\n\n"
        "Readers have asked for it.\n\n8 plums\n1 egg\n2 cups flour\n\nHalve the plums.\n\nBake.",
        {"names": ["plums", "egg", "flour"], "steps": ["Halve the plums.", "Bake."]},
    ),
    "a story instead of a title": (
        "Every summer we drove to my aunt, who had three plum trees and a very small oven for all of us.\n//AD//\n"
        "Well, her cake is what I still make.\n\nAunt Ida’s Plum Cake\nPrinter Friendly Version\n8 plums\n"
        "1 cup flour\nnuts – optional\n\nHalve the plums.\nBake.\n\np.s. did I say how easy it is?\n\nLeave a Reply",
        {"title": "Aunt Ida’s Plum Cake", "names": ["plums", "flour", "nuts"], "count": 2},
    ),
    "times before their names, and people in words": (
        "1 minute read\n\nPlum Cake\n\nIda Bell ida@mail.example\n\n10 mins prep\n20 mins cooking time\n\n"
        "To serve two you’ll need:\n\n8 plums\n1 cup flour\n\nI could not find any plums, so I used apples instead of "
        "them.\n\nHalve the plums.\n\nBake for 40 minutes.\n\nThis article is from:\n\nOne thought on “Plum Cake”\n\n"
        "1. Mine took 50 minutes.",
        {
            "title": "Plum Cake",
            "times": {"prep": 10, "cook": 20},
            "servings": (2, 2),
            "steps": ["Halve the plums.", "Bake for 40 minutes."],
        },
    ),
    "servings in a sentence of the story": (
        "Plum Cake\n\nMy aunt made it. This serves about 6 or 8 people. It is good.\n\n- 8 plums\n- 1 cup flour\n\n"
        "Halve the plums.\n\nBake.",
        {"servings": (6, 8)},
    ),
    "steps below the word Recipe, numbered behind their bullets": (
        "pages\n\nTranslate\n\nlemon chicken\n\nIngredients\n\n- Servings: 4\n- 2 lbs chicken\n- 2 lemons\n\n"
        "Recipe\n\nPreparation Time: 15 mins Cook Time: 40 mins Ready Time: 55 mins\n\n"
        "- 1 heat oven to 400 degrees.\n- 2 put 1 lemon over the chicken.\n- 3 bake 40 minutes.",
        {
            "title": "lemon chicken",
            "servings": (4, 4),
            "times": {"prep": 15, "cook": 40, "total": 55},
            "names": ["chicken", "lemons"],
            "steps": ["heat oven to 400 degrees.", "put 1 lemon over the chicken.", "bake 40 minutes."],
        },
    ),
    "facts about the dish in a list": (
        "Plum Tart\n\nIngredients\n8 plums\n1 egg\n\nDirections\n1. Halve the plums.\n2. Bake.\n\n"
        "Interesting Facts\n\n• Plums are named after prunes.\n• Tarts were once made without a lid.\n"
        "• The tart can be kept for 2 days.",
        {"steps": ["Halve the plums.", "Bake."]},
    ),
    "keywords and an address below bullets": (
        "Plum Chutney\n- 8 plums\n- 2 onions\n- 1 tsp salt\n- Mix it all in a pot.\n- Simmer for 1 hour.\n"
        "plums, red onions, salt, jars, preserves\nTaken from www.plums.example/chutney (may not work)",
        {"names": ["plums", "onions", "salt"], "count": 2, "timers": [3600]},
    ),
    "a contributor and a society": (
        "Plum Soup\n\n8 plums\n2 cups water\n1 tsp salt\n\nBoil the plums in the water until they fall apart. Season "
        "with salt. Blend it well and serve.\n\nSubmitted 6/13/05.\n\nPGF reserves the right to remove remarks.\n\n"
        "Society of Plum Growers & Friends",
        {"count": 1},
    ),
    "links and a label below numbered steps": (
        "Plum Pancakes\n\nINGREDIENTS\n8 plums\n2 eggs\n\nMETHOD\n1. Blend it.\n2. Fry it.\n\n"
        "📸 Instagram: @plumkitchen\n🔪 My pan: https://shop.example/abc\nMusic: Sunny Days by Birdsong",
        {"steps": ["Blend it.", "Fry it."]},
    ),
    "readers who report": (
        "Plum Soup\n\nIngredients\n8 plums\n1 tsp salt\n\nDirections\nBoil the plums for 10 minutes.\n"
        "Season with salt.\n\nI added a tin of pears, 5 minutes more, and we loved it.\n\nMine took 45 minutes!",
        {"count": 2, "timers": [600]},
    ),
    "a credit below a wish": (
        "Plum Soup\n\nIngredients\n8 plums\n\nPreparation\nBoil the plums.\nBlend until smooth.\nEnjoy!\nInspired by\n"
        "Anonymous",
        {"count": 2},
    ),
    "the remark of a shop in the list": (
        "Plum Soup\n4.6 (1,542)\n1,180 Reviews\nPrep Time: 10 mins\n\nIngredients\n8 plums\n1 tsp salt\n\n"
        "Local Offers\nOops! We cannot find any ingredients on sale near you.\n\nDirections\nBoil the plums.",
        {"times": {"prep": 10}, "names": ["plums", "salt"], "count": 1},
    ),
    "servings in a sentence that ends a step": (
        "Plum Soup\n\n8 plums\n1 tsp salt\n\nBoil the plums until soft. Makes 4-6 servings.\n\nServe it over rice.",
        {"servings": (4, 6), "count": 2},
    ),
    "a last step without a verb of the kitchen stays": (
        "Plum Soup\n\nIngredients\n8 plums\n\nDirections\nBoil the plums.\n\nThen a spoon of cream.\n\n"
        "Scatter nuts over it",
        {"count": 3},
    ),
    "the title again right above the list": (
        "Sunday Cooking: Best Plum Stew Ever.\n\nSundays are made for stew, and this is one that I always make.\n\n"
        "Plum Stew\n\nBest Plum Stew Ever\n1/2lb plums\n1 can soup\n1/2 cup wine\n\nAdd the soup to the pot. Cook it.",
        {"names": ["plums", "soup", "wine"], "count": 1},
    ),
    "points and nutrition above the list": (
        "Plum Stew\n\nYield: 4 servings\nDiet Points+: 10\n\nAmount per serving (about 1 cup)\n"
        "Calories: 366 ♥ Fat: 11g ♥ Protein: 34g ♥ Carb: 37g\n\n  • 2 plums\n  • 1 pound beef\n  • ½ cup soup\n\n"
        "  1. Cook the beef.\n  2. Add the rest.",
        {"servings": (4, 4), "names": ["plums", "beef", "soup"], "count": 2},
    ),
    "what a batch will make": (
        "Plum Pickle\n\n8 plums.\n\n2 cups vinegar.\n\n12 cloves.\n\nThis will make about 8 pints.\n\nBoil it all.\n\n"
        "Seal it.",
        {"servings": (8, 8), "names": ["plums", "vinegar", "cloves"], "count": 2},
    ),
    "a document with its frame": (
        "Download as pdf or txt\nDownload as pdf or txt\nYou are on page 1of 1\n\nPLUM FARLS (21)\n\n"
        "450g plums\n1 teaspoon salt\n2 eggs\n\n1 Mix it.\n2 Bake it.\n\nYou might also like",
        {"title": "PLUM FARLS (21)", "names": ["plums", "salt", "eggs"], "count": 2},
    ),
    "pictures between the parts": (
        "Print Banner\n\nPlum Soup\n\nRecipe Image\nIngredients:\n8 plums\n1 tsp salt\nsalt & pepper to season\n\n"
        "Method:\nBoil the plums.\n\n20141219_054348\n\nSeason them.\n\nIMG_2041.jpg\n\nKommentare",
        {"title": "Plum Soup", "names": ["plums", "salt", "salt & pepper"], "count": 2},
    ),
    "a dish that only the headings name": (
        "This soup has been with us since I was little, and I make it whenever plums are cheap enough, however long "
        "it takes.\n\nIngredients for Plum Soup\n- 8 plums\n- 1 tsp salt\n\nHow to Make Plum Soup\n1. Boil it.",
        {"title": "Plum Soup", "count": 1},
    ),
    "a post with an account, hashtags and replies": (
        "kitchenbyida ✅\nFollow\nPlum Bars 🍋🍋 save this one!!\n\nCrust\n1 cup flour\n1/2 cup butter\n\n"
        "Filling\n3 plums\n1 cup sugar\n\n1. Press the crust into a tin\n2. Bake 25 min\n\n"
        "#plumbars #easy\n12w\nSee translation\ntina_bakes\nMade these 😍 took 30 min in my oven\n10w 3 likes Reply",
        {"title": "Plum Bars", "names": ["flour", "butter", "plums", "sugar"], "count": 2, "timers": [1500]},
    ),
    "an e-mail with a signature": (
        "---------- Forwarded message ---------\nFrom: Ida <ida@post.example>\nDate: Sun, Jan 14, 2024\n"
        "Subject: Plum jam\nTo: <all@post.example>\n\nDear all,\n\nFound it at last.\n\n"
        "1 kg plums\n2 lemons\n2 kg sugar\n\nSimmer the plums for 1 hour.\nAdd the sugar and boil.\n\n"
        "Makes about 8 jars.\n\nLove to all,\nIda xxx\n\nGet Outlook for iOS",
        {"title": "Plum jam", "servings": (8, 8), "names": ["plums", "lemons", "sugar"], "count": 2},
    ),
    "a page of a printed book": (
        "            Village Cookery Book                p. 31\n\nPLUM STRAWS                    Mrs Ida Bell\n"
        "(makes 24)\n\n4 oz plums\n2 oz butter\n3 oz flour\n\nMix it.\nBake for 12 minutes.\n\n            — 31 —",
        {"title": "PLUM STRAWS", "servings": (24, 24), "source": "by Mrs Ida Bell", "count": 2},
    ),
    "votes and credits above the title": (
        "5\n(3)\nPhoto by Ida Bell\nPlum Burgers\nby: Nik Bell\n3 Ratings\nView 3 Reviews\nServes\n4\n\n"
        "Ingredients\n8 plums\n4 buns\n\nDirections\nMash the plums.",
        {"title": "Plum Burgers", "servings": (4, 4), "names": ["plums", "buns"], "count": 1},
    ),
    "times without a colon next to the servings": (
        "MENU\nPlum Chicken\nRate this recipe\nCancel\nServes 4\nPrep 10 min\nCook 45 min\n\n"
        "4 chicken legs\n3 plums\n1 lemon\n\nHeat the oven.\nCook 45 min\n\nMost viewed",
        {
            "servings": (4, 4),
            "times": {"prep": 10, "cook": 45},
            "names": ["chicken legs", "plums", "lemon"],
            "count": 2,
        },
    ),
    "a post in a forum": (
        "Re: Glut of plums, help!\nby Ida Bell » Tue Sep 13, 2022 7:45 pm\n\nPlum Chutney\n\n"
        "3lb plums\n1lb onions\n8oz raisins\n\nChop the plums.\nSimmer it for 1 hour.\n\n"
        "Ida Bell\nPosts: 1204\nJoined: Mar 2009\nLocation: Norfolk",
        {"title": "Plum Chutney", "names": ["plums", "onions", "raisins"], "count": 2},
    ),
    "a line that says recipe above the list": (
        "Plum Crackers\n\nWe see you loving plums, and we love to see it!\n\nRecipe:\n\n1 cup plums\n\n"
        "3 Tbsp butter\n\nShredded cheese, however much or little\n\n"
        "Wet a sheet with a little water to hold the paper.\n\nBake for 10 minutes",
        {"groups": [""], "names": ["plums", "butter", "shredded cheese"], "count": 2},
    ),
}


@pytest.mark.parametrize(("text", "expected"), POSTS.values(), ids=POSTS)
def test_the_recipe_is_read_out_of_a_post(text: str, expected: dict[str, Any]) -> None:
    check(text, expected)
