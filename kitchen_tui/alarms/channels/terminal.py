"""Uses the terminal itself, also through tmux and SSH, to ring its bell, show notifications, and mark its tab."""

from collections.abc import Callable, Mapping

from kitchen_tui.alarms import osc
from kitchen_tui.alarms.channels import Announcement, Channel, Probe, notification_urgency
from kitchen_tui.alarms.osc import Abilities, Protocol, abilities
from kitchen_tui.cooking.threshold import Level
from kitchen_tui.cooking.view import TimerView, View

BEL = "\a"

Write = Callable[[str], None]
"""Writes to the terminal."""


class Bell(Channel):
    """Rings the terminal's bell."""

    name = "bell"
    quick = True
    repeats = True
    sounds = True
    audible = True

    def __init__(self, levels: tuple[Level, ...], write: Write) -> None:
        super().__init__(levels)
        self._write = write

    def reach(self, announcement: Announcement) -> str:
        """Send one BEL; the terminal's settings decide whether it is audible."""
        self._write(BEL)
        return "sent; your terminal's settings decide whether you hear it"


_PROTOCOLS: Mapping[str, Protocol] = {"99": "99", "777": "777", "9": "9"}
_UNKNOWN = "this terminal is not known to show notifications, so the bell rings instead"


class Terminal(Channel):
    """Shows exactly one notification per alert.

    It uses the configured protocol, else the one that the terminal reports, else the one known for this terminal, else
    the bell. `write` writes to the terminal and is called in the calling thread; `bell` is empty if the bell channel
    rings too. `prepare` queries the terminal when the first timer starts: pass the reply to `handle_reply`, and make
    sure that a late reply is not read as keys.
    """

    name = "terminal"
    noun = "terminal notification"
    quick = True

    def __init__(
        self,
        levels: tuple[Level, ...],
        write: Write,
        environ: Mapping[str, str],
        protocol: str = "auto",
        bell: str = BEL,
    ) -> None:
        super().__init__(levels)
        self._write = write
        self._bell = bell
        self._can: Abilities = abilities(environ)
        self._chosen = _PROTOCOLS.get(protocol, "")
        self._knows_99 = False
        self._shown: set[str] = set()

    @property
    def protocol(self) -> Protocol:
        """The protocol in use; "" for the bell."""
        return self._chosen or ("99" if self._knows_99 else self._can.protocol)

    @property
    def audible(self) -> bool:  # type: ignore[override]  # it depends on the terminal
        """Return whether it rings the bell instead of showing a notification."""
        return not self.protocol

    def prepare(self) -> None:
        """Ask whether the terminal supports OSC 99."""
        if question := self.question():
            self._write(question)

    def question(self) -> str:
        """Return the query for OSC 99; "" if the answer is known, would get lost, or would be wrong."""
        known = self._chosen or self.protocol == "99"
        return "" if known or self._can.inside or self._can.mute else osc.QUERY

    def handle_reply(self, reply: str) -> bool:
        """Parse the terminal's reply so far; returns True when it is complete."""
        known = osc.supports_99(reply)
        self._knows_99 = self._knows_99 or known is True
        return known is not None

    def reach(self, announcement: Announcement) -> str:
        """Show one notification; inside a multiplexer, which may not pass it on, also ring the bell."""
        sequence = self._sequence(announcement)
        if not sequence:
            self._write(self._bell)
            return _UNKNOWN
        if self.protocol == "99":
            self._shown.add(announcement.timer)
        self._emit(sequence)
        if self._can.inside:
            self._write(self._bell)
            return f"OSC {self.protocol} and the bell sent; tmux needs: set -g allow-passthrough on"
        return f"OSC {self.protocol} sent"

    def silence(self, timer: str) -> None:
        """Close the notification, if the terminal supports that."""
        if timer in self._shown:
            self._shown.discard(timer)
            self._emit(osc.close_99(timer))

    def probe(self, announcement: Announcement) -> Probe:
        """Report "could not" if only the bell rang."""
        tried = super().probe(announcement)
        if self.protocol or tried.state != "worked":
            return tried
        return Probe(self.name, "could not", _UNKNOWN, "kitty, foot, Ghostty, WezTerm, Konsole and iTerm2 can")

    def _sequence(self, announcement: Announcement) -> str:
        title, body = announcement.title(), announcement.body()
        if self.protocol == "99":
            return osc.notify_99(announcement.timer, title, body, notification_urgency(announcement.level))
        if self.protocol == "777":
            return osc.notify_777(title, body)
        return osc.notify_9(announcement.sentence()) if self.protocol == "9" else ""

    def _emit(self, sequence: str) -> None:
        self._write(osc.through_tmux(sequence) if self._can.inside == "tmux" else sequence)


_RUNNING, _RINGING = 1, 2
"""States of progress; terminals show ringing in the colour of an error."""


class Tab:
    """Shows an alert in the title ("● simmer: fork-tender?"), and restores the title afterwards."""

    def __init__(self, write: Write, environ: Mapping[str, str], progress: bool = True) -> None:
        can = abilities(environ)
        self._write = write
        self._has_title = not can.mute
        self._has_progress = progress and can.progress
        self._title = ""
        self._progress = ""

    def show(self, view: View) -> None:
        """Update the title and the progress if they have changed."""
        first = next(iter((*view.ringing, *view.asking)), None)
        self._set_title(_announcement(first).tab_title() if first else "")
        if self._has_progress and view.urgent:
            self._set_progress(osc.progress(_RINGING if view.ringing else _RUNNING, _percent(view.urgent[0])))

    def clear(self) -> None:
        """Restore the title and remove the progress."""
        self._set_title("")
        if self._progress:
            self._set_progress(osc.progress(0))
            self._progress = ""

    def _set_title(self, title: str) -> None:
        if title == self._title or not self._has_title:
            return
        if not self._title:
            self._write(osc.PUSH_TITLE)
        self._write(osc.title(title) if title else osc.title("kitchen-tui") + osc.POP_TITLE)
        self._title = title

    def _set_progress(self, progress: str) -> None:
        if progress != self._progress:
            self._write(progress)
            self._progress = progress


def _announcement(timer: TimerView) -> Announcement:
    question = timer.alert.question
    return Announcement("due", timer.name, question.text if question else timer.text)


def _percent(timer: TimerView) -> int:
    return 100 * timer.elapsed_ms // timer.most_ms if 0 < timer.elapsed_ms < timer.most_ms else 100
