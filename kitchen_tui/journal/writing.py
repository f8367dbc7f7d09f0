"""The ordered writer: a thread that makes records durable, and keeps them in memory and tries again while it cannot."""

import threading
from collections.abc import Sequence

from kitchen_tui.clock import monotonic_s
from kitchen_tui.journal.appending import Appender
from kitchen_tui.journal.handed import Handed, Manner
from kitchen_tui.journal.protocol import JournalError, Saving
from kitchen_tui.journal.sentences import not_saved

_BATCH = 500
_TOGETHER_S = 0.05
"""So long an opening waits for what the session is opened for: others then see it with that, or not at all."""
_FIRST_PAUSE_S = 0.05
_LONGEST_PAUSE_S = 2.0


class Writer:
    """Takes records from one thread, writes them in another. A full disk costs memory, never a record or a keypress."""

    def __init__(self, appender: Appender) -> None:
        self._appender = appender
        self._waiting: list[tuple[float, Handed]] = []
        self._problem = ""
        self._is_closing = False
        self._is_urgent = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    def submit(self, records: Sequence[Handed]) -> None:
        now = monotonic_s()
        with self._changed:
            self._waiting += [(now, handed) for handed in records]
            self._changed.notify_all()

    def home_of(self, session: str) -> str:
        """The session that the records of this one go to."""
        return self._appender.homes.get(session, session)

    def saving(self) -> Saving:
        with self._changed:
            if not self._waiting:
                return Saving()
            waited_ms = int((monotonic_s() - self._waiting[0][0]) * 1000)
            return Saving(len(self._waiting), waited_ms, self._problem)

    def flush(self, timeout_s: float) -> None:
        """Wait until nothing waits. Raises JournalError with the reason if that takes longer."""
        with self._changed:
            self._is_urgent = True
            self._changed.notify_all()
            if not self._changed.wait_for(lambda: not self._waiting, timeout_s):
                raise JournalError(self._problem or f"Not saved: the disk did not answer within {timeout_s:g} s.")

    def close(self, timeout_s: float) -> None:
        """Write what can be written in that time and end the thread; one that hangs on its disk is left behind."""
        deadline = monotonic_s() + timeout_s
        with self._changed:
            self._is_urgent = True
            self._changed.notify_all()
            self._changed.wait_for(lambda: not self._waiting, timeout_s)
            self._is_closing = True
            self._changed.notify_all()
        self._thread.join(max(0.1, deadline - monotonic_s()))

    def _run(self) -> None:
        pause = _FIRST_PAUSE_S
        batch: list[Handed] = []
        while batch or (batch := self._next_batch()):
            try:
                self._appender.append(batch)
            except Exception as error:  # whatever it is, the records are still here and it may pass
                if not self._wait(not_saved(error), pause):
                    break
                pause = min(2 * pause, _LONGEST_PAUSE_S)
            else:
                self._done(len(batch))
                batch, pause = [], _FIRST_PAUSE_S
        self._appender.close()

    def _next_batch(self) -> list[Handed]:
        """The next records in order; none once the journal closes."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._is_closing)
            self._changed.wait_for(lambda: not self._is_bare_opening() or self._is_urgent, _TOGETHER_S)
            return [handed for _, handed in self._waiting[:_BATCH]]

    def _is_bare_opening(self) -> bool:
        return [handed.manner for _, handed in self._waiting] == [Manner.IF_NONE_IS_OPEN] and not self._is_closing

    def _wait(self, problem: str, pause_s: float) -> bool:
        """Say what is wrong and pause, unless somebody waits for us; whether to try again."""
        with self._changed:
            self._problem = problem
            self._changed.wait_for(lambda: self._is_closing or self._is_urgent, pause_s)
            self._is_urgent = False
            return not self._is_closing

    def _done(self, count: int) -> None:
        with self._changed:
            del self._waiting[:count]
            self._is_urgent &= bool(self._waiting)
            self._problem = ""
            self._changed.notify_all()
