"""Repairs lose nothing: a valid recipe stays the same, a broken one gets no worse, and repeating changes nothing."""

from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.recipes.formats.yaml.reader import read_yaml
from kitchen_tui.recipes.library.autofix import autofixed
from kitchen_tui.recipes.problems import ReadResult

PIECES = st.sampled_from(
    [
        *(
            "title: Soup",
            "titel: Soup",
            "steps:",
            "stpes:",
            "  - Boil.",
            "  - title: Boil",
            "    text: |",
            "    txet: a",
        ),
        *(
            "      two  ",
            "\t- Boil.",
            "    \ttext: a",
            "tags: [a]",
            "servings: 4  ",
            "tips:",
            "  -\tSalt.",
            "# x \t",
            "",
        ),
        *("    timers:", "      boil: 5 min", "      biol: {tiem: 5 min}", "'a\t b'", "ingredients: [2 leeks]"),
    ]
)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
FILES = st.tuples(st.sampled_from(["", "\ufeff"]), st.lists(PIECES, max_size=12), ENDS).map(
    lambda parts: parts[0] + parts[2].join(parts[1]) + parts[2]
)


def read(text: str) -> ReadResult:
    return read_yaml(text, "soup")


@given(FILES)
def test_nothing_is_lost(raw: str) -> None:
    before = read(raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    better = autofixed(raw, read, is_yaml=True)
    after = read(better.text)
    if before.recipe is not None:
        assert after.recipe == before.recipe
    assert bool(better.done) == (better.text != raw)
    assert autofixed(better.text, read, is_yaml=True) == (better.text, ())


@given(FILES)
def test_other_formats_keep_every_sign_that_one_sees(raw: str) -> None:
    better = autofixed(raw, read, is_yaml=False)
    assert better.text.splitlines() == raw.removeprefix("\ufeff").splitlines()
