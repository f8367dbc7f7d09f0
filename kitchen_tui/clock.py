"""Reads the clocks of this machine, runs the clock of a rehearsal, and formats local times."""

import os
import time
from typing import Protocol

from kitchen_tui.cooking.instant import Instant
from kitchen_tui.model.duration import DAY
from kitchen_tui.model.named_tuple import NamedTuple

_NEAR_MS = 6 * DAY
"""How far ahead the name of a day alone is unambiguous."""
BOOT_ID_FILE = "/proc/sys/kernel/random/boot_id"
BOOT_CLOCK = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC_RAW", None))
"""A clock that counts suspend on Linux and macOS (untested); None means that the monotonic clock is used."""


class Clock(Protocol):
    """Returns the current instant."""

    def now(self) -> Instant: ...


class SystemClock:
    """The clocks of this machine."""

    def __init__(self) -> None:
        self._boot_id = _read_boot_id()

    def now(self) -> Instant:
        return Instant(_boot_ns() // 1_000_000, time.time_ns() // 1_000_000, self._boot_id)


class Rehearsal(NamedTuple):
    """A clock that starts at `start` and runs `speed` times as fast as `real`; at speed 1 it is `real`."""

    real: Clock
    start: Instant
    speed: float

    def now(self) -> Instant:
        now = self.real.now()
        if self.speed == 1:
            return now
        wall = self.start.wall_ms + round((now.wall_ms - self.start.wall_ms) * self.speed)
        origin = self.start.boot_ms if now.boot_id == self.start.boot_id else 0
        return Instant(origin + round((now.boot_ms - origin) * self.speed), wall, now.boot_id)


def _boot_ns() -> int:
    return time.monotonic_ns() if BOOT_CLOCK is None else time.clock_gettime_ns(BOOT_CLOCK)


def _read_boot_id() -> str:
    try:
        with open(BOOT_ID_FILE, encoding="ascii") as file:
            return file.read().strip()
    except OSError:
        # Without a boot id, the time of the boot is used. It changes only if the wall clock is set.
        return f"boot-{round(time.time() - _boot_ns() / 1e9, -2):.0f}"


def monotonic_s() -> float:
    """Return the seconds of a monotonic clock, for the program's own timeouts; the cook's timers use instants."""
    return time.monotonic()


def sleep(seconds: float) -> None:
    """Sleep for real seconds."""
    time.sleep(seconds)


def format_iso(wall_ms: int) -> str:
    """Format a UTC wall time (ms) as ISO 8601: "2026-11-22T18:10:00.250Z"."""
    seconds, ms = divmod(wall_ms, 1000)
    return f"{time.strftime('%Y-%m-%dT%H:%M:%S', time.gmtime(seconds))}.{ms:03}Z"


def reload_timezone() -> None:
    """Read the system's time zone again (4 µs), since the C library keeps the first one."""
    if hasattr(time, "tzset"):
        time.tzset()


def utc_offset(wall_ms: int) -> int:
    """Return how many milliseconds local time is ahead of UTC at a UTC wall time."""
    return _local(wall_ms).tm_gmtoff * 1000


class _Style:
    """The format of times of day, for the whole process."""

    twelve_hours: bool | None = None
    """None until the locale has been looked up."""


def choose_clock(setting: str) -> None:
    """Format times of day as "12h", "24h", or as the locale does with "auto"."""
    _Style.twelve_hours = None if setting == "auto" else setting == "12h"


def _has_12_hours() -> bool:
    if _Style.twelve_hours is None:
        _Style.twelve_hours = _locale_has_12_hours()
    return _Style.twelve_hours


def _locale_has_12_hours() -> bool:
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_TIME", "LANG"))
    if next(filter(None, names), "C").partition(".")[0] in ("C", "POSIX"):
        return False
    import locale

    before = locale.setlocale(locale.LC_TIME)
    try:
        locale.setlocale(locale.LC_TIME, "")
        return any(part in locale.nl_langinfo(locale.T_FMT) for part in ("%I", "%r", "%p", "%l"))
    except (locale.Error, AttributeError):
        return False
    finally:
        locale.setlocale(locale.LC_TIME, before)


def format_time(wall_ms: int) -> str:
    """Format a UTC wall time as local time: "18:10", or "6:10 pm" on a 12-hour clock."""
    return _time_of_day(_local(wall_ms))


def _time_of_day(local: time.struct_time) -> str:
    if not _has_12_hours():
        return time.strftime("%H:%M", local)
    return f"{local.tm_hour % 12 or 12}:{local.tm_min:02} {'am' if local.tm_hour < 12 else 'pm'}"


def format_moment(wall_ms: int, now_ms: int) -> str:
    """Format a UTC wall time as local time, with its day if that is not today.

    Today "18:10", within six days "Fri 06:00", otherwise "Fri 6 Nov 06:00", with the year if it is not this one.
    """
    then, now = _local(wall_ms), _local(now_ms)
    if then[:3] == now[:3]:
        return _time_of_day(then)
    if abs(wall_ms - now_ms) <= _NEAR_MS:
        return f"{time.strftime('%a', then)} {_time_of_day(then)}"
    year = "" if then.tm_year == now.tm_year else f" {then.tm_year}"
    return f"{format_day(wall_ms)}{year} {_time_of_day(then)}"


def format_period(start_ms: int, end_ms: int, now_ms: int) -> str:
    """Format two UTC wall times as one period: "18:10–18:45", "Mon 01:10–01:45", "Sat 16:10–today 18:10".

    A shared day is written once; the time alone if both are the same.
    """
    start, end = format_moment(start_ms, now_ms), format_moment(end_ms, now_ms)
    if start == end:
        return start
    if _local(start_ms)[:3] == _local(end_ms)[:3]:
        return f"{start}–{format_time(end_ms)}"
    return f"{start}–{f'today {end}' if end == format_time(end_ms) else end}"


def format_day(wall_ms: int) -> str:
    """Format a UTC wall time as a local date: "Sat 26 Nov"."""
    local = _local(wall_ms)
    return f"{time.strftime('%a', local)} {local.tm_mday} {time.strftime('%b', local)}"


def add_calendar_units(wall_ms: int, length: int, unit: str) -> int:
    """Return the UTC wall time that is `length` days, weeks or months later in the local calendar."""
    local = _local(wall_ms)
    months = length if unit == "month" else 0
    days = {"day": length, "week": 7 * length}.get(unit, 0)
    date = (local.tm_year, local.tm_mon + months, local.tm_mday + days, local.tm_hour, local.tm_min, 0, 0, 0, -1)
    return round(time.mktime(date) * 1000)


def _local(wall_ms: int) -> time.struct_time:
    return time.localtime(wall_ms // 1000)
