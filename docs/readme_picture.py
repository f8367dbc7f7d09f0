"""Draw the README's picture with the real app: `python docs/readme_picture.py` writes docs/stove.svg."""

import asyncio
from pathlib import Path

from kitchen_tui.cooking import commands
from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.model.duration import MINUTE, SECOND, Span
from kitchen_tui.paths import resolve_paths
from kitchen_tui.recipes.formats.reading import read_file
from kitchen_tui.testing import FakeClock, MemoryJournal
from kitchen_tui.tui.app import KitchenApp

HERE = Path(__file__).parent
SIZE = (120, 36)


def evening() -> Kitchen:
    """Return a kitchen with a simmer under way, rice beside it, and a paused timer."""
    recipe = read_file(resolve_paths({"KITCHEN_TUI_HOME": "."}).shipped / "honey-glazed-pork-belly.yaml").recipe
    if recipe is None:
        raise SystemExit("the pork belly cannot be read")
    clock = FakeClock()
    kitchen = Kitchen(MemoryJournal(), clock)
    kitchen.open()
    kitchen.execute(commands.StartDish(recipe))
    for ingredient in list(recipe.ingredients())[:9]:
        kitchen.execute(commands.TickIngredient(ingredient.id))
    kitchen.execute(commands.MarkStep())
    kitchen.execute(commands.MarkStep())
    kitchen.execute(commands.StartNextTimer())
    clock.advance(34 * MINUTE)
    kitchen.execute(commands.AddTimer("rice", Span(12 * MINUTE, 12 * MINUTE)))
    kitchen.execute(commands.AddTimer("bread", Span(25 * MINUTE, 25 * MINUTE)))
    clock.advance(3 * MINUTE + 12 * SECOND)
    bread = kitchen.session.alive[-1]
    kitchen.execute(commands.PauseTimer(bread.id))
    return kitchen


async def draw() -> None:
    """Write the picture."""
    app = KitchenApp(evening())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        (HERE / "stove.svg").write_text(app.export_screenshot(title="kitchen-tui"), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(draw())
