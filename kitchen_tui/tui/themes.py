"""The looks: two themes of our own, and what each role of ink becomes in any theme."""

from collections.abc import Mapping

from rich.style import Style
from textual.color import Color
from textual.theme import Theme

from kitchen_tui.tui.paint.ink import Role

# Honey, herbs and iron: warm on dark, and the same kitchen by daylight.
DARK = Theme(
    name="kitchen-dark",
    primary="#e8b04b",
    secondary="#8fb573",
    accent="#f2c879",
    warning="#f0a04b",
    error="#f2594b",
    success="#8fb573",
    foreground="#ece5d8",
    background="#171512",
    surface="#1e1b17",
    panel="#4d4537",
    dark=True,
)
LIGHT = Theme(
    name="kitchen-light",
    primary="#8a5a00",
    secondary="#3f6b2a",
    accent="#7a4a00",
    warning="#a65300",
    error="#b3261e",
    success="#3f6b2a",
    foreground="#2b241b",
    background="#fbf7ef",
    surface="#f6f0e4",
    panel="#d8c9ad",
    dark=False,
)
NAMES: Mapping[str, str] = {"dark": DARK.name, "light": LIGHT.name}
"""The short names of the config file."""

_FAINT = 0.38
"""How far faint text sinks into the background; what it says must still be read: a contrast of 4.5 and more."""
_CURSOR = 0.28
"""How far the cursor's row takes the colour of the pans: the digits are to be seen first."""


def inks(theme: Theme, colourless: bool = False) -> dict[Role, Style]:
    """The rich style of every role in a theme.

    Without colour what is red or gold would be a darker grey than plain text: it is as bright instead, and bold.
    """
    text = Color.parse(theme.foreground or ("#ece5d8" if theme.dark else "#2b241b"))
    ground = Color.parse(theme.background or ("#171512" if theme.dark else "#fbf7ef"))
    colours = (theme.primary, theme.accent, theme.success, theme.warning, theme.error)
    primary, accent, good, warn, bad = (text if colourless else Color.parse(each or theme.primary) for each in colours)
    faint = text.blend(ground, _FAINT)

    def of(color: Color, bold: bool = False) -> Style:
        return Style(color=color.rich_color, bgcolor=ground.rich_color, bold=bold or None)

    def band(color: Color) -> Style:
        return Style(color=ground.rich_color, bgcolor=color.rich_color, bold=True)

    return {
        "text": of(text),
        "faint": of(faint),
        "head": of(primary, bold=True),
        "strong": of(text, bold=True),
        "lit": of(accent, bold=True),
        "good": of(good),
        "warn": of(warn, bold=True),
        "alarm": band(bad),
        "ask": band(warn),
        "digits": of(primary, bold=True),
        "late": of(bad, bold=True),
        "key": of(primary, bold=True),
        "cursor": Style(color=text.rich_color, bgcolor=ground.blend(primary, _CURSOR).rich_color, bold=True),
    }
