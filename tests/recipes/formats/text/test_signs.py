"""Signs, numbers and entities that belong to no word: removed before a line is read. Nothing is flagged."""

from typing import Any

import pytest

from kitchen_tui.recipes.formats.text.line_forms import read_lines
from tests.recipes.reading import Case, check

SIGNS = (
    "▢ ", "▢", "•", "• ", "✓ ", "☐", "❏ ", "◦", "– ", "– ▢ ", "→ ", "[ ] ", "- [x] ", "🥕 ", "✅", "* ", "-- ",
    "\uf0b7 ", "( ) ", "> - ", "· ",
)  # fmt: skip
NUMBERS = (
    "{}. ", "{}.", "{}) ", "({}) ", "{} ", "{} - ", "Step {}: ", "Step {} - ", "STEP {}. ", "{}: ",
    "{}\ufe0f\u20e3 ", "{}.) ", "{}| ", "{}> ", "{}..", "{0}. {0}. ", "Step #{}: ",
    "**Step {}** ", "**Step {}:** ", "#{} ", "#{}: ",
)  # fmt: skip
OTHER_NUMBERS = {
    "1st": ("1st Boil the peas.\n2nd Drain them.\n3rd Serve.", ["Boil the peas.", "Drain them.", "Serve."]),
    "i.": ("i. Boil the peas\nii. Drain them\niii. Serve", ["Boil the peas", "Drain them", "Serve"]),
    "a)": ("a) Boil the peas.\nb) Drain them.", ["Boil the peas.", "Drain them."]),
    "Step A": ("Step A: Boil the peas.\nStep B: Drain them.", ["Boil the peas.", "Drain them."]),
    "Ⅰ": ("Ⅰ. Boil the peas.\nⅡ. Drain them.", ["Boil the peas.", "Drain them."]),
    "glued to the sentence before": (
        "1.Boil the peas.2.Drain them.3.Serve.",
        ["Boil the peas.", "Drain them.", "Serve."],
    ),
    "①": ("① Boil the peas.\n② Drain them.", ["Boil the peas.", "Drain them."]),
    "alone": ("1)\nBoil the peas. Taste one.\n2)\nDrain them.", ["Boil the peas. Taste one.", "Drain them."]),
    "in one line": ("1. Boil the peas. 2. Drain them. 3. Serve.", ["Boil the peas.", "Drain them.", "Serve."]),
}

ENTITIES: dict[str, Case] = {
    "spaces and fractions": (
        "# Dal\n\n## Ingredients\n- 250&nbsp;g lentils\n- &frac34; tsp cumin\n- 1&#189; cups water\n\n## Steps\n"
        "1. Simmer for 25&nbsp;minutes.",
        {"quantities": ["250 g", "¾ tsp", "1½ cups"], "timers": [1500]},
    ),
    "signs": (
        "# Mac &amp; Cheese\n\n## Ingredients\n- 200 g macaroni\n- salt &amp; pepper\n\n## Steps\n"
        "1. Bake at 180&deg;C.",
        {"title": "Mac & Cheese", "names": ["macaroni", "salt & pepper"], "steps": ["Bake at 180°C."]},
    ),
    "tags": (
        "# Dal\n\n## Ingredients\n- 250 g <b>lentils</b><br>\n- 1 onion\n\n## Steps\n1. <i>Boil</i> it.<!-- not\n"
        "shown -->",
        {"names": ["lentils", "onion"], "steps": ["Boil it."]},
    ),
    "code and quotes": (
        "# Dal\n\n* `250 g` lentils\n* `1` onion\n\n> Fry the onion, then boil the lentils for `20 minutes`.",
        {"quantities": ["250 g", "1"], "names": ["lentils", "onion"], "count": 1, "timers": [1200]},
    ),
}


@pytest.mark.parametrize("sign", SIGNS)
def test_signs_before_ingredients_are_removed(sign: str) -> None:
    text = f"Peas\n\nIngredients\n\n{sign}1 cup peas\n{sign}Salt\n\nMethod\n\n1. Boil the peas for 5 minutes."
    check(text, {"names": ["peas", "salt"], "quantities": ["1 cup", ""]})


@pytest.mark.parametrize("number", NUMBERS)
def test_numbers_before_steps_are_removed(number: str) -> None:
    steps = ["Boil the peas.", "Drain them.", "Serve with salt"]
    lines = "\n".join(number.format(at) + text for at, text in enumerate(steps, 1))
    check(f"Peas\n\nIngredients\n- 1 cup peas\n- 1 tsp salt\n\nMethod\n\n{lines}", {"steps": steps})


@pytest.mark.parametrize(("text", "expected"), ENTITIES.values(), ids=ENTITIES)
def test_entities_and_tags_are_read(text: str, expected: dict[str, Any]) -> None:
    check(text, expected)


@pytest.mark.parametrize(("lines", "steps"), OTHER_NUMBERS.values(), ids=OTHER_NUMBERS)
def test_numbers_of_steps_are_removed(lines: str, steps: list[str]) -> None:
    check(f"Peas\n\nIngredients\n- 1 cup peas\n\nMethod\n{lines}", {"steps": steps})


def test_numbers_of_ingredients_are_removed() -> None:
    text = "Peas\n\nIngredients\n1. 1 cup peas\n2. 2 onions\n\nMethod\n1. Boil."
    check(text, {"names": ["peas", "onions"], "quantities": ["1 cup", "2"]})


@pytest.mark.parametrize(
    "counter", ["{letter}. ", "{letter}: ", "{letter} - ", "#{number} ", "#{number}. ", "#{number}: ", "{number}- "]
)
def test_counters_of_a_list(counter: str) -> None:
    first, second = (counter.format(letter="ab"[at], number=at + 1) for at in (0, 1))
    listed = f"{first}2 cups peas\n{second}nutmeg"
    text = f"Peas\n\nIngredients\n{listed}\n\nMethod\n{first}Boil the peas.\n{second}Grate over nutmeg."
    check(text, {"names": ["peas", "nutmeg"], "steps": ["Boil the peas.", "Grate over nutmeg."]})


def test_letters_that_are_not_list_counters() -> None:
    for text in ("c. 2 cups peas\nb. 1 lemon\na. 1 egg\n1 onion\nd. salt", "1 - 2 onions\n2 - 3 eggs\n3 - 4 leeks"):
        assert not any(line.kind == "number" for line in read_lines(text))
