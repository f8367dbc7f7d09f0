"""Common Cooklang that is not in the specification."""

import pytest

from kitchen_tui.recipes.formats.cooklang import read_cooklang
from kitchen_tui.recipes.formats.cooklang.parser import parse
from kitchen_tui.recipes.formats.found import chosen
from kitchen_tui.recipes.formats.reading import find_in_bytes
from tests.recipes.reading import minutes, outcome, recipe_in

TIMES = {
    "Roast for ~{20%minutes} to ~{25%minutes}.": [(1200, 1500)],
    "Roast for ~roast{20%min} - ~{25%min}, then rest ~{5%min}.": [(1200, 1500), (300, 300)],
    "Toast ~{30%seconds} to ~{1%minute}.": [(30, 60)],
    "Cook ~{5%minutes} or ~{10%minutes}.": [(300, 600)],
    "Cook ~fry{5%minutes} to ~steam{10%minutes}.": [(300, 300), (600, 600)],
    "Cook ~{10%minutes} to ~{5%minutes}.": [(600, 600), (300, 300)],
    "Simmer for ~{1%hour} 30 minutes to ~{3%hours}.": [(5400, 10800)],
    "Braise for ~braise{2%hours} and 15 min, then rest.": [(8100, 8100)],
    "Toast for ~{1%minute} 30 seconds.": [(90, 90)],
    "Fry for ~{5%minutes} 2 at a time.": [(300, 300)],
    "Fry ~{30%seconds per side}, then ~{1%minute each side}.": [(30, 30), (60, 60)],
}


@pytest.mark.parametrize(("text", "spans"), TIMES.items())
def test_timers_of_a_window_and_of_each_side(text: str, spans: list[tuple[int, int]]) -> None:
    result = read_cooklang(text, "x")
    assert not result.uncertain
    timers = [timer for step in recipe_in(result).steps for timer in step.timers]
    assert [(timer.least_ms // 1000, timer.most_ms // 1000) for timer in timers] == spans


INGREDIENTS = {
    "Add @onion{1}{peeled and minced}.": ("1", "onion", "peeled and minced"),
    "Add @onion{1, peeled and diced}.": ("1", "onion", "peeled and diced"),
    "Add @lentils{1/3%cup, rinsed}(green).": ("1/3 cup", "lentils", "rinsed, green"),
    "Add @milk{1,5%l}.": ("1,5 l", "milk", ""),
    "Add @beans{1 lb|dry}.": ("1 lb", "beans", "dry"),
    "Add @kale{, stems removed}.": ("", "kale", "stems removed"),
    "Add @almond_milk{2%cups}.": ("2 cups", "almond milk", ""),
    "Add @capers{}{cut in 1\\/2}.": ("", "capers", "cut in 1/2"),
    "Add a pinch of -@salt{1%pinch}.": ("1 pinch", "salt", ""),
    "Season with @black pepper.": ("", "black pepper", ""),
    "Fry in @olive oil until brown.": ("", "olive oil", ""),
    "Add @salt to taste.": ("", "salt", ""),
    "Add @leeks, oil and butter.": ("", "leeks", ""),
    "Add @butter, melted{24%g}.": ("24 g", "butter", "melted"),
    "Add @parmesan, finely grated{20%g}(aged).": ("20 g", "parmesan", "finely grated, aged"),
    "Add @salt, pepper{}.": ("", "salt, pepper", ""),
    "Add @beans{205%g|7.25%oz}.": ("205 g (7.25 oz)", "beans", ""),
    "Add @salt{18%g|3%tsp}(fine).": ("18 g (3 tsp)", "salt", "fine"),
    "Add @lemon{1%cut into wedges}.": ("1", "lemon", "cut into wedges"),
    "Add @kale{3%finely chopped}(curly).": ("3", "kale", "finely chopped, curly"),
    "Add @sugar{2%heaped tbsp}.": ("2 heaped tbsp", "sugar", ""),
}


@pytest.mark.parametrize(("text", "expected"), INGREDIENTS.items())
def test_ingredients_with_remarks_and_forgotten_braces(text: str, expected: tuple[str, str, str]) -> None:
    recipe = recipe_in(read_cooklang(text, "x"))
    assert [(item.quantity, item.name, item.note) for item in recipe.ingredients()] == [expected]
    assert "{" not in recipe.steps[0].text
    assert "-salt" not in recipe.steps[0].text


@pytest.mark.parametrize(
    ("text", "note", "optional"),
    [
        ("Add @capers{}(optional).", "", True),
        ("Add @capers{1%tbsp}(rinsed, optional).", "rinsed", True),
        ("Add @capers{}(optional; rinsed).", "rinsed", True),
        ("Add @capers{}(with optional lemon).", "with optional lemon", False),
    ],
)
def test_ingredients_whose_note_says_optional(text: str, note: str, optional: bool) -> None:
    recipe = recipe_in(read_cooklang(text, "x"))
    assert [(item.note, item.optional) for item in recipe.ingredients()] == [(note, optional)]


@pytest.mark.parametrize(
    ("text", "step", "optional"),
    [
        ("Add ?@capers{1%tbsp} and stir.", "Add capers and stir.", [True]),
        ("Stir (with ?@capers{} and -@salt{}).", "Stir (with capers and salt).", [True, False]),
        ("?@Capers{} go in last. Really?", "Capers go in last. Really?", [True]),
        ("Sure? @capers{} go in.", "Sure? capers go in.", [False]),
    ],
)
def test_modifiers_before_the_sign(text: str, step: str, optional: list[bool]) -> None:
    recipe = read_cooklang(text, "x").recipe
    assert recipe is not None
    assert [item.optional for item in recipe.ingredients()] == optional
    assert recipe.steps[0].text == step


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("Fluff the &rice, and serve (with &brown rice).", "Fluff the rice, and serve (with brown rice)."),
        ("&Rice goes into the &large pot.", "Rice goes into the large pot."),
        ("Add salt & pepper, R&B and &c.", "Add salt & pepper, R&B and &c."),
    ],
)
def test_references_in_words(text: str, step: str) -> None:
    recipe = read_cooklang(f"Boil @rice{{1%cup}}.\n\n{text}", "x").recipe
    assert recipe is not None
    assert recipe.steps[1].text == step


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("If you like, start the @white rice{} first.", "If you like, start the white rice first."),
        ("Or use @?lime{1} in a #small pan{}.", "Or use 1 lime in a small pan."),
        ("Or @cream{2%tbsp}, says ida@leeks.example.", "Or 2 tbsp cream, says ida@leeks.example."),
    ],
)
def test_notes_with_items(note: str, words: str) -> None:
    recipe = read_cooklang(f"> {note}\n\nBoil @eggs{{2}}.\n\n> {note}\n\n== Tips\n\n> {note}", "x").recipe
    assert recipe is not None
    assert (recipe.notes, recipe.steps[0].notes, recipe.tips) == ((words,), (words,), (words,))


def test_lines_that_are_steps() -> None:
    text = "Slice the @beef{1%kg}\nAdd @water{1%cup} and stir\n@Salt it\n\nServe"
    recipe = recipe_in(read_cooklang(text, "x"))
    assert outcome(recipe)["steps"] == ["Slice the beef", "Add water and stir", "Salt it", "Serve"]


@pytest.mark.parametrize(
    "text",
    [
        "Slice the beef and\nadd the water before\nanything else.",
        "Slice the beef.\nAdd the water.",
        "Slice the beef of\nUncle Bob and then\nstir.",
    ],
)
def test_lines_that_are_only_wrapped(text: str) -> None:
    assert len(parse(text).sections[0].content) == 1


@pytest.mark.parametrize("start", ["TIP:", "Note:", "Pro tip:", "hint :"])
def test_a_paragraph_that_calls_itself_a_tip_is_a_note(start: str) -> None:
    recipe = recipe_in(read_cooklang(f"Boil @eggs{{2}}.\n\n{start} stale eggs peel better.\n\nServe.", "x"))
    assert [step.text for step in recipe.steps] == ["Boil eggs.", "Serve."]
    assert recipe.steps[0].notes == (f"{start} stale eggs peel better.",)


def test_pictures_in_metadata_are_not_notes() -> None:
    text = "---\nimage: https://example.org/a.jpg\nserving: 5\ndifficulty: easy\n---\nBoil @eggs{2}."
    recipe = recipe_in(read_cooklang(text, "x"))
    assert (recipe.servings.least, recipe.notes) == (5, ("Difficulty: easy",))


def test_lists_of_ingredients_are_not_steps() -> None:
    text = "= In the pot\n@beans{1%lb}\n@onion{1}(diced)\n@garlic{}\n\n= Cook\nSimmer all for ~{1%hour}.\n"
    recipe = recipe_in(read_cooklang(text, "x"))
    assert [item.name for item in recipe.ingredients()] == ["beans", "onion", "garlic"]
    assert [(section.name, len(section.steps)) for section in recipe.sections] == [("Cook", 1)]


@pytest.mark.parametrize("heading", ["Notes:", "Tips:", "Storage:"])
def test_a_heading_with_a_colon_begins_remarks(heading: str) -> None:
    recipe = recipe_in(read_cooklang(f"Boil @eggs{{2}}.\n\n{heading}\n- Stale eggs peel better.\n", "x"))
    assert [step.text for step in recipe.steps] == ["Boil eggs."]


@pytest.mark.parametrize("text", ["Add dough{250%g} to @oil{}.", "@Salt{} it.\n\nAdd flour{} and stir."])
def test_braces_without_a_sign_are_pointed_out(text: str) -> None:
    (problem,) = read_cooklang(text, "x").problems
    assert "no sign before it" in problem.text


def test_a_file_without_ingredients_is_pointed_out_when_imported() -> None:
    (doubt,) = chosen(find_in_bytes(b"https://example.org/video\n", "rolls.cook"), "x").uncertain
    assert doubt.text == "No ingredients are marked."


INTRODUCTION = "This is my everyday bread. It keeps for days.\n\n"
DOUGH = (
    "= Dough\n\nMix these.\n\n@flour{1%kg}\n@water{600%g}\n\nAdd the last one.\n\n@salt{18%g}\n\nKnead at {{24%°C}}.\n"
)


def test_an_introduction_above_the_first_heading() -> None:
    recipe = recipe_in(read_cooklang(INTRODUCTION + DOUGH, "x"))
    assert recipe.description == INTRODUCTION.strip()
    assert [section.name for section in recipe.sections] == ["Dough"]
    assert [step.text for step in recipe.steps] == ["Mix these.", "Add the last one.", "Knead at 24 °C."]
    assert [item.name for item in recipe.ingredients()] == ["flour", "water", "salt"]


@pytest.mark.parametrize("start", ["Preheat the oven.", "The oven must be hot.", "Add @oil{} to a pan.", "Next day"])
def test_other_lines_above_the_first_heading_stay_steps(start: str) -> None:
    recipe = recipe_in(read_cooklang(f"{start}\n\n{DOUGH}", "x"))
    assert (len(recipe.sections), recipe.description) == (2, "")


def test_cookware_that_is_only_called_cookware() -> None:
    recipe = recipe_in(read_cooklang("Heat a #cookware{frying pan} and add @oil{}.", "x"))
    assert (recipe.steps[0].text, recipe.steps[0].cookware) == ("Heat a frying pan and add oil.", ("frying pan",))


GERMAN = (
    "Die Bohnen mit @Wasser{1%l} aufsetzen und 40 min kochen.\n\nDann mit dem @Salz{} würzen, ~{5%min} ruhen lassen.\n"
)
SPANISH = (
    "Cortar las @cebollas{2} y freír en el @aceite{} de oliva 10 min.\n\nDejar reposar ~{5%min} y luego mezclar.\n"
)
RUSSIAN = "Промой @чечевицу{100 гр} под водой и вари 25 min.\n\nДай настояться ~{5%min} под крышкой.\n"


@pytest.mark.parametrize("text", [GERMAN, SPANISH, RUSSIAN])
def test_another_language_is_pointed_out_and_only_marked_timers_are_kept(text: str) -> None:
    result = chosen(find_in_bytes(text.encode(), "pot.cook"), "pot")
    assert [timer.least_ms // 60_000 for step in recipe_in(result).steps for timer in step.timers] == [5]
    (doubt,) = result.uncertain
    assert "English" in doubt.text


def test_times_that_metadata_name_in_one_word() -> None:
    recipe = recipe_in(read_cooklang(">> prep: 5 mins\n>> cook: 1h\n>> total: 65 min\n\nBoil @eggs{2}.\n", "x"))
    assert minutes(recipe) == {"prep": 5, "cook": 60, "total": 65}


@pytest.mark.parametrize(
    ("text", "servings"),
    [
        ("Makes 8 crepes.", (8, 8, "crepes")),
        ("Makes ~ 8 - 4 inch crepes.", (8, 8, "")),
        ("Serves 4 to 6", (4, 6, "")),
        (">> servings: 2\n\nMakes 8 crepes.", (2, 2, "")),
        ("Serves 4\n\nMakes 8 crepes.", (4, 4, "")),
    ],
)
def test_a_paragraph_that_states_the_servings(text: str, servings: tuple[int, int, str]) -> None:
    recipe = read_cooklang(f"{text}\n\nFry @eggs{{2}}.", "x").recipe
    assert recipe is not None
    assert ([step.text for step in recipe.steps], recipe.servings) == (["Fry eggs."], servings)


@pytest.mark.parametrize("text", ["Serve 4 of them hot.", "Make 8 of the dough.", "It makes a mess."])
def test_a_paragraph_that_does_not(text: str) -> None:
    recipe = read_cooklang(f"Fry @eggs{{2}}.\n\n{text}", "x").recipe
    assert recipe is not None
    assert (len(recipe.steps), recipe.servings.least) == (2, None)


def test_nutrition_in_metadata() -> None:
    fields = "nutrition:\n  calories: 410 kcal\n  saturated fat: 7 g\nlocale: en\nnutrition notes: rich\n"
    text = f"---\n{fields}---\nBoil @eggs{{2}}."
    recipe = read_cooklang(text, "x").recipe
    assert recipe is not None
    assert recipe.nutrition.facts == (("calories", "410 kcal"), ("saturated fat", "7 g"))
    assert recipe.notes == ("Nutrition notes: rich",)
