"""The alarm output of one process: escalation, the configured channels, the terminal's tab, and sleep inhibition."""

import os
from collections import deque
from collections.abc import Sequence
from pathlib import Path

from kitchen_tui.alarms.build import build_channels
from kitchen_tui.alarms.channels.terminal import Terminal
from kitchen_tui.alarms.dispatcher import Dispatcher
from kitchen_tui.alarms.escalation import AlertEscalation
from kitchen_tui.alarms.inhibit import Inhibitor
from kitchen_tui.alarms.tab import Tab, Write
from kitchen_tui.clock import SystemClock, format_iso
from kitchen_tui.config.settings import Config
from kitchen_tui.cooking.threshold import DueAlert
from kitchen_tui.cooking.view import View


class AlarmOutput:
    """Makes alerts heard. Create it when the first timer runs: that prepares the sounds.

    `write` writes to the terminal; without it the channels of the terminal are left out.
    """

    def __init__(self, config: Config, cache: Path, write: Write | None = None) -> None:
        self._failures: deque[str] = deque()
        clock = SystemClock()
        self._alarms = alarms = Dispatcher(build_channels(config.alarms, cache, write), self._failures.append)
        self._tab = Tab(write, os.environ, config.alarms.terminal.progress) if write else None
        self._escalation = AlertEscalation(alarms, lambda: clock.now().boot_ms, format_iso)
        self._inhibitor = Inhibitor(self._failures.append) if config.inhibit_sleep else None
        alarms.prepare()

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
        for channel in self._alarms.channels:
            if isinstance(channel, Terminal):
                channel.answered(reply)

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
