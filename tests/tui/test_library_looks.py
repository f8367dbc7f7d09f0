"""Snapshots of the library; see `test_snapshots.py` for how to approve them."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from kitchen_tui.tui.app import KitchenApp
from tests.tui.browsing import Guest, Shelves
from tests.tui.test_snapshots import SIZES

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
    shelves = Shelves(tmp_path)
    shelves.write("Soft eggs")
    shelves.write("Green soup", "leeks", "soup")
    shelves.write("Zander", "zander", "favourite")
    shelves.write("Potato salad", "potatoes", own=False)
    shelves.spoil("apple-pie")
    shelves.cooked = {"potato-salad": 20_000 * _DAY_MS}
    shelves.ratings = {"potato-salad": 4}
    shelves.notes = {"potato-salad": "last time: potatoes 22 min; more mustard"}
    app = KitchenApp(Guest().kitchen, library=shelves.books, theme=theme, ticking=False)

    async def mark_one(pilot: Pilot[int]) -> None:
        await settle(pilot)
        await pilot.press("tab")
        await settle(pilot)

    assert callable(snap_compare)
    assert snap_compare(app, terminal_size=size, run_before=mark_one)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_the_recipe_to_import(size: tuple[int, int], tmp_path: Path, snap_compare: object) -> None:
    shelves, file = Shelves(tmp_path), tmp_path / "soup.txt"
    file.write_text(_SOUP, encoding="utf-8")
    app = KitchenApp(Guest().kitchen, library=shelves.books, ticking=False)

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
