"""However the program leaves, the terminal is as it was and the session is on disk."""

import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from tests.e2e.conftest import Starting
from tests.e2e.terminal import PROGRAM, ROOT, Terminal, surroundings

pytestmark = pytest.mark.deep

_MODES = {1000, 1002, 1003, 1006, 1015, 1016, 1049, 2004}
"""Mouse, alternate screen, bracketed paste."""
Status = Callable[[], dict[str, Any]]


def simmering(start: Starting, **how: Any) -> Terminal:
    """The third step with its timer running."""
    terminal = start("cook", "honey-glazed-pork-belly", **how)
    terminal.wait_for("1 · Prepare the pork")
    terminal.press("d", "2 · Blanch")
    terminal.press("d", "3 · Simmer")
    terminal.press("t", "1 SIMMER")
    return terminal


def is_restored(terminal: Terminal) -> bool:
    """No mode is left on, and the line discipline is what it was."""
    return not terminal.modes & _MODES and terminal.attributes == terminal.before


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGHUP, 129), (signal.SIGTERM, 143), (signal.SIGINT, 130)], ids=lambda each: str(each)
)
def test_a_signal_never_asks_and_leaves_the_terminal_as_it_was(
    start: Starting, status: Status, number: signal.Signals, code: int
) -> None:
    """Within two seconds, with the exit code of its kind, and the timer goes on counting."""
    terminal = simmering(start)
    assert terminal.modes & _MODES
    terminal.process.send_signal(number)
    assert terminal.ended(2) == code
    assert is_restored(terminal)
    assert [timer["state"] for timer in status()["timers"]] == ["running"]


def test_a_clean_end_restores_the_terminal_too(start: Starting) -> None:
    """`q` asks because a timer runs; the same key again goes."""
    terminal = simmering(start)
    terminal.press("q", "Leave?", "1 timer is still on")
    terminal.send("q")
    assert terminal.ended() == 0
    assert is_restored(terminal)


@pytest.mark.parametrize("ignored", [(), (signal.SIGHUP,)], ids=["hang-up", "hang-up ignored"])
def test_a_terminal_that_is_gone_ends_the_program(
    start: Starting, status: Status, ignored: tuple[signal.Signals, ...]
) -> None:
    """Also where nothing tells it but the end of input: no loop at full speed behind a closed window."""
    terminal = simmering(start, ignored=ignored)
    terminal.vanish()
    terminal.process.wait(2)
    assert terminal.process.returncode == 129
    assert [timer["name"] for timer in status()["timers"]] == ["simmer"]


@pytest.mark.skipif(which("bash") is None, reason="job control needs a shell that has it")
def test_ctrl_z_goes_to_the_shell_and_fg_comes_back(start: Starting, kitchen_home: Path) -> None:
    """With the terminal restored in between, and the whole screen drawn again."""
    environment = surroundings(kitchen_home, PS1="shell> ")
    shell = start("--norc", "--noprofile", "-i", program=[str(which("bash"))], environment=environment)
    shell.wait_for("shell>")
    ours = _MODES - {2004}  # the shell itself asks for pasted text in brackets
    shell.press(" ".join(PROGRAM) + " cook honey-glazed-pork-belly\n", "1 · Prepare the pork")
    shell.press("\x1a", "Stopped")
    assert not shell.modes & ours
    shell.press("fg\n", "1 · Prepare the pork", "0/19")
    assert shell.modes & ours
    shell.press(" ", "1/19")
    shell.press("q", "shell>")
    assert not shell.modes & ours


def test_stopped_for_a_while_it_is_right_at_once_and_rings_once(start: Starting, status: Status) -> None:
    """What came due meanwhile rings late, with its lateness, and in one go."""
    terminal = start("cook", "honey-glazed-pork-belly", "--speed", "60")
    terminal.wait_for("1 · Prepare the pork")
    terminal.send("a1m eggs\r")
    terminal.wait_for("EGGS")
    assert status()["timers"][0]["name"] == "eggs"
    os.kill(terminal.process.pid, signal.SIGSTOP)
    while status()["timers"][0]["remaining_s"] > -30:
        assert terminal.process.poll() is None
    before = len(terminal.raw)
    os.kill(terminal.process.pid, signal.SIGCONT)
    terminal.wait_for("EGGS", "DUE", "due 0:", "ago", within_s=2)
    terminal.read_for(0.5)
    assert terminal.bells(before) == 1


def test_ctrl_c_with_a_timer_running_asks(start: Starting) -> None:
    """The key is no signal here: it is the cook's, and asks like q."""
    terminal = simmering(start)
    terminal.press("\x03", "Leave?")
    terminal.press("\x1b", "3 · Simmer")
    terminal.press("\x03", "Leave?")
    terminal.send("\x03")
    assert terminal.ended() == 0


def test_no_terminal_at_all_is_a_sentence(kitchen_home: Path) -> None:
    """Not a traceback, and no escape sequences for whatever reads the pipe."""
    done = subprocess.run(
        [*PROGRAM, "cook", "honey-glazed-pork-belly"],
        cwd=ROOT,
        env=surroundings(kitchen_home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=20,
    )
    assert done.returncode == 2
    assert "needs a terminal" in done.stderr
    assert "\x1b" not in done.stderr


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGHUP, 129), (signal.SIGTERM, 143), (signal.SIGINT, 130)], ids=lambda each: str(each)
)
def test_a_signal_in_the_midst_of_starting_is_heeded_too(start: Starting, number: signal.Signals, code: int) -> None:
    """As soon as the first mode is set; and a second one does not cut the first one's last words short."""
    terminal = start("cook", "honey-glazed-pork-belly")
    while b"\x1b[?1049h" not in terminal.raw:
        assert terminal.process.poll() is None
        terminal.read(0.01)
    terminal.process.send_signal(number)
    terminal.process.send_signal(number)
    assert terminal.ended(2) == code
    assert is_restored(terminal)
