"""Sleep is inhibited as long as needed, and never longer than the program lives."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from kitchen_tui.alarms.output import Inhibitor
from tests.alarms.conftest import Put
from tests.support.waiting import until

# Stands for the real one: notes how it was called and that it ended, and runs the command it is given.
_STAND_IN = 'echo "$@" >>{log}; while [ "${{1#--}}" != "$1" ]; do shift; done; "$@"; echo released >>{log}'


def test_it_holds_once_until_it_is_released(put: Put, tmp_path: Path) -> None:
    log = tmp_path / "log"
    put("systemd-inhibit", _STAND_IN.format(log=log))
    said: list[str] = []
    awake = Inhibitor(said.append)
    awake.hold()
    awake.hold()
    until(lambda: log.exists() and "cat" in log.read_text())
    assert log.read_text().count("--what=idle ") == 1
    assert "released" not in log.read_text()
    awake.release()
    awake.release()
    awake.hold()
    until(lambda: log.read_text().count("cat") == 2)
    awake.release()
    assert said == []


def test_without_an_inhibitor_one_message_says_so(put: Put) -> None:
    said: list[str] = []
    awake = Inhibitor(said.append)
    awake.hold()
    awake.hold()
    assert said == ["This computer may sleep: then nothing rings (systemd-inhibit is not installed)."]


def test_a_program_that_gives_up_is_reported(put: Put) -> None:
    """Without a login manager, systemd-inhibit ends at once with exit code 1."""
    put("systemd-inhibit", "exit 1")
    said: list[str] = []
    awake = Inhibitor(said.append)
    awake.hold()
    until(lambda: bool(said))
    assert "systemd-inhibit failed" in said[0]
    awake.hold()
    awake.release()
    assert len(said) == 1


def test_a_killed_program_keeps_no_machine_awake(put: Put, tmp_path: Path) -> None:
    """kill -9 closes the pipe, so that `cat` ends and releases the lock."""
    log = tmp_path / "log"
    put("systemd-inhibit", _STAND_IN.format(log=log))
    code = "import signal; from kitchen_tui.alarms.output import Inhibitor; Inhibitor(print).hold(); signal.pause()"
    child = subprocess.Popen([sys.executable, "-c", code])
    until(lambda: log.exists() and "cat" in log.read_text())
    child.send_signal(signal.SIGKILL)
    child.wait(5)
    until(lambda: "released" in log.read_text())


def test_caffeinate_waits_for_our_own_process(put: Put, tmp_path: Path) -> None:
    log = tmp_path / "log"
    put("caffeinate", f'echo "$@" >{log}; exec sleep 60')
    awake = Inhibitor(lambda sentence: None)
    awake.hold()
    until(lambda: log.exists() and bool(log.read_text()))
    assert log.read_text() == f"-i -w {os.getpid()}\n"
    awake.release()
