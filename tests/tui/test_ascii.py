"""The screen with ASCII characters only."""

import pytest

from kitchen_tui.model.duration import MINUTE
from kitchen_tui.tui import terminal
from kitchen_tui.tui.app import KitchenApp
from kitchen_tui.tui.paint.styled_text import Line, Styled, fractions_spelled, to_ascii
from tests.tui.cooking import SINGLE, Cook, Size, sizes, with_rice


@sizes
async def test_every_screen_is_pure_ascii_on_request(size: Size) -> None:
    cook = Cook()
    with_rice(cook)
    cook.app = KitchenApp(cook.kitchen, ascii_only=True, ticking=False)
    async with cook.app.run_test(size=size) as cook.pilot:
        await cook.press("space")
        await cook.wait(13 * MINUTE)
        for key in ("tab", "tab", "question_mark", "escape", "z", "escape", "o", "escape", "i", "escape", "a"):
            await cook.press(key)
            assert cook.screen.isascii(), [char for char in cook.screen if not char.isascii()]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ((Styled("▸ □ ⅓ cup honey      "),), "▸ □ 1/3 cup honey    "),
        ((Styled(" 2½ h", "key"), Styled("     "), Styled("rest")), " 2 1/2 h  rest"),
        ((Styled("   ½ cup"), Styled("  12:00")), "   1/2 cup  12:00"),
        ((Styled("   plain   text   "),), "   plain   text   "),
        ((Styled("ends with ¾"),), "ends with 3/4"),
    ],
)
def test_fractions_are_spelled_out_and_columns_stay_aligned(line: Line, expected: str) -> None:
    assert "".join(run.text for run in fractions_spelled(line)) == expected


@sizes
async def test_no_amount_is_lost_in_ascii(size: Size) -> None:
    cook = Cook()
    cook.app = KitchenApp(cook.kitchen, ascii_only=True, ticking=False)
    async with cook.app.run_test(size=size) as cook.pilot:
        await cook.press("S")
        assert "1/3 cup honey" in cook.screen
        await cook.press("escape", "v")
        await cook.type("x1 1/3")
        assert "x1 1/3" in cook.screen
        assert "?" not in cook.screen.replace("? help", "")


async def test_a_pane_that_is_shown_alone_has_no_sides_in_ascii_either() -> None:
    cook = Cook()
    cook.app = KitchenApp(cook.kitchen, ascii_only=True, ticking=False)
    async with cook.app.run_test(size=SINGLE) as cook.pilot:
        await cook.press("n")
        assert not any(line.startswith("|") for line in cook.screen.split("\n"))


@pytest.mark.parametrize(
    ("text", "plain"),
    [("✓ crème", "x creme"), ("½ cup", "? cup"), ("ラーメン", "????????"), ("12→13", "12>13"), ("█▀▄", '#"_')],
)
def test_ascii_signs_keep_their_width(text: str, plain: str) -> None:
    assert to_ascii(text) == plain


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, True),
        ({"LANG": "en_US.UTF-8"}, True),
        ({"LC_ALL": "C", "LANG": "C.UTF-8"}, False),
        ({"LANG": "de_DE"}, False),
    ],
)
def test_the_locale_says_whether_there_is_utf8(
    variables: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert terminal.has_utf8() is expected
