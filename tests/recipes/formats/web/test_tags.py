"""Markup of pages, and JSON that is not quite JSON."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.recipes.formats.source import decoded
from kitchen_tui.recipes.formats.web.page import Loaded, load_json
from kitchen_tui.recipes.formats.web.scrapers import rewritten
from kitchen_tui.recipes.formats.web.tags import End, Tag, Text, plain_line, plain_lines, tokens


def test_tags_attributes_and_text() -> None:
    html = """<A HREF="x&amp;y" class='a b' data-z=1 href=no disabled>Salt &amp; pepper</A>"""
    assert list(tokens(html)) == [
        Tag("a", {"href": "x&y", "class": "a b", "data-z": "1", "disabled": ""}),
        Text("Salt & pepper"),
        End("a"),
    ]


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("a<!-- <b> -->b", "ab"),
        ("<!DOCTYPE html><?xml?>a", "a"),
        ("a < b and b <3 c", "a < b and b <3 c"),
        ("a<b", "a"),
        ("a</", "a"),
        ("<script>a<b></script>c", "c"),
        ("<SCRIPT>a</Script >c", "c"),
        ("<style>p{}</style>", ""),
        ("<textarea><p></textarea>", ""),
        ("<a b='>'>c", "c"),
        ('<a b="', ""),
    ],
)
def test_odd_markup(html: str, shown: str) -> None:
    assert "".join(token.text for token in tokens(html) if isinstance(token, Text) and not token.inside) == shown


def test_lines_of_a_piece_of_html() -> None:
    assert plain_lines("<p>Mix &amp;amp; stir</p><p> </p>Bake<br/>&#39;til done") == ["Mix & stir", "Bake", "'til done"]
    assert plain_line("&lt;b&gt;Hot&lt;/b&gt; pan") == "Hot pan"


@given(st.text(alphabet="<>/=\"'&;! -abpscript", max_size=200))
def test_any_markup_splits_into_tokens_that_can_be_joined_again(html: str) -> None:
    again = rewritten(html)
    assert again.count("<") == again.count(">")


@pytest.mark.parametrize(
    ("data", "content_type", "text"),
    [
        ("é".encode(), "", "é"),
        ("é".encode("latin-1"), "text/html; charset=ISO-8859-1", "é"),
        (b"\x93a\x94", "text/html; charset=latin1", "“a”"),
        (b'<meta charset="windows-1251">\xe9', "", '<meta charset="windows-1251">й'),
        ("é".encode("utf-16"), "", "é"),
        (b"\xef\xbb\xbfa", "", "a"),
        (b"\xe9", "", "é"),
        (b"\xe9", "text/html; charset=zlib", "é"),
        (b"a", "text/html; charset=nonsense", "a"),
    ],
)
def test_charsets(data: bytes, content_type: str, text: str) -> None:
    """The server's charset, the page's own, UTF-8, and then Windows-1252."""
    assert decoded(data, content_type) == text


@given(st.binary(max_size=200), st.text(max_size=40))
def test_any_bytes_are_decoded(data: bytes, content_type: str) -> None:
    assert isinstance(decoded(data, content_type), str)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": "b\nc"}', {"a": "b\nc"}),
        ('{"a": "It\\\'s"}', {"a": "It's"}),
        ('{"a": "50\\% fat"}', {"a": "50% fat"}),
        ('{"a": [1, 2,], }', {"a": [1, 2]}),
        ('{"a": 1};', {"a": 1}),
        ('// <![CDATA[\n{"a": 1}// ]]>', {"a": 1}),
        ('<!-- {"a": 1} -->', {"a": 1}),
        ('{"a": /* why */ 1} // so', {"a": 1}),
        ('{"a": "a 9" pan", "b": 2}', {"a": 'a 9" pan', "b": 2}),
        ('{"a": undefined}', {"a": None}),
        ('{"a": ["b", "c', {"a": ["b", "c"]}),
        ('{"a": [,1,,2]}', {"a": [1, 2]}),
        ('{"url": "https://x/y"}', {"url": "https://x/y"}),
        ('window.x = {"a": 1}', {"a": 1}),
    ],
)
def test_broken_json_is_repaired(text: str, value: Any) -> None:
    loaded = load_json(text)
    assert loaded is not None
    assert loaded.value == value


@pytest.mark.parametrize("text", ["", "no", "{]", '{"a"', "[" * 100_000, "9" * 5_000])
def test_unrepairable_json(text: str) -> None:
    loaded = load_json(text)
    assert loaded is None or loaded.value in ({}, [])


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=4)))
def test_valid_json_is_not_repaired(value: Any) -> None:
    import json

    assert load_json(json.dumps(value)) == Loaded(value)
