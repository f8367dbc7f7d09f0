"""Timers set to a time of day, when the time zone changes or the clock is set."""

import pytest

from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking.timer import remaining
from kitchen_tui.cooking.timer_events import TimerStarted
from kitchen_tui.kitchen.tick import tick
from kitchen_tui.model.duration import DAY, HOUR, MINUTE, Span
from kitchen_tui.testing import FakeClock, KitchenHarness


class Traveller(KitchenHarness):
    """A kitchen whose cook can go to another time zone."""

    def __init__(self, zone_ms: int, clock: FakeClock | None = None) -> None:
        self.zone_ms = zone_ms
        super().__init__(clock=clock, zone=lambda wall_ms: self.zone_ms)

    def flies(self, hours: int) -> list[str]:
        """Travel to another time zone, east or (negative) west; return the names of the timers that were moved."""
        self.zone_ms += hours * HOUR
        return self.kitchen.follow_timezone(self.kitchen.now())


def left(harness: KitchenHarness) -> dict[str, int]:
    """Return the minutes until each timer is due."""
    harness.kitchen.poll()
    return {timer.name: remaining(timer, harness.kitchen.now()) // MINUTE for timer in harness.kitchen.session.alive}


@pytest.fixture
def traveller() -> Traveller:
    """A cook with guests in two hours, by local time, and eggs that take two hours."""
    traveller = Traveller(zone_ms=HOUR)
    until = traveller.clock.wall_ms + 2 * HOUR
    traveller.do(do.AddTimer("guests", Span(2 * HOUR, 2 * HOUR), until_ms=until))
    traveller.do(do.AddTimer("eggs", Span(2 * HOUR, 2 * HOUR)))
    assert traveller.flies(0) == []
    return traveller


def test_only_timers_due_at_a_time_of_day_follow_the_zone(traveller: Traveller) -> None:
    assert traveller.flies(-1) == ["guests"]
    assert left(traveller) == {"guests": 180, "eggs": 120}
    assert traveller.flies(0) == []
    assert traveller.flies(2) == ["guests"]
    assert left(traveller) == {"guests": 60, "eggs": 120}


def traveller_without_a_clock() -> Traveller:
    """A cook whose clock starts in 1970 and is not set yet; guests come at 02:00."""
    traveller = Traveller(zone_ms=0, clock=FakeClock(wall_ms=5_000))
    traveller.do(do.AddTimer("guests", Span(2 * HOUR, 2 * HOUR), until_ms=2 * HOUR))
    return traveller


def test_a_timer_keeps_its_time_of_day_if_the_clock_is_set_by_years() -> None:
    traveller = traveller_without_a_clock()
    traveller.clock.set_wall(20_000 * DAY + HOUR)
    result = tick(traveller.kitchen, None, traveller.kitchen.now())
    assert result.messages == ("The clock was set; guests still rings at the same local time.",)
    assert result.view.urgent[0].alert.state == "quiet"
    assert left(traveller) == {"guests": 59}
    assert tick(traveller.kitchen, None, traveller.kitchen.now()).messages == ()
    traveller.wait(HOUR)
    assert traveller.view.urgent[0].alert.state == "ringing"
    traveller.clock.set_wall(-3 * DAY)
    assert tick(traveller.kitchen, None, traveller.kitchen.now()).messages == (), "it was announced"


def test_after_a_reboot_a_timer_of_1970_is_due_at_its_time_of_day() -> None:
    traveller = traveller_without_a_clock()
    traveller.clock.reboot(off_ms=20_000 * DAY)
    assert traveller.kitchen.follow_clock_step(traveller.kitchen.now()) == ["guests"]
    assert left(traveller) == {"guests": 119}


def test_setting_the_clock_by_hours_moves_no_timer(traveller: Traveller) -> None:
    traveller.clock.set_wall(3 * HOUR)
    traveller.clock.reboot(off_ms=3 * DAY)
    assert traveller.kitchen.follow_clock_step(traveller.kitchen.now()) == []


def test_an_announced_timer_does_not_follow_the_zone(traveller: Traveller) -> None:
    assert len(traveller.wait(2 * HOUR)) == 2
    assert traveller.flies(-1) == []
    assert left(traveller)["guests"] == 0


def test_after_waking_in_another_zone_it_rings_at_the_local_time_there(traveller: Traveller) -> None:
    traveller.clock.advance(2 * HOUR + MINUTE)
    assert traveller.flies(-1) == ["guests"]
    assert [alert.timer.name for alert in traveller.kitchen.due_alerts(traveller.kitchen.now())] == ["eggs"]


def test_an_extension_can_be_undone_after_a_zone_change(traveller: Traveller) -> None:
    guests = next(timer for timer in traveller.kitchen.session.alive if timer.name == "guests")
    traveller.do(do.AdjustTimer(guests.id, MINUTE))
    assert left(traveller)["guests"] == 121
    assert traveller.flies(-1) == ["guests"]
    assert left(traveller)["guests"] == 181
    traveller.do(do.Undo())
    assert left(traveller)["guests"] == 180
    assert traveller.flies(0) == []


def test_terminals_in_two_zones_do_not_move_a_timer_back_and_forth(traveller: Traveller) -> None:
    elsewhere = traveller.another(zone=lambda wall_ms: -5 * HOUR)
    assert elsewhere.kitchen.follow_timezone(elsewhere.kitchen.now()) == ["guests"]
    for _ in range(3):
        assert left(traveller) == left(elsewhere) == {"guests": 8 * 60, "eggs": 120}
        assert traveller.flies(0) == elsewhere.kitchen.follow_timezone(elsewhere.kitchen.now()) == []


def test_timers_recorded_by_version_1_keep_their_due_time(traveller: Traveller) -> None:
    traveller.journal.store[:] = [
        record._replace(version=1, event=record.event._replace(zone_ms=None))
        if isinstance(record.event, TimerStarted)
        else record
        for record in traveller.journal.store
    ]
    older = traveller.another(zone=lambda wall_ms: -5 * HOUR)
    assert older.kitchen.follow_timezone(older.kitchen.now()) == []
    assert left(older) == {"guests": 120, "eggs": 120}
