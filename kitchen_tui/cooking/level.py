"""How loudly something is said to the cook."""

from typing import Literal, get_args

Level = Literal["warning", "check", "reminder", "window", "due", "escalated", "missed"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""From the softest to the loudest; a missed alert has stopped sounding and only nudges."""

LATCHED: frozenset[Level] = frozenset({"due", "escalated", "missed"})
"""The levels that hold until somebody answers."""
