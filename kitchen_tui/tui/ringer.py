"""The ringer of the screen, as the app sees it."""

from typing import Protocol

from kitchen_tui.kitchen.tick import Alarms


class Ringer(Alarms, Protocol):
    """Makes alerts heard while the screen runs; `tick` rings by it."""

    @property
    def exit_notice(self) -> str:
        """A sentence on what rings when this screen is closed."""
        ...

    def handle_reply(self, reply: str) -> None:
        """Take a reply of the terminal to something the ringer wrote to it."""
        ...

    def suspend(self) -> None:
        """Silence everything and let another process ring."""
        ...

    def shutdown(self) -> None:
        """Silence everything and close the channels."""
        ...
