"""Measure how late the player starts for a due timer: by the screen, by the ringer, and with eight in one second."""

import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.measures import BELLY, Measure
from tests.e2e.home import Cook, Home, kitchen

_PLAYER = "#!/bin/sh\ndate +%s.%N >>{}\nsleep 0.5\n"


def players(home: Callable[[], Path], rounds: int = 5) -> list[Measure]:
    """Return the worst of a few rounds of each kind; a round starts real programs and takes seconds."""
    return [
        Measure(f"the player after the due instant, {who}, worst", max(late), 300, 100, " ms")
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
    with kitchen(folder) as place:
        place.sound()
        place.environ["PATH"] = f"{player.parent}:/usr/local/bin:/usr/bin:/bin"
        cook = Cook(place, BELLY)
        for number in range(count):
            cook.send(f"a{3 + (number < 4 < count)} s t{number}\r")
        _until_ringer(place, cook)
        if alone:
            cook.read(0.3)
            cook.end()
        while not sounds.exists() or not sounds.read_text(encoding="ascii"):
            time.sleep(0.02) if alone else cook.read(0.02)
        return (float(sounds.read_text(encoding="ascii").split()[0]) - min(place.dues())) * 1000


def _until_ringer(place: Home, cook: Cook) -> None:
    cook.until(lambda: len(place.processes("ring")) == 1)
