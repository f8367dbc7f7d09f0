"""The stove: ingredients, step and timers, and every cooking key."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.geometry import Size
from textual.widget import Widget

from kitchen_tui.cooking import commands
from kitchen_tui.cooking.view import TimerView, View
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.tui.actions import ACTIONS, SLOTS
from kitchen_tui.tui.host import Host
from kitchen_tui.tui.paint.key_hints import STEP_ALONE, Hint, StoveState, row_label, stove_hints
from kitchen_tui.tui.paint.timer_words import extend_question
from kitchen_tui.tui.screens.base import AlertScreen
from kitchen_tui.tui.widgets.bars import Banner, Footer, TopLine
from kitchen_tui.tui.widgets.list_pane import ListPane
from kitchen_tui.tui.widgets.panes import Body, IngredientsPane, StepPane, TimersPane, TooSmall, outer_widths

if TYPE_CHECKING:
    from kitchen_tui.tui.screens.plan_sheet import PlanMade

_STACKED_UNDER, _SINGLE_UNDER, _LEAST_WIDTH, _LEAST_HEIGHT = 100, 60, 24, 6
_BARS = 2
"""The lines of the top line and the footer."""


class StoveScreen(AlertScreen):
    """The cooking screen: three panes side by side, stacked on a narrow terminal, one at a time on the smallest.

    Other screens are imported when they are opened, so that the first frame need not wait for them.
    """

    BLANK = True
    AUTO_FOCUS = "#ingredients"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(",".join(action.keys), action.name, action.label, show=False, id=action.name) for action in ACTIONS),
        *(Binding(str(slot), f"select({slot})", show=False) for slot in SLOTS),
    ]
    no_target = "No timer is running."

    def __init__(self, host: Host) -> None:
        super().__init__(host, classes="-at-ingredients")
        self.ingredients = IngredientsPane(host, id="ingredients")
        self.step = StepPane(host, id="step")
        self.timers = TimersPane(host, id="timers")
        self.top = TopLine(host, id="top", has_keys=True)
        self.banner = Banner(host, self.banner_targets, id="banner")
        self.footer = Footer(host, self.hints, id="footer")
        self._rang: set[str] = set()
        self._title = ""

    def compose(self) -> ComposeResult:
        yield self.top
        yield self.banner
        yield Body(self.ingredients, self.step, self.timers, id="body")
        yield self.footer
        yield TooSmall(self.host, id="small")

    def on_mount(self) -> None:
        """Begin at the step if only one pane is visible."""
        self._fit(self.app.size)
        if self.app.size.width < _STACKED_UNDER:
            self.go_to(self.step)
        self.show(self.host.view)

    # Layout -------------------------------------------------------------------------------------------------------

    def show(self, view: View) -> None:
        """Show a view; a new alarm selects its timer."""
        ringing = {timer.id for timer in view.ringing}
        title = view.dish.recipe.title if view.dish else ""
        if title != self._title:
            self._title = title
            self._set_widths(self.app.size.width)
        if ringing - self._rang:
            self.timers.give_up_selection(view)
            self.drop_question_of_timer()
        self._rang = ringing
        self._make_room(view)
        super().show(view)

    def on_resize(self, event: Resize) -> None:
        self._fit(event.size)

    def _fit(self, size: Size) -> None:
        """Set the classes that the layout in the style sheet depends on."""
        width, height = size
        self._set_layout(
            {
                "-stacked": _SINGLE_UNDER <= width < _STACKED_UNDER,
                "-single": width < _SINGLE_UNDER,
                "-small": width < _LEAST_WIDTH or height < _LEAST_HEIGHT,
            }
        )
        self._make_room(self.host.view)
        self._set_widths(width)
        self.step.name_step(self.host.view)

    def _set_widths(self, width: int) -> None:
        """Give the outer panes the width that their content needs, and the step the rest."""
        if width < _STACKED_UNDER:
            for pane in (self.ingredients, self.timers):
                pane.styles.clear_rule("width")
            return
        self.ingredients.styles.width, self.timers.styles.width = outer_widths(width, self._title)

    def _make_room(self, view: View) -> None:
        """Give the timers the same height with and without a banner, so that digits do not shrink when they ring."""
        available = self.app.size.height - _BARS if self.has_class("-stacked") else 0
        self.timers.make_room(view, available, self.banner.height_for(view) if available else 0)

    def on_descendant_focus(self) -> None:
        """Give the focused pane more room, and update the lines that depend on it."""
        self._make_room(self.host.view)
        self.top.show(self.host.view)
        self.footer.show(self.host.view)

    def hints(self, view: View) -> Sequence[Hint]:
        pane = self.focused.id if self.focused and self.focused.id else ""
        if pane == "step" and not self.ingredients.display:
            pane = STEP_ALONE
        has_more, has_library, shown = self.step.has_more, self.host.library is not None, self.banner.actions(view)
        state = StoveState(view, pane, self.target_timer, self.ending_timer, has_more, has_library, shown)
        return stove_hints(state, self.host.actions, self.app.size.width)

    def action_next_pane(self) -> None:
        panes: list[Widget] = [self.ingredients, self.step, self.timers]
        at = panes.index(self.focused) if self.focused in panes else -1
        self.go_to(panes[(at + 1) % len(panes)])

    def go_to(self, pane: Widget) -> None:
        """Focus a pane, and show it if only one is visible at a time."""
        self._set_layout({f"-at-{other.id}": other is pane for other in (self.ingredients, self.step, self.timers)})
        self.set_focus(pane)

    def _set_layout(self, classes: Mapping[str, bool]) -> None:
        """Set or remove classes, and style all widgets once, not once for each class: that takes milliseconds."""
        before = self.classes
        for name, is_set in classes.items():
            self.set_class(is_set, name, update=False)
        if self.classes != before:
            self.update_node_styles()

    def see_step(self) -> None:
        if not self.step.display:
            self.go_to(self.step)

    # Rows ---------------------------------------------------------------------------------------------------------

    @property
    def target_timer(self) -> TimerView | None:
        """The selected timer, else the one just adjusted, else the most urgent one; a finished one only if selected."""
        view = self.host.view
        return self.timers.selected(view) or self.adjusted_timer or next(iter(view.urgent), None)

    @property
    def ending_timer(self) -> TimerView | None:
        """The selected timer, else one that rings, then one that asks, then one that is silenced, then any other."""
        view = self.host.view
        urgent = (*view.ringing, *view.asking, *view.silenced, *view.urgent)
        return self.timers.selected(view) or self.adjusted_timer or next(iter(urgent), None)

    def to_target(self, command: Callable[[str], commands.Command]) -> bool:
        self._hold(self.target_timer)
        return super().to_target(command)

    def end_timer(self, action: str) -> None:
        self._hold(self.ending_timer)
        super().end_timer(action)

    def _hold(self, timer: TimerView | None) -> None:
        """Select the timer that a key acts on, so that the next key does too, even if another becomes more urgent."""
        is_chosen = self.timers.selected(self.host.view) is not None
        if timer and not is_chosen and self.focused is self.timers and row_label(timer) != "silence":
            self.timers.hold(timer.id)

    def action_use_row(self) -> None:
        """Tick an ingredient and go to the next; pause, resume or silence a timer.

        In the step pane, go to the next ingredient that the step uses, and tick it if the list was visible.
        """
        if self.focused is self.timers:
            self.to_target(commands.ToggleTimer)
            return
        if self.focused is not self.ingredients:
            was_visible = self.ingredients.display
            self.go_to(self.ingredients)
            dish = self.host.view.dish
            lines = [line for group in dish.groups for line in group.lines] if dish else []
            used = [line.ingredient.id for line in lines if line.lit and not line.ticked]
            if used:
                self.ingredients.select(used[0])
            if not used or not was_visible:
                return
        if self.ingredients.cursor:
            self._tick(self.ingredients.cursor)

    def _tick(self, ingredient: str) -> None:
        dish = self.host.view.session.dish
        was_ticked = dish is not None and ingredient in dish.ticked
        if self.host.execute(commands.TickIngredient(ingredient)) and not was_ticked:
            self.ingredients.move(1)

    def action_cursor_up(self) -> None:
        self._move(-1)

    def action_cursor_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        if self.focused is self.step or self.focused is self.ingredients:
            (self.step if self.focused is self.step else self.ingredients).move(by)
        else:
            self.timers.cursor = self.target_timer.id if self.target_timer else ""
            self.timers.move(by)

    def action_select(self, slot: int) -> None:
        found = next((timer for timer in self.host.view.urgent if timer.slot == slot), None)
        if found is None:
            self.host.status.show(f"There is no timer {slot}.")
        else:
            self.timers.select(found.id)
            self.go_to(self.timers)

    def on_list_pane_clicked(self, message: ListPane.Clicked) -> None:
        """Tick the ingredient that was clicked, or select the timer."""
        if message.pane is self.ingredients:
            self.host.execute(commands.TickIngredient(message.row))

    # Steps --------------------------------------------------------------------------------------------------------

    def action_next_step(self) -> None:
        self._go(commands.MoveStep(1))

    def action_previous_step(self) -> None:
        self._go(commands.MoveStep(-1))

    def _go(self, command: commands.MoveStep) -> None:
        if self.host.execute(command):
            self.see_step()

    # Timers -------------------------------------------------------------------------------------------------------

    def action_cancel(self) -> None:
        self.end_timer("cancel")

    def action_restart(self) -> None:
        """Restart the timer; if none is running, the one that finished last."""
        done = [timer for timer in self.host.view.timers if timer.state == "finished"]
        if done and self.target_timer is None:
            self.host.execute(commands.RestartTimer(done[-1].id))
        else:
            self.end_timer("restart")

    def action_less(self) -> None:
        self.adjust(-MINUTE)

    def extend(self) -> None:
        view, before = self.host.view, self.target_timer
        question = extend_question(view, before, self.timers.selected(view), self.host.key_of)
        if self._is_confirmed(question, question) and self.to_target(commands.ExtendTimer) and before:
            self.announce_change(before, self.host.status.text)

    # Session ------------------------------------------------------------------------------------------------------

    def action_switch_dish(self) -> None:
        """Show the next dish of the session."""
        session, palette = self.host.view.session, self.host.key_of("palette")
        order = [*session.dishes]
        if len(order) < 2:
            self.host.status.show(f"Only one dish is cooking; {palette} opens another recipe beside it.")
            return
        self.host.execute(commands.ShowDish(order[(order.index(session.on_screen) + 1) % len(order)]))

    async def action_undo(self) -> None:
        """Take back the last command; after the first dish, go back to the library."""
        view = self.host.view
        if self.host.execute(commands.Undo(), f"Undone: {view.undo}.") and view.undoes_opening and self.host.library:
            await self.action_library()

    def action_redo(self) -> None:
        self.host.execute(commands.Redo(), f"Redone: {self.host.view.redo}.")

    def action_suspend(self) -> None:
        self.app.action_suspend_process()

    async def action_leave(self) -> None:
        """Leave; ask first if timers are running, anything is unsaved, or the cooking is at its end."""
        from kitchen_tui.tui.screens.sheets import EndingSheet, LeavingSheet, is_at_the_end

        view = self.host.view
        if is_at_the_end(view):
            await self.app.push_screen(EndingSheet(self.host))
        elif view.urgent or self.host.status.saving:
            await self.app.push_screen(LeavingSheet(self.host))
        else:
            self.app.exit(0)

    # Entry lines --------------------------------------------------------------------------------------------------

    async def action_eat_at(self) -> None:
        from kitchen_tui.tui.screens.plan_sheet import eat_at_line

        line = eat_at_line(self, self.host)
        if line:
            await self._open_line(line)

    def on_plan_made(self, message: "PlanMade") -> None:
        from kitchen_tui.tui.screens.plan_sheet import follow

        follow(self, self.host, message)

    async def action_add(self) -> None:
        from kitchen_tui.tui.screens.prompts import timer_line

        await self._open_line(timer_line(self.host, self.target_timer))

    async def action_find(self) -> None:
        from kitchen_tui.tui.screens.prompts import find_line

        await self._open_line(find_line(self.host, self._go_to_found))

    async def action_servings(self) -> None:
        from kitchen_tui.tui.screens.prompts import amounts_line

        line = amounts_line(self.host)
        if line:
            await self._open_line(line)

    async def _open_line(self, line: Widget) -> None:
        """Open an entry line before the next key is handled, so that letters typed quickly go to the line."""
        typed = self.query("#entry-input")
        if typed:
            self.set_focus(typed.first())
        else:
            await self.mount(line)

    def _go_to_found(self, place: str) -> None:
        dish = self.host.view.dish
        if dish and any(ingredient.id == place for ingredient in dish.recipe.ingredients()):
            self.go_to(self.ingredients)
            self.ingredients.select(place)
        elif self.host.execute(commands.ShowStep(place)):
            self.see_step()

    # Other screens ------------------------------------------------------------------------------------------------

    async def action_library(self) -> None:
        if self.host.library is None:
            self.host.status.show("This screen has no library.")
        else:
            await self.app.push_screen(self.host.library_screen())

    async def action_import(self) -> None:
        await self.action_library()
        if self.host.library is not None:
            await self.app.screen.run_action("import")

    async def action_all_steps(self) -> None:
        from kitchen_tui.tui.screens.recipe_sheets import StepsSheet

        await self.app.push_screen(StepsSheet(self.host))

    def on_steps_sheet_opened(self) -> None:
        self.see_step()

    async def action_plan(self) -> None:
        from kitchen_tui.tui.screens.plan_sheet import PlanSheet

        await self.app.push_screen(PlanSheet(self.host))

    async def action_info(self) -> None:
        from kitchen_tui.tui.screens.recipe_sheets import InfoSheet

        await self.app.push_screen(InfoSheet(self.host))

    async def action_shopping(self) -> None:
        from kitchen_tui.tui.screens.recipe_sheets import ShoppingSheet

        await self.app.push_screen(ShoppingSheet(self.host))

    async def action_help(self) -> None:
        from kitchen_tui.tui.screens.sheets import HelpSheet

        await self.app.push_screen(HelpSheet(self.host))

    async def action_across(self) -> None:
        from kitchen_tui.tui.screens.large import LargeScreen

        await self.app.push_screen(LargeScreen(self.host))

    async def action_palette(self) -> None:
        from kitchen_tui.tui.screens.palette import PaletteSheet

        await self.app.push_screen(PaletteSheet(self.host))
