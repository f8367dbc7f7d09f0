"""The clocks: the speed of a rehearsal, the boot id, and local times of day."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kitchen_tui import clock
from kitchen_tui.clock import (
    Rehearsal,
    SystemClock,
    add_calendar_units,
    choose_clock,
    format_day,
    format_iso,
    format_moment,
    format_period,
    format_time,
    reload_timezone,
    utc_offset,
)
from kitchen_tui.model.duration import HOUR, MINUTE
from kitchen_tui.testing import FakeClock
from tests.cooking.test_instant import utc


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Use the time zone of Berlin, where clocks go forward on 29 March 2026 at 2:00 and back on 25 October at 3:00."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_the_system_clocks_go_forward_and_have_a_boot_id() -> None:
    one = SystemClock()
    first, second = one.now(), one.now()
    assert second.boot_ms >= first.boot_ms
    assert first.boot_id == second.boot_id == SystemClock().now().boot_id
    assert abs(first.wall_ms - time.time() * 1000) < MINUTE


def test_suspend_counts_if_the_system_can_measure_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "BOOT_CLOCK", None)
    assert SystemClock().now().boot_ms == pytest.approx(time.monotonic() * 1000, abs=10_000)


def test_without_a_boot_id_the_time_of_the_boot_is_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(clock, "BOOT_ID_FILE", str(tmp_path / "none"))
    assert SystemClock().now().boot_id.startswith("boot-")


def test_a_rehearsal_starts_at_the_real_time_and_runs_faster_by_both_clocks() -> None:
    real = FakeClock()
    start = real.now()
    rehearsal = Rehearsal(real, start, 60)
    assert rehearsal.now() == start
    real.advance(1000)
    now = rehearsal.now()
    assert (now.boot_ms - start.boot_ms, now.wall_ms - start.wall_ms) == (60_000, 60_000)
    assert Rehearsal(real, start, 1).now() == real.now()


def test_a_fake_clock_refuses_to_run_backward() -> None:
    with pytest.raises(ValueError, match="set_wall"):
        FakeClock().advance(-1)


def test_shown_times(berlin: None) -> None:
    at = utc("2026-11-22 17:10") + 250
    assert (format_iso(at), format_time(at), format_day(at)) == ("2026-11-22T17:10:00.250Z", "18:10", "Sun 22 Nov")


@pytest.mark.parametrize(
    ("length", "unit", "then"),
    [(4, "day", "Sun 29 Mar"), (1, "week", "Wed 1 Apr"), (2, "month", "Mon 25 May"), (0, "day", "Wed 25 Mar")],
)
def test_later_dates_follow_the_local_calendar(berlin: None, length: int, unit: str, then: str) -> None:
    at = add_calendar_units(utc("2026-03-25 23:30") - HOUR, length, unit)
    assert (format_day(at), format_time(at)) == (then, "23:30")


def test_the_new_zone_is_used_at_once(berlin: None, monkeypatch: pytest.MonkeyPatch) -> None:
    at = utc("2026-11-22 17:10")
    assert (utc_offset(at), format_time(at)) == (HOUR, "18:10")
    monkeypatch.setenv("TZ", "America/New_York")
    reload_timezone()
    assert (utc_offset(at), format_time(at)) == (-5 * HOUR, "12:10")


@pytest.fixture
def any_clock() -> Iterator[None]:
    """Restore the choice of 12 or 24 hours afterwards."""
    yield
    choose_clock("auto")


@pytest.mark.usefixtures("any_clock", "berlin")
@pytest.mark.parametrize(
    ("hour", "shown"), [(0, "12:05 am"), (1, "1:05 am"), (11, "11:05 am"), (12, "12:05 pm"), (19, "7:05 pm")]
)
def test_a_twelve_hour_clock(hour: int, shown: str) -> None:
    at = round(time.mktime((2026, 11, 22, hour, 5, 0, 0, 0, -1)) * 1000)
    choose_clock("24h")
    assert format_time(at) == f"{hour:02}:05"
    choose_clock("12h")
    assert format_time(at) == shown
    assert format_moment(at, at - 2 * 24 * HOUR) == f"Sun {shown}"


@pytest.mark.usefixtures("any_clock", "berlin")
@pytest.mark.parametrize(("name", "form", "shown"), [("en_US.UTF-8", "%r", "6:10 pm"), ("de_DE.UTF-8", "%T", "18:10")])
def test_the_locale_decides_if_nothing_is_set(
    monkeypatch: pytest.MonkeyPatch, name: str, form: str, shown: str
) -> None:
    """The locales need not be installed: the answer of the C library is replaced."""
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("LC_TIME", name)
    monkeypatch.setattr("locale.setlocale", lambda category, locale=None: "C")
    monkeypatch.setattr("locale.nl_langinfo", lambda item: form)
    choose_clock("auto")
    assert format_time(utc("2026-11-22 17:10")) == shown


def test_a_time_on_another_day_is_shown_with_the_day(berlin: None) -> None:
    now = utc("2026-11-22 17:10")
    midnight = now + 6 * HOUR
    assert format_moment(now + HOUR, now) == "19:10"
    assert format_moment(midnight, now) == "Mon 00:10"
    assert format_moment(now + 6 * 24 * HOUR, now) == "Sat 18:10"
    assert format_moment(now + 7 * 24 * HOUR, now) == "Sun 29 Nov 18:10"
    assert format_moment(now + 60 * 24 * HOUR, now) == "Thu 21 Jan 2027 18:10"


def test_a_period_within_one_day_shows_the_day_once(berlin: None) -> None:
    now = utc("2026-11-22 17:10")
    assert format_period(now, now, now) == "18:10"
    assert format_period(now, now + HOUR, now) == "18:10–19:10"
    assert format_period(now + 7 * HOUR, now + 8 * HOUR, now) == "Mon 01:10–02:10"
    assert format_period(now + 5 * HOUR, now + 6 * HOUR, now) == "23:10–Mon 00:10"
    assert format_period(now - 26 * HOUR, now, now) == "Sat 16:10–today 18:10"
