"""The sound of each level: a pattern of notes, from which a WAV file is generated. No audio files are shipped."""

import io
import math
import sys
from array import array
from collections.abc import Mapping

from kitchen_tui.cooking.threshold import Level
from kitchen_tui.model.named_tuple import NamedTuple

RATE = 22_050
"""Samples a second: enough for an alarm, and half the work of 44,100 on a small machine."""
_ATTACK_S = 0.008
_PEAK = 32_000
_OVERTONE = 0.35


class Note(NamedTuple):
    """One note: when it starts, how long it sounds, and how many semitones above the configured tone."""

    at_ms: int
    length_ms: int
    semitones: int


class Pattern(NamedTuple):
    """The notes of a level, their loudness in percent of the configured volume, and how soon they repeat.

    `repeat_every_ms` is 0 for a sound that does not repeat. If two sounds collide, the higher `urgency` wins.
    """

    notes: tuple[Note, ...]
    loudness: int
    urgency: int
    repeat_every_ms: int = 0

    @property
    def length_ms(self) -> int:
        """The time from the start of the first note to the end of the last."""
        return max(note.at_ms + note.length_ms for note in self.notes)


def _row(*semitones: int, every_ms: int, length_ms: int, from_ms: int = 0) -> tuple[Note, ...]:
    return tuple(Note(from_ms + place * every_ms, length_ms, pitch) for place, pitch in enumerate(semitones))


# Like medical alarms: three notes for medium priority, three plus two for high. Levels differ in melody and not only
# in volume, because a loud alarm that means little is soon switched off.
PATTERNS: Mapping[Level, Pattern] = {
    "warning": Pattern(_row(7, every_ms=0, length_ms=150), 35, 1),
    "reminder": Pattern(_row(-5, every_ms=0, length_ms=500), 35, 2),
    "missed": Pattern(_row(-5, every_ms=0, length_ms=700), 60, 3, repeat_every_ms=60_000),
    "start": Pattern(_row(0, 7, every_ms=300, length_ms=250), 70, 4),
    "check": Pattern(_row(0, every_ms=0, length_ms=600), 70, 5),
    "window": Pattern(_row(0, 4, every_ms=350, length_ms=300), 70, 6),
    "due": Pattern(_row(0, 4, 7, every_ms=250, length_ms=220), 85, 7, repeat_every_ms=3_000),
    "escalated": Pattern(
        _row(0, 4, 7, every_ms=150, length_ms=120) + _row(12, 7, every_ms=150, length_ms=120, from_ms=620),
        100,
        8,
        repeat_every_ms=2_000,
    ),
}


def render_wav(sound: Pattern, tone: int, volume: int) -> bytes:
    """Return the pattern as a WAV file, mono, 16 bits, each note of two sines.

    `tone` in Hz is the pitch of semitone 0, `volume` is in percent.
    """
    import wave

    samples = array("h", bytes(2 * (RATE * sound.length_ms // 1000)))
    peak = _PEAK * sound.loudness * volume / 10_000
    for note in sound.notes:
        pitch = tone * 2 ** (note.semitones / 12)
        _add_note(samples, RATE * note.at_ms // 1000, RATE * note.length_ms // 1000, pitch, peak)
    if sys.byteorder == "big":
        samples.byteswap()
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(samples.tobytes())
    return file.getvalue()


def _add_note(samples: "array[int]", start: int, length: int, pitch: float, peak: float) -> None:
    """Add a struck note: a short attack, so that it does not click, then a decay to zero."""
    turn = 2 * math.pi * pitch / RATE
    attack = int(_ATTACK_S * RATE)
    for place in range(min(length, len(samples) - start)):
        envelope = min(1.0, place / attack) * (1 - place / length) ** 1.5
        both = math.sin(turn * place) + _OVERTONE * math.sin(2 * turn * place)
        samples[start + place] = int(peak * envelope * both / (1 + _OVERTONE))
