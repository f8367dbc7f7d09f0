"""Input of the terminal: keys, replies and pastes are distinguished, and everything else is dropped."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import AppFocus, Key, MouseMove, Paste
from textual.message import Message

from kitchen_tui.tui.terminal_input import InputReader, TerminalReply

REPLY = "\x1b]99;i=kitchen-query:p=?;p=title,body,close\x1b\\"
DEVICE = "\x1b[?62;22;52c"
KEYS = {"a": "a", "\r": "enter", "]": "right_square_bracket", "9": "9", "\x1b[A": "up", "é": "é", "\x1b[97;1:1u": "a"}
SEQUENCES = [
    b"\x80", b"\x9bA", b"\x1b[M \xc8\x21", b"\x1b[1;1:3A", b"\x1b[115:83;2;83u", b"\x1b[1114112u", b"\x1b[55296u",
    b"\x1b[200~K\xe4se\x1b[201~", b"\x1b[200~a\x1bq q\x1b[201~", b"\x1b[99999999999u", b"\x1b[;;;;u", b"\x1b[:::u",
    b"\x1b]0;title\x07", b"\x1bP1$r0m\x1b\\", b"\x1b_Gi=1;OK\x1b\\", b"\x1b[?1;2c", b"\x1b[<0;9999999;1M", b"\x1b[[A",
    b"\x1b[48;1;1;1t", b"\x1b[1;1R", b"\x1b[?2026;2$y", b"\x1b[<35;-1;5M", b"\xff\xfe", b"\xe2\x82", b"\x1b\x1b[A",
    b"\x1bOZ", b"\x1b[Z", b"\x1b[I", b"\x1b[O", b"\x00", b"\x1b[201~", b"\x1b[9;9;9;9;9;9m", b"\x1b[97;1:3u",
    b"\x1b[M\x1b\x1b\x1b", b"\x1b[38;5:1~", b"\x1b[1;A", b"\x1b[0u", b"\x1b[57414;5:2u", "👩‍🍳".encode(), b"\x1b[200~",
]  # fmt: skip


class Terminal:
    """A reader with a manual clock."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self.reader = InputReader(lambda: self.now_s)

    def send(self, *reads: bytes | str) -> list[Message]:
        found: list[Message] = []
        for data in reads:
            found += self.reader.feed(data.encode() if isinstance(data, str) else data)
        return found

    def wait(self, seconds: float) -> list[Message]:
        self.now_s += seconds
        return self.reader.tick()


def keys(messages: list[Message]) -> list[str]:
    return [message.key for message in messages if isinstance(message, Key)]


@given(st.lists(st.sampled_from([REPLY, DEVICE, REPLY.replace("\x1b\\", "\a"), *KEYS])), st.data())
def test_replies_and_keys_are_distinguished_across_partial_reads(parts: list[str], data: st.DataObject) -> None:
    sent = "".join(parts).encode()
    cuts = sorted(data.draw(st.lists(st.integers(0, len(sent)), max_size=6)))
    reads = [sent[start:end] for start, end in zip([0, *cuts], [*cuts, len(sent)], strict=True)]
    messages = Terminal().send(*reads)
    assert keys(messages) == [KEYS[part] for part in parts if part in KEYS]
    assert [message.text for message in messages if isinstance(message, TerminalReply)] == [
        part for part in parts if part not in KEYS
    ]


@pytest.fixture
def terminal() -> Terminal:
    return Terminal()


@pytest.mark.parametrize("sequence", [sequence for sequence in SEQUENCES if b"[200~" not in sequence], ids=repr)
def test_a_key_after_an_odd_sequence_is_that_key(terminal: Terminal, sequence: bytes) -> None:
    found = keys(terminal.send(sequence))
    assert "A" not in found
    terminal.wait(3)
    assert keys(terminal.send("n")) == ["n"]


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
@pytest.mark.parametrize(
    "sequence",
    ["\x9bA", "\x9d0;q\x9c", "\x9d0;q\x1b\\", "\x90+q\x9c", "\x98q\x9c", "\x9eq\x07", "\x9fq\x9c", "\x9b1;1:3A"],
)
def test_an_8_bit_sequence_is_recognized(terminal: Terminal, sequence: str, encoding: str) -> None:
    assert keys(terminal.send(sequence.encode(encoding), "n")) in (["n"], ["up", "n"])


@pytest.mark.parametrize("begun", [b"\x1b[M", b"\x1b[M ", b"\x1b[M !", b"\x1b[", b"\x1b[<0;1", b"\x9b", b"\x9d0;"])
def test_a_key_after_a_truncated_sequence_is_that_key(terminal: Terminal, begun: bytes) -> None:
    terminal.send(begun)
    assert terminal.reader.is_unfinished
    assert terminal.wait(1.5) == []
    assert keys(terminal.send("\r")) == ["enter"]


@pytest.mark.parametrize("sequence", [b"\x1b[1;1:3A", b"\x1b[97;1:3u", b"\x9bA", b"\x1b[1114112u"])
def test_a_release_is_not_a_key(sequence: bytes) -> None:
    assert keys(Terminal().send(sequence)) in ([], ["up"])


def test_alternates_and_event_types_are_removed_from_a_key() -> None:
    assert keys(Terminal().send("\x1b[115:83;2;83u", "\x1b[97;1:2u", "\x1b[1;1:1B")) == ["S", "a", "down"]


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        (b"K\xe4se", "Kse"),
        (b"a\x1bq q", "aq q"),
        (b"\x1b[31mred\x1b[0m\x07\x9b", "[31mred[0m"),
        (b"a\x9b201~q q", "a201~q q"),
        ("a\x9b201~q q".encode(), "a201~q q"),
        ("5m crème\r\nbrûlée".encode(), "5m crème\n\nbrûlée"),
        (b"x\x1b[200~y", "x[200~y"),
        (b"\x1b[20\x1b", "[20"),
    ],
)
@pytest.mark.parametrize("size", [1, 2, 3, 1000])
def test_a_paste_is_text_in_any_split_of_the_input(pasted: bytes, text: str, size: int) -> None:
    sent = b"\x1b[200~" + pasted + b"\x1b[201~"
    messages = Terminal().send(*(sent[at : at + size] for at in range(0, len(sent), size)))
    assert [message.text for message in messages if isinstance(message, Paste)] == [text]
    assert keys(messages) == []


def test_an_unfinished_paste_times_out(terminal: Terminal) -> None:
    assert terminal.send("\x1b[200~abc") == []
    assert [type(message) for message in terminal.wait(2.5)] == [Paste]
    assert keys(terminal.send("n")) == ["n"]
    assert keys(terminal.send("late\x1b[201~n")) == ["n"]


def test_escape_alone_is_a_key(terminal: Terminal) -> None:
    assert terminal.send("\x1b") == []
    assert keys(terminal.wait(0.2)) == ["escape"]
    assert keys(terminal.send("\x1b", "[B")) == ["down"]
    assert keys(terminal.send("\x1bx")) == ["alt+x"]


def test_an_endless_reply_is_dropped(terminal: Terminal) -> None:
    terminal.send("\x1b]99;" + "x" * 5000)
    assert keys(terminal.send("n")) == ["n"]
    terminal.send("\x1b]99;x")
    assert terminal.wait(2) == []
    assert keys(terminal.send("n")) == ["n"]


def test_mouse_and_focus_reports_are_passed_on() -> None:
    messages = Terminal().send("\x1b[<35;10;5M\x1b[I")
    assert [type(message) for message in messages] == [MouseMove, AppFocus]


def test_random_sequences_do_not_end_the_app() -> None:
    rng = random.Random(13)  # noqa: S311 -- the same sequences in each run
    terminal = Terminal()
    for _ in range(10_000):
        data = rng.choice(SEQUENCES) if rng.random() < 0.6 else rng.randbytes(rng.randrange(1, 12))
        cut = rng.randrange(len(data) + 1)
        terminal.send(data[:cut])
        if rng.random() < 0.2:
            terminal.wait(rng.choice([0.05, 0.2, 2.5]))
        terminal.send(data[cut:])
    terminal.wait(3)
    terminal.send("\x1b[201~")
    assert keys(terminal.send("n")) == ["n"]
