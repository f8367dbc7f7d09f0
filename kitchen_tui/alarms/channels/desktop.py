"""Desktop notifications, which reach a cook in another window."""

import threading

from kitchen_tui.alarms.channels import Announcement, Channel, UnreachedError, notification_urgency
from kitchen_tui.alarms.process_group import ProcessGroup, installed
from kitchen_tui.cooking.threshold import Level
from kitchen_tui.model.text import escape_markup

_SCRIPT = ("on run argv", "display notification (item 2 of argv) with title (item 1 of argv)", "end run")
_BUS, _PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
_CLOSE = f"{_BUS}.CloseNotification"


class Desktop(Channel):
    """Notifies by notify-send, which replaces a timer's last notification, or by osascript on macOS."""

    name = "desktop"
    noun = "desktop notification"

    def __init__(self, levels: tuple[Level, ...]) -> None:
        super().__init__(levels)
        self._processes = ProcessGroup()
        self._id_lock = threading.Lock()
        self._shown: dict[str, str] = {}

    def prepare(self) -> None:
        """Report a missing program now instead of when the first timer is due."""
        _program()

    def reach(self, announcement: Announcement) -> str:
        """Show a notification; for a due timer it stays until the cook answers."""
        if _program() == "osascript":
            lines = [part for line in _SCRIPT for part in ("-e", line)]
            self._processes.run(["osascript", *lines, announcement.title(), announcement.body()])
            return "shown by osascript"
        with self._id_lock:  # a notification can only replace one whose id is known
            self._notify(announcement)
        return "shown by notify-send"

    def silence(self, timer: str) -> None:
        """Close the notification in a thread, since the caller is handling a key."""
        threading.Thread(target=self._close_shown, args=(timer,), name="desktop", daemon=True).start()

    def close(self) -> None:
        """Stop running programs. Notifications stay on screen, because the timers keep running."""
        self._processes.stop()

    def _notify(self, announcement: Announcement) -> None:
        shown = self._shown.get(announcement.timer)
        urgency = ("low", "normal", "critical")[notification_urgency(announcement.level)]
        options = ["-a", "kitchen-tui", "-u", urgency, *(["-r", shown] if shown else [])]
        # The specification defines the body as markup, but our texts are plain.
        text = ["--", announcement.title(), escape_markup(announcement.body())]
        try:
            number = self._processes.run(["notify-send", "-p", *options, *text], keep=True)
        except UnreachedError as failure:
            raise UnreachedError(failure.why, "is a desktop with notifications running?", failure.detail) from failure
        if number.isdecimal():
            self._shown[announcement.timer] = number

    def _close_shown(self, timer: str) -> None:
        """Close it through D-Bus, since notify-send cannot. A failure is harmless: the alert is silenced already."""
        with self._id_lock:
            number = self._shown.pop(timer, None)
        commands = {
            "gdbus": ["call", "-e", "-d", _BUS, "-o", _PATH, "-m", _CLOSE, f"uint32 {number}"],
            "dbus-send": ["--session", "--print-reply", f"--dest={_BUS}", _PATH, _CLOSE, f"uint32:{number}"],
        }
        for program in installed(*commands) if number else ():
            try:
                self._processes.run([program, *commands[program]])
            except UnreachedError:
                continue
            return


def _program() -> str:
    programs = installed("notify-send", "osascript")
    if not programs:
        raise UnreachedError("", "install libnotify-bin")
    return programs[0]
