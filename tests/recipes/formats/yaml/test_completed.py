"""Times and links that the author left out are found in the text; what the author wrote is kept."""

from kitchen_tui.model.recipe import Recipe, Use
from kitchen_tui.recipes.formats.yaml.reader import read_yaml
from kitchen_tui.recipes.problems import ReadResult
from tests.recipes.reading import recipe_in

MINUTE = 60_000


def _reading(steps: str) -> ReadResult:
    return read_yaml(f"title: Soup\ningredients:\n  - 2 leeks\n  - 1 tbsp butter\nsteps:\n{steps}", "soup")


def _read(steps: str) -> Recipe:
    return recipe_in(_reading(steps))


def test_times_in_the_text_are_offered() -> None:
    for step in ("  - text: Simmer the leeks for 8 to 10 minutes.\n", "  - Simmer the leeks for 8 to 10 minutes.\n"):
        (timer,) = _read(step).steps[0].timers
        assert (timer.name, timer.found, timer.least_ms, timer.most_ms) == ("simmer", True, 8 * MINUTE, 10 * MINUTE)
        assert timer.id == "s1-simmer"


def test_timers_of_the_author_take_precedence() -> None:
    (timer,) = _read("  - text: Simmer for 8 minutes.\n    timers: {soup: 9 min}\n").steps[0].timers
    assert (timer.name, timer.found) == ("soup", False)
    assert _read("  - text: Simmer for 8 minutes.\n    timers: none\n").steps[0].timers == ()


def test_uses_of_the_author_take_precedence() -> None:
    linked = _read("  - Melt the butter.\n  - Add the leeks.\n")
    assert [step.uses for step in linked.steps] == [(Use("i2"),), (Use("i1"),)]
    read = _read("  - {text: Melt it., uses: butter}\n  - Add the leeks.\n")
    assert [step.uses for step in read.steps] == [(Use("i2"),), ()]


def test_reheating_is_timed_too() -> None:
    recipe = recipe_in(read_yaml("title: a\nsteps: [Cook]\nstorage: {reheat: {text: Simmer for 5 minutes.}}\n", "a"))
    assert recipe.storage.reheat is not None
    assert [timer.least_ms for timer in recipe.storage.reheat.timers] == [5 * MINUTE]


def test_a_doubtful_time_is_uncertain_and_has_its_place() -> None:
    (problem,) = _reading("  - text: Simmer 10 minutes or so, or 20 minutes in a cold kitchen.\n").uncertain
    assert (problem.line, problem.column) == (6, 11)


def test_a_repeated_time_needs_no_question() -> None:
    assert _reading("  - text: Stir every 5 minutes.\n").uncertain == ()
