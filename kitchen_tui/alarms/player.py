"""Plays a sound file by a program of this computer: an audio library in this process would print onto the screen."""

import os
from collections.abc import Callable, Mapping

from kitchen_tui.alarms.channel import UnreachedError
from kitchen_tui.alarms.process_group import TIME_S, ProcessGroup, installed

_POWERSHELL = "(New-Object Media.SoundPlayer $env:KITCHEN_SOUND).PlaySync()"
PLAYERS: Mapping[str, Callable[[str], list[str]]] = {
    "pw-play": lambda file: ["pw-play", file],
    "paplay": lambda file: ["paplay", file],
    "aplay": lambda file: ["aplay", "-q", file],
    "afplay": lambda file: ["afplay", file],
    "powershell": lambda file: ["powershell", "-NoProfile", "-Command", _POWERSHELL],
}
"""In the order they are tried; the file's name is never part of a script."""

INSTALL = "install pipewire-bin or another player"
_HINT = "is a loudspeaker connected? kitchen-tui alarm test shows the details"


class Player:
    """Plays files one after another with the first program that works."""

    def __init__(self) -> None:
        self._processes = ProcessGroup()
        self._works = ""

    def play(self, file: str, seconds: float = TIME_S, should_start: Callable[[], bool] = lambda: True) -> str:
        """Play a file to its end and return the program that did; `should_start` can prevent it at the last moment.

        Raises UnreachedError if no program is installed or none works.
        """
        failures = []
        environ = {**os.environ, "KITCHEN_SOUND": file}
        for program in self.programs():
            try:
                argv = PLAYERS[program](file)
                self._processes.run(argv, environ=environ, seconds=seconds, should_start=should_start)
            except UnreachedError as failure:
                failures.append(failure)
                continue
            self._works = program
            return program
        details = "; ".join(failure.detail for failure in failures if failure.detail)
        raise UnreachedError("; ".join(failure.why for failure in failures), _HINT, details)

    def programs(self) -> list[str]:
        """Return the installed programs, the one that worked last first. Raises UnreachedError if there are none."""
        players = installed(*PLAYERS)
        if not players:
            raise UnreachedError("", INSTALL)
        return sorted(players, key=lambda player: player != self._works)

    def stop(self) -> None:
        """Stop playing at once."""
        self._processes.stop()
