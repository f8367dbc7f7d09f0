"""What each level sounds like: few notes for little things, and nothing that could be mistaken for another."""

from collections.abc import Mapping
from typing import NamedTuple

from kitchen_tui.cooking.threshold import Level


class Note(NamedTuple):
    """One note: when it begins, how long it rings, and how many semitones above the tone of the config."""

    at_ms: int
    length_ms: int
    semitones: int


class Pattern(NamedTuple):
    """The notes of a level, how loud they are in percent of the config's volume, and how soon they come again.

    `repeat_every_ms` is 0 for what sounds once. The loudest, `urgency`, wins where two would sound together.
    """

    notes: tuple[Note, ...]
    loudness: int
    urgency: int
    repeat_every_ms: int = 0

    @property
    def length_ms(self) -> int:
        """From the first note's begin to the last one's end."""
        return max(note.at_ms + note.length_ms for note in self.notes)


def _row(*semitones: int, every_ms: int, length_ms: int, from_ms: int = 0) -> tuple[Note, ...]:
    return tuple(Note(from_ms + place * every_ms, length_ms, pitch) for place, pitch in enumerate(semitones))


# Three notes, and three and two when it presses, are how medical alarms tell medium from high priority: distinct
# melodies, never mere volume, because a loud alarm that means little is soon switched off.
PATTERNS: Mapping[Level, Pattern] = {
    "warning": Pattern(_row(7, every_ms=0, length_ms=150), 35, 1),
    "reminder": Pattern(_row(-5, every_ms=0, length_ms=500), 35, 2),
    "missed": Pattern(_row(-5, every_ms=0, length_ms=700), 60, 3, repeat_every_ms=60_000),
    "check": Pattern(_row(0, every_ms=0, length_ms=600), 70, 4),
    "window": Pattern(_row(0, 4, every_ms=350, length_ms=300), 70, 5),
    "due": Pattern(_row(0, 4, 7, every_ms=250, length_ms=220), 85, 6, repeat_every_ms=3_000),
    "escalated": Pattern(
        _row(0, 4, 7, every_ms=150, length_ms=120) + _row(12, 7, every_ms=150, length_ms=120, from_ms=620),
        100,
        7,
        repeat_every_ms=2_000,
    ),
}


def pattern(level: Level) -> Pattern:
    """The sound of a level, and when it comes again."""
    return PATTERNS[level]
