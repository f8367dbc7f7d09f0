"""Data goes to stdout, and nothing else does."""

import sys
from typing import Any

from kitchen_tui.model.text import clean


def line(text: str = "") -> None:
    """One line of text, fit for a terminal."""
    sys.stdout.write(clean(text) + "\n")


def say(sentence: str) -> None:
    """One line to the cook, on stderr: what is not data."""
    sys.stderr.write(clean(sentence) + "\n")


def print_json(value: Any) -> None:
    """A JSON value on one line."""
    import json

    sys.stdout.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n")
