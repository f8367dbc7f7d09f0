"""Org, AsciiDoc, reStructuredText, LaTeX, footnotes and HTML in a text. Nothing is flagged."""

from typing import Any

import pytest

from tests.recipes.reading import LEEK_STEPS, Case, check

SHORT_BODY = "## Ingredients\n\n- 2 leeks\n\n## Method\n\n1. Fry the leeks.\n"

MARKUP: dict[str, Case] = {
    "numbers that the format counts": (
        "Leeks\n=====\n\nIngredients\n-----------\n- 2 leeks\n- 30 g butter\n\n"
        "Directions\n----------\n#. Slice the leeks.\n#. Fry them.\n\n:doc:`Back to the table of contents <../toc>`\n",
        {"steps": ["Slice the leeks.", "Fry them."], "notes": [], "title": "Leeks"},
    ),
    "directives and links of reStructuredText": (
        "Leeks\n=====\n\n.. image:: leeks.jpg\n   :alt: Leeks\n\nIngredients\n-----------\n* 2 leeks\n"
        "* 1 cup `stock <stock.html>`_\n\n.. _method:\n\nMethod\n------\n"
        "1. Simmer the leeks in :ref:`stock <stock>`.\n",
        {"names": ["leeks", "stock"], "steps": ["Simmer the leeks in stock."], "description": ""},
    ),
    "a bold heading of Org below the title": (
        "* Leeks\n\n*Ingredients*\n\n| Ingredient | Amount | Unit |\n|---+---+---|\n| leeks | 2 | |\n"
        "| butter | 30 | g |\n\n*Recipe*\n\nSlice the leeks.\n\nFry them in the butter.\n",
        {"title": "Leeks", "quantities": ["2", "30 g"], "count": 2},
    ),
    "parts below headings, with a sentence a line": (
        "* Tart\n** Ingredients\n- 200 g flour\n- 2 leeks\n\n** Dough\n\nMix the flour with water.\n"
        "Let it rest for an hour.\n\n** Filling\n\nSlice the leeks.\nFry them.\n",
        {"sections": ["Dough", "Filling"], "count": 4, "timers": [3600]},
    ),
    "properties of Org with a source": (
        "* Leeks\n:PROPERTIES:\n:source-url: https://kitchen.example/leeks\n:servings: 4\n:ready-in: 15 m\n:END:\n"
        "** Ingredients\n- 2 leeks\n- $\\frac{1}{4}$ cup butter\n** Directions\n1. Cook.\n",
        {
            "source": "https://kitchen.example/leeks",
            "servings": (4, 4),
            "times": {"total": 15},
            "quantities": ["2", "1/4 cup"],
        },
    ),
    "a LaTeX document": (
        "\\documentclass{article}\n\\usepackage{hyperref} % links\n\\title{Baked Leeks}\n\\begin{document}\n"
        "\\maketitle\n\\subsection*{Ingredients}\n\\begin{itemize}\n  \\item 2 leeks\n"
        "  \\item $\\frac{1}{2}$ cup oil \\& salt\n\\end{itemize}\n\\subsection*{Method}\n\\begin{enumerate}\n"
        "  \\item Slice the leeks.\n  \\item Bake at 200\\textdegree{} C for 10 \\textendash 15 minutes.\n"
        "\\end{enumerate}\n\\end{document}\n",
        {
            "title": "Baked Leeks",
            "quantities": ["2", "1/2 cup"],
            "names": ["leeks", "oil & salt"],
            "count": 2,
            "timers": [900],
        },
    ),
    "a part of a LaTeX cookbook": (
        "\\section{Leeks}\n\\textbf{Ingredients}\n\\begin{itemize}\n\\item 2 leeks\n\\item 30 g butter\n"
        "\\end{itemize}\n\\textbf{Directions}\n\\begin{enumerate}\n\\item Slice the \\emph{leeks}.\n\\item Fry them.\n"
        "\\end{enumerate}\n",
        {"title": "Leeks", "names": ["leeks", "butter"], "steps": ["Slice the leeks.", "Fry them."]},
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
        '  <div class="col amount">30g</div>\n</div>\n<div><span>Milk</span> <span class="quantity">1/2 '
        'cup</span></div>\n<div><span>Oil</span> <span class="quantity">as needed</span></div>\n<h2>Method</h2>\n'
        "<ol>\n<li>Cook.</li>\n</ol>\n",
        {"names": ["leeks", "butter", "milk", "oil"], "quantities": ["2", "30g", "1/2 cup", ""], "steps": ["Cook."]},
    ),
    "links of Org in brackets": (
        "#+pagetitle: leeks\n\n** Leeks\n\n  [[[file:index.org][main recipe page]]]\n\n"
        "category: [[[file:soups.org][soups]]]\n\n Ingredients\n\n  * 2 leeks\n  * 30 g butter\n\n Directions\n\n"
        " Cook the leeks.\n",
        {"title": "Leeks", "tags": ["soups"], "description": "", "names": ["leeks", "butter"]},
    ),
    "a footnote at the title": (
        f"# Leeks[^1]\n\n{SHORT_BODY}\n[^1]: https://kitchen.example/leeks\n",
        {"title": "Leeks", "source": "https://kitchen.example/leeks", "notes": []},
    ),
    "a number at the title": (
        f"# Leeks [1]\n\n{SHORT_BODY}\n[1]: https://kitchen.example/leeks\n",
        {"title": "Leeks", "source": "https://kitchen.example/leeks", "notes": []},
    ),
    "links by reference": (
        f"# [Leeks][1]\n\n{SHORT_BODY}\n[1]: https://kitchen.example/leeks\n",
        {"title": "Leeks", "notes": []},
    ),
    "bold words over two lines": (
        "# Leeks\n\n## Ingredients\n\n- 2 leeks\n\n## Method\n\n1. Fry the trimmed **white\n   leeks** for **5\n"
        "   minutes** and salt them.\n",
        {"steps": ["Fry the trimmed white leeks for 5 minutes and salt them."], "timers": [300]},
    ),
    "conditions of AsciiDoc": (
        "[id='leeks']\n\nifdef::env-github[]\n:imagesdir: ../images\nendif::[]\n=== Leeks\nimage::leeks.jpg[Leeks]\n\n"
        "You'll need:\n\n|===\n|Metric |US |Ingredient |Zutat\n\n|30g |1oz |butter |Butter\n|2 | |leeks |Lauch\n"
        "|===\n\nPreparation:\n\n. Fry the leeks.\n",
        {"title": "Leeks", "quantities": ["30g (1oz)", "2"], "names": ["butter", "leeks"], "steps": ["Fry the leeks."]},
    ),
    "what a part needs": (
        "= Leeks\n\nFor the crust you'll need:\n\n* 100 g flour\n\nPreparation:\n\n. Roll the flour.\n\n"
        "For the filling you will need:\n\n* 2 leeks\n\nPreparation:\n\n. Fry the leeks.\n",
        {"groups": ["crust", "filling"], "steps": ["Roll the flour.", "Fry the leeks."]},
    ),
    "degrees and the original page in Org": (
        "#+TITLE: Leeks\n\n[[https://kitchen.example/leeks][Original link]]\n\n"
        "* Ingredients\n- 2 leeks\n* Method\n1. Bake at 200\\deg{}C.\n",
        {"steps": ["Bake at 200°C."], "source": "https://kitchen.example/leeks", "description": ""},
    ),
    "keywords of Org": (
        "#+TITLE: Leeks\n#+SERVINGS: 8\n#+PREP_TIME: 20 min\n#+FILETAGS: :soup:quick:\n#+STARTUP: overview\n\n"
        "* Ingredients\n- 2 leeks\n* Method\n1. Fry the leeks.\n",
        {"title": "Leeks", "servings": (8, 8), "times": {"prep": 20}, "tags": ["soup", "quick"], "description": ""},
    ),
    "keywords of Org before the title": (
        "#+author: Kim\n#+yield: 2 pots\n#+total-time: 1 h\n#+title: Leeks\n#+servings:\n\n"
        "* Ingredients\n- 2 leeks\n* Method\n1. Fry the leeks.\n",
        {"title": "Leeks", "servings": (2, 2), "times": {"total": 60}, "source": "Kim"},
    ),
    "keywords of Org for a collection": (
        "#+title: Suppers\n#+category: notes\n#+author: Kim\n\n* Leeks\n** Ingredients\n- 2 leeks\n** Method\n"
        "1. Fry the leeks.\n",
        {"title": "Leeks", "tags": [], "source": ""},
    ),
    "LaTeX with options and units": (
        "\\begin{recipe}\n[ %\n  preparationtime = {\\SI{30}{\\minute}},\n  portion = {\\portion{4}},\n]{Leeks}\n"
        "\\introduction{\n  They are mild.\n}\n\\ingredients[3]{\n  \\SI{200}{\\milli\\liter} & cream \\\\\n"
        "  1\\,tsp & dill \\\\\n  & salt\n}\n\\preparation{\n  \\step Saut\\'e them for "
        "\\SIrange{20}{25}{\\minute}.\n\n  \\vspace{1em}\n\n  \\step Serve.\n}\n\\end{recipe}\n",
        {
            "title": "Leeks",
            "servings": (4, 4),
            "times": {"prep": 30},
            "description": "They are mild.",
            "quantities": ["200 ml", "1 tsp", ""],
            "names": ["cream", "dill", "salt"],
            "steps": ["Sauté them for 20–25 min.", "Serve."],
            "timers": [1500],
        },
    ),
    "LaTeX with its own commands": (
        "\\begin{recipe}{Leeks}\\tag{soup}\n  \\rating 4\n  \\workload{medium}\n  \\time{75}\n  \\servings{2}\n"
        "  \\begin{ingredients2}\n    2 \\T & oil\\\\\n    1\\half \\c & cream\\\\\n    \\third \\cup & stock\n"
        "  \\end{ingredients2}\n\n  Heat the oil. Bake at 300\\degF.\n\n  Add the cream.\n\\end{recipe}\n",
        {
            "title": "Leeks",
            "servings": (2, 2),
            "times": {"total": 75},
            "quantities": ["2 tbsp", "1½ cup", "⅓ cup"],
            "steps": ["Heat the oil. Bake at 300 °F.", "Add the cream."],
        },
    ),
    "LaTeX with items of ingredients": (
        "\\begin{recipe}{Leeks}\n\\begin{ingredients}\n\\item 2 leeks\n\\item 1 cup cream\n\\end{ingredients}\n"
        "\\begin{directions}\n\\item Fry the leeks.\n\\item Add the cream.\n\\end{directions}\n\\end{recipe}\n",
        {"names": ["leeks", "cream"], "steps": ["Fry the leeks.", "Add the cream."]},
    ),
    "LaTeX with ingredients between the steps": (
        "\\begin{recipe}{Leeks}{Serves 2}{40 minutes}\n\\Ing{2 leeks}\nSlice the leeks.\n\\Ing{\\fr{1}{2} cup cream}\n"
        "\\Ing{Salt and pepper}\nStep 2\nBoil the cream for 5 minutes.\n\\end{recipe}\n",
        {
            "title": "Leeks",
            "servings": (2, 2),
            "times": {"total": 40},
            "quantities": ["2", "1/2 cup", ""],
            "steps": ["Slice the leeks.", "Boil the cream for 5 minutes."],
            "timers": [300],
        },
    ),
    "footnotes in HTML": (
        '# Leeks\n\n## Ingredients\n\n- 2 leeks<sup id="fnref1"><a href="#fn1">1</a></sup>\n- 30 g butter\n\n'
        '## Method\n\n1. Fry them.\n\n<div class="footnotes">\n<ol>\n<li id="fn1">Ida used three.</li>\n</ol>\n'
        "</div>\n",
        {"names": ["leeks", "butter"], "steps": ["Fry them."], "notes": ["Note: Ida used three."]},
    ),
    "a fraction in HTML": (
        "# Leeks\n\n## Ingredients\n\n- 2 leeks\n- <sup>1</sup>/<sub>2</sub> cup butter\n\n## Method\n\n1. Cook.\n",
        {"quantities": ["2", "1/2 cup"]},
    ),
    "ingredients of LaTeX with amounts of their own": (
        "\\begin{recipe}{Leeks}{}{}\n\\ing{2 leeks}\nSlice the leeks.\n\n\\ing[\\fr12]{cup}{butter}\n\\ing[]{}{salt}\n"
        "Fry them, and bake at 200\\degrees for 10 minutes.\n\\end{recipe}\n",
        {"quantities": ["2", "1/2 cup", ""], "names": ["leeks", "butter", "salt"], "count": 2, "timers": [600]},
    ),
    "attributes in braces": (
        "# Stew\n\n- Serves: 4\n{ #serves }\n- Date added: 2024-04-23\n\n## Description\nA stew.\n\n"
        "## Ingredients { #ingredients }\n- 3 leeks\n- 1 cup peas\n\n## Directions\n"
        "1. Fry the leeks in *2*{.ingredient-num} pans.\n\n## Comments\n\n2025-01-02: good\n",
        {
            "groups": [""],
            "steps": ["Fry the leeks in 2 pans."],
            "servings": (4, 4),
            "description": "A stew.",
            "notes": ["2025-01-02: good"],
        },
    ),
    "a table of contents in Org": (
        "#+TITLE: Recipes\n\n* Contents :TOC:\n- [[#stew][Stew]]\n  - [[#ingredients][Ingredients]]\n\n"
        "* Stew\n** Ingredients\n- 3 leeks\n** Directions\n1. Fry the leeks.\n",
        {"title": "Stew", "names": ["leeks"], "count": 1},
    ),
    "boxes and slanted words of Org": (
        "#+TITLE: Miso Soup\n* Ingredients\n- 1 litre dashi\n- 3 tbsp miso\n* Directions\n"
        "1) [ ] Heat the /dashi/ to 60/65 °C.\n2) [ ] Whisk in the miso.\n",
        {"steps": ["Heat the dashi to 60/65 °C.", "Whisk in the miso."]},
    ),
    "an element of the website": (
        "# Leeks\n\n## Ingredients\n\n- 2 leeks\n- 30 g butter\n\n<scale-widget></scale-widget>\n\n## Method\n\n"
        f'{LEEK_STEPS}<print-button size="small"/>\n',
        {"names": ["leeks", "butter"], "count": 2, "notes": []},
    ),
    "a hyphen in angle brackets is not an element": (
        "# Leeks\n\n## Ingredients\n\n- 2 leeks\n- 200 g <all-purpose flour>\n\n## Method\n\n1. Cook.\n",
        {"names": ["leeks", "<all-purpose flour>"]},
    ),
    "commands of a LaTeX book": (
        "\\Recipe{leeks}{\n    Fried Leeks\n}{\n    Ida Bell\n}{\n    \\Ingredients{\n        \\item 2 leeks\n"
        "        \\item \\half \\cup butter\n        \\item 2 \\tablespoons oil\n    }\n}{\n    \\Directions{\n"
        "        \\item Slice the leeks.\n            Wash them.\n        \\item Fry them for 5 minutes.\n    }\n}\n",
        {
            "title": "Fried Leeks",
            "quantities": ["2", "½ cup", "2 tablespoons"],
            "names": ["leeks", "butter", "oil"],
            "steps": ["Slice the leeks. Wash them.", "Fry them for 5 minutes."],
            "timers": [300],
        },
    ),
    "a list of LaTeX alone": (
        "Fried Leeks\n\nIngredients\n\n\\item 2 leeks\n\\item 30 g butter\n\nMethod\n\n\\item Fry them.\n",
        {"title": "Fried Leeks", "names": ["leeks", "butter"], "steps": ["Fry them."]},
    ),
}


@pytest.mark.parametrize(("text", "expected"), MARKUP.values(), ids=MARKUP)
def test_other_markup_is_read(text: str, expected: dict[str, Any]) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("line", "quantity", "name"),
    [("- 1 :: onion", "1", "onion"), ("- ½ cup :: stock", "½ cup", "stock"), ("- flour :: 200 g", "200 g", "flour")],
)
def test_terms_of_org(line: str, quantity: str, name: str) -> None:
    text = f"#+TITLE: Leeks\n\n* Ingredients\n- 2 leeks\n{line}\n\n* Directions\n1. Cook.\n"
    check(text, {"quantities": ["2", quantity], "names": ["leeks", name]})
