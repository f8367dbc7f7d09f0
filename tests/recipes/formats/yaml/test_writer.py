"""A written recipe reads back the same except for ids; omissions are reported; the file is always valid."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.model.duration import MINUTE, SECOND, Span
from kitchen_tui.model.recipe import (
    UNLIMITED,
    Check,
    Hold,
    Ingredient,
    IngredientGroup,
    Keep,
    Nutrition,
    NutritionFact,
    Recipe,
    Reminder,
    Section,
    Servings,
    StatedTime,
    Step,
    Storage,
    TimerSpec,
    Use,
)
from kitchen_tui.recipes.formats.reading import read_file
from kitchen_tui.recipes.formats.yaml.reader import read_yaml
from kitchen_tui.recipes.formats.yaml.writer import write_yaml
from kitchen_tui.recipes.understand.amounts import ingredient
from tests.conftest import ROOT
from tests.recipes.reading import recipe_in

SHIPPED = sorted((ROOT / "recipe_data").glob("*.yaml"))


def alike(recipe: Recipe) -> Recipe:
    """Return the recipe with normalized ids."""
    lines = {one.id: f"i{at}" for at, one in enumerate(recipe.ingredients())}
    steps = {step.id: f"s{at}" for at, step in enumerate(recipe.steps)}

    def plain(step: Step) -> Step:
        return step._replace(
            id=steps.get(step.id, "reheat"),
            uses=tuple(use._replace(ingredient=lines[use.ingredient]) for use in step.uses),
            after=tuple(steps[name] for name in step.after),
            alongside=tuple(steps[name] for name in step.alongside),
            timers=tuple(timer._replace(id="") for timer in step.timers),
        )

    reheat = recipe.storage.reheat
    return recipe._replace(
        groups=tuple(
            group._replace(ingredients=tuple(one._replace(id=lines[one.id]) for one in group.ingredients))
            for group in recipe.groups
        ),
        sections=tuple(s._replace(steps=tuple(map(plain, s.steps))) for s in recipe.sections),
        storage=recipe.storage._replace(reheat=plain(reheat) if reheat else None),
    )


def again(recipe: Recipe) -> Recipe:
    """Write and read back; the file must have no problems."""
    text = write_yaml(recipe).text
    reading = read_yaml(text, recipe.name)
    assert reading.problems == (), text
    return recipe_in(reading)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_recipe_survives_a_round_trip(path: Path) -> None:
    recipe = recipe_in(read_file(path))
    assert write_yaml(recipe).lost == ()
    assert alike(again(recipe)) == alike(recipe)


@pytest.mark.parametrize("pattern", ["*.cook", "*.md"])
def test_a_collected_recipe_becomes_a_valid_file(test_data: Path, pattern: str) -> None:
    files = sorted((test_data / "recipes").rglob(pattern))[:12]
    assert files
    for path in files:
        recipe = recipe_in(read_file(path))
        back, written = again(recipe), write_yaml(recipe)
        assert back.title == recipe.title
        assert [one.text for one in back.ingredients()] == [one.text for one in recipe.ingredients()]
        assert [step.text for step in back.steps] == [step.text for step in recipe.steps]
        assert [len(step.timers) for step in back.steps] == [len(step.timers) for step in recipe.steps]
        if not written.lost:
            assert [[use.quantity for use in s.uses] for s in back.steps] == [
                [use.quantity for use in s.uses] for s in recipe.steps
            ]


# Letters, the signs that mean something in YAML, line breaks, and scripts beyond ASCII.
TEXT = st.text(st.sampled_from("ab é盐🧂-?:,[]{}#&*!|>'\"%@`~\\\n\t0159=.½"), max_size=24)
LINE = TEXT.map(lambda text: " ".join(text.split()))
WORDS = st.tuples(st.sampled_from("abcé盐-:#['\"{!"), LINE).map("".join)
LONG = st.lists(WORDS, min_size=1, max_size=30).map(" ".join)
PROSE = st.one_of(TEXT.map(str.strip), LONG)
LINES = st.lists(WORDS, max_size=3).map(tuple)
MS = st.one_of(
    st.integers(1, 4_000_000),
    st.integers(1, 5000).map(lambda n: n * SECOND),
    st.integers(1, 5000).map(lambda n: n * MINUTE),
)
SPAN = st.tuples(MS, st.sampled_from([0, SECOND, 30 * MINUTE, 7])).map(lambda ends: Span(ends[0], sum(ends)))
YES = st.booleans()


@st.composite
def timers(draw: st.DrawFn, names: list[str]) -> TimerSpec:
    """Generate timers with all features of the format."""
    span = draw(SPAN)
    every = draw(st.sampled_from([1, 3, SECOND, 5 * MINUTE]))
    check = st.builds(Check, WORDS, st.integers(1, span.most_ms), st.just(every), st.sampled_from([every, 5 * MINUTE]))
    every_so_often = st.none() | st.just(Span(1, max(1, span.most_ms - 1)))
    moments = st.sets(st.integers(1, max(1, span.most_ms - 1)), max_size=3).map(lambda some: tuple(sorted(some)))
    prompts = st.builds(Reminder, WORDS, every_so_often, moments).filter(lambda one: bool(one.every or one.at_ms))
    warning = draw(st.integers(0, span.most_ms - 1))
    return TimerSpec(
        "",
        names.pop(),
        *span,
        checks=tuple(draw(st.lists(check, max_size=2))),
        reminders=tuple(draw(st.lists(prompts, max_size=2))) if span.most_ms > 1 else (),
        warning_ms=warning,
        warning_text=draw(LINE) if warning else "",
        urgency=draw(st.sampled_from(["gentle", "normal", "critical"])),
        text=draw(LINE),
        cue=draw(LINE),
        then=draw(st.sampled_from(["hold", "start"])),
        optional=draw(YES),
    )


@st.composite
def steps(draw: st.DrawFn, number: int, names: list[str], ids: list[str]) -> Step:
    """Generate a step, which may only follow earlier ones."""
    earlier = (
        st.lists(st.sampled_from([f"s{at}" for at in range(1, number)]), max_size=2) if number > 1 else st.just([])
    )
    uses = st.lists(st.builds(Use, st.sampled_from(ids), LINE), max_size=3) if ids else st.just([])
    return Step(
        f"s{number}" if number else "reheat",
        number,
        f"{number} {draw(LINE)}".strip(),
        draw(PROSE),
        uses=tuple(draw(uses)),
        takes=draw(st.none() | SPAN),
        hands_off=draw(st.sampled_from([None, True, False])),
        heat=draw(LINE),
        cookware=draw(LINES),
        after=tuple(draw(earlier)),
        alongside=tuple(draw(earlier)),
        optional=draw(YES),
        timers=tuple(draw(st.lists(timers(names), max_size=2))),
        cue=draw(LINE),
        notes=draw(LINES),
        waits_ms=draw(st.none() | st.sampled_from([0, UNLIMITED]) | MS),
        preheat_ms=draw(st.none() | st.just(0) | MS),
        ahead_ms=draw(st.none() | MS),
    )


@st.composite
def recipes(draw: st.DrawFn) -> Recipe:
    """Generate recipes with all features of the format."""
    names = [f"timer {at}" for at in range(20)]
    texts = draw(st.lists(WORDS, max_size=5))
    items = [
        ingredient(f"i{at}", text)._replace(
            optional=draw(YES), listed=draw(YES), scales=draw(YES), substitutes=draw(LINES)
        )
        for at, text in enumerate(texts)
    ]
    cut = draw(st.integers(0, len(items)))
    headings = draw(st.sampled_from([("", "b"), ("a", "b"), ("a", "a"), ("-: x", "b")]))
    groups = tuple(
        IngredientGroup(h, tuple(ones)) for h, ones in zip(headings, (items[:cut], items[cut:]), strict=True)
    )
    ids = [one.id for one in items]
    count = draw(st.integers(0, 4))
    made = [draw(steps(number, names, ids)) for number in range(1, count + 1)]
    split = draw(st.integers(0, count))
    sections = (Section(draw(st.sampled_from(["", "one"])), tuple(made[:split])), Section("two", tuple(made[split:])))
    return Recipe(
        "name",
        draw(WORDS),
        description=draw(PROSE),
        servings=draw(st.sampled_from([Servings(), Servings(4, 4), Servings(4, 6), Servings(12, 12, "rolls")])),
        times=tuple(StatedTime(name, draw(SPAN)) for name in draw(st.lists(WORDS, max_size=3, unique=True))),
        tags=draw(LINES),
        source=draw(LINE),
        groups=tuple(group for group in groups if group.ingredients),
        sections=tuple(section for section in sections if section.steps),
        serving=draw(LINES),
        storage=Storage(
            draw(LINES),
            tuple(Keep(place, draw(st.integers(1, 999)), "week") for place in draw(st.sets(WORDS, max_size=2))),
            draw(st.none() | steps(0, names, ids)),
        ),
        nutrition=Nutrition(
            draw(LINE),
            tuple(NutritionFact(name, draw(WORDS)) for name in draw(st.lists(WORDS, max_size=2, unique=True))),
        ),
        tips=draw(LINES),
        notes=draw(LINES),
        holds=draw(st.none() | st.builds(Hold, st.just(0) | MS, LINE)),
    )


@pytest.mark.parametrize("tag", ["a:?", "a?", "a:b", "a, b", "[a"])
def test_special_characters_in_inline_lists_survive(tag: str) -> None:
    recipe = Recipe("name", "a", tags=(tag, "b"))
    assert again(recipe).tags == (tag, "b")


@given(recipes())
def test_any_recipe_reads_back_the_same_or_reports_its_losses(recipe: Recipe) -> None:
    back = alike(again(recipe))
    if not write_yaml(recipe).lost:
        assert back == alike(recipe)


def _few(seconds: int) -> st.SearchStrategy[int]:
    """Generate short lengths in milliseconds, also below a second and negative."""
    return st.integers(-5, seconds).map(lambda length: length * SECOND) | st.integers(-5, 5)


@st.composite
def rough_recipes(draw: st.DrawFn) -> Recipe:
    """Generate recipes that no reader should return: repeated names, timers out of bounds, dangling links."""
    prompts = st.builds(Reminder, TEXT, st.none() | st.just(Span(0, 9 * SECOND)), st.just((-1, 0, 4, 4 * SECOND)))
    spec = st.builds(
        TimerSpec,
        st.just("t"),
        st.sampled_from(["", "boil", "Boil", "x" * 300]),
        _few(10),
        st.sampled_from([0, 5, 5 * SECOND, 10 * SECOND, 10**12]),
        checks=st.lists(st.builds(Check, TEXT, *[_few(20)] * 3), max_size=1).map(tuple),
        reminders=st.lists(prompts, max_size=1).map(tuple),
        warning_ms=_few(20),
        warning_text=TEXT,
        found=YES,
    )
    step = st.builds(
        Step,
        st.just("s1"),
        st.just(1),
        TEXT,
        st.one_of(TEXT, st.just("Boil for 5 minutes. After 3 minutes, stir.")),
        uses=st.lists(st.builds(Use, st.sampled_from(["i0", "i1", "gone"]), TEXT), max_size=2).map(tuple),
        takes=st.none() | st.just(Span(9 * SECOND, 3 * SECOND)),
        after=st.sampled_from([(), ("gone",), ("s1",)]),
        timers=st.lists(spec, max_size=2).map(tuple),
        waits_ms=st.sampled_from([None, -1, 1, 10**14]),
        preheat_ms=st.sampled_from([None, -1, 10**12]),
        ahead_ms=st.sampled_from([None, 0, -1]),
    )
    ones = [draw(st.builds(Ingredient, st.just(f"i{at}"), TEXT, TEXT, TEXT, TEXT, YES)) for at in range(2)]
    made = [draw(step)._replace(id=f"s{number}", number=number) for number in (1, 2)]
    return Recipe(
        "",
        draw(TEXT),
        description=draw(TEXT),
        servings=Servings(0, 3, draw(TEXT)),
        times=(
            StatedTime(draw(TEXT), Span(0, 0)),
            StatedTime("cook", Span(1, 1)),
            StatedTime("cook", Span(SECOND, SECOND)),
        ),
        groups=(IngredientGroup(draw(TEXT), tuple(ones)), IngredientGroup("", ())),
        sections=(Section(draw(TEXT), tuple(made)),),
        storage=Storage((draw(TEXT),), (Keep("", 0, "day"),), draw(st.none() | step)),
        nutrition=Nutrition(draw(TEXT), (NutritionFact("per", "x"), NutritionFact(draw(TEXT), draw(TEXT)))),
    )


@given(rough_recipes())
def test_the_file_is_valid_for_any_recipe(recipe: Recipe) -> None:
    again(recipe)


def found_at(text: str, timers: tuple[TimerSpec, ...]) -> Recipe:
    return Recipe("soup", "Soup", sections=(Section("", (Step("s1", 1, "Boil", text, timers=timers),)),))


@pytest.mark.parametrize("text", ['"\n0', '"Stir,"\nshe said.', '"a"\n"b"', "'\n0", "|\n0", "- a\n- b", "# a\nb"])
def test_a_text_of_several_lines_may_begin_with_any_sign(text: str) -> None:
    assert [step.text for step in again(found_at(text, ())).steps] == [text]


def test_timers_that_will_be_found_again_are_not_written() -> None:
    recipe = recipe_in(read_yaml("title: Soup\nsteps:\n  - title: Boil\n    text: Boil for 5 minutes.\n", "soup"))
    assert [timer.found for timer in recipe.steps[0].timers] == [True]
    assert "timers" not in write_yaml(recipe).text
    assert again(recipe) == recipe


def test_a_time_without_a_timer_stays_without_one() -> None:
    recipe = found_at("Boil for 5 minutes.", ())
    assert "timers: none" in write_yaml(recipe).text
    assert again(recipe).steps[0].timers == ()


def test_a_second_timer_of_the_same_name_is_renamed_and_reported() -> None:
    boil = TimerSpec("t", "boil", 5 * MINUTE, 5 * MINUTE)
    written = write_yaml(found_at("Now.", (boil, boil._replace(least_ms=MINUTE))))
    assert "boil 2:" in written.text
    assert written.lost == ("Two timers are called “boil”; the second is now “boil 2”.",)


def test_a_recipe_without_links_is_not_linked_by_its_text() -> None:
    recipe = recipe_in(read_yaml("title: T\ningredients:\n  - 1 cup rice\nsteps:\n  - Cook the rice.\n", "t"))
    assert recipe.steps[0].uses
    bare = recipe._replace(sections=(Section("", (recipe.steps[0]._replace(uses=()),)),))
    assert again(bare).steps[0].uses == ()
