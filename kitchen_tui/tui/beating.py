"""The beat: what others did is taken in, what was crossed is heard, and how things stand is shown."""

import asyncio
from typing import TYPE_CHECKING

from textual.app import App

from kitchen_tui.cooking.instant import Instant
from kitchen_tui.cooking.view import View
from kitchen_tui.kitchen.service import Kitchen
from kitchen_tui.kitchen.tick import tick
from kitchen_tui.model.duration import SECOND
from kitchen_tui.tui import replies, terminal
from kitchen_tui.tui.dressed import DressedApp
from kitchen_tui.tui.ringer import Ringer
from kitchen_tui.tui.screens.base import KitchenScreen

if TYPE_CHECKING:
    from kitchen_tui.recipes.scaling.convert import MeasureSystem

_LONGEST_SLEEP_S = 0.34
"""Another terminal's commands show within half a second."""
_SAYING_S = 5
LONG_SAYING_S = 20
_SAVING_SHOWS_MS = 100
SAVING_SHOWS_S = (_SAVING_SHOWS_MS + 10) / SECOND
_HUNG_UP = 129
_NOBODY_RINGS = "Nothing will ring once this is closed. The timers count on, and the next start knows them all."
_PUT_AWAY = "This session was ended in another terminal."


class BeatingApp(DressedApp, inherit_bindings=False):
    """Over a kitchen and a ringer. `view` is what stands on the screen, `said` what the cook was told last."""

    def __init__(self, kitchen: Kitchen, ringer: Ringer | None) -> None:
        super().__init__()
        self.kitchen = kitchen
        self.ringer = ringer
        self.said = ""
        self.measures: MeasureSystem = "as written"
        self._messages: tuple[str, ...] = ()
        self._ended = False
        self._saving_shown = ""
        self._next_beat_ms = 0
        self.view: View = kitchen.view(kitchen.now())
        self._forget: asyncio.TimerHandle | None = None

    def begin_to_beat(self) -> None:
        """With the first frame."""
        self._beating = asyncio.create_task(self._keep_the_beat())

    def stop_beating(self) -> None:
        """What was still to come finds no screen any more."""
        self._beating.cancel()
        if self._forget:
            self._forget.cancel()

    async def _keep_the_beat(self) -> None:
        """Wake at every whole second and at the next threshold; in between look for other terminals' commands."""
        while True:
            if self.kitchen.now().boot_ms >= self._next_beat_ms or self.kitchen.sync():
                self._beat_or_say()
            else:
                self.tell_saving()
            if not self.is_headless and terminal.is_gone():
                self.leave(_HUNG_UP)
                return
            wait_ms = (self._next_beat_ms - self.kitchen.now().boot_ms) / self.kitchen.session.speed
            await asyncio.sleep(min(max(wait_ms, 1) / SECOND, _LONGEST_SLEEP_S))

    def _until_next_beat_ms(self, looked: Instant) -> int:
        """Of the session's clock: to the next shared second, or the next threshold since the look before it."""
        now, speed = self.kitchen.now(), self.kitchen.session.speed
        to_second = SECOND - now.wall_ms % SECOND if speed == 1 else SECOND * speed
        return round(min(to_second, self.kitchen.next_due_ms(looked, now) * speed))

    def _beat_or_say(self) -> None:
        looked = self.kitchen.now()
        try:
            self.beat()
        except Exception as error:  # the one boundary: a fault in one beat must not stop the clock of all
            self.say(f"something went wrong and the timers go on: {type(error).__name__}: {error}")
        self._next_beat_ms = self.kitchen.now().boot_ms + self._until_next_beat_ms(looked)

    def beat(self) -> None:
        """Tick the kitchen and show the outcome."""
        result = tick(self.kitchen, self.ringer, self.kitchen.now(), self.measures)
        if result.view.session.closed:
            self._leave_with_the_session()
            return
        if result.messages:  # a channel that fails a moment later must not hide what was missed
            self._messages = (*self._messages, *result.messages)
            self.say("; ".join(message.removesuffix(".") for message in self._messages), LONG_SAYING_S)
        self._show(result.view)

    def _leave_with_the_session(self) -> None:
        """Whoever ended it here is leaving already; who ended it elsewhere has no screen here."""
        if not self._ended:
            self._ended = True
            self.exit(0, message=_PUT_AWAY)

    def on_replied(self, message: replies.Replied) -> None:
        """Who asked the terminal gets its answer."""
        if self.ringer:
            self.ringer.handle_reply(message.text)

    def rest(self, app: App[object]) -> None:
        """The screen goes behind."""
        if self.ringer:
            self.ringer.suspend()

    def leave(self, code: int) -> None:
        """Leave at once and ask nothing: a signal came, or the terminal went."""
        terminal.end_anyway(code)
        self.exit(code)

    @property
    def afterwards(self) -> str:
        """What rings when this screen is closed, in a sentence."""
        return self.ringer.exit_notice if self.ringer else _NOBODY_RINGS

    def tell_saving(self) -> None:
        """Whether what was done is on disk, where that has changed since it was shown."""
        if self.saving != self._saving_shown:
            self._show(self.view)

    def look(self) -> None:
        """Show how things stand."""
        self._show(self.kitchen.view(self.kitchen.now(), self.measures))

    def _show(self, view: View) -> None:
        self._saving_shown = self.saving
        self.view = view
        if isinstance(self.screen, KitchenScreen) and self.screen.is_mounted:  # else it looks for itself when it is
            self.screen.show(view)

    def say(self, sentence: str, for_s: float = _SAYING_S) -> None:
        """Tell the cook something for a few seconds, where the keys are listed."""
        self.said = sentence
        if self._forget:
            self._forget.cancel()
        self._forget = asyncio.get_running_loop().call_later(for_s, self.unsay)
        self._show(self.view)

    def unsay(self) -> None:
        """What was said has been said."""
        self._messages = ()
        if self.said:
            self.said = ""
            self._show(self.view)

    @property
    def saving(self) -> str:
        """Empty while everything is on disk; "saving…" where it takes its time; a sentence where it fails."""
        saving = self.kitchen.saving()
        if saving.problem:
            return saving.problem
        return "saving…" if saving.pending and saving.waited_ms > _SAVING_SHOWS_MS else ""
