"""Snapshots of the look. They only show that pixels have changed; the other tests of this folder check behaviour.

`pytest tests/tui/test_snapshots.py --snapshot-update` draws them again; look at each changed picture.
"""

from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import pytest
from textual.pilot import Pilot

from kitchen_tui.cooking import commands
from kitchen_tui.model.duration import MINUTE, SECOND
from kitchen_tui.tui.app import KitchenApp
from tests.planning.dishes import recipe
from tests.planning.planned import plan_dinner
from tests.tui.browsing import Guest, RecipeFolders
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
    plan_dinner(cook.kitchen, 200)


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
    "check": Look(Cook.simmer, (91 * MINUTE,)),
    "answered": Look(Cook.simmer, (91 * MINUTE, "y")),
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


_DAY_MS = 86_400_000
_SOUP = """\
Pea Soup
Serves 4

2 cups peas
1 onion

1. Boil the peas for 20 minutes.
2. Stir in the onion and simmer for a while.
"""


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_the_library(size: tuple[int, int], theme: str, tmp_path: Path, snap_compare: object) -> None:
    folders = RecipeFolders(tmp_path)
    folders.write("Soft eggs")
    folders.write("Green soup", "leeks", "soup")
    folders.write("Zander", "zander", "favourite")
    folders.write("Potato salad", "potatoes", own=False)
    folders.spoil("apple-pie")
    folders.cooked = {"potato-salad": 20_000 * _DAY_MS}
    folders.ratings = {"potato-salad": 4}
    folders.notes = {"potato-salad": "last time: potatoes 22 min; more mustard"}
    app = KitchenApp(Guest().kitchen, library=folders.service, theme=theme, ticking=False)

    async def mark_one(pilot: Pilot[int]) -> None:
        await settle(pilot)
        await pilot.press("tab")
        await settle(pilot)

    assert callable(snap_compare)
    assert snap_compare(app, terminal_size=size, run_before=mark_one)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_the_recipe_to_import(size: tuple[int, int], tmp_path: Path, snap_compare: object) -> None:
    folders, file = RecipeFolders(tmp_path), tmp_path / "soup.txt"
    file.write_text(_SOUP, encoding="utf-8")
    app = KitchenApp(Guest().kitchen, library=folders.service, ticking=False)

    async def read_it(pilot: Pilot[int]) -> None:
        await settle(pilot)
        await pilot.press("ctrl+o")
        app.screen.query_one("#entry-input").value = str(file)  # type: ignore[attr-defined]
        await pilot.press("enter")
        await settle(pilot)
        await settle(pilot)
        app.status.clear()
        await settle(pilot)

    assert callable(snap_compare)
    assert snap_compare(app, terminal_size=size, run_before=read_it)


async def settle(pilot: Pilot[int]) -> None:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
