"""The bare Textual apps that ours is compared with: `python -m tests.benchmarks.floors hello|digits`."""

import sys
import time

from textual.app import App, ComposeResult
from textual.widgets import Digits, Static


class Hello(App[None]):
    """The smallest Textual app."""

    def compose(self) -> ComposeResult:
        yield Static("Hello floor")


class Countdown(App[None]):
    """One timer of the simplest kind: Digits, updated once a second."""

    def compose(self) -> ComposeResult:
        yield Digits("0:00:00")

    def on_mount(self) -> None:
        self._end = time.monotonic() + 3600
        self.set_interval(1, self._tick)

    def _tick(self) -> None:
        left = int(self._end - time.monotonic())
        self.query_one(Digits).update(f"{left // 3600}:{left // 60 % 60:02}:{left % 60:02}")


if __name__ == "__main__":
    (Hello if sys.argv[1:] == ["hello"] else Countdown)().run()
