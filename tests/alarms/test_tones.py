"""The sounds of the levels differ, and their notes have the intended pitch and length, by samples and by sox."""

import re
import subprocess
import wave
from array import array
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from kitchen_tui.alarms.tones import PATTERNS, render_wav
from kitchen_tui.cooking.threshold import LATCHED, LEVELS, Level

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
    """Find the notes of a file: one starts where the level exceeds a quarter of the peak and has at least doubled."""
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


def test_each_level_has_its_number_of_notes() -> None:
    """One note for minor levels, two for a window, three for due, five for escalated."""
    counts = {level: len(PATTERNS[level].notes) for level in LEVELS}
    assert counts == {"warning": 1, "check": 1, "reminder": 1, "start": 2, "window": 2, "due": 3} | {
        "escalated": 5,
        "missed": 1,
    }


def test_only_alerts_that_need_an_answer_repeat() -> None:
    assert {level for level in LEVELS if PATTERNS[level].repeat_every_ms} == LATCHED
    assert PATTERNS["due"].repeat_every_ms == 3_000
    assert PATTERNS["escalated"].repeat_every_ms < 3_000
    assert PATTERNS["missed"].repeat_every_ms == 60_000


def test_neither_patterns_nor_notes_overlap() -> None:
    for level in LEVELS:
        sound = PATTERNS[level]
        assert not sound.repeat_every_ms or sound.length_ms < sound.repeat_every_ms
        assert all(one.at_ms + one.length_ms <= two.at_ms for one, two in pairwise(sound.notes))


def test_a_reminder_is_soft_and_an_escalation_is_the_loudest() -> None:
    assert PATTERNS["reminder"].loudness < PATTERNS["check"].loudness < PATTERNS["due"].loudness
    assert PATTERNS["escalated"].loudness == max(PATTERNS[level].loudness for level in LEVELS)
    assert len({PATTERNS[level].urgency for level in LEVELS}) == len(LEVELS)


@pytest.mark.parametrize("level", LEVELS)
def test_count_place_pitch_and_length_of_the_notes(tmp_path: Path, level: Level) -> None:
    file = tmp_path / "sound.wav"
    file.write_bytes(render_wav(PATTERNS[level], 880, 70))
    found = measured(file)
    wanted = PATTERNS[level]
    assert found.length_s == pytest.approx(wanted.length_ms / 1000, abs=0.01)
    assert len(found.notes) == len(wanted.notes)
    for heard, note in zip(found.notes, wanted.notes, strict=True):
        assert heard.at_s == pytest.approx(note.at_ms / 1000, abs=0.015)
        assert heard.pitch == pytest.approx(880 * 2 ** (note.semitones / 12), rel=0.02)
        assert 0.7 * note.length_ms <= heard.length_s * 1000 <= note.length_ms + 10


def test_volume_and_tone_come_from_the_config(tmp_path: Path) -> None:
    loud, soft, none = (tmp_path / name for name in ("loud", "soft", "none"))
    loud.write_bytes(render_wav(PATTERNS["escalated"], 440, 100))
    soft.write_bytes(render_wav(PATTERNS["escalated"], 440, 50))
    none.write_bytes(render_wav(PATTERNS["escalated"], 440, 0))
    assert 0.7 < measured(loud).peak < 1
    assert measured(soft).peak == pytest.approx(measured(loud).peak / 2, rel=0.01)
    assert measured(loud).notes[0].pitch == pytest.approx(440, rel=0.02)
    assert set(none.read_bytes()[44:]) == {0}


@pytest.mark.needs("sox", apt="sox")
def test_sox_confirms_pitch_and_length(tmp_path: Path) -> None:
    """An independent program measures the same length, pitch and number of notes."""
    file = tmp_path / "due.wav"
    file.write_bytes(render_wav(PATTERNS["due"], 880, 70))

    def stat(*effects: str) -> dict[str, float]:
        done = subprocess.run(
            ["sox", str(file), "-n", *effects, "stat"], capture_output=True, text=True, check=True, timeout=30
        )
        return {
            name.strip(): float(value) for name, value in re.findall(r"^([^:\n]+):\s+([-\d.]+)$", done.stderr, re.M)
        }

    assert stat()["Length (seconds)"] == pytest.approx(0.72, abs=0.01)
    assert stat()["Maximum amplitude"] == pytest.approx(measured(file).peak, rel=0.01)
    for note in PATTERNS["due"].notes:
        pitch = 880 * 2 ** (note.semitones / 12)
        cut = stat("trim", str(note.at_ms / 1000), "0.15", "lowpass", "-2", str(pitch))
        assert cut["Rough   frequency"] == pytest.approx(pitch, rel=0.12)
    gap = stat("trim", "0.222", "0.026")
    assert gap["Maximum amplitude"] < 0.01
