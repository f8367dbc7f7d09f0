"""Sessions: undo, redo and two writers in any order, and those that are stale or on hold."""

import cProfile

import pytest

from kitchen_tui.cooking import commands as do
from kitchen_tui.cooking import events, timer_events
from kitchen_tui.cooking.event_types import Event
from kitchen_tui.cooking.history import Record, Unknown, apply, empty, extended, fold, unknown_notice
from kitchen_tui.cooking.instant import moved
from kitchen_tui.cooking.session import Session, is_in_use, is_stale
from kitchen_tui.cooking.timer import elapsed
from kitchen_tui.model.duration import HOUR, MINUTE, SECOND, Span
from kitchen_tui.model.recipe import TimerSpec
from kitchen_tui.testing import KitchenHarness
from tests.cooking.making import BELLY, BLANCH, START, kinds_and_keys

FIVE = Span(5 * MINUTE, 5 * MINUTE)


def record(event: Event, command: str = "", run: str = "", after_ms: int = 0) -> Record:
    return Record("s", command, "w", event, moved(START, after_ms), run=run)


def boiling(*commands: do.Command) -> KitchenHarness:
    """Return a history with blanching for two minutes, followed by these commands a minute apart."""
    stove = KitchenHarness()
    stove.do(do.StartDish(BELLY), do.StartTimer("blanch"))
    stove.wait(2 * MINUTE)
    for command in commands:
        stove.do(command)
        stove.wait(MINUTE)
    return stove


def blanch() -> str:
    return boiling().timer("blanch").id


def test_an_empty_history() -> None:
    assert fold([]) == empty("")


def test_undo_of_a_pause_a_finish_or_a_cancel_counts_the_time_between() -> None:
    """The pot was on the stove all the while."""
    for command in (do.PauseTimer, do.FinishTimer, do.CancelTimer):
        stove = boiling(command(blanch()))
        stove.do(do.Undo())
        assert elapsed(stove.timer("blanch"), stove.kitchen.now()) == 3 * MINUTE
        assert stove.timer("blanch").state == "running"
        assert kinds_and_keys(stove.wait(2 * MINUTE)) == [("due", "due:300000")]


def test_a_due_alert_removed_by_redo_still_rings_in_time() -> None:
    stove = boiling(do.PauseTimer(blanch()))
    stove.wait(HOUR)
    stove.do(do.Undo())
    assert kinds_and_keys(stove.tick()) == [("due", "due:300000")]
    stove.do(do.Redo())
    stove.do(do.ResumeTimer(blanch()))
    assert kinds_and_keys(stove.wait(2 * MINUTE)) == []
    assert kinds_and_keys(stove.wait(MINUTE)) == [("due", "due:300000")]
    stove.kitchen.poll()
    again = stove.another()
    assert again.kitchen.session == stove.kitchen.session
    assert again.tick() == []


def test_a_restart_undone_and_repeated_is_recorded_again() -> None:
    """The journal stores a threshold of a run once, and the repeated run must not lose its own."""
    stove = boiling(do.RestartTimer(blanch()))
    stove.wait(4 * MINUTE)
    stove.do(do.Undo())
    stove.tick()
    stove.do(do.RestartTimer(blanch()))
    assert kinds_and_keys(stove.wait(5 * MINUTE)) == [("due", "due:300000")]
    stove.kitchen.poll()
    assert fold(stove.journal.read(stove.kitchen.session.id)).session == stove.kitchen.session
    assert stove.timer("blanch").sounded


def test_alerts_of_a_run_that_was_undone_are_forgotten() -> None:
    stove = boiling(do.RestartTimer(blanch()))
    stove.wait(10 * MINUTE)
    stove.do(do.Undo())
    assert stove.timer("blanch").run == 1
    assert stove.timer("blanch").sounded == {}
    assert [alert.late_ms for alert in stove.tick()] == [8 * MINUTE]


def test_undo_and_redo_cover_the_whole_history() -> None:
    stove = boiling(do.TakeNote("a"), do.TickIngredient("pork"), do.PauseTimer(blanch()), do.MarkStep())
    before = stove.kitchen.session
    for _ in range(5):
        stove.do(do.Undo())
    session = stove.kitchen.session
    assert (session.timers, session.notes) == ({}, ())
    for _ in range(5):
        stove.do(do.Redo())
    assert stove.kitchen.session._replace(touched=None) == before._replace(touched=None)


def test_a_new_command_ends_redoing() -> None:
    stove = boiling(do.TakeNote("a"))
    stove.do(do.Undo(), do.TakeNote("b"))
    assert stove.kitchen.history.undone == ()
    assert stove.kitchen.session.notes == ("b",)


def test_undo_applies_to_the_last_command_of_any_terminal() -> None:
    stove = boiling()
    other = stove.another()
    other.do(do.TakeNote("from the other"))
    assert stove.kitchen.poll()
    stove.do(do.Undo())
    other.kitchen.poll()
    assert other.kitchen.session.notes == stove.kitchen.session.notes == ()


def test_two_terminals_undo_the_same_command_once() -> None:
    undo = record(events.CommandUndone("c2"))
    history = fold([record(events.NoteTaken("a"), "c1"), record(events.NoteTaken("b"), "c2"), undo, undo])
    assert (history.session.notes, history.done) == (("a",), ("c1",))
    redo = record(events.CommandRedone("c2"))
    assert extended(history, [redo, redo]).session.notes == ("a", "b")


def test_commands_of_two_writers_may_interleave() -> None:
    notes = [record(events.NoteTaken(text), command) for text, command in (("a", "c1"), ("b", "c2"), ("c", "c1"))]
    history = fold(notes)
    assert history.done == ("c1", "c2")
    assert extended(history, [record(events.CommandUndone("c1"))]).session.notes == ("b",)


def test_later_events_of_an_undone_command_are_undone_too() -> None:
    first, rest = (record(events.NoteTaken(text), "c1") for text in "ab")
    undone = fold([first, record(events.CommandUndone("c1")), rest])
    assert (undone.session.notes, undone.done, undone.undone) == ((), (), ("c1",))
    assert extended(undone, [record(events.CommandRedone("c1"))]).session.notes == ("a", "b")


def test_an_inapplicable_record_changes_nothing() -> None:
    """Its timer or dish does not exist, or its run is over; a replay still ends in a valid session."""
    session = apply(Session("s", START), timer_events.TimerStarted("t", BLANCH), START)
    strays: list[tuple[Event, str]] = [
        (timer_events.TimerPaused("nobody"), ""),
        (timer_events.TimerPaused("t"), "t#2"),
        (timer_events.TimerResumed("t"), "t#1"),
        (timer_events.TimerStarted("t", BLANCH), ""),
        (timer_events.TimerStarted("u", BLANCH), "t#1"),
        (timer_events.TimerStarted("u", BLANCH), "nobody#1"),
        (events.IngredientTicked("nobody", "pork"), ""),
        (events.DishShown("nobody"), ""),
    ]
    for event, run in strays:
        assert apply(session, event, moved(START, SECOND), run) == session


def test_touched_is_the_time_of_the_last_command() -> None:
    stove = boiling(do.TakeNote("a"))
    then = moved(stove.kitchen.now(), -MINUTE)
    stove.wait(2 * HOUR)
    assert stove.kitchen.session.touched == then
    stove.do(do.Undo())
    assert stove.kitchen.session.touched == stove.kitchen.now()


def test_an_unknown_event_is_kept_and_changes_nothing() -> None:
    known = record(events.NoteTaken("a"), "c1")
    unknown = record(events.NoteTaken("b"), "c2")._replace(event=Unknown("soup_spilled", "{}"))
    history = fold([known, unknown, record(events.CommandUndone("c1"))])
    assert [entry.kind for entry in history.records] == ["note_taken", "soup_spilled", "command_undone"]
    assert history.session.notes == ()
    assert unknown_notice(history).startswith("1 event of the session could not be understood")
    assert extended(history, [record(events.CommandRedone("c1"))]).session.notes == ("a",)
    assert unknown_notice(fold([known])) == ""


@pytest.mark.parametrize("name", ["eggs", "pan {}"])
def test_the_work_for_a_timer_does_not_grow_with_the_number_of_timers(name: str) -> None:
    """Judged by the functions called."""

    def calls(number: int) -> int:
        spec = TimerSpec("own", name, *FIVE)
        specs = [spec._replace(name=name.format(at)) for at in range(number)]
        records = [record(timer_events.TimerStarted(f"t{at}", spec, "", ""), f"c{at}") for at, spec in enumerate(specs)]
        profile = cProfile.Profile()
        history = profile.runcall(fold, records)
        timers = history.session.timers.values()
        assert len({timer.name for timer in timers}) == len(timers) == number
        assert [timer.slot for timer in timers] == list(range(1, number + 1))
        return sum(entry.callcount for entry in profile.getstats())

    assert calls(800) < 2.5 * calls(400)


def test_a_name_that_many_timers_have_gets_a_number_that_is_free() -> None:
    session = Session("s", START)
    for at, name in enumerate(["eggs"] * 60 + ["Eggs 75", "eggs 62"] + ["EGGS"] * 20):
        spec = TimerSpec("own", name, *FIVE)
        session = apply(session, timer_events.TimerStarted(f"t{at}", spec, "", ""), START)
    names = {timer.name.casefold() for timer in session.timers.values()}
    assert len(names) == 82
    assert {f"eggs {number}" for number in range(2, 82)} < names


def test_slots_and_names_become_free_and_are_used_again() -> None:
    session = Session("s", START)
    for at in range(4):
        session = apply(session, timer_events.TimerStarted(f"t{at}", TimerSpec("own", "eggs", *FIVE), "", ""), START)
    session = apply(session, timer_events.TimerCancelled("t1"), START)
    session = apply(session, timer_events.TimerFinished("t2"), START)
    for timer in ("t4", "t5"):
        session = apply(session, timer_events.TimerStarted(timer, TimerSpec("own", "eggs", *FIVE), "", ""), START)
    session = apply(session, timer_events.TimerRestarted("t1"), START)
    assert {timer.id: (timer.name, timer.slot) for timer in session.timers.values()} == {
        "t0": ("eggs", 1),
        "t1": ("eggs 2 2", 5),
        "t2": ("eggs 3", 0),
        "t3": ("eggs 4", 4),
        "t4": ("eggs 2", 2),
        "t5": ("eggs 5", 3),
    }


@pytest.mark.parametrize(
    ("commands", "hours", "stale"),
    [
        ([], 11, False),
        ([], 12, True),
        ([do.TakeNote("a")], 12, True),
        ([do.HoldSession()], 48, False),
        ([do.HoldSession(), do.HoldSession(held=False)], 12, True),
        ([do.AddTimer("eggs", Span(MINUTE, MINUTE))], 48, False),
    ],
)
def test_a_session_is_stale_after_half_a_day_without_commands(
    stove: KitchenHarness, commands: list[do.Command], hours: int, stale: bool
) -> None:
    stove.do(*commands)
    stove.wait(hours * HOUR)
    assert is_stale(stove.kitchen.session, stove.kitchen.now()) is stale


@pytest.mark.parametrize("command", [do.StartDish(BELLY), do.AddTimer("eggs", Span(MINUTE, MINUTE))])
def test_a_session_is_in_use_from_its_first_dish_or_timer(command: do.Command) -> None:
    stove = KitchenHarness()
    assert not is_in_use(stove.kitchen.session)
    stove.do(command)
    assert is_in_use(stove.kitchen.session)


@pytest.mark.parametrize(("hours", "stale"), [(1, False), (14, True)])
def test_a_hold_lasts_until_the_session_continues_the_next_day(stove: KitchenHarness, hours: int, stale: bool) -> None:
    """A tick on the same evening does not end it."""
    stove.do(do.HoldSession())
    stove.wait(hours * HOUR)
    stove.do(do.TickIngredient("pork"))
    stove.wait(24 * HOUR)
    assert is_stale(stove.kitchen.session, stove.kitchen.now()) is stale


@pytest.mark.parametrize("command", [do.TakeNote("still here"), do.StartDish(BELLY)], ids=["note", "dish"])
def test_later_commands_count_from_their_own_time(command: do.Command) -> None:
    stove = KitchenHarness()
    stove.wait(11 * HOUR)
    stove.do(command)
    stove.wait(11 * HOUR)
    assert not is_stale(stove.kitchen.session, stove.kitchen.now())
