"""`config`: its modes, and checks of the names under [keys]."""

import os
from pathlib import Path

import pytest

from kitchen_tui.cli.main import main
from kitchen_tui.config import Config, load


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the path of the config file in an isolated home."""
    monkeypatch.setenv("KITCHEN_TUI_HOME", str(tmp_path))
    monkeypatch.delenv("KITCHEN_TUI_RINGER")
    return tmp_path / "config.toml"


def test_the_path_is_printed_even_if_the_file_does_not_exist(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "--path"]) == 0
    assert capsys.readouterr().out == f"{file}\n"
    assert not file.exists()


def test_every_setting_is_shown_with_its_source(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The environment takes precedence over the file, and the file over the default."""
    file.write_text("ringer = false\n[alarms.sound]\nvolume = 30\n", encoding="utf-8")
    monkeypatch.setenv("KITCHEN_TUI_ALARMS_SOUND_TONE", "440")
    assert main(["config", "--show"]) == 0
    shown = capsys.readouterr().out
    rows = {row.split(" ")[0]: row for row in shown.splitlines()}
    assert rows["ringer"].endswith(f"= false  # {file}:1")
    assert rows["alarms.sound.volume"].endswith(f"= 30  # {file}:3")
    assert rows["alarms.sound.tone"].endswith("= 440  # KITCHEN_TUI_ALARMS_SOUND_TONE")
    assert rows["inhibit_sleep"].endswith("= true  # default")
    assert main(["config"]) == 0
    assert capsys.readouterr().out == shown


def test_the_commented_config_changes_nothing_and_is_never_overwritten(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["config", "--write"]) == 0
    assert capsys.readouterr().out == f"{file}\n"
    assert load(file, {}).config == Config()
    file.write_text("ringer = false\n", encoding="utf-8")
    assert main(["config", "--write"]) == 1
    assert "already exists and was not changed" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == "ringer = false\n"


def test_a_folder_that_cannot_be_written_is_reported(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text("", encoding="utf-8")
    monkeypatch.setenv("KITCHEN_TUI_HOME", str(file / "below"))
    assert main(["config", "--write"]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_mistakes_are_reported_with_their_line(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text('theem = "x"\nringer = 3\n[keys]\nnxt = "x"\ndone = "D"\nqqqq = "Q"\n', encoding="utf-8")
    assert main(["config"]) == 1
    told = capsys.readouterr()
    assert f"{file}:1: there is no setting theem. Did you mean theme?" in told.err
    assert f"{file}:2: ringer must be true or false." in told.err
    assert f"{file}:4: there is no action nxt. Did you mean next_step?" in told.err
    assert f"{file}:6: there is no action qqqq. The actions are use_row, " in told.err
    assert ":5:" not in told.err


def test_keys_from_the_environment_or_inline_are_checked_too(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also if the table is written inline."""
    file.write_text('keys = { nxt = "x" }\n', encoding="utf-8")
    assert main(["config"]) == 1
    assert f"{file}:1: there is no action nxt." in capsys.readouterr().err


def test_a_flag_holds_for_this_run_and_what_it_starts(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It takes precedence over the environment, which the ringer inherits; a wrong one is a usage error."""
    monkeypatch.setenv("KITCHEN_TUI_ALARMS_SOUND_VOLUME", "20")
    file.write_text("[alarms.sound]\nvolume = 10\n", encoding="utf-8")
    assert main(["config", "--set", "alarms.sound.volume=30", "--set", "theme=light"]) == 0
    rows = {row.split(" ")[0]: row for row in capsys.readouterr().out.splitlines()}
    assert "= 30 " in rows["alarms.sound.volume"]
    assert os.environ["KITCHEN_TUI_THEME"] == "light"
    monkeypatch.delenv("KITCHEN_TUI_THEME")
    assert main(["cook", "--set", "alarms.sound.volume=loud"]) == 2
    assert "alarms.sound.volume must be a whole number" in capsys.readouterr().err
