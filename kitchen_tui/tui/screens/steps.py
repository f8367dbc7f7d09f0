"""All steps: open any, mark any done or not done."""

from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from kitchen_tui.cooking import commands
from kitchen_tui.cooking.view import DishView, View
from kitchen_tui.model.duration import format_span
from kitchen_tui.model.step import Step
from kitchen_tui.model.timer_spec import Span
from kitchen_tui.tui.paint.ink import Role
from kitchen_tui.tui.screens.bound import bound
from kitchen_tui.tui.screens.choosing import ChoosingSheet, Row
from kitchen_tui.tui.screens.looking_keys import LookingKeys


class StepsSheet(ChoosingSheet):
    """Enter opens a step; the keys that tick and that do a step mark it."""

    title_text = "All steps"
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("use_row", "mark"),
        bound("done", "mark"),
        bound("all_steps", "close"),
    ]

    @property
    def hint(self) -> str:
        """What the keys do."""
        return f"enter opens · {self.kitchen_app.key_of('done')} marks · esc"

    def on_mount(self) -> None:
        """The cursor begins at the step on screen."""
        shown = self.kitchen_app.view.dish
        self._at = shown.step.number - 1 if shown and shown.step else 0
        super().on_mount()

    def rows(self, view: View) -> list[Row]:
        """A tick where done, an arrow at the one on screen; how long it takes, and whether the cook is needed."""
        if view.dish is None:
            return []
        return [self._row(view, view.dish, step) for step in view.dish.recipe.steps]

    def action_mark(self) -> None:
        """Mark it done, or not done."""
        dish = self.kitchen_app.view.dish
        if dish and dish.recipe.steps:
            step = dish.recipe.steps[min(self._at, len(dish.recipe.steps) - 1)].id
            self.kitchen_app.execute(commands.MarkStep(step, done=step not in dish.done))

    def _row(self, view: View, dish: DishView, step: Step) -> Row:
        here, done = dish.step is not None and dish.step.id == step.id, step.id in dish.done
        shape = "✓" if done else "●" if here else "·"
        text = f"{shape} {step.number:>2} · {step.title}{'  (optional)' if step.optional else ''}"
        role: Role = "faint" if done else "lit" if here else "text"
        return Row(text, _aside(view, dish, step), partial(self._open, step), role)

    def _open(self, step: Step) -> None:
        self.kitchen_app.execute(commands.ShowStep(step.id))
        stove = self.app.screen_stack[0]
        if isinstance(stove, LookingKeys):
            stove.see_step()


def _aside(view: View, dish: DishView, step: Step) -> str:
    """ "running · hands-off · 90–120 min"."""
    mine = [timer for timer in view.urgent if (timer.dish, timer.step) == (dish.id, step.number)]
    spans = [Span(spec.least_ms, spec.most_ms) for spec in step.timers] or [span for span in (step.takes,) if span]
    lasts = " + ".join(map(format_span, spans))
    return " · ".join(filter(None, (mine[0].state if mine else "", "hands-off" if step.hands_off else "", lasts)))
