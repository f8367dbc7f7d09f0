"""The parser beyond the canonical tests: positions, escapes, messages about faults, and properties of any text."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kitchen_tui.recipes.formats.cooklang.lines import uncommented
from kitchen_tui.recipes.formats.cooklang.parser import parse
from kitchen_tui.recipes.formats.cooklang.reader import read_cooklang
from kitchen_tui.recipes.formats.cooklang.tree import (
    Cookware,
    Ingredient,
    Item,
    Note,
    Quantity,
    Step,
    Text,
    Timer,
    Tree,
    unescaped,
)


def items(source: str) -> tuple[Item, ...]:
    """Return the items of the only step in `source`."""
    (section,) = parse(source).sections
    (step,) = section.content
    assert isinstance(step, Step)
    return step.items


def only(source: str) -> Item:
    """Return the only item that is not text."""
    (item,) = (item for item in items(source) if not isinstance(item, Text))
    return item


def positions(tree: Tree) -> list[tuple[int, int]]:
    """Return the positions of the problems."""
    return [(problem.line, problem.column) for problem in tree.problems]


@pytest.mark.parametrize(
    ("source", "item"),
    [
        ("~{10-15%min}", Timer("", Quantity("10-15", "min", False, Fraction(10), Fraction(15)))),
        ("~{1 1/2-2%hours}", Timer("", Quantity("1 1/2-2", "hours", False, Fraction(3, 2), Fraction(2)))),
        ("~soft eggs{3%minutes}", Timer("soft eggs", Quantity("3", "minutes", False, Fraction(3), Fraction(3)))),
        ("@salt{=1%tsp}", Ingredient("salt", Quantity("1", "tsp", True, Fraction(1), Fraction(1)))),
        ("@white wine|wine{}", Ingredient("white wine", alias="wine")),
        ("@onion{}(peeled, finely chopped)", Ingredient("onion", note="peeled, finely chopped")),
        (
            "@./sauces/Hollandaise{150%g}",
            Ingredient("./sauces/Hollandaise", Quantity("150", "g", False, Fraction(150), Fraction(150))),
        ),
        ("@-water{}", Ingredient("water", hidden=True)),
        ("#frying pan|pan{}(large)", Cookware("frying pan", None, "pan", "large")),
        ("@sea\nsalt{}", Ingredient("sea salt")),
        (r"@50\% cream{1\%2%a\}b}", Ingredient("50% cream", Quantity("1%2", "a}b"))),
    ],
)
def test_an_item_has_all_its_parts(source: str, item: Item) -> None:
    assert only(source)._replace(line=0, column=0) == item


def test_a_path_without_braces_ends_before_the_full_stop() -> None:
    assert [type(item).__name__ for item in items("Serve with @./Basics/Rice.")] == ["Text", "Ingredient", "Text"]


@pytest.mark.parametrize(
    "words",
    [
        "Write to me@example.com",
        "about ~5 minutes",
        "tip #1 is patience",
        "5--10 minutes",
        "a {brace} alone",
        r"C:\Users",
    ],
)
def test_plain_words_stay_plain(words: str) -> None:
    tree = parse(words)
    assert items(words) == (Text(words, 1, 1),)
    assert not tree.problems


def test_a_backslash_escapes_a_sign_and_breaks_a_line() -> None:
    assert items("\\@home, \\#1\\\nnext \\-- no comment")[0] == Text("@home, #1\nnext -- no comment", 1, 1)


def test_every_item_has_its_position_even_after_comments() -> None:
    """Lines count from the top of the file, including front matter and comments; columns are those of the file."""
    source = "---\ntitle: x\n---\n\n[- two\nlines -] Add @salt{}\nand [- more -] @oil{} ~{5%min}\n"
    found = [(type(item).__name__, item.line, item.column) for item in items(source) if not isinstance(item, Text)]
    assert found == [("Ingredient", 6, 14), ("Ingredient", 7, 16), ("Timer", 7, 23)]


@pytest.mark.parametrize(
    ("source", "line", "column", "word"),
    [
        ("Add\n@salt{1%tsp", 2, 6, "never closed"),
        ("Wait ~{}", 1, 6, "neither a name nor a time"),
        ("Add @{2%kg}", 1, 5, "without a name"),
        ("Add [- salt", 1, 5, "never closed"),
        ("---\ntitle: x\n\nAdd salt", 1, 1, "never closed"),
        ("---\ntitle: [x\n---\nAdd salt", 3, 1, "cannot be read"),
        ("---\nno colon\n---\nAdd salt", 2, 1, "no colon"),
        (">> no colon\n\nAdd salt", 1, 1, "no colon"),
        ("---\na: &x [1]\nb: *x\n---\n", 3, 4, "alias"),
    ],
)
def test_a_fault_is_reported_with_its_position(source: str, line: int, column: int, word: str) -> None:
    tree = parse(source)
    assert positions(tree) == [(line, column)]
    assert word in tree.problems[0].text


def test_faulty_words_are_kept() -> None:
    assert items("Add @salt{1 and @{2} ~{} #")[-1] == Text("{1 and @{2} ~{} #", 1, 10)


def test_notes_include_the_lines_below_them() -> None:
    (section,) = parse("Stir.\n> A note\nof two lines\n> or three").sections
    assert section.content == (Step((Text("Stir.", 1, 1),), 1), Note("A note\nof two lines\nor three", 2))


def test_comments_are_left_out() -> None:
    assert [item for item in items("Stir -- well\n-- really\nand serve [- at\nonce -]") if isinstance(item, Text)] == [
        Text("Stir  and serve", 1, 1)
    ]


def test_escape_sequences_do_not_survive_even_quoted_in_yaml() -> None:
    tree = parse('---\ntitle: "\\e[31mred\\x07"\n---\nAdd @sa\x1b[2Jlt{1}\n')
    assert "\x1b" not in str(tree.metadata[0].value)
    assert not any("\x1b" in str(item) for item in items("Add @sa\x1b[2Jlt{1}"))


def test_a_yaml_bomb_is_read() -> None:
    bomb = "---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\nb"
    assert read_cooklang(bomb, "bomb").recipe is not None


@pytest.mark.parametrize("step", [11, pytest.param(1, marks=pytest.mark.deep)])
def test_a_file_truncated_anywhere_is_still_a_recipe(test_data: Path, step: int) -> None:
    """Complete parts are still read, and nothing raises."""
    text = (test_data / "recipes" / "cookcli" / "Risotto.cook").read_text(encoding="utf-8")
    for end in range(len("---"), len(text), step):
        assert read_cooklang(text[:end], "risotto").recipe is not None


SIGNS = st.text(
    st.sampled_from("ab é盐\u0301\u200d\x1b\x00\ud800\u202e@#~{}()[]\\|%=?&+-->:;,.'\"\n0159/½"), max_size=80
)


@given(SIGNS | st.text(max_size=80) | SIGNS.map("---\n{}\n---\n".format))
def test_any_text_is_read(text: str) -> None:
    reading = read_cooklang(text, "dish")
    lines = text.replace("\r", "\n").count("\n") + 1
    assert all(0 <= problem.line <= lines for problem in (*reading.problems, *reading.uncertain))


def all_words(tree: Tree) -> str:
    """Return every word of the tree."""
    words: list[str] = []
    for entry in tree.metadata:
        words += [entry.key, str(entry.value)]
    for section in tree.sections:
        words.append(section.name)
        for block in section.content:
            if isinstance(block, Note):
                words.append(block.text)
            else:
                words += _of_step(block)
    return "".join(words)


def _of_step(step: Step) -> list[str]:
    words: list[str] = []
    for item in step.items:
        if isinstance(item, Text):
            words.append(item.value)
            continue
        words += [item.name, getattr(item, "alias", ""), getattr(item, "note", "")]
        words += [item.quantity.text, item.quantity.unit] if item.quantity else []
    return words


@given(st.text(st.sampled_from("abcé 12@#~{}()[]\\|%=?&+->:\n"), max_size=80))
def test_no_letter_or_digit_outside_comments_is_lost(text: str) -> None:
    assume(not text.lstrip().startswith("---"))  # in front matter, comments are those of YAML
    kept = sorted(sign for sign in all_words(parse(text)) if sign.isalnum())
    assert kept == sorted(sign for line in uncommented(text, 1)[0] for sign in line.text if sign.isalnum())


@given(st.text(st.sampled_from("a -[]\\\n"), max_size=60))
def test_every_piece_of_a_line_has_its_position(text: str) -> None:
    rows = text.split("\n")
    for line in uncommented(text, 1)[0]:
        for piece in line.pieces:
            assert rows[piece.line - 1][piece.column - 1 :].startswith(piece.text)


@given(st.text(max_size=30))
def test_unescaping_never_fails(text: str) -> None:
    assert len(unescaped(text)) <= len(text)
