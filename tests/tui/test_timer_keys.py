"""The keys for timers, checks and alarms, at three sizes."""

import pytest

from kitchen_tui.model.duration import HOUR, MINUTE, SECOND
from tests.tui.cooking import SINGLE, STACKED, WIDE, Cook, Setup, Size, cooking, sizes, with_rice

LENGTHS: dict[str, tuple[list[str | int], str, int]] = {
    "+ for the most urgent": (["plus"], "rice", 13),
    "+ without Shift": (["equals_sign"], "rice", 13),
    "-": (["minus"], "rice", 11),
    "+ for the selected one": (["1", "plus"], "simmer", 121),
    "x without a check gives five minutes": (["2", "x"], "rice", 17),
    "x gives as much as the recipe says": (["1", "x"], "simmer", 135),
}


@sizes
@pytest.mark.parametrize(("acts", "name", "minutes"), LENGTHS.values(), ids=LENGTHS)
async def test_a_key_changes_the_length_of_a_timer(size: Size, acts: list[str | int], name: str, minutes: int) -> None:
    async with cooking(size, with_rice) as cook:
        await cook.play(*acts)
        assert cook.timer_named(name).most_ms == minutes * MINUTE


MESSAGES: dict[str, tuple[Setup, list[str | int], str]] = {
    "no timer is left to start": (lambda cook: cook.at_step(2), ["t", 500, "t"], "no timer left"),
    "an unused number": (with_rice, ["9"], "There is no timer 9"),
    "not yet, before the end": (Cook.simmer, [90 * MINUTE, "x"], "Simmer goes on 30 min, to "),
    "not yet, at the end": (Cook.simmer, [120 * MINUTE, "x"], "Simmer goes on 15 min, to "),
    "y between two checks": (Cook.simmer, ["y"], "No check is open: f finishes simmer"),
    "y with another timer selected": (with_rice, ["2", "y"], "No check is open: 1 selects simmer, f finishes it"),
}


@sizes
@pytest.mark.parametrize(("setup", "acts", "message"), MESSAGES.values(), ids=MESSAGES)
async def test_a_key_reports_its_effect_or_why_it_has_none(
    size: Size, setup: Setup, acts: list[str | int], message: str
) -> None:
    async with cooking(size, setup) as cook:
        await cook.play(*acts)
        assert message in cook.words


@sizes
async def test_r_on_a_finished_timer_starts_a_second_batch(size: Size) -> None:
    async with cooking(size, lambda cook: cook.timer("pancake", 1)) as cook:
        await cook.play(61 * SECOND, "f", "r")
        assert cook.timer_named("pancake").state == "running"
        assert cook.timer_named("pancake").remaining_ms == MINUTE


async def test_a_plus_after_a_while_changes_the_most_urgent_timer() -> None:
    async with cooking(WIDE, with_rice) as cook:
        await cook.enter("a12m20s eggs")
        await cook.play("plus", 5 * SECOND, "plus")
        assert [cook.timer_named(name).most_ms // MINUTE for name in ("rice", "eggs")] == [13, 13]


async def test_a_plus_after_a_new_alarm_changes_that_timer() -> None:
    async with cooking(WIDE, with_rice) as cook:
        await cook.enter("a12m1s eggs")
        await cook.play(12 * MINUTE - SECOND, "plus", 3 * SECOND)
        assert [timer.name for timer in cook.view.ringing] == ["eggs"]
        await cook.press("plus")
        assert not cook.view.ringing


@sizes
async def test_x_answers_not_yet_and_the_check_repeats(size: Size) -> None:
    async with cooking(size, Cook.simmer) as cook:
        await cook.wait(91 * MINUTE)
        await cook.press("x")
        assert not cook.view.questions
        assert cook.timer_named("simmer").most_ms == 120 * MINUTE
        await cook.wait(15 * MINUTE)
        assert cook.view.questions


@sizes
async def test_x_past_the_end_extends_twice_and_then_asks_for_confirmation(size: Size) -> None:
    async with cooking(size, Cook.simmer) as cook:
        for most in (135, 150):
            await cook.wait(cook.timer_named("simmer").remaining_ms + SECOND)
            await cook.press("x")
            assert cook.timer_named("simmer").most_ms // MINUTE == most
        await cook.wait(cook.timer_named("simmer").remaining_ms + SECOND)
        before = cook.timer_named("simmer").most_ms
        await cook.press("x")
        assert cook.timer_named("simmer").most_ms == before
        assert "to extend it anyway" in cook.screen
        await cook.press("x")
        assert cook.timer_named("simmer").most_ms > before


@sizes
async def test_f_c_and_r_finish_cancel_and_restart_the_selected_timer(size: Size) -> None:
    async with cooking(size, with_rice) as cook:
        await cook.wait(4 * MINUTE)
        await cook.press("2", "r", "r")
        assert cook.timer_named("rice").elapsed_ms == 0
        await cook.press("f", "f")
        assert cook.timer_named("rice").state == "finished"
        await cook.press("1", "c", "c")
        assert not cook.view.urgent
        await cook.press("c")
        assert "No timer is running" in cook.screen


@sizes
@pytest.mark.parametrize("pane", [0, 1, 2])
async def test_a_second_plus_or_minus_changes_the_same_timer(size: Size, pane: int) -> None:
    async with cooking(size, with_rice) as cook:
        await cook.type("a12m20s eggs")
        await cook.press("enter", *["tab"] * pane, "plus", "plus", "minus", "plus")
        lengths = {name: cook.timer_named(name).most_ms - MINUTE * 12 for name in ("rice", "eggs")}
        assert lengths == {"rice": 2 * MINUTE, "eggs": 20 * SECOND}


@sizes
async def test_a_second_plus_on_a_ringing_timer_leaves_another_one_ringing(size: Size) -> None:
    async with cooking(size, with_rice) as cook:
        await cook.enter("a12m eggs")
        await cook.wait(13 * MINUTE)
        other, first = cook.view.ringing[1], cook.view.ringing[0].name
        await cook.press("plus", "plus")
        assert [timer.id for timer in cook.view.ringing] == [other.id]
        assert cook.timer_named(first).remaining_ms == 2 * MINUTE


@sizes
async def test_enter_silences_only_the_most_urgent_alert(size: Size) -> None:
    async with cooking(size, with_rice) as cook:
        await cook.enter("a1m eggs")
        await cook.wait(13 * MINUTE)
        assert len(cook.view.ringing) == 2
        first = cook.view.ringing[0].name
        await cook.press("enter")
        assert [timer.name for timer in cook.view.ringing] != [first]
        assert len(cook.view.ringing) == 1
        await cook.press("enter", "enter")
        assert "Nothing is ringing" in cook.screen


@sizes
async def test_s_snoozes_a_minute_and_longer_if_repeated_at_once(size: Size) -> None:
    async with cooking(size, lambda cook: cook.timer("roast", 59)) as cook:
        await cook.wait(60 * MINUTE)
        for words in ("1 min", "3 min", "6 min", "15 min"):
            await cook.press("s")
            assert f"Roast snoozed for {words}" in cook.screen
        assert cook.timer_named("roast").alert.state == "snoozed"
        assert "snoozed" in cook.screen


@sizes
async def test_f_finishes_due_timers_before_running_ones(size: Size) -> None:
    async with cooking(size) as cook:
        cook.timer("warm", 30)
        cook.timer("eggs", 5)
        await cook.wait(5 * MINUTE)
        await cook.wait(10 * SECOND)
        await cook.press("enter")
        await cook.wait(3 * MINUTE)
        assert "f finish eggs" in cook.pane("footer")
        await cook.press("f")
        eggs = cook.timer_named("eggs")
        assert (eggs.state, eggs.elapsed_ms) == ("finished", 310 * SECOND)
        assert cook.timer_named("warm").state == "running"
        assert f"u undo{': finish' * (size != SINGLE)}" in cook.pane("footer")
        await cook.press("f", "f")
        assert cook.timer_named("warm").state == "finished"


@sizes
@pytest.mark.parametrize("key", ["f", "c", "r"])
async def test_a_ringing_timer_comes_before_a_silenced_one(size: Size, key: str) -> None:
    async with cooking(size) as cook:
        for name, minutes in (("warm", 30), ("eggs", 5), ("rice", 7)):
            cook.timer(name, minutes)
        await cook.wait(5 * MINUTE)
        await cook.press("enter")
        await cook.wait(2 * MINUTE)
        await cook.press(key)
        assert cook.timer_named("warm").state == "running"
        assert cook.timer_named("eggs").alert.state == "acknowledged"
        assert not cook.view.ringing
        words = {"f": "finish", "c": "cancel", "r": "restart"}[key]
        assert f"u undo{f': {words}' * (size != SINGLE)}" in cook.pane("footer")


@sizes
async def test_the_footer_shows_the_effect_of_space_on_the_timer(size: Size) -> None:
    async with cooking(size, lambda cook: cook.timer("rice", 12)) as cook:
        await cook.to("timers")
        await cook.wait(MINUTE)
        for label in ("pause", "resume", "pause"):
            assert f"space {label}" in cook.pane("footer")
            await cook.press("space")
            await cook.wait(20 * SECOND)


@sizes
async def test_f_finishes_the_timer_that_asks_before_a_silenced_one(size: Size) -> None:
    async with cooking(size, Cook.simmer) as cook:
        cook.timer("eggs", 89)
        await cook.wait(89 * MINUTE)
        await cook.press("enter")
        await cook.wait(MINUTE)
        assert [timer.name for timer in cook.view.asking] == ["simmer"]
        await cook.press("f")
        assert cook.timer_named("simmer").state == "finished"
        assert cook.timer_named("eggs").state == "running"


# The selection and the footer ---------------------------------------------------------------------------------------


def states(cook: Cook) -> dict[str, tuple[str, int]]:
    """Return the state and the end of every timer that was started."""
    return {timer.name: (timer.state, timer.most_ms) for timer in cook.view.timers if timer.id}


def two_pots(cook: Cook) -> None:
    cook.timer("blanch", 5)
    cook.timer("beans", 6)


@sizes
@pytest.mark.parametrize("select", [(), ("1",), ("2",), ("down",), ("down", "up")])
@pytest.mark.parametrize("keys", [("space", "space"), ("plus", "minus")])
async def test_two_opposite_keys_act_on_the_same_timer(
    size: Size, select: tuple[str, ...], keys: tuple[str, str]
) -> None:
    async with cooking(size, two_pots) as cook:
        await cook.to("timers")
        await cook.wait(MINUTE)
        await cook.press(*select)
        before = states(cook)
        await cook.press(keys[0])
        await cook.wait(5 * SECOND)
        changed = states(cook)
        assert changed != before
        marked = next(line for line in cook.pane("timers").splitlines() if "▸" in line)
        assert [name for name in before if before[name] != changed[name] and name in marked.lower()]
        await cook.press(keys[1])
        assert states(cook) == before


@sizes
async def test_an_alarm_takes_the_selection_from_a_paused_timer(size: Size) -> None:
    async with cooking(size, two_pots) as cook:
        await cook.to("timers")
        await cook.press("space")
        await cook.wait(6 * MINUTE)
        await cook.press("space")
        assert cook.timer_named("beans").alert.state == "acknowledged"
        assert cook.timer_named("blanch").state == "paused"


@sizes
@pytest.mark.parametrize("end", ["f", "c"])
async def test_the_selection_leaves_a_timer_that_has_ended(size: Size, end: str) -> None:
    async with cooking(size, with_rice) as cook:
        await cook.press("2", *[end] * (2 if end == "f" else 1))
        cook.app.status.clear()
        await cook.wait(SECOND)
        assert "▸" not in cook.pane("timers")
        assert "space pause" in cook.pane("footer")
        await cook.press("plus")
        assert cook.timer_named("simmer").most_ms == 121 * MINUTE
        await cook.press("space")
        assert cook.timer_named("simmer").state == "paused"


@sizes
async def test_a_key_meant_for_the_next_timer_does_not_wait_for_the_paint(size: Size) -> None:
    async with cooking(size, with_rice) as cook:
        await cook.wait(11 * MINUTE)
        await cook.press("2")
        await cook.pilot.press("f", "space")
        await cook.pilot.pause()
        assert (cook.timer_named("rice").state, cook.timer_named("simmer").state) == ("finished", "paused")


@sizes
@pytest.mark.parametrize("rest", [True, False])
async def test_the_footer_shows_only_what_works_for_a_finished_timer(size: Size, rest: bool) -> None:
    async with cooking(size, with_rice if rest else lambda cook: cook.timer("rice", 12)) as cook:
        await cook.press("2" if rest else "1", "f", "f", "down", "down")
        await cook.wait(20 * SECOND)
        footer = cook.pane("footer")
        assert "r restart" in footer
        assert not [hint for hint in ("space", "+ 1 min", "f finish") if hint in footer]
        await cook.press("r")
        await cook.wait(20 * SECOND)
        assert cook.timer_named("rice").state == "running"
        assert "space pause" in cook.pane("footer")
        await cook.press("f", "f")
        await cook.wait(20 * SECOND)
        assert ("space pause" in cook.pane("footer")) is rest


@sizes
async def test_the_footer_names_the_timer_that_f_finishes(size: Size) -> None:
    async with cooking(size) as cook:
        for name, minutes in (("warm", 30), ("eggs", 5), ("rice", 6)):
            cook.timer(name, minutes)
        await cook.wait(5 * MINUTE)
        await cook.press("enter")
        await cook.wait(MINUTE)
        await cook.press("enter")
        await cook.press("3")
        await cook.wait(20 * SECOND)
        assert "f finish rice" in cook.pane("footer")
        await cook.press("f")
        assert cook.timer_named("rice").state == "finished"
        await cook.press("1")
        await cook.wait(20 * SECOND)
        assert ("f finish" in cook.pane("footer")) == (size == SINGLE)


@sizes
async def test_a_timer_due_at_a_time_of_day_offers_no_pause(size: Size) -> None:
    async with cooking(size) as cook:
        await cook.enter("auntil 23:00 bread")
        await cook.to("timers")
        await cook.wait(20 * SECOND)
        assert "pause" not in cook.pane("footer")
        await cook.press("space")
        assert "cannot be paused" in cook.words


@sizes
async def test_a_timer_until_a_time_of_day_snoozes_minutes_and_not_shares(size: Size) -> None:
    async with cooking(size) as cook:
        await cook.enter("auntil 18:30 guests")
        await cook.wait(4 * HOUR + 17 * MINUTE + 10 * SECOND)
        for minutes in (1, 5, 10, 15):
            before = cook.view.now.wall_ms
            await cook.press("s")
            snoozed = cook.timer_named("guests").snoozed_ms
            assert snoozed is not None
            assert snoozed - before == minutes * MINUTE


@sizes
async def test_pause_and_resume_all_are_in_the_palette(size: Size) -> None:
    async with cooking(size, with_rice) as cook:
        await cook.palette("pause all")
        assert {timer.state for timer in cook.view.urgent} == {"paused"}
        assert "Next" not in cook.top or "rice" not in cook.top
        await cook.palette("resume all")
        assert {timer.state for timer in cook.view.urgent} == {"running"}


@sizes
@pytest.mark.parametrize("count", [1, 5])
async def test_digits_do_not_shrink_when_a_timer_rings(size: Size, count: int) -> None:
    async with cooking(size) as cook:
        for number in range(count):
            cook.timer(f"pan {number}", 10 + number)
        await cook.wait(SECOND)
        await cook.to("timers")
        before = sum("█" in line and "░" not in line for line in cook.pane("timers").split("\n"))
        await cook.wait(10 * MINUTE)
        cook.app.status.clear()
        await cook.wait(SECOND)
        after = sum("█" in line and "▕" not in line for line in cook.pane("timers").split("\n"))
        assert after >= before or size not in (STACKED,)
