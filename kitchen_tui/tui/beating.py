"""The beat: what others did is taken in, what was crossed is heard, and how things stand is shown."""

import asyncio

from textual.app import App

from kitchen_tui.cooking.away import while_away
from kitchen_tui.cooking.instant import Instant, between
from kitchen_tui.cooking.view import View
from kitchen_tui.kitchen import Kitchen
from kitchen_tui.model.duration import SECOND
from kitchen_tui.tui import replies, terminal
from kitchen_tui.tui.dressed import DressedApp
from kitchen_tui.tui.measures import Measures
from kitchen_tui.tui.ringer import Ringer
from kitchen_tui.tui.screens.base import KitchenScreen

_LONGEST_SLEEP_S = 0.34
"""Another terminal's commands show within half a second."""
_SAYING_S = 5
LONG_SAYING_S = 20
_TOLD_S = 10
_SAVING_SHOWS_MS = 100
SAVING_SHOWS_S = (_SAVING_SHOWS_MS + 10) / SECOND
_AWAY_MS = 5 * SECOND
"""A look that comes later than that after the last one finds that somebody was away: the lid was closed, say."""
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
        self._missed = ""
        self._ended = False
        self._saving_shown = ""
        self._next_beat_ms = 0
        self._looked = _last_presence(kitchen)
        self._measures = Measures()
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
            if self.kitchen.now().boot_ms >= self._next_beat_ms or self._poll():
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
        return round(min(to_second, self.kitchen.quiet_for(looked, now) * speed))

    def _beat_or_say(self) -> None:
        looked = self.kitchen.now()
        try:
            self.beat()
        except Exception as error:  # the one boundary: a fault in one beat must not stop the clock of all
            self.say(f"something went wrong and the timers go on: {type(error).__name__}: {error}")
        self._next_beat_ms = self.kitchen.now().boot_ms + self._until_next_beat_ms(looked)

    def _poll(self) -> bool:
        """Take in other terminals' commands; a journal that cannot tell costs the cook those and not the timers."""
        try:
            has_changed = self.kitchen.poll() if self.kitchen.session.id else self.kitchen.join()
            if news := self.kitchen.news():
                self.say(news, LONG_SAYING_S)
            return has_changed
        except Exception as error:  # its sentence says what to do
            self.say(str(error))
            return False

    def beat(self) -> None:
        """Ask what was crossed since the last look, make it heard, write it down, show it."""
        self._poll()
        if self.kitchen.session.closed:
            self._leave_with_the_session()
            return
        now = self.kitchen.now()
        self._tell_what_was_missed(now)
        if moved := self.kitchen.follow_wall(now):
            self.say(f"the clock on the wall came into another zone; {', '.join(moved)} went with it", LONG_SAYING_S)
        noticed = self.kitchen.noticed(now)
        view = self.kitchen.view(now)
        if self.ringer:
            told = self.ringer.beat(view, noticed)
            if told:  # a channel that fails must not hide what was missed
                sentences = "; ".join(each.removesuffix(".") for each in (self._missed, *told) if each)
                self.say(sentences, LONG_SAYING_S if self._missed else _TOLD_S)
        if noticed and (self.ringer is None or self.ringer.on_duty):
            self.kitchen.announced(noticed, now)
            view = self.kitchen.view(now)
        self._show(view)

    def _tell_what_was_missed(self, now: Instant) -> None:
        """Once, however long nobody looked."""
        since, self._looked = self._looked, now
        if between(since, now) > _AWAY_MS * self.kitchen.session.speed:
            self._missed = while_away(self.kitchen.session, now, since)
            if self._missed:
                self.say(self._missed, LONG_SAYING_S)

    def _leave_with_the_session(self) -> None:
        """Whoever ended it here is leaving already; who ended it elsewhere has no screen here."""
        if not self._ended:
            self._ended = True
            self.exit(0, message=_PUT_AWAY)

    def on_replied(self, message: replies.Replied) -> None:
        """Who asked the terminal gets its answer."""
        if self.ringer:
            self.ringer.answered(message.text)

    def rest(self, app: App[object]) -> None:
        """The screen goes behind."""
        if self.ringer:
            self.ringer.rest()

    def leave(self, code: int) -> None:
        """Leave at once and ask nothing: a signal came, or the terminal went."""
        terminal.end_anyway(code)
        self.exit(code)

    @property
    def afterwards(self) -> str:
        """What rings when this screen is closed, in a sentence."""
        return self.ringer.afterwards if self.ringer else _NOBODY_RINGS

    def tell_saving(self) -> None:
        """Whether what was done is on disk, where that has changed since it was shown."""
        if self.saving != self._saving_shown:
            self._show(self.view)

    def look(self) -> None:
        """Show how things stand."""
        self._show(self.kitchen.view(self.kitchen.now()))

    def _show(self, view: View) -> None:
        self._saving_shown = self.saving
        self.view = view = self._measures.applied(view)
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
        self._missed = ""
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


def _last_presence(kitchen: Kitchen) -> Instant:
    """When somebody last did anything in the session; where none is open, now."""
    session = kitchen.session
    return (session.touched or session.opened) if session.id else kitchen.now()
