"""Measure the screen: its start, what it costs while timers run, keys, alarms, and memory over a day."""

import shutil
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.measure import BELLY, Measure, p95, with_timers
from tests.benchmarks.program import Program, floor, kitchen, stolen_s
from tests.e2e import home as e2e

_SLICE_S = 12.0
_PLAYER = "#!/bin/sh\ndate +%s.%N >>{}\nsleep 0.5\n"


def first_frame(home: Callable[[], Path], rounds: int = 5) -> list[Measure]:
    """Compare the CPU until a recipe is on the screen with that of a hello-world app, run in turn.

    A recipe that was never read is parsed first; one that was is stored.
    """
    ratios: dict[str, list[float]] = {"read before": [], "never read": []}
    known = home()
    for number in range(rounds + 1):
        with Program(floor("hello"), home()) as hello:
            hello.until_written("Hello floor")
            bare = hello.cpu()
        for kind, found in ratios.items():
            folder = home()
            if kind == "read before" and number:
                shutil.copytree(known / "cache", folder / "cache")
            with Program(kitchen("cook", BELLY), folder) as ours:
                ours.until_written("five-spice")
                if number:  # the first one compiles
                    found.append(ours.cpu() / bare)
            if not number:
                known = folder
    return [
        Measure(f"first frame with a recipe {kind}, CPU against hello", statistics.median(found), 1.6)
        for kind, found in ratios.items()
    ]


def running(home: Callable[[], Path]) -> list[Measure]:
    """Compare eight timers with one Digits, with a hundred, and with a plan beside them, all running side by side."""
    eight = kitchen("cook", BELLY)
    with (
        Program(floor("digits"), home()) as digits,
        Program(eight, with_timers(home(), 8)) as bare,
        Program(eight, with_timers(home(), 100)) as hundred,
        Program([*eight, "--serve-at", "23:59"], with_timers(home(), 8)) as planned,
    ):
        programs = (digits, bare, hundred, planned)
        _read_all(programs, 4.0)
        before = [(program.cpu(), program.bytes, program.wakeups()) for program in programs]
        _read_all(programs, _SLICE_S)
        after = [(program.cpu(), program.bytes, program.wakeups()) for program in programs]
        cpu, written, woken = (
            [late[at] - early[at] for early, late in zip(before, after, strict=True)] for at in range(3)
        )
        memory = bare.pss() / digits.pss()
    note = f"{cpu[1] / _SLICE_S * 1000:.1f} ms CPU a second"
    return [
        Measure("eight timers running, CPU against one Digits", cpu[1] / cpu[0], 1.6, note=note),
        Measure("eight timers with a plan on screen, CPU against without", cpu[3] / cpu[1], 1.1),
        Measure("100 timers against 8, CPU", cpu[2] / cpu[1], 3.0),
        Measure("bytes to the terminal, eight timers", written[1] / _SLICE_S / 1000, 1.8, " kB/s"),
        Measure("wake-ups, eight timers", woken[1] / _SLICE_S, 20, " /s"),
        Measure("PSS against the Digits app beside it", memory, 1.45),
    ]


def _read_all(programs: tuple[Program, ...], seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        for program in programs:
            program.read_for(0.03)


def key(home: Callable[[], Path], presses: int = 40) -> list[Measure]:
    """Measure from a key to the changed screen, with eight timers running.

    On a virtual machine the host takes the processor away at times; a key during which it did so is not counted.
    """
    every: list[float] = []
    took: list[float] = []
    cpu_ms: list[float] = []
    with Program(kitchen("cook", BELLY), with_timers(home(), 8)) as ours:
        ours.read_for(1.5)
        ours.send("\x1b[F")  # on the last row a tick has no next one to go to
        while len(took) < presses:
            ours.read_for(0.05 + len(every) % 7 * 0.013)
            before, stolen = ours.cpu(), stolen_s()
            ours.send(" ")
            every.append(ours.until_written("□" if len(every) % 2 else "✓") * 1000)
            if stolen_s() == stolen or len(every) > 3 * presses:
                took.append(every[-1])
                cpu_ms.append((ours.cpu() - before) * 1000)
    note = f"{statistics.median(cpu_ms):.1f} ms CPU; of all {len(every)} keys {p95(every):.1f} ms"
    return [Measure("key to changed screen, p95", p95(took), 15, " ms", note)]


def bell(home: Callable[[], Path], rounds: int = 8) -> list[Measure]:
    """Measure from the due instant to the bell, with eight more timers running."""
    late = []
    with Program(kitchen("cook", BELLY), with_timers(home(), 8)) as ours:
        ours.read_for(1.5)
        for number in range(rounds):
            ours.send("a")
            ours.read_for(0.3)
            ours.send(f"1s bell{number}\r")
            began = time.perf_counter()
            ours.until_written("\x07")
            late.append((time.perf_counter() - began - 1.0) * 1000)
            ours.send("\rf")
            ours.read_for(0.3)
    return [Measure("the bell after the due instant, p95", p95(late), 50, " ms")]


def players(home: Callable[[], Path], rounds: int = 2) -> list[Measure]:
    """Measure from the due instant of a timer to the start of the player; a round starts real programs."""
    return [
        Measure(f"the player after the due instant, {who}, worst", max(late), 300, " ms")
        for who, late in (
            ("screen", [_late_ms(home(), 1, alone=False) for _ in range(rounds)]),
            ("ringer", [_late_ms(home(), 1, alone=True) for _ in range(rounds)]),
            ("screen, 8 due in a second", [_late_ms(home(), 8, alone=False) for _ in range(rounds // 2)]),
            ("ringer, 8 due in a second", [_late_ms(home(), 8, alone=True) for _ in range(rounds // 2)]),
        )
    ]


def _late_ms(folder: Path, count: int, alone: bool) -> float:
    """Return the milliseconds from the first due instant to the start of the player; `alone`: without the screen."""
    sounds, player = folder / "sounds", folder / "bin" / "aplay"
    player.parent.mkdir()
    player.write_text(_PLAYER.format(sounds), encoding="utf-8")
    player.chmod(0o755)
    with e2e.kitchen(folder) as place:
        place.sound()
        place.environ["PATH"] = f"{player.parent}:/usr/local/bin:/usr/bin:/bin"
        cook = e2e.Cook(place, BELLY)
        for number in range(count):
            cook.send(f"a{3 + (number < 4 < count)} s t{number}\r")
        _until_ringer(place, cook)
        if alone:
            cook.read(0.3)
            cook.end()
        while not sounds.exists() or not sounds.read_text(encoding="ascii"):
            time.sleep(0.02) if alone else cook.read(0.02)
        return (float(sounds.read_text(encoding="ascii").split()[0]) - min(place.dues())) * 1000


def _until_ringer(place: e2e.Home, cook: e2e.Cook) -> None:
    cook.until(lambda: len(place.processes("ring")) == 1)


def second_terminal(home: Callable[[], Path], rounds: int = 8) -> list[Measure]:
    """Measure from a key in one terminal to its tick in the other."""
    place, took = with_timers(home(), 1), []
    with Program(kitchen("cook", BELLY), place) as one, Program(kitchen("cook", BELLY), place) as two:
        for program in (one, two):
            program.until_written("five-spice")
            program.read_for(0.5)
        one.send("\x1b[F")
        for number in range(rounds):
            two.read_for(0.1)
            one.send(" ")
            took.append(two.until_written("✓" if number % 2 == 0 else "□") * 1000)
            one.read_for(0.2)
    return [Measure("a second terminal's delay, p95", p95(took), 500, " ms")]


def rehearsal(home: Callable[[], Path]) -> list[Measure]:
    """Measure the growth of memory over 24 rehearsed hours with eight timers, four of which become due.

    Before them, half a day and a first alarm fill the caches.
    """
    speed, place = 3600, home()
    hours = 24 * 3600 / speed
    with Program(kitchen("cook", BELLY, "--speed", str(speed)), place) as ours:
        ours.read_for(1.5)
        for number in range(8):
            ours.send("a")
            ours.read_for(0.2)
            ours.send(f"{68 + number if number else 8}h pan{number}\r")
            ours.read_for(0.2)
        ours.read_for(hours / 2)
        before = ours.allocated()
        ours.read_for(hours)
        return [Measure("24 h rehearsed with eight timers, growth", ours.allocated() - before, 0.5, " MiB")]
