"""Everyday names of ingredients, by kind: what links, and what only looks like a link."""

import pytest

from kitchen_tui.recipes.understand.amounts import ingredient
from tests.recipes.reading import links

Case = tuple[list[str], str, list[str] | None]

LINKED: dict[str, list[Case]] = {
    "the meat of a cut": [
        (["2 lb beef chuck roast", "2 cups beef broth"], "Return the beef to the pot.", ["beef chuck roast"]),
        (["1 leg of lamb", "1 cup lamb stock"], "Rub the lamb with oil.", ["leg of lamb"]),
        (["4 skinless chicken thighs", "1 cup chicken stock"], "Fry the chicken.", ["skinless chicken thighs"]),
        (["1 lb pork tenderloin"], "Slice the pork.", ["pork tenderloin"]),
        (["4 chicken breasts"], "Add the chicken pieces.", ["chicken breasts"]),
        (["4 salmon fillets"], "Poach the salmon.", ["salmon fillets"]),
        (["2 lobster tails"], "Grill the lobster.", ["lobster tails"]),
        (["200 g crab meat"], "Fold in the crab.", ["crab meat"]),
        (["1 smoked ham hock"], "Simmer the ham.", ["smoked ham hock"]),
        (["1 kg bone-in chicken thighs"], "Brown the chicken.", ["bone-in chicken thighs"]),
        (["4 skin-on salmon fillets"], "Fry the salmon.", ["skin-on salmon fillets"]),
        (["2 lb bone-in pork shoulder"], "Shred the pork.", ["bone-in pork shoulder"]),
        (["1 kg high-fat pork belly"], "Turn the pork.", ["high-fat pork belly"]),
        (["500 g Gloucester pork shoulder"], "Brown the pork.", ["Gloucester pork shoulder"]),
        (["2 corn-fed chicken breasts"], "Slice the chicken.", ["corn-fed chicken breasts"]),
    ],
    "the head noun": [
        (["75g baby spinach leaves"], "Stir in the spinach.", ["baby spinach leaves"]),
        (["200 g raw king prawns"], "Add the prawns.", ["raw king prawns"]),
        (["20 whole cashew nuts"], "Grind the cashews.", ["whole cashew nuts"]),
        (["2 tsp ginger paste"], "Add the ginger.", ["ginger paste"]),
        (["100 g brown sugar", "50 g white sugar"], "Beat it with the sugars.", ["brown sugar", "white sugar"]),
        (["100 g brown sugar", "1 onion"], "Fry the onion so that the sugars caramelize.", ["onion"]),
        (["8 lasagne sheets"], "Layer the lasagne.", ["lasagne sheets"]),
        (["2 tbsp horseradish sauce"], "Stir in the horseradish.", ["horseradish sauce"]),
        (["1 tsp garlic paste", "2 cloves garlic"], "Add the garlic.", ["garlic"]),
        (["100 g plain flour", "50 g rye flour"], "Sift both flours.", ["plain flour", "rye flour"]),
        (["2 green apples", "2 red apples"], "Core both kinds of apples.", None),
        (["1 tbsp oil", "1 tsp sesame oil"], "Heat both the oils.", ["oil", "sesame oil"]),
        (["1 cup flour", "1 cup almond flour"], "Sift all the flour.", ["flour"]),
        (["2 sticks celery"], "Chop the celery.", ["celery"]),
        (["1 large onion", "3 green onions"], "Fry the onion.", ["large onion"]),
        (["1 cup dark chocolate chips", "1 cup milk"], "Melt the dark chocolate.", ["dark chocolate chips"]),
        (["2 potatoes", "1 bag potato chips"], "Boil the potatoes.", ["potatoes"]),
        (["100 g bulgur wheat"], "Soak the bulgur.", ["bulgur wheat"]),
        (["1/2 tsp bicarbonate of soda", "200 g flour"], "Sift in the bicarb.", ["bicarbonate of soda"]),
        (["200 g Puy lentils"], "Simmer the Puy for 20 minutes.", ["Puy lentils"]),
        (["1 loaf sourdough", "1 clove garlic"], "Rub the bread with the garlic.", ["sourdough", "garlic"]),
        (["8 sheets filo pastry"], "Layer the filo.", ["filo pastry"]),
        (["100 g sourdough starter", "1 loaf bread"], "Slice the bread.", ["bread"]),
    ],
    "the only sauce, paste or dough": [
        (["2 lb pork", "1 cup barbecue sauce"], "Stir in the sauce.", ["barbecue sauce"]),
        (["2 tbsp red curry paste"], "Fry the paste for 1 minute.", ["red curry paste"]),
        (["1 ball pizza dough"], "Roll out the dough.", ["pizza dough"]),
        (["1 cup barbecue sauce"], "Warm the barbecue sauce, then reduce the sauce.", ["barbecue sauce"]),
    ],
    "spices": [
        (["5cm cinnamon quill"], "Add the cinnamon.", ["cinnamon quill"]),
        (["2 sticks cinnamon"], "Add the cinnamon.", ["cinnamon"]),
        (["3 cloves"], "Add the cloves.", ["cloves"]),
        (["4 whole cloves"], "Toast the cloves.", ["whole cloves"]),
        (["5 cardamom pods"], "Crush the cardamom.", ["cardamom pods"]),
        (["10 saffron threads"], "Soak the saffron.", ["saffron threads"]),
        (["1 thumb turmeric root"], "Grate the turmeric.", ["turmeric root"]),
        (["60 g walnut halves"], "Toast the walnuts.", ["walnut halves"]),
        (["1 tsp mustard seeds", "1 tsp cumin seeds"], "Pop the mustard and cumin seeds.", None),
        (["4 green cardamom pods"], "Toast the cardamom.", ["green cardamom pods"]),
        (["2 black cardamom pods", "1 bay leaf"], "Crush the cardamom.", ["black cardamom pods"]),
    ],
    "a more general word": [
        (["50g mature cheddar"], "Sprinkle the cheese over the top.", ["mature cheddar"]),
        (["80 g Red Leicester"], "Grate the cheese.", ["Red Leicester"]),
        (["400 g cod fillets"], "Flake the fish.", ["cod fillets"]),
        (["300 g penne"], "Boil the pasta.", ["penne"]),
        (["100 g walnuts"], "Chop the nuts.", ["walnuts"]),
        (["2 courgettes"], "Slice the zucchini.", ["courgettes"]),
        (["1 l vegetable stock"], "Pour in the broth.", ["vegetable stock"]),
    ],
    "a name that is spelt or ordered otherwise": [
        (["1 tbsp ginger-garlic paste"], "Add the garlic-ginger paste.", ["ginger-garlic paste"]),
        (["1 tsp tumeric powder"], "Add the turmeric.", ["tumeric powder"]),
        (["2 cups brocoli"], "Steam the broccoli.", ["brocoli"]),
        (["1 jar bolognese sauce"], "Warm the bolognese.", ["bolognese sauce"]),
    ],
    "beside another that begins like it": [
        (
            ["16 oz diced tomatoes", "8 oz tomato sauce"],
            "Add diced tomatoes and tomato sauce.",
            ["diced tomatoes", "tomato sauce"],
        ),
        (["2 lemons", "1 cup lemon curd"], "Serve with lemons and lemon curd.", ["lemons", "lemon curd"]),
    ],
    "the juice of a fruit": [
        (["1 lemon", "1 cup prawns"], "Squeeze over the lemon juice.", ["lemon"]),
        (["2 limes"], "Stir in the lime juice.", ["limes"]),
        (["1 orange", "2 tbsp lemon juice"], "Add the lemon juice.", ["lemon juice"]),
    ],
    "what is in a tin": [
        (["200 g cherry tomatoes", "1 tin plum tomatoes"], "Pour in the tinned tomatoes.", ["plum tomatoes"]),
        (["2 ripe tomatoes", "1 can tomatoes"], "Add the canned tomatoes.", ["tomatoes"]),
    ],
    "a part that is counted": [
        (["3 cloves garlic"], "Peel the cloves.", ["garlic"]),
        (["3 cloves garlic", "4 whole cloves"], "Add the garlic cloves.", ["garlic"]),
        (["500 g minced beef"], "Brown the mince.", ["minced beef"]),
        (["1 tsp ground cinnamon", "1 cinnamon stick"], "Dust with cinnamon.", ["ground cinnamon"]),
    ],
    "several at once": [
        (["100 g white sugar", "50 g brown sugar"], "Beat in both sugars.", ["white sugar", "brown sugar"]),
        (["4 ancho chiles", "2 guajillo chiles"], "Toast the chiles.", ["ancho chiles", "guajillo chiles"]),
        (["1 cup red lentils", "1 cup green lentils"], "Rinse the lentils.", ["red lentils", "green lentils"]),
        (["1 red pepper", "1 yellow pepper"], "Slice the peppers.", ["red pepper", "yellow pepper"]),
    ],
    "a choice": [
        (
            ["4 cups low-sodium chicken, beef or vegetable broth", "2 chicken breasts"],
            "Pour in the broth.",
            ["low-sodium chicken, beef or vegetable broth"],
        ),
        (["4 cups chicken or vegetable stock", "2 chicken thighs"], "Fry the chicken.", ["chicken thighs"]),
        (["2 tbsp butter or oil"], "Heat the oil.", ["butter or oil"]),
        (["1 lemon, juice/zest"], "Squeeze the lemon.", ["lemon"]),
    ],
    "parts of an egg": [
        (["3 eggs", "100 g sugar"], "Beat the yolks with the sugar.", ["eggs", "sugar"]),
        (["3 eggs"], "Whisk the whites until stiff.", ["eggs"]),
        (["2 eggs", "1 egg yolk"], "Brush with the yolk.", ["egg yolk"]),
        (["1 vanilla pod", "1 l milk"], "Scrape the vanilla seeds into the milk.", ["vanilla pod", "milk"]),
    ],
    "the fish beside its stock": [
        (["1 l hot fish, chicken or vegetable stock", "4 cod fillets"], "Slide in the fish.", ["cod fillets"]),
        (["500 ml fish or vegetable broth", "2 salmon fillets"], "Fry the fish.", ["salmon fillets"]),
        (["1 l lamb or beef stock", "1 kg lamb neck"], "Brown the lamb.", ["lamb neck"]),
        (["1 l pork or chicken stock", "4 pork chops"], "Fry the pork.", ["pork chops"]),
        (["1 lb beef or turkey", "1 onion"], "Brown the turkey.", ["beef or turkey"]),
    ],
    "the main one and more of it": [
        (
            ["100 g pecorino romano cheese", "Extra pecorino, to serve"],
            "Grate the pecorino.",
            ["pecorino romano cheese"],
        ),
        (["2 tbsp butter", "Extra butter, for the tin"], "Melt the butter.", ["butter"]),
        (["1 cup parsley", "Extra parsley, to serve"], "Scatter extra parsley over it.", ["Extra parsley"]),
    ],
    "an exception that goes on": [
        (
            ["1 lb beef", "1 cup salsa", "1 can spray"],
            "Mix all ingredients except the spray and using half the salsa.",
            ["beef", "salsa: half"],
        ),
        (["2 eggs", "1 cup milk"], "Whisk without the eggs and using all the milk.", ["milk"]),
        (["2 eggs", "1 cup milk", "1 onion"], "Mix everything except the milk.", ["eggs", "onion"]),
    ],
    "a share": [
        (["1/2 cup walnuts"], "Top with the remaining 2 tablespoons walnuts.", ["walnuts: 2 tablespoons"]),
        (["200 g butter"], "Stir in the remaining 50 g butter.", ["butter: 50 g"]),
        (["1 cup cream"], "Whip half the cream.", ["cream: half"]),
    ],
    "a pepper that is cut or counted": [
        (["1 onion", "1 bell pepper", "1 tsp pepper"], "Chop the onion and pepper.", ["onion", "bell pepper"]),
        (["1 bell pepper", "1 tsp pepper", "1 lb beef"], "Slice the beef and season with pepper.", ["beef", "pepper"]),
        (["1 pepper", "1 lb beef"], "Fry the beef with the pepper.", ["beef", "pepper"]),
        (["2 peppers"], "Slice the peppers.", ["peppers"]),
        (["1 fresh chili pepper", "1 lb beef"], "Fry the minced pepper.", ["fresh chili pepper"]),
        (["1 bell pepper", "1 tsp pepper"], "Add the chopped pepper.", ["bell pepper"]),
        (["1 red pepper", "1 tsp black pepper"], "Stir in the sliced pepper.", ["red pepper"]),
    ],
    "the water of the list": [
        (["200 g rice", "400 ml water"], "Cover with the water.", ["water"]),
        (["200 g beans", "1 l water"], "Soak them in the water overnight.", ["water"]),
        (["200 g beans", "1 l water"], "Drain off the water.", []),
        (["500 ml hot water"], "Cover with the hot water.", ["hot water"]),
        (["1 cup lentils", "2 cups water"], "Soak the lentils in the water.", ["lentils", "water"]),
        (["1 litre cold water"], "Cover the bones with the cold water.", ["cold water"]),
        (["150 ml boiling water", "1 stock cube"], "Dissolve the cube in the boiling water.", ["boiling water"]),
        (["1 cup hot water", "1 tsp yeast"], "Pour boiling water over the yeast.", ["hot water", "yeast"]),
        (["2 cups water", "1 lb pasta"], "Cook the pasta in boiling water.", ["pasta"]),
    ],
}


@pytest.mark.parametrize(
    ("lines", "text", "named"), [case for cases in LINKED.values() for case in cases], ids=lambda value: str(value)[:40]
)
def test_an_everyday_name_is_linked(lines: list[str], text: str, named: list[str] | None) -> None:
    wanted = [ingredient("", line).name for line in lines] if named is None else named
    assert links(lines, text) == [wanted]


NOT_LINKED: dict[str, list[tuple[list[str], str]]] = {
    "another adjective": [
        (["4 ripe tomatoes"], "Pour in the crushed tomatoes."),
        (["1/2 cup hot water"], "Soak it in cold water."),
        (["1 cup cold water"], "Cover with boiling water."),
        (["1 bunch fresh basil"], "Season with dried basil."),
        (["1 tsp dried thyme"], "Scatter fresh thyme over it."),
        (["4 cherry tomatoes"], "Add the canned tomatoes."),
    ],
    "a verb": [
        (["1 cup cream", "100 g butter"], "Cream together until fluffy."),
        (["4 pork chops"], "Chop the onion."),
        (["500 g beef mince"], "Mince the garlic."),
        (["1 chuck roast"], "Roast the vegetables."),
        (["4 cod fillets"], "Fillet the trout."),
    ],
    "an adjective": [
        (["1 lb large or extra-large shrimp"], "In a large skillet, heat it."),
        (["500 g small or medium potatoes"], "Take a medium pan."),
        (["2 fresh or dried figs"], "Use a fresh towel."),
    ],
    "something made of it": [
        (["4 oz bacon"], "Leave the bacon grease in the pan."),
        (["1 chicken"], "Pour off the chicken fat."),
        (["500 g pasta"], "Save a cup of pasta water."),
        (["2 cups beef broth"], "Brown the beef."),
        (["1 cup corn"], "Wrap it in corn husks and corn syrup."),
    ],
    "something else of the name": [
        (["4 cloves garlic"], "Add the ground cloves."),
        (["1 tsp black pepper"], "Add the sliced peppers."),
        (["Salt and pepper"], "Core and chop the pepper."),
        (["2 tbsp peanut butter"], "Melt the butter."),
        (["1 celery root"], "Chop the celery."),
        (["1 bag frozen onion rings"], "Chop the onion."),
        (["200 g coconut meat"], "Pour in the coconut milk."),
    ],
    "a dish of its own": [
        (["2 onions", "1 lb lamb"], "Serve with onion raita."),
        (["1 mango"], "Serve with mango chutney."),
        (["1 cucumber"], "Put the cucumber raitha beside it."),
    ],
    "kept for later": [
        (["1 cup rice", "1 lb beef"], "Drain it (reserve the rest for rice)."),
        (["200 g noodles"], "Keep a ladle of it for the noodles."),
        (["1 lb pasta"], "Save some of it for the pasta."),
    ],
}
_KNOWN_LINKS = {"Melt the butter.": ["peanut butter"]}


@pytest.mark.parametrize(
    ("lines", "text"), [case for cases in NOT_LINKED.values() for case in cases], ids=lambda value: str(value)[:40]
)
def test_an_apparent_name_is_not_linked(lines: list[str], text: str) -> None:
    assert links(lines, text) == [_KNOWN_LINKS.get(text, [])]


def test_a_description_selects_its_ingredient() -> None:
    lines = ["2 ripe tomatoes", "1 can crushed San Marzano tomatoes"]
    assert links(lines, "Add the crushed tomatoes.") == [["crushed San Marzano tomatoes"]]
    assert links(lines, "Slice the ripe tomatoes.") == [["ripe tomatoes"]]
    assert links(["3 cloves", "1/2 tsp ground cloves"], "Add the cloves.") == [["cloves"]]


def test_the_only_unused_one_of_several_is_meant() -> None:
    oils = ["1 tsp sesame oil", "2 tbsp peanut oil", "1 carrot"]
    assert links(oils, "Whisk the sesame oil.", "Heat the oil.")[1] == ["peanut oil"]
    assert links(oils, "Heat the oil.") == [[]]
    flours = ["1 cup rye flour", "2 cups bread flour"]
    assert links(flours, "Scald the rye flour.", "Work in the flour.")[1] == ["bread flour"]


def test_a_general_word_refers_to_an_ingredient_named_in_the_step() -> None:
    peppers = ["2 poblano peppers", "1 serrano pepper"]
    assert links(peppers, "Char the poblanos, then peel the peppers.") == [["poblano peppers"]]
    assert links(peppers, "Peel the peppers.") == [["poblano peppers", "serrano pepper"]]
    assert links(["200 g ancho chiles", "2 arbol chiles"], "Toast the anchos and arbol chiles.") == [["arbol chiles"]]


def test_a_verb_does_not_hide_its_object() -> None:
    assert links(["1 cup cream", "100 g butter"], "Cream the butter.", "Add butter and cream.") == [
        ["butter"],
        ["butter", "cream"],
    ]


def test_parts_of_an_ingredient_that_was_used_completely_before() -> None:
    lines = ["2 cups rice", "1 cup béchamel sauce"]
    texts = [
        "Boil the rice and warm the béchamel.",
        "Add 1/3 the rice.",
        "Add 1/3 rice.",
        "Spread a layer of béchamel.",
    ]
    assert links(lines, *texts)[1:] == [["rice: 1/3"], ["rice: 1/3"], ["béchamel sauce: a layer"]]


def test_the_remaining_one_of_two_is_the_one_that_is_left() -> None:
    lines = ["1 onion, sliced", "1 lb lamb", "1 onion, diced"]
    assert links(lines, "Fry the onion.", "Add the remaining onion.") == [["onion"], ["onion: the rest"]]
