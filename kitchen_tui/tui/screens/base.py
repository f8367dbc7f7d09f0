"""Base classes of screens, which receive views and on which alarms can be answered."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual.binding import Binding
from textual.events import Key, Paste
from textual.screen import Screen

from kitchen_tui.clock import format_moment
from kitchen_tui.cooking import commands
from kitchen_tui.cooking.decide.decision import Refused
from kitchen_tui.cooking.view import TimerView, View
from kitchen_tui.model.duration import MINUTE, format_duration
from kitchen_tui.model.text import as_sentence
from kitchen_tui.tui.actions import ACTIONS
from kitchen_tui.tui.host import Host
from kitchen_tui.tui.paint.key_hints import Hint
from kitchen_tui.tui.paint.styled_text import ROLES, cells
from kitchen_tui.tui.paint.timer_words import (
    done_question,
    end_question,
    ended_message,
    not_yet_message,
    qualified_name,
    short_title,
    start_refusal,
)
from kitchen_tui.tui.status_line import undo_hint
from kitchen_tui.tui.widgets.bars import Footer
from kitchen_tui.tui.widgets.line_pane import LinePane, role_class

_ONCE = ("done", "finish", "cancel", "restart", "not_yet", "undo", "redo")
_AT_ONCE_MS = 60
"""Presses of one of these actions' keys that follow each other faster count once: a key repeats every 20 to 50 ms."""
_ALERTS = "Checks and alarms"
_SAME_MS = 4000
"""For this many milliseconds after `+` or `-`, the next key acts on the same timer, and after *not yet* the same key
asks before it extends the timer."""
_ENDING: Mapping[str, Callable[[str], commands.Command]] = {
    "finish": commands.FinishTimer,
    "cancel": commands.CancelTimer,
    "restart": commands.RestartTimer,
}
_IN_BANNER = ("finish", "more", "move_dinner", "hold_dinner", "leave_delay")
"""Actions the banner of an alarm offers: their keys must work wherever the banner is seen."""


def binding_for(name: str, does: str) -> Binding:
    """Return a binding of an action's keys to an action of this screen.

    Its id is the action's name, so that the config can change its keys. Ctrl-C is left out, since it does the same on
    every screen.
    """
    action = next(action for action in ACTIONS if action.name == name)
    return Binding(",".join(key for key in action.keys if key != "ctrl+c"), does, show=False, id=name)


ALERT_BINDINGS = [
    binding_for(action.name, action.name) for action in ACTIONS if action.group == _ALERTS or action.name in _IN_BANNER
]


class LongMessage(Footer):
    """Shows a message that is too long for a border, over the last lines of a screen without a footer."""

    def __init__(self, host: Host) -> None:
        super().__init__(host, lambda view: (), id="footer")
        self.display = False

    def unless_on_border(self, room: int) -> str:
        """Return the message if it fits on a border of `room` cells; otherwise show it here and return ""."""
        message = self.host.status.fitting(room)
        self.display = cells(message) > max(0, room)
        return "" if self.display else message


class KitchenScreen(Screen[None]):
    """A screen of line panes; its component classes style the text of all of them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {role_class(role) for role in ROLES}
    enter_chooses: ClassVar[bool] = False
    """Whether Enter answers an alert only while an alarm rings, because otherwise it chooses what is selected."""

    def __init__(self, host: Host, *, classes: str = "") -> None:
        super().__init__(classes=classes)
        self.host = host
        self._panes: list[LinePane] = []
        self._is_covered = False

    def on_mount(self) -> None:
        # App.set_keymap would take letters away from an entry line.
        self._bindings.apply_keymap(self.host.own_keys)

    def on_screen_suspend(self) -> None:
        self._is_covered = True

    def on_screen_resume(self) -> None:
        if self._is_covered:  # not when it opens: then `on_mount` paints it
            self._is_covered = False
            self.host.refresh_view()

    def show(self, view: View) -> None:
        """Pass a view to every pane."""
        if not self._panes:  # queried once: the panes never change, and a query is slow
            self._panes = list(self.query(LinePane))
        for pane in self._panes:
            pane.show(view)

    def hints(self, view: View) -> Sequence[Hint]:
        """Return the hints for the footer, in order, with their priorities."""
        return ()


class AlertScreen(KitchenScreen):
    """A screen on which checks and alarms can be answered."""

    _last_key = ""
    _pressed_ms = 0
    _question: tuple[str, str, str] = ("", "", "")
    """What was asked about (a step, or a verb and a timer), the question as shown, and the key that was pressed."""
    _refused: tuple[str, str] | None = None
    """The timer and the question of a refused *not yet*; pressing it again insists."""
    _answered_ms: int | None = None
    """When *not yet* was answered last."""
    _adjusted: tuple[str, int, frozenset[str]] = ("", 0, frozenset())
    """The timer that was made longer or shorter last, when, and which timers were ringing then."""

    @property
    def target_timer(self) -> TimerView | None:
        """The timer that the timer keys act on; here the one that rings."""
        return self.adjusted_timer or next(iter(self.host.view.ringing), None)

    @property
    def adjusted_timer(self) -> TimerView | None:
        """The timer that was made longer or shorter just now, unless another one has begun to ring."""
        view, (timer_id, at_ms, rang) = self.host.view, self._adjusted
        if view.now.boot_ms - at_ms > _SAME_MS * view.session.speed or not _ringing(view) <= rang:
            return None
        return next((timer for timer in view.urgent if timer.id == timer_id), None)

    @property
    def ending_timer(self) -> TimerView | None:
        """The timer that finish, cancel and restart act on: the one that is over, in preference to others."""
        return self.target_timer

    no_target: ClassVar[str] = "Nothing is ringing."

    def to_target(self, command: Callable[[str], commands.Command]) -> bool:
        """Execute a command on the target timer, or show that there is none; return whether it was executed."""
        timer = self.target_timer
        if timer is None:
            self.host.status.show(self.no_target)
            return False
        return self.host.execute(command(timer.id))

    def key_here(self, action: str) -> str:
        """Return the key of an action as it is displayed, or "" if it has none on this screen."""
        bound = (binding for bindings in self._bindings.key_to_bindings.values() for binding in bindings)
        return self.host.key_of(action) if any(binding.id == action for binding in bound) else ""

    def announce(self, message: str) -> None:
        """Show what a command did, and if there is room how to undo it."""
        if message:
            undo = undo_hint(self.host.key_of("undo"))
            self.host.status.show(f"{as_sentence(message)} {undo}".rstrip(), shorter=[message])

    # Timers -------------------------------------------------------------------------------------------------------

    def action_start(self) -> None:
        """Start the next timer of the step; while a planned start is due, start that task, whichever dish it is of."""
        view, status = self.host.view, self.host.status
        due = view.due_start
        if due is None:
            refusal = start_refusal(view, self.host.kitchen.now(), self.host.key_of)
            if refusal:
                status.show(refusal)
            else:
                self.host.execute(commands.StartNextTimer())
        elif self.host.execute(commands.StartTask(due.task.id)):
            is_other = due.dish != view.session.on_screen
            self.announce(f"{short_title(view, due.dish)}: {status.text}" if is_other else status.text)

    def action_start_due(self) -> None:
        """Start the task whose start is due."""
        if self.host.view.due_start:
            self.action_start()
        else:
            self.host.status.show("No start is due.")

    def banner_targets(self) -> Mapping[str, str]:
        """Return the names of the timers that the banner's keys act on, by action, if it is not the one that rings."""
        view = self.host.view
        if not view.ringing:
            return {}
        targets = {"more": self.target_timer, "finish": self.ending_timer}
        others = {action: timer for action, timer in targets.items() if timer and timer.id != view.ringing[0].id}
        return {action: qualified_name(view, timer) for action, timer in others.items()}

    def end_timer(self, action: str) -> None:
        """Finish, cancel or restart `ending_timer` and say so; ask first if that would throw away a long run."""
        timer = self.ending_timer
        if timer is None:
            self.host.status.show(self.no_target)
            return
        question = end_question(self.host.view, timer, action, self.host.key_of)
        if self._is_confirmed(f"{action} {timer.run}", question) and self.host.execute(_ENDING[action](timer.id)):
            self.announce(ended_message(self.host.view, timer, action))

    def _is_confirmed(self, about: str, question: str) -> bool:
        """Ask, unless there is nothing to ask or the same key has confirmed it; return whether to go on."""
        asked, shown, _ = self._question
        self._question = ("", "", "")
        if not question or (asked == about and self.host.status.text == shown):
            return True
        self.host.status.ask(question)
        self._question = (about, self.host.status.text, self._last_key)
        return False

    # A step -------------------------------------------------------------------------------------------------------

    def on_key(self, event: Key) -> None:
        """Drop a question if another key than the one that asked is pressed; ignore a second press at once.

        A key that bounces or is held down must not complete two steps or finish two timers.
        """
        view = self.host.view
        now_ms = self.host.kitchen.now().boot_ms
        is_again = event.key == self._last_key and now_ms - self._pressed_ms < _AT_ONCE_MS * view.session.speed
        self._pressed_ms = now_ms
        if is_again and any(event.key in action.keys for action in self.host.actions if action.name in _ONCE):
            event.stop()
            return
        self._last_key = event.key
        if event.key != self._question[2]:
            self.call_next(self._drop_question)  # the app has the key by then, so that its action paints the same frame

    def on_paste(self, event: Paste) -> None:
        """Say where a recipe can be pasted; here a pasted text does nothing."""
        palette = self.host.key_of("palette")
        if palette and self.host.library and len(event.text.strip().splitlines()) > 1:
            self.host.status.show(f"Recipes are pasted in the library; {palette}, then “import”, opens it.")

    def _drop_question(self) -> None:
        if self._question[1] and self.host.status.text == self._question[1]:
            self.host.status.clear()
        self._question = ("", "", "")

    def drop_question_of_timer(self) -> None:
        """Withdraw the question whether to end a timer, since the key may now act on another timer."""
        if self._question[0].partition(" ")[0] in _ENDING:
            self._drop_question()

    def complete_step(self, step_id: str, *, from_list: bool = False) -> bool:
        """Complete a step; ask first if a timer would end early or was not started. The same key again confirms.

        `from_list`: the step is marked in a list, where a timer that was not started is no reason to ask.
        """
        question = done_question(self.host.view, step_id, self.key_here, from_list=from_list)
        if not self._is_confirmed(step_id, question) or not self.host.execute(commands.MarkStep(step_id)):
            return False
        self.announce(self.host.status.text)
        return True

    def action_done(self) -> None:
        """Complete the step on screen."""
        dish = self.host.view.session.dish
        if dish is None:
            self.host.status.show("No recipe is open.")
        elif not dish.recipe.steps:
            self.host.status.show("This recipe has no steps.")
        elif self.complete_step(dish.step):
            self.see_step()

    def see_step(self) -> None:
        """Make the step visible if another pane covers it; does nothing on a screen without one."""

    # Checks and alarms --------------------------------------------------------------------------------------------

    def action_yes(self) -> None:
        """Answer the open check; between two checks, show how to finish the timer."""
        if self.host.view.questions:
            self.host.execute(commands.AnswerCheck(done=True))
            return
        finish, timer = self.host.key_of("finish"), self.ending_timer
        checked = [live for live in self.host.view.unfinished if live.spec.checks]
        way_out = ""
        if timer in checked or (timer and not checked):
            way_out = f": {finish} finishes {timer.name}"
        elif checked and str(checked[0].slot) in self._bindings.key_to_bindings:
            way_out = f": {checked[0].slot} selects {checked[0].name}, {finish} finishes it"
        self.host.status.show(f"No check is open{way_out}.")

    def action_not_yet(self) -> None:
        """Answer the open check and show the result. A third extension needs the key twice."""
        asking = next(iter(self.host.view.questions), None)
        now_ms = self.host.view.now.boot_ms
        if asking is None or asking.alert.question is None:
            within_ms = _SAME_MS * self.host.view.session.speed
            is_again = self._answered_ms is not None and now_ms - self._answered_ms <= within_ms
            question = f"The check is answered. Press {self.host.key_of('not_yet')} again for more time."
            if not is_again or self._is_confirmed("extend", question):
                self.extend()
            return
        asked = (asking.id, asking.alert.question.key)
        if self.host.execute(commands.AnswerCheck(done=False, timer=asking.id, insist=self._refused == asked)):
            self._refused, self._answered_ms = None, now_ms
            self.host.status.show(not_yet_message(self.host.view, asking.id))
        else:
            self._refused = asked
            status = self.host.status
            status.show(f"{status.text} Press {self.host.key_of('not_yet')} again to extend it anyway.")

    def extend(self) -> None:
        """Handle *not yet* without an open check. Only the stove can extend a timer then."""
        self.host.status.show("No check is open.")

    def action_acknowledge(self) -> None:
        """Silence the timer that rings; if none rings, dismiss the start that is due."""
        due = self._due_start
        self.host.execute(commands.DismissStart(due) if due else commands.Acknowledge())

    def action_acknowledge_all(self) -> None:
        """Silence everything that rings. If only one timer rings, leave the open checks of others alone."""
        ringing = self.host.view.ringing
        if not ringing:
            self.host.status.show("Nothing is ringing.")
        else:
            self.host.execute(commands.AcknowledgeAll() if len(ringing) > 1 else commands.Acknowledge(ringing[0].id))

    def action_snooze(self) -> None:
        due = self._due_start
        self.host.execute(commands.SnoozeStart(due) if due else commands.Snooze())

    @property
    def _due_start(self) -> str:
        """The task whose start is due, if no timer needs an answer."""
        due = self.host.view.due_start
        return due.task.id if due else ""

    # A delay ------------------------------------------------------------------------------------------------------

    def action_move_dinner(self) -> None:
        self._answer_delay("move")

    def action_hold_dinner(self) -> None:
        self._answer_delay("hold")

    def action_leave_delay(self) -> None:
        self._answer_delay("leave")

    def _answer_delay(self, answer: str) -> None:
        """Move dinner, hold it, or leave the delay; show what was done, or why nothing was."""
        from kitchen_tui.kitchen.session_plan import answer_delay  # not needed without a plan

        host = self.host
        if host.view.plan is None:
            host.status.show("There is no plan.")
            return
        try:
            command = answer_delay(host.view.plan, answer)
        except Refused as refused:
            host.status.show(str(refused))
            return
        message = ""
        if isinstance(command, commands.AcceptPlan):
            at = "moved to" if answer == "move" else "stays at"
            time = format_moment(command.plan.serve_ms, host.kitchen.now().wall_ms)
            message = f"Dinner {at} {time}. {undo_hint(host.key_of('undo'))}"
        host.execute(command, message)

    def action_finish(self) -> None:
        self.end_timer("finish")

    def action_more(self) -> None:
        self.adjust(MINUTE)

    def adjust(self, by_ms: int) -> None:
        """Make the target timer longer or shorter. A second press changes the same one."""
        view, timer = self.host.view, self.target_timer
        if timer:
            self._adjusted = (timer.id, view.now.boot_ms, _ringing(view))
        if self.to_target(lambda target: commands.AdjustTimer(target, by_ms)) and timer:
            change = f"{format_duration(abs(by_ms))} {'more' if by_ms > 0 else 'less'}"
            self.announce_change(timer, f"{qualified_name(view, timer)}: {change}")

    def announce_change(self, timer: TimerView, message: str) -> None:
        """Say what changed in the time of a timer, and when it ends now."""
        view = self.host.view
        due_ms = next((live.due_ms for live in view.urgent if live.id == timer.id), None)
        to = f", to {format_moment(due_ms, view.now.wall_ms)}" if due_ms else ""
        self.announce(f"{message.removesuffix('.')}{to}.")


def _ringing(view: View) -> frozenset[str]:
    return frozenset(timer.id for timer in view.ringing)
