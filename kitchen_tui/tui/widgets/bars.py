"""The lines around the panes: what now and next, what asks for the cook, and the keys."""

from textual.events import Click
from textual.widgets import Input

from kitchen_tui.cooking.view import View
from kitchen_tui.tui.paint import banner, topline
from kitchen_tui.tui.paint.footer import action_at, footer, written
from kitchen_tui.tui.paint.ink import Line
from kitchen_tui.tui.widgets.line_pane import LinePane

_TALL_FROM = 30
"""Lines of a screen on which an alarm may take more than one."""
_TYPING = (("enter", "takes it"), ("esc", "leaves"))


class TopLine(LinePane):
    """Now, next, ready about, progress, clock."""

    def lines(self, view: View) -> list[Line]:
        """One."""
        return [topline.top_line(view, self.room.width, self.kitchen_app.key_of("leave"))]


class Banner(LinePane):
    """What asks for the cook; takes no room while nothing does."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.display = False
        self._height = 0

    def lines(self, view: View) -> list[Line]:
        """As many as it takes to say it."""
        return self._band(view, self.room.width).lines

    def _band(self, view: View, width: int) -> banner.Band:
        app = self.kitchen_app
        return banner.banner(view, width, app.key_of, not app.reduced_motion, app.size.height >= _TALL_FROM)

    def show(self, view: View) -> None:
        """Appear with something to say, as high as that is."""
        height = len(self._band(view, self.app.size.width).lines)
        super().show(view)
        if height != self._height:
            self._height = height
            self.styles.height = height
            self._come_or_go(height > 0)
            self._anew()  # one that was hidden remembers a size in which nothing of it was drawn

    def _come_or_go(self, comes: bool) -> None:
        """What comes is seen as the style sheet has it: not at all on a screen that is too small."""
        if comes:
            self.styles.clear_rule("display")
        else:
            self.display = False

    async def on_click(self, event: Click) -> None:
        """The key that stands there; a wet finger anywhere else on an alarm hushes it."""
        view = self.kitchen_app.view
        action = self._band(view, self.room.width).action_at(event.y, event.x)
        if action or view.ringing:
            await self.screen.run_action(action or "acknowledge")


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
