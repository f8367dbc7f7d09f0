"""The tick, whose order is the same in every process."""

from collections.abc import Sequence

import pytest

from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking.history import Record
from kitchen_tui.cooking.threshold import DueAlert
from kitchen_tui.journal import JournalNewerError
from kitchen_tui.kitchen.tick import tick
from kitchen_tui.model.duration import MINUTE, SECOND, Span
from kitchen_tui.testing import FakeRinger, KitchenHarness
from tests.cooking.making import BELLY


def harness_with(*names: str) -> KitchenHarness:
    """Return a kitchen with timers of one minute, after a first tick."""
    harness = KitchenHarness()
    harness.do(*(do.AddTimer(name, Span(MINUTE, MINUTE)) for name in names))
    harness.tick()
    return harness


@pytest.fixture
def harness() -> KitchenHarness:
    return harness_with("eggs")


def test_due_alerts_are_announced_before_they_are_recorded_and_shown(harness: KitchenHarness) -> None:
    recorded: list[int] = []

    def on_ring(due: Sequence[DueAlert]) -> Sequence[str]:
        recorded.append(len(harness.journal.store))
        return ["No sound: there is no player."] if due else []

    ringer = FakeRinger(on_ring)
    harness.clock.advance(MINUTE)
    before = len(harness.journal.store)
    result = tick(harness.kitchen, ringer, harness.kitchen.now())
    assert ringer.announced == ["eggs"]
    assert (recorded, len(harness.journal.store)) == ([before], before + 1)
    assert result.view.urgent[0].alert.state == "ringing"
    assert "No sound: there is no player." in result.messages
    assert tick(harness.kitchen, ringer, harness.kitchen.now()).messages == ()
    assert ringer.announced == ["eggs"]


def test_a_process_that_may_not_ring_records_nothing(harness: KitchenHarness) -> None:
    ringer = FakeRinger()
    ringer.active = False
    harness.wait(MINUTE, alarms=ringer)
    assert [alert.timer.name for alert in harness.kitchen.due_alerts(harness.kitchen.now())] == ["eggs"]


def test_a_timer_that_follows_automatically_is_in_the_view_of_the_same_tick() -> None:
    harness = KitchenHarness()
    harness.do(do.StartDish(BELLY), do.StartTimer("glaze"))
    harness.wait(10 * MINUTE, 30 * SECOND)
    assert [timer.name for timer in harness.view.running] == ["glaze", "thicken"]


def test_a_tick_reads_what_other_processes_recorded() -> None:
    harness = harness_with()
    harness.another().do(do.AddTimer("rice", Span(MINUTE, MINUTE)))
    assert [timer.name for timer in tick(harness.kitchen, None, harness.kitchen.now()).view.urgent] == ["rice"]


def test_a_tick_without_a_session_joins_one_that_was_opened_elsewhere() -> None:
    waiting = KitchenHarness()
    waiting.do(do.CloseSession())
    idle = waiting.another(is_open=False).kitchen
    assert tick(idle, None, idle.now()).view.session.id == ""
    opened = waiting.another(is_open=False).kitchen
    opened.open(speed=60)
    waiting.clock.advance(SECOND)
    result = tick(idle, None, idle.now())
    assert result.view.session.id == opened.session.id
    assert result.view.now == opened.now(), "in the time of the rehearsal"
    assert result.messages == ()


def test_a_session_closed_elsewhere_is_only_shown(harness: KitchenHarness) -> None:
    harness.another().do(do.CloseSession())
    harness.clock.advance(MINUTE)
    ringer = FakeRinger()
    assert tick(harness.kitchen, ringer, harness.kitchen.now()).view.session.closed
    assert ringer.announced == []


def test_timers_due_while_away_are_announced_once(harness: KitchenHarness) -> None:
    harness.clock.advance(3 * MINUTE)
    assert tick(harness.kitchen, None, harness.kitchen.now()).messages == ("While you were away: eggs due 2:00 ago.",)
    harness.clock.advance(SECOND)
    assert tick(harness.kitchen, None, harness.kitchen.now()).messages == ()


def test_a_journal_that_cannot_be_polled_is_reported_once_and_stops_no_timer(
    harness: KitchenHarness, monkeypatch: pytest.MonkeyPatch
) -> None:

    def newer() -> list[Record]:
        raise JournalNewerError("The journal is newer; please update.")

    monkeypatch.setattr(harness.journal, "take_arrived", newer)
    messages = [message for _ in range(3) for message in tick(harness.kitchen, None, harness.kitchen.now()).messages]
    assert messages == ["The journal is newer; please update."]
    ringer = FakeRinger()
    harness.wait(MINUTE, alarms=ringer)
    assert ringer.announced == ["eggs"]
