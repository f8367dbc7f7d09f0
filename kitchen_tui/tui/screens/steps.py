"""All steps: open any, mark any done or not done."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from kitchen_tui.cooking import commands
from kitchen_tui.cooking.view import View
from kitchen_tui.tui.screens.choosing import ChoosingSheet, Row
from kitchen_tui.tui.screens.looking_keys import LookingKeys


class StepsSheet(ChoosingSheet):
    """Enter opens a step, space or d marks it."""

    title_text = "All steps"
    hint = "enter opens · d marks · esc"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,d", "mark", show=False),
        Binding("o", "close", show=False),
    ]

    def on_mount(self) -> None:
        """The cursor begins at the step on screen."""
        shown = self.kitchen_app.view.dish
        self.at = shown.step.step.number - 1 if shown and shown.step else 0
        super().on_mount()

    def rows(self, view: View) -> list[Row]:
        """A tick where done, an arrow at the one on screen."""
        if view.dish is None:
            return []
        here = view.dish.step.step.id if view.dish.step else ""
        done = view.dish.dish.done
        return [
            Row(
                step.id,
                f"{'✓' if step.id in done else '▸' if step.id == here else '·'} {step.number:>2} · {step.title}"
                f"{'  (optional)' if step.optional else ''}",
                "faint" if step.id in done else "lit" if step.id == here else "text",
            )
            for step in view.dish.recipe.steps
        ]

    def chosen(self, row: Row) -> None:
        """Open it."""
        self.kitchen_app.execute(commands.ShowStep(row.id))
        self.dismiss()
        stove = self.app.screen_stack[0]
        if isinstance(stove, LookingKeys):
            stove.see_step()

    def action_mark(self) -> None:
        """Mark it done, or not done."""
        view = self.kitchen_app.view
        rows = self.rows(view)
        if rows and view.dish:
            step = rows[self.at].id
            self.kitchen_app.execute(commands.MarkStep(step, done=step not in view.dish.dish.done))
