"""The keys that answer checks and alarms: the same on every screen."""

from kitchen_tui.cooking import commands
from kitchen_tui.cooking.view import TimerView
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.tui.actions import ACTIONS
from kitchen_tui.tui.screens.base import KitchenScreen
from kitchen_tui.tui.screens.bound import bound

_GROUP = "Checks and alarms"
_OFFERED = ("finish", "more")
"""What the banner of an alarm offers besides: its keys must work wherever it is seen."""
ALERT_BINDINGS = [bound(each.name, each.name) for each in ACTIONS if each.group == _GROUP or each.name in _OFFERED]


class AlertKeys(KitchenScreen):
    """Answering, hushing and snoozing."""

    _hesitated_at: tuple[str, str] | None = None
    """The timer and the question at which a *not yet* was refused: said again, it insists."""

    def action_yes(self) -> None:
        """The open check: done."""
        self.kitchen_app.execute(commands.AnswerCheck(done=True))

    def action_not_yet(self) -> None:
        """The open check: not yet; a third extension wants to be insisted on."""
        app = self.kitchen_app
        asking = next(iter(app.view.questions), None)
        if asking is None or asking.alert.question is None:
            self.extend()
            return
        asked = (asking.id, asking.alert.question.key)
        if app.execute(commands.AnswerCheck(False, asking.id, insist=self._hesitated_at == asked)):
            self._hesitated_at = None
        else:
            self._hesitated_at = asked
            app.say(f"{app.said}; {app.key_of('not_yet')} again insists")

    def extend(self) -> None:
        """What *not yet* means with no check open; on most screens nothing."""
        self.kitchen_app.say("no check is open")

    def action_acknowledge(self) -> None:
        """The most urgent alert."""
        self.kitchen_app.execute(commands.Acknowledge())

    def action_acknowledge_all(self) -> None:
        """Every alert."""
        self.kitchen_app.execute(commands.AcknowledgeAll())

    def action_snooze(self) -> None:
        """A minute, or longer when asked again."""
        self.kitchen_app.execute(commands.Snooze())

    @property
    def meant(self) -> TimerView | None:
        """The timer that keys without a name mean: away from the stove, the one that rings."""
        ringing = self.kitchen_app.view.ringing
        return ringing[0] if ringing else None

    def action_finish(self) -> None:
        """Done."""
        if self.meant:
            self.kitchen_app.execute(commands.FinishTimer(self.meant.id))
        else:
            self.kitchen_app.say("nothing is ringing")

    def action_more(self) -> None:
        """A minute more."""
        if self.meant:
            self.kitchen_app.execute(commands.AdjustTimer(self.meant.id, MINUTE))
        else:
            self.kitchen_app.say("nothing is ringing")
