"""Snapshots of the look. They show only that pixels moved; the other tests of this folder assert behaviour.

`pytest tests/tui/test_snapshots.py --snapshot-update` draws them again; look at the picture of each that changed.
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
    """Open the recipe."""


def simmering(cook: Cook) -> None:
    """Simmer, with rice beside it and a paused timer."""
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
    """Complete every step."""
    cook.at_step(13)


def planned(cook: Cook) -> None:
    """Plan three dishes, two hours before dinner."""
    for name in ("rice", "glazed carrots"):
        cook.kitchen.execute(commands.StartDish(recipe(name)))
    serve_ms = cook.kitchen.now().wall_ms + 200 * MINUTE
    cook.kitchen.execute(commands.AcceptPlan(plan_session(cook.kitchen, serve_ms, Room(), 5)[2]))


class Scene(NamedTuple):
    """A picture to take: strings are keys to press, numbers are milliseconds to wait."""

    size: tuple[int, int]
    setup: Setup
    then: tuple[str | int, ...] = ()
    theme: str = "dark"


SCENES = {
    "start_wide": Scene(WIDE, at_the_start),
    "start_stacked": Scene(STACKED, at_the_start),
    "start_single": Scene(SINGLE, at_the_start),
    "simmer_huge": Scene(HUGE, simmering),
    "simmer_wide": Scene(WIDE, simmering, ("tab",)),
    "simmer_stacked": Scene(STACKED, simmering),
    "simmer_light": Scene(WIDE, simmering, ("tab", "tab"), "light"),
    "simmer_single": Scene(SINGLE, simmering, ("tab",)),
    "check_wide": Scene(WIDE, lambda cook: cook.simmer(), (91 * MINUTE,)),
    "check_single": Scene(SINGLE, lambda cook: cook.simmer(), (91 * MINUTE,)),
    "alarm_and_question": Scene(WIDE, simmering, (54 * MINUTE,)),
    "alarm_stacked": Scene(STACKED, simmering, (10 * MINUTE,), "light"),
    "crowded_wide": Scene(WIDE, crowded, (8 * MINUTE, "enter", 30 * SECOND, "s", "1")),
    "crowded_stacked": Scene(STACKED, crowded, (8 * MINUTE,)),
    "large_stacked": Scene(STACKED, simmering, ("z",)),
    "large_alarm": Scene(SINGLE, simmering, ("z", 10 * MINUTE)),
    "line_wide": Scene(WIDE, simmering, ("a", *"12m", "space", *"rice")),
    "line_not_understood": Scene(SINGLE, simmering, ("a", *"beans")),
    "steps": Scene(STACKED, simmering, ("o",)),
    "help": Scene(STACKED, simmering, ("question_mark",)),
    "info": Scene(WIDE, simmering, ("i",)),
    "leaving": Scene(SINGLE, simmering, ("q",)),
    "ending": Scene(STACKED, served, ("q",)),
    "palette": Scene(STACKED, simmering, ("ctrl+p", *"mute")),
    "shopping": Scene(SINGLE, at_the_start, ("S", "space")),
    "plan_wide": Scene(WIDE, planned),
    "plan_huge": Scene(HUGE, planned),
    "plan_sheet_huge": Scene(HUGE, planned, ("g",)),
    "plan_sheet_wide": Scene(WIDE, planned, ("g",)),
    "plan_sheet_stacked": Scene(STACKED, planned, ("g",)),
    "plan_sheet_narrow": Scene(NARROW, planned, ("g",)),
    "plan_sheet_single": Scene(SINGLE, planned, ("g",)),
    "too_small": Scene(TINY, simmering),
}


@pytest.mark.parametrize("name", SCENES)
def test_the_look(name: str, snap_compare: Callable[..., bool]) -> None:
    scene, cook = SCENES[name], Cook()
    scene.setup(cook)
    app = KitchenApp(cook.kitchen, theme=scene.theme, ticking=False)

    async def play(pilot: Pilot[int]) -> None:
        app.tick()
        for act in scene.then:
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
