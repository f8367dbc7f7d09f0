"""Recipes as public collections keep them: fact tables, nested steps, reStructuredText, credits with links."""

from typing import Any

import pytest

from kitchen_tui.recipes.formats.recipemd import read_recipemd
from kitchen_tui.recipes.formats.text.read import read_prose
from tests.recipes.formats.text.reading import Case, check, outcome
from tests.recipes.reading import recipe_in

_LIST = "## Ingredients\n\n- 2 leeks\n- 30 g butter\n\n## Method\n\n"
_END = "1. Slice the leeks.\n2. Fry them in the butter.\n"

CASES: dict[str, Case] = {
    "numbers that the format counts": (
        "Leeks\n=====\n\nIngredients\n-----------\n- 2 leeks\n- 30 g butter\n\nDirections\n----------\n"
        "#. Slice the leeks.\n#. Fry them.\n\n:doc:`Back to the table of contents <../toc>`\n",
        {"steps": ["Slice the leeks.", "Fry them."], "notes": [], "title": "Leeks"},
    ),
    "directives and links of reStructuredText": (
        "Leeks\n=====\n\n.. image:: leeks.jpg\n   :alt: Leeks\n\nIngredients\n-----------\n* 2 leeks\n"
        "* 1 cup `stock <stock.html>`_\n\n.. _method:\n\nMethod\n------\n"
        "1. Simmer the leeks in :ref:`stock <stock>`.\n",
        {"names": ["leeks", "stock"], "steps": ["Simmer the leeks in stock."], "description": ""},
    ),
    "a table of facts in columns": (
        f"# Leeks\n\n| Prep | Cook | Serves | Skill level |\n|:--:|:--:|:--:|---|\n| 10 min | 1 hr | 4 | Easy |\n\n"
        f"{_LIST}{_END}",
        {"times": {"prep": 10, "cook": 60}, "servings": (4, 4), "description": ""},
    ),
    "other names of such columns": (
        f"# Leeks\n\n| Yield | Prep time | Bake |\n|---|---|---|\n| 12 tarts | 20 min | 25-30 min |\n\n{_LIST}{_END}",
        {"times": {"prep": 20, "bake": 30}, "servings": (12, 12)},
    ),
    "a table of facts with the source": (
        f"# Leeks\n\n| **Servings** | **Total time** | Source |\n|---|---|---|\n"
        f"| 2 | 30 min | Aunt Ida |\n\n{_LIST}{_END}",
        {"times": {"total": 30}, "servings": (2, 2), "source": "Aunt Ida"},
    ),
    "steps nested in a step": (
        f"# Leeks\n\n{_LIST}1. Heat the grill\n    1. Oil the leeks\n"
        f"    2. Grill for 5-6 min each side\n2. Melt the butter\n"
        "    - Pour it over.\n    - A large spoon helps\n",
        {"steps": ["Heat the grill. Oil the leeks. Grill for 5-6 min each side", "Melt the butter. Pour it over."],
         "timers": [360]},
    ),
    "nested steps counted on": (
        f"# Leeks\n\n{_LIST}1. Slice the leeks.\n    3. Wash them.\n    4. Drain for 10 minutes.\n2. Fry them.\n",
        {"steps": ["Slice the leeks. Wash them. Drain for 10 minutes.", "Fry them."], "timers": [600]},
    ),
    "tags with signs": (f"# Leeks\n\nTags: #soup #quick\n\n{_LIST}{_END}", {"tags": ["soup", "quick"]}),
    "one tag with a sign": (f"# Leeks\n\nTags: #soup\n\n{_LIST}{_END}", {"tags": ["soup"]}),
    "tags with signs and commas": (f"# Leeks\n\nTags: #soup, #quick\n\n{_LIST}{_END}", {"tags": ["soup", "quick"]}),
    "a heading right before its link": (
        f"#[Ida's Leeks](https://kitchen.example/leeks# comments)\n"
        f"![leeks](https://kitchen.example/a.jpg)\n{_LIST}{_END}",
        {"title": "Ida's Leeks"},
    ),
    "a link in a credit": (
        f"# Leeks\n\n{_LIST}{_END}\n_Adapted from [Ida Bell](https://kitchen.example/leeks)._\n",
        {"notes": ["Adapted from Ida Bell (https://kitchen.example/leeks)."]},
    ),
    "a link in a source": (
        f"# Leeks\n\nSource: [kitchen.example](https://kitchen.example/leeks)\n\n{_LIST}{_END}",
        {"source": "https://kitchen.example/leeks"},
    ),
    "a link as a reference": (
        f"# Leeks\n\n{_LIST}{_END}\n## References\n\n[^1]: [Original recipe](https://kitchen.example/leeks)\n",
        {"source": "Original recipe (https://kitchen.example/leeks)"},
    ),
    "a sentence about the source": ("# Leeks\n\nThis recipe is from Ida Bell.\n\n"
    f"{_LIST}{_END}", {"source": "Ida Bell"}),
    "another sentence about it": (f"# Leeks\n\nThis comes from my aunt.\n\n{_LIST}{_END}", {"source": "my aunt"}),
    "a sentence about the recipe": (
        f"# Leeks\n\nThis recipe is quick and cheap.\n\n"
        f"{_LIST}{_END}", {"description": "This recipe is quick and cheap."},
    ),
    "how to serve, below the numbers": (
        f"# Leeks\n\n{_LIST}{_END}\nServe in bowls topped with bread.\n",
        {"count": 3, "notes": []},
    ),
    "a remark below the numbers": (
        f"# Leeks\n\n{_LIST}{_END}\nServe suggestion: bread.\n",
        {"count": 2, "notes": ["Serve suggestion: bread."]},
    ),
    "a bold heading of Org below the title": (
        "* Leeks\n\n*Ingredients*\n\n| Ingredient | Amount | Unit |\n|---+---+---|\n| leeks | 2 | |\n"
        "| butter | 30 | g |\n\n"
        "*Recipe*\n\nSlice the leeks.\n\nFry them in the butter.\n",
        {"title": "Leeks", "quantities": ["2", "30 g"], "count": 2},
    ),
    "metadata without the opening fence": (
        f"tags: [soup]\nserves: 4\ntitle: Leeks\n\n---\n\nStraight out of the garden.\n\n{_LIST}{_END}",
        {"title": "Leeks", "servings": (4, 4), "tags": ["soup"], "description": "Straight out of the garden."},
    ),
    "parts below headings, with a sentence a line": (
        "* Tart\n** Ingredients\n- 200 g flour\n- 2 leeks\n\n** Dough\n\nMix the flour with water.\n"
        "Let it rest for an hour.\n\n"
        "** Filling\n\nSlice the leeks.\nFry them.\n",
        {"sections": ["Dough", "Filling"], "count": 4, "timers": [3600]},
    ),
    "links glued to amounts": (
        "# Leeks\n\n## Ingredients\n\n- ¼ cup[plain flour](https://shop.example/flour)\n"
        "- 1[leek](https://shop.example/leek)\n"
        "- 2 cups [stock](https://shop.example/stock)\n\n## Method\n\n1. Cook.\n",
        {"quantities": ["¼ cup", "1", "2 cups"], "names": ["plain flour", "leek", "stock"]},
    ),
    "a remark in the middle of a list with bullets": (
        "# Leeks\n\n## Ingredients\n\n- 2 leeks\n- 30 g butter\n\nAnd for the sauce:\n\n"
        "> increase by half for three people, or double it\n\n- 1 egg\n- 1 lemon\n- 20 ml oil\n\n## Method\n"
        "\n1. Cook.\n",
        {"names": ["leeks", "butter", "egg", "lemon", "oil"],
         "notes": ["increase by half for three people, or double it"]},
    ),
    "short paragraphs among the steps": (
        "# Pie\n\n## Ingredients\n\n- 2 leeks\n- 1 sheet pastry\n\n## Method\n\nRoll out the pastry\n\n"
        "Leeks in the middle\n\n"
        "Egg wash on the rim\n\nBake for 20 minutes\n",
        {"count": 4, "notes": []},
    ),
    "verbs that are rare": (
        "# Pie\n\n## Ingredients\n\n- 2 leeks\n- 1 sheet pastry\n\n## Method\n\nKneed a bit\n\n"
        "Seal in a ball\n\nPush down\n",
        {"count": 3, "notes": []},
    ),
    "a signature at the end": (
        "# Pie\n\n## Ingredients\n\n- 2 leeks\n- 1 sheet pastry\n\n## Method\n\nRoll out the pastry.\n\n"
        "Bake it.\n\nLove, Mum\n",
        {"count": 2, "notes": ["Love, Mum"]},
    ),
    "the source after the steps": (
        f"# Leeks\n\n{_LIST}{_END}\nSource: [Ida Bell](https://kitchen.example/leeks)\n",
        {"source": "Ida Bell (https://kitchen.example/leeks)", "notes": []},
    ),
    "properties of Org with a source": (
        "* Leeks\n:PROPERTIES:\n:source-url: https://kitchen.example/leeks\n:servings: 4\n:ready-in: 15 m\n:END:\n"
        "** Ingredients\n- 2 leeks\n- $\\frac{1}{4}$ cup butter\n** Directions\n1. Cook.\n",
        {"source": "https://kitchen.example/leeks", "servings": (4, 4), "times": {"total": 15},
         "quantities": ["2", "1/4 cup"]},
    ),
    "the source in the text and in the metadata": (
        f"---\ntitle: Leeks\nauthor: Ida Bell\n---\n{_LIST}{_END}\n## Source\n\nThe Leek Book\n",
        {"source": "Ida Bell · The Leek Book"},
    ),
    "categories in lists of maps": (
        f"---\ntitle: Leeks\ncategories:\n  - category:\n    - sides\n    - soups\n  - category: [sides]\n"
        f"home_exclude: exclude\n---\n"
        f"{_LIST}{_END}",
        {"tags": ["sides", "soups"], "notes": []},
    ),
    "maps of ingredients with their group": (
        "---\ntitle: Leeks\ningredients:\n  leeks:\n    amount: 2 lb\n    notes: sliced\n    group: Filling\n  salt:\n"
        "    amount: to taste\n    group: Filling\n  flour:\n    amount: 200 g\n    group: Crust\n---\n"
        "## Instructions\n1. Cook.\n",
        {"groups": ["Filling", "Crust"], "names": ["leeks", "salt", "flour"], "quantities": ["2 lb", "", "200 g"]},
    ),
    "a name and an address of the source": (
        f"---\ntitle: Leeks\nsourceLabel: Ida Bell\nsourceURL: https://kitchen.example/leeks\n---\n{_LIST}{_END}",
        {"source": "Ida Bell · https://kitchen.example/leeks", "notes": []},
    ),
    "a LaTeX document": (
        "\\documentclass{article}\n\\usepackage{hyperref} % links\n\\title{Baked Leeks}\n\\begin{document}\n"
        "\\maketitle\n"
        "\\subsection*{Ingredients}\n\\begin{itemize}\n  \\item 2 leeks\n"
        "  \\item $\\frac{1}{2}$ cup oil \\& salt\n\\end{itemize}\n"
        "\\subsection*{Method}\n\\begin{enumerate}\n  \\item Slice the leeks.\n"
        "  \\item Bake at 200\\textdegree{} C for 10 \\textendash 15 minutes.\n"
        "\\end{enumerate}\n\\end{document}\n",
        {"title": "Baked Leeks", "quantities": ["2", "1/2 cup"], "names": ["leeks", "oil & salt"], "count": 2,
         "timers": [900]},
    ),
    "a part of a LaTeX cookbook": (
        "\\section{Leeks}\n\\textbf{Ingredients}\n\\begin{itemize}\n\\item 2 leeks\n\\item 30 g butter\n"
        "\\end{itemize}\n"
        "\\textbf{Directions}\n\\begin{enumerate}\n\\item Slice the \\emph{leeks}.\n\\item Fry them.\n"
        "\\end{enumerate}\n",
        {"title": "Leeks", "names": ["leeks", "butter"], "steps": ["Slice the leeks.", "Fry them."]},
    ),
    "ingredients that are shown again below their steps": (
        f"# Leeks\n\n{_LIST}1. Slice the leeks.\n2. 2 leeks\n3. Fry them in the butter.\n"
        f"4. 2 leeks, 30 g butter\n5. 2 people can eat.\n",
        {"steps": ["Slice the leeks.", "Fry them in the butter.", "2 people can eat."]},
    ),
    "remarks nested below ingredients": (
        "# Leeks\n\n## Ingredients\n\n- 2 leeks\n    - I like small ones best\n- MSG\n- Spices to taste\n"
        "    - My favourite is cumin\n"
        "- 30 g butter\n\n## Method\n\n1. Cook.\n",
        {"names": ["leeks", "msg", "spices", "butter"], "groups": [""]},
    ),
    "a heading in capitals above amounts": (
        "# Leeks\n\n## Ingredients\n\n- SAUCE\n- 1 egg\n- 20 ml oil\n- LEEKS AND HERBS\n- 2 leeks\n\n"
        "## Method\n\n1. Cook.\n",
        {"groups": ["SAUCE", "LEEKS AND HERBS"], "names": ["egg", "oil", "leeks"]},
    ),
    "hardware and a changelog": (
        f"# Leeks\n\n## Ingredients\n\n- 2 leeks\n- 30 g butter\n\n## Hardware\n\n- a pan\n\n## Method\n\n"
        f"{_END}\n## Changelog\n\n- Add less butter\n",
        {"names": ["leeks", "butter"], "count": 2, "notes": ["Equipment: a pan", "Add less butter"]},
    ),
    "two ways to make it": (
        "# Leeks\n\n## Ingredients\n\n- 2 leeks\n- 30 g butter\n\n## Directions (Pan)\n\n1. Fry the leeks.\n"
        "\n## Directions (Oven)\n\n1. Bake them.\n",
        {"sections": ["Pan", "Oven"], "count": 2},
    ),
    "amounts in shortcodes": (
        "# Leeks\n\n{{< scaler temperature=true >}}\n\n## Ingredients\n\n- {{% scalee 2 %}} leeks\n"
        '- {{< scale "1.5" >}} tbsp butter\n- {{% qty 1/2 %}} cup milk\n\n## Method\n\n'
        "1. Bake at {{%\n   degrees 390 %}} F.\n",
        {"quantities": ["2", "1.5 tbsp", "1/2 cup"], "steps": ["Bake at 390 F."], "description": ""},
    ),
    "amounts in elements beside the names": (
        '# Leeks\n\n<h2>Ingredients</h2>\n<div class="row">\n  <div class="name">Leeks (sliced)</div>\n'
        '  <div class="col amount">2</div>\n</div>\n<div class="row">\n  <div class="name">Butter</div>\n'
        '  <div class="col amount">30g</div>\n</div>\n'
        '<div><span>Milk</span> <span class="quantity">1/2 cup</span></div>\n'
        '<div><span>Oil</span> <span class="quantity">as needed</span></div>\n'
        "<h2>Method</h2>\n<ol>\n<li>Cook.</li>\n</ol>\n",
        {"names": ["leeks", "butter", "milk", "oil"], "quantities": ["2", "30g", "1/2 cup", ""], "steps": ["Cook."]},
    ),
    "maps of ingredients with a name under a key of their own": (
        "---\ntitle: Leeks\nreference: https://kitchen.example/leeks\ningredients:\n- slug: leeks\n  amount: 2 lb\n"
        "  notes: sliced\n- slug:\n  amount:\n  notes:\n- slug: salt\n  amount:\n  notes: to taste\n"
        "- what: butter\n  qty: 30 g\n- product: milk\n  quantity: 1\n  unit: cup\n---\n1. Cook.\n",
        {"names": ["leeks", "salt", "butter", "milk"], "quantities": ["2 lb", "", "30 g", "1 cup"],
         "source": "https://kitchen.example/leeks"},
    ),
    "addresses of the source under other keys": (
        f"---\ntitle: Leeks\nsrc_url: https://kitchen.example/leeks\n---\n{_LIST}{_END}",
        {"source": "https://kitchen.example/leeks", "notes": []},
    ),
    "links of Org in brackets": (
        "#+pagetitle: leeks\n\n** Leeks\n\n  [[[file:index.org][main recipe page]]]\n\n"
        "category: [[[file:soups.org][soups]]]\n\n"
        " Ingredients\n\n  * 2 leeks\n  * 30 g butter\n\n Directions\n\n Cook the leeks.\n",
        {"title": "Leeks", "tags": ["soups"], "description": "", "names": ["leeks", "butter"]},
    ),
    "maps of ingredients with empty ones and whole pieces": (
        "---\ntitle: Leeks\ningredients:\n  - name: leeks\n    amount: 2\n    unit: whole\n  - name: ''\n"
        "    amount: 0\n    unit: ''\n"
        "  - name: butter\n    amount: 30\n    unit: g\n---\n## Instructions\n1. Cook.\n",
        {"names": ["leeks", "butter"], "quantities": ["2", "30 g"]},
    ),
    "a short remark nested below an ingredient": (
        "# Leeks\n\n## Ingredients\n\n- 2 leeks\n  - Maybe rinse them\n- 30 g butter\n  - or oil\n- 1 egg\n"
        "  - use a small one\n\n"
        "## Method\n\n1. Cook.\n",
        {"names": ["leeks", "butter", "egg"]},
    ),
    "a source that is a dash": (f"# Leeks\n\nSource: -\n\n{_LIST}{_END}", {"source": ""}),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_a_recipe_of_a_collection(text: str, expected: dict[str, Any]) -> None:
    check(text, expected)


def test_metadata_without_a_fence_keep_the_line_numbers() -> None:
    text = f"tags: [soup]\ntitle: Leeks\n---\n\n- 2 leeks\n- 30 g butter\n\nA family treasure for years.\n\n{_END}"
    lines = [problem.line for problem in read_prose(text, "x").uncertain if problem.line]
    assert all(text.split("\n")[line - 1].strip() for line in lines)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*1* large clove , minced (or 2 small ones)", ("1", "large clove", "minced, or 2 small ones")),
        ("*1* 4- to 5-pound chicken, jointed", ("1", "chicken", "4- to 5-pound, jointed")),
        ("*2 cups* stock, warm", ("2 cups", "stock", "warm")),
        ("*1 tsp* chilli (less than 1/2 tsp for children)", ("1 tsp", "chilli", "less than 1/2 tsp for children")),
    ],
)
def test_remarks_after_a_marked_amount(text: str, expected: tuple[str, str, str]) -> None:
    recipe = recipe_in(read_recipemd(f"# Soup\n\n---\n\n- {text}\n\n---\n\nCook it.\n", "x"))
    assert [(item.quantity, item.name, item.note) for item in recipe.ingredients()] == [expected]


@pytest.mark.parametrize("heading", ["Recipe Notes", "Cook's notes", "Storage", "Tips"])
def test_remarks_under_a_heading_of_recipemd(heading: str) -> None:
    text = f"# Soup\n\n---\n\n- *2* leeks\n\n---\n\n## Instructions\n\n1. Cook.\n\n## {heading}\n\n1. Freezes well.\n"
    recipe = recipe_in(read_recipemd(text, "x"))
    assert outcome(recipe) | {"notes": ["Freezes well."], "sections": [""]} == outcome(recipe)


@pytest.mark.parametrize(
    ("kept", "step"),
    [
        ("Fry the bacon. Reserve the crisp bits.", "Add a teaspoon of bacon fat and the leeks."),
        ("Make the chili paste.", "Stir in 2 tablespoons chili paste and cook."),
        ("Grate the lemon.", "Add 1 tablespoon lemon zest to the leeks."),
    ],
)
def test_what_an_earlier_step_leaves_is_not_missing(kept: str, step: str) -> None:
    text = f"# Leeks\n\n## Ingredients\n\n- 2 leeks\n- 4 slices bacon\n- 1 lemon\n\n## Method\n\n1. {kept}\n2. {step}\n"
    check(text, {"names": ["leeks", "bacon", "lemon"]})


@pytest.mark.parametrize(
    "storage",
    [
        "Leeks stay fresh covered at room temperature for up to 1 week.",
        "These stay moist, wrapped well, for 3 days.",
        "They stay good in a tin for 2 to 3 days.",
    ],
)
def test_how_long_food_stays_good_asks_for_no_timer(storage: str) -> None:
    check(f"# Leeks\n\n{_LIST}1. Fry the leeks for 10 minutes.\n2. {storage}\n", {"timers": [600]})
