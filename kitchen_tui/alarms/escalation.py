"""Escalation of alerts: what to announce at each tick, how soon it sounds again, and when it is silenced."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from kitchen_tui.alarms.channels import Announcement
from kitchen_tui.alarms.dispatcher import Dispatcher, most_urgent_first
from kitchen_tui.alarms.tones import PATTERNS
from kitchen_tui.cooking.alert import AlertState
from kitchen_tui.cooking.threshold import RANK, DueAlert, Level, Threshold
from kitchen_tui.cooking.timer import Timer
from kitchen_tui.cooking.view import TimerView, View
from kitchen_tui.model.named_tuple import NamedTuple

LEVEL_OF: Mapping[AlertState, Level] = {"ringing": "due", "escalated": "escalated", "missed": "missed"}
"""The levels of the states that last until the cook answers."""


class _LastAnnounced(NamedTuple):
    """The last announcement of a run: the threshold, and whether it lasts until it is answered."""

    key: str
    latched: bool


class AlertEscalation:
    """Turns the view and the due alerts of each tick into announcements.

    Sounds repeat in real time even in a rehearsal: `real_ms` reads a monotonic clock. `stamp` formats a UTC wall time
    as ISO 8601. If a timer has crossed several thresholds since the last tick, the most important one is announced. A
    run that already rings when it is first seen was announced by another process; its sound is only repeated.
    """

    def __init__(self, dispatcher: Dispatcher, real_ms: Callable[[], int], stamp: Callable[[int], str]) -> None:
        self._dispatcher = dispatcher
        self._real_ms = real_ms
        self._stamp = stamp
        self._seen: dict[str, AlertState] = {}
        self._announced: dict[str, _LastAnnounced] = {}
        self._repeated: tuple[str, AlertState] | None = None
        self._repeat_at_ms = 0

    def update(self, view: View, due: Sequence[DueAlert]) -> None:
        """Announce what is new, repeat what is ringing, silence what was answered."""
        now_ms = self._real_ms()
        self._silence_answered(view)
        self._dispatcher.mute(view.muted, self._announced)
        new = most_urgent_first(self._new(view, due))
        self._dispatcher.announce(new, now_ms, self._repeat(view, new, now_ms))
        self._seen = {timer.run: timer.alert.state for timer in view.urgent}

    def suspend(self) -> None:
        """Silence everything and forget what was announced: another process rings now."""
        for run in self._announced:
            self._dispatcher.silence(run)
        self._seen, self._announced, self._repeated = {}, {}, None

    def shutdown(self) -> None:
        """Silence everything and close the channels."""
        self.suspend()
        self._dispatcher.close()

    # New announcements ----------------------------------------------------------------------------------------------

    def _new(self, view: View, due: Sequence[DueAlert]) -> Iterator[Announcement]:
        most_important = _most_important(due)
        for timer in view.urgent:
            state = timer.alert.state
            found = most_important.get(timer.id)
            if found and not found.is_answered and _may_sound(found.threshold, state):
                yield self._of_threshold(view, timer, found)
            elif state in LEVEL_OF and self._seen.get(timer.run, state) != state:
                yield self._announce_alert(view, timer)
        yield from self._starts(view)

    def _starts(self, view: View) -> Iterator[Announcement]:
        """Announce the starts that are due in the plan. They repeat but never escalate."""
        for start in view.plan.due if view.plan else ():
            if start.is_new:
                self._announced[start.run] = _LastAnnounced("start", latched=False)
                announcement = Announcement("start", start.task.name, start.text, start.late_ms, start.run)
                yield self._completed(announcement, view, start.dish)

    def _of_threshold(self, view: View, timer: TimerView, found: DueAlert) -> Announcement:
        kind, key = found.threshold.kind, found.threshold.key.removesuffix(":again")
        if kind == "due":
            return self._announce_alert(view, timer)
        self._announced[timer.run] = _LastAnnounced(key, latched=False)
        return self._of_timer(view, timer, kind, found.threshold.text, found.late_ms)

    def _announce_alert(self, view: View, timer: TimerView) -> Announcement:
        alert = timer.alert
        self._announced[timer.run] = _LastAnnounced(alert.threshold.key if alert.threshold else "", latched=True)
        text = alert.question.text if alert.question else timer.text
        announcement = self._of_timer(view, timer, LEVEL_OF[alert.state], text, alert.late_ms)
        return announcement._replace(others=len(view.ringing) - 1)

    def _of_timer(self, view: View, timer: TimerView, level: Level, text: str, late_ms: int) -> Announcement:
        announcement = Announcement(level, timer.name, text, late_ms, timer.run, urgency=timer.spec.urgency)
        return self._completed(announcement, view, timer.dish)

    def _completed(self, announcement: Announcement, view: View, dish_id: str) -> Announcement:
        """Return the announcement with the title of its dish and the time."""
        dish = view.session.dishes.get(dish_id)
        return announcement._replace(dish=dish.recipe.title if dish else "", at=self._stamp(view.now.wall_ms))

    # Repeats and silence --------------------------------------------------------------------------------------------

    def _repeat(self, view: View, new: Iterable[Announcement], now_ms: int) -> Announcement | None:
        """Return the most urgent alert if it must sound again: when it changes, and at the interval of its pattern."""
        if not view.ringing:
            self._repeated = None
            return None
        first = view.ringing[0]
        state = first.alert.state
        is_new = any(announcement.timer == first.run for announcement in new)
        if self._repeated == (first.run, state) and now_ms < self._repeat_at_ms and not is_new:
            return None
        self._repeated = first.run, state
        self._repeat_at_ms = now_ms + PATTERNS[LEVEL_OF[state]].repeat_every_ms
        return None if is_new else self._announce_alert(view, first)

    def _silence_answered(self, view: View) -> None:
        states = {timer.run: timer.alert.state for timer in view.urgent}
        timers = {timer.run_id: timer for timer in view.session.alive}
        starts = {start.run for start in view.plan.due} if view.plan else set()
        for run, announced in list(self._announced.items()):
            if run in starts:
                continue
            if run not in timers or _is_answered(timers[run], announced, states[run]):
                del self._announced[run]
                self._dispatcher.silence(run)


def _most_important(due: Sequence[DueAlert]) -> dict[str, DueAlert]:
    """Return the most important due alert of each timer, the latest if several are equally important."""
    ordered = sorted(due, key=lambda alert: (-RANK[alert.threshold.kind], alert.threshold.at_ms))
    return {alert.timer.id: alert for alert in ordered}


def _may_sound(threshold: Threshold, state: AlertState) -> bool:
    """Return whether to announce: a due alert while it rings, any other unless the timer was just silenced."""
    return state in LEVEL_OF if threshold.kind == "due" else state not in ("acknowledged", "snoozed")


def _is_answered(timer: Timer, announced: _LastAnnounced, state: AlertState) -> bool:
    if announced.latched:
        return state not in LEVEL_OF
    return announced.key in timer.acknowledged or announced.key in timer.answered
