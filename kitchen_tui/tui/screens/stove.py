"""The stove: ingredients, step and timers, and every cooking key."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.geometry import Size

from kitchen_tui.cooking import commands
from kitchen_tui.cooking.view import View
from kitchen_tui.tui.actions import ACTIONS, SLOTS
from kitchen_tui.tui.screens.cooking_keys import CookingKeys
from kitchen_tui.tui.widgets.bars import Banner, Footer, TopLine
from kitchen_tui.tui.widgets.body import Body, TooSmall
from kitchen_tui.tui.widgets.panes import IngredientsPane, StepPane, TimersPane

_STACKED_UNDER, _SINGLE_UNDER = 100, 60
_BARS = 2
"""The top line and the footer."""
_LEAST_WIDTH, _LEAST_HEIGHT = 24, 6


class StoveScreen(CookingKeys):
    """Three panes wide, stacked narrower, one at a time on the smallest terminals."""

    BLANK = True
    AUTO_FOCUS = "#ingredients"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(",".join(each.keys), each.name, each.label, show=False, id=each.name) for each in ACTIONS),
        *(Binding(str(slot), f"select({slot})", show=False) for slot in SLOTS),
    ]

    def compose(self) -> ComposeResult:
        """Top line, banner, panes, footer."""
        yield TopLine(id="top")
        yield Banner(id="banner")
        with Body(id="body"):
            yield IngredientsPane(id="ingredients")
            yield StepPane(id="step")
            yield TimersPane(id="timers")
        yield Footer(id="footer")
        yield TooSmall(id="small")

    def on_mount(self) -> None:
        """The first view, before the first paint; where panes hide each other, who goes on cooking sees the step."""
        view = self.kitchen_app.view
        self._fit(self.app.size)
        is_under_way = view.urgent or (view.dish and view.dish.done)
        if is_under_way and self.app.size.width < _STACKED_UNDER:
            self.go_to(self.query_one(StepPane))
        self.show(view)

    def show(self, view: View) -> None:
        """A view in every pane; a new alarm takes the selection to its timer."""
        ringing = {timer.id for timer in view.ringing}
        if ringing - self.rang:
            self.timers_pane.give_up_selection(view)
        self.rang = ringing
        self._make_room(view)
        super().show(view)

    def on_resize(self, event: Resize) -> None:
        """Another room, another layout."""
        self._fit(event.size)

    def _fit(self, size: Size) -> None:
        """The classes that the style sheet lays out by."""
        width, height = size
        self.set_class(_SINGLE_UNDER <= width < _STACKED_UNDER, "-stacked")
        self.set_class(width < _SINGLE_UNDER, "-single")
        self.set_class(width < _LEAST_WIDTH or height < _LEAST_HEIGHT, "-small")
        self._make_room(self.kitchen_app.view)

    def _make_room(self, view: View) -> None:
        """Where panes are stacked, the timers take what they need."""
        banner = self.query_one(Banner)
        around = _BARS + (banner.size.height if banner.display else 0)
        self.timers_pane.make_room(view, self.app.size.height - around if self.has_class("-stacked") else 0)

    def on_descendant_focus(self) -> None:
        """The pane that has the focus gets more of the room; while a line has it, the keys are others."""
        self._make_room(self.kitchen_app.view)
        self.query_one(Footer).show(self.kitchen_app.view)

    def on_ingredients_pane_chosen(self, message: IngredientsPane.Chosen) -> None:
        """A click ticks."""
        self.kitchen_app.execute(commands.TickIngredient(message.ingredient))

    def on_timers_pane_chosen(self, message: TimersPane.Chosen) -> None:
        """A click selects."""
        self.timers_pane.select(message.timer)
