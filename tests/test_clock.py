"""The clocks: a rehearsal's speed, the boot's name, and times of day by the kitchen's calendar."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kitchen_tui import clock
from kitchen_tui.clock import (
    Rehearsal,
    SystemClock,
    add_calendar_units,
    format_day,
    format_iso,
    format_time,
    reload_timezone,
    utc_offset,
)
from kitchen_tui.model.duration import HOUR, MINUTE
from kitchen_tui.testing import FakeClock


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Clocks go forward on 29 March 2026 at 2:00 and back on 25 October at 3:00."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def utc(text: str) -> int:
    """Milliseconds since the epoch of "2026-03-28 18:00" in UTC."""
    import calendar

    return calendar.timegm(time.strptime(text, "%Y-%m-%d %H:%M")) * 1000


def test_the_machines_clocks_go_forward_and_name_their_boot() -> None:
    one = SystemClock()
    first, second = one.now(), one.now()
    assert second.boot_ms >= first.boot_ms
    assert first.boot_id == second.boot_id == SystemClock().now().boot_id
    assert abs(first.wall_ms - time.time() * 1000) < MINUTE


def test_the_suspended_machine_counts_where_the_system_can(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "_BOOT_CLOCK", None)
    assert SystemClock().now().boot_ms == pytest.approx(time.monotonic() * 1000, abs=10_000)


def test_without_a_name_for_the_boot_its_moment_serves(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(clock, "_BOOT_ID_FILE", str(tmp_path / "none"))
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
def test_later_on_by_the_kitchens_calendar(berlin: None, length: int, unit: str, then: str) -> None:
    at = add_calendar_units(utc("2026-03-25 23:30") - HOUR, length, unit)
    assert (format_day(at), format_time(at)) == (then, "23:30")


def test_the_zone_is_another_as_soon_as_it_is_heeded(berlin: None, monkeypatch: pytest.MonkeyPatch) -> None:
    at = utc("2026-11-22 17:10")
    assert (utc_offset(at), format_time(at)) == (HOUR, "18:10")
    monkeypatch.setenv("TZ", "America/New_York")
    reload_timezone()
    assert (utc_offset(at), format_time(at)) == (-5 * HOUR, "12:10")
