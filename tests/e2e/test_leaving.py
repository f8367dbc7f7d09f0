"""However the program ends, the terminal is restored and the session is on disk."""

import os
import re
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import Starting
from tests.e2e.home import RECIPE, kitchen
from tests.support.terminal import PROGRAM, Terminal, surroundings
from tests.support.waiting import until

pytestmark = pytest.mark.deep

_MODES = {1000, 1002, 1003, 1006, 1015, 1016, 1049, 2004}
"""Mouse, alternate screen, bracketed paste."""
_SIGNALS = [(signal.SIGHUP, 129), (signal.SIGTERM, 143), (signal.SIGINT, 130)]
Status = Callable[[], dict[str, Any]]
signals = pytest.mark.parametrize(("number", "code"), _SIGNALS, ids=["SIGHUP", "SIGTERM", "SIGINT"])


def simmering(start: Starting, **options: Any) -> Terminal:
    """Go to the third step and start its timer."""
    terminal = start("cook", RECIPE, **options)
    terminal.wait_for("1 · Prepare the pork")
    terminal.press("d", "2 · Blanch")
    terminal.press("n", "3 · Simmer")
    terminal.press("t", "1 SIMMER")
    return terminal


def is_restored(terminal: Terminal) -> bool:
    """Return whether no mode is left on and the line discipline is as before."""
    return not terminal.modes & _MODES and terminal.attributes == terminal.before


@signals
def test_a_signal_ends_it_without_asking(start: Starting, status: Status, number: signal.Signals, code: int) -> None:
    terminal = simmering(start)
    assert terminal.modes & _MODES
    terminal.signal(number)
    assert terminal.ended() == code
    assert is_restored(terminal)
    assert [timer["state"] for timer in status()["timers"]] == ["running"]


def test_q_asks_while_a_timer_runs_and_a_second_q_leaves(start: Starting) -> None:
    terminal = simmering(start)
    terminal.press("q", "Leave?", "1 timer")
    terminal.send("q")
    assert terminal.ended() == 0
    assert is_restored(terminal)


@pytest.mark.parametrize("ignored", [(), (signal.SIGHUP,)], ids=["hang-up", "hang-up ignored"])
def test_a_terminal_that_is_gone_ends_it(start: Starting, status: Status, ignored: tuple[signal.Signals, ...]) -> None:
    """Even if SIGHUP is ignored, since the end of input is enough."""
    terminal = simmering(start, ignored=ignored)
    terminal.hang_up()
    assert terminal.ended() == 129
    assert [timer["name"] for timer in status()["timers"]] == ["simmer"]


@pytest.mark.needs("bash", apt="bash")
@pytest.mark.parametrize("started", ["{}", "sh -c '{}; true'"], ids=["by the shell", "by a script"])
def test_ctrl_z_returns_to_the_shell_and_fg_comes_back(start: Starting, kitchen_home: Path, started: str) -> None:
    environment = surroundings(kitchen_home, PS1="shell> ")
    shell = start("--norc", "--noprofile", "-i", program=("bash",), environment=environment)
    shell.wait_for("shell>")
    ours = _MODES - {2004}  # bash asks for bracketed paste itself
    shell.press(started.format(" ".join(PROGRAM) + f" cook {RECIPE}") + "\n", "1 · Prepare the pork")
    shell.press("\x1a", "Stopped")
    assert not shell.modes & ours
    shell.press("fg\n", "1 · Prepare the pork", "0/19")
    assert shell.modes & ours
    shell.press(" ", "1/19")
    shell.press("q", "shell>")
    assert not shell.modes & ours


def test_after_a_stop_it_rings_once_and_says_how_late(start: Starting, status: Status) -> None:
    terminal = start("cook", RECIPE, "--speed", "60")
    terminal.wait_for("1 · Prepare the pork")
    terminal.send("a1m eggs\r")
    terminal.wait_for("EGGS")
    assert status()["timers"][0]["name"] == "eggs"
    os.kill(terminal.pid, signal.SIGSTOP)
    while status()["timers"][0]["remaining_s"] > -30:
        assert terminal.process.poll() is None
    before = len(terminal.bells())
    os.kill(terminal.pid, signal.SIGCONT)
    terminal.wait_for("EGGS", "DUE", "due 0:", "ago")
    terminal.until(lambda: len(terminal.bells()) > before, "a bell")
    assert len(terminal.bells()) == before + 1


def test_ctrl_c_asks_like_q(start: Starting) -> None:
    terminal = simmering(start)
    terminal.press("\x03", "Leave?")
    terminal.press("\x1b", "3 · Simmer")
    terminal.press("\x03", "Leave?")
    terminal.send("\x03")
    assert terminal.ended() == 0


@signals
def test_a_signal_during_the_start_restores_the_terminal(start: Starting, number: signal.Signals, code: int) -> None:
    """The first comes just after a mode was set, the second while the program is ending."""
    terminal = start("cook", RECIPE)
    terminal.until(lambda: b"\x1b[?1049h" in terminal.written(), "the alternate screen")
    terminal.signal(number)
    terminal.signal(number)
    assert terminal.ended() == code
    assert is_restored(terminal)


_BREAKABLE = """
import os
from kitchen_tui.cli.main import run
from {module} import {owner}

def breakable(*arguments, whole={owner}.{method}):
    if os.path.exists(os.environ["KITCHEN_TUI_HOME"] + "/broken"):
        raise RuntimeError("oh")
    return whole(*arguments)

{owner}.{method} = breakable
run()
"""
_PLACES = {
    "in an action": ("kitchen_tui.tui.screens.stove", "StoveScreen", "action_leave"),
    "while drawing": ("kitchen_tui.tui.widgets.line_pane", "LinePane", "render_line"),
}


@pytest.mark.parametrize("place", _PLACES.values(), ids=_PLACES)
def test_a_fatal_error_is_one_sentence_and_the_timers_go_on(tmp_path: Path, place: tuple[str, str, str]) -> None:
    """The exit code is 1, the sentence names the log, the terminal is restored, and the alarm is heard."""
    code = _BREAKABLE.format(**dict(zip(("module", "owner", "method"), place, strict=True)))
    with kitchen(tmp_path) as home:
        terminal = Terminal([sys.executable, "-c", code, "cook", RECIPE], home.environ)
        home.terminals.append(terminal)
        terminal.wait_for("1 · Prepare the pork")
        terminal.press("a6 s eggs\r", "EGGS")
        terminal.until(lambda: len(home.processes("ring")) == 1, "a background ringer")
        drawn = len(terminal.written())
        (tmp_path / "broken").touch()
        terminal.send("\x03")
        assert terminal.ended() == 1
        assert is_restored(terminal)
        log = tmp_path / "data" / "errors.log"
        left = terminal.written()[drawn:].decode().rpartition("\x1b[?1049l")[2]
        assert "Traceback" not in left
        assert left.count("The screen ended because of an internal error.") == 1
        assert str(log) in re.sub(r"\s", "", left)
        assert "RuntimeError: oh" in log.read_text(encoding="utf-8")
        until(lambda: [event["name"] for _, event in home.events()] == ["eggs"])
