"""The open session for who rings without a screen: the same journal, the same settings, the same rules."""

from typing import NamedTuple

from kitchen_tui.clock import SystemClock, sleep
from kitchen_tui.config import load
from kitchen_tui.config.settings import Config, alert_rules
from kitchen_tui.journal.protocol import CLOSE_TIMEOUT_S, UnreadableError
from kitchen_tui.journal.sqlite import SqliteJournal
from kitchen_tui.kitchen import Kitchen
from kitchen_tui.paths import Paths

_TRIES, _PAUSE_S = 60, 0.5


class OpenSession(NamedTuple):
    """A resumed session, and what it hangs on."""

    kitchen: Kitchen
    journal: SqliteJournal
    config: Config

    def close(self) -> None:
        """Let go of the journal."""
        self.journal.close(CLOSE_TIMEOUT_S)


def open_session(places: Paths) -> OpenSession | None:
    """The open one; None where none is. A journal that cannot be read just now is asked again for half a minute.

    What is wrong in the config was said by the screen. Raises JournalError.
    """
    for _ in range(_TRIES):
        try:
            return _opened(places)
        except UnreadableError:
            sleep(_PAUSE_S)
    return _opened(places)


def _opened(places: Paths) -> OpenSession | None:
    clock = SystemClock()
    journal = SqliteJournal(places.journal, lambda: clock.now().wall_ms)
    session = journal.open_session()
    if session is None:
        journal.close(0)
        return None
    config = load(places.config_file).config
    kitchen = Kitchen(journal, clock, alert_rules(config.alarms))
    kitchen.resume(session)
    return OpenSession(kitchen, journal, config)
