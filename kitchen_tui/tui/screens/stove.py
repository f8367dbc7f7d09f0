"""The stove: ingredients, step and timers, and every cooking key."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.events import Click, Resize
from textual.geometry import Size
from textual.widgets import Input

from kitchen_tui.cooking import commands
from kitchen_tui.cooking.view import View
from kitchen_tui.tui.actions import ACTIONS, SLOTS
from kitchen_tui.tui.paint.footer import action_at, footer, written
from kitchen_tui.tui.paint.ink import Line, cut, ink, wrapped
from kitchen_tui.tui.paint.words import clock_of
from kitchen_tui.tui.screens.cooking_keys import CookingKeys
from kitchen_tui.tui.widgets.line_pane import LinePane
from kitchen_tui.tui.widgets.panes import Banner, IngredientsPane, StepPane, TimersPane, TopLine

_TYPING = (("enter", "takes it"), ("esc", "leaves"))
_STACKED_UNDER, _SINGLE_UNDER, _LOW_UNDER = 100, 60, 20
_BARS = 2
"""The top line and the footer."""
_LEAST_WIDTH, _LEAST_HEIGHT = 24, 6


class Body(Container):
    """Holds the panes, and has nothing to draw itself."""

    BLANK = True


class Footer(LinePane):
    """The keys, or what was said. A click on a key presses it."""

    def lines(self, view: View) -> list[Line]:
        """One, or as many as a sentence takes; what does nothing while a line is typed is not listed."""
        app, width = self.kitchen_app, self.app.size.width
        if self._typing and not app.said and not app.saving:
            return [written(_TYPING, width)]
        return footer(view, app.actions, app.said, app.saving, width)

    @property
    def _typing(self) -> bool:
        return isinstance(self.screen.focused, Input)

    def subject(self, view: View) -> object:
        """What the hints go by, what was said, and whether it is saved."""
        app = self.kitchen_app
        moment = (view.undo, bool(view.ringing), bool(view.questions), bool(view.urgent), len(view.session.dishes))
        return (*moment, app.said, app.saving, self._typing, app.size.width)

    def show(self, view: View) -> None:
        """As high as what it says."""
        if self.subject(view) != self._subject:
            self.styles.height = max(1, len(self.lines(view)))
        super().show(view)

    async def on_click(self, event: Click) -> None:
        """The key that stands there."""
        app, width = self.kitchen_app, self.room.width
        if not app.said and not app.saving and not self._typing:
            name = action_at(app.view, app.actions, width, event.x)
            if name:
                await self.screen.run_action(name)


class TooSmall(LinePane):
    """Covers a terminal in which nothing can be read; everything behind it goes on."""

    def lines(self, view: View) -> list[Line]:
        """What is most urgent, and what is wrong."""
        urgent = view.urgent[0] if view.urgent else None
        timer: list[Line] = (
            [cut((ink(f"{clock_of(urgent)} {urgent.name}", "strong"),), self.room.width)] if urgent else []
        )
        return [*timer, *wrapped("too small; still counting", max(1, self.room.width), "warn")]


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
        """The first view, before the first paint."""
        self._fit(self.app.size)
        self.show(self.kitchen_app.view)

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
        self.set_class(height < _LOW_UNDER, "-low")
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
