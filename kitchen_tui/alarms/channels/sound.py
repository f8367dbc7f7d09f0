"""Plays sounds with an installed program: an audio library in this process could print onto the screen."""

import os
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from kitchen_tui.alarms.channels import Announcement, Channel, UnreachedError
from kitchen_tui.alarms.process_group import TIME_S, ProcessGroup, first_that_works, installed
from kitchen_tui.alarms.tones import PATTERNS, render_wav
from kitchen_tui.cooking.threshold import Level

_POWERSHELL = "(New-Object Media.SoundPlayer $env:KITCHEN_SOUND).PlaySync()"
PLAYERS: Mapping[str, Callable[[str], list[str]]] = {
    "pw-play": lambda file: ["pw-play", file],
    "paplay": lambda file: ["paplay", file],
    "aplay": lambda file: ["aplay", "-q", file],
    "afplay": lambda file: ["afplay", file],
    "powershell": lambda file: ["powershell", "-NoProfile", "-Command", _POWERSHELL],
}
"""The players, in the order in which they are tried. The file name is never part of a script."""

INSTALL = "install pipewire-bin or another player"
_HINT = "is a loudspeaker connected? kitchen-tui alarm test shows the details"


class Player:
    """Plays files one after another with the first program that works."""

    def __init__(self) -> None:
        self._processes = ProcessGroup()
        self._works = ""

    def play(self, file: str, seconds: float = TIME_S, should_start: Callable[[], bool] = lambda: True) -> str:
        """Play a file to its end and return the program that did; `should_start` is asked just before it starts.

        Raises UnreachedError if no program is installed or none works.
        """
        environ = {**os.environ, "KITCHEN_SOUND": file}

        def run(program: str) -> str:
            self._processes.run(PLAYERS[program](file), environ=environ, seconds=seconds, should_start=should_start)
            return program

        self._works = first_that_works(self.programs(), run, _HINT)
        return self._works

    def programs(self) -> list[str]:
        """Return the installed programs, the one that worked last first. Raises UnreachedError if there are none."""
        players = installed(*PLAYERS)
        if not players:
            raise UnreachedError("", INSTALL)
        return sorted(players, key=lambda player: player != self._works)

    def stop(self) -> None:
        """Stop playing at once."""
        self._processes.stop()


_EDITION = 1
"""Part of the cached file's name; increase it when the notes change."""


class Sound(Channel):
    """Plays the pattern of a level. A more urgent sound interrupts the one that is playing; any other is skipped."""

    name = "sound"
    repeats = True
    sounds = True
    audible = True

    def __init__(self, levels: tuple[Level, ...], cache: Path, volume: int, tone: int) -> None:
        super().__init__(levels)
        self._cache, self._volume, self._tone = cache, volume, tone
        self._player = Player()
        self._lock = threading.Lock()
        self._now: Announcement | None = None

    def prepare(self) -> None:
        """Generate the files, and report a missing player now instead of when the first timer is due."""
        self._player.programs()
        for level in self.levels:
            self.file(level)

    def reach(self, announcement: Announcement) -> str:
        """Play the pattern to its end, unless a sound of the same or a higher urgency is playing."""
        file = self.file(announcement.level)
        with self._lock:
            if self._now and PATTERNS[self._now.level].urgency >= PATTERNS[announcement.level].urgency:
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
        """Stop the sound if it is for this timer."""
        with self._lock:
            if self._now and self._now.timer == timer:
                self._now = None
                self._player.stop()

    def close(self) -> None:
        with self._lock:
            self._now = None
            self._player.stop()

    def file(self, level: Level) -> Path:
        """Return the WAV file of a level, which is generated once. Raises UnreachedError if it cannot be written."""
        file = self._cache / f"{level}-{self._tone}-{self._volume}-{_EDITION}.wav"
        if file.exists():
            return file
        import tempfile

        try:
            self._cache.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(suffix=".part", dir=self._cache)
            with os.fdopen(handle, "wb") as part:
                part.write(render_wav(PATTERNS[level], self._tone, self._volume))
                part.flush()
                os.fsync(part.fileno())
            os.replace(name, file)
        except OSError as error:
            raise UnreachedError(f"{self._cache} cannot be written ({error.strerror})") from error
        return file
