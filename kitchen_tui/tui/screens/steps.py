"""All steps: open one, or mark it done or not done."""

from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from kitchen_tui.cooking import commands
from kitchen_tui.cooking.view import DishView, View
from kitchen_tui.model.recipe import Step
from kitchen_tui.tui.host import Host
from kitchen_tui.tui.paint.step import step_length
from kitchen_tui.tui.paint.styled_text import Role
from kitchen_tui.tui.screens.base import binding_for
from kitchen_tui.tui.screens.sheet import Choice, ListSheet


class StepsSheet(ListSheet):
    """Enter opens a step; the keys that tick and that complete a step mark it."""

    title_text = "All steps"
    BINDINGS: ClassVar[list[BindingType]] = [
        binding_for("use_row", "mark"),
        binding_for("done", "mark"),
        binding_for("all_steps", "close"),
    ]

    class Opened(Message):
        """A step was opened."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        dish = host.view.dish
        self.list.cursor = dish.step.id if dish and dish.step else ""

    @property
    def hint(self) -> str:
        return f"enter open · {self.host.key_of('done')} mark done · esc close"

    def choices(self, view: View) -> list[Choice]:
        return [self._choice(view, view.dish, step) for step in view.dish.recipe.steps] if view.dish else []

    def action_mark(self) -> None:
        dish = self.host.view.dish
        if dish and self.list.cursor:
            self.host.execute(commands.MarkStep(self.list.cursor, done=self.list.cursor not in dish.done))

    def _choice(self, view: View, dish: DishView, step: Step) -> Choice:
        is_here, is_done = dish.step is not None and dish.step.id == step.id, step.id in dish.done
        shape = "✓" if is_done else "●" if is_here else "·"
        text = f"{shape} {step.number:>2} · {step.title}{'  (optional)' if step.optional else ''}"
        role: Role = "faint" if is_done else "highlight" if is_here else "text"
        return Choice(step.id, text, _aside(view, dish, step), partial(self._open, step), role)

    def _open(self, step: Step) -> None:
        self.host.execute(commands.ShowStep(step.id))
        self.app.screen_stack[0].post_message(self.Opened())


def _aside(view: View, dish: DishView, step: Step) -> str:
    """Return "running · hands-off · 90–120 min"."""
    mine = [timer for timer in view.urgent if (timer.dish, timer.step) == (dish.id, step.number)]
    words = (mine[0].state if mine else "", "hands-off" if step.hands_off else "", step_length(step))
    return " · ".join(filter(None, words))
