"""The tick: the only place that defines the order in which a kitchen is kept up to date."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from kitchen_tui.cooking.instant import Instant
from kitchen_tui.cooking.threshold import DueAlert
from kitchen_tui.cooking.view import View
from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.text import as_sentence

if TYPE_CHECKING:
    from kitchen_tui.recipes.scaling.convert import MeasureSystem

NOTHING_RINGS = "Nothing will ring after this screen is closed. The timers keep counting; the next start shows them."
"""What a screen says before it is closed if no other process will ring."""


class Alarms(Protocol):
    """Makes alerts audible, if this process may ring."""

    def ring(self, view: View, due: Sequence[DueAlert]) -> Sequence[str]:
        """Announce due alerts, repeat what is ringing, silence what was answered; return sentences for the cook."""

    @property
    def active(self) -> bool:
        """Return whether this process announced the alerts of the last `ring`, and therefore has to record them."""


class Tick(NamedTuple):
    """The result of a tick: the view to show, and sentences for the cook, most important first.

    `failures` are those of the messages that report failures: "No sound: install pipewire-bin or another player".
    """

    view: View
    messages: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()


def tick(kitchen: Kitchen, alarms: Alarms | None, now: Instant, measures: "MeasureSystem" = "as written") -> Tick:
    """Read what others recorded, announce and record what is due, and build the view.

    Without `alarms`, alerts are only recorded and shown. A closed session is only shown.
    """
    before = kitchen.session.id
    if kitchen.sync() and not before:
        now = kitchen.now()  # the session that was just joined may be a rehearsal
    notice = kitchen.take_notice()
    if kitchen.session.closed:
        return Tick(kitchen.view(now, measures), _sentences(notice))
    missed = kitchen.take_missed(now)
    moved = _still_rings("Time zone changed", kitchen.follow_timezone(now))
    stepped = _still_rings("The clock was set", kitchen.follow_clock_step(now))
    due = kitchen.due_alerts(now)
    view = kitchen.view(now, measures)
    failures = alarms.ring(view, due) if alarms else ()
    if due and (alarms is None or alarms.active):
        kitchen.mark_announced(due, now)
        view = kitchen.view(now, measures)
    if view.plan and any(start.is_new for start in view.plan.due) and (alarms is None or alarms.active):
        kitchen.mark_starts_announced(view)
        view = kitchen.view(now, measures)
    return Tick(view, _sentences(missed, *failures, moved, stepped, notice), _sentences(*failures))


def _still_rings(reason: str, names: Sequence[str]) -> str:
    if not names:
        return ""
    verb = "rings" if len(names) == 1 else "ring"
    return f"{reason}; {', '.join(names)} still {verb} at the same local time."


def _sentences(*candidates: str) -> tuple[str, ...]:
    return tuple(as_sentence(text) for text in candidates if text)
