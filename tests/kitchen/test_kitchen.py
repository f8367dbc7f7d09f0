"""The application service: sessions, due alerts, and two processes on one journal."""

import pytest

from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking.decide import Refused
from kitchen_tui.cooking.history import Record
from kitchen_tui.cooking.instant import Instant, moved
from kitchen_tui.cooking.timer import elapsed, remaining
from kitchen_tui.journal import JournalNewerError, UnreadableError
from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.model.duration import HOUR, MINUTE, SECOND, Span
from kitchen_tui.testing import FakeClock, KitchenHarness, MemoryJournal
from tests.cooking.making import BELLY, kinds_and_keys

FIVE = Span(5 * MINUTE, 5 * MINUTE)


class RestlessClock(FakeClock):
    """A clock that advances by a millisecond with every reading, like a real one."""

    def now(self) -> Instant:
        return self.advance(1) if self.boots else super().now()

    def advance(self, ms: int) -> Instant:
        self.boot_ms += ms
        self.wall_ms += ms
        return Instant(self.boot_ms, self.wall_ms, f"boot-{self.boots}")


def test_a_new_kitchen_has_no_session() -> None:
    assert Kitchen(MemoryJournal(), FakeClock()).session.id == ""


@pytest.fixture
def stove() -> KitchenHarness:
    return KitchenHarness()


def test_opening_is_recorded_with_its_speed(stove: KitchenHarness) -> None:
    stove.do(do.CloseSession())
    stove.kitchen.open(speed=60)
    assert stove.journal.open_session() == stove.kitchen.session.id
    stove.clock.advance(SECOND)
    assert stove.another().kitchen.now() == stove.kitchen.now() == moved(stove.kitchen.session.opened, MINUTE)


def test_two_terminals_of_a_rehearsal_show_the_same_time() -> None:
    first = KitchenHarness(speed=600, clock=RestlessClock())
    second = first.another()
    apart = second.kitchen.now().boot_ms - first.kitchen.now().boot_ms
    assert abs(apart) <= 600


def test_resuming_an_unknown_session_gives_an_empty_one() -> None:
    kitchen = Kitchen(MemoryJournal(), FakeClock())
    kitchen.resume("gone")
    assert kitchen.session.timers == {}


def test_a_kitchen_that_forgets_its_session_has_an_empty_view(stove: KitchenHarness) -> None:
    """Recorded events stay on disk; the view is empty, and no events arrive."""
    stove.do(do.StartDish(BELLY))
    recorded = len(stove.journal.store)
    stove.kitchen.detach()
    assert stove.kitchen.session.id == ""
    assert stove.view.dish is None
    assert not stove.kitchen.poll()
    assert len(stove.journal.store) == recorded


def test_joining_resumes_the_open_session_or_opens_one(stove: KitchenHarness) -> None:
    other = stove.another(is_open=False).kitchen
    other.join_or_open(speed=60)
    assert (other.session.id, other.session.speed) == (stove.kitchen.session.id, 1)
    stove.do(do.CloseSession())
    other.join_or_open(speed=60)
    assert other.session.id not in ("", stove.kitchen.session.id)
    assert other.session.speed == 60


@pytest.mark.parametrize("is_slow", [False, True])
def test_terminals_that_open_at_once_share_one_session(is_slow: bool) -> None:
    """Neither saw the session of the other, on a slow disk even for a while afterwards."""
    harness = KitchenHarness(is_open=False)
    beside = harness.another(is_open=False)
    first, second = harness.kitchen, beside.kitchen
    beside.journal.problem = "slow disk" if is_slow else ""
    for kitchen, name in ((first, "eggs"), (second, "eggs"), (second, "rice")):
        if not kitchen.session.id:
            kitchen.open()
        kitchen.execute(do.AddTimer(name, FIVE))
    assert second.poll() is not is_slow
    beside.journal.problem = ""
    second.execute(do.TakeNote("and a note"))
    second.poll()
    first.poll()
    assert second.session == first.session
    assert [timer.name for timer in second.session.timers.values()] == ["eggs", "eggs 2", "rice"]
    assert second.session.notes == ("and a note",)
    assert not second.poll()
    assert second.saving().pending == 0


def test_joining_another_session_waits_until_it_can_be_read() -> None:
    class Unreadable(MemoryJournal):
        is_so = True

        def read(self, session: str, after: int = 0) -> list[Record]:
            if self.is_so:
                raise UnreadableError("just now")
            return super().read(session, after)

    stove = KitchenHarness()
    journal = Unreadable(stove.journal.store)
    other = Kitchen(journal, stove.clock)
    other.open()
    other.execute(do.AddTimer("eggs", FIVE))
    assert not other.poll()
    assert [timer.name for timer in other.session.timers.values()] == ["eggs"]
    journal.is_so = False
    assert other.poll()
    assert other.session.id == stove.kitchen.session.id
    assert [timer.name for timer in other.session.timers.values()] == ["eggs"]


def test_no_session_is_opened_beside_one_of_a_newer_version() -> None:
    class Newer(MemoryJournal):
        def read(self, session: str, after: int = 0) -> list[Record]:
            raise JournalNewerError("please update")

    stove = KitchenHarness()
    newer = Newer(stove.journal.store)
    other = Kitchen(newer, stove.clock)
    with pytest.raises(Refused, match="Please update"):
        other.join_or_open()
    assert other.session.id == ""
    assert len(newer.store) == 1


def test_a_refusal_changes_nothing(stove: KitchenHarness) -> None:
    with pytest.raises(Refused):
        stove.do(do.Undo())
    assert len(stove.journal.store) == 1


def test_missed_thresholds_are_announced_in_order_with_their_lateness(stove: KitchenHarness) -> None:
    for name, minutes in (("c", 9), ("a", 3), ("b", 6)):
        stove.do(do.AddTimer(name, Span(minutes * MINUTE, minutes * MINUTE)))
    alerts = stove.wait(10 * MINUTE)
    assert [(alert.timer.name, alert.late_ms // MINUTE) for alert in alerts] == [("a", 7), ("b", 4), ("c", 1)]
    assert stove.wait(HOUR) == []


def test_queries_change_nothing(stove: KitchenHarness) -> None:
    stove.do(do.AddTimer("a", FIVE))
    now = stove.clock.advance(HOUR)
    history = stove.kitchen.history
    assert stove.kitchen.due_alerts(now) == stove.kitchen.due_alerts(now)
    stove.kitchen.view(now)
    assert stove.kitchen.history is history


def test_two_terminals_record_a_threshold_once(stove: KitchenHarness) -> None:
    stove.do(do.AddTimer("a", FIVE))
    other, now = stove.another().kitchen, stove.clock.advance(5 * MINUTE)
    for kitchen in (stove.kitchen, other):
        kitchen.mark_announced(kitchen.due_alerts(now), now)
    assert [record.threshold for record in stove.journal.store if record.threshold] == ["due:300000"]
    for kitchen in (stove.kitchen, other, stove.kitchen, other):
        kitchen.poll()
        assert kitchen.due_alerts(now) == []
    assert stove.kitchen.session == other.session


def test_a_run_restarted_during_an_announcement_stays_unannounced(stove: KitchenHarness) -> None:
    stove.do(do.AddTimer("a", FIVE))
    now = stove.clock.advance(5 * MINUTE)
    alerts = stove.kitchen.due_alerts(now)
    stove.do(do.RestartTimer(stove.timer("a").id))
    stove.kitchen.mark_announced(alerts, now)
    assert stove.timer("a").sounded == {}
    assert kinds_and_keys(stove.wait(5 * MINUTE)) == [("due", "due:300000")]


def test_commands_of_two_terminals_end_in_one_order(stove: KitchenHarness) -> None:
    stove.do(do.AddTimer("a", FIVE))
    other, timer = stove.another(), stove.timer("a").id
    stove.journal.problem = "slow disk"
    stove.do(do.PauseTimer(timer))
    stove.clock.advance(MINUTE)
    other.do(do.AdjustTimer(timer, MINUTE), do.TakeNote("from the other"))
    stove.journal.problem = ""
    for kitchen in (stove.kitchen, other.kitchen):
        assert kitchen.poll()
        assert not kitchen.poll()
    assert stove.kitchen.session == other.kitchen.session
    assert (stove.timer("a").state, stove.timer("a").most_ms) == ("paused", 6 * MINUTE)


def test_timers_ring_although_nothing_can_be_saved(stove: KitchenHarness) -> None:
    stove.journal.problem = "Not saved: the disk is full."
    stove.do(do.AddTimer("a", FIVE))
    assert kinds_and_keys(stove.wait(5 * MINUTE)) == [("due", "due:300000")]
    assert (stove.kitchen.saving().pending, stove.kitchen.saving().problem) == (2, "Not saved: the disk is full.")
    assert not stove.kitchen.poll()
    stove.journal.problem = ""
    stove.kitchen.poll()
    assert stove.another().kitchen.session == stove.kitchen.session


def next_due_ms(stove: KitchenHarness) -> int:
    """Return `next_due_ms` for the same instant twice."""
    now = stove.kitchen.now()
    return stove.kitchen.next_due_ms(now, now)


def test_the_next_due_time_is_in_real_milliseconds_to_the_next_threshold() -> None:
    stove = KitchenHarness(speed=10)
    assert next_due_ms(stove) > 24 * HOUR
    for name, minutes in (("a", 5), ("b", 3), ("still", 1)):
        stove.do(do.AddTimer(name, Span(minutes * MINUTE, minutes * MINUTE)))
    stove.do(do.PauseTimer(stove.timer("still").id))
    assert next_due_ms(stove) == 3 * MINUTE // 10
    stove.wait(18 * SECOND)
    assert next_due_ms(stove) == 12 * SECOND


def test_a_threshold_crossed_during_a_tick_is_due_at_once(stove: KitchenHarness) -> None:
    """Ringing takes milliseconds, and what is due within them must not wait for the next second."""
    stove.do(do.AddTimer("eggs", Span(MINUTE, MINUTE)))
    before = stove.clock.advance(MINUTE - 1)
    stove.clock.advance(30)
    assert stove.kitchen.next_due_ms(before, stove.kitchen.now()) == 0


def test_suspend_counts_and_setting_the_clock_does_not(stove: KitchenHarness) -> None:
    stove.do(do.AddTimer("a", FIVE))
    stove.clock.set_wall(HOUR)
    stove.clock.advance(2 * MINUTE)
    stove.clock.set_wall(-2 * HOUR)
    assert remaining(stove.timer("a"), stove.kitchen.now()) == 3 * MINUTE


def test_a_timer_until_a_time_of_day_follows_the_wall_clock(stove: KitchenHarness) -> None:
    stove.do(do.AddTimer("guests", FIVE, until_ms=stove.clock.wall_ms + 2 * HOUR))
    stove.wait(HOUR)
    stove.clock.set_wall(HOUR)
    assert [alert.late_ms for alert in stove.tick()] == [0]
    stove.clock.set_wall(-HOUR)
    assert stove.wait(HOUR) == []


@pytest.mark.parametrize("speed", [1, 60])
def test_after_a_reboot_the_wall_clock_counts(stove: KitchenHarness, speed: int) -> None:
    stove.do(do.CloseSession())
    stove.kitchen.open(speed=speed)
    stove.do(do.StartDish(BELLY), do.StartTimer("simmer"))
    stove.clock.advance(30 * SECOND)
    stove.clock.reboot(20 * SECOND)
    again = stove.another()
    simmer = again.timer("simmer")
    assert elapsed(simmer, again.kitchen.now()) == 50 * SECOND * speed
    again.do(do.PauseTimer(simmer.id), do.ResumeTimer(simmer.id))
    stove.clock.advance(10 * SECOND)
    assert elapsed(again.timer("simmer"), again.kitchen.now()) == 60 * SECOND * speed


def test_the_constant_part_of_a_view_is_built_once_per_change(stove: KitchenHarness) -> None:
    stove.do(do.StartDish(BELLY))
    first = stove.view
    stove.clock.advance(SECOND)
    assert stove.view.dish is first.dish
    stove.do(do.TickIngredient("pork"))
    assert stove.view.dish is not first.dish


def test_a_dish_does_not_depend_on_its_recipe_file(stove: KitchenHarness) -> None:
    """Editing or deleting the recipe file changes nothing."""
    stove.do(do.StartDish(BELLY))
    dish = stove.another().kitchen.session.dish
    assert dish is not None
    assert dish.recipe == BELLY
