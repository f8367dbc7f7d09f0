"""The keys that change what is looked at, and the lines that are typed."""

from typing import TYPE_CHECKING

from kitchen_tui.cooking.session import is_served
from kitchen_tui.tui.screens.base import KitchenScreen
from kitchen_tui.tui.widgets.line_pane import LinePane
from kitchen_tui.tui.widgets.panes import IngredientsPane, StepPane, TimersPane

if TYPE_CHECKING:
    from kitchen_tui.tui.widgets.entry_line import EntryLine


class LookingKeys(KitchenScreen):
    """Panes, sheets, finding, leaving. What it opens is imported when it is opened: the first frame waits for none."""

    def action_next_pane(self) -> None:
        """Ingredients, step, timers."""
        panes = [self.query_one(pane) for pane in (IngredientsPane, StepPane, TimersPane)]
        at = next((number for number, pane in enumerate(panes) if pane is self.focused), -1)
        self.go_to(panes[(at + 1) % len(panes)])

    def go_to(self, pane: LinePane) -> None:
        """Focus a pane, and show it where only one is seen at a time."""
        for each in (IngredientsPane, StepPane, TimersPane):
            self.set_class(isinstance(pane, each), f"-at-{self.query_one(each).id}")
        self.set_focus(pane)

    def see_step(self) -> None:
        """The step is what was asked for: show it where another pane covers it."""
        pane = self.query_one(StepPane)
        if not pane.display:
            self.go_to(pane)

    async def action_add(self) -> None:
        """A line for a timer."""
        from kitchen_tui.tui.lines.timer import timer_line

        await self._type(timer_line(self.kitchen_app))

    async def action_find(self) -> None:
        """A line to find with."""
        from kitchen_tui.tui.lines.find import find_line

        await self._type(find_line(self))

    async def _type(self, line: "EntryLine") -> None:
        """Opened before the next key is looked at: a quick hand's letters belong on the line, not to the stove."""
        typed = self.query("#entry-input")
        if typed:
            self.set_focus(typed.first())
        else:
            await self.mount(line)

    async def action_servings(self) -> None:
        """A line for more or less."""
        from kitchen_tui.tui.lines.amounts import amounts_line

        line = amounts_line(self.kitchen_app)
        if line:
            await self._type(line)

    async def action_library(self) -> None:
        """Another recipe, beside what is cooking."""
        if self.kitchen_app.books is None:
            self.kitchen_app.say("there is no library here")
        else:
            await self.app.push_screen(self.kitchen_app.library())

    async def action_all_steps(self) -> None:
        """All steps."""
        from kitchen_tui.tui.screens.steps import StepsSheet

        await self.app.push_screen(StepsSheet())

    async def action_info(self) -> None:
        """What the recipe says beside its steps."""
        from kitchen_tui.tui.screens.info import InfoSheet

        await self.app.push_screen(InfoSheet())

    async def action_shopping(self) -> None:
        """What to buy."""
        from kitchen_tui.tui.screens.shopping import ShoppingSheet

        await self.app.push_screen(ShoppingSheet())

    async def action_help(self) -> None:
        """The keys."""
        from kitchen_tui.tui.screens.help import HelpSheet

        await self.app.push_screen(HelpSheet())

    async def action_across(self) -> None:
        """Across the room."""
        from kitchen_tui.tui.screens.across import AcrossScreen

        await self.app.push_screen(AcrossScreen())

    async def action_palette(self) -> None:
        """Every command by name."""
        from kitchen_tui.tui.screens.palette import PaletteSheet

        await self.app.push_screen(PaletteSheet())

    def action_suspend(self) -> None:
        """To the shell."""
        self.app.action_suspend_process()

    async def action_leave(self) -> None:
        """Leave, but never leave the cook in doubt about what will ring."""
        view = self.kitchen_app.view
        dishes = view.session.dishes.values()
        if dishes and all(map(is_served, dishes)) and not view.urgent:
            from kitchen_tui.tui.screens.ending import EndingSheet

            await self.app.push_screen(EndingSheet())
        elif view.urgent or self.kitchen_app.saving:
            from kitchen_tui.tui.screens.leaving import LeavingSheet

            await self.app.push_screen(LeavingSheet())
        else:
            self.app.exit(0)
