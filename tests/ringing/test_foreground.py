"""The post and the screen's ringer, on a kitchen that needs no disk: what is held, what is told, who is on duty."""

from pathlib import Path

import pytest

from kitchen_tui.alarms.output import AlarmOutput
from kitchen_tui.config.settings import Config
from kitchen_tui.cooking import commands as do
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.model.timer_spec import Span
from kitchen_tui.paths import Paths
from kitchen_tui.ringing.foreground import ForegroundRinger
from kitchen_tui.ringing.locks import locks
from kitchen_tui.testing import KitchenHarness
from tests.alarms.conftest import Put, put
from tests.support.processes import state
from tests.support.waiting import until

__all__ = ["put"]


class Beating:
    """A stove whose beats go to something that rings."""

    def __init__(self) -> None:
        self.stove = KitchenHarness()
        self.stove.kitchen.execute(do.AddTimer("eggs", Span(MINUTE, MINUTE)))

    def beat(self, ringer: AlarmOutput | ForegroundRinger) -> list[str]:
        """One; returns what the cook is told."""
        kitchen = self.stove.kitchen
        now = kitchen.now()
        due = kitchen.due_alerts(now)
        messages = [*ringer.ring(kitchen.view(now), due)]
        kitchen.mark_announced(due, now)
        return messages


@pytest.fixture
def places(tmp_path: Path) -> Paths:
    """An isolated home."""
    return Paths(tmp_path / "config.toml", tmp_path / "data", tmp_path / "cache", tmp_path / "recipes", tmp_path)


def test_the_machine_stays_awake_while_a_timer_runs_and_no_longer(put: Put, tmp_path: Path) -> None:
    """A paused one may let it sleep."""
    pids = tmp_path / "pids"
    put("systemd-inhibit", f"echo $$ >>{pids}\nexec cat")
    beating, post = Beating(), AlarmOutput(Config(), tmp_path)
    beating.beat(post)
    until(lambda: pids.exists() and pids.read_text(encoding="ascii").endswith("\n"))
    (pid,) = map(int, pids.read_text(encoding="ascii").split())
    beating.beat(post)
    until(lambda: state(pid) == "S")
    beating.stove.kitchen.execute(do.PauseTimer(beating.stove.timer("eggs").id))
    beating.beat(post)
    until(lambda: state(pid) in ("", "Z"))
    post.shutdown()


def test_what_cannot_be_done_is_told_once(put: Put, tmp_path: Path) -> None:
    """No program to keep awake with, none to play with: two sentences, and then none."""
    beating, post = Beating(), AlarmOutput(Config(), tmp_path)
    told: list[str] = []

    def everything() -> bool:
        told.extend(beating.beat(post))
        return len(told) >= 3

    beating.stove.clock.advance(MINUTE)
    until(everything)
    assert sorted(sentence.split(":")[0] for sentence in told) == [
        "No desktop notification",
        "No sound",
        "This computer may go to sleep, and then nothing rings (systemd-inhibit is not installed).",
    ]
    assert beating.beat(post) == []
    post.shutdown()


def test_the_screen_takes_its_turn_with_the_first_timer_and_gives_it_back_with_the_last(places: Paths) -> None:
    """Before and after, nothing is held and nothing was made."""
    beating, out = Beating(), list[str]()
    ringer = ForegroundRinger(Config(ringer=False, inhibit_sleep=False), places, out.append)
    eggs = beating.stove.timer("eggs").id
    beating.stove.kitchen.execute(do.FinishTimer(eggs))
    beating.beat(ringer)
    assert not ringer.active
    assert not places.data.exists()
    beating.stove.kitchen.execute(do.RestartTimer(eggs))
    beating.beat(ringer)
    assert ringer.active
    assert locks(places.data).active.held_elsewhere
    beating.stove.clock.advance(MINUTE)
    beating.beat(ringer)
    assert "\a" in out
    beating.stove.kitchen.execute(do.FinishTimer(eggs))
    beating.beat(ringer)
    assert not ringer.active
    assert not locks(places.data).active.held_elsewhere
    ringer.shutdown()


def test_silence_does_not_wait_for_the_disk_and_the_turn_does(places: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ringer that took over before the answer is in the journal would ring for what was answered."""
    monkeypatch.setenv("TERM", "xterm-256color")
    beating, out, saved = Beating(), list[str](), list[float]()

    def settle(seconds: float) -> bool:
        saved.append(seconds)
        return len(saved) > 1

    ringer = ForegroundRinger(Config(ringer=False, inhibit_sleep=False), places, out.append, settle)
    beating.beat(ringer)
    beating.stove.clock.advance(MINUTE)
    beating.beat(ringer)
    beating.stove.kitchen.execute(do.FinishTimer(beating.stove.timer("eggs").id))
    beating.beat(ringer)
    assert "\x1b[23;2t" in out[-1]
    assert (ringer.active, saved) == (True, [0])
    beating.beat(ringer)
    assert (ringer.active, saved) == (False, [0, 0])
    ringer.shutdown()


def test_while_another_rings_nothing_sounds_here(places: Paths) -> None:
    """And who is not on duty writes nothing down; the turn comes when the other is gone."""
    other = locks(places.data)
    assert other.screen.acquire()
    assert other.active.acquire()
    beating, out = Beating(), list[str]()
    ringer = ForegroundRinger(Config(ringer=False, inhibit_sleep=False), places, out.append)
    beating.beat(ringer)
    assert not ringer.active
    other.active.release()
    other.screen.release()
    beating.beat(ringer)
    assert ringer.active
    ringer.suspend()
    ringer.shutdown()


def test_a_folder_that_takes_no_locks_costs_no_alarm(places: Paths) -> None:
    """It rings here, and the sheet does not promise a ringer."""
    places.data.write_text("no folder", encoding="utf-8")
    beating, out = Beating(), list[str]()
    ringer = ForegroundRinger(Config(inhibit_sleep=False), places, out.append)
    beating.stove.clock.advance(MINUTE)
    beating.beat(ringer)
    assert ringer.active
    assert "\a" in out
    assert ringer.exit_notice.startswith("Nothing will ring")
    ringer.shutdown()
