"""The background ringer: how long it runs, its supervisor, and its service (launchd untested)."""

import os
import plistlib
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from typing import cast

import pytest

from kitchen_tui.cooking import commands as do
from kitchen_tui.model.duration import HOUR, MINUTE, Span
from kitchen_tui.ringing import supervisor
from kitchen_tui.ringing.background import needs_ringer
from kitchen_tui.ringing.supervisor import Ringer, Service, install, service, supervise, uninstall
from kitchen_tui.testing import KitchenHarness
from tests.planning.dishes import recipe
from tests.planning.planned import plan_dinner


def stove() -> KitchenHarness:
    """A kitchen with a timer of one minute for eggs."""
    made = KitchenHarness()
    made.do(do.AddTimer("eggs", Span(MINUTE, MINUTE)))
    return made


def test_it_stays_while_a_timer_runs_rings_is_missed_or_paused() -> None:
    running, paused = stove(), stove()
    paused.do(do.PauseTimer(paused.timer("eggs").id))
    paused.wait(30 * HOUR)
    assert needs_ringer(running.view)
    assert needs_ringer(paused.view)
    running.wait(MINUTE)
    assert needs_ringer(running.view)
    running.wait(11 * HOUR)
    assert needs_ringer(running.view)


def test_it_ends_when_no_timer_is_left_or_none_is_answered() -> None:
    finished, forgotten, closed = stove(), stove(), stove()
    finished.do(do.FinishTimer(finished.timer("eggs").id))
    forgotten.wait(13 * HOUR)
    closed.do(do.CloseSession())
    assert not needs_ringer(finished.view)
    assert not needs_ringer(forgotten.view)
    assert not needs_ringer(closed.view)
    forgotten.do(do.AddTimer("rice", Span(MINUTE, MINUTE)))
    assert needs_ringer(forgotten.view)


def test_it_stays_for_a_plan_whose_next_start_is_ahead() -> None:
    made = KitchenHarness()
    made.do(do.StartDish(recipe("rice")))
    assert not needs_ringer(made.view)
    plan_dinner(made.kitchen, 180)
    assert needs_ringer(made.view)
    made.wait(20 * HOUR)
    assert not needs_ringer(made.view), "forgotten"


class Script:
    """Ringers with given exit codes (None while running), and a lock with or without signs of life."""

    def __init__(self, *codes: Sequence[int | None], life: Callable[[int], bool] = lambda look: True) -> None:
        self.codes = [[*code] for code in codes]
        self.life = life
        self.looks = count()
        self.shown = 0
        self.started = 0

    def start(self) -> Ringer:
        codes = self.codes[min(self.started, len(self.codes) - 1)]
        self.started += 1

        class Process:
            def poll(self) -> int | None:
                return codes.pop(0) if len(codes) > 1 else codes[0]

        return cast(Ringer, Process())

    def last_life(self) -> int:
        self.shown += self.life(next(self.looks))
        return self.shown

    def run(self) -> int:
        """Supervise to the end; return how many ringers were started."""
        supervise(self.start, self.last_life)
        return self.started


@pytest.fixture(autouse=True)
def _without_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "sleep", lambda seconds: None)


@pytest.mark.parametrize("code", [0, 1, 4, -signal.SIGTERM, -signal.SIGINT])
def test_a_ringer_that_ends_by_itself_or_on_request_is_not_replaced(code: int) -> None:
    assert Script([None, None, code]).run() == 1


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS])
def test_a_ringer_that_is_killed_is_replaced(number: signal.Signals) -> None:
    assert Script([None, -number], [None, 0]).run() == 2


def test_a_ringer_that_hangs_is_replaced_and_left_alone() -> None:
    assert Script([None], [None, None, 0], life=lambda look: look < 2).run() == 2


def test_a_ringer_that_was_busy_for_a_while_stays_supervised() -> None:
    """The second one finds it alive and ends; when the first is killed after all, it is replaced."""
    script = Script([None] * 8 + [-signal.SIGKILL], [0], [0], life=lambda look: not 2 <= look < 5)
    assert script.run() == 3


def test_ringers_that_keep_failing_are_given_up() -> None:
    assert Script([-signal.SIGSEGV]).run() == 6


def test_a_ringer_that_has_lost_its_lock_is_not_replaced() -> None:
    script = Script([*[None] * 9, 0])
    supervise(script.start, lambda: None)
    assert script.started == 1


def test_the_unit_starts_this_program_with_its_home(tmp_path: Path) -> None:
    """Spaces, quotes and percent signs are quoted correctly."""
    made = service("linux", {"XDG_CONFIG_HOME": str(tmp_path), "KITCHEN_TUI_HOME": '/my "50 %" $kitchen'})
    assert made.file == tmp_path / "systemd" / "user" / "kitchen-tui-ringer.service"
    assert f'ExecStart="{sys.executable}" "-P" "-m" "kitchen_tui" "ring" "--quiet"\n' in made.text
    assert 'Environment="KITCHEN_TUI_HOME=/my \\"50 %%\\" $kitchen"\n' in made.text


def test_the_unit_finds_the_same_folders_as_the_shell_that_installs_it(tmp_path: Path) -> None:
    folders = {"XDG_DATA_HOME": "/d", "XDG_CONFIG_HOME": str(tmp_path), "XDG_CACHE_HOME": "relative, so it is ignored"}
    lines = service("linux", folders).text.splitlines()
    environment = [line for line in lines if line.startswith("Environment")]
    assert environment == ['Environment="XDG_DATA_HOME=/d"', f'Environment="XDG_CONFIG_HOME={tmp_path}"']
    assert "XDG" not in service("linux", {**folders, "KITCHEN_TUI_HOME": "/k"}).text


@pytest.mark.parametrize("folder", ["", "relative", "./c", "~/c"])
def test_a_config_folder_that_is_not_absolute_is_ignored(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/cook")
    made = service("linux", {"XDG_CONFIG_HOME": folder})
    assert str(made.file) == "/home/cook/.config/systemd/user/kitchen-tui-ringer.service"


@pytest.mark.needs("systemd-analyze", apt="systemd")
@pytest.mark.parametrize("home", ["/my kitchen", '/my "50 %" $kitchen\\x', "/küche/厨房"])
def test_systemd_accepts_the_unit(tmp_path: Path, home: str) -> None:
    made = service("linux", {"XDG_CONFIG_HOME": str(tmp_path), "KITCHEN_TUI_HOME": home})
    unit = tmp_path / made.file.name

    def objections(text: str) -> tuple[int, str]:
        unit.write_text(text, encoding="utf-8")
        argv = ["systemd-analyze", "verify", "--user", str(unit)]
        environ = {"PATH": os.environ["PATH"], "XDG_RUNTIME_DIR": str(tmp_path), "LANG": "C.UTF-8"}
        done = subprocess.run(argv, env=environ, capture_output=True, text=True, check=False)
        return done.returncode, done.stderr

    assert objections(made.text) == (0, "")
    assert "Unknown key 'Nonsense'" in objections(f"{made.text}Nonsense=1\n")[1], "it does look"


def test_the_launchd_agent_starts_the_same_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    made = service("darwin", {"KITCHEN_TUI_HOME": "/my kitchen"})
    assert made.file.parent == tmp_path / "Library" / "LaunchAgents"
    entries = plistlib.loads(made.text.encode())
    assert entries["ProgramArguments"] == [sys.executable, "-P", "-m", "kitchen_tui", "ring", "--quiet"]
    assert entries["EnvironmentVariables"] == {"KITCHEN_TUI_HOME": "/my kitchen"}
    assert entries["RunAtLoad"] is True


def test_installing_writes_uninstalling_removes_and_failures_are_reported(tmp_path: Path) -> None:
    made = Service(tmp_path / "deep" / "unit", "text", (["true"], ["false"]), (["no-such-program"],))
    assert install(made) == ["false: ended with 1"]
    assert made.file.read_text(encoding="utf-8") == "text"
    (failure,) = uninstall(made)
    assert failure.startswith("no-such-program: ")
    assert not made.file.exists()
    assert uninstall(made) == []
