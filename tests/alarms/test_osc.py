"""The escape sequences, byte by byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.alarms import osc


def test_osc_99_sends_title_and_body_under_one_id() -> None:
    assert osc.notify_99("run/1", "Simmer", "fork-tender?", 2) == (
        "\x1b]99;i=kitchen-run-1:d=0:u=2:w=0;Simmer\x1b\\\x1b]99;i=kitchen-run-1:d=1:p=body;fork-tender?\x1b\\"
    )
    assert osc.notify_99("a", "A", "b", 1).startswith("\x1b]99;i=kitchen-a:d=0:u=1;A\x1b\\")
    assert osc.close_99("run/1") == "\x1b]99;i=kitchen-run-1:p=close;\x1b\\"


def test_osc_777_and_9_keep_their_fields_apart() -> None:
    assert osc.notify_777("Eggs; 4", "turn; baste") == "\x1b]777;notify;Eggs, 4;turn; baste\x1b\\"
    assert osc.notify_9("4;1;50") == "\x1b]9;4,1,50\x1b\\"


@pytest.mark.parametrize(("state", "percent", "said"), [(1, 42, "1;42"), (2, 180, "2;100"), (0, -3, "0;0")])
def test_progress_stays_within_its_bounds(state: int, percent: int, said: str) -> None:
    assert osc.progress(state, percent) == f"\x1b]9;4;{said}\x07"


def test_tmux_gets_every_escape_twice() -> None:
    assert osc.through_tmux("\x1b]9;x\x1b\\") == "\x1bPtmux;\x1b\x1b]9;x\x1b\x1b\\\x1b\\"


YES = "\x1b]99;i=kitchen-query:p=?;a=report,focus:o=always:u=0,1,2:p=title,body,close\x1b\\"


@pytest.mark.parametrize(
    ("reply", "answer"),
    [
        ("", None),
        ("\x1b]99;i=kitchen-query:p=?;a=rep", None),
        (YES, True),
        (YES.replace("\x1b\\", "\x07"), True),
        (YES + "\x1b[?62;c", True),
        ("jk" + YES, True),
        ("\x1b[?62;22c", False),
        ("\x1b[?1;2c", False),
        ("\x1b[62c", None),
        ("\x1b]99;i=other:p=?;p=title\x1b\\", None),
    ],
)
def test_replies_of_the_terminal(reply: str, answer: bool | None) -> None:
    assert osc.supports_99(reply) is answer


@given(st.text(max_size=60))
def test_any_reply_is_read_without_harm(reply: str) -> None:
    assert osc.supports_99(reply) in (None, True, False)
    assert osc.supports_99(YES + reply) is True
