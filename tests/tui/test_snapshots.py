"""Snapshots of the look. They only show that pixels have changed; the other tests of this folder check behaviour.

`pytest tests/tui/test_snapshots.py --snapshot-update` draws them again; look at each changed picture.
"""

from collections.abc import Callable
from importlib.metadata import version
from typing import NamedTuple

import pytest
from textual.pilot import Pilot

from kitchen_tui.cooking import commands
from kitchen_tui.cooking.plan import Room
from kitchen_tui.kitchen.session_plan import plan_session
from kitchen_tui.model.duration import MINUTE, SECOND
from kitchen_tui.tui.app import KitchenApp
from tests.planning.dishes import recipe
from tests.tui.cooking import SINGLE, STACKED, WIDE, Cook, Setup

TEXTUAL = "8.2.8"
HUGE, NARROW, TINY = (200, 60), (60, 30), (20, 5)

pytestmark = pytest.mark.skipif(
    version("textual") != TEXTUAL, reason=f"the pictures are of Textual {TEXTUAL}; another draws borders its own way"
)


def at_the_start(cook: Cook) -> None:
    """Open the recipe, at its first step."""


def simmering(cook: Cook) -> None:
    """Start the simmer, with rice beside it and a paused timer."""
    for ingredient in list(cook.kitchen.session.dishes[cook.kitchen.session.on_screen].recipe.ingredients())[:9]:
        cook.kitchen.execute(commands.TickIngredient(ingredient.id))
    cook.simmer()
    cook.clock.advance(34 * MINUTE)
    cook.timer("rice", 12)
    cook.timer("bread for the guests", 25)
    cook.clock.advance(3 * MINUTE + 12 * SECOND)
    cook.kitchen.execute(commands.PauseTimer(cook.timer_named("bread for the guests").id))


def crowded(cook: Cook) -> None:
    """Run nine timers in most states."""
    simmering(cook)
    for name, minutes in (("eggs", 6), ("beans", 9), ("plates", 40), ("stock", 180), ("rolls", 7), ("sauce", 8)):
        cook.timer(name, minutes)


def served(cook: Cook) -> None:
    """Complete every step, one of them late."""
    cook.simmer()
    cook.clock.advance(124 * MINUTE)
    cook.kitchen.execute(commands.FinishTimer(cook.timer_named("simmer").id))
    for _ in range(10):
        cook.kitchen.execute(commands.MarkStep())


def planned(cook: Cook) -> None:
    """Plan three dishes, two hours before dinner."""
    for name in ("rice", "glazed carrots"):
        cook.kitchen.execute(commands.StartDish(recipe(name)))
    serve_ms = cook.kitchen.now().wall_ms + 200 * MINUTE
    cook.kitchen.execute(commands.AcceptPlan(plan_session(cook.kitchen, serve_ms, Room(), 5)[2]))


class Look(NamedTuple):
    """The content of a picture: strings in `then` are keys to press, numbers are milliseconds to wait."""

    setup: Setup
    then: tuple[str | int, ...] = ()


class Scene(NamedTuple):
    """A picture to take: a look at a size, in a theme."""

    size: tuple[int, int]
    look: Look
    theme: str = "dark"


LOOKS = {
    "start": Look(at_the_start),
    "simmer": Look(simmering, ("tab",)),
    "check": Look(lambda cook: cook.simmer(), (91 * MINUTE,)),
    "answered": Look(lambda cook: cook.simmer(), (91 * MINUTE, "y")),
    "alarm": Look(simmering, (54 * MINUTE,)),
    "crowded": Look(crowded, (8 * MINUTE, "enter", 30 * SECOND, "s", "1")),
    "large": Look(simmering, ("z",)),
    "large_alarm": Look(simmering, ("z", 10 * MINUTE)),
    "line": Look(simmering, ("a", *"12m", "space", *"rice")),
    "steps": Look(simmering, ("o",)),
    "help": Look(simmering, ("question_mark",)),
    "info": Look(simmering, ("i",)),
    "leaving": Look(simmering, ("q",)),
    "ending": Look(served, ("q",)),
    "palette": Look(simmering, ("ctrl+p",)),
    "shopping": Look(at_the_start, ("S", "space")),
    "plan": Look(planned),
    "plan_sheet": Look(planned, ("g",)),
}
SIZES = {"single": SINGLE, "stacked": STACKED, "wide": WIDE, "huge": HUGE}
SCENES = {f"{name}_{label}": Scene(size, look) for name, look in LOOKS.items() for label, size in SIZES.items()} | {
    f"{name}_light": Scene(size, LOOKS[name], "light")
    for name, size in (
        ("start", STACKED),
        ("simmer", WIDE),
        ("alarm", WIDE),
        ("check", SINGLE),
        ("steps", WIDE),
        ("info", STACKED),
        ("palette", STACKED),
        ("plan_sheet", STACKED),
        ("leaving", WIDE),
    )
}
SCENES |= {
    "line_not_understood": Scene(SINGLE, Look(simmering, ("a", *"beans"))),
    "palette_search": Scene(STACKED, Look(simmering, ("ctrl+p", *"mute"))),
    "plan_sheet_narrow": Scene(NARROW, LOOKS["plan_sheet"]),
    "too_small": Scene(TINY, Look(simmering)),
}


@pytest.mark.parametrize("name", SCENES)
def test_the_look(name: str, snap_compare: Callable[..., bool]) -> None:
    scene, cook = SCENES[name], Cook()
    scene.look.setup(cook)
    app = KitchenApp(cook.kitchen, theme=scene.theme, ticking=False)

    async def play(pilot: Pilot[int]) -> None:
        app.tick()
        for act in scene.look.then:
            if isinstance(act, int):
                cook.clock.advance(act)
                app.tick()
            else:
                await pilot.press(act)
        app.status.clear()
        app.tick()
        await pilot.pause()

    assert snap_compare(app, terminal_size=scene.size, run_before=play)


def test_the_snapshots_cover_each_size_and_both_themes() -> None:
    assert {scene.size for scene in SCENES.values()} == {HUGE, WIDE, STACKED, NARROW, SINGLE, TINY}
    assert {scene.theme for scene in SCENES.values()} == {"dark", "light"}
