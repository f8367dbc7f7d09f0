"""The screen with ASCII characters only."""

import pytest

from kitchen_tui.model.duration import MINUTE
from kitchen_tui.tui import terminal
from kitchen_tui.tui.app import KitchenApp
from kitchen_tui.tui.paint.styled_text import to_ascii
from tests.tui.cooking import Cook, Size, sizes, with_rice


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
