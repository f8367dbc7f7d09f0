"""A voice that says which timer it is and what to do. Off by default."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

from kitchen_tui.alarms.channels import Announcement, Channel, UnreachedError
from kitchen_tui.alarms.channels.sound import Player
from kitchen_tui.alarms.process_group import ProcessGroup, first_that_works, installed
from kitchen_tui.alarms.tones import PATTERNS
from kitchen_tui.cooking.threshold import Level
from kitchen_tui.model.text import clean_line

TIME_S = 20.0
"""The limit for speaking; the longest sentence takes about that long."""
_CAP = 160
_WAV_HEAD = 44


class Speech(Channel):
    """Speaks after the sound, one announcement at a time."""

    name = "speech"
    audible = True

    def __init__(self, levels: tuple[Level, ...], cache: Path, voice: str) -> None:
        super().__init__(levels)
        self._cache, self._voice = cache, voice
        self._player, self._processes = Player(), ProcessGroup()
        self._voice_lock = threading.Lock()
        self._closing = threading.Event()
        self.current: dict[str, Announcement] = {}
        """The announcement of each timer that is spoken now or waits for another one."""
        self._speaking = ""

    def reach(self, announcement: Announcement) -> str:
        """Speak with the first of espeak-ng, spd-say and say that works."""
        timer = announcement.timer
        self.current[timer] = announcement
        with self._voice_lock:
            self._closing.wait(PATTERNS[announcement.level].length_ms / 1000)
            self._speaking = timer
            return self._speak(sentence(announcement), lambda: self.current.get(timer) is announcement)

    def silence(self, timer: str) -> None:
        """Stop speaking if the announcement is about this timer."""
        self.current.pop(timer, None)
        if self._speaking == timer:
            self._stop()

    def close(self) -> None:
        self._closing.set()
        self.current.clear()
        self._stop()

    def _stop(self) -> None:
        self._processes.stop()
        self._player.stop()

    def _speak(self, text: str, should_start: Callable[[], bool]) -> str:
        def run(program: str) -> str:
            if program == "espeak-ng":
                return f"spoken by espeak-ng, played by {self._espeak(text, should_start)}"
            voice = ["-y" if program == "spd-say" else "-v", self._voice] if self._voice else []
            rest = ["--wait", "--", text] if program == "spd-say" else ["-f", "-"]
            self._processes.run([program, *voice, *rest], text.encode(), seconds=TIME_S, should_start=should_start)
            return f"spoken by {program}"

        programs = installed("espeak-ng", "spd-say", "say")
        if not programs:
            raise UnreachedError("", "install espeak-ng")
        return first_that_works(programs, run)

    def _espeak(self, text: str, should_start: Callable[[], bool]) -> str:
        """Write the speech to a file and play that: espeak-ng exits with 0 even without audio output."""
        import tempfile

        try:
            self._cache.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(suffix=".wav", prefix="speech-", dir=self._cache)
        except OSError as error:
            raise UnreachedError(f"{self._cache} cannot be written ({error.strerror})") from error
        os.close(handle)
        try:
            voice = ["-v", self._voice] if self._voice else []
            self._processes.run(["espeak-ng", *voice, "-w", name, "--stdin"], text.encode(), should_start=should_start)
            if should_start() and os.path.getsize(name) <= _WAV_HEAD:
                raise UnreachedError("espeak-ng made no sound")
            return self._player.play(name, TIME_S, should_start)
        finally:
            os.unlink(name)


def sentence(announcement: Announcement) -> str:
    """Return the sentence to speak: "Simmer: fork-tender?"."""
    text = clean_line(announcement.text, _CAP)
    return f"{announcement.title()}: {text}" if text else announcement.title()
