"""`alarm test`, and `ring` in the foreground and as a service; see `tests/e2e/test_ringer.py` for ringing itself."""

import io
import json
from pathlib import Path

import pytest

from kitchen_tui.alarms.channels import NAMES
from kitchen_tui.paths import resolve_paths
from kitchen_tui.ringing.locks import locks
from tests.cli.conftest import Shell, sentence
from tests.conftest import Put


class Tty(io.StringIO):
    """Stands in for a terminal on stderr."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def programs(put: Put, monkeypatch: pytest.MonkeyPatch) -> Put:
    """A machine with only the programs of the test; systemd's control program is not found either."""
    monkeypatch.setenv("TERM", "xterm-256color")
    return put


def test_without_sound_alerts_are_still_shown_and_ring_the_bell(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", terminal := Tty())
    ran = shell("alarm", "test")
    lines = ran.out.splitlines()
    assert ran.code == 0
    assert [line.split(":")[0] for line in lines] == list(NAMES)
    assert lines[0] == "screen: worked · always on"
    assert lines[1].startswith("bell: worked")
    assert lines[3].startswith("sound: could not · install pipewire-bin")
    assert terminal.getvalue().count("\a") == 1


def test_with_every_channel_dead_it_fails(shell: Shell) -> None:
    ran = shell("alarm", "test")
    assert (ran.code, "bell: could not · the output is not a terminal" in ran.out) == (1, True)


def test_one_channel_at_one_level(shell: Shell, put: Put, tmp_path: Path) -> None:
    event = tmp_path / "event"
    program = put("lamp", f"cat >{event}")
    shell.config(f'[alarms.command]\nrun = ["{program}"]\n')
    ran = shell("alarm", "test", "--channel", "command", "--level", "escalated")
    assert (ran.code, ran.out.startswith("command: worked")) == (0, True)
    assert json.loads(event.read_text(encoding="utf-8"))["level"] == "escalated"
    put("lamp", "exit 3")
    ran = shell("alarm", "test", "--channel", "command")
    assert (ran.code, "exit status 3" in ran.out) == (1, True)


def test_a_disabled_channel_is_not_a_failure(shell: Shell) -> None:
    off = "speech: off · [alarms.speech] enabled = false\n"
    assert shell("alarm", "test", "--channel", "speech") == (0, off, "")


@pytest.mark.parametrize("words", ["alarm", "alarm test --channel smoke", "alarm test --level x"])
def test_unknown_channels_and_levels_are_refused(shell: Shell, words: str) -> None:
    sentence(shell(*words.split()), 2)


def test_with_no_session_it_ends_at_once(shell: Shell) -> None:
    ran = shell("ring")
    assert (ran.code, "No timer is left" in ran.err) == (0, True)
    assert not shell.journal.exists()


def test_a_second_ringer_ends_at_once(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    held = locks(resolve_paths().data).ringer
    held.acquire()
    monkeypatch.setattr("kitchen_tui.ringing.locks.sleep", lambda seconds: held.keep())
    ran = shell("ring")
    assert (ran.code, "Another ringer is running" in ran.err) == (0, True)
    assert shell("ring", "--quiet") == (0, "", "")
    held.release()


def test_a_folder_that_cannot_be_locked_is_reported(shell: Shell) -> None:
    shell.home.mkdir()
    resolve_paths().data.write_text("no folder", encoding="utf-8")
    sentence(shell("ring", "--quiet"), 1, [f"({resolve_paths().data})"])


def test_installing_reports_the_file_and_failures(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(shell.home / "config"))
    ran = shell("ring", "--install")
    unit = Path(ran.out.removeprefix("installed: ").strip())
    assert (ran.code, unit.is_file()) == (1, True)
    assert "systemctl --user enable" in ran.err
    assert shell("ring", "--uninstall").code == 1
    assert not unit.exists()
    assert shell("ring", "--uninstall").code == 0
