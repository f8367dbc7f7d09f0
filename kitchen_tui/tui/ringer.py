"""What the app expects of whatever makes itself heard."""

from collections.abc import Sequence
from typing import Protocol

from kitchen_tui.cooking.noticed import Noticed
from kitchen_tui.cooking.view import View


class Ringer(Protocol):
    """Whatever makes itself heard. It is told everything at every beat, and decides by itself what to repeat."""

    def beat(self, view: View, noticed: Sequence[Noticed]) -> Sequence[str]:
        """Sound what must sound, stop what was answered; returns what the cook should be told about it."""
        ...

    @property
    def on_duty(self) -> bool:
        """Whether it rings here and nowhere else; only then is what was announced written down here."""
        ...

    @property
    def afterwards(self) -> str:
        """What rings when this screen is closed, in a sentence."""
        ...

    def answered(self, reply: str) -> None:
        """The terminal replied to what was written to it."""
        ...

    def rest(self) -> None:
        """The screen goes behind: let somebody else ring."""
        ...

    def stop(self) -> None:
        """Be silent for good."""
        ...
