"""The ladder of an alarm: what to announce at each look, how soon it sounds again, and when it is silent."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from kitchen_tui.alarms.announcement import Announcement
from kitchen_tui.alarms.dispatcher import Alarms
from kitchen_tui.alarms.pattern import pattern
from kitchen_tui.cooking.alert import AlertState
from kitchen_tui.cooking.level import Level
from kitchen_tui.cooking.threshold import RANK, Threshold
from kitchen_tui.cooking.timer import Timer
from kitchen_tui.cooking.view import TimerView, View

LATCHED: Mapping[AlertState, Level] = {"ringing": "due", "escalated": "escalated", "missed": "missed"}


class Crossed(Protocol):
    """A threshold that was crossed and nobody has announced; `heard` where the cook was quicker."""

    @property
    def timer(self) -> Timer: ...
    @property
    def threshold(self) -> Threshold: ...
    @property
    def late_ms(self) -> int: ...
    @property
    def heard(self) -> bool: ...


class _Told(NamedTuple):
    """What the channels were last told of a run: the threshold, and whether it holds until somebody answers."""

    key: str
    latched: bool


class Ladder:
    """Turns what each look finds into announcements. Sound and its repeats are in real time also in a rehearsal.

    `real_ms` only goes forward; `stamp` writes a UTC wall time as ISO 8601. Of a timer that crossed several
    thresholds since the last look, the most important is told. A run that rings already when it is first seen was
    announced by somebody else: it goes on ringing.
    """

    def __init__(self, alarms: Alarms, real_ms: Callable[[], int], stamp: Callable[[int], str]) -> None:
        self._alarms = alarms
        self._real_ms = real_ms
        self._stamp = stamp
        self._seen: dict[str, AlertState] = {}
        self._told: dict[str, _Told] = {}
        self._rung: tuple[str, AlertState] | None = None
        self._again_ms = 0

    def beat(self, view: View, noticed: Sequence[Crossed]) -> None:
        """Announce what is new, ring on for what rings, be silent for what was answered."""
        now_ms = self._real_ms()
        self._hush(view)
        new = sorted(self._new(view, noticed), key=lambda each: -pattern(each.level).urgency)
        self._alarms.announce(new, now_ms, self._again(view, new, now_ms))
        self._seen = {_run(view, each): each.alert.state for each in view.urgent}

    def rest(self) -> None:
        """Somebody else rings from here: be silent, and know nothing when it is our turn again."""
        for run in self._told:
            self._alarms.silence(run)
        self._seen, self._told, self._rung = {}, {}, None

    def stop(self) -> None:
        """Be silent for good."""
        self.rest()
        self._alarms.close()

    # What is new ----------------------------------------------------------------------------------------------------

    def _new(self, view: View, noticed: Sequence[Crossed]) -> Iterator[Announcement]:
        crossed = _foremost(noticed)
        for timer in view.urgent:
            run, state = _run(view, timer), timer.alert.state
            found = crossed.get(timer.id)
            if found and not found.heard and _may_sound(found.threshold, state):
                yield self._of_threshold(view, timer, found)
            elif state in LATCHED and self._seen.get(run, state) != state:
                yield self._latched(view, timer)

    def _of_threshold(self, view: View, timer: TimerView, found: Crossed) -> Announcement:
        kind, key = found.threshold.kind, found.threshold.key.removesuffix(":again")
        if kind == "due":
            return self._latched(view, timer)
        self._told[_run(view, timer)] = _Told(key, latched=False)
        return self._announcement(view, timer, kind, found.threshold.text, found.late_ms)

    def _latched(self, view: View, timer: TimerView) -> Announcement:
        alert = timer.alert
        self._told[_run(view, timer)] = _Told(alert.threshold.key if alert.threshold else "", latched=True)
        text = alert.question.text if alert.question else timer.text
        return self._announcement(view, timer, LATCHED[alert.state], text, alert.late_ms, len(view.ringing) - 1)

    def _announcement(
        self, view: View, timer: TimerView, level: Level, text: str, late_ms: int, others: int = 0
    ) -> Announcement:
        dish = view.session.dishes.get(timer.dish)
        return Announcement(
            level=level,
            name=timer.name,
            text=text,
            late_ms=late_ms,
            timer=_run(view, timer),
            dish=dish.recipe.title if dish else "",
            urgency=timer.spec.urgency,
            at=self._stamp(view.now.wall_ms),
            others=others,
        )

    # What rings on, and what is silent --------------------------------------------------------------------------------

    def _again(self, view: View, new: Iterable[Announcement], now_ms: int) -> Announcement | None:
        """The most urgent, where it sounds again: at once if it was another before, else as its pattern says."""
        if not view.ringing:
            self._rung = None
            return None
        first = view.ringing[0]
        run, state = _run(view, first), first.alert.state
        announced = any(each.timer == run for each in new)
        if self._rung == (run, state) and now_ms < self._again_ms and not announced:
            return None
        self._rung = run, state
        self._again_ms = now_ms + pattern(LATCHED[state]).repeat_every_ms
        return None if announced else self._latched(view, first)

    def _hush(self, view: View) -> None:
        states = {_run(view, each): each.alert.state for each in view.urgent}
        timers = {timer.run_id: timer for timer in view.session.alive}
        for run, told in list(self._told.items()):
            if run not in timers or _answered(timers[run], told, states[run]):
                del self._told[run]
                self._alarms.silence(run)


def _run(view: View, timer: TimerView) -> str:
    return view.session.timers[timer.id].run_id


def _foremost(noticed: Sequence[Crossed]) -> dict[str, Crossed]:
    """For each timer the most important of what it crossed, the latest of several as important."""
    foremost: dict[str, Crossed] = {}
    for each in sorted(noticed, key=lambda each: (-RANK[each.threshold.kind], each.threshold.at_ms)):
        foremost[each.timer.id] = each
    return foremost


def _may_sound(threshold: Threshold, state: AlertState) -> bool:
    """A due sounds while it rings; anything else unless the timer was silenced just now."""
    return state in LATCHED if threshold.kind == "due" else state not in ("acknowledged", "snoozed")


def _answered(timer: Timer, told: _Told, state: AlertState) -> bool:
    if told.latched:
        return state not in LATCHED
    return told.key in timer.acknowledged or told.key in timer.answered
