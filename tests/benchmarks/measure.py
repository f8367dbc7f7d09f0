"""A figure and its bar, and a home with timers to measure in."""

from pathlib import Path
from typing import NamedTuple

from kitchen_tui.clock import SystemClock
from kitchen_tui.cooking import commands
from kitchen_tui.journal.sqlite import SqliteJournal
from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.model.duration import Span
from kitchen_tui.paths import resolve_paths
from kitchen_tui.recipes.formats.reading import read_file

BELLY = "honey-glazed-pork-belly"


class Measure(NamedTuple):
    """One figure, which must be at most `bar`. `note` is for the reader: the processor time beside a delay."""

    name: str
    figure: float
    bar: float
    unit: str = "×"
    note: str = ""


def p95(values: list[float]) -> float:
    """Return the value that 95 of 100 do not exceed."""
    return sorted(values)[min(len(values) - 1, round(0.95 * len(values)))]


def with_timers(home: Path, count: int) -> Path:
    """Fill a home with an open session of running timers."""
    where = resolve_paths({"KITCHEN_TUI_HOME": str(home)})
    clock = SystemClock()
    journal = SqliteJournal(where.data / "journal.sqlite3", lambda: clock.now().wall_ms)
    kitchen_ = Kitchen(journal, clock)
    kitchen_.open()
    recipe = read_file(where.shipped / f"{BELLY}.yaml").recipe
    if recipe is None:
        raise RuntimeError("the pork belly cannot be read")
    kitchen_.execute(commands.StartDish(recipe))
    for number in range(count):
        kitchen_.execute(
            commands.AddTimer(f"pan {number}", Span(3_600_000 + 61_000 * number, 3_600_000 + 61_000 * number))
        )
    journal.flush(20)
    journal.close(5)
    return home
