"""What is needed to ring: the ladder, the channels of the config, and a machine that stays awake."""

import os
from collections import deque
from collections.abc import Sequence
from pathlib import Path

from kitchen_tui.alarms.build import channels
from kitchen_tui.alarms.channels.terminal import Terminal
from kitchen_tui.alarms.dispatcher import Alarms
from kitchen_tui.alarms.inhibit import Inhibitor
from kitchen_tui.alarms.ladder import Ladder
from kitchen_tui.alarms.tab import Tab, Write
from kitchen_tui.clock import SystemClock, format_iso
from kitchen_tui.config.settings import Config
from kitchen_tui.cooking.noticed import Noticed
from kitchen_tui.cooking.view import View


class Post:
    """Rings, for the screen or for the ringer. Make it when the first timer runs: that gets the sounds ready.

    Without `write` there is no terminal to ring on.
    """

    def __init__(self, config: Config, cache: Path, write: Write | None = None) -> None:
        self._failures: deque[str] = deque()
        clock = SystemClock()
        self._alarms = alarms = Alarms(channels(config.alarms, cache, write), self._failures.append)
        self._tab = Tab(write, os.environ, config.alarms.terminal.progress) if write else None
        self._ladder = Ladder(alarms, lambda: clock.now().boot_ms, format_iso)
        self._inhibitor = Inhibitor(self._failures.append) if config.inhibit_sleep else None
        alarms.prepare()

    def beat(self, view: View, noticed: Sequence[Noticed]) -> list[str]:
        """Ring; returns what to tell the cook, channels that failed among it."""
        self._ladder.beat(view, noticed)
        if self._tab:
            self._tab.show(view)
        if self._inhibitor and any(timer.state == "running" for timer in view.urgent):
            self._inhibitor.hold()
        elif self._inhibitor:
            self._inhibitor.release()
        said = []
        while self._failures:
            said.append(self._failures.popleft())
        return said

    def answered(self, reply: str) -> None:
        """The terminal tells which notifications it knows."""
        for channel in self._alarms.channels:
            if isinstance(channel, Terminal):
                channel.answered(reply)

    def rest(self) -> None:
        """Somebody else rings from here."""
        self._ladder.rest()
        if self._tab:
            self._tab.clear()
        if self._inhibitor:
            self._inhibitor.release()

    def stop(self) -> None:
        """Be silent for good."""
        self.rest()
        self._ladder.stop()
