"""Which terminal this is, and what it is known to do. Pure: the environment is an argument."""

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

Protocol = Literal["", "99", "777", "9"]
Multiplexer = Literal["", "tmux", "other"]


class Abilities(NamedTuple):
    """What a terminal can do: the notification it shows ("" none that is known), whether progress is safe, and what
    stands between it and us. `mute` marks a console that would print a question instead of answering it.
    """

    protocol: Protocol = ""
    progress: bool = False
    inside: Multiplexer = ""
    mute: bool = False


def abilities(environ: Mapping[str, str]) -> Abilities:
    """What the environment tells; in a multiplexer that is of the terminal that once started it, a hint at best."""
    inside = _inside(environ)
    hint: Protocol = "" if inside == "other" else _protocol(environ)
    return Abilities(hint, _progress(environ, inside), inside, environ.get("TERM", "dumb") in ("linux", "dumb"))


def _inside(environ: Mapping[str, str]) -> Multiplexer:
    if environ.get("TMUX"):
        return "tmux"
    return "other" if environ.get("STY") or environ.get("ZELLIJ") else ""


# Who shows what: the first sign that fits decides. One protocol each: kitty, foot and others take several, and an
# alert that comes three times is a nuisance. Not here, because they swallow it or worse: VTE as released, Alacritty,
# Apple Terminal, Visual Studio Code, Windows Terminal before 1.26. The bell is for them.
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
    """Elsewhere 9;4 is shown as a notification, again and again: only where the version is known to draw it."""
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
    """ "3.6.6" → (3, 6, 6); "20250203-110809-5046fc22" → (20250203,)."""
    number = re.match(r"[\d.]*", text)
    return tuple(int(part) for part in (number[0] if number else "").split(".") if part)
