"""Whose turn it is, under every order of events: one rings at a time, a screen goes first, nobody is left waiting."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kitchen_tui.ringing.locks import Lock, locks


def test_a_lock_is_held_by_one(tmp_path: Path) -> None:
    """Also within one process; dropping frees it, and dropping twice does no harm."""
    one, other = Lock(tmp_path / "data" / "x.lock"), Lock(tmp_path / "data" / "x.lock")
    assert not other.held_elsewhere
    assert one.acquire()
    assert one.acquire()
    assert (one.held, one.held_elsewhere, other.held_elsewhere) == (True, False, True)
    assert not other.acquire()
    one.release()
    one.release()
    assert not other.held_elsewhere
    other.wait()
    assert other.held
    other.release()


class Screen:
    """As `ForegroundRinger` does it, one beat at a time."""

    def __init__(self, folder: Path) -> None:
        self.locks = locks(folder)
        self.wants = False

    def beat(self) -> None:
        if self.wants and self.locks.screen.acquire():
            self.locks.active.acquire()

    def ends(self) -> None:
        """Killed, or gone behind: the kernel drops what it held."""
        self.wants = False
        self.locks.active.release()
        self.locks.screen.release()

    @property
    def rings(self) -> bool:
        return self.locks.active.held


class Ringer:
    """As `watch` does it, one blocking step at a time; a step that would block does nothing."""

    def __init__(self, folder: Path) -> None:
        self.locks = locks(folder)
        self.at = "screen"

    def step(self) -> None:
        if self.at == "screen" and self.locks.screen.acquire():
            self.at = "active"
        elif self.at == "active" and self.locks.active.acquire():
            self.locks.screen.release()
            self.at = "ringing"
        elif self.at == "ringing" and self.locks.screen.held_elsewhere:
            self.locks.active.release()
            self.at = "screen"

    @property
    def rings(self) -> bool:
        return self.locks.active.held


class Turns(RuleBasedStateMachine):
    """Two screens and a ringer, in any order, each ending at any moment."""

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        self.screens = [Screen(Path(self.folder.name)) for _ in range(2)]
        self.ringer = Ringer(Path(self.folder.name))

    @rule(which=st.integers(0, 1))
    def starts(self, which: int) -> None:
        self.screens[which].wants = True

    @rule(which=st.integers(0, 1))
    def beats(self, which: int) -> None:
        self.screens[which].beat()

    @rule(which=st.integers(0, 1))
    def ends(self, which: int) -> None:
        self.screens[which].ends()

    @rule()
    def ringer_steps(self) -> None:
        self.ringer.step()

    @invariant()
    def at_most_one_rings(self) -> None:
        if hasattr(self, "ringer"):
            assert sum((*(screen.rings for screen in self.screens), self.ringer.rings)) <= 1

    @rule()
    def soon_the_right_one_rings(self) -> None:
        """Whatever happened before, three beats of everybody are enough."""
        for _ in range(3):
            for each in self.screens:
                each.beat()
            self.ringer.step()
        wanting = [screen for screen in self.screens if screen.wants]
        assert any(screen.rings for screen in wanting) if wanting else self.ringer.rings

    def teardown(self) -> None:
        for screen in self.screens:
            screen.ends()
        self.ringer.locks.screen.release()
        self.ringer.locks.active.release()
        self.folder.cleanup()


Turns.TestCase.settings = settings(stateful_step_count=30)
TestTurns = Turns.TestCase
