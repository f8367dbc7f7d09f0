"""The escape sequences, byte by byte, and which of them each terminal supports."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.alarms import osc
from kitchen_tui.alarms.osc import Abilities, abilities


def test_osc_99_sends_title_and_body_under_one_id() -> None:
    assert osc.notify_99("run/1", "Simmer", "fork-tender?", 2) == (
        "\x1b]99;i=kitchen-run-1:d=0:u=2:w=0;Simmer\x1b\\\x1b]99;i=kitchen-run-1:d=1:p=body;fork-tender?\x1b\\"
    )
    assert osc.notify_99("a", "A", "b", 1).startswith("\x1b]99;i=kitchen-a:d=0:u=1;A\x1b\\")
    assert osc.close_99("run/1") == "\x1b]99;i=kitchen-run-1:p=close;\x1b\\"


def test_osc_777_and_9_keep_their_fields_apart() -> None:
    assert osc.notify_777("Eggs; 4", "turn; baste") == "\x1b]777;notify;Eggs, 4;turn; baste\x1b\\"
    assert osc.notify_9("4;1;50") == "\x1b]9;4,1,50\x1b\\"


@pytest.mark.parametrize(("state", "percent", "said"), [(1, 42, "1;42"), (2, 180, "2;100"), (0, -3, "0;0")])
def test_progress_stays_within_its_bounds(state: int, percent: int, said: str) -> None:
    assert osc.progress(state, percent) == f"\x1b]9;4;{said}\x07"


def test_tmux_gets_every_escape_twice() -> None:
    assert osc.through_tmux("\x1b]9;x\x1b\\") == "\x1bPtmux;\x1b\x1b]9;x\x1b\x1b\\\x1b\\"


YES = "\x1b]99;i=kitchen-query:p=?;a=report,focus:o=always:u=0,1,2:p=title,body,close\x1b\\"


@pytest.mark.parametrize(
    ("reply", "answer"),
    [
        ("", None),
        ("\x1b]99;i=kitchen-query:p=?;a=rep", None),
        (YES, True),
        (YES.replace("\x1b\\", "\x07"), True),
        (YES + "\x1b[?62;c", True),
        ("jk" + YES, True),
        ("\x1b[?62;22c", False),
        ("\x1b[?1;2c", False),
        ("\x1b[62c", None),
        ("\x1b]99;i=other:p=?;p=title\x1b\\", None),
    ],
)
def test_replies_of_the_terminal(reply: str, answer: bool | None) -> None:
    assert osc.supports_99(reply) is answer


@given(st.text(max_size=60))
def test_any_reply_is_read_without_harm(reply: str) -> None:
    assert osc.supports_99(reply) in (None, True, False)
    assert osc.supports_99(YES + reply) is True


TMUX = {"TMUX": "socket,1,0", "TERM": "tmux-256color"}


@pytest.mark.parametrize(
    ("environ", "wanted"),
    [
        ({"TERM": "xterm-kitty", "KITTY_WINDOW_ID": "1"}, Abilities("99")),
        ({"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"}, Abilities("99")),
        ({"TERM": "xterm-ghostty", "TERM_PROGRAM": "ghostty", "TERM_PROGRAM_VERSION": "1.1.3"}, Abilities("777")),
        ({"TERM": "xterm-ghostty", "TERM_PROGRAM": "ghostty", "TERM_PROGRAM_VERSION": "1.2.0"}, Abilities("777", True)),
        (
            {"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm", "TERM_PROGRAM_VERSION": "20240203-110809-5046fc22"},
            Abilities("777"),
        ),
        (
            {"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm", "TERM_PROGRAM_VERSION": "20250514-091919-abcdef12"},
            Abilities("777", True),
        ),
        ({"TERM": "foot"}, Abilities("777")),
        ({"TERM": "foot-extra"}, Abilities("777")),
        ({"TERM": "rxvt-unicode-256color"}, Abilities("777")),
        ({"TERM": "xterm-256color", "KONSOLE_VERSION": "230804"}, Abilities("777")),
        (
            {"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.6.6"},
            Abilities("9", True),
        ),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.5.14"}, Abilities("9")),
        ({"TERM": "xterm-256color", "LC_TERMINAL": "iTerm2"}, Abilities("9")),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7600"}, Abilities("")),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7902"}, Abilities("", True)),
        ({"TERM": "xterm-256color", "WT_SESSION": "x"}, Abilities("", True)),
        ({"TERM": "xterm-256color", "ConEmuANSI": "ON"}, Abilities("", True)),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "vscode", "TERM_PROGRAM_VERSION": "1.105"}, Abilities("")),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, Abilities("")),
        ({"TERM": "alacritty"}, Abilities("")),
        ({"TERM": "xterm-256color"}, Abilities("")),
        ({"TERM": "linux"}, Abilities("", mute=True)),
        ({}, Abilities("", mute=True)),
        ({**TMUX, "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.3a"}, Abilities("", inside="tmux")),
        ({**TMUX, "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.7"}, Abilities("", True, "tmux")),
        ({**TMUX, "KITTY_WINDOW_ID": "1"}, Abilities("99", inside="tmux")),
        ({**TMUX, "LC_TERMINAL": "iTerm2"}, Abilities("9", inside="tmux")),
        ({**TMUX, "WT_SESSION": "x"}, Abilities("", inside="tmux")),
        ({"STY": "1.pts", "TERM": "screen", "KITTY_WINDOW_ID": "1"}, Abilities("", inside="other")),
        ({"ZELLIJ": "0", "TERM": "foot"}, Abilities("", inside="other")),
    ],
)
def test_abilities_from_the_environment(environ: dict[str, str], wanted: Abilities) -> None:
    assert abilities(environ) == wanted
