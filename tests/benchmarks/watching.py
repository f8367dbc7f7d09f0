"""The cost of `watch` with eight timers, and the delay until it shows another process's command."""

import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.measures import Measure, _p95, with_timers
from tests.benchmarks.program import Program, kitchen

_SLICE_S = 20.0


def watching(home: Callable[[], Path]) -> list[Measure]:
    """Measure CPU, wake-ups and memory while nothing happens, with a line that changes every second."""
    with Program(kitchen("watch", "--line", "{name} {left}"), with_timers(home(), 8)) as ours:
        ours.read_for(1.5)
        cpu, woken, began = ours.cpu(), ours.wakeups(), time.perf_counter()
        ours.read_for(_SLICE_S)
        took = time.perf_counter() - began
        cpu, woken = ours.cpu() - cpu, ours.wakeups() - woken
        memory = ours.pss()
    return [
        Measure("watch, eight timers: CPU seconds a minute", 60 * cpu / took, 0.15, 0.1, " s"),
        Measure("watch, eight timers: wake-ups a second", woken / took, 4, 3, ""),
        Measure("watch, eight timers: PSS", memory, 10, 8, " MiB"),
        _followed(home()),
    ]


def _followed(place: Path, rounds: int = 30) -> Measure:
    from kitchen_tui.clock import SystemClock
    from kitchen_tui.cooking import commands
    from kitchen_tui.journal.sqlite import SqliteJournal
    from kitchen_tui.kitchen.service import Kitchen
    from kitchen_tui.paths import resolve_paths

    with_timers(place, 8)
    clock = SystemClock()
    store = SqliteJournal(resolve_paths({"KITCHEN_TUI_HOME": str(place)}).journal, lambda: clock.now().wall_ms)
    cook = Kitchen(store, clock)
    cook.resume(store.open_session() or "")
    timer, took = cook.session.alive[0].id, []
    with Program(kitchen("watch", "--line", "{name}"), place) as ours:
        ours.read_for(1.5)
        for number in range(rounds):
            ours.read_for(0.2 + number % 7 * 0.05)
            name = f"name{number}"
            cook.execute(commands.RenameTimer(timer, name))
            store.flush(5)
            took.append(ours.until_written(name) * 1000)
    store.close(5)
    return Measure("watch: another process's command to its line, p95", _p95(took), 400, 350, " ms")
