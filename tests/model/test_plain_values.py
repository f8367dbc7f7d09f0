"""Recipes: their parts and ids; they and events survive the conversion to JSON and back."""

import json
from typing import Literal, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.cooking import events, timer_events
from kitchen_tui.cooking.event_types import EVENT_TYPES, Event, Labelled, kind_of
from kitchen_tui.cooking.history import Unknown, apply
from kitchen_tui.cooking.plan import (
    AcceptedPlan,
    Air,
    Landing,
    Omission,
    PlannedDish,
    PlannedStart,
    Problem,
    Task,
    Wait,
)
from kitchen_tui.cooking.session import Session
from kitchen_tui.journal.rows import decode, encode
from kitchen_tui.model.duration import Span
from kitchen_tui.model.named_tuple import from_plain, to_plain
from kitchen_tui.model.recipe import Recipe, Step, Storage
from kitchen_tui.model.text import slug, unique_ids
from tests.cooking.making import BELLY, PORK, SIMMER, START, STEPS

PLAN = AcceptedPlan(
    serve_ms=1_790_000_000_000,
    problem=Problem(
        tasks=(Task("soup/1", "soup", 1, "chop", 5, hands=True), Task("pie/2", "pie", 2, "bake", 40, oven_c=180)),
        waits=(Wait("soup/1", "pie/2", 5, 10, 0.3),),
        landings=(Landing("pie", "pie/2", 0, 5, 4.0),),
        omitted=(Omission("pie", 3, "optional"),),
    ),
    starts=(PlannedStart("soup/1", -50), PlannedStart("pie/2", -40)),
    dishes=(PlannedDish("soup", "d1"), PlannedDish("pie", "d2", -20)),
    air=(Air("pie/2", 5),),
)
SAMPLES: list[Event] = [
    events.SessionOpened(60.0),
    events.SessionClosed(),
    events.SessionHeld(held=False),
    events.AlarmsMuted(muted=False),
    events.NoteTaken("104 min"),
    events.DishStarted("d", BELLY),
    events.DishShown("d"),
    events.DishScaled("d", 3, 2),
    events.IngredientTicked("d", "pork", ticked=False),
    events.StepShown("d", "cut"),
    events.StepMarked("d", "cut", done=False),
    timer_events.TimerStarted("t", SIMMER, "d", "braise", 7, 8),
    timer_events.TimerPaused("t"),
    timer_events.TimerResumed("t"),
    timer_events.TimerAdjusted("t", 1, 2, 3, extended=True, zone_ms=3600),
    timer_events.TimerTimezoneChanged("t", -3600),
    timer_events.TimerRenamed("t", "potatoes"),
    timer_events.TimerFinished("t"),
    timer_events.TimerCancelled("t"),
    timer_events.TimerRestarted("t"),
    timer_events.AlertSounded("t", "due:1", 5),
    timer_events.AlertAcknowledged("t", "due:1"),
    timer_events.AlertSnoozed("t", "due:1", 60_000, 2),
    timer_events.CheckAnswered("t", "check0:1", "not yet"),
    events.PlanAccepted(PLAN),
    events.SlipLeft(10),
    events.TaskStarted("soup/1"),
    events.StartSnoozed("soup/1", 60_000),
    events.StartDismissed("soup/1"),
    events.StartAnnounced("soup/1", 2),
    events.CommandUndone("c"),
    events.CommandRedone("c"),
]


def test_a_rich_recipe_survives_json() -> None:
    assert from_plain(Recipe, json.loads(json.dumps(to_plain(BELLY)))) == BELLY


def test_defaults_are_not_stored() -> None:
    assert to_plain(Recipe("egg", "Egg")) == {"name": "egg", "title": "Egg"}


@pytest.mark.parametrize("event", SAMPLES, ids=lambda event: type(event).__name__)
def test_every_event_survives_its_record(event: Event) -> None:
    assert decode(kind_of(event), encode(event), START) == event


def test_every_event_has_a_name_and_a_sample() -> None:
    assert set(EVENT_TYPES.values()) == {type(event) for event in SAMPLES}


@pytest.mark.parametrize("event", SAMPLES, ids=lambda event: type(event).__name__)
def test_an_event_without_its_dish_timer_or_plan_can_be_applied_and_labelled(event: Event) -> None:
    session = event.applied_to(Session("s", START), START)
    assert apply(session, event, START, "other#1").id == "s"
    assert not isinstance(event, Labelled) or event.label(Session("s", START))


def test_an_unknown_key_is_ignored() -> None:
    assert from_plain(Span, {"least_ms": 1, "most_ms": 2, "colour": "red"}) == Span(1, 2)


@pytest.mark.parametrize("plain", [{"id": "pork"}, {"id": "pork", "text": "x", "substitutes": "leek"}, 7])
def test_values_of_another_type_are_type_errors(plain: object) -> None:
    with pytest.raises(TypeError):
        from_plain(type(PORK), plain)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        ("soup_spilled", '{"litres": 2}'),
        ("timer_started", "{}"),
        ("note_taken", '{"text": ["a"]}'),
        ("note_taken", "[" * 100_000),
        ("session_opened", '{"speed": 0}'),
        ("session_opened", '{"speed": NaN}'),
        ("session_opened", '{"speed": 1e300}'),
        ("dish_scaled", '{"dish": "d", "numerator": 1, "denominator": 0}'),
        ("alert_sounded", f'{{"timer": "t", "threshold": "due", "late_ms": {10**30}}}'),
    ],
)
def test_an_invalid_event_is_unknown_and_keeps_its_payload(kind: str, payload: str) -> None:
    event = decode(kind, payload, START)
    assert event == Unknown(kind, payload)
    assert isinstance(event, Unknown)
    assert encode(event) == payload


def test_an_event_beyond_any_calendar_is_unknown() -> None:
    late = START._replace(wall_ms=10**15)
    assert isinstance(decode("session_closed", "{}", late), Unknown)


class Pan(NamedTuple):
    """A type that nothing else decodes, since the builders of known types are cached."""

    material: Literal["steel", "iron"]
    layers: tuple[Literal["steel", "copper"], ...] = ()
    handle: Literal["long", "short"] | None = None


def test_a_new_kind_of_value_survives_a_round_trip() -> None:
    for pan in (Pan("iron"), Pan("steel", ("steel", "copper"), "long")):
        assert from_plain(Pan, to_plain(pan)) == pan
    with pytest.raises(TypeError, match="expected str"):
        from_plain(Pan, {"material": 1})
    with pytest.raises(TypeError, match="expected a list"):
        from_plain(Pan, {"material": "iron", "layers": 2})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Make the Honey Glaze", "make-the-honey-glaze"),
        ("Crème fraîche", "creme-fraiche"),
        ("cook's  ½ notes!", "cooks-12-notes"),
        ("人分", ""),
        ("x" * 99, "x" * 40),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_a_repeated_name_gets_a_number() -> None:
    assert unique_ids(["oil", "Oil", "oil-2", "oil", "", "!"], "thing") == [
        "oil",
        "oil-2",
        "oil-2-2",
        "oil-3",
        "thing",
        "thing-2",
    ]


@given(st.lists(st.text(alphabet="ab-2 ", max_size=4), max_size=30))
def test_ids_are_unique(texts: list[str]) -> None:
    ids = unique_ids(texts, "thing")
    assert len(set(ids)) == len(ids) == len(texts)


def test_steps_and_ingredients_run_through_all_sections_and_groups() -> None:
    assert BELLY.steps == STEPS
    assert [ingredient.id for ingredient in BELLY.ingredients()] == ["pork", "onions", "oil", "seeds"]


def test_the_step_for_reheating_comes_after_all_others() -> None:
    reheat = Step("reheat", 0, "Reheat", "Warm it gently.")
    assert BELLY._replace(storage=Storage()).all_steps == STEPS
    assert BELLY._replace(storage=Storage(reheat=reheat)).all_steps == (*STEPS, reheat)
