"""A notification of the desktop, that reaches a cook at another window."""

from kitchen_tui.alarms.announcement import Announcement
from kitchen_tui.alarms.channel import Channel, UnreachedError
from kitchen_tui.alarms.children import Children, installed
from kitchen_tui.cooking.threshold import LATCHED, Level

_SCRIPT = ("on run argv", "display notification (item 2 of argv) with title (item 1 of argv)", "end run")
_PLACE = "/org/freedesktop/Notifications"
_METHOD = "org.freedesktop.Notifications.CloseNotification"


class Desktop(Channel):
    """notify-send, where a later word on the same timer replaces the earlier; osascript on macOS."""

    name = "desktop"

    def __init__(self, levels: tuple[Level, ...]) -> None:
        import threading

        super().__init__(levels)
        self._children = Children()
        self._turn = threading.Lock()
        self._shown: dict[str, str] = {}

    def prepare(self) -> None:
        """Who has no program for it is told now, and not when it is due."""
        _program()

    def reach(self, announcement: Announcement) -> str:
        """Show it; what is due stays until it is answered."""
        if _program() == "osascript":
            lines = [part for line in _SCRIPT for part in ("-e", line)]
            self._children.run(["osascript", *lines, announcement.title(), announcement.body()])
            return "shown by osascript"
        with self._turn:  # the id of the first must be known before the second can replace it
            self._notify(announcement)
        return "shown by notify-send"

    def silence(self, timer: str) -> None:
        """Take its notification back, in a thread: this one has a key to answer."""
        import threading

        threading.Thread(target=self._take_back, args=(timer,), name="desktop", daemon=True).start()

    def close(self) -> None:
        """Wait for nobody; what is shown stays, the pots are still on."""
        self._children.stop()

    def _notify(self, announcement: Announcement) -> None:
        from html import escape

        shown = self._shown.get(announcement.timer)
        options = ["-a", "kitchen-tui", "-u", _urgency(announcement.level), *(["-r", shown] if shown else [])]
        # A notification's body is markup by its specification; a recipe's text is not.
        text = ["--", announcement.title(), escape(announcement.body(), quote=False)]
        try:
            number = self._children.run(["notify-send", "-p", *options, *text], keep=True)
        except UnreachedError as failure:
            raise UnreachedError(failure.why, "is a desktop with notifications running?") from failure
        if number.isdecimal():
            self._shown[announcement.timer] = number

    def _take_back(self, timer: str) -> None:
        """By D-Bus, since notify-send cannot; an answer that cannot take it back has still silenced the alert."""
        with self._turn:
            number = self._shown.pop(timer, None)
        ways = {
            "gdbus": [
                "call",
                "-e",
                "-d",
                "org.freedesktop.Notifications",
                "-o",
                _PLACE,
                "-m",
                _METHOD,
                f"uint32 {number}",
            ],
            "dbus-send": [
                "--session",
                "--print-reply",
                "--dest=org.freedesktop.Notifications",
                _PLACE,
                _METHOD,
                f"uint32:{number}",
            ],
        }
        for program in installed(*ways) if number else ():
            try:
                self._children.run([program, *ways[program]])
            except UnreachedError:
                continue
            return


def _program() -> str:
    programs = installed("notify-send", "osascript")
    if not programs:
        raise UnreachedError("notify-send is not on this machine", "install libnotify-bin")
    return programs[0]


def _urgency(level: Level) -> str:
    return "critical" if level in LATCHED else "low" if level in ("warning", "reminder") else "normal"
