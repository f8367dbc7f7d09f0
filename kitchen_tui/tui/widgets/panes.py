"""The three panes of the stove, and the message that covers them on a tiny terminal."""

from collections.abc import Callable, Sequence

from textual.containers import Container

from kitchen_tui.cooking.view import DishView, TimerView, View
from kitchen_tui.model.duration import MINUTE, SECOND
from kitchen_tui.tui.host import Host
from kitchen_tui.tui.paint import ingredients, step, timer_lines
from kitchen_tui.tui.paint.styled_text import BLANK, Line, Rows, cells, cut, styled, wrapped
from kitchen_tui.tui.paint.timer_words import clock_of, short_title
from kitchen_tui.tui.paint.topline import NARROW
from kitchen_tui.tui.widgets.line_pane import LinePane
from kitchen_tui.tui.widgets.list_pane import ListPane

_BELOW_WIDTH, _BELOW_HEIGHT = 100, 36
"""The least size of the screen at which the plan or the next steps are shown under the timers."""
_NO_TIMERS = 6
"""Lines of the timers' pane above the plan when no timer is running."""
_LEAST_TIMERS, _MOST_TIMERS = 36, 60
_LEAST_STEP = 40
"""Cells that the title of the recipe leaves to the step."""
_TITLE_AROUND = 6
"""Cells of the border beside a title."""
_BANNER, _AROUND_STEP, _READABLE, _LEAST_HEIGHT = 3, 3, 8, 5
"""Lines of the stacked panes: kept free for a banner, around the text of a step, of that text, and of the timers."""
_IN_MIND_MS = 4000
"""For so long after a timer was selected, the next key acts on it even if another one starts to ring."""


def outer_widths(width: int, title: str) -> tuple[int, int]:
    """Return the widths of the ingredients, which have the title of the recipe, and of the timers, side by side."""
    timers = max(_LEAST_TIMERS, min(width * 3 // 10, _MOST_TIMERS))
    titled = min(cells(title) + _TITLE_AROUND, width * 2 // 5, width - timers - _LEAST_STEP)
    return max(width * 3 // 10, titled), timers


class Body(Container):
    """The container of the panes, which draws nothing itself."""

    BLANK = True


class IngredientsPane(ListPane, can_focus=True):
    """The list of ingredients; its cursor is only visible while the pane has the focus."""

    def __init__(self, host: Host, *, id: str) -> None:
        super().__init__(host, id=id)
        self._used: tuple[str, ...] = ()

    def render_key(self, view: View) -> object:
        return view.dish, self.has_focus, self.cursor

    def row_ids(self, view: View) -> Sequence[str]:
        return [line.ingredient.id for group in view.dish.groups for line in group.lines] if view.dish else []

    def rows(self, view: View) -> Rows:
        if view.dish is None:
            return Rows([], [])
        return ingredients.ingredients(view.dish, self.room.width, self.cursor if self.has_focus else "")

    def show(self, view: View) -> None:
        """Show a view; without the focus, scroll to the ingredients of a new step."""
        if view.dish and (self.view is None or view.dish is not self.view.dish):
            self.set_titles(view.dish.recipe.title, ingredients.count(view.dish))
        super().show(view)
        if not self.has_focus and (used := self._used_ids(view)) != self._used:
            self._used = used
            if used:
                self.call_after_refresh(self.reveal_row, used[0])

    def _used_ids(self, view: View) -> tuple[str, ...]:
        if view.dish is None:
            return ()
        return tuple(line.ingredient.id for group in view.dish.groups for line in group.lines if line.lit)

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        if self.view:
            self.show(self.view)
        if has_focus:
            self.reveal_row(self.cursor)


class StepPane(LinePane, can_focus=True):
    """The step on screen."""

    def __init__(self, host: Host, *, id: str) -> None:
        super().__init__(host, id=id)
        self._step = ""
        self._had_more = False

    def render_key(self, view: View) -> object:
        dish = view.dish
        shown = (dish.step, dish.following, dish.passed) if dish else None
        return shown, self.host.step_text, view.is_other_start_due

    def lines(self, view: View) -> list[Line]:
        if view.dish is None:
            return []

        def key_of(action: str) -> str:
            return "" if action == "start" and view.is_other_start_due else self.host.key_of(action)

        is_alone = self._is_alone
        lines = step.step_lines(view.dish, self.room.width, self.room.height + is_alone, key_of, self.host.step_text)
        return lines[1:] if is_alone else lines  # the title takes the place of the blank line

    def show(self, view: View) -> None:
        """Show a view; start a new step at its top."""
        is_other = self.view is None or view.dish is not self.view.dish
        shown = view.dish.step if view.dish and is_other else None
        if shown:
            if shown.id != self._step:
                self._step = shown.id
                self.scroll_to(y=0, animate=False)
            self.name_step(view)
        super().show(view)

    def name_step(self, view: View) -> None:
        """Write the title; on a narrow screen also what other panes would show: the dish and the number of steps."""
        if view.dish and view.dish.step:
            dish = short_title(view, view.dish.id) if self.app.size.width < _BELOW_WIDTH else ""
            self.set_titles(
                step.step_title(view.dish.step, is_alone=self._is_alone, dish=dish), step.hands(view.dish.step)
            )

    @property
    def _is_alone(self) -> bool:
        return self.app.size.width < NARROW

    def move(self, by: int) -> None:
        """Scroll by a number of lines."""
        self.scroll_lines(by)

    @property
    def has_more(self) -> bool:
        """Return whether the step goes on below what is in sight."""
        return self.display and self.scroll_y < self.max_scroll_y

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._update_scroll_hint()

    def _layout_lines(self) -> None:
        super()._layout_lines()
        self._update_scroll_hint()

    def _update_scroll_hint(self) -> None:
        """Repaint the footer if its hint for scrolling appears or disappears."""
        if self.has_more != self._had_more:
            self._had_more = self.has_more
            self.host.request_paint()


class TimersPane(ListPane, can_focus=True):
    """All timers; the cursor is the selected timer, or "" for the most urgent one."""

    def __init__(self, host: Host, *, id: str) -> None:
        super().__init__(host, id=id)
        self._selected_ms = 0
        self._finished_run = ""
        """The run that was finished already when it was selected."""
        self._height = 0
        self._below: tuple[object, list[Line]] = (None, [])
        self._to_read: tuple[object, int] = (None, 0)

    def on_mount(self) -> None:
        self.set_titles("Timers", "")

    def render_key(self, view: View) -> object:
        """Return a value that changes every second if a timer runs, and with every command except ticks."""
        clocks = [
            (timer.id, timer.alert, timer.phase, timer.elapsed_ms // SECOND, timer.remaining_ms // SECOND)
            for timer in view.urgent
        ]
        coming = [one.next and (one.next.kind, one.next.text, one.next.in_ms // SECOND) for one in view.urgent]
        return view.without_ticks, clocks, coming, view.now.wall_ms // MINUTE, view.plan, self.cursor

    def row_ids(self, view: View) -> Sequence[str]:
        done = [timer.id for timer in view.timers if timer.state == "finished"]
        return [*(timer.id for timer in view.urgent), *done]

    def rows(self, view: View) -> Rows:
        size = self.room
        below = self._plan(view)
        add, start = self.host.key_of("add"), "" if view.is_other_start_due else self.host.key_of("start")
        rows = timer_lines.timers(view, size.width, size.height - len(below), self.cursor, add, start)
        if self._has_room_below and view.plan is None and view.dish:
            below = self._coming_steps(view.dish, size.width, size.height - len(rows.lines) - 1)
        if below:
            rows.add([BLANK] * (size.height - len(below) - len(rows.lines)))
            rows.add(below)
        return rows

    @property
    def _has_room_below(self) -> bool:
        return self.app.size.width >= _BELOW_WIDTH and self.app.size.height >= _BELOW_HEIGHT

    def _plan(self, view: View) -> list[Line]:
        """Return the plan for the room below the timers, if there is enough."""
        plan, size = view.plan, self.room
        if plan is None or not self._has_room_below:
            return []
        from kitchen_tui.tui.paint.plan_lines import panel  # not needed without a plan

        most = size.height // 2 if view.urgent else size.height - _NO_TIMERS
        shown = (view.session, plan, view.now.wall_ms // MINUTE, size, most)
        return self._below_timers(shown, lambda: panel(view, plan, size.width, most))

    def _coming_steps(self, dish: DishView, width: int, most: int) -> list[Line]:
        shown = (dish.recipe, dish.step, dish.done, width, most)
        return self._below_timers(shown, lambda: step.coming_steps(dish, width, most))

    def _below_timers(self, shown: object, paint: Callable[[], list[Line]]) -> list[Line]:
        """Return the lines for the room below the timers, painted again only if their content has changed."""
        if self._below[0] != shown:
            self._below = (shown, paint())
        return self._below[1]

    def lines(self, view: View) -> Sequence[Line]:
        """Return the lines; unlike in other lists, the cursor may be on no row."""
        if self.selected(view) is None:
            self.cursor = ""
        rows = self.rows(view)
        self._ids = rows.ids
        return rows.lines

    def selected(self, view: View) -> TimerView | None:
        """Return the selected timer, unless it has finished since it was selected."""
        timer = next((timer for timer in view.timers if timer.id and timer.id == self.cursor), None)
        return None if timer and timer.state == "finished" and timer.run != self._finished_run else timer

    def select(self, row: str) -> None:
        view = self.host.view
        finished = (timer.run for timer in view.timers if timer.id == row and timer.state == "finished")
        self._selected_ms, self._finished_run = view.now.boot_ms, next(finished, "")
        super().select(row)

    def hold(self, row: str) -> None:
        """Select a timer until the cook selects another or a new alarm clears the selection."""
        super().select(row)

    def give_up_selection(self, view: View) -> None:
        """Clear the selection for a new alarm, unless it was made just now."""
        if view.now.boot_ms - self._selected_ms > _IN_MIND_MS * view.session.speed:
            self.cursor = ""

    def make_room(self, view: View, available: int, banner: int) -> None:
        """Set the height to the content's, at most half of `available` (two thirds with the focus); 0 means to fill.

        The text of the step comes first: it stays readable below the `banner` of so many lines.
        """
        height = self._wanted_height(view, available, banner) if available else 0
        if height != self._height:
            self._height = height
            self.styles.height = height or "1fr"

    def _wanted_height(self, view: View, available: int, banner: int) -> int:
        most = available * 2 // 3 if self.has_focus else available // 2
        most = min(most, max(_LEAST_HEIGHT, available - max(_BANNER, banner) - self._step_height(view)))
        return min(timer_lines.wanted_height(view, self.app.size.width) + 2, most)

    def _step_height(self, view: View) -> int:
        """Return the lines that the step above needs for its border and its text, or the start of it."""
        shown, width = view.dish.step if view.dish else None, self.app.size.width
        if self._to_read[0] != (shown, width):
            self._to_read = ((shown, width), step.lines_to_read(shown, width - 2) if shown else 0)
        return _AROUND_STEP + min(self._to_read[1], _READABLE)


class TooSmall(LinePane):
    """The message that replaces everything on a terminal that is too small to read anything."""

    def lines(self, view: View) -> list[Line]:
        width = max(1, self.room.width)
        urgent = view.urgent[0] if view.urgent else None
        timer = [cut((styled(f"{clock_of(urgent)} {urgent.name}", "strong"),), width)] if urgent else []
        return [*timer, *wrapped("too small; still counting", width, "warning")]
