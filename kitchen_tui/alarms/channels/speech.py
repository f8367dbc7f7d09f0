"""A voice that names the pan and the thing to do. Off unless the cook wants it."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

from kitchen_tui.alarms.announcement import Announcement
from kitchen_tui.alarms.channel import Channel, UnreachedError
from kitchen_tui.alarms.children import Children, installed
from kitchen_tui.alarms.pattern import pattern
from kitchen_tui.alarms.player import Player
from kitchen_tui.cooking.threshold import Level
from kitchen_tui.model.text import clean_line

TIME_S = 20.0
"""A long sentence may take that long to say."""
_CAP = 160
_WAV_HEAD = 44


class Speech(Channel):
    """Speaks after the notes, one announcement at a time."""

    name = "speech"

    def __init__(self, levels: tuple[Level, ...], cache: Path, voice: str) -> None:
        super().__init__(levels)
        self._cache, self._voice = cache, voice
        self._player, self._children = Player(), Children()
        self._turn = threading.Lock()
        self._closing = threading.Event()
        self._wanted: dict[str, Announcement] = {}
        self._speaking = ""

    def reach(self, announcement: Announcement) -> str:
        """Say it by the first of espeak-ng, spd-say and say."""
        timer = announcement.timer
        self._wanted[timer] = announcement
        with self._turn:
            self._closing.wait(pattern(announcement.level).length_ms / 1000)
            self._speaking = timer
            return self._say(sentence(announcement), lambda: self._wanted.get(timer) is announcement)

    def silence(self, timer: str) -> None:
        """Say no more of this timer."""
        self._wanted.pop(timer, None)
        if self._speaking == timer:
            self._stop()

    def close(self) -> None:
        """Say no more."""
        self._closing.set()
        self._wanted.clear()
        self._stop()

    def _stop(self) -> None:
        self._children.stop()
        self._player.stop()

    def _say(self, text: str, wanted: Callable[[], bool]) -> str:
        failures = []
        for program in installed("espeak-ng", "spd-say", "say"):
            try:
                if program == "espeak-ng":
                    return f"spoken by espeak-ng, played by {self._espeak(text, wanted)}"
                voice = {"spd-say": ["-y", self._voice], "say": ["-v", self._voice]}[program] if self._voice else []
                rest = {"spd-say": ["--wait", "--", text], "say": ["-f", "-"]}[program]
                self._children.run([program, *voice, *rest], text.encode(), seconds=TIME_S, wanted=wanted)
            except UnreachedError as failure:
                failures.append(failure.why)
                continue
            return f"spoken by {program}"
        raise UnreachedError(
            "; ".join(failures) or "there is no program to speak", "" if failures else "install espeak-ng"
        )

    def _espeak(self, text: str, wanted: Callable[[], bool]) -> str:
        """Into a file and by our own player: espeak-ng answers 0 also where nothing was heard."""
        import tempfile

        try:
            self._cache.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(suffix=".wav", prefix="speech-", dir=self._cache)
        except OSError as error:
            raise UnreachedError(f"{self._cache} takes no sound file ({error.strerror})") from error
        os.close(handle)
        try:
            voice = ["-v", self._voice] if self._voice else []
            self._children.run(["espeak-ng", *voice, "-w", name, "--stdin"], text.encode(), wanted=wanted)
            if wanted() and os.path.getsize(name) <= _WAV_HEAD:
                raise UnreachedError("espeak-ng made no sound")
            return self._player.play(name, TIME_S, wanted)
        finally:
            os.unlink(name)


def sentence(announcement: Announcement) -> str:
    """What is said aloud: "Simmer: fork-tender?"."""
    text = clean_line(announcement.text, _CAP)
    return f"{announcement.title()}: {text}" if text else announcement.title()
