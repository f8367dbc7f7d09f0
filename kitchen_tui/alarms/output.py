"""The alarm output of one process: the configured channels and their test, escalation, and sleep inhibition."""

import os
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kitchen_tui.alarms.channels import NAMES, Announcement, Channel, Probe, UnreachedError
from kitchen_tui.alarms.channels.terminal import BEL, Bell, Tab, Terminal, Write
from kitchen_tui.alarms.dispatcher import Dispatcher
from kitchen_tui.alarms.escalation import AlertEscalation
from kitchen_tui.alarms.process_group import installed
from kitchen_tui.clock import SystemClock, format_iso
from kitchen_tui.config.settings import Alarms as Settings
from kitchen_tui.config.settings import Config
from kitchen_tui.cooking.threshold import DueAlert, Level
from kitchen_tui.cooking.view import View

if TYPE_CHECKING:
    from subprocess import Popen


class AlarmOutput:
    """Announces alerts on all channels. Create it when the first timer runs, since that prepares the sounds.

    `write` writes to the terminal; without it the channels of the terminal are left out.
    """

    def __init__(self, config: Config, cache: Path, write: Write | None = None) -> None:
        self._failures: deque[str] = deque()
        clock = SystemClock()
        self._dispatcher = Dispatcher(build_channels(config.alarms, cache, write), self._failures.append)
        self._tab = Tab(write, os.environ, config.alarms.terminal.progress) if write else None
        self._escalation = AlertEscalation(self._dispatcher, lambda: clock.now().boot_ms, format_iso)
        self._inhibitor = Inhibitor(self._failures.append) if config.inhibit_sleep else None
        self._dispatcher.prepare()

    def ring(self, view: View, due: Sequence[DueAlert]) -> list[str]:
        """Announce, repeat and silence alerts according to the view; return a sentence for each channel that failed."""
        self._escalation.update(view, due)
        if self._tab:
            self._tab.show(view)
        if self._inhibitor and any(timer.state == "running" for timer in view.urgent):
            self._inhibitor.hold()
        elif self._inhibitor:
            self._inhibitor.release()
        failures = []
        while self._failures:
            failures.append(self._failures.popleft())
        return failures

    def handle_reply(self, reply: str) -> None:
        """Handle the terminal's reply to the query for the notifications it supports."""
        for channel in self._dispatcher.channels:
            if isinstance(channel, Terminal):
                channel.handle_reply(reply)

    def suspend(self) -> None:
        """Silence everything: another process rings now."""
        self._escalation.suspend()
        if self._tab:
            self._tab.clear()
        if self._inhibitor:
            self._inhibitor.release()

    def shutdown(self) -> None:
        """Silence everything and close the channels."""
        self.suspend()
        self._escalation.shutdown()


_SYSTEMD = ["systemd-inhibit", "--what=idle", "--who=kitchen-tui", "--why=A kitchen timer is running", "--mode=block"]
_SENTENCE = "This computer may sleep: then nothing rings"


class Inhibitor:
    """Prevents automatic suspend by a child process that cannot outlive this one.

    systemd-inhibit runs `cat`, which ends with a pipe that only this process holds; caffeinate waits for this process.
    Closing the lid still suspends. If it fails, `report` is called once with a sentence, from another thread.
    """

    def __init__(self, report: Callable[[str], None]) -> None:
        self._report = report
        self._child: Popen[bytes] | None = None
        self._given_up = False

    def hold(self) -> None:
        """Keep the computer awake until `release`. Returns at once; does nothing if it is already held."""
        if self._child or self._given_up:
            return
        programs = installed("systemd-inhibit", "caffeinate")
        if not programs:
            self._give_up("systemd-inhibit is not installed")
            return
        argv = [*_SYSTEMD, "cat"] if programs[0] == "systemd-inhibit" else ["caffeinate", "-i", "-w", str(os.getpid())]
        from subprocess import DEVNULL, PIPE, Popen

        try:
            self._child = Popen(argv, stdin=PIPE, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True)
        except OSError as error:
            self._give_up(f"{argv[0]}: {error.strerror}")
            return
        with suppress(RuntimeError):  # no more threads: it still works, but a failure goes unnoticed
            threading.Thread(target=self._watch, args=(self._child, argv[0]), name="inhibit", daemon=True).start()

    def release(self) -> None:
        """Let the computer suspend again."""
        child, self._child = self._child, None
        if child and child.stdin:
            child.stdin.close()
            child.terminate()

    def _watch(self, child: "Popen[bytes]", program: str) -> None:
        child.wait()
        if self._child is child and child.stdin:
            child.stdin.close()
            self._child = None
            self._give_up(f"{program} failed")

    def _give_up(self, why: str) -> None:
        self._given_up = True
        self._report(f"{_SENTENCE} ({why}).")


_NO_TERMINAL = Probe("", "could not", "the output is not a terminal", "run it in the terminal where you cook")


def build_channels(
    settings: Settings, cache: Path, write: Write | None = None, environ: Mapping[str, str] = os.environ
) -> tuple[Channel, ...]:
    """Return every enabled channel.

    `cache` is the folder of the generated sounds. `write` writes to the terminal; without it, no channel uses one.
    """
    return (*_on_terminal(settings, write, environ), *_by_programs(settings, cache, environ))


def _on_terminal(settings: Settings, write: Write | None, environ: Mapping[str, str]) -> Iterator[Channel]:
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


def missing_channel(channels: Sequence[Channel]) -> str:
    """Return a hint on how to get a channel that reaches the cook, or "" if one of these does."""
    hint = "kitchen-tui config shows the channels"
    for channel in reversed(channels):
        try:
            channel.prepare()
        except UnreachedError as error:
            hint = error.hint or hint
        else:
            return ""
    return hint


def example_announcement(level: Level = "due") -> Announcement:
    """Return the announcement that a test sends."""
    return Announcement(level, "Test", "this is how alarms reach you", timer="test")


def probe_channels(
    settings: Settings, channels: Sequence[Channel], announcement: Announcement, names: Sequence[str] = NAMES
) -> Iterator[Probe]:
    """Announce on one channel after the other and yield each result at once; "screen" always works."""
    built = {channel.name: channel for channel in channels}
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
