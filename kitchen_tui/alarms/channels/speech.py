"""A voice that says which timer it is and what to do. Off by default."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

from kitchen_tui.alarms.channels import Announcement, Channel, UnreachedError
from kitchen_tui.alarms.channels.sound import Player
from kitchen_tui.alarms.process_group import ProcessGroup, installed
from kitchen_tui.alarms.tones import pattern
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
        self._current: dict[str, Announcement] = {}
        self._speaking = ""

    def reach(self, announcement: Announcement) -> str:
        """Speak with the first of espeak-ng, spd-say and say that works."""
        timer = announcement.timer
        self._current[timer] = announcement
        with self._voice_lock:
            self._closing.wait(pattern(announcement.level).length_ms / 1000)
            self._speaking = timer
            return self._say(sentence(announcement), lambda: self._current.get(timer) is announcement)

    def silence(self, timer: str) -> None:
        """Stop speaking if the announcement is about this timer."""
        self._current.pop(timer, None)
        if self._speaking == timer:
            self._stop()

    def close(self) -> None:
        self._closing.set()
        self._current.clear()
        self._stop()

    def _stop(self) -> None:
        self._processes.stop()
        self._player.stop()

    def _say(self, text: str, should_start: Callable[[], bool]) -> str:
        failures = []
        for program in installed("espeak-ng", "spd-say", "say"):
            try:
                if program == "espeak-ng":
                    return f"spoken by espeak-ng, played by {self._espeak(text, should_start)}"
                voice = {"spd-say": ["-y", self._voice], "say": ["-v", self._voice]}[program] if self._voice else []
                rest = {"spd-say": ["--wait", "--", text], "say": ["-f", "-"]}[program]
                self._processes.run([program, *voice, *rest], text.encode(), seconds=TIME_S, should_start=should_start)
            except UnreachedError as failure:
                failures.append(failure)
                continue
            return f"spoken by {program}"
        if not failures:
            raise UnreachedError("", "install espeak-ng")
        details = "; ".join(failure.detail for failure in failures if failure.detail)
        raise UnreachedError("; ".join(failure.message for failure in failures), detail=details)

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
