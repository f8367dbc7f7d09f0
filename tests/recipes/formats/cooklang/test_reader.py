"""Cooklang files read as recipes."""

from pathlib import Path

import pytest

from kitchen_tui.model.duration import HOUR, MINUTE, SECOND
from kitchen_tui.model.recipe import Ingredient, Recipe, Servings, Use
from kitchen_tui.recipes.formats.cooklang.reader import read_cooklang
from tests.recipes.reading import recipe_in

SOUP = """---
title: Onion soup
servings: 4-6 people
prep_time: 10 min
time: {cook: 1h30m}
duration: 100
tags: [soup, Winter]
cuisine: French
source: {name: Grandmother, url: https://example.org/soup}
emoji: 🧅
---

> Better the next day.

Slice @onions{1%kg}(thinly). Melt @butter{30%g} in a #large pot{}.

Add the @onions and ~caramelise{30-40%minutes}, stirring. Add @butter{20%g}.

> Patience.

== Broth ==

Simmer with @water{1.5%l} for ~{1%hour}; season with @salt{=1%tsp} and @?thyme.
Let it ~rest a moment.
"""


def recipe_of(text: str, name: str = "dish") -> Recipe:
    """Return the recipe, which must exist."""
    return recipe_in(read_cooklang(text, name))


def test_title_and_metadata() -> None:
    soup = recipe_of(SOUP)
    assert soup.title == "Onion soup"
    assert soup.servings == Servings(4, 6, "people")
    assert [(name, span.least_ms // MINUTE) for name, span in soup.times] == [
        ("prep", 10),
        ("cook", 90),
        ("total", 100),
    ]
    assert soup.tags == ("soup", "Winter", "French")
    assert soup.source == "Grandmother · https://example.org/soup"
    assert soup.notes == ("Emoji: 🧅", "Better the next day.")


def test_ingredients_are_added_up_and_linked_to_their_steps() -> None:
    soup = recipe_of(SOUP)
    assert [item.text for item in soup.ingredients()] == [
        "1 kg onions (thinly)",
        "50 g butter",
        "1.5 l water",
        "1 tsp salt",
        "thyme",
    ]
    by_id = {item.id: item for item in soup.ingredients()}
    assert not by_id["salt"].scales
    assert by_id["thyme"].optional
    assert [step.uses for step in soup.steps] == [
        (Use("onions"), Use("butter", "30 g")),
        (Use("onions"), Use("butter", "20 g")),
        (Use("water"), Use("salt"), Use("thyme")),
    ]


def test_the_steps_read_as_sentences() -> None:
    soup = recipe_of(SOUP)
    assert [section.name for section in soup.sections] == ["", "Broth"]
    assert [step.number for step in soup.steps] == [1, 2, 3]
    assert soup.steps[1].text == "Add the onions and caramelise 30-40 minutes, stirring. Add butter."
    assert soup.steps[1].notes == ("Patience.",)
    assert soup.steps[2].text == ("Simmer with water for 1 hour; season with salt and thyme. Let it rest a moment.")
    assert soup.steps[0].cookware == ("large pot",)


def test_the_timers_have_names_and_windows() -> None:
    """A timer without a name is named after the verb; one without a time becomes words and a question."""
    reading = read_cooklang(SOUP, "dish")
    timers = [(timer.name, timer.least_ms, timer.most_ms) for step in recipe_in(reading).steps for timer in step.timers]
    assert timers == [("caramelise", 30 * MINUTE, 40 * MINUTE), ("simmer", HOUR, HOUR)]
    (question,) = reading.uncertain
    assert (question.line, question.column) == (24, 8)


@pytest.mark.parametrize(
    ("source", "least", "most", "text"),
    [
        ("Fry ~{90}", 90 * MINUTE, 90 * MINUTE, "Fry 90 minutes"),
        ("Fry ~{2h}", 2 * HOUR, 2 * HOUR, "Fry 2h"),
        ("Fry ~{1/2%hour}", 30 * MINUTE, 30 * MINUTE, "Fry 1/2 hour"),
        ("Fry ~{45%Sec}", 45 * SECOND, 45 * SECOND, "Fry 45 Sec"),
        ("Fry ~{5–7%min}", 5 * MINUTE, 7 * MINUTE, "Fry 5–7 min"),
    ],
)
def test_a_time_is_read_in_any_notation(source: str, least: int, most: int, text: str) -> None:
    (step,) = recipe_of(source).steps
    assert [(timer.name, timer.least_ms, timer.most_ms) for timer in step.timers] == [("fry", least, most)]
    assert step.text == text


@pytest.mark.parametrize(
    "quantity", ["5%Minuten", "soon", "10-5%min", "0%min", "9" * 5000 + "%min", "1/0%min", "99999%days"]
)
def test_a_timer_without_a_time_is_text_and_uncertain(quantity: str) -> None:
    reading = read_cooklang(f"Fry ~{{{quantity}}}", "dish")
    assert not recipe_in(reading).steps[0].timers
    assert len(reading.uncertain) == 1


@pytest.mark.parametrize(
    ("mentions", "total"),
    [
        (["80%g", "760%g"], "840 g"),
        (["1/2%cup", "1/4%cup"], "3/4 cup"),
        (["1/2%cup", "3/4%cup"], "1 1/4 cup"),
        (["0.1%l", "0.2%l"], "0.3 l"),
        (["1-2", "1"], "2-3"),
        (["1%clove", "a little"], "1 clove + a little"),
        (["1%tsp", "2%tbsp", "1%tsp"], "2 tsp + 2 tbsp"),
    ],
)
def test_mentions_add_up(mentions: list[str], total: str) -> None:
    soup = recipe_of(" and ".join(f"@garlic{{{mention}}}" for mention in mentions))
    assert [item.quantity for item in soup.ingredients()] == [total]


def test_optional_and_required_are_two_ingredients() -> None:
    """The shopping list must not include what may be left out."""
    pair = list(recipe_of("Stir @parmesan{100%g} in, top with @?parmesan{50%g}").ingredients())
    assert [(item.id, item.quantity, item.optional) for item in pair] == [
        ("parmesan", "100 g", False),
        ("parmesan-2", "50 g", True),
    ]


def test_another_recipe_is_an_ingredient_with_its_path() -> None:
    (item,) = recipe_of("Pour @./sauces/Hollandaise{150%g} over").ingredients()
    text = "150 g Hollandaise (./sauces/Hollandaise)"
    assert item == Ingredient("hollandaise", text, "150 g", "Hollandaise", "./sauces/Hollandaise")


@pytest.mark.parametrize("text", ["", "\ufeff", "\n \n", "-- only this", "[- or that -]"])
def test_an_empty_file_is_not_a_recipe(text: str) -> None:
    reading = read_cooklang(text, "dish")
    assert reading.recipe is None
    assert reading.problems[0].hint


def test_unread_front_matter_is_a_note() -> None:
    recipe = recipe_in(read_cooklang("---\ntitle: [x\n---\nAdd @salt\n", "my-soup"))
    assert recipe.title == "My soup"
    assert recipe.notes == ("title: [x",)


def test_the_collection_reads_without_a_problem(test_data: Path) -> None:
    files = [path for path in (test_data / "recipes").rglob("*") if path.suffix in (".cook", ".menu")]
    assert len(files) >= 9
    for path in files:
        reading = read_cooklang(path.read_text(encoding="utf-8"), path.stem)
        assert not reading.problems, path
        assert not reading.uncertain, path
        assert reading.recipe is not None
        assert reading.recipe.steps, path
        assert list(reading.recipe.ingredients()), path


def test_ids_are_unique_whatever_the_names() -> None:
    """The journal refers to ingredients by ids: "salt 2" is not the second salt, and 塩 has no Latin letters."""
    ids = [item.id for item in recipe_of("@salt{} @?salt{} @salt 2{} @塩{} @胡椒{}").ingredients()]
    assert len(set(ids)) == 5


@pytest.mark.parametrize(
    ("name", "title"), [("onion_soup-2", "Onion soup 2"), ("Risotto", "Risotto"), ("", "Untitled")]
)
def test_a_file_without_a_title_is_named_after_the_file(name: str, title: str) -> None:
    assert recipe_of("Add @salt", name).title == title


def reported_of(text: str) -> tuple[Recipe, list[tuple[int, str]]]:
    """Return the recipe, and the line and sentence of everything that is reported."""
    result = read_cooklang(text, "soup")
    return recipe_in(result), [(problem.line, problem.text) for problem in (*result.problems, *result.uncertain)]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Rest @&(~1)dough{} for an hour.", "Rest dough for an hour."),
        ("Fold @&(2)rested dough{}.", "Fold rested dough."),
        ("Add @&( ~2 )spice paste{}.", "Add spice paste."),
        ("Spread @&(=1)filling{}.", "Spread filling."),
        ("Spread @&(=~1)the filling|it{}.", "Spread it."),
        ("Use @&(1)stock{250%ml}.", "Use 250 ml stock."),
        ("Knead @&(~1)dough.", "Knead dough."),
    ],
)
def test_the_result_of_an_earlier_step_is_text_and_not_an_ingredient(source: str, text: str) -> None:
    recipe, reported = reported_of(f"Mix @flour{{300%g}}.\n\nStir.\n\n{source}")
    assert recipe.steps[2].text == text
    assert [item.name for item in recipe.ingredients()] == ["flour"]
    assert reported == []


def test_a_mention_of_a_known_ingredient_adds_none() -> None:
    recipe, _ = reported_of("Mix @flour{300%g}.\n\nDust with @&flour{}.")
    assert [item.name for item in recipe.ingredients()] == ["flour"]
    assert len(recipe.steps[1].uses) == 1


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Stir, then let it ~stand{10%min}.", "Stir, then let it stand 10 min."),
        ("Add it, then let it ~curdle{10%min}.", "Add it, then let it curdle 10 min."),
        ("Leave them ~bubble{2%min}.", "Leave them bubble 2 min."),
        ("Let the dough ~rise{90%min} until doubled.", "Let the dough rise 90 min until doubled."),
        ("Warm it until ~steaming{5%min}, then stir.", "Warm it until steaming 5 min, then stir."),
        ("Stir it while ~thickening{3%min}.", "Stir it while thickening 3 min."),
        ("Knead till ~smooth{8%min}.", "Knead till smooth 8 min."),
        ("Cover and ~proof{1%hour}.", "Cover and proof 1 hour."),
        ("Leave the cake to ~cool{15%minutes} in its tin.", "Leave the cake to cool 15 minutes in its tin."),
        ("~bake{25%min} until golden.", "Bake 25 min until golden."),
        ("Bring it to a ~boil{5%min}.", "Bring it to a boil 5 min."),
        ("The soup should ~simmer{20-30%min}.", "The soup should simmer 20-30 min."),
        ("Boil @eggs{2} for ~eggs{3%minutes}.", "Boil eggs for 3 minutes."),
        ("Bake in the oven for about ~oven{40%minutes}.", "Bake in the oven for about 40 minutes."),
        ("Let it rest for up to ~rest{1%hour}.", "Let it rest for up to 1 hour."),
        ("Knead ~kneading{10%minutes}.", "Knead 10 minutes."),
        ("Cook the rice ~rice{15%min}.", "Cook the rice 15 min."),
        ("Fry for another ~fry{2%min}.", "Fry for another 2 min."),
    ],
)
def test_the_name_of_a_timer_stays_in_the_sentence_if_needed(source: str, text: str) -> None:
    recipe, reported = reported_of(source)
    assert recipe.steps[0].text == text
    assert len(recipe.steps[0].timers) == 1
    assert reported == []


@pytest.mark.parametrize(
    ("heading", "where"),
    [
        ("== Notes ==", "notes"),
        ("= Cook's Notes =", "notes"),
        ("== Variations ==", "notes"),
        ("== Tips ==", "tips"),
        ("== Tips & Tricks ==", "tips"),
        ("== Storage ==", "storage"),
        ("== How to store ==", "storage"),
    ],
)
def test_a_section_about_something_else_has_no_steps(heading: str, where: str) -> None:
    recipe, reported = reported_of(
        f"== Cooking ==\n\nSimmer @beans{{1%can}} for ~{{40%minutes}}.\n\n{heading}\n\nWait an hour."
    )
    assert [step.text for step in recipe.steps] == ["Simmer beans for 40 minutes."]
    assert [len(step.timers) for step in recipe.steps] == [1]
    kept = {"notes": recipe.notes, "tips": recipe.tips, "storage": recipe.storage.text}
    assert kept == {"notes": (), "tips": (), "storage": (), where: ("Wait an hour.",)}
    assert reported == []


def test_a_file_of_notes_alone_has_steps() -> None:
    recipe, _ = reported_of("== Notes ==\n\nBoil @beans{1%can}.")
    assert [step.text for step in recipe.steps] == ["Boil beans."]


def test_items_in_such_a_section_are_reported() -> None:
    recipe, reported = reported_of(
        "Boil @rice{1%cup}.\n\n== Notes ==\n\nAdd @chili{1} and fry ~{2%min}.\n\n> Or ~{3%min}."
    )
    assert [item.name for item in recipe.ingredients()] == ["rice"]
    assert recipe.notes == ("Add chili and fry 2 min.", "Or ~{3%min}.")
    assert reported == [
        (5, "This ingredient is under “Notes”; it is kept as text."),
        (5, "This timer is under “Notes”; it is kept as text."),
        (7, "A timer in a note is not offered."),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "Rest~{10%min}.",
        "Rest ~ {10%min}.",
        "Rest ~ rest{10%min}.",
        "Let it rest5~rest{10%min} now.",
        "> Rest ~{10%min}.",
    ],
)
def test_a_marked_timer_is_reported_if_it_is_dropped(source: str) -> None:
    _, reported = reported_of(f"Boil.\n\n{source}")
    assert [line for line, _ in reported] == [3]


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("category: Rice, Beans & Grains", ("Rice, Beans & Grains",)),
        ("category: Soups, Stews and Chilis", ("Soups, Stews and Chilis",)),
        ("category: dinner, soup", ("dinner", "soup")),
        ("tags: rice, beans & grains", ("rice", "beans & grains")),
        ("category: [Dinner, Rice & Beans]", ("Dinner", "Rice & Beans")),
    ],
)
def test_a_category_with_commas_and_an_and_is_not_split(line: str, tags: tuple[str, ...]) -> None:
    assert reported_of(f"---\n{line}\n---\nBoil.")[0].tags == tags


@pytest.mark.parametrize(
    ("source", "sections"),
    [
        ("# Dough\nMix @flour{1%cup}.\n\n## Top\n\nSlice @apples{2}.",
         [("Dough", ["Mix flour."]), ("Top", ["Slice apples."])]),
        ("- Mix @flour{1%cup}.\n- Bake for ~{20%min}.", [("", ["Mix flour.", "Bake for 20 min."])]),
        ("1. Mix @flour{1%cup}.\n2. Bake it.\n   Serve it.", [("", ["Mix flour.", "Bake it. Serve it."])]),
        ("* Heat the #pan{}.\n\n* Fry.", [("", ["Heat the pan.", "Fry."])]),
        ("Fry in a #pan{} at\n180 °C -- hot\n- then rest.", [("", ["Fry in a pan at 180 °C", "then rest."])]),
        ("#pot{}\n3 eggs and 2. more", [("", ["pot 3 eggs and 2. more"])]),
    ],
)  # fmt: skip
def test_headings_and_lists_of_markdown(source: str, sections: list[tuple[str, list[str]]]) -> None:
    recipe, _ = reported_of(source)
    assert [(s.name, [step.text for step in s.steps]) for s in recipe.sections] == sections
