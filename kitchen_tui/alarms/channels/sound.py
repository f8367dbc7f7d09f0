"""Sounds that tell the urgency from across the room."""

import os
from pathlib import Path

from kitchen_tui.alarms.announcement import Announcement
from kitchen_tui.alarms.channel import Channel, UnreachedError
from kitchen_tui.alarms.player import Player
from kitchen_tui.alarms.tones import pattern
from kitchen_tui.cooking.threshold import Level

_EDITION = 1
"""Part of the cached file's name; increase it when the notes change."""


class Sound(Channel):
    """Plays the level's pattern, one sound at a time: a more urgent one interrupts, any other is skipped."""

    name = "sound"
    repeats = True
    sounds = True
    audible = True

    def __init__(self, levels: tuple[Level, ...], cache: Path, volume: int, tone: int) -> None:
        import threading

        super().__init__(levels)
        self._cache, self._volume, self._tone = cache, volume, tone
        self._player = Player()
        self._lock = threading.Lock()
        self._now: Announcement | None = None

    def prepare(self) -> None:
        """Generate the files, and fail now, not when the first timer is due, if no player is installed."""
        for level in self.levels:
            self.file(level)
        self._player.programs()

    def reach(self, announcement: Announcement) -> str:
        """Play the pattern to its end, unless something as urgent is playing."""
        file = self.file(announcement.level)
        with self._lock:
            if self._now and pattern(self._now.level).urgency >= pattern(announcement.level).urgency:
                return "already playing"
            self._now, earlier = announcement, self._now
            if earlier:
                self._player.stop()
        try:
            player = self._player.play(str(file), should_start=lambda: self._now is announcement)
            return f"played by {player}" if self._volume else f"played by {player}, but the volume is 0"
        finally:
            with self._lock:
                if self._now is announcement:
                    self._now = None

    def silence(self, timer: str) -> None:
        """Stop at once if the sound is for this timer."""
        with self._lock:
            if self._now and self._now.timer == timer:
                self._now = None
                self._player.stop()

    def close(self) -> None:
        with self._lock:
            self._now = None
            self._player.stop()

    def file(self, level: Level) -> Path:
        """Return the level's WAV file, generated once. Raises UnreachedError if it cannot be written."""
        file = self._cache / f"{level}-{self._tone}-{self._volume}-{_EDITION}.wav"
        if file.exists():
            return file
        import tempfile

        from kitchen_tui.alarms.tones import render_wav

        try:
            self._cache.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(suffix=".part", dir=self._cache)
            with os.fdopen(handle, "wb") as part:
                part.write(render_wav(pattern(level), self._tone, self._volume))
                part.flush()
                os.fsync(part.fileno())
            os.replace(name, file)
        except OSError as error:
            raise UnreachedError(f"{self._cache} cannot be written ({error.strerror})") from error
        return file
