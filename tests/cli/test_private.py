"""Private files, masked secrets, and paths with the same meaning in every folder."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kitchen_tui.config import load
from kitchen_tui.config.load import RUN, apply_overrides, make_run_absolute
from kitchen_tui.paths import HOME
from tests.cli.conftest import Shell
from tests.support.terminal import ROOT, run, surroundings
from tests.support.waiting import until

SECRET = "hunter2"  # noqa: S105 -- a made-up one


def open_to_others(folder: Path) -> list[str]:
    return [str(path) for path in [folder, *folder.rglob("*")] if stat.S_IMODE(path.lstat().st_mode) & 0o077]


def test_new_files_are_readable_only_by_their_owner(tmp_path: Path) -> None:
    home = tmp_path / "home"
    for words in (["config", "--write"], ["timer", "5m", "eggs"], ["list"], ["show", "risotto-milanese"]):
        assert run(home, *words).returncode == 0
    assert (home / "data" / "journal.sqlite3").exists()
    assert open_to_others(home) == []


def test_existing_files_are_corrected_but_not_targets_of_links(tmp_path: Path) -> None:
    home, other = tmp_path / "home", tmp_path / "other"
    other.write_text("x")
    other.chmod(0o644)
    run(home, "timer", "5m", "eggs")
    (home / "config.toml").write_text("theme = 'auto'\n")
    (home / "data" / "link").symlink_to(other)
    for path in [home / "config.toml", home / "data", *(home / "data").glob("journal*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    run(home, "status")
    assert [path for path in open_to_others(home / "data") if not path.endswith("link")] == []
    assert stat.S_IMODE((home / "config.toml").stat().st_mode) == 0o600
    assert stat.S_IMODE(other.stat().st_mode) == 0o644


@pytest.mark.parametrize(
    "url",
    [
        f"mailto://cook:{SECRET}@example.org",
        f"tgram://{SECRET}/1",
        f"json://host/{SECRET}",
        SECRET,
        f"x://a?token={SECRET}",
    ],
)
def test_no_secret_is_shown(shell: Shell, url: str) -> None:
    header, field = f"Authorization: Bearer {SECRET}", f"--access-token={SECRET}"
    program = ["curl", f"https://cook:{SECRET}@example.org/lamp", "-u", f"cook:{SECRET}", "-H", header, field]
    shell.config(f"[alarms.push]\nurls = [{json.dumps(url)}]\n[alarms.command]\nrun = {json.dumps(program)}\n")
    shown = shell("config", "--show")
    assert shown.code == 0
    assert SECRET not in shown.out + shown.err
    assert "****" in shown.out
    assert '"curl", "https://****@example.org/lamp", "-u", "****", "-H", "Authorization: ****"' in shown.out
    assert "example.org/lamp" in shown.out


# Relative paths -----------------------------------------------------------------------------------------------------


def test_a_relative_home_rings_when_no_screen_is_open(tmp_path: Path) -> None:
    heard, lamp = tmp_path / "heard", tmp_path / "home" / "lamp"
    lamp.parent.mkdir()
    lamp.write_text(f"#!/bin/sh\ncat >> {heard}\n")
    lamp.chmod(0o755)
    (tmp_path / "home" / "config.toml").write_text(
        "[alarms.command]\nrun = ['./lamp']\n[alarms.sound]\nenabled = false\n"
    )
    assert run(Path("home"), "timer", "1s", "eggs", cwd=tmp_path, KITCHEN_TUI_RINGER="true").returncode == 0
    until(lambda: heard.exists() and '"level": "due"' in heard.read_text().replace('":"', '": "'))
    run(Path("home"), "timer", "--finish", "1", cwd=tmp_path)


def test_a_relative_home_folder_of_the_user_is_found_in_any_folder(tmp_path: Path) -> None:
    """Also if $KITCHEN_TUI_HOME names the home of an unknown user, which is taken literally."""
    assert run(Path(), "timer", "5m", "eggs", cwd=tmp_path, HOME="cook", KITCHEN_TUI_HOME="").returncode == 0
    assert [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("journal.sqlite3")] == [
        "cook/.local/share/kitchen-tui/journal.sqlite3"
    ]
    ran = run(Path("~nobody-of-that-name/k"), "timer", "5m", "eggs", cwd=tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize("variable", ["KITCHEN_TUI_HOME=home", "HOME=home", "KITCHEN_TUI_ALARMS_COMMAND_RUN=./lamp"])
def test_a_relative_path_in_a_deleted_folder_is_refused_with_a_sentence(tmp_path: Path, variable: str) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    script = f"cd {gone} && rmdir {gone} && {variable} exec {sys.executable} -m kitchen_tui timer 5m eggs"
    environment = surroundings(tmp_path, PYTHONPATH=str(ROOT))
    ran = subprocess.run(["sh", "-c", script], env=environment, capture_output=True, text=True)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == (
        "kitchen-tui: The current folder cannot be used: No such file or directory; change to another.\n"
    )


@pytest.mark.parametrize("typed", ["./lamp", "lamps/lamp", "../lamp"])
def test_a_relative_program_becomes_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, typed: str) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    file = tmp_path / "conf" / "config.toml"
    file.parent.mkdir()
    file.write_text(f"[alarms.command]\nrun = ['{typed}', './x']\n")
    monkeypatch.delenv(RUN, raising=False)
    assert load(file, {}).config.alarms.command.run == (os.path.normpath(file.parent / typed), "./x")
    environ = {RUN: f'["{typed}", "./x"]'}
    make_run_absolute(environ)
    monkeypatch.chdir(tmp_path)
    expected = (os.path.normpath(here / typed), "./x")
    assert load(tmp_path / "none", environ).config.alarms.command.run == expected
    monkeypatch.chdir(here)
    overridden: dict[str, str] = {}
    apply_overrides([f"alarms.command.run={typed}, ./x"], overridden)
    assert load(tmp_path / "none", overridden).config.alarms.command.run == expected


@pytest.mark.parametrize("run_", ["['lamp', './x']", "['/bin/lamp']", "[]"])
def test_a_name_on_the_path_and_an_absolute_program_stay(tmp_path: Path, run_: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(f"[alarms.command]\nrun = {run_}\n")
    assert list(load(file, {}).config.alarms.command.run) == json.loads(run_.replace("'", '"'))


def test_the_service_gets_an_absolute_home(tmp_path: Path) -> None:
    run(Path("home"), "ring", "--install", cwd=tmp_path, XDG_CONFIG_HOME=str(tmp_path / "config"))
    unit = next((tmp_path / "config" / "systemd" / "user").glob("*.service")).read_text(encoding="utf-8")
    assert f'"{HOME}={tmp_path}/home"' in unit


# Control characters -------------------------------------------------------------------------------------------------

UNSAFE = ["\x7f", "\x9b31m", "\x85", "\u202e", "\u2066", "\u200f", "\x1b[31m", "\u2028"]


def is_safe(text: str) -> bool:
    return not any(unsafe[0] in text for unsafe in UNSAFE)


@pytest.mark.parametrize("unsafe", UNSAFE)
@pytest.mark.parametrize(
    "words",
    [["{}"], ["status", "{}"], ["status", "--{}"], ["status", "--for", "{}"], ["do", "{}"], ["timer", "--pause", "{}"],
     ["help", "{}"], ["docs", "{}"], ["cook", "{}"], ["alarm", "{}"], ["config", "--set", "{}"], ["show", "{}"]],
    ids=" ".join,
)  # fmt: skip
def test_a_message_quotes_what_was_typed_without_control_characters(
    shell: Shell, words: list[str], unsafe: str
) -> None:
    ran = shell(*(word.replace("{}", f"a{unsafe}b") for word in words))
    assert ran.code != 0
    assert is_safe(ran.out + ran.err)


@pytest.mark.parametrize("unsafe", UNSAFE)
def test_json_escapes_control_characters(shell: Shell, unsafe: str) -> None:
    shell.own(f"na{unsafe}.yaml", f"title: {json.dumps('soup ' + unsafe)}\nsteps: [x]\n")
    listed = shell("list", "--json").out
    assert is_safe(listed)
    assert f"na{unsafe}" in [row["name"] for row in json.loads(listed)]
    assert is_safe(shell("list", "--names").out)
    shell("timer", "5m", f"eg{unsafe}gs")
    assert is_safe(shell("status", "--json").out)
    assert is_safe(shell("log", "--json").out)


# A cook that is refused ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [["risotto-milanese", "--new"], ["risotto-milanese"], [], ["--new"]], ids=" ".join)
def test_without_a_terminal_cook_changes_nothing(tmp_path: Path, words: list[str]) -> None:
    home = tmp_path / "home"
    run(home, "timer", "5m", "eggs")
    before: Any = json.loads(run(home, "status", "--json").stdout)
    refused = run(home, "cook", *words)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "needs a terminal" in refused.stderr
    assert "\x1b" not in refused.stderr
    after = json.loads(run(home, "status", "--json").stdout)
    assert after["session"]["id"] == before["session"]["id"]
    assert [timer["state"] for timer in after["timers"]] == ["running"]


def test_without_a_terminal_no_session_is_opened(tmp_path: Path) -> None:
    assert run(tmp_path, "cook", "risotto-milanese").returncode == 2
    assert run(tmp_path, "status").returncode == 3


@pytest.mark.parametrize("count", [6, 7, 9])
@pytest.mark.parametrize(
    "words",
    [
        "status",
        "list",
        "do pause",
        "config",
        pytest.param("timer 5m eggs", marks=pytest.mark.deep),
    ],  # waits for the disk
)
def test_too_few_file_descriptors_are_a_sentence(tmp_path: Path, words: str, count: int) -> None:
    environment = {**surroundings(tmp_path / "home"), "PYTHONPATH": os.pathsep.join(sys.path)}
    line = f"ulimit -n {count}; exec {sys.executable} -m kitchen_tui {words}"
    ran = subprocess.run(["bash", "-c", line], env=environment, capture_output=True, text=True)
    assert "Traceback" not in ran.stderr, ran.stderr
    assert ran.returncode in (0, 1, 3, 4)
