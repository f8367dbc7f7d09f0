"""Notes that say how urgent it is, from across the room."""

import os
from pathlib import Path

from kitchen_tui.alarms.announcement import Announcement
from kitchen_tui.alarms.channel import Channel, UnreachedError
from kitchen_tui.alarms.pattern import pattern
from kitchen_tui.alarms.player import Player
from kitchen_tui.cooking.threshold import Level

_FORM = 1
"""The edition of the notes; part of the cached file's name, so that new notes are not taken for old ones."""


class Sound(Channel):
    """Plays the level's pattern. One sound at a time: a more urgent one breaks in, any other is heard as this one."""

    name = "sound"
    repeats = True
    sounds = True

    def __init__(self, levels: tuple[Level, ...], cache: Path, volume: int, tone: int) -> None:
        import threading

        super().__init__(levels)
        self._cache, self._volume, self._tone = cache, volume, tone
        self._player = Player()
        self._lock = threading.Lock()
        self._now: Announcement | None = None

    def prepare(self) -> None:
        """Make the files, and see whether there is a program: who has none is told now, and not when it is due."""
        for level in self.levels:
            self.file(level)
        self._player.programs()

    def reach(self, announcement: Announcement) -> str:
        """Play it to the end, unless something as urgent is sounding."""
        file = self.file(announcement.level)
        with self._lock:
            if self._now and pattern(self._now.level).urgency >= pattern(announcement.level).urgency:
                return "sounding already"
            self._now, earlier = announcement, self._now
            if earlier:
                self._player.stop()
        try:
            player = self._player.play(str(file), wanted=lambda: self._now is announcement)
            return f"played by {player}" if self._volume else f"played by {player}, but the volume is 0"
        finally:
            with self._lock:
                if self._now is announcement:
                    self._now = None

    def silence(self, timer: str) -> None:
        """Stop in the middle of a note, if it sounds for this timer."""
        with self._lock:
            if self._now and self._now.timer == timer:
                self._now = None
                self._player.stop()

    def close(self) -> None:
        """Stop whatever sounds."""
        with self._lock:
            self._now = None
            self._player.stop()

    def file(self, level: Level) -> Path:
        """The level's WAV, made once and kept. Raises UnreachedError where the folder does not take it."""
        file = self._cache / f"{level}-{self._tone}-{self._volume}-{_FORM}.wav"
        if file.exists():
            return file
        import tempfile

        from kitchen_tui.alarms.tune import wav

        try:
            self._cache.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(suffix=".part", dir=self._cache)
            with os.fdopen(handle, "wb") as part:
                part.write(wav(pattern(level), self._tone, self._volume))
                part.flush()
                os.fsync(part.fileno())
            os.replace(name, file)
        except OSError as error:
            raise UnreachedError(f"{self._cache} does not take the sound file ({error.strerror})") from error
        return file
