"""A step without a title is named after its first clause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.recipes.preview import preview_lines
from kitchen_tui.recipes.understand.complete import read_draft
from kitchen_tui.recipes.understand.draft import Draft, DraftSection, DraftStep
from kitchen_tui.recipes.understand.step_title import LONGEST, step_title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Rest the dough. Then knead it.", "Rest the dough"),
        ("Fry, stirring, for 5 minutes", "Fry"),
        ("Simmer until thick", "Simmer"),
        ("Heat to 180.5 degrees: slowly", "Heat to 180.5 degrees"),
        ("Melt the butter (all of it)", "Melt the butter"),
        ("Put the flour, which you have sifted", "Put the flour"),
        ("Whisk the eggs\nand the sugar", "Whisk the eggs and the sugar"),
        ("Toast the bread in a dry pan over medium heat for 5 minutes until golden.", "Toast the bread"),
        ("In a large pot, heat the oil. Add the onions.", "Heat the oil"),
        ("Meanwhile, bring a pot of water to a boil.", "Bring a pot of water"),
        ("When the water boils, add the pasta and cook for 10 minutes.", "Add the pasta"),
        ("Then fold in the egg whites", "Fold in the egg whites"),
        ("Peel the onion and chop it finely", "Peel the onion"),
        ("Heat the oil and butter in a pan", "Heat the oil and butter"),
        ("2) Boil the beans", "Boil the beans"),
        ("Take the chicken out of the fridge 30 minutes before cooking.", "Take the chicken"),
        ("Stir in the cream.", "Stir in the cream"),
        ("Turn off the heat", "Turn off the heat"),
        ("Cook for 10 minutes.", "Cook for 10 minutes"),
        ("Take the biggest, oldest and heaviest of all", "Take the biggest"),
        ("Carefully arrange overlapping potato slices everywhere", "Carefully arrange overlapping potato…"),
        ("", ""),
        ("Go", "Go"),
    ],
)
def test_a_title_is_the_first_clause(text: str, title: str) -> None:
    assert step_title(text) == title


@given(st.text())
def test_a_title_is_one_short_line(text: str) -> None:
    title = step_title(text)
    assert len(title) <= LONGEST + 1
    assert "\n" not in title


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Stir the beans.", ["1. Stir the beans."]),
        (
            "Den Kuchen bei 180 Grad Ober- und Unterhitze backen.",
            ["1. Den Kuchen bei 180 Grad Ober- und Unterhitze backen."],
        ),
        ("Toast the bread for 2 minutes.", ["1. Toast the bread", "   Toast the bread for 2 minutes."]),
    ],
)
def test_a_preview_does_not_repeat_the_title_of_a_step(text: str, lines: list[str]) -> None:
    recipe = read_draft(Draft("Soup", sections=(DraftSection("", (DraftStep(text),)),)), "soup").recipe
    assert recipe is not None
    shown = [line.text for line in preview_lines(recipe)]
    assert shown[shown.index(lines[0]) :][: len(lines)] == lines
