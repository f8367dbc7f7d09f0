"""The test of the alarms: every channel says whether it would reach the cook, also those that are off."""

from collections.abc import Iterator, Sequence

from kitchen_tui.alarms.announcement import Announcement
from kitchen_tui.alarms.channel import NAMES, Channel, Probe
from kitchen_tui.config.settings import Alarms as Settings
from kitchen_tui.cooking.threshold import Level

_NO_TERMINAL = Probe("", "could not", "the output is no terminal", "run it in the terminal where you cook")


def example(level: Level = "due") -> Announcement:
    """What a test announces."""
    return Announcement(level, "Test", "this is how you will be called", timer="test")


def probes(
    settings: Settings, channels: Sequence[Channel], announcement: Announcement, names: Sequence[str] = NAMES
) -> Iterator[Probe]:
    """Plays the real chain, one channel after the other, and yields what came of each as soon as it is known.

    The screen is the app's: where it is asked for here it stands for this very line.
    """
    there = {channel.name: channel for channel in channels}
    for name in names:
        if name == "screen":
            yield Probe(name, "worked", "always on")
        elif name in there:
            yield there[name].probe(announcement)
        else:
            yield _absent(name, settings)


def _absent(name: str, settings: Settings) -> Probe:
    if not getattr(settings, name).enabled:
        return Probe(name, "off", f"[alarms.{name}] enabled = false")
    if name == "command":
        return Probe(name, "off", "[alarms.command] run names no program")
    if name == "push":
        return Probe(name, "off", "[alarms.push] urls is empty")
    return _NO_TERMINAL._replace(channel=name)
