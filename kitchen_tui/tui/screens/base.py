"""Base classes of screens: they get views, and alarms can be answered on them."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding
from textual.screen import Screen

from kitchen_tui.cooking import commands
from kitchen_tui.cooking.view import TimerView, View
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.tui.actions import ACTIONS
from kitchen_tui.tui.host import Host
from kitchen_tui.tui.paint.key_hints import Hint
from kitchen_tui.tui.paint.styled_text import ROLES
from kitchen_tui.tui.widgets.line_pane import LinePane, role_class

_ALERTS = "Checks and alarms"
_IN_BANNER = ("finish", "more", "move_dinner", "hold_dinner", "leave_delay")
"""Actions the banner of an alarm offers: their keys must work wherever the banner is seen."""


def binding_for(name: str, does: str) -> Binding:
    """Return a binding of an action's keys to what this screen does with them.

    Its id is the action's name, so that the config can change its keys. Ctrl-C is left out: it asks the same on every
    screen.
    """
    action = next(action for action in ACTIONS if action.name == name)
    return Binding(",".join(key for key in action.keys if key != "ctrl+c"), does, show=False, id=name)


ALERT_BINDINGS = [
    binding_for(action.name, action.name) for action in ACTIONS if action.group == _ALERTS or action.name in _IN_BANNER
]


class KitchenScreen(Screen[None]):
    """A screen of line panes; its component classes style the text of all of them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {role_class(role) for role in ROLES}

    def __init__(self, host: Host, *, classes: str = "") -> None:
        super().__init__(classes=classes)
        self.host = host
        self._panes: list[LinePane] = []

    def on_mount(self) -> None:
        # Not by App.set_keymap: that would take letters from a line being typed.
        self._bindings.apply_keymap(self.host.own_keys)

    def on_screen_resume(self) -> None:
        self.host.refresh_view()

    def show(self, view: View) -> None:
        """Give a view to every pane."""
        if not self._panes:  # the same ones for good: a query costs as much as what a tick changes in most of them
            self._panes = list(self.query(LinePane))
        for pane in self._panes:
            pane.show(view)

    def hints(self, view: View) -> Sequence[Hint]:
        """Return the keys for the footer, in order, with their priorities."""
        return ()


class AlertScreen(KitchenScreen):
    """A screen on which checks and alarms can be answered."""

    _refused: tuple[str, str] | None = None
    """The timer and the question of a *not yet* that was refused: the next one insists."""

    @property
    def target_timer(self) -> TimerView | None:
        """The timer that the timer keys act on: here the one that rings."""
        return next(iter(self.host.view.ringing), None)

    no_target: ClassVar[str] = "Nothing is ringing."

    def to_target(self, command: Callable[[str], commands.Command]) -> None:
        """Carry out a command on the target timer, or say that there is none."""
        timer = self.target_timer
        if timer is None:
            self.host.status.show(self.no_target)
        else:
            self.host.execute(command(timer.id))

    def action_yes(self) -> None:
        self.host.execute(commands.AnswerCheck(done=True))

    def action_not_yet(self) -> None:
        """Answer the open check; a third extension is refused once, the next press insists."""
        asking = next(iter(self.host.view.questions), None)
        if asking is None or asking.alert.question is None:
            self.extend()
            return
        asked = (asking.id, asking.alert.question.key)
        if self.host.execute(commands.AnswerCheck(False, asking.id, insist=self._refused == asked)):
            self._refused = None
        else:
            self._refused = asked
            status = self.host.status
            status.show(f"{status.text}; press {self.host.key_of('not_yet')} again to extend it anyway")

    def extend(self) -> None:
        """*Not yet* with no check open; most screens have nothing to extend."""
        self.host.status.show("No check is open.")

    def action_acknowledge(self) -> None:
        """With no timer to silence, the start that is due is dismissed."""
        due = self._due_start
        self.host.execute(commands.DismissStart(due) if due else commands.Acknowledge())

    async def action_acknowledge_all(self) -> None:
        self.host.execute(commands.AcknowledgeAll())

    def action_snooze(self) -> None:
        due = self._due_start
        self.host.execute(commands.SnoozeStart(due) if due else commands.Snooze())

    @property
    def _due_start(self) -> str:
        """The task whose start is due, if no timer wants an answer."""
        view = self.host.view
        is_quiet = not any(timer.calls for timer in view.urgent)
        return view.plan.due[0].task.id if is_quiet and view.plan and view.plan.due else ""

    # A delay ------------------------------------------------------------------------------------------------------

    def action_move_dinner(self) -> None:
        self._answer_slip("move")

    def action_hold_dinner(self) -> None:
        self._answer_slip("hold")

    def action_leave_delay(self) -> None:
        self._answer_slip("leave")

    def _answer_slip(self, answer: str) -> None:
        from kitchen_tui.tui.screens.plan import answer_slip

        answer_slip(self.host, answer)

    def action_finish(self) -> None:
        self.to_target(commands.FinishTimer)

    def action_more(self) -> None:
        self.to_target(lambda timer: commands.AdjustTimer(timer, MINUTE))
