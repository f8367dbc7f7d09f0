"""Measures a WAV file from its samples: the number, pitch and length of its notes."""

import wave
from array import array
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

_WINDOW_S = 0.005


class Heard(NamedTuple):
    """One measured note."""

    at_s: float
    length_s: float
    pitch: float


class Measured(NamedTuple):
    """The measurements of a file; `peak` is relative to 1."""

    notes: list[Heard]
    length_s: float
    peak: float


def measured(file: Path) -> Measured:
    """Find notes: stretches above a fiftieth of the peak, separated where the loudness jumps up or fades out."""
    with wave.open(str(file)) as sound:
        rate = sound.getframerate()
        assert (sound.getnchannels(), sound.getsampwidth()) == (1, 2)
        samples = array("h", sound.readframes(sound.getnframes()))
    step = int(rate * _WINDOW_S)
    loud = [max(map(abs, samples[at : at + step])) for at in range(0, len(samples), step)]
    peak = max(loud)
    starts = [
        place
        for place, level in enumerate(loud)
        if level > peak / 4 and (place == 0 or max(loud[max(0, place - 3) : place]) < level / 2)
    ]
    starts = [place for before, place in zip([-9, *starts], starts, strict=False) if place - before > 8]
    ends = [*starts[1:], len(loud)]
    notes = [_note(samples, rate, start * step, end * step) for start, end in zip(starts, ends, strict=True)]
    return Measured(notes, len(samples) / rate, peak / 32_768)


def _note(samples: "array[int]", rate: int, start: int, end: int) -> Heard:
    part = samples[start:end]
    floor = max(map(abs, part)) / 50
    last = max(place for place, value in enumerate(part) if abs(value) > floor)
    return Heard(start / rate, last / rate, _pitch(part[: rate // 10], rate))


def _pitch(samples: "array[int]", rate: int) -> float:
    """Return the pitch, by counting upward zero crossings; a weak octave overtone adds none."""
    rises = [place for place, (one, two) in enumerate(pairwise(samples)) if one < 0 <= two]
    return rate * (len(rises) - 1) / (rises[-1] - rises[0])
