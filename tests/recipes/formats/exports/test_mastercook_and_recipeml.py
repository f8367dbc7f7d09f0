"""MasterCook, as text and as XML, and RecipeML."""

import pytest

from tests.recipes.formats.exports.reading import Shown, imported, refused, shown

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


@pytest.mark.parametrize(
    ("text", "name"),
    [(MXP, "pot.mxp"), (MXP, "pot.txt"), (MX2, "pot.mx2"), (MX2, "x"), (RECIPE_ML, "pot.xml"), (RECIPE_ML, "")],
)
def test_one_recipe(text: str, name: str) -> None:
    assert shown(text, name) == POT


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
    ("text", "name", "said"),
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
def test_files_without_a_recipe_are_refused_by_name(text: str, name: str, said: str) -> None:
    assert refused(text, name) == said
