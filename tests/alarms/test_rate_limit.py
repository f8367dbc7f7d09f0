"""The rate limit: at most three announcements a minute, due alerts always, and nothing lost."""

from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.alarms.channels import Announcement
from kitchen_tui.alarms.dispatcher import SPAN_MS, RateLimit, admit, merged, without
from kitchen_tui.cooking.threshold import LATCHED, LEVELS, Level


def say(level: Level, name: str) -> Announcement:
    """Return an announcement of the text "look"."""
    return Announcement(level, name, "look", timer=name)


CHECKS = [say("check", name) for name in "abcde"]


def test_three_stay_single_and_four_become_one() -> None:
    three, _ = admit(RateLimit(), CHECKS[:3], 0)
    assert three == tuple(CHECKS[:3])
    four, noise = admit(RateLimit(), CHECKS[:4], 0)
    assert [(announcement.name, announcement.text) for announcement in four] == [
        ("4 timers", "a: look · b: look · c: look · d: look")
    ]
    assert four[0].merged == tuple(CHECKS[:4])
    assert noise.heard == (0,)


def test_the_fourth_waits_for_a_free_place() -> None:
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


def test_pans_that_ring_all_the_time_hold_a_check_back_for_a_minute_at_most() -> None:
    noise, told = RateLimit(), []
    for second in range(0, 100, 10):
        out, noise = admit(noise, [say("due", f"pan {second}"), *([CHECKS[0]] if second == 30 else [])], second * 1000)
        told += [second for announcement in out if announcement.name == "a"]
    assert told == [90]


def test_an_answer_takes_back_what_waited() -> None:
    _, noise = admit(RateLimit(), CHECKS[:3], 0)
    _, noise = admit(noise, CHECKS[3:], 1)
    assert admit(without(noise, "d"), (), 60_000)[0] == (CHECKS[4],)


def test_the_list_takes_the_level_of_the_most_urgent() -> None:
    one = merged([say("reminder", "stir"), say("window", "belly"), say("warning", "beans")])
    assert (one.level, one.timer) == ("window", "belly")
    assert merged(CHECKS[:1]) == CHECKS[0]


_MOMENT = st.lists(st.sampled_from(LEVELS), max_size=6)


@given(st.lists(_MOMENT, min_size=1, max_size=90))
def test_nothing_is_lost_nothing_due_waits_and_three_in_a_minute_is_all(moments: list[list[Level]]) -> None:
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
