"""Builds the configured channels, and tests them one by one."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from kitchen_tui.alarms.channel import NAMES, Announcement, Channel, Probe
from kitchen_tui.config.settings import Alarms as Settings
from kitchen_tui.cooking.threshold import Level

Write = Callable[[str], None]
_NO_TERMINAL = Probe("", "could not", "the output is not a terminal", "run it in the terminal where you cook")


def build_channels(
    settings: Settings, cache: Path, write: Write | None = None, environ: Mapping[str, str] = os.environ
) -> tuple[Channel, ...]:
    """Return every enabled channel.

    `cache` is the folder of the generated sounds. `write` writes to the terminal; without it, no channel uses one.
    """
    return (*_on_terminal(settings, write, environ), *_by_programs(settings, cache, environ))


def _on_terminal(settings: Settings, write: Write | None, environ: Mapping[str, str]) -> Iterator[Channel]:
    from kitchen_tui.alarms.channels.terminal import BEL, Bell, Terminal

    if write is None:
        return
    if settings.bell.enabled:
        yield Bell(settings.bell.levels, write)
    if settings.terminal.enabled:
        # One bell per alert: the terminal channel rings it only if the bell channel does not.
        rings = set(settings.terminal.levels) <= set(settings.bell.levels) and settings.bell.enabled
        yield Terminal(settings.terminal.levels, write, environ, settings.terminal.protocol, "" if rings else BEL)


def _by_programs(settings: Settings, cache: Path, environ: Mapping[str, str]) -> Iterator[Channel]:
    from kitchen_tui.alarms.channels.command import Command
    from kitchen_tui.alarms.channels.desktop import Desktop
    from kitchen_tui.alarms.channels.push import Push
    from kitchen_tui.alarms.channels.sound import Sound
    from kitchen_tui.alarms.channels.speech import Speech

    if settings.sound.enabled:
        yield Sound(settings.sound.levels, cache, settings.sound.volume, settings.sound.tone)
    if settings.desktop.enabled:
        yield Desktop(settings.desktop.levels)
    if settings.speech.enabled:
        yield Speech(settings.speech.levels, cache, settings.speech.voice)
    if settings.command.enabled and settings.command.run:
        yield Command(settings.command.levels, settings.command.run, environ)
    if settings.push.enabled and settings.push.urls:
        yield Push(settings.push.levels, settings.push.urls)


def example_announcement(level: Level = "due") -> Announcement:
    """Return the announcement that a test sends."""
    return Announcement(level, "Test", "this is how alarms reach you", timer="test")


def probe_channels(
    settings: Settings, build_channels: Sequence[Channel], announcement: Announcement, names: Sequence[str] = NAMES
) -> Iterator[Probe]:
    """Announce on one channel after the other and yield each result at once; "screen" always works."""
    built = {channel.name: channel for channel in build_channels}
    for name in names:
        if name == "screen":
            yield Probe(name, "worked", "always on")
        elif name in built:
            yield built[name].probe(announcement)
        else:
            yield _absent(name, settings)


def _absent(name: str, settings: Settings) -> Probe:
    if not getattr(settings, name).enabled:
        return Probe(name, "off", f"[alarms.{name}] enabled = false")
    if name == "command":
        return Probe(name, "off", "[alarms.command] run is empty")
    if name == "push":
        return Probe(name, "off", "[alarms.push] urls is empty")
    return _NO_TERMINAL._replace(channel=name)
