"""Sound and speech: the first program that works, one sound at a time, and an answer stops it."""

import os
import shutil
import subprocess
import threading
from pathlib import Path

import pytest

from kitchen_tui.alarms.channels import Announcement, UnreachedError
from kitchen_tui.alarms.channels.sound import Sound
from kitchen_tui.alarms.channels.speech import Speech, sentence
from kitchen_tui.cooking.threshold import LEVELS, Level
from tests.alarms.test_tones import measured
from tests.conftest import Put
from tests.support.waiting import until


def say(level: Level, timer: str = "simmer") -> Announcement:
    return Announcement(level, timer, "fork-tender?", timer=timer)


def sound(folder: Path, cache: str = "cache") -> Sound:
    """Return a channel that generates its files in this folder."""
    return Sound(LEVELS, folder / cache, 70, 880)


def test_the_first_available_player_plays_the_file(put: Put, tmp_path: Path) -> None:
    put("aplay", "exit 9")
    put("pw-play", f'cp "$1" {tmp_path}/heard.wav')
    assert sound(tmp_path).reach(say("due")) == "played by pw-play"
    assert len(measured(tmp_path / "heard.wav").notes) == 3


def test_a_player_that_fails_is_skipped(put: Put, tmp_path: Path) -> None:
    log = tmp_path / "log"
    put("pw-play", f"echo pw-play >>{log}; exit 1")
    put("aplay", f"echo aplay $1 >>{log}")
    channel = sound(tmp_path)
    assert channel.reach(say("check")) == "played by aplay"
    assert channel.reach(say("check")) == "played by aplay"
    assert log.read_text().split("\n")[:3] == ["pw-play", "aplay -q", "aplay -q"]


def test_without_a_player_the_message_says_what_to_install(put: Put, tmp_path: Path) -> None:
    with pytest.raises(UnreachedError, match="install pipewire-bin") as failure:
        sound(tmp_path).reach(say("due"))
    assert "another player" in failure.value.hint
    put("paplay", "exit 1")
    put("aplay", "exit 2")
    with pytest.raises(UnreachedError, match=r"paplay failed; aplay failed; .*exit status 1; exit status 2"):
        sound(tmp_path).reach(say("due"))


def test_one_sound_plays_at_a_time_and_a_more_urgent_one_interrupts(put: Put, tmp_path: Path) -> None:
    """During a due sound, a check and another due alert are skipped; an escalation stops it."""
    log = tmp_path / "log"
    put("aplay", f'echo "${{2##*/}}" >>{log}; exec sleep 60')
    channel = sound(tmp_path)
    first = threading.Thread(target=channel.reach, args=(say("due"),))
    first.start()
    until(lambda: log.exists() and log.read_text().startswith("due"))
    assert channel.reach(say("check", "rice")) == "already playing"
    assert channel.reach(say("due", "rice")) == "already playing"
    second = threading.Thread(target=channel.reach, args=(say("escalated", "rice"),))
    second.start()
    first.join(5)
    until(lambda: "escalated" in log.read_text())
    assert not first.is_alive()
    assert [line.split("-")[0] for line in log.read_text().split()] == ["due", "escalated"]
    channel.close()
    second.join(5)
    assert not second.is_alive()


def test_an_answer_stops_the_sound_of_its_timer_only(put: Put, tmp_path: Path) -> None:
    """Silencing another timer changes nothing; silencing this one ends the player."""
    log = tmp_path / "log"
    put("aplay", f"echo on >>{log}; exec sleep 60")
    channel = sound(tmp_path)
    work = threading.Thread(target=channel.reach, args=(say("due"),))
    work.start()
    until(log.exists)
    channel.silence("rice")
    assert channel.reach(say("due")) == "already playing"
    channel.silence("simmer")
    work.join(5)
    assert not work.is_alive()
    put("aplay", ":")
    assert channel.reach(say("due")) == "played by aplay"


def test_a_sound_file_is_created_once_and_completely(put: Put, tmp_path: Path) -> None:
    channel = sound(tmp_path)
    made = channel.file("due")
    stamp = made.stat().st_mtime_ns
    assert channel.file("due") == made
    assert made.stat().st_mtime_ns == stamp
    assert Sound(LEVELS, tmp_path / "cache", 71, 880).file("due") != made
    assert {path.suffix for path in (tmp_path / "cache").iterdir()} == {".wav"}


def test_a_cache_that_cannot_be_written_is_reported(put: Put, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("not a folder")
    with pytest.raises(UnreachedError, match="cannot be written"):
        sound(tmp_path).reach(say("due"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_cache_is_reported(put: Put, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UnreachedError, match="cannot be written"):
        sound(tmp_path).reach(say("due"))
    tmp_path.chmod(0o700)


def test_preparation_creates_every_sound_file(put: Put, tmp_path: Path) -> None:
    with pytest.raises(UnreachedError, match="install pipewire-bin"):
        sound(tmp_path).prepare()
    put("aplay", "true")
    sound(tmp_path).prepare()
    assert {path.name.split("-")[0] for path in (tmp_path / "cache").iterdir()} == set(LEVELS)


@pytest.mark.parametrize(
    ("player", "arguments"),
    [
        ("pw-play", ["{file}"]),
        ("paplay", ["{file}"]),
        ("aplay", ["-q", "{file}"]),
        ("afplay", ["{file}"]),
        ("powershell", ["-NoProfile", "-Command", "(New-Object Media.SoundPlayer $env:KITCHEN_SOUND).PlaySync()"]),
    ],
)
def test_every_player_gets_its_arguments(put: Put, tmp_path: Path, player: str, arguments: list[str]) -> None:
    put(player, f'printf "%s\\n" "$KITCHEN_SOUND" "$@" >{tmp_path}/called')
    channel = sound(tmp_path)
    assert channel.reach(say("due")) == f"played by {player}"
    file = str(channel.file("due"))
    wanted = [file, *(part.replace("{file}", file) for part in arguments)]
    assert (tmp_path / "called").read_text().splitlines() == wanted


ESPEAK, SOX = shutil.which("espeak-ng"), shutil.which("sox")


def remind(timer: str = "simmer", text: str = "is the belly fork-tender?") -> Announcement:
    """Return a reminder, whose sound is short."""
    return Announcement("warning", timer.title(), text, timer=timer)


def test_the_sentence_has_the_name_and_the_action() -> None:
    assert sentence(remind()) == "Simmer: is the belly fork-tender?"
    assert sentence(remind(text="")) == "Simmer"
    assert len(sentence(remind(text="x" * 1000))) < 230


@pytest.mark.needs("espeak-ng", "sox", apt="espeak-ng sox")
def test_espeak_really_speaks_into_the_file_that_is_played(put: Put, tmp_path: Path) -> None:
    put("espeak-ng", f'exec {ESPEAK} "$@"')
    put("aplay", f'cp "$2" {tmp_path}/heard-$(ls {tmp_path} | grep -c heard).wav')
    speech = Speech(LEVELS, tmp_path / "cache", "")
    assert speech.reach(remind()) == "spoken by espeak-ng, played by aplay"
    speech.reach(remind(text="-v is no option here; is the belly fork-tender, and is the rice done, and the beans?"))
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


def test_a_speech_program_that_makes_no_sound_has_failed(put: Put, tmp_path: Path) -> None:
    put("espeak-ng", "exit 0")
    put("aplay", "exit 0")
    with pytest.raises(UnreachedError, match="espeak-ng made no sound"):
        Speech(LEVELS, tmp_path, "").reach(remind())
    put("spd-say", f'printf "%s\\n" "$@" >{tmp_path}/said')
    assert Speech(LEVELS, tmp_path, "anna").reach(remind()) == "spoken by spd-say"
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
        Speech(LEVELS, tmp_path, "en-gb").reach(remind())
    assert (tmp_path / "arguments").read_text().startswith("-v en-gb -w ")
    assert (tmp_path / "text").read_text() == "Simmer: is the belly fork-tender?"


def test_without_a_voice_the_message_says_what_to_install(put: Put, tmp_path: Path) -> None:
    with pytest.raises(UnreachedError, match="install espeak-ng") as failure:
        Speech(LEVELS, tmp_path, "").reach(remind())
    assert failure.value.hint == "install espeak-ng"


def test_an_answer_stops_the_sentence_and_removes_waiting_ones(put: Put, tmp_path: Path) -> None:
    """One announcement is spoken at a time; an answered one stops, or is never started."""
    log = tmp_path / "log"
    put("say", f"cat >>{log}; echo >>{log}; exec sleep 60")
    speech = Speech(LEVELS, tmp_path, "")
    first, second, third = (
        threading.Thread(target=speech.reach, args=(remind(name),)) for name in ("simmer", "rice", "egg")
    )
    first.start()
    until(lambda: log.exists() and "Simmer" in log.read_text())
    second.start()
    until(lambda: "rice" in speech.current)
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
