"""Strategies for commands at any moment, and for timers."""

from hypothesis import strategies as st

from kitchen_tui.cooking import commands as do
from kitchen_tui.model.duration import MINUTE, SECOND, Span
from tests.cooking.making import STEPS

SPECS = ("blanch", "simmer", "glaze", "thicken", "caramelize", "reheat")

waits = st.sampled_from([1, 999, SECOND, 30 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, 90 * MINUTE]) | st.integers(
    1, 200 * MINUTE
)
picks = st.integers(0, 5)

on_timer = st.sampled_from(
    [do.PauseTimer, do.ResumeTimer, do.ToggleTimer, do.FinishTimer, do.CancelTimer, do.RestartTimer, do.ExtendTimer]
)

plain = st.one_of(
    st.sampled_from(SPECS).map(do.StartTimer),
    st.sampled_from(["eggs", "rice", ""]).map(lambda name: do.AddTimer(name, Span(3 * MINUTE, 4 * MINUTE))),
    st.integers(0, 2 * MINUTE).map(lambda ago: do.AddTimer("rice", Span(MINUTE, MINUTE), ago)),
    st.sampled_from(["pork", "onions"]).map(do.TickIngredient),
    st.sampled_from(STEPS).map(lambda step: do.ShowStep(step.id)),
    st.sampled_from([1, -1]).map(do.MoveStep),
    st.builds(do.MarkStep, st.none() | st.sampled_from([step.id for step in STEPS]), st.booleans()),
    st.just(do.StartNextTimer()),
    st.builds(do.AnswerCheck, st.booleans(), st.none(), st.booleans()),
    st.just(do.Acknowledge()),
    st.just(do.AcknowledgeAll()),
    st.just(do.Snooze()),
    st.just(do.PauseAll()),
    st.just(do.ResumeAll()),
    st.just(do.TakeNote("soft")),
    st.builds(do.HoldSession, st.booleans()),
    st.just(do.ScaleDish(3, 2)),
)
minutes = st.sampled_from([-30, -1, 1, 5, 30])
