"""Escape sequences for notifications, titles and progress, and the terminals that support them. Pure.

Sources: kitty's desktop notification protocol (99), urxvt and foot-ctlseqs(7) (777), iTerm2's escape codes (9),
Microsoft's progress bar sequences (9;4), xterm's control sequences (2, 22 t), tmux(1) allow-passthrough.
Texts must have been cleaned of control characters.
"""

import re
from collections.abc import Mapping
from typing import Literal

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex

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


ST = "\x1b\\"
QUERY_ID = "kitchen-query"
QUERY = f"\x1b]99;i={QUERY_ID}:p=?;{ST}\x1b[c"
"""Asks whether OSC 99 is supported. The second part, device attributes, is always answered and ends the wait."""

_ANSWER = lazy_regex(rf"\x1b\]99;[^\x07\x1b]*i={QUERY_ID}\b[^\x07\x1b;]*;[^\x07\x1b]*(?:\x07|\x1b\\)")
_ATTRIBUTES = lazy_regex(r"\x1b\[\?[\d;]*c")
_NOT_ID = lazy_regex(r"[^a-zA-Z0-9_.+-]")


def supports_99(reply: str) -> bool | None:
    """Parse the reply to QUERY so far: True if OSC 99 is supported, False if not, None if the reply is incomplete."""
    if _ANSWER.search(reply):
        return True
    return False if _ATTRIBUTES.search(reply) else None


def notify_99(timer: str, title: str, body: str, urgency: int) -> str:
    """Show title and body, replacing the timer's last notification. `urgency` is 0, 1 or 2; 2 never expires."""
    name = _id(timer)
    lasting = ":w=0" if urgency == 2 else ""
    first = f"\x1b]99;i={name}:d=0:u={urgency}{lasting};{title}{ST}"
    return f"{first}\x1b]99;i={name}:d=1:p=body;{body}{ST}"


def close_99(timer: str) -> str:
    """Close the timer's notification."""
    return f"\x1b]99;i={_id(timer)}:p=close;{ST}"


def notify_777(title: str, body: str) -> str:
    """Show title and body; semicolons, which would end the title, are replaced."""
    return f"\x1b]777;notify;{_without_semicolons(title)};{body}{ST}"


def notify_9(text: str) -> str:
    """Show one text. Semicolons are replaced: after a number they would make it one of ConEmu's commands."""
    return f"\x1b]9;{_without_semicolons(text)}{ST}"


def progress(state: int, percent: int = 0) -> str:
    """Set the progress of the tab or task bar. `state`: 0 none, 1 running, 2 ringing (shown as an error), 4 paused."""
    return f"\x1b]9;4;{state};{min(100, max(0, percent))}\x07"


PUSH_TITLE = "\x1b[22;2t"
POP_TITLE = "\x1b[23;2t"
"""xterm's stack of titles; a terminal without it keeps the last title written."""


def title(text: str) -> str:
    """Set the window's title."""
    return f"\x1b]2;{text}{ST}"


def through_tmux(sequence: str) -> str:
    """Wrap a sequence so that tmux passes it on if allow-passthrough is set."""
    return "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + ST


def _id(timer: str) -> str:
    return "kitchen-" + _NOT_ID.sub("-", timer)


def _without_semicolons(text: str) -> str:
    return text.replace(";", ",")
