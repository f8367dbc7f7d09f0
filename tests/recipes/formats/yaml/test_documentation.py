"""The documentation, the schema and the catalogue of mistakes agree with what is read."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from kitchen_tui.recipes.formats import yaml as yaml_format
from kitchen_tui.recipes.formats.yaml import ingredients, reader, steps
from kitchen_tui.recipes.formats.yaml.reader import read_yaml
from tests.recipes.formats.yaml.catalogue import MISTAKES, Mistake

PAGE = (Path(__file__).parents[4] / "docs" / "recipe-format.md").read_text("utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def test_the_first_example_is_a_recipe() -> None:
    reading = read_yaml(EXAMPLES[0], "soup")
    assert reading.problems == ()
    assert reading.recipe is not None
    assert [step.title for step in reading.recipe.steps] == ["Sweat the leeks", "Simmer", "Finish"]


@pytest.mark.parametrize("example", EXAMPLES[1:], ids=lambda example: example.split(":")[0])
def test_the_other_examples_fit_into_a_recipe(example: str) -> None:
    whole = {
        "ingredients": f"title: a\nsteps: [Cook]\n{example}",
        "sections": f"title: a\n{example}",
        "timers": "title: a\nsteps:\n  - text: Cook.\n    " + example.replace("\n", "\n    "),
    }[example.split(":")[0]]
    assert read_yaml(whole, "soup").problems == ()


@pytest.mark.parametrize(
    "key",
    sorted(
        {
            *reader.RECIPE_KEYS,
            *ingredients.INGREDIENT_KEYS,
            *ingredients.GROUP_KEYS,
            *steps.STEP_KEYS,
            *steps.SECTION_KEYS,
            *steps.TIMER_KEYS,
            *steps.CHECK_KEYS,
            *steps.REMIND_KEYS,
            *steps.WARN_KEYS,
            *reader.STORAGE_KEYS,
            *reader.HOLD_KEYS,
        }
    ),
)
def test_every_key_is_explained(key: str) -> None:
    assert f"`{key}`" in PAGE or f"{{{key}:" in PAGE or f", {key}:" in PAGE or f"- {key}:" in PAGE


SCHEMA_FILE = Path(yaml_format.__file__).parents[2] / "recipe.schema.json"
SCHEMA: dict[str, Any] = json.loads(SCHEMA_FILE.read_text("utf-8"))
SHIPPED = sorted((Path(__file__).parents[4] / "recipe_data").glob("*.yaml"))


def _validator() -> Draft202012Validator:
    return Draft202012Validator(SCHEMA)


def _as_text(text: str) -> Any:
    """Return the file with every scalar as text."""
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  BaseLoader makes nothing but text


def test_the_schema_is_valid() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
@pytest.mark.parametrize("loader", [yaml.BaseLoader, yaml.SafeLoader])
def test_shipped_recipes_fit(path: Path, loader: Any) -> None:
    """As text, and as YAML 1.1, in which yes is true and 4 a number, since editors differ."""
    plain = yaml.load(path.read_text("utf-8"), Loader=loader)  # noqa: S506  both loaders are safe
    assert [error.message for error in _validator().iter_errors(plain)] == []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_recipes_name_the_schema(path: Path) -> None:
    mark, _, there = path.read_text("utf-8").splitlines()[0].partition("$schema=")
    assert mark == "# yaml-language-server: "
    assert (path.parent / there).resolve() == SCHEMA_FILE.resolve()


@pytest.mark.parametrize("name", [name for name, mistake in MISTAKES.items() if mistake.by_schema])
def test_the_schema_rejects_mistakes_that_it_can_express(name: str) -> None:
    assert list(_validator().iter_errors(_as_text(MISTAKES[name].text)))


@pytest.mark.parametrize(
    ("place", "keys"),
    [
        ((), reader.RECIPE_KEYS),
        (("$defs", "ingredient"), ingredients.INGREDIENT_KEYS),
        (("$defs", "group"), ingredients.GROUP_KEYS),
        (("$defs", "section"), steps.SECTION_KEYS),
        (("$defs", "step"), steps.STEP_KEYS),
        (("$defs", "timer"), steps.TIMER_KEYS),
        (("$defs", "check"), steps.CHECK_KEYS),
        (("$defs", "reminder"), steps.REMIND_KEYS),
        (("$defs", "timer", "properties", "warn"), steps.WARN_KEYS),
        (("properties", "holds", "anyOf", 1), reader.HOLD_KEYS),
        (("$defs", "storage"), reader.STORAGE_KEYS),
    ],
)
def test_the_schema_has_the_keys_of_the_reader(place: tuple[str | int, ...], keys: tuple[str, ...]) -> None:
    found: Any = SCHEMA
    for part in place:
        found = found[part]
    assert tuple(found["properties"]) == keys


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_reported_with_its_position(mistake: Mistake) -> None:
    reading = read_yaml(mistake.text, "soup")
    assert reading.recipe is None
    assert [(problem.line, problem.column) for problem in reading.problems] == [(mistake.line, mistake.column)]
    assert mistake.message in reading.problems[0].text
    assert mistake.hint in reading.problems[0].hint
    assert len(reading.problems[0].text) < 160, "a sentence, not the file"


@pytest.mark.parametrize("text", ["title: [a]\nsteps: [Cook]\n", "%X\na: b\n", "title: [" + "a," * 10_000 + "]"])
def test_important_verbs_have_an_example_in_their_help(text: str) -> None:
    assert any("kitchen-tui new" in problem.hint for problem in read_yaml(text, "soup").problems)


def test_all_mistakes_are_reported_in_file_order() -> None:
    text = "servings: some\nsteps:\n  - titel: Boil\n    takes: 9-3 min\n    uses: salt\n  - *x\ntags: {a: b}\n"
    places = [(problem.line, problem.column) for problem in read_yaml(text, "soup").problems]
    assert places == [(1, 1), (1, 11), (3, 5), (3, 5), (6, 5), (7, 7)]


def test_problems_are_bounded() -> None:
    """A file of another kind neither fills the terminal nor takes minutes."""
    text = "title: a\nsteps: [Cook]\n" + "".join(f"tille{n}: b\n" for n in range(4000))
    assert len(read_yaml(text, "soup").problems) == 100


@pytest.mark.parametrize("bomb", ["a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "a: &a [*a]\n"])
def test_alias_bombs_and_cycles_are_refused(bomb: str) -> None:
    reading = read_yaml(bomb, "bomb")
    assert reading.recipe is None
    assert any("Aliases" in problem.text for problem in reading.problems)


def test_too_many_values_are_refused() -> None:
    reading = read_yaml("title: [" + "a," * 400_000 + "]", "long")
    assert [problem.text for problem in reading.problems] == [
        "This file has more than 10000 values; no recipe is that long."
    ]
