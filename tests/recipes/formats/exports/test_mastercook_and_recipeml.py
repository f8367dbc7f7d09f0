"""MasterCook, as text and as XML, RecipeML, Krecipes, Cookmate and RezKonv."""

import pytest

from kitchen_tui.model.duration import MINUTE
from kitchen_tui.recipes.formats.found import chosen
from kitchen_tui.recipes.formats.reading import find_in_bytes
from tests.recipes.reading import Shown, imported, refused, shown

STEPS = {"": ["Boil the lentils for 40 minutes.", "Add the leeks and serve."]}
POT = Shown("Lentil pot", (4, 4), {"": ["1 cup lentils, rinsed", "2 leeks", "salt"]}, STEPS)
MXP = """\
                     *  Exported from  MasterCook  *

                               Lentil pot

Recipe By     : Aunt May
Serving Size  : 4    Preparation Time :0:20
Categories    : Soups                            Winter

  Amount  Measure       Ingredient -- Preparation Method
--------  ------------  --------------------------------
  1                cup  lentils -- rinsed
  2                     leeks
                        salt

Boil the lentils for
40 minutes.

Add the leeks and serve.

NOTES : Good on the next day.

                   - - - - - - - - - - - - - - - - - -
"""
MX2 = """<?xml version="1.0" standalone="yes" encoding="ISO-8859-1"?>
<!DOCTYPE mx2 SYSTEM "mx2.dtd">
<mx2 source="MasterCook 9"><Summ><Nam>Lentil pot</Nam></Summ>
<RcpE name="Lentil pot" author="Aunt May"><Serv qty="4"/><PrpT elapsed="0:20"/><CatS><CatT>Soups</CatT></CatS>
<IngR name="lentils" unit="cup" qty="1"><IPrp>rinsed</IPrp><INtI>1</INtI></IngR><IngR name="leeks" qty="2"></IngR>
<IngR name="salt"></IngR>
<DirS><DirT>Boil the lentils for 40 minutes.</DirT><DirT>Add the leeks and serve.</DirT></DirS></RcpE></mx2>"""
RECIPE_ML = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE recipeml PUBLIC "-//FormatData//DTD RecipeML 0.5//EN" "recipeml.dtd">
<recipeml version="0.5"><recipe><head><title>Lentil pot</title><categories><cat>Soups</cat></categories>
<yield>4</yield></head><ingredients>
<ing><amt><qty>1</qty><unit>cup</unit></amt><item>lentils</item><prep>rinsed</prep></ing>
<ing><amt><qty>2</qty><unit/></amt><item>leeks</item></ing><ing><item>salt</item></ing></ingredients>
<directions><step>Boil the lentils for 40 minutes.</step><step>Add the leeks and serve.</step></directions>
</recipe></recipeml>"""

KRECIPES = """<?xml version="1.0" encoding="UTF-8" ?>
<krecipes version="0.6" lang="us"><krecipes-category-structure><category name="Soups"/></krecipes-category-structure>
<krecipes-recipe><krecipes-description><title>Lentil pot</title><author>Aunt May</author>
<category><cat>Soups</cat></category><yield><amount>4</amount></yield><preparation-time>00:20</preparation-time>
</krecipes-description><krecipes-ingredients>
<ingredient><name>lentils</name><amount>1</amount><unit>cup</unit><prep>rinsed</prep></ingredient>
<ingredient><name>leeks</name><amount>2</amount></ingredient><ingredient><name>salt</name></ingredient>
</krecipes-ingredients><krecipes-instructions>
Boil the lentils for 40 minutes.
Add the leeks and serve.
</krecipes-instructions></krecipes-recipe></krecipes>"""
COOKMATE = """<?xml version="1.0" encoding="UTF-8"?>
<cookbook><recipe><title>Lentil pot</title><preptime>20 min</preptime><category>Soups</category>
<ingredient><li>1 cup lentils, rinsed</li><li>2 leeks</li><li>salt</li></ingredient>
<recipetext><li>Boil the lentils for 40 minutes.</li><li>Add the leeks and serve.</li></recipetext>
<quantity>4</quantity><source>Aunt May</source></recipe></cookbook>"""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (KRECIPES, "pot.kreml"),
        (KRECIPES, "pot.xml"),
        (COOKMATE, "pot.xml"),
        (COOKMATE, ""),
        (MXP, "pot.mxp"),
        (MXP, "pot.txt"),
        (MX2, "pot.mx2"),
        (MX2, "x"),
        (RECIPE_ML, "pot.xml"),
        (RECIPE_ML, ""),
    ],
)
def test_one_recipe(text: str, name: str) -> None:
    assert shown(text, name) == POT


@pytest.mark.parametrize("text", [COOKMATE, RECIPE_ML, KRECIPES])
@pytest.mark.parametrize("part", ["Boil the lentils for 40 minutes.", "salt"])
def test_elements_nested_without_end(text: str, part: str) -> None:
    deep = text.replace(part, "<b>" * 20_000 + part + "</b>" * 20_000, 1)
    assert shown(deep, "pot.xml") == POT


def test_emphasis_within_a_text_keeps_its_place() -> None:
    text = COOKMATE.replace("the lentils for 40 minutes.", "the <b>lentils</b> for <i>40 minutes</i>.")
    assert shown(text, "pot.xml") == POT


def test_facts_of_mastercook() -> None:
    recipe = imported(MXP, "pot.mxp")
    assert recipe.source == "Aunt May"
    assert recipe.tags == ("Soups", "Winter")
    assert [(time.name, time.span.most_ms) for time in recipe.times] == [("prep", 20 * 60_000)]
    assert recipe.notes == ("Good on the next day.",)


def test_parts_of_a_list_of_recipeml() -> None:
    parts = RECIPE_ML.replace("<ing><item>salt</item></ing>", "").replace(
        "</ingredients>", "<ing-div><title>For the top</title><ing><item>salt</item></ing></ing-div></ingredients>"
    )
    groups = {"": ["1 cup lentils, rinsed", "2 leeks"], "For the top": ["salt"]}
    assert shown(parts, "pot.xml") == POT._replace(groups=groups)


def test_a_range_of_recipeml() -> None:
    ranged = RECIPE_ML.replace("<qty>2</qty>", "<qty><range><q1>2</q1><q2>3</q2></range></qty>")
    assert "2-3 leeks" in shown(ranged, "pot.xml").groups[""]


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        ("<mx2><RcpE name='Pot'></RcpE></mx2>", "pot.mx2", "This MasterCook file holds no recipe."),
        ("* Exported from MasterCook *\n\nPot\n", "pot.mxp", "This MasterCook file holds no recipe with ingredients."),
        ("<recipeml></recipeml>", "pot.xml", "This RecipeML file holds no recipe."),
        (
            "<opml></opml>",
            "pot.xml",
            "This is an unknown kind of XML (“opml”). Copy the recipe's text and import that.",
        ),
    ],
)
def test_files_without_a_recipe_are_refused_by_name(text: str, name: str, message: str) -> None:
    assert refused(text, name) == message


@pytest.mark.parametrize("text", [MXP, MX2, KRECIPES, COOKMATE])
def test_the_time_to_prepare(text: str) -> None:
    assert [(time.name, time.span.most_ms) for time in imported(text, "").times] == [("prep", 20 * MINUTE)]
    for zero in ("0:00", "00:00"):
        assert imported(text.replace("00:20", zero).replace("0:20", zero).replace("20 min", ""), "").times == ()


@pytest.mark.parametrize(("qty", "quantity"), [("1/2 1", "1/2-1 cup"), ("1 1/2", "1 1/2 cup"), ("2 3", "2-3 cup")])
def test_a_range_of_mastercook(qty: str, quantity: str) -> None:
    recipe = imported(MX2.replace('qty="1"', f'qty="{qty}"'), "pot.mx2")
    assert next(recipe.ingredients()).quantity == quantity


def test_the_end_of_a_mastercook_recipe_is_not_a_step() -> None:
    text = MXP.replace("NOTES : Good on the next day.", "Nutr. Assoc. : 0 1374 0 927").replace("- - - - - -", "- -")
    recipe = imported(text, "pot.mxp")
    assert [step.text for step in recipe.steps] == STEPS[""]
    assert recipe.notes == ()


def test_groups_substitutes_and_several_recipes_of_krecipes() -> None:
    group = (
        '<ingredient-group name="Top"><ingredient><name>oil</name><amount><min>1</min><max>2</max></amount>'
        "<unit>tbsp</unit><substitutes><ingredient><name>butter</name></ingredient></substitutes></ingredient>"
        "</ingredient-group></krecipes-ingredients>"
    )
    text = KRECIPES.replace("</krecipes-ingredients>", group)
    assert shown(text, "x.xml").groups == {**POT.groups, "Top": ["1-2 tbsp oil, or butter"]}
    again = KRECIPES[KRECIPES.index("<krecipes-recipe>") : KRECIPES.index("</krecipes>")]
    both = KRECIPES.replace("</krecipes>", f"{again}</krecipes>")
    assert len(find_in_bytes(both.encode(), "x.xml").candidates) == 2


def test_texts_of_cookmate_without_lists() -> None:
    text = COOKMATE.replace("<li>", "").replace("</li>", "\n").replace("2 leeks", "For the top:\n2 leeks")
    assert shown(text, "x.xml").groups == {"": ["1 cup lentils, rinsed"], "For the top": ["2 leeks", "salt"]}
    assert shown(text, "x.xml").sections == STEPS


REZKONV = """\
========== REZKONV-Rezept - RezkonvSuite v1.4

     Titel: Linsentopf
Kategorien: Suppe, Winter
     Menge: 4 Portionen

    300 Gramm  Linsen; gewaschen
      2        Stangen Lauch
    1/2    TL  Salz
========================== FÜR DIE EINLAGE ==========================
      4        Würstchen

============================== QUELLE ==============================
     Tante Mai
     -- Erfasst *RK*

Die Linsen mit dem Salz 40 Minuten kochen.

Den Lauch und die Würstchen zugeben.

=====
"""


@pytest.mark.parametrize("name", ["x.txt", "x.rk", "x.mmf"])
def test_rezkonv(name: str) -> None:
    assert shown(REZKONV, name) == Shown(
        "Linsentopf",
        (4, 4),
        {"": ["300 g Linsen, gewaschen", "2 Stangen Lauch", "1/2 TL Salz"], "Für die einlage": ["4 Würstchen"]},
        {"": ["Die Linsen mit dem Salz 40 Minuten kochen.", "Den Lauch und die Würstchen zugeben."]},
    )
    assert imported(REZKONV, name).tags == ("Suppe", "Winter")
    assert imported(REZKONV, name).source == "Tante Mai, Erfasst *RK*"


def test_several_recipes_of_rezkonv() -> None:
    found = find_in_bytes((REZKONV + "\n" + REZKONV.replace("Linsentopf", "Reistopf")).encode(), "x.txt")
    assert [one.title for one in found.candidates] == ["Linsentopf", "Reistopf"]


def test_programs_that_are_refused_by_name() -> None:
    cooking = "@@@@@ Now You're Cooking! Export Format\n\nPot\n\n1 cup lentils\n\nBoil.\n"
    assert "Now You're Cooking" in refused(cooking, "x.nyc")
    notes = '<?xml version="1.0"?><en-export><note><title>Pot</title></note></en-export>'
    assert "Evernote" in refused(notes, "x.enex")


FILED = ["06-17-1998", "Formatted for MasterCook by Jo", "Posted to a list by Jo", "Typed by: Jo", "MM by Jo"]


@pytest.mark.parametrize("line", FILED)
@pytest.mark.parametrize("text", [MXP, MEALMASTER := (
    "MMMMM----- Recipe via Meal-Master (tm)\n\n      Title: Lentil pot\n      Yield: 4\n\n      1 c  lentils, rinsed\n"
    "      2    leeks\n           salt\n\n  Boil the lentils for 40 minutes.\n\n  Add the leeks and serve.\n\n"
    "  NOTES : Good on the next day.\n\nMMMMM\n"
)])  # fmt: skip
def test_the_person_who_filed_a_recipe_is_not_a_step(text: str, line: str) -> None:
    recipe = imported(text.replace("NOTES :", f"{line}\n\n  * Or beans.\n\n  Source: A book\n\n  NOTES :"), "x")
    assert [step.text for step in recipe.steps] == STEPS[""]
    assert recipe.notes == ("Or beans.", "Good on the next day.")
    assert recipe.source in ("A book", "Aunt May")


@pytest.mark.parametrize("message", ["This recipe yields 6 servings.", "Makes 6 servings", "Recipe serves: 6"])
def test_a_yield_among_the_directions(message: str) -> None:
    text = MX2.replace('<Serv qty="4"/>', "").replace("</DirS>", f"<DirT>{message}</DirT></DirS>")
    recipe = imported(text, "pot.mx2")
    assert (recipe.servings.least, len(recipe.steps)) == (6, 2)


def test_a_rule_in_directions_parts_paragraphs() -> None:
    text = MEALMASTER.replace("40 minutes.\n\n", "40 minutes.\n  ~-----------------\n")
    assert [step.text for step in imported(text, "x.mmf").steps] == STEPS[""]


def test_continued_ingredients_and_headings_of_mastercook() -> None:
    more = '<IngR name="bacon" unit="slices" qty="2"><IPrp>crisp,</IPrp></IngR><IngR name="and crumbled"></IngR>'
    assert (
        shown(MX2.replace("<DirS>", f"{more}<DirS>"), "x.mx2").groups[""][-1] == "2 slices bacon, crisp, and crumbled"
    )
    table = MXP.replace(
        "  2                     leeks", "                        *** Topping ***\n  2                     leeks"
    )
    assert shown(table, "x.mxp").groups == {"": ["1 cup lentils, rinsed"], "Topping": ["2 leeks", "salt"]}


def test_an_empty_yield_is_ignored() -> None:
    result = chosen(find_in_bytes(MX2.replace('qty="4"', 'qty="0"').encode(), "x.mx2"), "x")
    assert result.recipe is not None
    assert (result.recipe.servings.least, result.uncertain) == (None, ())
