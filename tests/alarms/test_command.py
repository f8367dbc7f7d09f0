"""Programs of the cook: any program, every event, no shell; none affects the screen, hangs or stays behind."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kitchen_tui.alarms.channels import Announcement, UnreachedError
from kitchen_tui.alarms.channels.command import Command
from kitchen_tui.alarms.process_group import ProcessGroup, installed
from kitchen_tui.cooking.threshold import LEVELS
from tests.conftest import Put
from tests.support.processes import state
from tests.support.waiting import until

DUE = Announcement(
    "due",
    "Simmer",
    "fork-tender?\x1b]0;x\x07",
    40_500,
    timer="run-1",
    dish="Pork belly",
    urgency="gentle",
    at="2026-11-22T18:10:00Z",
    others=1,
)


def test_the_event_is_a_line_of_json_and_variables(put: Put, tmp_path: Path) -> None:
    out = tmp_path / "out"
    program = put("ring", f'cat >{out}; echo "$HOME|$KITCHEN_LEVEL|$KITCHEN_SENTENCE|$KITCHEN_LATE_MS" >>{out}')
    outcome = Command(LEVELS, (str(program),), {"HOME": "/home/cook"}).reach(DUE)
    line, variables = out.read_text(encoding="utf-8").splitlines()
    assert json.loads(line) == {
        "level": "due",
        "name": "Simmer",
        "text": "fork-tender?�]0;x�",
        "sentence": "Simmer · fork-tender?�]0;x� · due 0:40 ago · 1 more",
        "late_ms": 40_500,
        "timer": "run-1",
        "dish": "Pork belly",
        "urgency": "gentle",
        "at": "2026-11-22T18:10:00Z",
        "others": 1,
    }
    assert variables == "/home/cook|due|Simmer · fork-tender?�]0;x� · due 0:40 ago · 1 more|40500"
    assert outcome == f"ran {program}"


def test_arguments_are_passed_unchanged(put: Put, tmp_path: Path) -> None:
    out = tmp_path / "out"
    program = put("args", f'printf "%s\\n" "$@" >{out}')
    Command(LEVELS, (str(program), "$HOME", "a b", "$(touch x); *", "~")).reach(DUE)
    assert out.read_text().splitlines() == ["$HOME", "a b", "$(touch x); *", "~"]


def test_the_program_may_be_named_from_home(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(put("mine", "exit 0").parent))
    assert Command(LEVELS, ("~/mine",)).reach(DUE).endswith("/bin/mine")


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("exit 1", "failed; .*; exit status 1"),
        ("kill -9 $$", "failed; .*; exit status -9"),
        (None, "could not be started"),
    ],
)
def test_a_program_that_fails_is_reported_with_a_hint(put: Put, script: str | None, why: str) -> None:
    program = str(put("bad", script)) if script else "/no/such/program"
    with pytest.raises(UnreachedError, match=why) as failure:
        Command(LEVELS, (program,)).reach(DUE)
    assert "run in [alarms.command]" in failure.value.hint


pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are read from /proc")


def gone(pid: int) -> bool:
    """Return whether a process has ended or is a zombie."""
    return state(pid) in ("", "Z")


def test_a_program_that_hangs_is_stopped_with_its_children(put: Put, tmp_path: Path) -> None:
    """Even if it ignores SIGTERM and has children."""
    pids = tmp_path / "pids"
    program = put("hang", f"trap '' TERM\nsleep 60 &\necho $$ $! >{pids}\nwhile :; do sleep 60; done")
    with pytest.raises(UnreachedError, match=r"took longer than 0\.3 s and was stopped"):
        ProcessGroup().run([str(program)], seconds=0.3)
    until(lambda: all(gone(int(pid)) for pid in pids.read_text().split()))


def test_endless_output_of_a_program_is_discarded(put: Put, tmp_path: Path) -> None:
    """A hundred thousand lines on both outputs reach neither the screen nor our memory."""
    mark = tmp_path / "mark"
    program = put("flood", f"yes | head -n 100000; yes | head -n 100000 >&2; touch {mark}")
    code = f"from kitchen_tui.alarms.process_group import ProcessGroup; ProcessGroup().run([{str(program)!r}])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=30)
    assert (done.stdout, done.stderr) == (b"", b"")
    assert mark.exists()


def test_the_program_has_its_own_session_and_no_terminal(put: Put) -> None:
    program = put("session", "cat /proc/$$/stat")
    session = int(ProcessGroup().run([str(program)], keep=True).rpartition(")")[2].split()[3])
    assert session != os.getsid(0)


def test_unread_input_is_not_a_failure(put: Put) -> None:
    ProcessGroup().run([str(put("deaf", "exit 0"))], stdin=b"x" * 1_000_000)


def test_stopping_is_not_a_failure(put: Put, tmp_path: Path) -> None:
    children, mark = ProcessGroup(), tmp_path / "mark"
    program = put("long", f"touch {mark}; exec sleep 60")
    result: list[str] = []
    work = threading.Thread(target=lambda: result.append(children.run([str(program)])))
    work.start()
    until(mark.exists)
    children.stop()
    work.join(5)
    assert result == [""]


def test_a_program_that_was_stopped_first_is_not_started(put: Put, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    ProcessGroup().run([str(put("mark", f"touch {mark}"))], should_start=lambda: False)
    assert not mark.exists()


def test_installed_keeps_the_order(put: Put) -> None:
    put("two", ":")
    put("one", ":")
    assert installed("one", "none", "two") == ["one", "two"]
