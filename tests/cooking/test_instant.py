"""The time between two instants, with suspend, a set wall clock and a reboot."""

import calendar
import time
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.cooking.instant import Instant, Zone, between, moved, next_at, offset_of_local_time
from kitchen_tui.model.clock_text import ClockTime
from kitchen_tui.model.duration import DAY, HOUR, MINUTE, DurationError
from tests.cooking.making import START


def test_setting_the_wall_clock_changes_no_elapsed_time() -> None:
    for step in (-3_600_000, 0, 3_600_000):
        later = Instant(START.boot_ms + 5000, START.wall_ms + 5000 + step, START.boot_id)
        assert between(START, later) == 5000


def test_across_a_reboot_the_wall_clock_counts_but_never_below_zero() -> None:
    assert between(START, Instant(10, START.wall_ms + 7000, "boot-2")) == 7000
    assert between(START, Instant(10, START.wall_ms - 7000, "boot-2")) == 0


def test_time_does_not_run_backward() -> None:
    assert between(moved(START, 5), START) == 0


def test_moving_an_instant_moves_every_clock() -> None:
    assert moved(START, -3) == Instant(START.boot_ms - 3, START.wall_ms - 3, START.boot_id)


def zone_of(name: str) -> Zone:
    """Return a time zone. In Berlin clocks go forward on 29 March 2026 at 2:00 and back on 25 October at 3:00."""
    there = ZoneInfo(name)

    def zone(wall_ms: int) -> int:
        ahead = datetime.fromtimestamp(wall_ms // 1000, UTC).astimezone(there).utcoffset()
        assert ahead is not None
        return round(ahead.total_seconds()) * 1000

    return zone


BERLIN, LONDON, NEW_YORK, KATHMANDU = map(
    zone_of, ("Europe/Berlin", "Europe/London", "America/New_York", "Asia/Kathmandu")
)


def utc(text: str) -> int:
    """Return the UTC milliseconds of "2026-03-28 18:00"."""
    return calendar.timegm(time.strptime(text, "%Y-%m-%d %H:%M")) * 1000


@pytest.mark.parametrize(
    ("now", "asked", "then"),
    [
        ("2026-11-22 17:10", (19, 0), "2026-11-22 18:00"),
        ("2026-11-22 18:00", (19, 0), "2026-11-23 18:00"),
        ("2026-12-31 20:00", (0, 30), "2026-12-31 23:30"),
        ("2026-12-31 23:00", (0, 0), "2027-01-01 23:00"),
        ("2026-03-28 20:00", (7, 0), "2026-03-29 05:00"),
        ("2026-10-24 20:00", (7, 0), "2026-10-25 06:00"),
        ("2026-10-25 00:45", (2, 30), "2026-10-25 01:30"),
        ("2026-10-25 00:15", (2, 30), "2026-10-25 00:30"),
        ("2026-03-29 00:30", (2, 30), "2026-03-29 01:30"),
    ],
)
def test_the_next_occurrence_of_a_time_of_day(now: str, asked: tuple[int, int], then: str) -> None:
    """The last three are in the repeated hour, before it, and in the skipped hour."""
    assert next_at(ClockTime(*asked), utc(now), BERLIN) == utc(then)


@pytest.mark.parametrize(
    ("now", "time", "then"),
    [
        ("2026-11-22 17:10", ClockTime(19, 0, ahead=0), "2026-11-22 18:00"),
        ("2026-11-22 17:10", ClockTime(19, 0, ahead=1), "2026-11-23 18:00"),
        ("2026-11-22 23:30", ClockTime(19, 0, ahead=1), "2026-11-24 18:00"),
        ("2026-11-22 17:10", ClockTime(8, 0, ahead=2), "2026-11-24 07:00"),
        ("2026-11-22 17:10", ClockTime(24, 0, ahead=0), "2026-11-22 23:00"),
        ("2026-11-22 17:10", ClockTime(8, 0, weekday=0), "2026-11-23 07:00"),
        ("2026-11-22 17:10", ClockTime(19, 0, weekday=6), "2026-11-22 18:00"),
        ("2026-11-22 18:10", ClockTime(19, 0, weekday=6), "2026-11-29 18:00"),
        ("2026-11-22 17:10", ClockTime(8, 0, weekday=5), "2026-11-28 07:00"),
    ],
)
def test_a_named_day_is_a_day_in_the_local_zone(now: str, time: ClockTime, then: str) -> None:
    assert next_at(time, utc(now), BERLIN) == utc(then)


def test_a_time_today_that_has_passed_is_refused() -> None:
    with pytest.raises(DurationError, match="today 8:00 has passed"):
        next_at(ClockTime(8, 0, ahead=0), utc("2026-11-22 17:10"), BERLIN)


@given(st.integers(utc("2026-01-01 00:00"), utc("2027-01-01 00:00")), st.integers(0, 23), st.integers(0, 59))
def test_the_next_occurrence_has_that_time_and_is_within_25_hours(after: int, hour: int, minute: int) -> None:
    at = next_at(ClockTime(hour, minute), after, BERLIN)
    assert after < at <= after + DAY + HOUR
    shown, left_out = (at + BERLIN(at)) % DAY, BERLIN(at) != BERLIN(at - HOUR)
    assert shown == hour * HOUR + minute * MINUTE or left_out


@pytest.mark.parametrize(
    ("zone", "due"),
    [
        (BERLIN, "2026-11-22 18:00"),
        (LONDON, "2026-11-22 19:00"),
        (NEW_YORK, "2026-11-23 00:00"),
        (KATHMANDU, "2026-11-22 13:15"),
    ],
)
def test_a_time_of_day_is_local_in_every_zone(zone: Zone, due: str) -> None:
    until = utc("2026-11-22 18:00")
    assert until + HOUR - offset_of_local_time(until, HOUR, zone) == utc(due)


def test_the_end_of_daylight_saving_is_not_another_time_zone() -> None:
    for until in (utc("2026-10-25 00:30"), utc("2026-10-25 01:30"), utc("2026-10-25 06:00")):
        assert offset_of_local_time(until, BERLIN(until), BERLIN) == BERLIN(until)


def test_a_time_skipped_by_the_clock_becomes_the_time_after_it() -> None:
    until = utc("2026-03-29 07:30")  # half past two in New York
    meant = offset_of_local_time(until, NEW_YORK(until) - HOUR, BERLIN)
    due = until + NEW_YORK(until) - HOUR - meant
    assert due == utc("2026-03-29 01:30")
    assert offset_of_local_time(due, meant, BERLIN) == meant


@given(
    st.integers(utc("2026-01-01 00:00"), utc("2027-01-01 00:00")),
    st.lists(st.sampled_from([BERLIN, LONDON, NEW_YORK, KATHMANDU]), max_size=5),
)
def test_after_a_zone_change_and_back_a_timer_is_due_as_before(until: int, journey: list[Zone]) -> None:
    """Except for an hour that is repeated or skipped on the way."""
    due, zone_ms = until, BERLIN(until)
    for zone in (*journey, BERLIN):
        meant = offset_of_local_time(due, zone_ms, zone)
        due, zone_ms = due + zone_ms - meant, meant
    assert abs(due - until) in (0, HOUR)
    if all(BERLIN(until - DAY) == BERLIN(until + days * DAY) for days in (0, 1)):
        assert due == until
