"""The channels that the cook's settings ask for."""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from kitchen_tui.alarms.channel import Channel
from kitchen_tui.config.settings import Alarms as Settings

Write = Callable[[str], None]


def channels(
    settings: Settings, cache: Path, write: Write | None = None, environ: Mapping[str, str] = os.environ
) -> tuple[Channel, ...]:
    """Every channel that is on. `cache` takes the sounds; without `write` there is no terminal to ring on."""
    return (*_on_terminal(settings, write, environ), *_by_programs(settings, cache, environ))


def _on_terminal(settings: Settings, write: Write | None, environ: Mapping[str, str]) -> Iterator[Channel]:
    from kitchen_tui.alarms.channels.bell import BEL, Bell
    from kitchen_tui.alarms.channels.terminal import Terminal

    if write is None:
        return
    if settings.bell.enabled:
        yield Bell(settings.bell.levels, write)
    if settings.terminal.enabled:
        # One alert, one bell: the terminal's own is only for where no other rings.
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
