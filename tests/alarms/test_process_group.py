"""Child processes do not affect the screen, hang, or stay behind."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kitchen_tui.alarms.channels import UnreachedError
from kitchen_tui.alarms.process_group import ProcessGroup, installed
from tests.alarms.conftest import Put
from tests.support.processes import state
from tests.support.waiting import until

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are read from /proc")


def gone(pid: int) -> bool:
    """Return whether a process has ended or is a zombie."""
    return state(pid) in ("", "Z")


def test_a_missing_program_is_named() -> None:
    with pytest.raises(UnreachedError, match="no-such-program could not be started"):
        ProcessGroup().run(["no-such-program"])


def test_a_failed_end_is_reported(put: Put) -> None:
    with pytest.raises(UnreachedError, match="failed; exit status 3"):
        ProcessGroup().run([str(put("bad", "exit 3"))])


def test_a_program_that_hangs_is_stopped_with_all_it_started(put: Put, tmp_path: Path) -> None:
    """Even if it ignores SIGTERM and has children."""
    pids = tmp_path / "pids"
    program = put("hang", f"trap '' TERM\nsleep 60 &\necho $$ $! >{pids}\nwhile :; do sleep 60; done")
    with pytest.raises(UnreachedError, match=r"took longer than 0\.3 s and was stopped"):
        ProcessGroup().run([str(program)], seconds=0.3)
    until(lambda: all(gone(int(pid)) for pid in pids.read_text().split()))


def test_a_flood_goes_nowhere_and_costs_nothing(put: Put, tmp_path: Path) -> None:
    """A hundred thousand lines on both outputs reach neither the screen nor our memory."""
    program = put("flood", "yes | head -n 100000; yes | head -n 100000 >&2")
    code = f"from kitchen_tui.alarms.process_group import ProcessGroup; ProcessGroup().run([{str(program)!r}])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=30)
    assert (done.stdout, done.stderr) == (b"", b"")


def test_it_has_its_own_session_and_no_terminal(put: Put) -> None:
    program = put("session", "cat /proc/$$/stat")
    session = int(ProcessGroup().run([str(program)], keep=True).rpartition(")")[2].split()[3])
    assert session != os.getsid(0)


def test_unread_input_is_not_a_failure(put: Put) -> None:
    ProcessGroup().run([str(put("deaf", "exit 0"))], stdin=b"x" * 1_000_000)


def test_stopping_is_not_a_failure(put: Put) -> None:
    children = ProcessGroup()
    program = put("long", "exec sleep 60")
    result: list[str] = []
    work = threading.Thread(target=lambda: result.append(children.run([str(program)])))
    work.start()
    until(lambda: bool(children._running))
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
