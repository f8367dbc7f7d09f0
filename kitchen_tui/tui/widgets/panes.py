"""The three panes."""

from textual.events import Click
from textual.message import Message

from kitchen_tui.cooking.view import View
from kitchen_tui.tui.paint import ingredients, step, timers
from kitchen_tui.tui.paint.ink import Line
from kitchen_tui.tui.widgets.line_pane import LinePane

_IN_MIND_MS = 4000
"""So long a chosen timer is what the next key is meant for."""


class IngredientsPane(LinePane, can_focus=True):
    """The full list with a cursor."""

    class Chosen(Message):
        """A row was clicked."""

        def __init__(self, ingredient: str) -> None:
            super().__init__()
            self.ingredient = ingredient

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.cursor = ""
        self._rows: list[str] = []
        self._lit: frozenset[str] = frozenset()

    def subject(self, view: View) -> object:
        """The dish: it changes with the session only, not with the clock."""
        return view.dish

    def lines(self, view: View) -> list[Line]:
        """All groups; the cursor shows while the pane has the focus."""
        if view.dish is None:
            self._rows = []
            return []
        ids = [line.ingredient.id for group in view.dish.groups for line in group.lines]
        if self.cursor not in ids:
            self.cursor = ids[0] if ids else ""
        listed = ingredients.ingredients(view.dish, self.room.width, self.cursor if self.has_focus else "")
        self._rows = listed.rows
        return listed.lines

    def show(self, view: View) -> None:
        """The recipe's title and the count stand on the border."""
        if view.dish and self.is_news(view):
            self.entitle(view.dish.recipe.title, ingredients.count(view.dish))
            lit = frozenset(line.ingredient.id for group in view.dish.groups for line in group.lines if line.lit)
            self._roaming = self._roaming and lit == self._lit
            self._lit = lit
        super().show(view)

    def keep_in_sight(self) -> int | None:
        """The cursor's row; while the pane has none, the first of this step's."""
        if self.has_focus:
            return self._rows.index(self.cursor) if self.cursor in self._rows else None
        return next((at for at, row in enumerate(self._rows) if row in self._lit), None)

    def move(self, by: int) -> None:
        """Move the cursor by so many rows."""
        ids = list(dict.fromkeys(filter(None, self._rows)))
        if ids:
            at = ids.index(self.cursor) if self.cursor in ids else 0
            self.cursor = ids[max(0, min(len(ids) - 1, at + by))]
            self.again()

    def on_click(self, event: Click) -> None:
        """A click ticks."""
        row = event.y - self.gutter.top + self._top
        if 0 <= row < len(self._rows) and self._rows[row]:
            self.cursor = self._rows[row]
            self.post_message(self.Chosen(self.cursor))

    def on_focus(self) -> None:
        """The cursor appears."""
        self.again()

    def on_blur(self) -> None:
        """The cursor goes."""
        self.again()


class StepPane(LinePane, can_focus=True):
    """The step on screen."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._step = ""

    def subject(self, view: View) -> object:
        """The dish: it changes with the session only, not with the clock."""
        return view.dish

    def lines(self, view: View) -> list[Line]:
        """Its text and what belongs to it."""
        return step.step_lines(view.dish, self.room.width, self.kitchen_app.key_of("start")) if view.dish else []

    def show(self, view: View) -> None:
        """Number and title, and whether it is hands-off, stand on the border; another step begins at its top."""
        shown = view.dish.step if view.dish and self.is_news(view) else None
        if shown:
            if shown.id != self._step:
                self._step, self._top = shown.id, 0
            self.entitle(step.step_title(shown), step.hands(shown))
        super().show(view)

    def move(self, by: int) -> None:
        """Scroll."""
        self.scroll_lines(by)


class TimersPane(LinePane, can_focus=True):
    """All timers."""

    class Chosen(Message):
        """A timer was clicked."""

        def __init__(self, timer: str) -> None:
            super().__init__()
            self.timer = timer

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.selected = ""
        self._selected_ms = 0
        self._height = 0
        self._rows: list[str] = []

    def on_mount(self) -> None:
        """The heading."""
        self.entitle("Timers", "")

    def select(self, timer: str) -> None:
        """Let the keys mean this timer until another one rings."""
        self.selected = timer
        self._selected_ms = self._view.now.boot_ms if self._view else 0
        self.again()

    def give_up_selection(self, view: View) -> None:
        """For an alarm; but one that comes right after a timer was chosen must not get the key meant for that."""
        if view.now.boot_ms - self._selected_ms > _IN_MIND_MS * view.session.speed:
            self.selected = ""

    def make_room(self, view: View, stacked_in: int) -> None:
        """As high as what there is to show, of `stacked_in` lines: the rest is the step's. Beside others (0), as high.

        The step keeps half, and a third while the timers have the focus.
        """
        most = stacked_in * 2 // 3 if self.has_focus else stacked_in // 2
        height = min(timers.wanted(view, self.app.size.width) + 2, most) if stacked_in else 0
        if height != self._height:
            self._height = height
            self.styles.height = height or "1fr"

    def lines(self, view: View) -> list[Line]:
        """The most urgent in big digits, the others a row each."""
        shown = timers.timers(view, self.room.width, self.room.height, self.selected, self.kitchen_app.key_of("add"))
        self._rows = shown.rows
        return shown.lines

    def on_click(self, event: Click) -> None:
        """A click selects."""
        row = event.y - self.gutter.top + self._top
        if 0 <= row < len(self._rows) and self._rows[row]:
            self.post_message(self.Chosen(self._rows[row]))
