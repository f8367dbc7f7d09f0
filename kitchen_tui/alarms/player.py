"""Playing a sound file by a program of this machine. A library in our own process would print onto the screen."""

import os
from collections.abc import Callable, Mapping

from kitchen_tui.alarms.channel import UnreachedError
from kitchen_tui.alarms.children import TIME_S, Children, installed

_POWERSHELL = "(New-Object Media.SoundPlayer $env:KITCHEN_SOUND).PlaySync()"
PLAYERS: Mapping[str, Callable[[str], list[str]]] = {
    "pw-play": lambda file: ["pw-play", file],
    "paplay": lambda file: ["paplay", file],
    "aplay": lambda file: ["aplay", "-q", file],
    "afplay": lambda file: ["afplay", file],
    "powershell": lambda file: ["powershell", "-NoProfile", "-Command", _POWERSHELL],
}
"""In the order they are tried; the file's name is never part of a script."""

INSTALL = "install pipewire-bin, pulseaudio-utils or alsa-utils"


class Player:
    """Plays files, one after another, by the first program that can."""

    def __init__(self) -> None:
        self._children = Children()
        self._works = ""

    def play(self, file: str, seconds: float = TIME_S, wanted: Callable[[], bool] = lambda: True) -> str:
        """Play a file to its end and say which program did; nothing sounds where it is no longer `wanted`.

        Raises UnreachedError where no program is there or none can.
        """
        failures = []
        environ = {**os.environ, "KITCHEN_SOUND": file}
        for program in self.programs():
            try:
                self._children.run(PLAYERS[program](file), environ=environ, seconds=seconds, wanted=wanted)
            except UnreachedError as failure:
                failures.append(failure.why)
                continue
            self._works = program
            return program
        raise UnreachedError("; ".join(failures))

    def programs(self) -> list[str]:
        """Those of this machine, the one that worked last first. Raises UnreachedError where there is none."""
        there = installed(*PLAYERS)
        if not there:
            raise UnreachedError("there is no program to play sound", INSTALL)
        return sorted(there, key=lambda each: each != self._works)

    def stop(self) -> None:
        """Silence, at once."""
        self._children.stop()
