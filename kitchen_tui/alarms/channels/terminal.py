"""Channels of the terminal itself, which also work through tmux and SSH: the bell and notifications."""

from collections.abc import Callable, Mapping

from kitchen_tui.alarms import osc
from kitchen_tui.alarms.channel import Announcement, Channel, Probe
from kitchen_tui.alarms.terminals import Abilities, Protocol, abilities
from kitchen_tui.cooking.threshold import LATCHED, Level

BEL = "\a"


class Bell(Channel):
    """Rings the terminal's bell; `write` writes to the terminal."""

    name = "bell"
    quick = True
    repeats = True
    sounds = True
    audible = True

    def __init__(self, levels: tuple[Level, ...], write: Callable[[str], None]) -> None:
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
    rings too. `prepare` queries the terminal when the first timer starts: pass the reply to `answered`, and make sure
    that a late reply is not read as keys.
    """

    name = "terminal"
    noun = "terminal notification"
    quick = True

    def __init__(
        self,
        levels: tuple[Level, ...],
        write: Callable[[str], None],
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

    def answered(self, reply: str) -> bool:
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
            urgency = 2 if announcement.level in LATCHED else 0 if announcement.level in ("warning", "reminder") else 1
            return osc.notify_99(announcement.timer, title, body, urgency)
        if self.protocol == "777":
            return osc.notify_777(title, body)
        return osc.notify_9(announcement.sentence()) if self.protocol == "9" else ""

    def _emit(self, sequence: str) -> None:
        self._write(osc.through_tmux(sequence) if self._can.inside == "tmux" else sequence)
