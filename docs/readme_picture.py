"""Draw the README's picture with the real app: `python docs/readme_picture.py` writes docs/stove.svg."""

import asyncio
from pathlib import Path

from kitchen_tui.cooking import commands as do
from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.model.duration import MINUTE, SECOND, Span
from kitchen_tui.paths import resolve_paths
from kitchen_tui.recipes.formats.reading import read_file
from kitchen_tui.testing import KitchenHarness
from kitchen_tui.tui.app import KitchenApp

HERE = Path(__file__).parent
SIZE = (120, 36)


def evening() -> Kitchen:
    """Return a kitchen with a simmer under way, rice beside it, and a paused timer."""
    recipe = read_file(resolve_paths({"KITCHEN_TUI_HOME": "."}).shipped / "honey-glazed-pork-belly.yaml").recipe
    if recipe is None:
        raise SystemExit("the pork belly cannot be read")
    stove = KitchenHarness()
    stove.do(do.StartDish(recipe))
    stove.do(*(do.TickIngredient(ingredient.id) for ingredient in list(recipe.ingredients())[:9]))
    stove.do(do.MarkStep(), do.MarkStep(), do.StartNextTimer())
    stove.clock.advance(34 * MINUTE)
    stove.do(do.AddTimer("rice", Span(12 * MINUTE, 12 * MINUTE)), do.AddTimer("bread", Span(25 * MINUTE, 25 * MINUTE)))
    stove.clock.advance(3 * MINUTE + 12 * SECOND)
    stove.do(do.PauseTimer(stove.timer("bread").id))
    return stove.kitchen


async def draw() -> None:
    """Write the picture."""
    app = KitchenApp(evening())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        (HERE / "stove.svg").write_text(app.export_screenshot(title="kitchen-tui"), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(draw())
