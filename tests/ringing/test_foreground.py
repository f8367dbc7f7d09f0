"""The ringer of a screen: which process rings, which locks it holds, and its messages."""

import sys
from pathlib import Path

import pytest

from kitchen_tui.alarms.output import AlarmOutput
from kitchen_tui.config.settings import Alarms, Command, Config
from kitchen_tui.cooking import commands as do
from kitchen_tui.kitchen.tick import tick
from kitchen_tui.model.duration import HOUR, MINUTE, Span
from kitchen_tui.paths import Paths
from kitchen_tui.ringing.foreground import ForegroundRinger
from kitchen_tui.ringing.locks import STALE_S, locks
from kitchen_tui.testing import KitchenHarness
from tests.conftest import Put
from tests.planning.dishes import recipe
from tests.planning.planned import plan_dinner
from tests.support.processes import state
from tests.support.waiting import until

QUIET = Config(ringer=False, inhibit_sleep=False)


class Seconds:
    """A manual monotonic clock."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


class Output(AlarmOutput):
    """An alarm output that always rings."""

    active = True


def eggs() -> KitchenHarness:
    """A kitchen with a timer of one minute."""
    harness = KitchenHarness()
    harness.do(do.AddTimer("eggs", Span(MINUTE, MINUTE)))
    return harness


@pytest.fixture
def places(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "config.toml", tmp_path / "data", tmp_path / "cache", tmp_path / "recipes", tmp_path)


def test_the_machine_stays_awake_only_while_a_timer_runs(put: Put, tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    put("systemd-inhibit", f"echo $$ >>{pids}\nexec cat")
    harness, output = eggs(), Output(Config(), tmp_path)
    harness.tick(output)
    until(lambda: pids.exists() and pids.read_text(encoding="ascii").endswith("\n"))
    (pid,) = map(int, pids.read_text(encoding="ascii").split())
    harness.tick(output)
    until(lambda: state(pid) == "S")
    harness.do(do.PauseTimer(harness.timer("eggs").id))
    harness.tick(output)
    until(lambda: state(pid) in ("", "Z"))
    output.shutdown()


def test_a_channel_that_fails_is_reported_once(put: Put, tmp_path: Path) -> None:
    harness, output = eggs(), Output(Config(), tmp_path)
    failures = {"This computer may sleep", "No sound", "No desktop notification"}
    reported: list[str] = []

    def tick_again() -> None:
        messages = tick(harness.kitchen, output, harness.kitchen.now()).messages
        reported.extend(start for message in messages if (start := message.split(":")[0]) in failures)

    def all_reported() -> bool:
        tick_again()
        return failures <= set(reported)

    harness.clock.advance(MINUTE)
    until(all_reported)
    for _ in range(5):
        tick_again()
    assert sorted(reported) == sorted(failures)
    output.shutdown()


def test_the_screen_holds_the_locks_from_the_first_timer_to_the_last(places: Paths) -> None:
    harness, out = eggs(), list[str]()
    ringer = ForegroundRinger(QUIET, places, out.append)
    timer = harness.timer("eggs").id
    harness.do(do.FinishTimer(timer))
    harness.tick(ringer)
    assert not ringer.active
    assert not places.data.exists()
    harness.do(do.RestartTimer(timer))
    harness.tick(ringer)
    assert ringer.active
    assert locks(places.data).active.held_elsewhere
    harness.wait(MINUTE, alarms=ringer)
    assert "\a" in out
    harness.do(do.FinishTimer(timer))
    harness.tick(ringer)
    assert not ringer.active
    assert not locks(places.data).active.held_elsewhere
    ringer.shutdown()


def test_the_screen_announces_a_start_although_no_timer_runs(places: Paths, put: Put, tmp_path: Path) -> None:
    events = tmp_path / "events"
    alarms = Alarms(command=Command(run=(str(put("log", f"cat >>{events}")),)))
    harness, ringer = KitchenHarness(), ForegroundRinger(QUIET._replace(alarms=alarms), places, list[str]().append)
    harness.do(do.StartDish(recipe("rice")))
    plan_dinner(harness.kitchen, 120)
    harness.do(do.ShowStep("s3"))
    harness.tick(ringer)
    assert ringer.active
    harness.wait(2 * HOUR, alarms=ringer)
    until(lambda: events.exists() and '"start"' in events.read_text(encoding="utf-8"))
    ringer.shutdown()


def test_silence_does_not_wait_for_the_disk_but_the_locks_do(places: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    """A background ringer that took over before the answer is on disk would ring again."""
    monkeypatch.setenv("TERM", "xterm-256color")
    harness, out, saved = eggs(), list[str](), list[float]()

    def flush(seconds: float) -> bool:
        saved.append(seconds)
        return len(saved) > 1

    ringer = ForegroundRinger(QUIET, places, out.append, flush)
    harness.tick(ringer)
    harness.wait(MINUTE, alarms=ringer)
    harness.do(do.FinishTimer(harness.timer("eggs").id))
    harness.tick(ringer)
    assert any("\x1b[23;2t" in text for text in out), "the title is given back"
    assert (ringer.active, saved) == (True, [0])
    harness.tick(ringer)
    assert (ringer.active, saved) == (False, [0, 0])
    ringer.shutdown()


def test_no_sound_and_no_record_while_another_process_rings(places: Paths) -> None:
    other = locks(places.data)
    assert other.acquire_for_screen()
    harness, out = eggs(), list[str]()
    ringer = ForegroundRinger(QUIET, places, out.append)
    harness.wait(MINUTE, alarms=ringer)
    assert not ringer.active
    assert out == []
    assert harness.kitchen.due_alerts(harness.kitchen.now()) != []
    other.active.release()
    other.screen.release()
    harness.tick(ringer)
    assert ringer.active
    assert "\a" in out
    assert harness.kitchen.due_alerts(harness.kitchen.now()) == []
    ringer.suspend()
    ringer.shutdown()


@pytest.mark.parametrize("delete_locks", [True, False])
def test_a_screen_that_hangs_is_replaced_and_the_alarm_rings(places: Paths, delete_locks: bool) -> None:
    """The first screen never ticks again; only the second runs the command."""
    calls, seconds = places.cache.parent / "calls", Seconds()
    append = f"open({str(calls)!r}, 'a').write('called\\n')"
    alarms = Alarms(command=Command(run=(sys.executable, "-c", append), levels=("due",)))
    config = QUIET._replace(alarms=alarms)
    first = eggs()
    hanging = ForegroundRinger(config, places, lambda text: None, seconds=seconds)
    first.tick(hanging)
    assert hanging.active
    second = first.another()
    taking_over = ForegroundRinger(config, places, lambda text: None, seconds=seconds)
    if delete_locks:
        for path in places.data.glob("*.lock"):
            path.unlink()
    first.clock.advance(MINUTE)
    for _ in range(4):
        second.tick(taking_over)
        seconds.now += STALE_S / 2
    assert taking_over.active
    until(calls.exists)
    first.tick(hanging)
    assert not hanging.active
    second.tick(taking_over)
    hanging.shutdown()
    taking_over.shutdown()
    assert calls.read_text(encoding="utf-8") == "called\n"


def test_a_folder_without_locks_does_not_prevent_alarms(places: Paths) -> None:
    """The screen rings, and does not promise that anything rings after it."""
    places.data.write_text("not a folder", encoding="utf-8")
    harness, out = eggs(), list[str]()
    ringer = ForegroundRinger(Config(inhibit_sleep=False), places, out.append)
    harness.wait(MINUTE, alarms=ringer)
    assert ringer.active
    assert "\a" in out
    assert ringer.exit_notice.startswith("Nothing will ring")
    ringer.shutdown()
