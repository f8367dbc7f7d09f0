"""The lines painted for views, without widgets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.clock import format_time
from kitchen_tui.cooking import commands
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.model.recipe import Recipe, Section, Step, TimerSpec
from kitchen_tui.tui.actions import ACTIONS
from kitchen_tui.tui.paint.ingredients import ingredients
from kitchen_tui.tui.paint.key_hints import StoveState, action_at, fitting, footer, hint_line, stove_hints
from kitchen_tui.tui.paint.large import large, mood
from kitchen_tui.tui.paint.plan_lines import picture_lines
from kitchen_tui.tui.paint.step import coming_steps, hands, step_lines, step_title, with_amounts
from kitchen_tui.tui.paint.styled_text import width_of
from kitchen_tui.tui.paint.topline import top_line
from tests.cooking.making import BELLY
from tests.planning.dishes import recipe
from tests.planning.planned import plan_dinner
from tests.tui.cooking import pork_belly
from tests.tui.paint.views import QUESTION, WIDTHS, Pot, fit, in_state, joined, key_of, simmering, text

# The top line -----------------------------------------------------------------------------------------------------


def test_the_top_line_shows_now_next_ready_progress_and_the_time() -> None:
    line = text(top_line(Pot(pork_belly()).view, 120, key_of))
    assert line.startswith(" Now Prepare the pork   Next Blanch   Ready about 16:28–17:03")
    assert line.endswith("□□□□□□□□□□□□ 0/12  14:13 ")


def test_a_wait_shows_its_length_and_what_can_be_done_meanwhile() -> None:
    pot = Pot(BELLY).do(commands.MarkStep(), commands.MarkStep(), commands.StartNextTimer())
    assert text(top_line(pot.view, 120, key_of)).startswith(" Now free until 15:43: Mix (step 4)   Next 15:43 simmer")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_question_never_hides_clock_or_ready_in_the_top_line(width: int) -> None:
    line = text(top_line(simmering().wait(91).view, width, key_of))
    assert len(line) <= width
    assert line.endswith("15:44 ")
    assert "Ready 16:09–16:43" in line or width == 40


@pytest.mark.parametrize(
    ("pane", "minutes", "line"),
    [
        ("step", 0, " rice 12:00  Ready 16:08–16:43    14:13 "),
        ("timers", 0, " 3/12 Simmer  Ready 16:08–16:43   14:13 "),
        ("", 0, " 3/12 Simmer  rice ends in 12:00  14:13 "),
        ("step", 12, " Ready about 16:08–16:43          14:25 "),
        ("", 12, " 3/12 Simmer  Ready 16:08–16:43   14:25 "),
    ],
)
def test_on_narrow_screens_the_top_line_shows_what_the_pane_hides(pane: str, minutes: int, line: str) -> None:
    """The title of the step's pane names the step, the pane of the timers shows them, and the banner what is due."""
    view = simmering().add("rice", 12).wait(minutes).view
    assert text(top_line(view, 40, key_of, pane)) == line


@pytest.mark.parametrize("number", range(1, 13))
def test_the_narrowest_screens_show_the_full_name_of_the_step(number: int) -> None:
    view = Pot(pork_belly()).do(commands.ShowStep(f"s{number}")).view
    assert view.dish is not None
    assert view.dish.step is not None
    assert f"{number}/12 {view.dish.step.title} " in text(top_line(view, 40, key_of, "timers"))


def test_when_every_step_is_done_the_time_it_is_ready_is_left_out() -> None:
    pot = Pot(pork_belly()).do(*[commands.MarkStep()] * 12)
    line = text(top_line(pot.view, 120, key_of))
    assert "served" in line
    assert "Ready" not in line


@given(width=st.integers(40, 160), minutes=st.integers(0, 40), is_muted=st.booleans(), two=st.booleans())
def test_silenced_timers_and_the_clock_stay_in_the_top_line_at_any_width(
    width: int, minutes: int, is_muted: bool, two: bool
) -> None:
    pot = simmering().add("rice", 1).add("a very long name for an egg", 2, 3).wait(4).do(commands.AcknowledgeAll())
    pot.do(*[commands.MuteAlarms()] * is_muted, *[commands.StartDish(BELLY)] * two).wait(minutes)
    line = top_line(pot.view, width, key_of)
    assert width_of(line) == width
    assert "○ 2 over " in text(line) or " and 1" in text(line)
    assert text(line).endswith(f"{format_time(pot.view.now.wall_ms)} ")


# The panes --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [34, 40, 78])
def test_ingredients_show_marks_ticks_and_the_cursor(width: int) -> None:
    pot = Pot(pork_belly()).do(commands.MarkStep(), commands.MarkStep())
    dish = pot.dish
    first = dish.groups[0].lines[0].ingredient.id
    pot.do(commands.TickIngredient(first))
    dish = pot.dish
    listed = ingredients(dish, width, first)
    assert fit(listed.lines, width)
    assert len(listed.lines) == len(listed.ids)
    whole = joined(listed.lines).replace("▌ off", "off")
    assert whole.startswith("Pork belly ▸▎✓ 2 lb pork belly, skin on or")
    assert "1 tbsp oil, for frying (not in the recipe's list)" in whole
    assert next(line[0].role for line, row in zip(listed.lines, listed.ids, strict=True) if row == first) == "cursor"


def test_used_up_ingredients_are_faint() -> None:
    lines = ingredients(Pot(pork_belly()).do(*[commands.MarkStep()] * 4).dish, 60, "").lines
    assert next(line for line in lines if "five-spice" in text(line))[1].role == "faint"


@pytest.mark.parametrize("width", [38, 44, 78])
def test_the_step_shows_text_amounts_cue_timer_notes_and_next_step(width: int) -> None:
    dish = Pot(pork_belly()).do(commands.MarkStep(), commands.MarkStep()).dish
    assert dish.step is not None
    lines = step_lines(dish, width, 40, key_of)
    whole = joined(lines)
    assert fit(lines, width)
    assert step_title(dish.step) == "3 · Simmer"
    assert hands(dish.step) == "hands-off"
    parts = [
        "Put the pork into a clean pot",
        "Uses 2 lb pork belly",
        "Done when a fork slides",
        "t start simmer 90–120 min",
    ]
    parts += ["To make ahead, stop", "Then 4 · Check for tenderness"]
    assert sorted(parts, key=whole.index) == parts


def test_an_earlier_timer_that_was_not_started_is_asked_about() -> None:
    pot = Pot(pork_belly()).do(commands.MarkStep(), commands.MarkStep(), commands.MoveStep(1))

    def asked() -> bool:
        return "simmer not started? (step 3, Simmer)" in joined(step_lines(pot.dish, 60, 40, key_of))

    assert asked()
    simmer = pork_belly().steps[2]
    pot.do(commands.MarkStep(simmer.id))
    assert not asked()
    pot.do(commands.Undo())
    assert asked()
    pot.do(commands.StartTimer(simmer.timers[0].id))
    assert not asked()


def test_looking_ahead_asks_no_question() -> None:
    pot = Pot(pork_belly()).do(commands.MoveStep(4))
    assert "not started?" not in joined(step_lines(pot.dish, 60, 60, key_of))


def test_a_recipe_without_steps_is_reported() -> None:
    pot = Pot(BELLY._replace(sections=()))
    assert "no steps" in joined(step_lines(pot.dish, 40, 40, key_of))


# Across the room --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "height"), [(38, 10), (78, 22), (118, 34), (198, 58)])
def test_the_large_view_shows_one_name_one_time_and_the_prompt(width: int, height: int) -> None:
    lines = large(simmering().wait(91).view, width, height)
    assert fit(lines, width)
    assert len(lines) <= height
    assert "check" in joined(lines)
    assert ("SIMMER" in joined(lines)) == (height < 18)
    assert joined(lines).count("█") + joined(lines).count("▀") > 20
    assert QUESTION in joined(lines)


def test_the_border_of_the_large_view_shows_its_state() -> None:
    assert [mood(in_state(state).view) for state in ("running", "window", "ringing")] == [
        "quiet",
        "may be done",
        "ringing",
    ]
    assert mood(simmering().wait(91).view) == "attention"
    assert mood(Pot(pork_belly()).view) == "quiet"


def test_the_large_view_shows_the_clock_without_a_timer() -> None:
    assert "PREPARE THE PORK" in joined(large(Pot(pork_belly()).view, 38, 10))
    assert text(large(Pot(pork_belly()).view, 78, 22)[3]).strip().startswith("█▀▄ █▀▄ █▀▀ █▀▄")


# The footer -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", WIDTHS)
def test_the_footer_shows_the_keys_of_the_current_state(width: int) -> None:
    pot = simmering()
    for minutes, wanted in ((91, ("y yes", "x not yet")), (30, ("enter silence", "s snooze"))):
        (line,) = footer(stove_hints(StoveState(pot.wait(minutes).view, "step"), ACTIONS, width), "", "", width)
        assert fit([line], width)
        assert all(hint in text(line) for hint in wanted), text(line)


@pytest.mark.parametrize("width", WIDTHS)
def test_messages_are_never_cut(width: int) -> None:
    sentence = "“10” may be time or part of the name; write 1h10, or put the number last"
    lines = footer([], sentence, "", width)
    assert fit(lines, width)
    assert joined(lines) == sentence
    saving = footer([], sentence, "Not saved: the disk is full.", width)
    assert joined(saving) == f"Not saved: the disk is full. {sentence}"


def test_a_click_in_the_footer_finds_its_action() -> None:
    view = Pot(pork_belly()).view
    hints = stove_hints(StoveState(view, "ingredients"), ACTIONS, 120)
    line = text(hint_line(fitting(hints, 120), 120))
    for action in ACTIONS:
        hint = f" {action.shown.split()[0]} {action.label} "
        if hint in line:
            at = line.index(hint)
            assert {action_at(hints, 120, x) for x in range(at, at + len(hint))} == {action.name}
    assert action_at(hints, 120, len(line)) == ""


@pytest.mark.parametrize(
    ("text", "uses", "shown"),
    [
        ("Whisk the honey and both soy sauces.", (("3 tbsp", "soy sauce"), ("2 tbsp", "dark soy sauce")), ""),
        (
            "Add the vinegar, then mix the starch with 2 tbsp of water.",
            (("2 tbsp", "rice vinegar"),),
            "vinegar [2 tbsp],",
        ),
        ("Add the flour, 200 g of it.", (("200 g", "flour"),), ""),
        ("Add 100 g of the flour.", (("200 g", "flour"),), ""),
        ("Slip in ginger slices, green onion pieces and salt.", (("2", "green onions, in pieces"),), ""),
        ("Add 4 cups of water, ginger slices and salt.", (("3 slices", "fresh ginger"),), "ginger slices [3] and"),
        ("Add the 4 cups of water, wine and salt.", (("2 tbsp", "rice wine"),), "wine [2 tbsp] and"),
        ("Add the pepper flakes now.", (("1 tsp", "red pepper flakes"),), "pepper flakes [1 tsp] now"),
        ("Add the salt and five-spice.", (("1 tsp", "five-spice powder"),), "five-spice [1 tsp]."),
        ("Add the green onions, then stir.", (("2", "green onions, in pieces"),), "green onions [2],"),
        ("Beat the eggs with sugar.", (("3", "eggs"),), "eggs [3] with"),
    ],
)
def test_an_amount_is_added_only_if_it_is_certain(text: str, uses: tuple[tuple[str, str], ...], shown: str) -> None:
    written, additions = with_amounts(text, uses)
    assert shown in written.replace("\N{SHOULDERED OPEN BOX}", " ")
    assert bool(shown) == bool(additions)


def test_a_timer_named_after_its_length_shows_it_once() -> None:
    spec = TimerSpec("fry", "fry 1 min", MINUTE, MINUTE)
    step = Step("s", 1, "Fry", "Fry it.", timers=(spec,))
    pot = Pot(Recipe("r", "R", sections=(Section("", (step,)),)))
    shown = joined(step_lines(pot.dish, 60, 20, key_of))
    assert shown.count("1 min") == 1


def test_a_long_title_hides_the_length_of_the_next_step() -> None:
    shown = joined(coming_steps(Pot(pork_belly()).dish, 26, 14))
    assert "8 Add pork and glaze 9" in shown
    assert "10 Caramelize 2 min" in shown


@pytest.mark.parametrize(("width", "is_shown"), [(40, False), (70, True)])
def test_a_narrow_pane_hides_where_a_timer_was_found(width: int, is_shown: bool) -> None:
    spec = TimerSpec("stir", "stir the onions", 20 * MINUTE, 25 * MINUTE, found=True)
    step = Step("s", 1, "Stir", "Stir.", timers=(spec,))
    dish = Pot(Recipe("r", "R", sections=(Section("", (step,)),))).dish
    shown = joined(step_lines(dish, width, 20, key_of))
    assert "stir the onions 20–25 min" in shown
    assert ("found in the text" in shown) == is_shown
    assert "…" not in shown


def test_dinner_is_not_served_before_every_dish_is_done() -> None:
    pot = Pot(pork_belly()).do(commands.StartDish(BELLY), commands.MarkStep("serve"))
    assert "Now done · w goes to Caramelized honey-glazed pork belly" in text(top_line(pot.view, 120, key_of))


# The plan -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [34, 60, 80])
def test_the_mark_for_now_shows_its_time_until_the_meal_ends(width: int) -> None:
    pot = Pot(pork_belly()).do(*(commands.StartDish(recipe(name)) for name in ("rice", "glazed carrots")))
    plan_dinner(pot.kitchen, 240)
    assert pot.view.plan is not None
    for minute in range(-30, -6, 2):
        plan = pot.view.plan._replace(now=minute)
        (mark,) = [line for line in map(text, picture_lines(pot.view, plan, width)) if "▲" in line]
        assert format_time(plan.plan.wall_ms(minute)) in mark
        assert len(mark) <= width
