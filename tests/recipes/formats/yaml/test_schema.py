"""The published schema and the reader agree."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from kitchen_tui.recipes.formats import yaml as yaml_format
from kitchen_tui.recipes.formats.yaml import ingredients, reader, steps
from tests.recipes.formats.yaml.catalogue import MISTAKES

SCHEMA_FILE = Path(yaml_format.__file__).parents[2] / "recipe.schema.json"
SCHEMA: dict[str, Any] = json.loads(SCHEMA_FILE.read_text("utf-8"))
SHIPPED = sorted((Path(__file__).parents[4] / "recipe_data").glob("*.yaml"))


def _validator() -> Draft202012Validator:
    return Draft202012Validator(SCHEMA)


def _as_text(text: str) -> Any:
    """Return the file with every scalar as text."""
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  BaseLoader makes nothing but text


def test_the_schema_is_one() -> None:
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
def test_the_schema_rejects_what_it_can_see(name: str) -> None:
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
