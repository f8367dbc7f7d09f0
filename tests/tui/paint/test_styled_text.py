"""Lines of any text are cut, wrapped and aligned in terminal cells, and never too wide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from kitchen_tui.cooking import commands
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.tui.actions import ACTIONS
from kitchen_tui.tui.paint.banner import banner
from kitchen_tui.tui.paint.ingredients import ingredients
from kitchen_tui.tui.paint.key_hints import StoveState, footer, stove_hints
from kitchen_tui.tui.paint.large import blocks, clock, large
from kitchen_tui.tui.paint.step import step_lines
from kitchen_tui.tui.paint.styled_text import (
    Styled,
    bulleted,
    cut,
    ended,
    fit,
    justify,
    shortened,
    styled,
    width_of,
    wrap,
    wrapped,
)
from kitchen_tui.tui.paint.timer_lines import timers
from kitchen_tui.tui.paint.topline import top_line
from tests.cooking.making import BELLY
from tests.tui.paint import views
from tests.tui.paint.views import Pot, key_of, text

HOSTILE = {
    "markup": "[/x] [bold red]x[/] [@click=app.quit]go[/]",
    "escape": "\x1b[2J\x1b]0;gone\x07 \x9b31m",
    "bidi": "\u202egnorw\u202c \u2066x\u2069 \u200f",
    "long": "x" * 10_000,
    "long words": "word " * 2_000,
    "wide": "漢字かな交じり文" * 40,
    "emoji": "👩‍🍳🍖🔥 " * 40,
    "combining": "e\u0301\u0302\u0303" * 200,
    "controls": "a\tb\rc\x00d\x08e\x7f",
    "lines": "one\ntwo\u2028three\u2029four\x85five",
}
texts = st.text(max_size=120)
widths = st.integers(4, 60)


def hostile_recipe(bad: str) -> Recipe:
    """Return a recipe with this text everywhere, bypassing the readers that would clean it."""
    steps = tuple(
        step._replace(
            title=bad, text=bad, cue=bad, notes=(bad,), cookware=(bad,), heat=bad,
            timers=tuple(spec._replace(name=bad, text=bad, cue=bad) for spec in step.timers),
        )
        for step in BELLY.steps
    )  # fmt: skip
    groups = tuple(
        group._replace(
            name=bad, ingredients=tuple(ingredient._replace(text=bad, name=bad) for ingredient in group.ingredients)
        )
        for group in BELLY.groups
    )
    return BELLY._replace(title=bad, groups=groups, sections=(BELLY.sections[0]._replace(steps=steps),))


@pytest.mark.parametrize("width", [24, 40, 80, 120])
@pytest.mark.parametrize("bad", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_stays_in_its_cells(bad: str, width: int) -> None:
    pot = Pot(hostile_recipe(bad)).do(commands.MarkStep(), commands.StartNextTimer()).wait(6)
    view = pot.view
    dish = pot.dish
    painted = {
        "top line": [top_line(view, width, key_of)],
        "banner": banner(view, width, lambda action: action).lines,
        "ingredients": ingredients(dish, width, "pork").lines,
        "step": step_lines(dish, width, 40, key_of),
        "timers": timers(view, width, 20, "", "a").lines,
        "large": large(view, width, 20),
        "footer": footer(stove_hints(StoveState(view, "step"), ACTIONS, width), "", "", width),
        "message": footer([], bad, bad, width),
    }
    assert [name for name, lines in painted.items() if not views.fit(lines, width)] == []


def test_markup_shows_as_text() -> None:
    dish = Pot(hostile_recipe(HOSTILE["markup"])).dish
    assert "[@click=app.quit]go[/]" in views.joined(step_lines(dish, 120, 40, key_of))


@given(texts, widths)
def test_wrapped_lines_fit_and_keep_every_word(raw: str, width: int) -> None:
    clean = styled(raw).text
    lines = wrap(clean, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == "".join(clean.split())


@given(texts, texts, widths)
def test_justified_lines_have_the_exact_width(left: str, right: str, width: int) -> None:
    one, other = (styled(left),), (styled(right, "faint"),)
    assert cell_len(fit(styled(left).text, width)) == width
    assert width_of(justify(one, other, width)) == width
    assert width_of(ended(one, Styled("▾"), width)) == width
    assert width_of(cut(one, width)) <= width
    assert all(width_of(line) <= width for line in wrapped(left, width))
    assert all(width_of(line) <= max(width, 5) for line in bulleted([left, right], width))


def test_shortened_lines_end_in_an_ellipsis() -> None:
    assert shortened(["one", "two"], 2, 10) == ["one", "two"]
    assert shortened(["one", "two", "three"], 2, 10) == ["one", "two …"]
    assert fit("honey-glazed", 8) == "honey-g…"


@pytest.mark.parametrize("time", ["0:01", "59:59", "1:22:48", "12:00:00", "+0:42", "+1:02:03", "14 d", "13 d 23 h"])
def test_large_digits_have_rows_of_equal_length(time: str) -> None:
    for height in (3, 4, 6, 12):
        rows = clock(time, 78, height)
        assert 3 <= len(rows) <= height
        assert len(set(map(len, rows))) == 1
    assert clock(time, 78, 2) == ()
    for width, height in ((36, 8), (76, 18), (196, 50)):
        big = blocks(time, width, height)
        assert len(big) <= height
        assert all(len(row) <= width for row in big)
    assert blocks(time, 3, 3) == []


def test_large_digits_use_half_cells() -> None:
    assert blocks("1", 3, 3) == ["▄█ ", " █ ", "▀▀▀"]
    assert text((Styled("a"), Styled("b"))) == "ab"


@pytest.mark.parametrize("width", [-3, 0, 1])
def test_wrapping_terminates_without_any_width(width: int) -> None:
    assert list(wrap("on 漢字 it", width)) == ["o", "n", "漢", "字", "i", "t"]
