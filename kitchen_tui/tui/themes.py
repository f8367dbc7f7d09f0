"""The program's two themes; `styles/kitchen.tcss` defines the look of each role in any theme."""

from collections.abc import Mapping

from textual.theme import Theme

# Honey, herbs and iron: warm colours on dark, and the same on light.
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
THEME_NAMES: Mapping[str, str] = {"dark": DARK.name, "light": LIGHT.name}
"""Short names for the config file."""
