"""Measuring a WAV: how many notes it has, how high and how long each is, by nothing but the samples."""

import wave
from array import array
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

_WINDOW_S = 0.005


class Heard(NamedTuple):
    """One note as measured."""

    at_s: float
    length_s: float
    pitch: float


class Measured(NamedTuple):
    """A whole file as measured; `peak` is of 1."""

    notes: list[Heard]
    length_s: float
    peak: float


def measured(file: Path) -> Measured:
    """Notes are stretches above a fiftieth of the peak, parted where the loudness jumps up or falls away."""
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
    """By the upward crossings of zero; a weak overtone of an octave adds none."""
    rises = [place for place, (one, two) in enumerate(pairwise(samples)) if one < 0 <= two]
    return rate * (len(rises) - 1) / (rises[-1] - rises[0])
