"""The pork belly is cooked in a real terminal, from the first ingredient to the final note."""

import subprocess
from pathlib import Path

import pytest

from tests.e2e.conftest import MovableClock, Starting
from tests.e2e.home import RECIPE
from tests.support.terminal import PROGRAM, ROOT, surroundings

pytestmark = pytest.mark.deep

_ENTER = "\r"


def test_the_whole_recipe(start: Starting, kitchen_home: Path, clock: MovableClock) -> None:
    terminal = start("cook", RECIPE, program=clock.program)
    terminal.wait_for("2 lb pork belly", "1 · Prepare the pork", "0/19")
    terminal.send(" " * 19)
    terminal.wait_for("19/19")
    terminal.press("d", "2 · Blanch")
    terminal.press("t", "1 BLANCH")
    clock.advance(5)
    terminal.wait_for("BLANCH", "rinse under cold water", "DUE")
    terminal.press("d", "3 · Simmer")
    terminal.press("t", "1 SIMMER")
    clock.advance(90)
    terminal.wait_for("SIMMER", "Does a fork slide in", "y yes")
    terminal.press("x", "undo: answer simmer")
    clock.advance(15)
    terminal.wait_for("Does a fork slide in", "y yes")
    terminal.press("y", "simmer  90–120 min   finished")
    terminal.press("d", "4 · Check for tenderness")
    clock.advance(0.1)  # the same key at once counts once
    terminal.press("d", "5 · Drain and cool")
    terminal.press("t", "1 COOL")
    clock.advance(10)
    terminal.wait_for("COOL", "DUE", "Pat the pork dry")
    terminal.press(_ENTER, "silenced")
    terminal.press("d", "6 · Mix the glaze")
    clock.advance(0.1)  # the same key at once counts once
    terminal.press("d", "7 · Sauté the aromatics")
    for timer, minutes, due, following in (
        ("AROMATICS", 0.5, "Pork in, now.", "8 · Add pork and glaze"),
        ("GLAZE", 10, "Stir the slurry again", "9 · Thicken"),
        ("THICKEN", 3, "High heat to caramelize", "10 · Caramelize"),
        ("CARAMELIZE", 2, "Off the heat now.", "11 · Rest and garnish"),
        ("REST", 5, "Drizzle and garnish.", "12 · Slice and serve"),
    ):
        terminal.press("t", f"1 {timer}")
        clock.advance(minutes)
        terminal.wait_for(timer, "DUE", due)
        terminal.press("d", following)
    clock.advance(0.1)  # the same key at once counts once
    terminal.press("d", "12/12")
    terminal.press("q", "Leftovers until", "note")
    terminal.send("Softer after 105 min" + _ENTER)
    assert terminal.ended() == 0
    log = subprocess.run(
        [*PROGRAM, "log"], env=surroundings(kitchen_home), cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert "Softer after 105 min" in log.stdout
    status = subprocess.run([*PROGRAM, "status"], env=surroundings(kitchen_home), cwd=ROOT, capture_output=True)
    assert status.returncode == 3
