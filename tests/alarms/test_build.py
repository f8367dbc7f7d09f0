"""Building the channels from the settings, and the report of `alarm test`."""

from pathlib import Path

from kitchen_tui.alarms.channels import NAMES, Announcement, Channel, Probe
from kitchen_tui.alarms.output import build_channels, example_announcement, missing_channel, probe_channels
from kitchen_tui.config.settings import Alarms
from kitchen_tui.cooking.threshold import LEVELS
from tests.alarms.conftest import Put

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


def test_a_machine_with_no_sound_at_all_still_shows_and_rings(put: Put, tmp_path: Path) -> None:
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


def test_without_a_terminal_bell_and_notification_say_so() -> None:
    found = {probe.channel: probe for probe in probe_channels(DEFAULT, (), example_announcement("check"))}
    assert found["bell"].state == found["terminal"].state == "could not"
    assert "not a terminal" in found["bell"].why


def test_a_channel_with_a_bug_is_an_answer_too() -> None:
    class Broken(Channel):
        name = "sound"

        def reach(self, announcement: Announcement) -> str:
            raise ZeroDivisionError("by zero")

    assert Probe("sound", "could not", "by zero") in list(
        probe_channels(DEFAULT, [Broken(LEVELS)], example_announcement())
    )
