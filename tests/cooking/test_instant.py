"""The time between two instants, with suspend, a set wall clock and a reboot."""

from kitchen_tui.cooking.instant import Instant, between, moved
from tests.cooking.making import START


def test_the_boot_clock_counts_while_the_wall_is_set() -> None:
    """An hour forward or back on the wall changes no duration."""
    for step in (-3_600_000, 0, 3_600_000):
        later = Instant(START.boot_ms + 5000, START.wall_ms + 5000 + step, START.boot_id)
        assert between(START, later) == 5000


def test_across_a_reboot_the_wall_counts_and_never_below_zero() -> None:
    assert between(START, Instant(10, START.wall_ms + 7000, "boot-2")) == 7000
    assert between(START, Instant(10, START.wall_ms - 7000, "boot-2")) == 0


def test_time_does_not_run_backward() -> None:
    assert between(moved(START, 5), START) == 0


def test_moved_by_every_clock() -> None:
    assert moved(START, -3) == Instant(START.boot_ms - 3, START.wall_ms - 3, START.boot_id)
