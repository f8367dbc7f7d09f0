"""All channels together: independent, quick, and each failure reported once."""

import subprocess
import sys
import threading

from kitchen_tui.alarms.channels import Announcement, UnreachedError
from kitchen_tui.alarms.dispatcher import Dispatcher
from kitchen_tui.cooking.threshold import Level
from kitchen_tui.testing import RecordingChannel


def say(level: Level, timer: str = "simmer") -> Announcement:
    """Return an announcement of the text "look"."""
    return Announcement(level, timer, "look", timer=timer)


def heard(channel: RecordingChannel) -> list[tuple[Level, str]]:
    """Return the level and name of each announcement that reached a channel."""
    return [(announcement.level, announcement.name) for announcement in channel.announced]


class Slow(RecordingChannel):
    """A channel that blocks until `let_go` is set."""

    quick = False

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.let_go = threading.Event()

    def reach(self, announcement: Announcement) -> str:
        """Block until `let_go` is set, then record the announcement."""
        self.let_go.wait(60)
        return super().reach(announcement)

    def close(self) -> None:
        """Close the channel and unblock `reach`."""
        super().close()
        self.let_go.set()


def test_each_channel_gets_only_its_levels() -> None:
    bell, screen = RecordingChannel("bell", ("due",)), RecordingChannel("desktop")
    alarms = Dispatcher([bell, screen], lambda sentence: None)
    alarms.announce([say("check"), say("due")], 0)
    assert heard(bell) == [("due", "simmer")]
    assert sorted(heard(screen)) == [("check", "simmer"), ("due", "simmer")]


def test_a_broken_channel_is_reported_once_and_affects_no_other() -> None:
    said: list[str] = []
    broken = RecordingChannel("sound", failure=UnreachedError("no player", "install one"))
    worse = RecordingChannel("push", failure=RuntimeError("bug"))
    good = RecordingChannel("bell")
    alarms = Dispatcher([broken, worse, good], said.append)
    for second in range(3):
        alarms.announce([say("due")], second * 1000)
        alarms.silence("simmer")
    assert said == ["No sound: no player; install one", "No push: RuntimeError: bug"]
    assert len(good.announced) == 3
    assert good.silenced == ["simmer"] * 3


def test_a_slow_channel_blocks_neither_the_caller_nor_the_others() -> None:
    slow, good = Slow("command"), RecordingChannel("bell")
    alarms = Dispatcher([slow, good], lambda sentence: None)
    alarms.announce([say("due", str(number)) for number in range(8)], 0)
    assert len(good.announced) == 8
    assert slow.announced == []
    slow.let_go.set()
    alarms.close()
    assert len(slow.announced) == 8


def test_closing_waits_a_moment_and_then_stops_what_hangs() -> None:
    slow = Slow("command")
    alarms = Dispatcher([slow], lambda sentence: None)
    alarms.announce([say("due")], 0)
    alarms.close()
    assert slow.closed


def test_repeats_reach_only_channels_that_repeat() -> None:
    bell, command = RecordingChannel("bell"), RecordingChannel("command")
    bell.repeats = True
    alarms = Dispatcher([bell, command], lambda sentence: None)
    alarms.announce([say("due")], 0)
    alarms.announce((), 3000, say("due"))
    alarms.announce((), 6000, say("escalated"))
    assert [level for level, _ in heard(bell)] == ["due", "due", "escalated"]
    assert [level for level, _ in heard(command)] == ["due"]


def test_sounds_are_merged_but_a_program_gets_every_event() -> None:
    """Five checks at once are one sound and five runs of the program; one that was answered meanwhile is left out."""
    bell, command = RecordingChannel("bell"), RecordingChannel("command")
    command.merges = False
    alarms = Dispatcher([bell, command], lambda sentence: None)
    alarms.announce([say("check", name) for name in "abcde"], 0)
    assert [name for _, name in heard(bell)] == ["5 timers"]
    assert [name for _, name in heard(command)] == list("abcde")
    alarms.announce([say("check", name) for name in "fg"], 1000)
    alarms.announce([say("check", "h")], 2000)
    alarms.silence("h")
    alarms.announce((), 61_000)
    assert [name for _, name in heard(bell)] == ["5 timers", "f", "g"]
    assert len(command.announced) == 8


def test_of_several_alerts_one_sounds_and_all_are_shown() -> None:
    """The bell rings once, for the most urgent alert; the desktop gets all of them."""
    bell, desktop = RecordingChannel("bell", ("due", "check")), RecordingChannel("desktop")
    bell.sounds = bell.repeats = True
    alarms = Dispatcher([bell, desktop], lambda sentence: None)
    alarms.announce([say("check", "a"), say("due", "b"), say("due", "c")], 0, say("escalated", "d"))
    assert heard(bell) == [("due", "b")]
    assert [name for _, name in heard(desktop)] == ["b", "c", "a"]


def test_preparation_runs_in_the_background_and_its_failure_is_reported() -> None:
    """Only slow work is prepared; an unwritable cache is reported before anything is due."""

    class Unready(Slow):
        def prepare(self) -> None:
            raise UnreachedError("the folder takes no file")

    said: list[str] = []
    alarms = Dispatcher([Unready("sound"), RecordingChannel("bell")], said.append)
    alarms.prepare()
    alarms.close()
    assert said == ["No sound: the folder takes no file"]


def test_importing_the_alarms_brings_nothing_slow_along() -> None:
    code = (
        "import sys, kitchen_tui.alarms.dispatcher, kitchen_tui.alarms.output, kitchen_tui.alarms.channels.sound; "
        "print(sorted({'subprocess', 'wave', 'tempfile', 'shutil', 'apprise', 'json', 'textual'} & set(sys.modules)))"
    )
    argv = [sys.executable, "-S", "-c", f"import sys; sys.path[:] = {sys.path!r}; {code}"]
    done = subprocess.run(argv, capture_output=True, text=True, check=True, timeout=30)
    assert done.stdout == "[]\n"


def test_muting_omits_audible_channels_and_stops_sounds_at_once() -> None:
    bell, command = RecordingChannel("bell"), RecordingChannel("command")
    bell.audible = True
    alarms = Dispatcher([bell, command], print)
    alarms.mute(True, ["eggs"])
    assert (bell.silenced, command.silenced) == (["eggs"], [])
    alarms.mute(True, ["eggs"])
    alarms.announce([Announcement("due", "eggs", "")], 0)
    assert (len(bell.announced), len(command.announced), bell.silenced) == (0, 1, ["eggs"])
    alarms.mute(False, ["eggs"])
    alarms.announce([Announcement("due", "eggs", "")], 1)
    assert (len(bell.announced), len(command.announced)) == (1, 2)
