"""Detects the terminal and its abilities from environment variables (pure)."""

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

Protocol = Literal["", "99", "777", "9"]
Multiplexer = Literal["", "tmux", "other"]


class Abilities(NamedTuple):
    """The abilities of a terminal: its notification protocol ("": unknown) and whether progress sequences are safe.

    `inside` is the multiplexer that it runs in. `mute` marks a console that prints a query instead of replying.
    """

    protocol: Protocol = ""
    progress: bool = False
    inside: Multiplexer = ""
    mute: bool = False


def abilities(environ: Mapping[str, str]) -> Abilities:
    """Detect the abilities. Inside a multiplexer the variables describe the terminal that started it: only a hint."""
    inside = _inside(environ)
    hint: Protocol = "" if inside == "other" else _protocol(environ)
    return Abilities(hint, _progress(environ, inside), inside, environ.get("TERM", "dumb") in ("linux", "dumb"))


def _inside(environ: Mapping[str, str]) -> Multiplexer:
    if environ.get("TMUX"):
        return "tmux"
    return "other" if environ.get("STY") or environ.get("ZELLIJ") else ""


# Notification protocols by terminal; the first match decides. Only one each, though kitty, foot and others support
# several, since an alert must not be shown three times. Released versions of VTE, Alacritty, Apple Terminal, Visual
# Studio Code, and Windows Terminal before 1.26 ignore or garble all of them, so they get the bell.
_SIGNS: tuple[tuple[str, str, Protocol], ...] = (
    ("TERM", r"xterm-kitty$", "99"),
    ("KITTY_WINDOW_ID", r".", "99"),
    ("TERM", r"xterm-ghostty$", "777"),
    ("TERM_PROGRAM", r"ghostty$", "777"),
    ("TERM_PROGRAM", r"WezTerm$", "777"),
    ("WEZTERM_PANE", r".", "777"),
    ("TERM", r"foot(-|$)", "777"),
    ("TERM", r"rxvt-unicode", "777"),
    ("KONSOLE_VERSION", r".", "777"),
    ("TERM_PROGRAM", r"iTerm\.app$", "9"),
    ("LC_TERMINAL", r"iTerm2$", "9"),
)


def _protocol(environ: Mapping[str, str]) -> Protocol:
    for name, sign, protocol in _SIGNS:
        if re.match(sign, environ.get(name, "")):
            return protocol
    return ""


def _progress(environ: Mapping[str, str], inside: Multiplexer) -> bool:
    """Return whether this version is known to draw 9;4 as progress; others show a notification each time."""
    program, version = environ.get("TERM_PROGRAM", ""), _version(environ.get("TERM_PROGRAM_VERSION", ""))
    if inside:
        return inside == "tmux" and program == "tmux" and version >= (3, 7)
    if (
        environ.get("WT_SESSION")
        or environ.get("ConEmuANSI") == "ON"
        or _version(environ.get("VTE_VERSION", "")) >= (7900,)
    ):
        return True
    least = {"ghostty": (1, 2), "iTerm.app": (3, 6, 6), "WezTerm": (20250101,)}.get(program)
    return least is not None and version >= least


def _version(text: str) -> tuple[int, ...]:
    """Parse "3.6.6" as (3, 6, 6) and "20250203-110809-5046fc22" as (20250203,)."""
    number = re.match(r"[\d.]*", text)
    return tuple(int(part) for part in (number[0] if number else "").split(".") if part)
