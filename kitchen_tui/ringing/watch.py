"""The ringer: it waits for its turn, rings without a screen, and ends when no timer is left."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from kitchen_tui.clock import sleep
from kitchen_tui.model.duration import HOUR
from kitchen_tui.paths import Paths
from kitchen_tui.ringing.locks import Lock, Locks, locks

if TYPE_CHECKING:
    from kitchen_tui.config.settings import Config
    from kitchen_tui.kitchen import Kitchen
    from kitchen_tui.ringing.post import Post

_LONGEST_SLEEP_S = 0.45
_FORGOTTEN_MS = 12 * HOUR
"""Unanswered for so long, there is nobody to be called: the next start will know the timer all the same."""


def watch(places: Paths) -> bool:
    """Wait and ring until no timer is left. False, at once, where another ringer does so already.

    Raises JournalError where the journal cannot be read, OSError where the locks cannot be made.
    """
    mine = locks(places.data)
    first = mine.ringer.take()
    while mine.ringer.take():
        _serve(mine, places)
        mine.duty.drop()
        mine.ringer.drop()
        if not _anything_left(places):  # looked at last, for whoever started a timer meanwhile saw us still there
            break
    return first


def _serve(mine: Locks, places: Paths) -> None:
    """Turn after turn, until there is nothing to ring for."""
    post: Post | None = None
    while True:
        _await_turn(mine)
        # All the rest is imported and opened only now: who waits needs next to nothing.
        from kitchen_tui.ringing.session import open_session

        opened = open_session(places)
        if opened is None:
            break
        with closing(opened):
            post = post or _post(opened.config, places)
            if not _ring(opened.kitchen, post, mine.screen, places.journal):
                break
            post.rest()
        mine.duty.drop()
    if post:
        post.stop()


def _anything_left(places: Paths) -> bool:
    from kitchen_tui.ringing.session import open_session

    opened = open_session(places)
    if opened is None:
        return False
    with closing(opened):
        return worth_ringing(opened.kitchen)


def _await_turn(mine: Locks) -> None:
    mine.screen.wait()
    mine.duty.wait()
    mine.screen.drop()


def _post(config: "Config", places: Paths) -> "Post":
    from kitchen_tui.ringing.post import Post

    return Post(config, places.cache)


def worth_ringing(kitchen: "Kitchen") -> bool:
    """Whether a timer lives for which somebody may still come."""
    live = kitchen.view(kitchen.now()).urgent
    return not kitchen.session.closed and any(timer.alert.late_ms < _FORGOTTEN_MS for timer in live)


def _ring(kitchen: "Kitchen", post: "Post", screen: Lock, journal: Path) -> bool:
    """Keep the beat until a screen wants to ring (True) or no timer is left, or no journal (False)."""
    while not screen.wanted_elsewhere:
        kitchen.poll()
        if not worth_ringing(kitchen) or not journal.exists():
            return False
        now = kitchen.now()
        kitchen.follow_wall(now)
        noticed = kitchen.noticed(now)
        post.beat(kitchen.view(now), noticed)
        kitchen.announced(noticed, now)
        wait_s = kitchen.quiet_for(now, kitchen.now()) / 1000
        sleep(min(max(wait_s, 0.001), _LONGEST_SLEEP_S))
    return True
