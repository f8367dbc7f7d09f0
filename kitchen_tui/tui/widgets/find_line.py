"""The line that is typed to search with."""

from collections.abc import Callable

from textual.widgets import Input


class FindLine(Input):
    """An input that hands on what was typed at once: by way of a message it would be searched a frame later."""

    def __init__(self, typed: Callable[[str], None], placeholder: str) -> None:
        super().__init__(id="find", compact=True, placeholder=placeholder)
        self._typed = typed

    def on_mount(self) -> None:
        """Nothing moves that need not."""
        self.cursor_blink = False

    def watch_value(self, value: str) -> None:
        """Each letter."""
        self._typed(value)
