"""The bars around the panes: the top line, the banner and the footer."""

from collections.abc import Callable, Mapping, Sequence

from textual.events import Click
from textual.widget import Widget
from textual.widgets import Input

from kitchen_tui.cooking.view import View
from kitchen_tui.model.duration import MINUTE, SECOND
from kitchen_tui.tui.host import Host
from kitchen_tui.tui.paint import banner, topline
from kitchen_tui.tui.paint.key_hints import Hint, action_at, around_hints, footer, typing_line
from kitchen_tui.tui.paint.styled_text import Line, width_of
from kitchen_tui.tui.status_line import undo_hint
from kitchen_tui.tui.widgets.line_pane import LinePane

_LEAST_BANNER = 3
_TALL_FROM = 30
"""From this many lines on, an alarm may take more than one."""
_BRIEF_UNDER = 100
"""With fewer columns, a message leaves more room for the keys."""


def _is_entry(focused: Widget | None) -> bool:
    """Return whether an entry line has the focus, whose keys are letters."""
    return isinstance(focused, Input) and focused.id == "entry-input"


class TopLine(LinePane):
    """Shows what is now and next, when the food is ready, progress, and the clock.

    It names the keys of the stove only there: on another screen they may do something else.
    """

    def __init__(self, host: Host, *, id: str, has_keys: bool = False) -> None:
        super().__init__(host, id=id)
        self._key_of = host.key_of if has_keys else lambda action: ""

    def render_key(self, view: View) -> object:
        """Return a value that changes every minute, or every second on a narrow screen, which shows a timer."""
        unit = MINUTE if self.app.size.width >= topline.NARROW else SECOND
        timers = [(timer.alert, timer.phase, timer.next and timer.next.in_ms // unit) for timer in view.urgent]
        ready = view.ready and (view.ready.least_ms // MINUTE, view.ready.most_ms // MINUTE)
        plan = view.plan and (view.plan.due, view.plan.behind, view.plan.forecast_ms // MINUTE)
        return view.without_ticks, view.now.wall_ms // unit, timers, ready, plan, self._pane

    def lines(self, view: View) -> list[Line]:
        return [topline.top_line(view, self.room.width, self._key_of, self._pane)]

    @property
    def _pane(self) -> str:
        """The pane of the stove that is shown alone on a narrow screen."""
        return next((pane for pane in ("step", "timers") if self.screen.has_class(f"-at-{pane}")), "")


class Banner(LinePane):
    """Shows the alerts that need attention; hidden if there are none.

    `targets` returns the names of the timers that its keys act on, by action, if that is not the timer which rings.
    """

    def __init__(self, host: Host, targets: Callable[[], Mapping[str, str]], *, id: str) -> None:
        super().__init__(host, id=id)
        self._targets = targets
        self.display = False
        self._height = 0

    def lines(self, view: View) -> list[Line]:
        return self._banner(view, self.room.width).lines

    def render_key(self, view: View) -> object:
        return self._banner(view, self.app.size.width)

    def _banner(self, view: View, width: int) -> banner.BannerLayout:
        is_flashing, is_tall = not self.host.reduced_motion, self.app.size.height >= _TALL_FROM
        most = max(_LEAST_BANNER, self.app.size.height // 2)
        return banner.banner(
            view, width, self._key_of, flashing=is_flashing, tall=is_tall, most=most, targets=self._targets()
        )

    def _key_of(self, action: str) -> str:
        """Return the key of an action, or "" if on this screen it is typed into a line, or chooses something."""
        key, focused = self.host.key_of(action), self.screen.focused
        if key == "enter" and (
            _is_entry(focused) or (getattr(self.screen, "enter_chooses", False) and not self.host.view.ringing)
        ):
            return ""
        return "" if isinstance(focused, Input) and (len(key) == 1 or key == "space") else key

    def height_for(self, view: View) -> int:
        """Return how many lines the alerts of a view take."""
        needs_attention = view.ringing or view.asking or any(timer.calls for timer in view.urgent)
        needs_attention = needs_attention or bool(view.plan and (view.plan.due or view.plan.slip))
        return len(self._banner(view, self.app.size.width).lines) if needs_attention else 0

    def actions(self, view: View) -> frozenset[str]:
        """Return the actions whose keys are shown, if the screen is so narrow that the footer leaves them out."""
        width = self.app.size.width
        layout = self._banner(view, width) if self._height and width < topline.NARROW else None
        return frozenset(target.action for target in layout.targets) if layout else frozenset()

    def show(self, view: View) -> None:
        height = self.height_for(view)
        if height != self._height:
            self._height = height
            self.styles.height = height
            if height:
                self.styles.clear_rule("display")  # lets the style sheet hide it on a tiny screen
            else:
                self.display = False
        super().show(view)

    async def on_click(self, event: Click) -> None:
        """Run the action of the key that was clicked; a click elsewhere on an alarm silences it."""
        view = self.host.view
        action = self._banner(view, self.room.width).action_at(event.y, event.x)
        if action or view.ringing:
            await self.screen.run_action(action or "acknowledge")


class Footer(LinePane):
    """Shows the keys or a message. A click on a key runs its action."""

    def __init__(self, host: Host, hints: Callable[[View], Sequence[Hint]], *, id: str) -> None:
        super().__init__(host, id=id)
        self._hints = hints
        self._footer: tuple[object, list[Line]] = (None, [])
        self._width, self._height = 0, 1

    def lines(self, view: View) -> list[Line]:
        if self._width != self.app.size.width:
            self._update(view)
        return self._footer[1]

    def _update(self, view: View) -> bool:
        """Make the lines again if they depend on something that has changed; return whether it has."""
        status, hints = self.host.status, tuple(self._hints(view))
        self._width = self.app.size.width
        key = self._width, status.text, status.saving, self._is_typing, hints
        if key == self._footer[0]:
            return False
        self._footer = (key, self._make_lines(hints))
        return True

    def _make_lines(self, hints: Sequence[Hint]) -> list[Line]:
        status, width = self.host.status, self.app.size.width
        if self._is_typing:  # only one line: a taller footer would cover the entry line
            return [typing_line(status.saving or status.text, width)]
        return footer(hints, self._message(hints), status.saving, width)

    def _message(self, hints: Sequence[Hint]) -> str:
        width = self.app.size.width
        message = self.host.status.fitting(width - 2)
        if width < _BRIEF_UNDER and any(hint.action == "undo" for hint in hints):  # the key of undo is shown beside it
            message = message.removesuffix(undo_hint(self.host.key_of("undo"))).rstrip()
        return message

    @property
    def _is_typing(self) -> bool:
        return _is_entry(self.screen.focused)

    def render_key(self, view: View) -> object:
        return self._footer[0]

    def show(self, view: View) -> None:
        is_changed = self._update(view)
        height = max(1, len(self._footer[1]))
        if height != self._height:  # also if the lines were made by a resize
            self._height = height
            self.styles.height = height
        if is_changed:
            super().show(view)
        else:
            self.view = view

    async def on_click(self, event: Click) -> None:
        hints, width = self._hints(self.host.view), self.room.width
        above, before = around_hints(self._message(hints), self.host.status.saving, width)
        if event.y == len(above) and not self._is_typing:
            x = width_of(before)
            name = action_at(hints, width - x, event.x - x)
            if name:
                await self.screen.run_action(name)
