"""The terminal: which escape sequences it supports, its single notification or bell, and the title of its tab."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.alarms import osc
from kitchen_tui.alarms.channels import Announcement
from kitchen_tui.alarms.channels.terminal import Tab, Terminal
from kitchen_tui.alarms.osc import QUERY, Abilities, abilities
from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking.threshold import LEVELS, Level
from kitchen_tui.model.duration import MINUTE, SECOND, Span
from kitchen_tui.testing import KitchenHarness
from tests.cooking.making import BELLY
from tests.support.terminal import Terminal as OuterTerminal
from tests.support.terminal import surroundings

KITTY = {"TERM": "xterm-kitty"}
PLAIN = {"TERM": "xterm-256color"}
SAFE = {**PLAIN, "WT_SESSION": "x"}
TMUX = {"TMUX": "socket,1,0", "TERM": "tmux-256color"}
YES = "\x1b]99;i=kitchen-query:p=?;a=report,focus:o=always:u=0,1,2:p=title,body,close\x1b\\"


def say(level: Level = "due") -> Announcement:
    """Return a short announcement with hostile text."""
    return Announcement(level, "Sim;mer\x07", "fork\x1b\\-tender?", timer="run-1")


def terminal(environ: dict[str, str], protocol: str = "auto") -> tuple[Terminal, list[str]]:
    """Return a channel, and the list of what it has written."""
    out: list[str] = []
    return Terminal(LEVELS, out.append, environ, protocol), out


@pytest.mark.parametrize(
    ("environ", "protocol", "written"),
    [
        (
            KITTY,
            "auto",
            [
                "\x1b]99;i=kitchen-run-1:d=0:u=2:w=0;Sim;mer�\x1b\\"
                "\x1b]99;i=kitchen-run-1:d=1:p=body;fork�\\-tender? · due now\x1b\\"
            ],
        ),
        ({"TERM": "foot"}, "auto", ["\x1b]777;notify;Sim,mer�;fork�\\-tender? · due now\x1b\\"]),
        ({**PLAIN, "TERM_PROGRAM": "iTerm.app"}, "auto", ["\x1b]9;Sim,mer� · fork�\\-tender? · due now\x1b\\"]),
        (PLAIN, "auto", ["\a"]),
        (PLAIN, "777", ["\x1b]777;notify;Sim,mer�;fork�\\-tender? · due now\x1b\\"]),
        (KITTY, "9", ["\x1b]9;Sim,mer� · fork�\\-tender? · due now\x1b\\"]),
        (TMUX, "auto", ["\a"]),
        (
            {**TMUX, "LC_TERMINAL": "iTerm2"},
            "auto",
            ["\x1bPtmux;\x1b\x1b]9;Sim,mer� · fork�\\-tender? · due now\x1b\x1b\\\x1b\\", "\a"],
        ),
        ({"STY": "1", **KITTY}, "auto", ["\a"]),
        ({"STY": "1", **PLAIN}, "9", ["\x1b]9;Sim,mer� · fork�\\-tender? · due now\x1b\\", "\a"]),
    ],
)
def test_a_notification_follows_the_protocol_of_the_terminal(
    environ: dict[str, str], protocol: str, written: list[str]
) -> None:
    channel, out = terminal(environ, protocol)
    channel.reach(say())
    assert out == written


@pytest.mark.parametrize(("level", "urgency"), [("warning", 0), ("check", 1), ("window", 1), ("due", 2), ("missed", 2)])
def test_urgency_follows_the_level_and_urgent_notifications_stay(level: Level, urgency: int) -> None:
    channel, out = terminal(KITTY)
    channel.reach(say(level))
    assert out[0].startswith(f"\x1b]99;i=kitchen-run-1:d=0:u={urgency}{':w=0' * (urgency == 2)};")


def test_an_answer_closes_only_its_own_notification() -> None:
    channel, out = terminal(KITTY)
    channel.silence("run-1")
    channel.reach(say())
    channel.silence("rice")
    channel.silence("run-1")
    channel.silence("run-1")
    assert out[1:] == ["\x1b]99;i=kitchen-run-1:p=close;\x1b\\"]
    other, written = terminal({"TERM": "foot"})
    other.reach(say())
    other.silence("run-1")
    assert len(written) == 1


def test_the_terminal_is_queried_if_its_abilities_are_unknown() -> None:
    channel, _ = terminal({"TERM": "foot"})
    assert channel.question() == QUERY
    assert not channel.handle_reply(YES[:20])
    assert channel.handle_reply(YES)
    assert channel.protocol == "99"
    assert channel.question() == ""
    other, _ = terminal(PLAIN)
    assert other.handle_reply("\x1b[?62;c")
    assert other.protocol == ""


@pytest.mark.parametrize("environ", [KITTY, TMUX, {"TERM": "linux"}, {}])
def test_no_query_if_the_answer_would_be_lost_or_misleading(environ: dict[str, str]) -> None:
    """kitty is known, tmux would reply for itself, and a console would print the query."""
    assert terminal(environ)[0].question() == ""
    assert terminal({"TERM": "foot"}, "9")[0].question() == ""


def test_the_alarm_test_distinguishes_a_bell_from_a_notification() -> None:
    assert terminal(PLAIN)[0].probe(say()).state == "could not"
    assert terminal(KITTY)[0].probe(say())[1:3] == ("worked", "OSC 99 sent")
    assert "allow-passthrough" in terminal({**TMUX, "LC_TERMINAL": "iTerm2"})[0].probe(say()).why


def through_tmux(folder: Path, passthrough: str, command: str) -> bytes:
    """Run a command in a real tmux; return the bytes that reach the outer terminal."""
    setting = ["set", "-g", "allow-passthrough", passthrough]
    argv = ["tmux", "-S", str(folder / "socket"), "-f", "/dev/null", "start-server", ";", *setting, ";"]
    outer = OuterTerminal([*argv, "new-session", command], surroundings(folder))
    try:
        outer.ended()
        return outer.written()
    finally:
        outer.close()


@pytest.mark.needs("tmux", apt="tmux")
@pytest.mark.parametrize("passthrough", ["on", "off"])
def test_through_a_real_tmux(tmp_path: Path, passthrough: str) -> None:
    """With passthrough the outer terminal gets the bare sequence, otherwise still the bell."""
    channel, out = terminal({**TMUX, "LC_TERMINAL": "iTerm2"})
    channel.reach(say())
    (tmp_path / "bytes").write_text("".join(out), encoding="utf-8", newline="")
    seen = through_tmux(tmp_path, passthrough, f"sleep 0.5; cat {tmp_path}/bytes; sleep 0.5")
    bare = "\x1b]9;Sim,mer� · fork�\\-tender? · due now\x1b\\".encode()
    assert (bare in seen) is (passthrough == "on")
    assert b"\a" in re.sub(rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)", b"", seen)


def test_an_alert_rings_one_bell_if_the_bell_has_its_own_channel() -> None:
    out: list[str] = []
    alone = Terminal(LEVELS, out.append, PLAIN)
    beside = Terminal(LEVELS, out.append, PLAIN, bell="")
    beside.reach(say())
    assert "\a" not in "".join(out)
    alone.reach(say())
    assert "".join(out).count("\a") == 1


def boiling() -> KitchenHarness:
    """Return a kitchen with eggs and the simmer of the pork belly."""
    stove = KitchenHarness()
    stove.do(do.StartDish(BELLY), do.AddTimer("Eggs", Span(10 * MINUTE, 10 * MINUTE)))
    return stove


def shown(tab: Tab, stove: KitchenHarness, out: list[str]) -> str:
    """Return what is written to the terminal for the tab."""
    out.clear()
    tab.show(stove.view)
    return "".join(out)


def test_the_title_names_the_ringing_timer_and_is_restored() -> None:
    """It is written once, not at each tick; the terminal saves the old title, which is restored."""
    stove, out = boiling(), list[str]()
    tab = Tab(out.append, PLAIN)
    assert shown(tab, stove, out) == ""
    stove.wait(10 * MINUTE)
    assert shown(tab, stove, out) == "\x1b[22;2t\x1b]2;● eggs\x1b\\"
    stove.wait(SECOND)
    assert shown(tab, stove, out) == ""
    stove.do(do.Acknowledge())
    assert shown(tab, stove, out) == "\x1b]2;kitchen-tui\x1b\\\x1b[23;2t"
    assert shown(tab, stove, out) == ""


def test_the_title_asks_the_open_question() -> None:
    stove, out = boiling(), list[str]()
    stove.do(do.StartTimer("simmer"))
    stove.do(do.FinishTimer(stove.timer("Eggs").id))
    stove.wait(90 * MINUTE)
    assert "● simmer: fork-tender?" in shown(Tab(out.append, PLAIN), stove, out)


def test_a_console_that_would_print_the_title_gets_none() -> None:
    stove, out = boiling(), list[str]()
    stove.wait(10 * MINUTE)
    assert shown(Tab(out.append, {"TERM": "linux"}), stove, out) == ""


def test_progress_is_shown_only_if_it_is_safe_and_enabled_and_cleared_at_the_end() -> None:
    """Each percent is written once; ringing is shown as an error."""
    stove, out = boiling(), list[str]()
    tab = Tab(out.append, SAFE)
    stove.wait(4 * MINUTE)
    assert shown(tab, stove, out) == "\x1b]9;4;1;40\x07"
    assert shown(tab, stove, out) == ""
    stove.wait(6 * MINUTE)
    assert "\x1b]9;4;2;100\x07" in shown(tab, stove, out)
    out.clear()
    tab.clear()
    tab.clear()
    assert "".join(out).count("\x1b]9;4;0;0\x07") == 1
    assert "9;4" not in shown(Tab(out.append, SAFE, progress=False), stove, out)
    assert "9;4" not in shown(Tab(out.append, PLAIN), stove, out)


def test_osc_777_and_9_separate_their_fields() -> None:
    assert osc.notify_777("Eggs; 4", "turn; baste") == "\x1b]777;notify;Eggs, 4;turn; baste\x1b\\"
    assert osc.notify_9("4;1;50") == "\x1b]9;4,1,50\x1b\\"


@pytest.mark.parametrize(("state", "percent", "message"), [(1, 42, "1;42"), (2, 180, "2;100"), (0, -3, "0;0")])
def test_progress_stays_within_its_bounds(state: int, percent: int, message: str) -> None:
    assert osc.progress(state, percent) == f"\x1b]9;4;{message}\x07"


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
def test_any_reply_is_tolerated(reply: str) -> None:
    assert osc.supports_99(reply) in (None, True, False)
    assert osc.supports_99(YES + reply) is True


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
