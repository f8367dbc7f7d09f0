"""`config`: its modes, and checks of the names under [keys]."""

import os

import pytest

from kitchen_tui.config import Config, load
from tests.cli.conftest import Shell, sentence


@pytest.fixture
def configured(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell with a config file, and without the variable that all tests set."""
    monkeypatch.delenv("KITCHEN_TUI_RINGER")
    shell.config("ringer = false\n[alarms.sound]\nvolume = 30\n")
    return shell


def test_the_path_is_printed_even_if_the_file_does_not_exist(shell: Shell) -> None:
    assert shell("config", "--path") == (0, f"{shell.config_file}\n", "")
    assert not shell.config_file.exists()


def rows(shown: str) -> dict[str, str]:
    """Return the line of each setting."""
    return {row.split(" ")[0]: row for row in shown.splitlines()}


def test_every_setting_is_shown_with_its_source(configured: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment takes precedence over the file, and the file over the default."""
    monkeypatch.setenv("KITCHEN_TUI_ALARMS_SOUND_TONE", "440")
    shown = configured("config", "--show")
    found = rows(shown.out)
    assert found["ringer"].endswith(f"= false  # {configured.config_file}:1")
    assert found["alarms.sound.volume"].endswith(f"= 30  # {configured.config_file}:3")
    assert found["alarms.sound.tone"].endswith("= 440  # KITCHEN_TUI_ALARMS_SOUND_TONE")
    assert found["inhibit_sleep"].endswith("= true  # default")
    assert configured("config") == shown


def test_the_commented_config_changes_nothing_and_is_never_overwritten(shell: Shell) -> None:
    assert shell("config", "--write") == (0, f"{shell.config_file}\n", "")
    assert load(shell.config_file, {}).config == Config()
    shell.config("ringer = false\n")
    sentence(shell("config", "--write"), 1, ["already exists and was not changed"])
    assert shell.config_file.read_text(encoding="utf-8") == "ringer = false\n"


def test_a_folder_that_cannot_be_written_is_reported(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.home.write_text("", encoding="utf-8")
    sentence(shell("config", "--write"), 1, ["cannot be written", "is not a folder"])
    monkeypatch.setenv("KITCHEN_TUI_HOME", str(shell.home / "below"))
    sentence(shell("config", "--write"), 1, ["cannot be written"])


def test_mistakes_are_reported_with_their_line(shell: Shell) -> None:
    shell.config('theem = "x"\nringer = 3\n[keys]\nnxt = "x"\ndone = "D"\nqqqq = "Q"\n')
    ran = shell("config")
    assert ran.code == 1
    for mistake in (
        "1: there is no setting theem. Did you mean theme?",
        "2: ringer must be true or false.",
        "4: there is no action nxt. Did you mean next_step?",
        "6: there is no action qqqq. The actions are use_row, ",
    ):
        assert f"{shell.config_file}:{mistake}" in ran.err
    assert ":5:" not in ran.err


def test_keys_in_an_inline_table_are_checked_too(shell: Shell) -> None:
    shell.config('keys = { nxt = "x" }\n')
    assert f"{shell.config_file}:1: there is no action nxt." in shell("config").err


def test_a_flag_applies_to_this_run_and_its_child_processes(configured: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes precedence over the environment, which the ringer inherits; a wrong one is a usage error."""
    monkeypatch.setenv("KITCHEN_TUI_ALARMS_SOUND_VOLUME", "20")
    shown = configured("config", "--set", "alarms.sound.volume=10", "--set", "theme=light")
    assert "= 10 " in rows(shown.out)["alarms.sound.volume"]
    assert os.environ["KITCHEN_TUI_THEME"] == "light"
    monkeypatch.delenv("KITCHEN_TUI_THEME")
    sentence(configured("cook", "--set", "alarms.sound.volume=loud"), 2, ["alarms.sound.volume must be a whole number"])
