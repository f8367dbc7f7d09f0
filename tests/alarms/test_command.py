"""The command channel: any program, every event, no shell."""

import json
from pathlib import Path

import pytest

from kitchen_tui.alarms.channels import Announcement, UnreachedError
from kitchen_tui.alarms.channels.command import Command
from kitchen_tui.cooking.threshold import LEVELS
from tests.alarms.conftest import Put

DUE = Announcement(
    "due",
    "Simmer",
    "fork-tender?\x1b]0;x\x07",
    40_500,
    timer="run-1",
    dish="Pork belly",
    urgency="gentle",
    at="2026-11-22T18:10:00Z",
    others=1,
)


def test_the_event_is_a_line_of_json_and_variables(put: Put, tmp_path: Path) -> None:
    out = tmp_path / "out"
    program = put("ring", f'cat >{out}; echo "$HOME|$KITCHEN_LEVEL|$KITCHEN_SENTENCE|$KITCHEN_LATE_MS" >>{out}')
    said = Command(LEVELS, (str(program),), {"HOME": "/home/cook"}).reach(DUE)
    line, variables = out.read_text(encoding="utf-8").splitlines()
    assert json.loads(line) == {
        "level": "due",
        "name": "Simmer",
        "text": "fork-tender?�]0;x�",
        "sentence": "Simmer · fork-tender?�]0;x� · due 0:40 ago · 1 more",
        "late_ms": 40_500,
        "timer": "run-1",
        "dish": "Pork belly",
        "urgency": "gentle",
        "at": "2026-11-22T18:10:00Z",
        "others": 1,
    }
    assert variables == "/home/cook|due|Simmer · fork-tender?�]0;x� · due 0:40 ago · 1 more|40500"
    assert said == f"ran {program}"


def test_arguments_are_handed_over_as_they_are(put: Put, tmp_path: Path) -> None:
    out = tmp_path / "out"
    program = put("args", f'printf "%s\\n" "$@" >{out}')
    Command(LEVELS, (str(program), "$HOME", "a b", "$(touch x); *", "~")).reach(DUE)
    assert out.read_text().splitlines() == ["$HOME", "a b", "$(touch x); *", "~"]


def test_the_program_may_be_named_from_home(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(put("mine", "exit 0").parent))
    assert Command(LEVELS, ("~/mine",)).reach(DUE).endswith("/bin/mine")


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("exit 1", "failed; .*; exit status 1"),
        ("kill -9 $$", "failed; .*; exit status -9"),
        (None, "could not be started"),
    ],
)
def test_a_program_that_fails_is_reported_with_a_hint(put: Put, script: str | None, why: str) -> None:
    program = str(put("bad", script)) if script else "/no/such/program"
    with pytest.raises(UnreachedError, match=why) as failure:
        Command(LEVELS, (program,)).reach(DUE)
    assert "run in [alarms.command]" in failure.value.hint


def test_a_program_that_floods_is_run_to_its_end(put: Put, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    program = put("flood", f"yes | head -n 200000; yes | head -n 200000 >&2; touch {mark}")
    Command(LEVELS, (str(program),)).reach(DUE)
    assert mark.exists()
