"""`ring` in the foreground, and as a service; see `tests/e2e/test_ringer.py` for ringing itself."""

from pathlib import Path

import pytest

from kitchen_tui.cli.main import main
from kitchen_tui.paths import resolve_paths
from kitchen_tui.ringing.locks import locks


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An isolated home; systemd's control program is not found."""
    monkeypatch.setenv("KITCHEN_TUI_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def test_with_no_session_it_ends_at_once(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ring"]) == 0
    assert "No timer is left" in capsys.readouterr().err
    assert not resolve_paths().journal.exists()


def test_one_too_many_ends_at_once(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    held = locks(resolve_paths().data).ringer
    held.acquire()
    monkeypatch.setattr("kitchen_tui.ringing.locks.sleep", lambda seconds: held.keep())
    assert main(["ring"]) == 0
    assert "Another ringer is running" in capsys.readouterr().err
    assert main(["ring", "--quiet"]) == 0
    assert capsys.readouterr().err == ""
    held.release()


def test_a_folder_that_cannot_be_locked_is_reported(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    resolve_paths().data.write_text("no folder", encoding="utf-8")
    assert main(["ring", "--quiet"]) == 1
    assert f"({resolve_paths().data})" in capsys.readouterr().err


def test_installing_names_the_file_and_what_did_not_do(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ring", "--install"]) == 1
    told = capsys.readouterr()
    unit = Path(told.out.removeprefix("installed: ").strip())
    assert unit.is_file()
    assert "systemctl --user enable" in told.err
    assert main(["ring", "--uninstall"]) == 1
    assert not unit.exists()
    assert main(["ring", "--uninstall"]) == 0
