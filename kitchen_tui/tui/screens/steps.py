"""All steps: open any, mark any done or not done."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Click

from kitchen_tui.cooking import commands
from kitchen_tui.cooking.view import DishView, View
from kitchen_tui.model.step import Step
from kitchen_tui.tui.paint.ink import Ink, Line, Role, cut, ink
from kitchen_tui.tui.screens.looking_keys import LookingKeys
from kitchen_tui.tui.screens.sheet import Sheet, SheetPane


class StepsSheet(Sheet):
    """Up and down move, Enter opens a step, space or d marks it. While something rings, Enter hushes it first."""

    title_text = "All steps"
    hint = "enter opens · d marks · esc"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", show=False),
        Binding("home", "by(-9999)", show=False),
        Binding("end", "by(9999)", show=False),
        Binding("space,d", "mark", show=False),
        Binding("o", "close", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._at = 0

    def on_mount(self) -> None:
        """The cursor begins at the step on screen."""
        shown = self.kitchen_app.view.dish
        self._at = shown.step.step.number - 1 if shown and shown.step else 0
        super().on_mount()

    def lines(self, view: View, width: int) -> list[Line]:
        """A step a line."""
        if view.dish is None:
            return []
        return [_line(view.dish, step, at == self._at, width) for at, step in enumerate(view.dish.recipe.steps)]

    def cursor_line(self) -> int | None:
        """The chosen step."""
        return self._at

    def action_by(self, by: int) -> None:
        """Move the cursor, as far as there are steps."""
        self._at = max(0, min(self._at + by, len(self._steps) - 1))
        self.query_one(SheetPane).again()

    def action_choose(self) -> None:
        """Open it; but an alarm precedes the list."""
        if self.kitchen_app.view.ringing:
            self.action_acknowledge()
        elif self._chosen:
            self._open(self._chosen)

    def action_mark(self) -> None:
        """Mark it done, or not done."""
        dish, step = self.kitchen_app.view.dish, self._chosen
        if dish and step:
            self.kitchen_app.execute(commands.MarkStep(step.id, done=step.id not in dish.dish.done))

    def on_click(self, event: Click) -> None:
        """A click opens."""
        pane = self.query_one(SheetPane)
        row = event.screen_y - pane.content_region.y + pane.top
        if event.widget is pane and 0 <= row < len(self._steps):
            self._open(self._steps[row])

    @property
    def _steps(self) -> tuple[Step, ...]:
        dish = self.kitchen_app.view.dish
        return tuple(dish.recipe.steps) if dish else ()

    @property
    def _chosen(self) -> Step | None:
        """The one under the cursor; another terminal may have brought a dish of fewer steps on screen."""
        return self._steps[min(self._at, len(self._steps) - 1)] if self._steps else None

    def _open(self, step: Step) -> None:
        self.kitchen_app.execute(commands.ShowStep(step.id))
        self.dismiss()
        stove = self.app.screen_stack[0]
        if isinstance(stove, LookingKeys):
            stove.see_step()


def _line(dish: DishView, step: Step, chosen: bool, width: int) -> Line:
    """A tick where done, an arrow at the one on screen."""
    here, done = dish.step is not None and dish.step.step.id == step.id, step.id in dish.dish.done
    role: Role = "cursor" if chosen else "faint" if done else "lit" if here else "text"
    shape = "✓" if done else "▸" if here else "·"
    optional = "  (optional)" if step.optional else ""
    return cut(
        (Ink(" ▸ " if chosen else "   ", "key"), ink(f"{shape} {step.number:>2} · {step.title}{optional}", role)), width
    )
