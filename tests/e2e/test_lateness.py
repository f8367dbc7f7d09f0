"""How late an alarm is, measured from outside: bell and player, by the screen and by the ringer."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.alarms.waiting import until
from tests.e2e.home import Cook, Home, kitchen

pytestmark = [
    pytest.mark.deep,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are read from /proc"),
]

BELL_S, SOUND_S = 0.05, 0.3
EIGHT = range(8)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A kitchen whose player writes down when it was started."""
    programs = tmp_path / "bin"
    programs.mkdir()
    player = programs / "aplay"
    player.write_text(f"#!/bin/sh\ndate +%s.%N >>{tmp_path}/sounds\nsleep 0.5\n", encoding="utf-8")
    player.chmod(0o755)
    with kitchen(tmp_path) as made:
        made.sound()
        made.environ["PATH"] = f"{programs}:/usr/local/bin:/usr/bin:/bin"
        yield made


def sounds(home: Home) -> list[float]:
    """When the player was started."""
    file = home.folder / "sounds"
    return [float(line) for line in file.read_text(encoding="ascii").split()] if file.exists() else []


def eight_within_a_second(home: Home) -> Cook:
    """Eight timers, each due a tenth of a second after the one before."""
    cook = Cook(home, "honey-glazed-pork-belly")
    for number in EIGHT:
        cook.keys("a", f"{5 if number < 4 else 4} s t{number}", "\r")
    return cook


def test_the_bell_and_the_player_of_the_screen(home: Home) -> None:
    """The first of eight is as quick as one alone; every one is told to the program."""
    cook = eight_within_a_second(home)
    cook.until(lambda: len(cook.bells()) > 0 and len(sounds(home)) > 0)
    first = min(home.dues())
    assert 0 <= cook.bells()[0] - first < BELL_S
    assert 0 <= sounds(home)[0] - first < SOUND_S
    cook.until(lambda: len(home.events()) == len(EIGHT))


def test_the_player_of_the_ringer(home: Home) -> None:
    """Nobody is there but the ringer."""
    cook = eight_within_a_second(home)
    cook.until(lambda: len(home.processes("ring")) == 1)
    cook.read(0.3)
    cook.end()
    until(lambda: len(home.events()) == len(EIGHT))
    assert 0 <= sounds(home)[0] - min(home.dues()) < SOUND_S
