"""A harness for the stove: the app without a terminal, on a fake clock and a journal in memory."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from functools import cache

import pytest
from textual.pilot import Pilot
from textual.strip import Strip

from kitchen_tui.cooking import commands
from kitchen_tui.cooking.view import DishView, TimerView, View
from kitchen_tui.model.duration import MINUTE, Span
from kitchen_tui.model.recipe import Recipe
from kitchen_tui.paths import resolve_paths
from kitchen_tui.recipes.formats.reading import read_file
from kitchen_tui.testing import KitchenHarness
from kitchen_tui.tui.app import KitchenApp
from kitchen_tui.tui.widgets.line_pane import LinePane

WIDE, STACKED, SINGLE = (120, 36), (80, 24), (40, 12)
SIZES = (WIDE, STACKED, SINGLE)
Size = tuple[int, int]
sizes = pytest.mark.parametrize("size", SIZES, ids=["wide", "stacked", "single"])
Setup = Callable[["Cook"], None]


@cache
def pork_belly() -> Recipe:
    """Return the recipe that most tests cook."""
    recipe = read_file(resolve_paths({"KITCHEN_TUI_HOME": "."}).shipped / "honey-glazed-pork-belly.yaml").recipe
    assert recipe is not None
    return recipe


_COUNTED_ONCE, _NOT_AT_ONCE_MS = ("d", "ctrl+d", "f", "c", "r", "t", "x", "u", "U"), 500


class Cook:
    """The actions of a cook (commands, keys, waiting), and what is on screen."""

    def __init__(self, recipe: Recipe | None = None, *, is_cooking: bool = True) -> None:
        self.harness = KitchenHarness(is_open=is_cooking)
        self.clock, self.journal, self.kitchen = self.harness.clock, self.harness.journal, self.harness.kitchen
        if is_cooking:
            self.harness.do(commands.StartDish(recipe or pork_belly()))

    app: KitchenApp
    pilot: Pilot[int]
    _last_key = ""

    # Before the screen is there -----------------------------------------------------------------------------------

    def at_step(self, number: int) -> None:
        """Complete every step before this one."""
        for _ in range(number - 1):
            self.kitchen.execute(commands.MarkStep())

    def timer(self, name: str, minutes: float) -> None:
        """Add a timer that belongs to no step."""
        length = round(minutes * MINUTE)
        self.kitchen.execute(commands.AddTimer(name, Span(length, length)))

    def simmer(self) -> None:
        """Go to the third step and start its timer."""
        self.at_step(3)
        self.kitchen.execute(commands.StartNextTimer())

    # At the screen ------------------------------------------------------------------------------------------------

    @property
    def view(self) -> View:
        """The view at the time of the test's clock."""
        return self.harness.view

    def timer_named(self, name: str) -> TimerView:
        return next(timer for timer in self.view.timers if timer.name == name)

    @property
    def dish(self) -> DishView:
        """The dish on screen."""
        assert self.view.dish is not None
        return self.view.dish

    @property
    def step(self) -> int:
        """The number of the step on screen."""
        assert self.dish.step is not None
        return self.dish.step.number

    @property
    def ticked(self) -> int:
        """The number of ticked ingredients."""
        dish = self.view.dish
        return dish.ticked if dish else 0

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, and wait until they were handled; the same one not twice at once."""
        for key in keys:
            if key == self._last_key and key in _COUNTED_ONCE:
                self.clock.advance(_NOT_AT_ONCE_MS)
            self._last_key = key
            await self.pilot.press(key)
        await self.pilot.pause()

    async def to(self, pane: str) -> None:
        """Go to a pane by the tab key."""
        for _ in range(3):
            if self.focus != pane:
                await self.press("tab")
        assert self.focus == pane

    async def type(self, line: str) -> None:
        await self.press(*("space" if char == " " else char for char in line))

    async def enter(self, line: str) -> None:
        """Type a line and press Enter."""
        await self.type(line)
        await self.press("enter")

    async def palette(self, words: str) -> None:
        """Execute the command of the palette that these words find."""
        await self.press("ctrl+p")
        await self.enter(words)
        await self.pilot.pause()
        await self.pilot.pause()

    async def pages(self, count: int) -> str:
        """Return the words on the screen and on the pages below."""
        seen = self.words
        for _ in range(count):
            await self.press("pagedown")
            seen += self.words
        return seen

    async def play(self, *acts: str | int) -> None:
        """Press keys, and wait for numbers of milliseconds."""
        for act in acts:
            await (self.press(act) if isinstance(act, str) else self.wait(act))

    async def wait(self, ms: int) -> None:
        """Let time pass, and tick."""
        self.clock.advance(ms)
        self.app.tick()
        await self.pilot.pause()

    @property
    def strips(self) -> list[Strip]:
        """Return the lines of the screen as Textual draws them."""
        return self.app.screen._compositor.render_strips()

    @property
    def screen(self) -> str:
        """Return all text that is visible."""
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in self.strips)

    @property
    def words(self) -> str:
        """Return the visible text without frames and line ends."""
        return " ".join(self.screen.translate({ord("│"): " ", ord("┃"): " "}).split())

    @property
    def top(self) -> str:
        return self.screen.split("\n")[0]

    def pane(self, id: str) -> str:
        """Return the visible text of one pane."""
        pane = self.app.screen.query_one(f"#{id}", LinePane)
        return "\n".join(pane.render_line(row).text.rstrip() for row in range(pane.size.height))

    @property
    def focus(self) -> str:
        """The id of the focused widget."""
        focused = self.app.focused
        return (focused.id or "") if focused else ""

    @property
    def sheet(self) -> str:
        """The class of the top screen."""
        return type(self.app.screen).__name__


def with_rice(cook: Cook) -> None:
    """Start the simmer and a timer for rice."""
    cook.simmer()
    cook.timer("rice", 12)


@asynccontextmanager
async def cooking(
    size: tuple[int, int] = WIDE,
    setup: Setup | None = None,
    *,
    cook: Cook | None = None,
    keys: Mapping[str, tuple[str, ...]] | None = None,
    theme: str = "dark",
    reduced_motion: bool = False,
    greeting: str = "",
    ascii_only: bool = False,
) -> AsyncIterator[Cook]:
    """Run the app on a kitchen that `setup` has prepared, without ticking."""
    cook = cook or Cook()
    if setup:
        setup(cook)
    cook.app = KitchenApp(
        cook.kitchen,
        keys=keys,
        theme=theme,
        reduced_motion=reduced_motion,
        greeting=greeting,
        ascii_only=ascii_only,
        ticking=False,
    )
    async with cook.app.run_test(size=size) as pilot:
        cook.pilot = pilot
        cook.app.tick()
        await pilot.pause()
        yield cook
