"""Amounts are found with number, unit and role, in lines as people write them."""

import json
import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.cli.verbs.times import amount_rows
from kitchen_tui.recipes.understand.amounts import find_amounts

HALF, QUARTER = Fraction(1, 2), Fraction(1, 4)


def brief(line: str) -> list[str]:
    """Format each amount as "least-most unit role", without "primary"."""
    found = []
    for amount in find_amounts(line):
        number = str(amount.quantity) + (f"-{amount.most}" if amount.most else "")
        role = "" if amount.role == "primary" else amount.role
        found.append(" ".join(filter(None, (number, amount.unit, role))))
    return found


@pytest.mark.parametrize(
    ("line", "amounts"),
    [
        ("2½ lbs. lean veal", ["5/2 lb"]),
        ("1-1/2 teaspoons cumin", ["3/2 tsp"]),
        ("1 to 1 1/2 cups broth", ["1-3/2 cup"]),
        ("1–1½ cups broth", ["1-3/2 cup"]),
        ("2 and 1/4 teaspoons yeast", ["9/4 tsp"]),
        ("two and a half cups flour", ["5/2 cup"]),
        ("One-third cup honey", ["1/3 cup"]),
        ("half a small white onion", ["1/2"]),
        ("1,5 dl milk", ["3/2 dl"]),
        ("1,000 g flour", ["1000 g"]),
        (".5 cup milk", ["1/2 cup"]),
        ("5~10 g salt", ["5-10 g"]),
        ("between 2 and 3 cups", ["2-3 cup"]),
        ("from 30g to 70g of sugar", ["30-70 g"]),
        ("2 or 3 cloves garlic", ["2-3 clove"]),
        ("several basil leaves", ["None vague"]),
        ("a few sprigs of thyme", ["None sprig vague"]),
        ("a clove or two of garlic", ["1-2 clove"]),
        ("2+ cups flour", ["2 cup"]),
        ("small bunch coriander", ["1 bunch"]),
        ("2T olive oil", ["2 tbsp"]),
        ("2t olive oil", ["2 tsp"]),
        ("1 C. sugar", ["1 cup"]),
        ("3/4 of a pound of plums", ["3/4 lb"]),
        ("1/2 of an onion", ["1/2"]),
        ("Twenty-four figs", ["24"]),
        ("seventeen olives", ["17"]),
        ("thirty-two and a half ounces rice", ["65/2 oz"]),
        ("1 gill cream", ["1 gill"]),
        ("2 teacups flour", ["2 teacup"]),
        ("a saltspoon of mace", ["1 saltspoon"]),
        ("3 feet kitchen twine", ["3 foot"]),
        ("a couple shakes of hot sauce", ["2 shake vague"]),
    ],
)
def test_numbers_are_exact_in_every_notation(line: str, amounts: list[str]) -> None:
    assert brief(line) == amounts


@pytest.mark.parametrize(
    ("line", "amounts"),
    [
        ("2 x 400g tins chopped tomatoes", ["2 tin", "400 g package_size"]),
        ("1 x 400g/14oz tin tomatoes", ["1 tin", "400 g package_size", "14 oz package_size"]),
        ("400g/14oz tin tomatoes", ["400 g", "14 oz equivalent"]),
        ("1 (14.5 oz) can diced tomatoes", ["1 can", "29/2 oz package_size"]),
        ("2 cans (15 oz each) beans", ["2 can", "15 oz package_size"]),
        ("a 28-ounce can of tomatoes", ["1 can", "28 oz package_size"]),
        ("1 - 14 oz can coconut milk", ["1 can", "14 oz package_size"]),
        ("1 1/4-ounce envelope yeast", ["1 envelope", "1/4 oz package_size"]),
        ("1 (3- to 4-pound) chicken", ["1", "3-4 lb package_size"]),
        ("4 veal cutlets (1 ~ 150g)", ["4", "1 not_amount", "150 g package_size"]),
        ("1 kilo peas or 3 12-ounce bags frozen peas", ["1 kg", "3 bag equivalent", "12 oz package_size"]),
        ("1 #10 can peaches", ["1 can"]),
        ("1 2-inch knob turmeric", ["1 knob", "2 inch not_amount"]),
        ("2 tins tuna in oil, 120g each", ["2 tin", "120 g package_size"]),
    ],
)
def test_the_size_of_a_package_is_not_the_amount(line: str, amounts: list[str]) -> None:
    assert brief(line) == amounts


@pytest.mark.parametrize(
    ("line", "amounts"),
    [
        ("1 kg / 2.2 lbs chuck steak", ["1 kg", "11/5 lb equivalent"]),
        ("1 cup (240ml/8 fl oz) milk", ["1 cup", "240 ml equivalent", "8 fl oz equivalent"]),
        ("5 garlic cloves (or 1/2 tsp asafoetida)", ["5", "1/2 tsp equivalent"]),
        ("Juice of 2-3 limes (about 1/4 cup)", ["2-3", "1/4 cup equivalent"]),
        ("500g/1lb 2oz beef mince", ["500 g", "1 lb equivalent", "2 oz equivalent"]),
        ("6 chicken thighs, about 1.5 kg", ["6", "3/2 kg equivalent"]),
        ("salt & pepper, 1/2 tsp each", ["1/2 tsp"]),
        ("6 tbsp honey (1/3 cup + 2 teaspoons)", ["6 tbsp", "1/3 cup equivalent", "2 tsp equivalent"]),
        ("2 cups milk (plus 1 tbsp for brushing)", ["2 cup", "1 tbsp"]),
        ("1½ (5 g) teaspoons salt", ["3/2 tsp", "5 g equivalent"]),
        ("1 cup plus 2 tablespoons sugar", ["1 cup", "2 tbsp"]),
        ("One tablespoon cornstarch mixed with two tablespoons water", ["1 tbsp", "2 tbsp"]),
        ("1 cup sugar, 2 tbsp reserved", ["1 cup", "2 tbsp equivalent"]),
        ("1 teaspoon each cumin and coriander", ["1 tsp"]),
        ("Kosher salt (1/2 tsp per pound)", ["1/2 tsp per_unit"]),
        ("1-2 potatoes per serving", ["1-2 per_unit"]),
        ("pinch salt", ["1 pinch vague"]),
        ("A good bit of grease (about a handful)", ["1 handful vague"]),
    ],
)
def test_roles_distinguish_sums_from_repetitions(line: str, amounts: list[str]) -> None:
    assert brief(line) == amounts


@pytest.mark.parametrize(
    ("line", "amounts"),
    [
        ("One teaspoon five-spice powder", ["1 tsp"]),
        ("7-grain bread", []),
        ("1 bottle 7 Up", ["1 bottle"]),
        ("200g flour (T45)", ["200 g"]),
        ("500 g tipo 00 flour", ["500 g", "0 not_amount"]),
        ("1 lb 85/15 ground beef", ["1 lb"]),
        ("2 cups half and half", ["2 cup"]),
        ("1 onion, cut in half", ["1"]),
        ("4 tbsp mint (half reserved as garnish)", ["4 tbsp"]),
        ("Fish stock (see 2.)", []),
        ("1 chicken, cut into 8 pieces", ["1", "8 piece not_amount"]),
        ("1 recipe pastry for a 9-inch pie", ["1", "9 inch not_amount"]),
        ("4 (1/2-inch-thick) slices bread", ["4 slice", "1/2 inch not_amount"]),
        ("Three 3-inch cinnamon sticks", ["3", "3 inch not_amount"]),
        ('1/2 lb okra, cut into 1/2" pieces', ["1/2 lb", "1/2 inch not_amount"]),
        ("2 cups 2% milk (110 degrees F)", ["2 cup", "2 % not_amount", "110 F not_amount"]),
        ("[sauce](https://example.org/2015/09/3-cups.html)", []),
        ("8 cloves", ["8"]),
        ("2 lb prawns (21-25 count)", ["2 lb"]),
        ("2 lb prawns (16/20 count)", ["2 lb"]),
        ("1 tin, 23cm/9in", ["1 tin", "23 cm not_amount", "9 inch not_amount"]),
        ("2-3 garlic cloves", ["2-3"]),
        ("2 chopped cloves of garlic", ["2 clove"]),
        ("salt to taste", []),
    ],
)
def test_not_every_number_is_an_amount(line: str, amounts: list[str]) -> None:
    assert brief(line) == amounts


def test_labelled_lines_are_read_correctly(test_data: Path) -> None:
    """At least 97 % must be right, with all amounts of a line and their roles."""
    lines = (test_data / "ingredients" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    right = 0
    for line in map(json.loads, lines):
        wanted = [(a["qty"], a["qty_max"], a["unit"], a["role"]) for a in line["amounts"]]
        rows = amount_rows(line["text"])
        found = [(r["qty"], r["qty_max"], r["unit"], r["role"]) for r in rows]
        right += found == wanted
    assert right / len(lines) >= 0.99


def test_whole_numbers_in_rows_are_integers() -> None:
    assert amount_rows("1/2 to 1 cup milk") == [
        {"qty": 0.5, "qty_max": 1, "unit": "cup", "role": "primary", "start": 0, "end": 12}
    ]


WORDS = (
    "1 2 ½ 1/2 1/0 0/3 00 2.5 1,5 - – ( ) / x × one half a couple few or and to of per each g oz cup tins T C °F ° %"
    ' " cloves pinch inch into about ~ garlic flour , . 99999999 [ ](1)'
)
KITCHEN = st.lists(st.sampled_from(WORDS.split(" ")), max_size=14)


@given(st.one_of(st.text(max_size=80), KITCHEN.map(" ".join), KITCHEN.map("".join)))
def test_any_text_gives_spans_within_it(line: str) -> None:
    at = 0
    for amount in find_amounts(line):
        assert at <= amount.start <= amount.number_end <= amount.end <= len(line)
        assert amount.start < amount.end
        assert amount.unit_end <= len(line)
        assert amount.most is None or amount.quantity is None or amount.quantity < amount.most
        at = amount.start + 1


def test_an_endless_line_is_read_in_linear_time() -> None:
    assert len(find_amounts("1 cup, " * 200_000)) == 12
    assert find_amounts(re.sub("x", "1 1/2 - ", "x" * 100_000))
