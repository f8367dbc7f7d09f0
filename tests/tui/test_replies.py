"""Answers of the terminal never become keys, however they arrive; keys are never taken for answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key

from kitchen_tui.tui.terminal_input import KitchenParser, ReplySplitter, TerminalReply

YES = "\x1b]99;i=kitchen-query:p=?;p=title,body,close\x1b\\"
WHO = "\x1b[?62;22;52c"

keys = st.sampled_from(["a", "enter", "]", "9", "c", "\x1b[A", "\x1b[?2026;1$y", "\x1b[I", "é", "\x1b[97;1:1u"])


@given(st.lists(st.sampled_from([YES, WHO, YES.replace("\x1b\\", "\a")]) | keys), st.data())
def test_every_answer_is_found_and_every_key_kept_wherever_the_reads_end(parts: list[str], data: st.DataObject) -> None:
    """One at a time, in pieces, or all in one read."""
    text = "".join(parts)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    # A read that ends right behind an escape is the escape key: nobody can know what follows.
    cuts = [cut for cut in cuts if not text[:cut].endswith("\x1b") or text[:cut].endswith("close\x1b")]
    sieve, kept, answers = ReplySplitter(), "", list[str]()
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        more, found = sieve.split(text[start:end])
        kept += more
        answers += found
    assert answers == [part for part in parts if "99;" in part or part == WHO]
    assert kept == "".join(part for part in parts if "99;" not in part and part != WHO)


@pytest.mark.parametrize("text", ["\x1b]", "\x1b]x", "\x1b", "\x1b[?5", "a\x1b]9"])
def test_what_only_begins_like_one_is_let_go_when_it_goes_on_otherwise(text: str) -> None:
    """Alt and a bracket, then a letter."""
    sieve = ReplySplitter()
    first, _ = sieve.split(text)
    second, answers = sieve.split("n")
    assert (first + second, answers) == (f"{text}n", [])


def test_an_endless_answer_swallows_no_keys() -> None:
    """It is given up."""
    sieve = ReplySplitter()
    sieve.split("\x1b]99;" + "x" * 1000)
    assert sieve.split("n") == ("n", [])


def test_the_parser_makes_messages_of_answers_and_keys_of_keys() -> None:
    """Textual's own would make forty keys of the first, among them one that cancels a timer."""
    found = list(KitchenParser().feed(f"n{YES}{WHO}d"))
    assert [each.text for each in found if isinstance(each, TerminalReply)] == [YES, WHO]
    assert [each.key for each in found if isinstance(each, Key)] == ["n", "d"]
