"""`alarm test`, and `ring` in the foreground and as a service; see `tests/e2e/test_ringer.py` for ringing itself."""

import json
from pathlib import Path

import pytest

from kitchen_tui.alarms.channels import NAMES
from kitchen_tui.cli.main import main
from kitchen_tui.paths import resolve_paths
from kitchen_tui.ringing.locks import locks
from tests.conftest import Put


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, put: Put) -> Path:
    """A home on a machine with only the programs of the test."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("KITCHEN_TUI_HOME", str(folder))
    monkeypatch.setenv("TERM", "xterm-256color")
    return folder


class Tty:
    """Stands in for a terminal on stderr."""

    def __init__(self) -> None:
        self.written = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> None:
        self.written += text

    def flush(self) -> None: ...


def test_no_sound_at_all_still_shows_and_rings(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = Tty()
    monkeypatch.setattr("sys.stderr", terminal)
    assert main(["alarm", "test"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines] == list(NAMES)
    assert lines[0] == "screen: worked · always on"
    assert lines[1].startswith("bell: worked")
    assert lines[3].startswith("sound: could not · install pipewire-bin")
    assert terminal.written.count("\a") == 1


def test_with_every_channel_dead_it_fails(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["alarm", "test"]) == 1
    assert "bell: could not · the output is not a terminal" in capsys.readouterr().out


def test_one_channel_at_one_level(home: Path, put: Put, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    event = tmp_path / "event"
    program = put("lamp", f"cat >{event}")
    (home / "config.toml").write_text(f'[alarms.command]\nrun = ["{program}"]\n', encoding="utf-8")
    assert main(["alarm", "test", "--channel", "command", "--level", "escalated"]) == 0
    assert capsys.readouterr().out.startswith("command: worked")
    assert json.loads(event.read_text(encoding="utf-8"))["level"] == "escalated"
    put("lamp", "exit 3")
    assert main(["alarm", "test", "--channel", "command"]) == 1
    assert "exit status 3" in capsys.readouterr().out


def test_a_disabled_channel_is_not_a_failure(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["alarm", "test", "--channel", "speech"]) == 0
    assert capsys.readouterr().out == "speech: off · [alarms.speech] enabled = false\n"


@pytest.mark.parametrize(
    "words", [["alarm"], ["alarm", "test", "--channel", "smoke"], ["alarm", "test", "--level", "x"]]
)
def test_unknown_channels_and_levels_are_refused(home: Path, words: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(words)
    assert stop.value.code == 2


@pytest.fixture
def bare_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An isolated home; systemd's control program is not found."""
    monkeypatch.setenv("KITCHEN_TUI_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def test_with_no_session_it_ends_at_once(bare_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ring"]) == 0
    assert "No timer is left" in capsys.readouterr().err
    assert not resolve_paths().journal.exists()


def test_one_too_many_ends_at_once(
    bare_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    held = locks(resolve_paths().data).ringer
    held.acquire()
    monkeypatch.setattr("kitchen_tui.ringing.locks.sleep", lambda seconds: held.keep())
    assert main(["ring"]) == 0
    assert "Another ringer is running" in capsys.readouterr().err
    assert main(["ring", "--quiet"]) == 0
    assert capsys.readouterr().err == ""
    held.release()


def test_a_folder_that_cannot_be_locked_is_reported(bare_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    resolve_paths().data.write_text("no folder", encoding="utf-8")
    assert main(["ring", "--quiet"]) == 1
    assert f"({resolve_paths().data})" in capsys.readouterr().err


def test_installing_names_the_file_and_what_did_not_do(bare_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ring", "--install"]) == 1
    told = capsys.readouterr()
    unit = Path(told.out.removeprefix("installed: ").strip())
    assert unit.is_file()
    assert "systemctl --user enable" in told.err
    assert main(["ring", "--uninstall"]) == 1
    assert not unit.exists()
    assert main(["ring", "--uninstall"]) == 0
