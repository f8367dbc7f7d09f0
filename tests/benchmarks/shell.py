"""Measure what has no screen: the verbs, `watch`, and the journal."""

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from kitchen_tui.clock import SystemClock
from kitchen_tui.cooking import commands
from kitchen_tui.journal.sqlite import SqliteJournal
from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.paths import resolve_paths
from kitchen_tui.testing import FakeClock
from tests.benchmarks.measure import BELLY, Measure, p95, with_timers
from tests.benchmarks.program import Program, kitchen
from tests.support.terminal import ROOT

_SLICE_S = 8.0


def verbs(home: Callable[[], Path], rounds: int = 9) -> list[Measure]:
    """Compare the CPU of the verbs with that of `python -c pass`."""
    place = with_timers(home(), 8)
    environ = os.environ | {"KITCHEN_TUI_HOME": str(place)}
    kinds = {
        "status": (["status"], 6.0),
        "status --json": (["status", "--json"], 6.0),
        "status --line": (["status", "--line", "{name} {left}"], 5.0),
        "list": (["list"], 9.0),
        "list --names": (["list", "--names"], 4.0),
        "show": (["show", BELLY], 9.0),
    }
    ratios: dict[str, list[float]] = {kind: [] for kind in kinds}
    for words, _ in kinds.values():
        _cpu_of(kitchen(*words), environ)  # the first time compiles
    for _ in range(rounds):
        bare = _cpu_of([sys.executable, "-c", "pass"], environ)
        for kind, (words, _) in kinds.items():
            ratios[kind].append(_cpu_of(kitchen(*words), environ) / bare)
    return [
        Measure(f"{kind}, CPU against python -c pass", statistics.median(found), kinds[kind][1])
        for kind, found in ratios.items()
    ]


def _cpu_of(argv: list[str], environ: dict[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(argv, env=environ, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def journal(home: Callable[[], Path], appends: int = 200) -> list[Measure]:
    """Measure how long an event takes to become durable."""
    clock = SystemClock()
    store = SqliteJournal(home() / "journal.sqlite3", lambda: clock.now().wall_ms)
    kitchen_ = Kitchen(store, clock)
    kitchen_.open()
    took = []
    for number in range(appends):
        began = time.perf_counter()
        kitchen_.execute(commands.TakeNote(f"note {number}"))
        store.flush(5)
        took.append((time.perf_counter() - began) * 1000)
    store.close(5)
    return [
        Measure("append until durable, p50", statistics.median(took), 10, " ms"),
        Measure("append until durable, p95", p95(took), 50, " ms"),
        _past_sessions(home),
    ]


def _past_sessions(home: Callable[[], Path], count: int = 1000) -> Measure:
    """Measure how much a thousand past sessions add to finding and reading the open one."""
    return Measure("1,000 past sessions add to a start", _opening_ms(home(), count) - _opening_ms(home(), 0), 10, " ms")


def _opening_ms(place: Path, past: int) -> float:
    """Return the fastest of five openings of a journal with `past` closed sessions before the open one."""
    path = place / "journal.sqlite3"
    store = SqliteJournal(path, lambda: 0)
    kitchen_ = Kitchen(store, FakeClock())
    for _ in range(past):
        kitchen_.open()
        kitchen_.execute(commands.TakeNote("one more evening"))
        kitchen_.execute(commands.CloseSession())
    kitchen_.open()
    store.flush(60)
    store.close(5)
    took = []
    for _ in range(5):
        began = time.perf_counter()
        again = SqliteJournal(path, lambda: 0)
        again.read(again.open_session() or "")
        took.append((time.perf_counter() - began) * 1000)
        again.close(1)
    return min(took)


def watching(home: Callable[[], Path]) -> list[Measure]:
    """Measure CPU, wake-ups and memory while nothing happens, with a line that changes every second."""
    with Program(kitchen("watch", "--line", "{name} {left}"), with_timers(home(), 8)) as ours:
        ours.read_for(1.5)
        cpu, woken, began = ours.cpu(), ours.wakeups(), time.perf_counter()
        ours.read_for(_SLICE_S)
        took = time.perf_counter() - began
        cpu, woken = ours.cpu() - cpu, ours.wakeups() - woken
        memory, shared = ours.allocated(), ours.pss()
    return [
        Measure("watch, eight timers: CPU seconds a minute", 60 * cpu / took, 0.15, " s"),
        Measure("watch, eight timers: wake-ups a second", woken / took, 4, " /s"),
        Measure("watch, eight timers: allocated memory", memory, 9, " MiB", f"{shared:.1f} MiB PSS"),
        _followed(home()),
    ]


def _followed(place: Path, rounds: int = 20) -> Measure:
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
    return Measure("watch: another process's command to its line, p95", p95(took), 400, " ms")
