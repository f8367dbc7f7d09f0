"""The alarm output: its channels and their report, the words it announces, and how it keeps the machine awake."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.alarms.channels import NAMES, Announcement, Channel, Probe
from kitchen_tui.alarms.output import Inhibitor, build_channels, example_announcement, missing_channel, probe_channels
from kitchen_tui.config.settings import Alarms
from kitchen_tui.cooking.threshold import LEVELS, Level
from tests.conftest import Put
from tests.support.waiting import until

DEFAULT = Alarms()


def names(settings: Alarms, write: bool = True) -> list[str]:
    """Return the names of the channels that are built."""
    return [
        channel.name
        for channel in build_channels(settings, Path("/nowhere"), (lambda text: None) if write else None, {})
    ]


def test_the_default_channels() -> None:
    """Speech, the program and push are opt-in; without a terminal its channels are left out."""
    assert names(DEFAULT) == ["bell", "terminal", "sound", "desktop"]
    assert names(DEFAULT, write=False) == ["sound", "desktop"]


def test_every_channel_can_be_turned_on_and_off() -> None:
    everything = DEFAULT._replace(
        speech=DEFAULT.speech._replace(enabled=True),
        command=DEFAULT.command._replace(run=("program",)),
        push=DEFAULT.push._replace(urls=("json://127.0.0.1",)),
    )
    assert ["screen", *names(everything)] == list(NAMES)
    for name in NAMES[1:]:
        less = everything._replace(**{name: getattr(everything, name)._replace(enabled=False)})
        assert names(less) == [other for other in NAMES[1:] if other != name]


def test_without_sound_alerts_are_still_shown_and_ring_the_bell(put: Put, tmp_path: Path) -> None:
    """Each channel has a line, even if it is off; what is missing is named, with what to install."""
    out: list[str] = []
    built = build_channels(DEFAULT, tmp_path, out.append, {"TERM": "foot"})
    assert [probe.line() for probe in probe_channels(DEFAULT, built, example_announcement())] == [
        "screen: worked · always on",
        "bell: worked · sent; your terminal's settings decide whether you hear it",
        "terminal: worked · OSC 777 sent",
        "sound: could not · install pipewire-bin or another player",
        "desktop: could not · install libnotify-bin",
        "speech: off · [alarms.speech] enabled = false",
        "command: off · [alarms.command] run is empty",
        "push: off · [alarms.push] urls is empty",
    ]
    assert out == ["\a", "\x1b]777;notify;Test;this is how alarms reach you · due now\x1b\\"]


def test_one_channel_without_a_terminal_is_enough(put: Put, tmp_path: Path) -> None:
    built = build_channels(DEFAULT, tmp_path)
    assert missing_channel(built) == "install pipewire-bin or another player"
    assert missing_channel(()) == "kitchen-tui config shows the channels"
    put("notify-send", "exit 0")
    assert missing_channel(built) == ""


def test_without_a_terminal_bell_and_notification_report_it() -> None:
    found = {probe.channel: probe for probe in probe_channels(DEFAULT, (), example_announcement("check"))}
    assert found["bell"].state == found["terminal"].state == "could not"
    assert "not a terminal" in found["bell"].why


def test_a_channel_with_a_bug_is_reported() -> None:
    class Broken(Channel):
        name = "sound"

        def reach(self, announcement: Announcement) -> str:
            raise ZeroDivisionError("by zero")

    assert Probe("sound", "could not", "by zero") in list(
        probe_channels(DEFAULT, [Broken(LEVELS)], example_announcement())
    )


@pytest.mark.parametrize(
    ("level", "late_ms", "others", "sentence"),
    [
        ("due", 40_000, 0, "Simmer · fork-tender? · due 0:40 ago"),
        ("due", 999, 0, "Simmer · fork-tender? · due now"),
        ("due", 0, 2, "Simmer · fork-tender? · due now · 2 more"),
        ("escalated", 125_000, 0, "Simmer · fork-tender? · due 2:05 ago"),
        ("missed", 3_760_000, 0, "Simmer · fork-tender? · missed, due 1:02:40 ago"),
        ("check", 0, 0, "Simmer · fork-tender?"),
        ("check", 40_000, 1, "Simmer · fork-tender? · 0:40 ago · 1 more"),
        ("warning", -5, 0, "Simmer · fork-tender?"),
    ],
)
def test_an_announcement_has_name_text_and_lateness(level: Level, late_ms: int, others: int, sentence: str) -> None:
    """An alert before the due time does not say "due"."""
    assert Announcement(level, "Simmer", "fork-tender?", late_ms, others=others).sentence() == sentence


def test_an_announcement_without_text_has_no_separators() -> None:
    assert Announcement("due", "Eggs", "").sentence() == "Eggs · due now"
    assert Announcement("check", "Eggs", "").sentence() == "Eggs"


@given(st.text(), st.text(), st.sampled_from(LEVELS), st.integers(0, 10**9))
def test_control_characters_are_removed_and_the_length_is_limited(
    name: str, text: str, level: Level, late: int
) -> None:
    messages = Announcement(level, name, text, late, others=3)
    for part in (messages.sentence(), messages.title(), messages.body(), messages.tab_title()):
        assert not any(ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0 for char in part)
    assert len(messages.title()) <= 60
    assert len(messages.body()) <= 260


def test_the_window_title_names_the_timer_and_what_to_do() -> None:
    assert Announcement("due", "Simmer", "fork-tender?").tab_title() == "● simmer: fork-tender?"
    assert Announcement("due", "Eggs", "").tab_title() == "● eggs"


# Stands for the real one: notes how it was called and that it ended, and runs the command it is given.
_STAND_IN = 'echo "$@" >>{log}; while [ "${{1#--}}" != "$1" ]; do shift; done; "$@"; echo released >>{log}'


def test_the_inhibitor_is_held_once_until_released(put: Put, tmp_path: Path) -> None:
    log = tmp_path / "log"
    put("systemd-inhibit", _STAND_IN.format(log=log))
    messages: list[str] = []
    awake = Inhibitor(messages.append)
    awake.hold()
    awake.hold()
    until(lambda: log.exists() and "cat" in log.read_text())
    assert log.read_text().count("--what=idle ") == 1
    assert "released" not in log.read_text()
    awake.release()
    awake.release()
    awake.hold()
    until(lambda: log.read_text().count("cat") == 2)
    awake.release()
    assert messages == []


def test_a_missing_inhibitor_is_reported_once(put: Put) -> None:
    messages: list[str] = []
    awake = Inhibitor(messages.append)
    awake.hold()
    awake.hold()
    assert messages == ["This computer may sleep: then nothing rings (systemd-inhibit is not installed)."]


def test_an_inhibitor_that_ends_is_reported(put: Put) -> None:
    """Without a login manager, systemd-inhibit ends at once with exit code 1."""
    put("systemd-inhibit", "exit 1")
    messages: list[str] = []
    awake = Inhibitor(messages.append)
    awake.hold()
    until(lambda: bool(messages))
    assert "systemd-inhibit failed" in messages[0]
    awake.hold()
    awake.release()
    assert len(messages) == 1


def test_the_inhibitor_ends_if_the_program_is_killed(put: Put, tmp_path: Path) -> None:
    """kill -9 closes the pipe, so that `cat` ends and releases the lock."""
    log = tmp_path / "log"
    put("systemd-inhibit", _STAND_IN.format(log=log))
    code = "import signal; from kitchen_tui.alarms.output import Inhibitor; Inhibitor(print).hold(); signal.pause()"
    child = subprocess.Popen([sys.executable, "-c", code])
    until(lambda: log.exists() and "cat" in log.read_text())
    child.send_signal(signal.SIGKILL)
    child.wait(5)
    until(lambda: "released" in log.read_text())


def test_caffeinate_waits_for_our_own_process(put: Put, tmp_path: Path) -> None:
    log = tmp_path / "log"
    put("caffeinate", f'echo "$@" >{log}; exec sleep 60')
    awake = Inhibitor(lambda sentence: None)
    awake.hold()
    until(lambda: log.exists() and bool(log.read_text()))
    assert log.read_text() == f"-i -w {os.getpid()}\n"
    awake.release()
