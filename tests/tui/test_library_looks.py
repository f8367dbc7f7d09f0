"""Snapshots of the library, with a description of their approval in `test_snapshots.py`."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from kitchen_tui.tui.app import KitchenApp
from tests.tui.browsing import Guest, Shelves
from tests.tui.cooking import STACKED, WIDE

_DAY_MS = 86_400_000


@pytest.mark.parametrize("size", [WIDE, STACKED], ids=["wide", "stacked"])
def test_the_library(size: tuple[int, int], tmp_path: Path, snap_compare: object) -> None:
    shelves = Shelves(tmp_path)
    shelves.write("Soft eggs")
    shelves.write("Green soup", "leeks", "soup")
    shelves.write("Potato salad", "potatoes", own=False)
    shelves.spoil("apple-pie")
    shelves.cooked = {"potato-salad": 20_000 * _DAY_MS}
    shelves.notes = {"potato-salad": "last time: potatoes 22 min; more mustard"}
    app = KitchenApp(Guest().kitchen, library=shelves.books, ticking=False)

    async def settle(pilot: Pilot[int]) -> None:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()

    assert callable(snap_compare)
    assert snap_compare(app, terminal_size=size, run_before=settle)
