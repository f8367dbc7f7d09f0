"""The keys that change what is cooking: each sends one command."""

from kitchen_tui.cooking import commands
from kitchen_tui.cooking.view import TimerView
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.tui.screens.alert_keys import AlertKeys
from kitchen_tui.tui.screens.looking_keys import LookingKeys
from kitchen_tui.tui.widgets.panes import IngredientsPane, StepPane, TimersPane


class CookingKeys(AlertKeys, LookingKeys):
    """Actions on ingredients, steps, timers and alerts."""

    def __init__(self) -> None:
        super().__init__(classes="-at-ingredients")
        self.rang: set[str] = set()

    @property
    def timers_pane(self) -> TimersPane:
        """The timers."""
        return self.query_one("#timers", TimersPane)

    @property
    def selected(self) -> TimerView | None:
        """The timer that keys without a name mean: the chosen one, else the most urgent."""
        urgent = self.kitchen_app.view.urgent
        chosen = self.timers_pane.selected
        return next((timer for timer in urgent if timer.id == chosen), urgent[0] if urgent else None)

    # The row ------------------------------------------------------------------------------------------------------

    def action_use_row(self) -> None:
        """Tick an ingredient; pause, resume or hush a timer."""
        pane = self.focused
        if isinstance(pane, IngredientsPane) and pane.cursor:
            self.kitchen_app.execute(commands.TickIngredient(pane.cursor))
        elif isinstance(pane, TimersPane):
            self._to_selected(commands.ToggleTimer)
        else:
            tick, pane_key = self.kitchen_app.key_of("use_row"), self.kitchen_app.key_of("next_pane")
            self.kitchen_app.say(f"{tick} ticks an ingredient or pauses a timer; {pane_key} goes to them")

    def action_cursor_up(self) -> None:
        """The row above."""
        self._move(-1)

    def action_cursor_down(self) -> None:
        """The row below."""
        self._move(1)

    def _move(self, by: int) -> None:
        pane = self.focused
        if isinstance(pane, IngredientsPane | StepPane):
            pane.move(by)
        elif self.selected:
            order = [timer.id for timer in self.kitchen_app.view.urgent]
            at = order.index(self.selected.id) + by
            self.timers_pane.select(order[max(0, min(len(order) - 1, at))])

    def action_select(self, slot: int) -> None:
        """The timer of that number: the keys of its row mean it from here."""
        found = next((timer for timer in self.kitchen_app.view.urgent if timer.slot == slot), None)
        if found is None:
            self.kitchen_app.say(f"there is no timer {slot}")
        else:
            self.timers_pane.select(found.id)
            self.go_to(self.timers_pane)
            self.kitchen_app.say(f"{slot} {found.name} is selected")

    # Steps --------------------------------------------------------------------------------------------------------

    def action_next_step(self) -> None:
        """On."""
        self._go(commands.MoveStep(1))

    def action_previous_step(self) -> None:
        """Back."""
        self._go(commands.MoveStep(-1))

    def action_done(self) -> None:
        """The step is done."""
        self._go(commands.MarkStep())

    def _go(self, command: commands.MoveStep | commands.MarkStep) -> None:
        if self.kitchen_app.execute(command):
            self.see_step()

    # Timers -------------------------------------------------------------------------------------------------------

    def action_start(self) -> None:
        """The held timer, else the step's next."""
        self.kitchen_app.execute(commands.StartNextTimer())

    def action_finish(self) -> None:
        """Done."""
        self._to_selected(commands.FinishTimer)

    def action_cancel(self) -> None:
        """Not wanted."""
        self._to_selected(commands.CancelTimer)

    def action_restart(self) -> None:
        """Once more."""
        self._to_selected(commands.RestartTimer)

    def action_more(self) -> None:
        """A minute more."""
        self._adjust(MINUTE)

    def action_less(self) -> None:
        """A minute less."""
        self._adjust(-MINUTE)

    def _adjust(self, by_ms: int) -> None:
        if self.selected is None:
            self.kitchen_app.say("no timer runs")
        else:
            self.kitchen_app.execute(commands.AdjustTimer(self.selected.id, by_ms))

    def _to_selected(
        self,
        command: type[commands.ToggleTimer | commands.FinishTimer | commands.CancelTimer | commands.RestartTimer],
    ) -> None:
        if self.selected is None:
            self.kitchen_app.say("no timer runs")
        else:
            self.kitchen_app.execute(command(self.selected.id))

    def extend(self) -> None:
        """With no check open, *not yet* extends the selected timer."""
        if self.selected is None:
            self.kitchen_app.say("no check is open and no timer runs")
        else:
            self.kitchen_app.execute(commands.ExtendTimer(self.selected.id))

    # Dishes -------------------------------------------------------------------------------------------------------

    def action_switch_dish(self) -> None:
        """The next dish of the session, after the last the first."""
        session = self.kitchen_app.view.session
        order = [*session.dishes]
        if len(order) < 2:
            palette = self.kitchen_app.key_of("palette")
            self.kitchen_app.say(f"one dish is cooking; the palette ({palette}) opens another recipe beside it")
            return
        following = order[(order.index(session.on_screen) + 1) % len(order)]
        self.kitchen_app.execute(commands.ShowDish(following))

    # The session --------------------------------------------------------------------------------------------------

    def action_undo(self) -> None:
        """Take back."""
        undone = self.kitchen_app.view.undo
        if self.kitchen_app.execute(commands.Undo()):
            self.kitchen_app.say(f"undone: {undone}")

    def action_redo(self) -> None:
        """Do again."""
        redone = self.kitchen_app.view.redo
        if self.kitchen_app.execute(commands.Redo()):
            self.kitchen_app.say(f"done again: {redone}")
