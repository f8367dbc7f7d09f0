"""Our own format: well-formed files, what is found in their texts, and properties of any text."""

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.model.duration import MINUTE, Span
from kitchen_tui.model.recipe import (
    UNLIMITED,
    Check,
    Hold,
    Keep,
    NutritionFact,
    Recipe,
    Reminder,
    Servings,
    StatedTime,
    TimerSpec,
    Use,
)
from kitchen_tui.recipes.formats.yaml.reader import RECIPE_KEYS, read_yaml
from kitchen_tui.recipes.formats.yaml.steps import STEP_KEYS, TIMER_KEYS
from kitchen_tui.recipes.problems import ReadResult
from tests.recipes.reading import SHIPPED, recipe_in


def _read(text: str) -> Recipe:
    reading = read_yaml(text, "soup")
    assert reading.problems == ()
    return recipe_in(reading)


def _step(lines: str, ingredients: str = "[2 leeks]") -> Recipe:
    return _read(f"title: Soup\ningredients: {ingredients}\nsteps:\n  - title: Cook\n{lines}")


def test_every_scalar_is_text() -> None:
    """YAML 1.1 would read these as 90, False, 8 and 0.5."""
    recipe = _read("title: 010\ndescription: off\nsource: 1:30\ntags: [yes, 1e3]\nsteps: [Cook]\nnotes: .5\n")
    assert (recipe.title, recipe.description, recipe.source) == ("010", "off", "1:30")
    assert (recipe.tags, recipe.notes) == (("yes", "1e3"), (".5",))


def test_title_and_other_fields() -> None:
    recipe = _read(
        "title: Soup\nservings: 4-6\ntimes: {prep: 15 min, cook: 1 h 30 min-2 h}\nsteps: [Cook]\n"
        "to_serve: Bread.\ntips: [Salt.]\nstorage: {text: Cold., keeps: {refrigerator: 4 days, freezer: 1 month}}\n"
        "nutrition: {per: bowl, protein: 16 g}\n"
    )
    assert recipe.name == "soup"
    assert recipe.servings == Servings(4, 6)
    assert recipe.times == (
        StatedTime("prep", Span(15 * MINUTE, 15 * MINUTE)),
        StatedTime("cook", Span(90 * MINUTE, 120 * MINUTE)),
    )
    assert (recipe.serving, recipe.tips, recipe.storage.text) == (("Bread.",), ("Salt.",), ("Cold.",))
    assert recipe.storage.keeps == (Keep("refrigerator", 4, "day"), Keep("freezer", 1, "month"))
    assert recipe.nutrition == ("bowl", (NutritionFact("protein", "16 g"),))


def test_ingredients_in_a_list_of_lines() -> None:
    (group,) = _read("title: a\ningredients:\n  - 2 leeks, sliced\nsteps: [Cook]\n").groups
    assert group.name == ""
    assert group.ingredients[0][:5] == ("i1", "2 leeks, sliced", "2", "leeks", "sliced")


def test_ingredients_under_headings() -> None:
    groups = _read("title: a\ningredients: {Soup: [1 leek], Top: [1 egg], None yet: }\nsteps: [Cook]\n").groups
    assert [(group.name, [one.id for one in group.ingredients]) for group in groups] == [
        ("Soup", ["i1"]),
        ("Top", ["i2"]),
        ("None yet", []),
    ]
    groups = _read(
        "title: a\ningredients: [1 leek, {group: Top, items: [1 egg]}, {group: Top, items: [2 eggs]}, 1 pea]\n"
        "steps: [Cook]\n"
    ).groups
    assert [(group.name, [one.text for one in group.ingredients]) for group in groups] == [
        ("", ["1 leek"]),
        ("Top", ["1 egg"]),
        ("Top", ["2 eggs"]),
        ("", ["1 pea"]),
    ]


def test_an_ingredient_spelled_out() -> None:
    lines = (
        "[{text: a glug of oil, quantity: 1 tbsp, name: oil, note: olive, substitutes: butter, optional: yes, "
        "listed: no, fixed: yes}, {quantity: 2, name: leeks, note: sliced}]"
    )
    oil, leeks = _step("    text: Cook.\n", lines).groups[0].ingredients
    assert oil == ("i1", "a glug of oil", "1 tbsp", "oil", "olive", True, False, False, ("butter",))
    assert leeks.text == "2 leeks, sliced"


def test_a_step_with_every_key() -> None:
    step = _step(
        "    text: |\n      One.\n      Two.\n    uses: leeks\n    takes: 5-6 min\n    hands: off\n    heat: low\n"
        "    cookware: [pot, spoon]\n    optional: yes\n    done_when: soft\n    notes: Slowly.\n"
    ).steps[0]
    assert (step.id, step.number, step.title, step.text) == ("s1", 1, "Cook", "One.\nTwo.")
    assert (step.uses, step.takes) == ((Use("i1"),), Span(5 * MINUTE, 6 * MINUTE))
    assert (step.hands_off, step.heat, step.cookware) == (True, "low", ("pot", "spoon"))
    assert (step.optional, step.cue, step.notes) == (True, "soft", ("Slowly.",))


def test_a_step_of_text_alone_is_titled_with_its_beginning() -> None:
    assert _read("title: a\nsteps: ['Boil the eggs, then peel them.']\n").steps[0].title == "Boil the eggs"


def test_a_step_without_a_hands_on_key() -> None:
    assert _step("    text: Cook.\n").steps[0].hands_off is None


def test_uses_by_a_few_words_of_the_line() -> None:
    """An exact name wins, otherwise the line with the words; amounts can be keys, single or in a list."""
    ingredients = (
        "[3 tbsp soy sauce, 2 tbsp dark soy sauce, '2 green onions, in pieces', '2 green onions, sliced', 2 eggs]"
    )
    uses = (
        _step(
            "    uses:\n      - soy sauce: 1 tbsp\n        dark soy sauce:\n      - green onions, sliced\n"
            "      - Eggs\n      - In Pieces\n",
            ingredients,
        )
        .steps[0]
        .uses
    )
    assert uses == (Use("i1", "1 tbsp"), Use("i2"), Use("i4"), Use("i5"), Use("i3"))


def test_words_inside_other_words_are_not_references() -> None:
    assert read_yaml("title: a\ningredients: [1 foil]\nsteps:\n  - {text: b, uses: oil}\n", "a").recipe is None
    assert _step("    uses: leek\n").steps[0].uses == (Use("i1"),)


def test_steps_refer_to_each_other_by_title_or_number() -> None:
    recipe = _read(
        "title: a\nsections:\n  - section: One\n    steps:\n      - {title: Boil, while: Peel}\n"
        "  - section: Two\n    steps:\n      - {title: Peel}\n      - {title: Eat, after: [boil, 2]}\n"
    )
    assert [(section.name, [step.number for step in section.steps]) for section in recipe.sections] == [
        ("One", [1]),
        ("Two", [2, 3]),
    ]
    assert [(step.after, step.alongside) for step in recipe.steps] == [((), ("s2",)), ((), ()), (("s1", "s2"), ())]


def test_a_timer_with_every_key() -> None:
    (timer,) = (
        _step(
            "    timers:\n      slow simmer:\n        time: 90-120 min\n"
            "        check: {ask: Soft?, from: 80 min, every: 10 min, extend: 15 min}\n"
            "        remind: [{every: 2-3 min, say: Turn.}]\n        warn: {before: 30 s, say: Look.}\n"
            "        done_when: soft\n        due: Drain.\n        then: start\n        urgency: critical\n"
            "        optional: yes\n"
        )
        .steps[0]
        .timers
    )
    assert timer == TimerSpec(
        "s1-slow-simmer",
        "slow simmer",
        90 * MINUTE,
        120 * MINUTE,
        (Check("Soft?", 80 * MINUTE, 10 * MINUTE, 15 * MINUTE),),
        (Reminder("Turn.", Span(2 * MINUTE, 3 * MINUTE)),),
        30_000,
        "Look.",
        "critical",
        "Drain.",
        "soft",
        "start",
        True,
    )


def test_a_timer_in_short() -> None:
    (timer,) = _step("    timers: {blanch: 5 min}\n").steps[0].timers
    assert timer == TimerSpec("s1-blanch", "blanch", 5 * MINUTE, 5 * MINUTE)
    assert _step("    timers: none\n").steps[0].timers == ()


def test_a_check_in_short() -> None:
    (timer,) = _step("    timers: {a: {time: 10-20 min, check: {ask: Soft?}}}\n").steps[0].timers
    assert timer.checks == (Check("Soft?", 10 * MINUTE, 5 * MINUTE, 5 * MINUTE),)


def test_timer_ids_differ_if_names_do() -> None:
    timers = _step("    timers: {side 1: 1 min, side-1: 2 min, ☃: 3 min}\n").steps[0].timers
    assert [timer.id for timer in timers] == ["s1-side-1", "s1-side-1-2", "s1-timer"]


def test_reheating_is_a_separate_step() -> None:
    recipe = _read("title: a\nsteps: [Cook]\nstorage: {reheat: {text: Warm., timers: {reheat: 5-7 min}}}\n")
    reheat = recipe.storage.reheat
    assert reheat is not None
    assert (reheat.id, reheat.number, reheat.timers[0].id) == ("reheat", 0, "reheat-reheat")


def test_hostile_text_shows_as_text() -> None:
    markup = "[/x] [@click=app.quit]"
    assert _read(f"title: '{markup}'\nsteps: [Cook]\n").title == markup
    assert _read("title: a\x1b[31m\nsteps: [Cook]\n").title == "a\N{REPLACEMENT CHARACTER}[31m"
    assert (
        _read('title: "a\\e[31m\\u202e"\nsteps: [Cook]\n').title
        == "a\N{REPLACEMENT CHARACTER}[31m\N{REPLACEMENT CHARACTER}"
    )
    assert len(_read(f"title: {'a' * 10_000}\nsteps: [Cook]\n").title) == 10_000


def test_the_plain_parser_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "title: Soup\ningredients: {Soup: [2 leeks]}\nsteps:\n  - {title: Boil, text: Boil., timers: {boil: 1:30}}\n"
    fast = read_yaml(text, "soup")
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert read_yaml(text, "soup") == fast
    assert fast.recipe is not None


@pytest.mark.parametrize(
    ("written", "every", "moments"),
    [
        ("{at: [30 min, 1 h], say: Baste.}", None, (30 * MINUTE, 60 * MINUTE)),
        ("{at: 8 min, say: Baste.}", None, (8 * MINUTE,)),
        ("{at: [1 h, 30 min, 60 min], say: Baste.}", None, (30 * MINUTE, 60 * MINUTE)),
        ("{every: 10 min, at: [5 min], say: Baste.}", Span(10 * MINUTE, 10 * MINUTE), (5 * MINUTE,)),
    ],
)
def test_a_reminder_at_moments(written: str, every: Span | None, moments: tuple[int, ...]) -> None:
    recipe = _step(f"    timers: {{roast: {{time: 2 h, remind: {written}}}}}\n")
    assert recipe.steps[0].timers[0].reminders == (Reminder("Baste.", every, moments),)


@pytest.mark.parametrize(
    ("written", "waits", "preheat", "ahead"),
    [
        ("waits: no", 0, None, None),
        ("waits: Yes", UNLIMITED, None, None),
        ("waits: 20 min", 20 * MINUTE, None, None),
        ("preheat: 15 min", None, 15 * MINUTE, None),
        ("preheat: off", None, 0, None),
        ("ahead: 2 days", None, None, 2 * 24 * 60 * MINUTE),
    ],
)
def test_the_planning_keys_of_a_step(written: str, waits: int | None, preheat: int | None, ahead: int | None) -> None:
    step = _step(f"    {written}\n").steps[0]
    assert (step.waits_ms, step.preheat_ms, step.ahead_ms) == (waits, preheat, ahead)


@pytest.mark.parametrize(
    ("written", "holds"),
    [
        ("no", Hold(0)),
        ("20 min", Hold(20 * MINUTE)),
        ("{for: 20 min, how: covered}", Hold(20 * MINUTE, "covered")),
        ("{for: no, how: it collapses}", Hold(0, "it collapses")),
        ("", None),
    ],
)
def test_how_long_a_finished_dish_holds(written: str, holds: Hold | None) -> None:
    assert _read(f"title: Soup\nsteps: [Cook]\nholds: {written}\n").holds == holds


def _of_leeks(steps: str) -> ReadResult:
    return read_yaml(f"title: Soup\ningredients:\n  - 2 leeks\n  - 1 tbsp butter\nsteps:\n{steps}", "soup")


def _leeks(steps: str) -> Recipe:
    return recipe_in(_of_leeks(steps))


def test_times_in_the_text_are_offered() -> None:
    for step in ("  - text: Simmer the leeks for 8 to 10 minutes.\n", "  - Simmer the leeks for 8 to 10 minutes.\n"):
        (timer,) = _leeks(step).steps[0].timers
        assert (timer.name, timer.found, timer.least_ms, timer.most_ms) == ("simmer", True, 8 * MINUTE, 10 * MINUTE)
        assert timer.id == "s1-simmer"


def test_timers_of_the_author_take_precedence() -> None:
    (timer,) = _leeks("  - text: Simmer for 8 minutes.\n    timers: {soup: 9 min}\n").steps[0].timers
    assert (timer.name, timer.found) == ("soup", False)
    assert _leeks("  - text: Simmer for 8 minutes.\n    timers: none\n").steps[0].timers == ()


def test_uses_of_the_author_take_precedence() -> None:
    linked = _leeks("  - Melt the butter.\n  - Add the leeks.\n")
    assert [step.uses for step in linked.steps] == [(Use("i2"),), (Use("i1"),)]
    stated = _leeks("  - {text: Melt it., uses: butter}\n  - Add the leeks.\n")
    assert [step.uses for step in stated.steps] == [(Use("i2"),), ()]


def test_reheating_is_timed_too() -> None:
    recipe = recipe_in(read_yaml("title: a\nsteps: [Cook]\nstorage: {reheat: {text: Simmer for 5 minutes.}}\n", "a"))
    assert recipe.storage.reheat is not None
    assert [timer.least_ms for timer in recipe.storage.reheat.timers] == [5 * MINUTE]


def test_a_doubtful_time_is_uncertain_and_has_its_place() -> None:
    (problem,) = _of_leeks("  - text: Simmer 10 minutes or so, or 20 minutes in a cold kitchen.\n").uncertain
    assert (problem.line, problem.column) == (6, 11)


def test_a_repeated_time_is_not_uncertain() -> None:
    assert _of_leeks("  - text: Stir every 5 minutes.\n").uncertain == ()


_BELLY = next(path for path in SHIPPED if "pork-belly" in path.stem).read_text("utf-8")
_scalars = st.one_of(
    st.sampled_from(["5 min", "-1", "10-5 min", "yes", "Simmer", "*a", "a: b", "1", "", "☃"]), st.text()
)
_trees = st.recursive(
    _scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from([*RECIPE_KEYS, *STEP_KEYS, *TIMER_KEYS, "check", "reheat"]), inner, max_size=6),
    ),
    max_leaves=20,
)


def _sound(reading: ReadResult) -> bool:
    """Check that there is a recipe or a problem, and that problems have places."""
    return (reading.recipe is None) == bool(reading.problems) and all(one.line for one in reading.problems)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert _sound(read_yaml(text, "any"))


@given(st.text(alphabet="ab:-?[]{}&*!|>'\"%@`#, \n\t\\~"))
def test_any_yaml_marks_are_read(text: str) -> None:
    assert _sound(read_yaml(text, "any"))


@given(st.dictionaries(st.sampled_from(RECIPE_KEYS), _trees))
def test_any_tree_of_our_keys_is_read(tree: dict[str, object]) -> None:
    assert _sound(read_yaml(json.dumps(tree), "any"))


@given(st.integers(0, len(_BELLY) - 1), st.text(max_size=3))
def test_a_typing_error_anywhere_is_tolerated(at: int, typed: str) -> None:
    assert _sound(read_yaml(_BELLY[:at] + typed + _BELLY[at + len(typed) :], "belly"))


@pytest.mark.parametrize("step", [97, pytest.param(7, marks=pytest.mark.deep)])
def test_a_file_truncated_anywhere_is_read(step: int) -> None:
    for end in range(0, len(_BELLY), step):
        assert _sound(read_yaml(_BELLY[:end], "belly"))


PAIRS = (
    "title: a\ningredients:\n" + "  - 1 leek\n" * 4900 + "steps:\n  - uses:\n" + "      - 1 lee\n" * 4900,
    "title: a\ningredients:\n" + "  - 1 bean\n" * 2000 + "steps:\n" + "  - Cook the bean.\n" * 2000,
)


@pytest.mark.deep
@pytest.mark.parametrize("text", PAIRS, ids=["references", "mentions"])
def test_thousands_of_ingredients_for_thousands_of_lines(text: str) -> None:
    assert _sound(read_yaml(text, "large"))
