"""Where things lie, and that looking makes nothing."""

from pathlib import Path

from kitchen_tui.paths import paths


def test_everything_written_lies_under_the_home_that_is_set(tmp_path: Path) -> None:
    """`$KITCHEN_TUI_HOME` holds config, data, cache and recipes, and asking for them makes none."""
    home = tmp_path / "home"
    found = paths({"KITCHEN_TUI_HOME": str(home)})
    assert all(home in place.parents for place in (found.config_file, found.data, found.cache, found.recipes))
    assert not home.exists()


def test_a_relative_home_is_made_absolute() -> None:
    """A later change of folder moves nothing."""
    assert paths({"KITCHEN_TUI_HOME": "here"}).data == Path.cwd() / "here" / "data"


def test_without_a_home_the_platform_says_where() -> None:
    """The folders carry the program's name, and the recipes lie with the data."""
    found = paths({})
    assert found.config_file.name == "config.toml"
    assert all("kitchen-tui" in str(place) for place in (found.config_file, found.data, found.cache))
    assert found.recipes.parent == found.data


def test_the_shipped_recipes_are_beside_the_package_in_a_checkout() -> None:
    """A checkout has no copy inside the package."""
    assert paths({}).shipped.name == "recipe_data"
    assert paths({}).shipped.is_dir()
