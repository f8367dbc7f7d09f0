"""The supervisor replaces a ringer that fails, and no other."""

import signal
from collections.abc import Callable, Sequence
from itertools import count
from typing import cast

import pytest

from kitchen_tui.ringing import supervisor
from kitchen_tui.ringing.supervisor import Ringer, supervise


class Script:
    """Ringers with given exit codes (None while running), and a lock with or without signs of life."""

    def __init__(self, *codes: Sequence[int | None], life: Callable[[int], bool] = lambda look: True) -> None:
        self.codes = [[*code] for code in codes]
        self.life = life
        self.looks = count()
        self.shown = 0
        self.started = 0

    def start(self) -> Ringer:
        codes = self.codes[min(self.started, len(self.codes) - 1)]
        self.started += 1

        class Process:
            def poll(self) -> int | None:
                return codes.pop(0) if len(codes) > 1 else codes[0]

        return cast(Ringer, Process())

    def last_life(self) -> int:
        self.shown += self.life(next(self.looks))
        return self.shown

    def run(self) -> int:
        """Supervise to the end; return how many ringers were started."""
        supervise(self.start, self.last_life)
        return self.started


@pytest.fixture(autouse=True)
def _without_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "sleep", lambda seconds: None)


@pytest.mark.parametrize("code", [0, 1, 4, -signal.SIGTERM, -signal.SIGINT])
def test_a_ringer_that_ends_by_itself_or_on_request_is_not_replaced(code: int) -> None:
    assert Script([None, None, code]).run() == 1


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS])
def test_a_ringer_that_is_killed_is_replaced(number: signal.Signals) -> None:
    assert Script([None, -number], [None, 0]).run() == 2


def test_a_ringer_that_hangs_is_replaced_and_left_alone() -> None:
    assert Script([None], [None, None, 0], life=lambda look: look < 2).run() == 2


def test_a_ringer_that_was_busy_for_a_while_stays_supervised() -> None:
    """The second one finds it alive and ends; when the first is killed after all, it is replaced."""
    script = Script([None] * 8 + [-signal.SIGKILL], [0], [0], life=lambda look: not 2 <= look < 5)
    assert script.run() == 3


def test_ringers_that_keep_failing_are_given_up() -> None:
    assert Script([-signal.SIGSEGV]).run() == 6


def test_a_ringer_whose_lock_was_taken_away_is_not_replaced() -> None:
    script = Script([*[None] * 9, 0])
    supervise(script.start, lambda: None)
    assert script.started == 1
