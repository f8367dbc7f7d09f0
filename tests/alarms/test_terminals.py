"""The notification protocol and the progress support of each terminal, one row per terminal."""

import pytest

from kitchen_tui.alarms.terminals import Abilities, abilities

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
