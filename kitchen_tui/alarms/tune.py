"""Notes made in code: a WAV for each level, two sines a note, nothing to ship and nothing to license."""

import math
from array import array

from kitchen_tui.alarms.pattern import Pattern

RATE = 22_050
"""Samples a second: enough for an alarm, and half the work of 44,100 on a small machine."""
_ATTACK_S = 0.008
_PEAK = 32_000
_OVERTONE = 0.35


def wav(sound: Pattern, tone: int, volume: int) -> bytes:
    """The pattern as a WAV file, mono, 16 bits. `tone` in Hz is the pitch of semitone 0, `volume` is in percent."""
    import io
    import sys
    import wave

    samples = array("h", bytes(2 * (RATE * sound.length_ms // 1000)))
    peak = _PEAK * sound.loudness * volume / 10_000
    for note in sound.notes:
        _add(samples, RATE * note.at_ms // 1000, RATE * note.length_ms // 1000, tone * 2 ** (note.semitones / 12), peak)
    if sys.byteorder == "big":
        samples.byteswap()
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(samples.tobytes())
    return file.getvalue()


def _add(samples: "array[int]", start: int, length: int, pitch: float, peak: float) -> None:
    """A struck note: a fast attack against clicks, then a fall to nothing at its end."""
    turn = 2 * math.pi * pitch / RATE
    attack = int(_ATTACK_S * RATE)
    for place in range(min(length, len(samples) - start)):
        envelope = min(1.0, place / attack) * (1 - place / length) ** 1.5
        both = math.sin(turn * place) + _OVERTONE * math.sin(2 * turn * place)
        samples[start + place] = int(peak * envelope * both / (1 + _OVERTONE))
