"""A notification by the terminal itself; it comes through SSH, and to a terminal that is not in front."""

from collections.abc import Callable, Mapping

from kitchen_tui.alarms import osc
from kitchen_tui.alarms.announcement import Announcement
from kitchen_tui.alarms.channel import Channel, Probe
from kitchen_tui.alarms.channels.bell import BEL
from kitchen_tui.alarms.terminals import Abilities, Protocol, abilities
from kitchen_tui.cooking.threshold import LATCHED, Level

_PROTOCOLS: Mapping[str, Protocol] = {"99": "99", "777": "777", "9": "9"}
_UNKNOWN = "this terminal is not known to show notifications; the bell rings instead"


class Terminal(Channel):
    """Emits exactly one notification for an alert, in the protocol of the config, else in the one that the terminal
    answered to know, else in the one that it is known for; else the bell.

    `write` puts text on the terminal and is called from the thread that calls this; `bell` is empty where a channel of
    its own rings it. Nothing is asked before the first timer: `prepare` asks then. Give what the terminal replies to
    `answered`, and see to it that no reply, however late, comes to be a key.
    """

    name = "terminal"
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
        """What is emitted now; "" for the bell."""
        return self._chosen or ("99" if self._knows_99 else self._can.protocol)

    def prepare(self) -> None:
        """Ask what the terminal knows."""
        if question := self.question():
            self._write(question)

    def question(self) -> str:
        """What to write to learn whether OSC 99 is known; "" where the answer is known, would be lost, or would lie."""
        known = self._chosen or self.protocol == "99"
        return "" if known or self._can.inside or self._can.mute else osc.QUERY

    def answered(self, reply: str) -> bool:
        """Take the terminal's reply so far; True when it is complete."""
        known = osc.understood(reply)
        self._knows_99 = self._knows_99 or known is True
        return known is not None

    def reach(self, announcement: Announcement) -> str:
        """One notification. A bell comes with it where tmux stands between, that may let nothing else through."""
        sequence = self._sequence(announcement)
        if not sequence:
            self._write(self._bell)
            return _UNKNOWN
        if self.protocol == "99":
            self._shown.add(announcement.timer)
        self._emit(sequence)
        if self._can.inside:
            self._write(self._bell)
            return f"OSC {self.protocol} and the bell sent; in tmux it takes: set -g allow-passthrough on"
        return f"OSC {self.protocol} sent"

    def silence(self, timer: str) -> None:
        """Close its notification, where the terminal can."""
        if timer in self._shown:
            self._shown.discard(timer)
            self._emit(osc.close_99(timer))

    def probe(self, announcement: Announcement) -> Probe:
        """A bell is no notification, and the test says so."""
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
