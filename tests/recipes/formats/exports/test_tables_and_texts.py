"""CSV, YAML of other kinds, MealMaster and Gourmet's XML."""

import pytest

from kitchen_tui.model.duration import MINUTE
from kitchen_tui.recipes.formats.found import chosen
from kitchen_tui.recipes.formats.reading import find_in_bytes
from tests.recipes.reading import imported, minutes, refused, shown

POT = ("Lentil pot", (4, 4), {"": ["1 cup lentils", "2 leeks"]}, {"": ["Boil.", "Eat."]})


@pytest.mark.parametrize(
    "table",
    [
        'title,servings,ingredients,instructions\nLentil pot,4,"1 cup lentils\n2 leeks","Boil.\nEat."\n',
        'Name;Yield;Ingredients;Directions\nLentil pot;4 servings;"1 cup lentils\n2 leeks";"Boil.\nEat."\n',
        "Recipe Name\tServes\tIngredient list\tCooking method\nLentil pot\t4\t1 cup lentils | 2 leeks\tBoil. | Eat.\n",
        '\ufeffTitle,Servings,Ingredients,Steps\nLentil pot,4,"1 cup lentils, 2 leeks","1. Boil. 2. Eat."\n',
        "title,servings,ingredients,steps\nLentil pot,4,\"['1 cup lentils', '2 leeks']\",\"['Boil.', 'Eat.']\"\n",
        'name,servings,ingredients,steps\nLentil pot,4,"[""1 cup lentils"", ""2 leeks""]","c(""Boil."", ""Eat."")"\n',
        "Recipe,Portions,Ingredients,Method\nLentil pot,4,1 cup lentils; 2 leeks,Boil.; Eat.\n",
    ],
)
def test_a_table(table: str) -> None:
    assert shown(table, "export.csv") == POT


def test_the_other_columns_of_a_table() -> None:
    table = "title,preparationTime,Cook Time,Total Time,categories,source,notes,Ingredients,instructions\n"
    recipe = imported(f'{table}Pot,10,1 hour,PT70M,Soup;Easy,Aunt,Salt it.,"1 leek","Boil."\n', "x.csv")
    assert [(time.name, time.span.most_ms // MINUTE) for time in recipe.times] == [
        ("prep", 10),
        ("cook", 60),
        ("total", 70),
    ]
    assert (recipe.tags, recipe.source, recipe.notes) == (("Soup", "Easy"), "Aunt", ("Salt it.",))


def test_headings_of_a_column_as_plan_to_eat_writes_them() -> None:
    table = 'Title,Ingredients,Directions\nPot,", Dough\n1 cup flour\n, Filling\n2 leeks\n","Bake."\n'
    assert shown(table, "x.csv").groups == {"Dough": ["1 cup flour"], "Filling": ["2 leeks"]}


def test_several_rows_are_several_recipes() -> None:
    table = "title,ingredients,steps\nPot,1 leek,Boil.\nRice,1 cup rice,Boil.\n,,\nBread,1 cup flour,Bake.\n"
    found = find_in_bytes(table.encode(), "x.csv")
    assert [one.title for one in found.candidates] == ["Pot", "Rice", "Bread"]
    (doubt,) = chosen(found, "x").uncertain
    assert doubt.text == "The file holds 3 recipes; this is the first, “Pot”. The others: 2 “Rice”, 3 “Bread”."


def test_a_table_without_a_header_is_refused_with_an_explanation() -> None:
    assert "does not name a title" in refused("Pot,4,1 leek\nRice,2,1 cup rice\n", "x.csv")
    assert "no row" in refused("title,ingredients\nPot,\n", "x.csv")


ORF = """\
recipe_name: Lentil pot
recipe_uuid: 2e6c
yields:
  - servings: 4
  - bowls: 2
ingredients:
  - lentils:
      amounts:
        - {amount: 1, unit: cup}
        - {amount: 200, unit: g}
      processing: [rinsed, drained]
  - leeks:
      amounts:
        - amount: 2
          unit: each
oven_temp: {amount: 180, unit: C}
steps:
  - step: Boil.
  - step: Eat.
notes:
  - Better tomorrow.
"""


def test_the_open_recipe_format() -> None:
    recipe = imported(ORF, "pot.yaml")
    assert shown(ORF, "pot.yaml") == (
        "Lentil pot",
        (4, 4),
        {"": ["1 cup lentils, rinsed, drained (or 200 g)", "2 leeks"]},
        {"": ["Boil.", "Eat."]},
    )
    assert recipe.notes == ("Better tomorrow.", "Oven temp: amount 180, unit C")


@pytest.mark.parametrize(
    "text",
    [
        "name: Lentil pot\nyield: 4 servings\ningredients: [1 cup lentils, 2 leeks]\ndirections: [Boil., Eat.]\n",
        "title: Lentil pot\nserves: 4\ningredients:\n  lentils: 1 cup\n  leeks: 2\nmethod: |\n  Boil.\n  Eat.\n",
        "recipe:\n  name: Lentil pot\n  servings: 4\n  ingredients: [1 cup lentils, 2 leeks]\n  steps: [Boil., Eat.]\n",
        "name: Lentil pot\nservings: 4\ningredients:\n  - {name: lentils, amount: 1, unit: cup}\n"
        "  - {name: leeks, quantity: 2}\ninstructions:\n  - step: Boil.\n  - step: Eat.\n",
        "---\nname: Lentil pot\nyields: 4\ningredients: |\n  1 cup lentils\n  2 leeks\ndirections: 1. Boil. 2. Eat.\n",
    ],
)
def test_yaml_under_other_names(text: str) -> None:
    assert shown(text, "pot.yml") == POT


@pytest.mark.parametrize(
    "facts",
    [
        "meta:\n  preparationtime: 20 minutes\n  bakingtime: 40 minutes\n  portion: 8 people\n",
        "info:\n  prep: 20 min\n  cook: 40 min\n  serves: 8\n",
        "details: {prep_time: 20, cook_time: 40, yield: 8 slices}\n",
    ],
)
def test_facts_in_a_map_of_their_own(facts: str) -> None:
    text = f"name: Cake\n{facts}ingredients: [200 g flour]\ndirections: [Bake it.]\n"
    recipe = chosen(find_in_bytes(text.encode(), "cake.yaml"), "x").recipe
    assert recipe is not None
    assert recipe.servings.least == 8
    assert minutes(recipe) == {"prep": 20, "cook": 40}
    assert not recipe.notes


def test_unknown_keys_of_other_yaml_are_notes() -> None:
    text = "name: Pot\nequipment: [pan, spoon]\nimage: pot.jpg\ningredients: [1 leek]\ndirections: Boil.\n"
    assert imported(text, "pot.yaml").notes == ("Equipment: pan, spoon",)


@pytest.mark.parametrize(
    "text",
    [
        "tittle: Soup\ningredients: [1 leek]\nsteps: [Boil.]\n",
        "title: Soup\ningredients: [1 leek]\nsteps:\n  - text: Boil.\n    timers: {boil: 5 moons}\n",
        "title: Soup\nsteps: [Boil.]\nstepps: [x]\n",
    ],
)
def test_a_mistake_in_our_own_format_is_still_reported(text: str) -> None:
    found = find_in_bytes(text.encode(), "soup.yaml")
    result = chosen(found, "soup")
    assert result.recipe is None
    assert all(problem.line for problem in result.problems)


@pytest.mark.parametrize(
    ("name", "read"), [("self-raising flour", "self-raising flour"), ("red-wine", "red wine"), ("red_wine", "Red wine")]
)
def test_a_key_becomes_a_name(name: str, read: str) -> None:
    text = f"recipe_name: Pot\ningredients:\n  - {name}:\n      amounts:\n        - amount: 1\n          unit: cup\n"
    assert shown(f"{text}steps:\n  - step: Boil it.\n", "x.yaml")[2] == {"": [f"1 cup {read}"]}


def test_documents_and_lists_of_yaml_are_several_recipes() -> None:
    one = "name: Pot\ningredients: [1 leek]\ndirections: Boil.\n"
    for text in (
        f"---\n{one}---\n{one.replace('Pot', 'Rice')}",
        "- {name: Pot, directions: Boil.}\n- {name: Rice, method: Boil.}\n",
    ):
        assert [one.title for one in find_in_bytes(text.encode(), "x.yaml").candidates] == ["Pot", "Rice"]


ROWS = {
    "an ingredient a row": ("recipe,quantity,unit,ingredient\nPot,1,cup,lentils\nPot,2,,leeks\nRice,1,cup,rice\n", []),
    "the title in the first row alone": (
        "Recipe;Amount;Unit;Ingredient\nPot;1;cup;lentils\n;2;;leeks\nRice;1;cup;rice\n",
        [],
    ),
    "amount and name in one cell": (
        "title,ingredient,step\nPot,1 cup lentils,Boil.\nPot,2 leeks,Eat.\nRice,1 cup rice,\n",
        ["Boil.", "Eat."],
    ),
    "the same steps in each row": (
        "title\tservings\tingredient\tinstructions\nPot\t4\t1 cup lentils\tBoil.\n"
        "Pot\t4\t2 leeks\tBoil.\nRice\t2\t1 cup rice\tBoil.\n",
        ["Boil."],
    ),
}


@pytest.mark.parametrize(("text", "steps"), ROWS.values(), ids=ROWS)
def test_rows_of_one_recipe(text: str, steps: list[str]) -> None:
    pot = shown(text, "x.csv")
    assert (pot.title, pot.groups) == ("Pot", {"": ["1 cup lentils", "2 leeks"]})
    assert pot.sections == ({"": steps} if steps else {})
    assert [one.title for one in find_in_bytes(text.encode(), "x.csv").candidates] == ["Pot", "Rice"]


def test_a_note_beside_an_ingredient_and_two_recipes_with_one_title() -> None:
    text = "recipe,qty,unit,ingredient,note\nPot,1,cup,lentils,rinsed\nPot,,,salt,\n"
    assert shown(text, "x.csv").groups == {"": ["1 cup lentils, rinsed", "salt"]}
    whole = 'title,ingredients,steps\nPot,"1 leek\n2 eggs",Boil.\nPot,"3 leeks\n4 eggs",Fry.\n'
    assert len(find_in_bytes(whole.encode(), "x.csv").candidates) == 2


MEALMASTER = """\
---------- Recipe via Meal-Master (tm) v8.02

      Title: LENTIL POT
 Categories: Soups, Easy
      Yield: 6 servings

      1 c  Lentils                           1/2 ts Salt; fine
  1 1/2 lb Leeks; cleaned and                  3    Cloves garlic
           -sliced
           Pepper

-----------------------------------SAUCE-----------------------------------
      2 tb Butter
  2 - 3 md Onions

  Boil the lentils and the leeks
  for 40 minutes.

  Stir in the butter.

-----
"""


def test_mealmaster() -> None:
    assert shown(MEALMASTER, "pot.mmf") == (
        "LENTIL POT",
        (6, 6),
        {
            "": [
                "1 cup Lentils",
                "1/2 tsp Salt, fine",
                "1 1/2 lb Leeks, cleaned and sliced",
                "3 Cloves garlic",
                "Pepper",
            ],
            "Sauce": ["2 tbsp Butter", "2 - 3 medium Onions"],
        },
        {"": ["Boil the lentils and the leeks for 40 minutes.", "Stir in the butter."]},
    )
    assert imported(MEALMASTER, "pot.txt").tags == ("Soups", "Easy")


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        ("1 cn Plums (16 oz); -\n           not in syrup", "1 can Plums (16 oz), not in syrup"),
        ("2 c  Flour,\n           sifted twice", "2 cup Flour, sifted twice"),
        ("3    Leeks\n           -white part only", "3 Leeks white part only"),
    ],
)
def test_a_mealmaster_ingredient_on_two_lines(lines: str, read: str) -> None:
    text = f"MMMMM----- Recipe via Meal-Master (tm)\n\n      Title: Pot\n\n      {lines}\n\n  Boil.\n"
    assert shown(text, "x.mmf")[2] == {"": [read]}


@pytest.mark.parametrize("heading", ["           --dumplings--", "----- dumplings -----", "MMMMM-----dumplings-----"])
def test_a_heading_among_the_ingredients_of_mealmaster(heading: str) -> None:
    lines = f"      2 lb Beef\n{heading}\n      2 oz Suet"
    text = f"MMMMM----- Recipe via Meal-Master (tm)\n\n      Title: Pot\n\n{lines}\n\n  Boil.\n"
    assert shown(text, "x.mmf")[2] == {"": ["2 lb Beef"], "dumplings": ["2 oz Suet"]}


def test_a_mealmaster_file_of_several_recipes() -> None:
    text = MEALMASTER + MEALMASTER.replace("LENTIL POT", "Rice pot").replace("----------", "MMMMM-----", 1)
    assert [one.title for one in find_in_bytes(text.encode(), "x.mmf").candidates] == ["LENTIL POT", "Rice pot"]


def test_mealmaster_in_one_column_without_an_end() -> None:
    text = "MMMMM----- Recipe via Meal-Master (tm)\n\n      Title: Eggs\n      Yield: 2\n\n      4 ea Eggs\n\n  Boil.\n"
    assert shown(text, "x.mmf") == ("Eggs", (2, 2), {"": ["4 Eggs"]}, {"": ["Boil."]})


def test_numbered_directions_of_mealmaster_are_not_ingredients() -> None:
    text = (
        "MMMMM----- Recipe via Meal-Master (tm)\n\n Title: Eggs\n\n      4 ea Eggs\n\n  1. Boil 5 minutes.\n  2. Eat.\n"
    )
    assert shown(text, "x.mmf") == ("Eggs", (None, None), {"": ["4 Eggs"]}, {"": ["Boil 5 minutes.", "Eat."]})


def test_an_empty_mealmaster_file() -> None:
    assert "no recipe" in refused("MMMMM----- Recipe via Meal-Master (tm)\n\nMMMMM\n", "x.mmf")


GOURMET = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE gourmetDoc>
<gourmetDoc>
<recipe id="1"><title>Lentil pot</title><category>Soup, Easy</category><cuisine>French</cuisine>
<source>Aunt</source><link>https://example.org/pot</link><preptime>15 minutes</preptime><cooktime>1 hour</cooktime>
<yields>4 servings</yields>
<ingredient-list>
<ingredient><amount>1</amount><unit>cup</unit><item>lentils &amp; peas</item><key>lentils</key></ingredient>
<ingredient optional="yes"><item>parsley</item></ingredient>
<inggroup><groupname>Sauce</groupname><ingredient><amount>2</amount><unit>tbsp</unit><item>butter</item></ingredient>
</inggroup></ingredient-list>
<instructions>Boil for 40 minutes.
Stir in the butter.</instructions><modifications>Or use <![CDATA[<cream> & milk]]>.</modifications></recipe>
<recipe id="2"><title>Rice</title><ingredient-list><ingredient><item>rice</item></ingredient></ingredient-list></recipe>
</gourmetDoc>
"""


def test_gourmet() -> None:
    recipe = imported(GOURMET, "recipes.xml")
    assert shown(GOURMET, "recipes.grmt") == (
        "Lentil pot",
        (4, 4),
        {"": ["1 cup lentils & peas", "parsley (optional)"], "Sauce": ["2 tbsp butter"]},
        {"": ["Boil for 40 minutes.", "Stir in the butter."]},
    )
    assert [(time.name, time.span.most_ms // MINUTE) for time in recipe.times] == [("prep", 15), ("cook", 60)]
    assert (recipe.tags, recipe.source) == (("Soup", "Easy", "French"), "Aunt · https://example.org/pot")
    assert [one.title for one in find_in_bytes(GOURMET.encode(), "x.xml").candidates] == ["Lentil pot", "Rice"]


def test_a_recipe_among_the_ingredients_of_gourmet() -> None:
    listed = '<ingref amount="1" refid="9"> Amazing\n Sauce </ingref></inggroup>'
    assert shown(GOURMET.replace("</inggroup>", listed), "x.grmt").groups["Sauce"][-1] == "1 Amazing Sauce"


def test_entities_of_xml_are_not_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    text = (
        f"<?xml version='1.0'?>{bomb}<gourmetDoc><recipe><title>&b;</title><instructions>Boil.</instructions></recipe>"
    )
    assert shown(f"{text}</gourmetDoc>", "x.xml").title == "&b;"


@pytest.mark.parametrize("root", ["opml", "rss", "plist"])
def test_other_xml_is_refused_by_its_root(root: str) -> None:
    assert f"“{root}”" in refused(f'<?xml version="1.0"?>\n<{root}><a/></{root}>', "x.xml")


@pytest.mark.parametrize("name", ["x.csv", "x.mmf", "x.xml", "x.json", "x.yaml", "x.html", "x.cook", "x.txt"])
@pytest.mark.parametrize(
    ("unit", "count", "head"),
    [("[", 50_000, ""), ("{", 50_000, ""), ("<a>", 30_000, ""), ('"', 50_000, "title,ingredients,steps\n"),
     ("MMMMM-----\n", 5_000, ""), ("- ", 20_000, ""), ("name: x\n", 5_000, ""), ("'", 50_000, ""),
     (" 1 c  x  ", 5_000, "MMMMM--- Meal-Master\n\n")],
)  # fmt: skip
@pytest.mark.parametrize("share", [0.1, pytest.param(1.0, marks=pytest.mark.deep)])
def test_hostile_text_is_a_recipe_or_refused(name: str, unit: str, count: int, head: str, share: float) -> None:
    text = head + unit * round(count * share)
    result = chosen(find_in_bytes(text.encode(), name), "x")
    assert (result.recipe is None) == bool(result.problems) or result.recipe is not None
