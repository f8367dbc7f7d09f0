"""Recipes that are not in English are flagged once and read by numbers and metric units alone."""

from typing import Any

import pytest

from kitchen_tui.recipes.understand.language import foreign_ingredient
from tests.recipes.reading import Case, check

FOREIGN: dict[str, Case] = {
    "Spanish in few words": (
        "# Ensalada\n\nRaciones: 4\n\n## Ingredientes\n\n- 2 tomates\n- 1 c/s de aceite\n- sal\n\n## Elaboración\n\n"
        "1. Cortar los tomates.\n2. Dejar reposar 15 min.\n",
        {"quantities": ["2", "1", ""], "timers": [], "count": 2},
    ),
    "German": (
        "# Linsensuppe\n\nFür 4 Personen\n\n## Zutaten\n\n- ca. 300 g Linsen\n- 2 EL Essig\n- 1,5 l Wasser\n\n"
        "## Zubereitung\n\n1. Die Linsen im Wasser 30 Minuten kochen.\n2. Mit dem Essig abschmecken und servieren.",
        {"title": "Linsensuppe", "quantities": ["ca. 300 g", "2", "1,5 l"], "count": 2, "servings": (4, 4)},
    ),
    "German, units glued to their numbers": (
        "# Kekse\n\n## Zutaten\n\n- 1TL Backpulver\n- 2 1/2 Tassen Mehl\n\n===== Wenn man mag =====\n\n- 30g Nüsse\n\n"
        "## Zubereitung\n\n1. Das Mehl und die Nüsse mischen.\n2. Mit dem Rest backen.",
        {
            "names": ["tl backpulver", "tassen mehl", "nüsse"],
            "quantities": ["1", "2 1/2", "30g"],
            "groups": ["", "Wenn man mag"],
        },
    ),
    "French": (
        "# Soupe\n\n## Ingrédients\n\n- 2 c. à soupe d'huile\n- 250 g de lentilles\n- 1 oignon\n\n## Préparation\n\n"
        "1. Cuire les lentilles dans l'eau pendant 30 minutes.\n2. Ajouter l'huile et servir avec le pain.",
        {"names": ["c. à soupe d'huile", "lentilles", "oignon"], "quantities": ["2", "250 g", "1"], "count": 2},
    ),
    "Spanish": (
        "Sopa\n\nIngredientes:\n- 250 g de lentejas\n- 2 cucharadas de aceite\n\nPreparación:\n"
        "1. Cocinar las lentejas "
        "con el agua por 30 min.\n2. Añadir el aceite y la sal al gusto.",
        {"names": ["lentejas", "cucharadas de aceite"], "count": 2},
    ),
    "Dutch, in front matter": (
        "---\ntitel: Soep\nporties: 6\n---\n## Ingrediënten\n- 500 g erwten\n\n## Bereiding\n"
        "1. Kook de erwten een uur.\n2. Snijd de worst en voeg toe.",
        {"title": "Soep", "servings": (6, 6), "names": ["erwten"], "count": 2},
    ),
    "German, all in front matter": (
        "---\nTitel: Suppe\nPortionen: 4\nZutaten:\n  - 500 g Linsen\nZubereitung:\n  - Die Linsen kochen.\n"
        "  - Mit dem Essig würzen.\n---\n",
        {"title": "Suppe", "servings": (4, 4), "names": ["linsen"], "count": 2},
    ),
    "Japanese": ("# 味噌汁\n\n## 材料\n\n- 豆腐 100 g\n\n## 作り方\n\n1. 水を沸かして10分煮る。", {"count": 1}),
}


@pytest.mark.parametrize(("text", "expected"), FOREIGN.values(), ids=FOREIGN)
def test_other_languages_are_read_by_numbers_and_metric_units_alone(text: str, expected: dict[str, Any]) -> None:
    result = check(text, {**expected, "timers": []}, doubts=True)
    assert ["English" in doubt.text for doubt in result.uncertain] == [True]


@pytest.mark.parametrize(
    ("line", "servings"),
    [
        ("Für 4 Personen", (4, 4)),
        ("Portionen: 4-6", (4, 6)),
        ("Pour 6 à 8 personnes", (6, 8)),
        ("**Raciones:** 6", (6, 6)),
        ("Per 4 persone", (4, 4)),
        ("Voor 2 tot 3 personen", (2, 3)),
        ("Rendimento: 8 porções", (8, 8)),
    ],
)
def test_servings_in_other_languages(line: str, servings: tuple[int, int]) -> None:
    rest = "## Zutaten\n\n- 200 g Reis\n\n## Zubereitung\n\n1. Den Reis kochen.\n2. Mit dem Salz servieren."
    check(f"# Reis\n\n{line}\n\n{rest}", {"servings": servings, "names": ["reis"], "count": 2}, doubts=True)
    check(f"# Reis\n\n{rest.replace('- 200', line + chr(10) + '- 200')}", {"servings": servings}, doubts=True)


@pytest.mark.parametrize("heading", ["Zutaten für 4 Personen", "Ingrédients pour 4 personnes", "Ingredienti per 4"])
def test_servings_in_a_heading_in_another_language(heading: str) -> None:
    text = f"Reis\n\n{heading}:\n200 g Reis\n2 TL Salz\n\nZubereitung:\nDen Reis kochen.\nMit dem Salz servieren."
    check(text, {"servings": (4, 4), "quantities": ["200 g", "2"]}, doubts=True)


@pytest.mark.parametrize(
    "text",
    [
        "Crème brûlée\n\nIngredients\n4 yolks\n\nMethod\nWhisk the yolks à la minute, then bake for 40 min.",
        "Eggs\n\nIngredients\n2 eggs\n\nMethod\nBoil 6 min. Peel. Eat w/ salt",
        "Chili con carne\n\nIngredients\n1 lb beef\n1 jalapeño\n\nMethod\nSauté beef 10 min, simmer over med heat.",
    ],
)
def test_borrowed_words_and_shorthand_are_english(text: str) -> None:
    check(text, {"count": 1})


LINES = {
    "4 1/2 tasses de farine": ("4 1/2", "tasses de farine", ""),
    "48 oz (1 gros bocal) de marinades": ("48 oz", "marinades", "1 gros bocal"),
    "30 mL (2 c. à soupe) d'huile": ("30 mL", "huile", "2 c. à soupe"),
    "2 ou 3 clous de girofle": ("2-3", "clous de girofle", ""),
    "2 bis 3 Zwiebeln": ("2-3", "Zwiebeln", ""),
    "250 gr farina": ("250 gr", "farina", ""),
    "1,5 Liter Wasser": ("1,5 Liter", "Wasser", ""),
    "100 gramos de azúcar": ("100 gramos", "azúcar", ""),
    "Farina 00 500 g": ("500 g", "Farina 00", ""),
    "Mehl: 500 g": ("500 g", "Mehl", ""),
    "Burro 60 g (morbido)": ("60 g", "Burro", "morbido"),
    "1 Dose (400 g) Tomaten, gehackt": ("1", "Dose Tomaten", "400 g, gehackt"),
    "Sale q.b.": ("", "Sale q.b.", ""),
    "Uova 4": ("4", "Uova", ""),
    "Farina tipo 1": ("", "Farina tipo 1", ""),
    "Farina 00": ("", "Farina 00", ""),
    "500 ml Milch 1,5% Fett": ("500 ml", "Milch 1,5% Fett", ""),
    "2 EL Öl": ("2", "EL Öl", ""),
}


@pytest.mark.parametrize(("line", "expected"), LINES.items())
def test_a_line_in_another_language(line: str, expected: tuple[str, str, str]) -> None:
    item = foreign_ingredient("x", line)
    assert (item.quantity, item.name, item.note) == expected


@pytest.mark.parametrize("word", ["optional", "facultatif", "opcional", "facoltativo", "optioneel"])
def test_an_optional_ingredient_in_another_language(word: str) -> None:
    assert foreign_ingredient("x", f"100 g Käse ({word})").optional
    assert not foreign_ingredient("x", "100 g Käse (gerieben)").optional


@pytest.mark.parametrize(
    "fact",
    ["Backzeit: ca. 12 Min.", "Temps de cuisson : 20 minutes", "Tiempo total: 1 hora", "Bereidingstijd: 30 minuten"],
)
def test_times_in_other_languages_are_notes(fact: str) -> None:
    head = "# Lauch\n\n## Zutaten\n\n- 2 Lauch\n- 30 g Butter\n\n## Zubereitung\n\n"
    text = f"{head}{fact}\n\nDen Lauch in der Butter braten.\n"
    check(text, {"steps": ["Den Lauch in der Butter braten."], "notes": [fact]}, doubts=True)


def test_french_facts_among_the_headings() -> None:
    text = (
        "Soupe\n=====\n\nGuide de préparation\n--------------------\n\n4 personnes\nDifficulté : facile\n\n"
        "Ingrédients\n"
        "-----------\n\n- 2 poireaux\n- 30 g de beurre\n\nPréparation\n-----------\n\nCouper les poireaux.\n"
    )
    check(text, {"servings": (4, 4), "count": 1, "notes": ["Difficulté : facile"]}, doubts=True)
