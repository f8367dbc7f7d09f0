"""The escape sequences that ask a terminal to notify. Pure: text in, text out.

Sources: kitty's desktop notification protocol (99), urxvt and foot-ctlseqs(7) (777), iTerm2's escape codes (9),
Microsoft's progress bar sequences (9;4), xterm's control sequences (2, 22 t), tmux(1) allow-passthrough.
Text must be cleaned before it comes here.
"""

import re

ST = "\x1b\\"
QUERY_ID = "kitchen-query"
QUERY = f"\x1b]99;i={QUERY_ID}:p=?;{ST}\x1b[c"
"""Do you know OSC 99? Every terminal answers the second question (device attributes), so the wait has an end."""

_ANSWER = re.compile(rf"\x1b\]99;[^\x07\x1b]*i={QUERY_ID}\b[^\x07\x1b;]*;[^\x07\x1b]*(?:\x07|\x1b\\)")
_ATTRIBUTES = re.compile(r"\x1b\[\?[\d;]*c")
_NOT_ID = re.compile(r"[^a-zA-Z0-9_.+-]")


def understood(reply: str) -> bool | None:
    """What the terminal answered to QUERY so far: True it knows OSC 99, False it does not, None it is not done."""
    if _ANSWER.search(reply):
        return True
    return False if _ATTRIBUTES.search(reply) else None


def notify_99(timer: str, title: str, body: str, urgency: int) -> str:
    """Title and body under the timer's id: the next one replaces it. `urgency` is 0, 1 or 2; 2 never expires."""
    name = _id(timer)
    lasting = ":w=0" if urgency == 2 else ""
    first = f"\x1b]99;i={name}:d=0:u={urgency}{lasting};{title}{ST}"
    return f"{first}\x1b]99;i={name}:d=1:p=body;{body}{ST}"


def close_99(timer: str) -> str:
    """Take the timer's notification back."""
    return f"\x1b]99;i={_id(timer)}:p=close;{ST}"


def notify_777(title: str, body: str) -> str:
    """Title and body; a semicolon in the title would end it."""
    return f"\x1b]777;notify;{_without_semicolons(title)};{body}{ST}"


def notify_9(text: str) -> str:
    """One text. Begun with a number and a semicolon it would be one of ConEmu's commands."""
    return f"\x1b]9;{_without_semicolons(text)}{ST}"


def progress(state: int, percent: int = 0) -> str:
    """The tab's or task bar's progress. `state`: 0 none, 1 running, 2 ringing (shown as an error), 4 paused."""
    return f"\x1b]9;4;{state};{min(100, max(0, percent))}\x07"


KEEP_TITLE = "\x1b[22;2t"
TITLE_BACK = "\x1b[23;2t"
"""xterm's stack of titles; who has none keeps the last one written."""


def title(text: str) -> str:
    """The window's title."""
    return f"\x1b]2;{text}{ST}"


def through_tmux(sequence: str) -> str:
    """Wrapped so that tmux hands it on, where its allow-passthrough lets it."""
    return "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + ST


def _id(timer: str) -> str:
    return "kitchen-" + _NOT_ID.sub("-", timer)


def _without_semicolons(text: str) -> str:
    return text.replace(";", ",")
