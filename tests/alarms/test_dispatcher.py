"""All channels together: independent, quick, rate limited, and each failure reported once."""

import threading

from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.alarms.channels import Announcement, UnreachedError
from kitchen_tui.alarms.dispatcher import SPAN_MS, Dispatcher, RateLimit, admit, merged, without
from kitchen_tui.cooking.threshold import LATCHED, LEVELS, Level
from kitchen_tui.testing import RecordingChannel


def say(level: Level, timer: str = "simmer") -> Announcement:
    """Return an announcement of the text "look"."""
    return Announcement(level, timer, "look", timer=timer)


def heard(channel: RecordingChannel) -> list[tuple[Level, str]]:
    """Return the level and name of each announcement that reached a channel."""
    return [(announcement.level, announcement.name) for announcement in channel.announced]


class Slow(RecordingChannel):
    """A channel that blocks until `release` is set."""

    quick = False

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.release = threading.Event()

    def reach(self, announcement: Announcement) -> str:
        """Block until `release` is set, then record the announcement."""
        self.release.wait(60)
        return super().reach(announcement)

    def close(self) -> None:
        """Close the channel and unblock `reach`."""
        super().close()
        self.release.set()


def test_each_channel_gets_only_its_levels() -> None:
    bell, screen = RecordingChannel("bell", ("due",)), RecordingChannel("desktop")
    alarms = Dispatcher([bell, screen], lambda sentence: None)
    alarms.announce([say("check"), say("due")], 0)
    assert heard(bell) == [("due", "simmer")]
    assert sorted(heard(screen)) == [("check", "simmer"), ("due", "simmer")]


def test_a_broken_channel_is_reported_once_and_affects_no_other() -> None:
    messages: list[str] = []
    broken = RecordingChannel("sound", failure=UnreachedError("no player", "install one"))
    worse = RecordingChannel("push", failure=RuntimeError("bug"))
    good = RecordingChannel("bell")
    alarms = Dispatcher([broken, worse, good], messages.append)
    for second in range(3):
        alarms.announce([say("due")], second * 1000)
        alarms.silence("simmer")
    assert messages == ["No sound: no player; install one", "No push: RuntimeError: bug"]
    assert len(good.announced) == 3
    assert good.silenced == ["simmer"] * 3


def test_a_slow_channel_blocks_neither_the_caller_nor_the_others() -> None:
    slow, good = Slow("command"), RecordingChannel("bell")
    alarms = Dispatcher([slow, good], lambda sentence: None)
    alarms.announce([say("due", str(number)) for number in range(8)], 0)
    assert len(good.announced) == 8
    assert slow.announced == []
    slow.release.set()
    alarms.close()
    assert len(slow.announced) == 8


def test_closing_stops_channels_that_hang() -> None:
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

    messages: list[str] = []
    alarms = Dispatcher([Unready("sound"), RecordingChannel("bell")], messages.append)
    alarms.prepare()
    alarms.close()
    assert messages == ["No sound: the folder takes no file"]


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


CHECKS = [say("check", name) for name in "abcde"]


def test_up_to_three_are_separate_and_four_are_merged() -> None:
    three, _ = admit(RateLimit(), CHECKS[:3], 0)
    assert three == tuple(CHECKS[:3])
    four, noise = admit(RateLimit(), CHECKS[:4], 0)
    assert [(announcement.name, announcement.text) for announcement in four] == [
        ("4 timers", "a: look · b: look · c: look · d: look")
    ]
    assert four[0].merged == tuple(CHECKS[:4])
    assert noise.announced == (0,)


def test_the_fourth_waits_until_the_limit_allows_it() -> None:
    """The fourth and fifth within a minute are merged, and announced when the first is a minute old."""
    _, noise = admit(RateLimit(), CHECKS[:3], 0)
    held, noise = admit(noise, CHECKS[3:4], 20_000)
    assert held == ()
    held, noise = admit(noise, CHECKS[4:], 59_999)
    assert held == ()
    out, noise = admit(noise, (), 60_000)
    assert out == tuple(CHECKS[3:])
    assert noise.waiting == ()


def test_due_alerts_are_announced_at_once_and_separately() -> None:
    dues = [say("due", f"pan {number}") for number in range(10)]
    out, noise = admit(RateLimit(), [*CHECKS[:4], *dues], 0)
    assert out == tuple(dues)
    assert noise.waiting == tuple(CHECKS[:4])


def test_constant_alarms_delay_a_check_by_a_minute_at_most() -> None:
    noise, announced = RateLimit(), []
    for second in range(0, 100, 10):
        out, noise = admit(noise, [say("due", f"pan {second}"), *([CHECKS[0]] if second == 30 else [])], second * 1000)
        announced += [second for announcement in out if announcement.name == "a"]
    assert announced == [90]


def test_an_answer_removes_waiting_announcements() -> None:
    _, noise = admit(RateLimit(), CHECKS[:3], 0)
    _, noise = admit(noise, CHECKS[3:], 1)
    assert admit(without(noise, "d"), (), 60_000)[0] == (CHECKS[4],)


def test_the_list_takes_the_level_of_the_most_urgent() -> None:
    one = merged([say("reminder", "stir"), say("window", "belly"), say("warning", "beans")])
    assert (one.level, one.timer) == ("window", "belly")
    assert merged(CHECKS[:1]) == CHECKS[0]


_MOMENT = st.lists(st.sampled_from(LEVELS), max_size=6)


@given(st.lists(_MOMENT, min_size=1, max_size=90))
def test_the_rate_limit_loses_nothing_and_delays_no_due_alert(moments: list[list[Level]]) -> None:
    """Due alerts are returned by the same call, others within a minute, each once. Without due alerts, no minute has
    more than three.
    """
    noise = RateLimit()
    out_at: dict[str, int] = {}
    sounds: list[int] = []
    new: list[Announcement]
    for second in range(len(moments) + 61):
        levels = moments[second] if second < len(moments) else []
        new = [say(level, f"{second} {place}") for place, level in enumerate(levels)]
        out, noise = admit(noise, new, second * 1000)
        assert [announcement for announcement in out if announcement.level in LATCHED] == [
            announcement for announcement in new if announcement.level in LATCHED
        ]
        sounds += [second * 1000] * len(out)
        for announcement in (part for one in out for part in (one.merged or (one,))):
            assert announcement.timer not in out_at
            out_at[announcement.timer] = second
            assert second * 1000 - int(announcement.timer.split()[0]) * 1000 <= SPAN_MS
    wanted = {f"{second} {place}" for second, levels in enumerate(moments) for place in range(len(levels))}
    assert set(out_at) == wanted
    if not any(level in LATCHED for levels in moments for level in levels):
        assert all(sum(at <= other < at + SPAN_MS for other in sounds) <= 3 for at in sounds)
