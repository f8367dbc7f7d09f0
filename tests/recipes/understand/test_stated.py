"""Facts stated in a text: servings, times, amounts in steps, and ingredients that the list lacks."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.model.duration import MINUTE, Span
from kitchen_tui.model.recipe import Servings
from kitchen_tui.recipes.formats.reading import read_file
from kitchen_tui.recipes.formats.text.reader import read_prose
from kitchen_tui.recipes.understand.stated import odd_servings, parse_servings, parse_stated_time, read_iso, write_iso


def test_every_phrase_of_the_collection(test_data: Path) -> None:
    lines = (test_data / "metadata" / "servings.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines:
        row = json.loads(line)
        least, most = row["min"], row["max"] or row["min"]
        assert parse_servings(row["value"]) == Servings(least, most, row["unit"] or ""), row["value"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Serves 4 to 6 people", Servings(4, 6, "people")),
        ("serves four", Servings(4, 4)),
        ("4 serving(s)", Servings(4, 4)),
        ("4 - 6 serving(s)", Servings(4, 6)),
        ("YIELD — 8 servings", Servings(8, 8)),
        ("Makes about 30 nuggets", Servings(30, 30, "nuggets")),
        ("Serves 1 (serving size: 1 bowl)", Servings(1, 1)),
        ("18-by-13-inch cake (about 24 squares)", Servings(24, 24, "squares")),
        ("A 9 x 13 pan (12 servings)", Servings(12, 12)),
        ("enough for 4 hungry people", Servings(4, 4, "hungry people")),
        ("4, with custard", Servings(4, 4)),
        ("1,5", Servings()),
        ("~ 8 - 4 inch crepes", Servings(8, 8)),
        ('12 - 3" cookies', Servings(12, 12)),
        ("2 8-inch pizzas", Servings(2, 2)),
        ("4.0 bowls", Servings(4, 4, "bowls")),
        ("12 pezzi", Servings(12, 12, "pezzi")),
        ("4人分", Servings(4, 4, "人分")),
        ("2.5 gallons", Servings()),
        ("1/2 loaf", Servings()),
        ("1⅛ gallons", Servings()),
        ("6-4", Servings()),
        ("0", Servings()),
        ("", Servings()),
        ("Diverse mogelijkheden", Servings()),
    ],
)
def test_a_phrase_is_read_as_servings(text: str, expected: Servings) -> None:
    assert parse_servings(text) == expected


@given(st.text(max_size=60))
def test_any_text_is_read_and_ranges_are_in_order(text: str) -> None:
    least, most, _ = parse_servings(text)
    assert (least is None) == (most is None)
    assert least is None or most is None or 0 < least <= most


@pytest.mark.parametrize(
    ("text", "is_odd"),
    [
        ("0.75", True),
        ("½ servings", True),
        ("serves 0", True),
        ("4", False),
        ("2.5 gallons", False),
        ("a few", False),
        ("", False),
    ],
)
def test_an_implausible_number_of_servings_is_flagged(text: str, is_odd: bool) -> None:
    assert bool(odd_servings(text)) is is_odd


def test_every_time_of_the_collection(test_data: Path) -> None:
    lines = (test_data / "metadata" / "times.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines:
        row = json.loads(line)
        least, most = row["min_s"], row["max_s"] or row["min_s"]
        expected = None if least is None else Span(least * 1000, most * 1000)
        assert parse_stated_time(row["value"]) == expected, row["value"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 hours and 30 minutes (including 15 minutes prep time)", Span(150 * MINUTE, 150 * MINUTE)),
        ("About 2 hours", Span(120 * MINUTE, 120 * MINUTE)),
        ("2–4 hours", Span(120 * MINUTE, 240 * MINUTE)),
        ("half an hour", Span(30 * MINUTE, 30 * MINUTE)),
        ("1½ hours", Span(90 * MINUTE, 90 * MINUTE)),
        ("twelve hours", Span(720 * MINUTE, 720 * MINUTE)),
        ("an hour", Span(60 * MINUTE, 60 * MINUTE)),
        ("", None),
        ("20", None),
        ("a while", None),
        ("35 minuti", None),
    ],
)
def test_a_phrase_is_read_as_a_span(text: str, expected: Span | None) -> None:
    assert parse_stated_time(text) == expected


@given(st.text(alphabet="0123456789 hminutesa+()-–~./½", max_size=60))
def test_any_text_is_read(text: str) -> None:
    span = parse_stated_time(text)
    assert span is None or 0 <= span.least_ms <= span.most_ms


def test_every_duration_of_a_thousand_pages_reads_as_surveyed(test_data: Path) -> None:
    survey = json.loads((test_data / "jsonld-survey" / "durations-seen.json").read_text(encoding="utf-8"))
    for row in survey:
        raw = row["raw"]["@value"] if isinstance(row["raw"], dict) else row["raw"]
        seconds = row["seconds"]
        assert read_iso(raw) == (None if seconds is None else seconds * 1000), raw


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("PT1H30M", 5_400_000),
        ("P1DT12H", 129_600_000),
        ("P2W", 1_209_600_000),
        ("PT0.5H", 1_800_000),
        ("PT1,5M", 90_000),
        (" pt5m ", 300_000),
        ("PT", None),
        ("P", None),
        ("PT-5M", None),
        ("PT5", None),
        ("PT٥M", None),
        ("90", None),
        ("PT" + "9" * 5000 + "M", None),
    ],
)
def test_iso_durations_and_common_deviations(text: str, ms: int | None) -> None:
    assert read_iso(text) == ms


@given(st.integers(0, 10**7))
def test_a_written_iso_duration_reads_back(seconds: int) -> None:
    assert read_iso(write_iso(seconds * 1000)) == seconds * 1000


BATTER = """\
title: Batter
servings: 2
ingredients: [300 g flour, 200 ml milk, 1 tsp salt]
steps:
  - text: Whisk 150 g of the flour into 100 ml milk.
    uses: [flour, milk, salt]
  - text: Whisk in the rest of the flour and the remaining milk.
    uses: [flour, {milk: 50 ml}]
"""


def test_an_amount_in_the_text_belongs_to_the_linked_ingredient(tmp_path: Path) -> None:
    """An amount in `uses` is kept; without an amount in the text, all of it is used."""
    file = tmp_path / "batter.yaml"
    file.write_text(BATTER, encoding="utf-8")
    recipe = read_file(file).recipe
    assert recipe is not None
    assert [[use.quantity for use in step.uses] for step in recipe.steps] == [
        ["150 g", "100 ml", ""],
        ["the rest", "50 ml"],
    ]


def forgotten(ingredients: str, step: str) -> list[tuple[str, str]]:
    """Return the lines that are added to a list for a step."""
    lines = "".join(f"- {line}\n" for line in ingredients.split(";"))
    recipe = read_prose(f"# T\n## Ingredients\n{lines}## Steps\n1. {step}", "t").recipe
    assert recipe is not None
    return [(item.quantity, item.name) for item in recipe.ingredients() if not item.listed]


def test_an_ingredient_that_is_measured_out_but_not_listed_is_added() -> None:
    assert forgotten("1 onion", "Heat a tablespoon of oil in a pan.") == [("a tablespoon", "oil")]
    assert forgotten("1 onion;1 tbsp sesame oil", "Add 2 tbsp oil, then the onion.") == [("2 tbsp", "oil")]


@pytest.mark.parametrize(
    ("ingredients", "step"),
    [
        ("2 tbsp butter", "Melt a tablespoon of butter in a pan."),
        ("1 onion", "Add 2 cups of water and boil."),
        ("1 onion", "Add a cup of the sauce to the pan."),
        ("1 onion", "Heat the oil."),
        ("1 onion", "Heat 2 pans to a simmer."),
        ("1 tbsp sesame oil;1 tbsp peanut oil", "Add a tablespoon of oil and fry."),
    ],
)
def test_no_ingredient_is_added_for_listed_words_or_other_things(ingredients: str, step: str) -> None:
    assert forgotten(ingredients, step) == []
