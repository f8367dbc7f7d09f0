"""Escape sequences for notifications, titles and progress. Pure: text in, text out.

Sources: kitty's desktop notification protocol (99), urxvt and foot-ctlseqs(7) (777), iTerm2's escape codes (9),
Microsoft's progress bar sequences (9;4), xterm's control sequences (2, 22 t), tmux(1) allow-passthrough.
Texts must have been cleaned of control characters.
"""

from kitchen_tui.model.regex import lazy_regex

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
