"""The speech channel: espeak-ng writes a file, the player plays it, and an answer stops it."""

import shutil
import subprocess
import threading
from pathlib import Path

import pytest

from kitchen_tui.alarms.channels import Announcement, UnreachedError
from kitchen_tui.alarms.channels.speech import Speech, sentence
from kitchen_tui.cooking.threshold import LEVELS
from tests.alarms.conftest import Put
from tests.support.waiting import until

ESPEAK, SOX = shutil.which("espeak-ng"), shutil.which("sox")


def say(timer: str = "simmer", text: str = "is the belly fork-tender?") -> Announcement:
    """Return a reminder, whose sound is short."""
    return Announcement("warning", timer.title(), text, timer=timer)


def test_the_sentence_is_name_and_deed() -> None:
    assert sentence(say()) == "Simmer: is the belly fork-tender?"
    assert sentence(say(text="")) == "Simmer"
    assert len(sentence(say(text="x" * 1000))) < 230


@pytest.mark.needs("espeak-ng", "sox", apt="espeak-ng sox")
def test_espeak_really_speaks_into_the_file_that_is_played(put: Put, tmp_path: Path) -> None:
    put("espeak-ng", f'exec {ESPEAK} "$@"')
    put("aplay", f'cp "$2" {tmp_path}/heard-$(ls {tmp_path} | grep -c heard).wav')
    speech = Speech(LEVELS, tmp_path / "cache", "")
    assert speech.reach(say()) == "spoken by espeak-ng, played by aplay"
    speech.reach(say(text="-v is no option here; is the belly fork-tender, and is the rice done, and the beans?"))
    lengths = []
    for number in range(2):
        done = subprocess.run(
            [str(SOX), str(tmp_path / f"heard-{number}.wav"), "-n", "stat"], capture_output=True, text=True, check=True
        )
        found = dict(line.split(":") for line in done.stderr.splitlines() if line.count(":") == 1)
        lengths.append(float(found["Length (seconds)"]))
        assert float(found["Maximum amplitude"]) > 0.1
    assert 0.8 < lengths[0] < lengths[1]
    assert list((tmp_path / "cache").iterdir()) == []


def test_success_without_a_sound_is_a_failure(put: Put, tmp_path: Path) -> None:
    put("espeak-ng", "exit 0")
    put("aplay", "exit 0")
    with pytest.raises(UnreachedError, match="espeak-ng made no sound"):
        Speech(LEVELS, tmp_path, "").reach(say())
    put("spd-say", f'printf "%s\\n" "$@" >{tmp_path}/said')
    assert Speech(LEVELS, tmp_path, "anna").reach(say()) == "spoken by spd-say"
    assert (tmp_path / "said").read_text().splitlines() == [
        "-y",
        "anna",
        "--wait",
        "--",
        "Simmer: is the belly fork-tender?",
    ]


def test_a_voice_is_passed_on_and_a_failing_player_is_reported(put: Put, tmp_path: Path) -> None:
    put("espeak-ng", f'printf "%s " "$@" >{tmp_path}/arguments; head -c 100 /dev/zero >"$4"; cat >{tmp_path}/text')
    put("aplay", "exit 1")
    with pytest.raises(UnreachedError, match=r"aplay failed.*exit status 1"):
        Speech(LEVELS, tmp_path, "en-gb").reach(say())
    assert (tmp_path / "arguments").read_text().startswith("-v en-gb -w ")
    assert (tmp_path / "text").read_text() == "Simmer: is the belly fork-tender?"


def test_without_a_voice_it_says_what_to_install(put: Put, tmp_path: Path) -> None:
    with pytest.raises(UnreachedError, match="install espeak-ng") as failure:
        Speech(LEVELS, tmp_path, "").reach(say())
    assert failure.value.hint == "install espeak-ng"


def test_an_answer_ends_the_sentence_and_what_waits_behind_it(put: Put, tmp_path: Path) -> None:
    """One announcement is spoken at a time; an answered one stops, or is never started."""
    log = tmp_path / "log"
    put("say", f"cat >>{log}; echo >>{log}; exec sleep 60")
    speech = Speech(LEVELS, tmp_path, "")
    first, second, third = (
        threading.Thread(target=speech.reach, args=(say(name),)) for name in ("simmer", "rice", "egg")
    )
    first.start()
    until(lambda: log.exists() and "Simmer" in log.read_text())
    second.start()
    until(lambda: "rice" in speech._current)
    speech.silence("rice")
    speech.silence("simmer")
    first.join(5)
    second.join(5)
    assert not first.is_alive()
    assert not second.is_alive()
    assert "Rice" not in log.read_text()
    third.start()
    until(lambda: "Egg" in log.read_text())
    speech.close()
    third.join(5)
    assert not third.is_alive()
