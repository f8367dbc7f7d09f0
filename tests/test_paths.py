"""File locations: variables, file modes, and files that are written whole."""

import sys
from pathlib import Path

import platformdirs
import pytest

from kitchen_tui.paths import APP, atomic_write, make_home_absolute, resolve_paths


def test_everything_is_written_below_the_home_that_is_set(tmp_path: Path) -> None:
    """`$KITCHEN_TUI_HOME` contains config, data, cache and recipes; nothing is created yet."""
    home = tmp_path / "home"
    found = resolve_paths({"KITCHEN_TUI_HOME": str(home)})
    assert all(home in place.parents for place in (found.config_file, found.data, found.cache, found.recipes))
    assert not home.exists()


def test_a_relative_home_is_made_absolute() -> None:
    assert resolve_paths({"KITCHEN_TUI_HOME": "here"}).data == Path.cwd() / "here" / "data"


@pytest.mark.parametrize("typed", ["~nobody-of-that-name/k", "~", "~/k", "./a/../k", "k//"])
def test_making_a_home_absolute_is_idempotent(typed: str) -> None:
    """The ringer inherits it in another folder. A ~ of an unknown user is taken literally, as in a shell."""
    environ = {"KITCHEN_TUI_HOME": typed, "HOME": "relative/home"}
    meant = resolve_paths(environ)
    make_home_absolute(environ)
    assert Path(environ["KITCHEN_TUI_HOME"]).is_absolute()
    assert Path(environ["HOME"]) == Path.cwd() / "relative/home"
    assert resolve_paths(environ) == meant
    unset: dict[str, str] = {}
    make_home_absolute(unset)
    assert unset == {}


def test_a_user_without_a_home_folder_is_refused_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    with pytest.raises(FileNotFoundError, match="set it to your home folder, or set KITCHEN_TUI_HOME"):
        resolve_paths({})
    assert resolve_paths({"KITCHEN_TUI_HOME": "/k"}).data == Path("/k/data")


def test_without_a_home_the_platform_folders_are_used() -> None:
    found = resolve_paths({})
    assert found.config_file.name == "config.toml"
    assert all("kitchen-tui" in str(place) for place in (found.config_file, found.data, found.cache))
    assert found.recipes.parent == found.data


def test_the_shipped_recipes_are_beside_the_package_in_a_checkout() -> None:
    assert resolve_paths({}).shipped.name == "recipe_data"
    assert resolve_paths({}).shipped.is_dir()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs itself is asked")
@pytest.mark.parametrize(
    "variables", [{}, {"XDG_DATA_HOME": "/d", "XDG_CACHE_HOME": "/c", "XDG_CONFIG_HOME": "/e"}, {"XDG_DATA_HOME": ""}]
)
def test_on_linux_the_paths_match_platformdirs(variables: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(variable, raising=False)
    for variable, folder in variables.items():
        monkeypatch.setenv(variable, folder)
    ours = resolve_paths(variables)
    assert str(ours.data) == platformdirs.user_data_dir(APP, appauthor=False)
    assert str(ours.config_file.parent) == platformdirs.user_config_dir(APP, appauthor=False)
    assert str(ours.cache) == platformdirs.user_cache_dir(APP, appauthor=False)


def test_the_folder_is_made_and_nothing_else_is_left_behind(tmp_path: Path) -> None:
    atomic_write(tmp_path / "a" / "b.yaml", "title: Ö\n")
    assert (tmp_path / "a" / "b.yaml").read_bytes() == "title: Ö\n".encode()
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.yaml"]


def test_a_file_that_is_replaced_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    path.write_text("old")
    path.chmod(0o600)
    atomic_write(path, "new")
    assert (path.read_text(), path.stat().st_mode & 0o777) == ("new", 0o600)


def test_if_writing_fails_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    path.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        atomic_write(path, "x" * 100_000 + "\ud800")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
