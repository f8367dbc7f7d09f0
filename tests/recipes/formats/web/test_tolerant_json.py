"""JSON as pages write it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.recipes.formats.web.page import Loaded, load_json


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
def test_mended(text: str, value: Any) -> None:
    loaded = load_json(text)
    assert loaded is not None
    assert loaded.value == value


@pytest.mark.parametrize("text", ["", "no", "{]", '{"a"', "[" * 100_000, "9" * 5_000])
def test_beyond_help(text: str) -> None:
    loaded = load_json(text)
    assert loaded is None or loaded.value in ({}, [])


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=4)))
def test_valid_json_is_not_repaired(value: Any) -> None:
    import json

    assert load_json(json.dumps(value)) == Loaded(value)
