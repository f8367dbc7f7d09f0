"""The shipped recipes: each is read without a problem, and the pork belly has every fact of the dish."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kitchen_tui.model.duration import HOUR, MINUTE, SECOND, Span, format_span
from kitchen_tui.model.named_tuple import from_plain, to_plain
from kitchen_tui.model.recipe import Check, Keep, Recipe, Servings, Step, TimerSpec
from kitchen_tui.recipes.formats.yaml.reader import read_yaml

FOLDER = Path(__file__).resolve().parents[2] / "recipe_data"
FILES = sorted(FOLDER.glob("*.yaml"))


def _read(path: Path) -> Recipe:
    reading = read_yaml(path.read_text("utf-8"), path.stem)
    assert reading.problems == ()
    assert reading.recipe is not None
    return reading.recipe


@pytest.fixture(scope="module")
def belly() -> Recipe:
    """The shipped pork belly recipe."""
    return _read(FOLDER / "honey-glazed-pork-belly.yaml")


def _all_steps(recipe: Recipe) -> list[Step]:
    reheat = recipe.storage.reheat
    return [*recipe.steps, *([reheat] if reheat else [])]


def _timer(recipe: Recipe, name: str) -> TimerSpec:
    (found,) = (timer for step in _all_steps(recipe) for timer in step.timers if timer.name == name)
    return found


def _words(recipe: Recipe) -> str:
    """Return all text of the recipe on one line."""

    def gather(value: object) -> list[str]:
        if isinstance(value, dict):
            return [text for item in value.values() for text in gather(item)]
        if isinstance(value, list):
            return [text for item in value for text in gather(item)]
        return [str(value)]

    return " ".join(" ".join(gather(to_plain(recipe))).split())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
class TestEveryRecipe:
    """Requirements for every shipped recipe."""

    def test_the_journal_can_store_it(self, path: Path) -> None:
        recipe = _read(path)
        assert from_plain(Recipe, to_plain(recipe)) == recipe

    def test_it_has_the_facts_for_planning(self, path: Path) -> None:
        """It has servings, times, a description and tags."""
        recipe = _read(path)
        assert recipe.servings.least
        assert recipe.times
        assert recipe.description
        assert recipe.tags

    def test_each_ingredient_is_used(self, path: Path) -> None:
        """One that no step uses would never be marked."""
        recipe = _read(path)
        used = {use.ingredient for step in recipe.steps for use in step.uses}
        assert [one.text for one in recipe.ingredients() if one.id not in used] == []

    def test_amounts_used_in_parts_are_not_taken_twice(self, path: Path) -> None:
        for step in _read(path).steps:
            names = [use.ingredient for use in step.uses]
            assert len(names) == len(set(names)), step.title

    def test_each_timer_has_a_text(self, path: Path) -> None:
        for step in _all_steps(_read(path)):
            assert [timer.name for timer in step.timers if not timer.text] == []

    def test_steps_are_short(self, path: Path) -> None:
        """At most five sentences and 80 words, to be read from a distance."""
        for step in _all_steps(_read(path)):
            assert len(re.findall(r"[.!?](?=\s|$)", step.text)) <= 5, step.title
            assert len(step.text.split()) <= 80, step.title

    def test_each_step_has_its_hands_on_flag_and_its_time(self, path: Path) -> None:
        for step in _read(path).steps:
            assert step.hands_off is not None, step.title


def test_six_recipes_are_shipped() -> None:
    assert [path.stem for path in FILES] == [
        "country-bread",
        "full-breakfast",
        "honey-glazed-pork-belly",
        "overnight-white-beans",
        "pan-seared-steak",
        "risotto-milanese",
    ]


def test_the_bread_waits_for_hours() -> None:
    bread = _read(FOLDER / "country-bread.yaml")
    assert sum(timer.least_ms for step in bread.steps for timer in step.timers) > 5 * HOUR
    assert [timer.name for step in bread.steps for timer in step.timers if timer.then == "start"] == [
        "folds",
        "bake covered",
    ]


def test_the_breakfast_has_four_parallel_parts() -> None:
    breakfast = _read(FOLDER / "full-breakfast.yaml")
    sausages = next(step for step in breakfast.steps if step.title == "Sausages")
    during = [step for step in breakfast.steps if sausages.id in step.alongside and step.timers]
    assert [step.title for step in during] == ["Tomatoes", "Mushrooms", "Beans", "Bacon"]


def test_the_steak_is_timed_per_side() -> None:
    steak = _read(FOLDER / "pan-seared-steak.yaml")
    sides = [_timer(steak, "first side"), _timer(steak, "second side")]
    assert {side.urgency for side in sides} == {"critical"}


def test_the_beans_soak_overnight() -> None:
    soak = _timer(_read(FOLDER / "overnight-white-beans.yaml"), "soak")
    assert (soak.least_ms, soak.most_ms, soak.urgency) == (8 * HOUR, 12 * HOUR, "gentle")


def test_the_risotto_is_metric() -> None:
    risotto = _read(FOLDER / "risotto-milanese.yaml")
    quantities = " ".join(one.quantity for one in risotto.ingredients())
    assert re.search(r"\d (g|ml|l)\b", quantities)
    assert not re.search(r"cup|oz|lb|pound", quantities)


CLOCKS = {
    "blanch": (5 * MINUTE, 5 * MINUTE),
    "simmer": (90 * MINUTE, 120 * MINUTE),
    "cool": (10 * MINUTE, 10 * MINUTE),
    "aromatics": (30 * SECOND, 30 * SECOND),
    "glaze": (8 * MINUTE, 10 * MINUTE),
    "thicken": (2 * MINUTE, 3 * MINUTE),
    "caramelize": (2 * MINUTE, 2 * MINUTE),
    "rest": (5 * MINUTE, 5 * MINUTE),
    "reheat": (5 * MINUTE, 7 * MINUTE),
}

FACTS = {
    "title": lambda r: r.title == "Caramelized honey-glazed pork belly",
    "serves 4-6": lambda r: r.servings == Servings(4, 6),
    "stated times": lambda r: (
        [(time.name, format_span(time.span)) for time in r.times]
        == [("prep", "15 min"), ("cook", "2 h"), ("glaze and rest", "15 min"), ("total", "2 h 30 min")]
    ),
    "7 and 12 and the oil": lambda r: (
        [[one.listed for one in group.ingredients].count(True) for group in r.groups] == [7, 12]
        and [one.text for one in r.ingredients() if not one.listed] == ["1 tbsp oil, for frying"]
    ),
    "12 steps": lambda r: [step.number for step in r.steps] == list(range(1, 13)),
    "9 figures": lambda r: (
        [fact.amount for fact in r.nutrition.facts]
        == ["485", "38 g", "14 g", "85 mg", "890 mg", "22 g", "0 g", "19 g", "16 g"]
        and r.nutrition.per == "serving"
    ),
    "10 tips": lambda r: len(r.tips) == 10,
    "keeps": lambda r: r.storage.keeps == (Keep("refrigerator", 4, "day"), Keep("freezer", 2, "month")),
    "sherry for Shaoxing": lambda r: _line(r, "Shaoxing") == ("dry sherry",),
    "regular for dark soy": lambda r: _line(r, "dark soy") == ("regular soy sauce and 1 tsp more brown sugar",),
    "flakes are optional": lambda r: [one.name for one in r.ingredients() if one.optional] == ["red pepper flakes"],
    "check from 90 every 15": lambda r: (
        _timer(r, "simmer").checks[0][1:] == Check("", 90 * MINUTE, 15 * MINUTE, 15 * MINUTE)[1:]
    ),
    "check asks both": lambda r: all(
        words in _timer(r, "simmer").checks[0].question
        for words in ("fork slide in with almost no resistance", "still holding its shape?")
    ),
    "turn every 2-3 min": lambda r: _timer(r, "glaze").reminders[0].every == Span(2 * MINUTE, 3 * MINUTE),
    "turn the pieces": lambda r: _timer(r, "glaze").reminders[0].text == "Turn the pieces.",
    "glaze cue": lambda r: _timer(r, "glaze").cue == "reduced by half and syrupy",
    "aromatics cue": lambda r: "fragrant, not brown" in _timer(r, "aromatics").cue,
    "pork in now": lambda r: "Pork in, now" in _timer(r, "aromatics").text,
    "keep turning": lambda r: "Keep turning" in _timer(r, "thicken").reminders[0].text,
    "honey warning": lambda r: (
        0 < _timer(r, "caramelize").warning_ms < 2 * MINUTE and "seconds" in _timer(r, "caramelize").warning_text
    ),
    "caramelize is optional": lambda r: [step.title for step in r.steps if step.optional] == ["Caramelize"],
    "drain and rinse": lambda r: re.search("Drain.*rinse", _timer(r, "blanch").text),
    "pat dry after cooling": lambda r: "dry" in _timer(r, "cool").text,
    "cool: hands free": lambda r: _step(r, "Drain and cool").hands_off,
    "glaze while cooling": lambda r: _step(r, "Mix the glaze").alongside == (_step(r, "Drain and cool").id,),
    "urgencies": lambda r: (
        {name: _timer(r, name).urgency for name in CLOCKS if _timer(r, name).urgency != "normal"}
        == {"blanch": "critical", "simmer": "gentle", "aromatics": "critical", "caramelize": "critical"}
    ),
    "all hold": lambda r: {_timer(r, name).then for name in CLOCKS} == {"hold"},
    "reheat is not one of the twelve": lambda r: r.storage.reheat is not None and r.storage.reheat.number == 0,
}

SAID = (
    "2 by 3 inches and not smaller", "they shrink", "skin on or off", "crackling",
    "3 slices fresh ginger, ¼ inch thick", "2 green onions, in 3-inch pieces", "scum", "colander",
    "cold running water", "lid slightly ajar", "thickest piece", "fork or a chopstick", "another 15 to 30 minutes",
    "slotted spoon or tongs", "Keep the cooking liquid; it is a good broth for soup or for cooking rice",
    "medium bowl", "teaspoon more brown sugar", "deep colour", "skillet or wok", "shimmers", "bitter", "one layer",
    "medium-high", "slurry another quick stir", "thick and shiny, and clings", "burnt in seconds",
    "drizzle the glaze left in the pan over them", "platter", "half an inch thick", "against the grain",
    "no amount for this water", "no amount for the sesame seeds",
    "To make ahead, stop after this simmer and refrigerate", "white rice or fried rice",
    "bok choy, gai lan or choy sum", "daikon", "cucumber", "kimchi", "rice vinegar freshens", "buns",
    "airtight container", "fat sets firm", "microwave", "splash of water",
    "Star anise, a cinnamon stick or orange peel", "wine or sake, just a splash",
)  # fmt: skip


def _line(recipe: Recipe, words: str) -> tuple[str, ...]:
    (found,) = (one for one in recipe.ingredients() if words in one.text)
    return found.substitutes


def _step(recipe: Recipe, title: str) -> Step:
    (found,) = (step for step in recipe.steps if step.title == title)
    return found


@pytest.mark.parametrize("name", CLOCKS)
def test_the_timers_of_the_belly(belly: Recipe, name: str) -> None:
    assert _timer(belly, name)[2:4] == CLOCKS[name]


def test_the_belly_has_no_other_timers(belly: Recipe) -> None:
    assert [timer.name for step in _all_steps(belly) for timer in step.timers] == list(CLOCKS)


@pytest.mark.parametrize("fact", FACTS.values(), ids=FACTS.keys())
def test_the_facts_of_the_belly(belly: Recipe, fact: Callable[[Recipe], object]) -> None:
    assert fact(belly)


@pytest.mark.parametrize("words", SAID)
def test_the_texts_of_the_belly(belly: Recipe, words: str) -> None:
    assert words in _words(belly)
