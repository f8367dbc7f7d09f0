"""A lazy regular expression behaves like a compiled one, and is compiled when it is first used."""

import re
from unittest import mock

import pytest

from kitchen_tui.model.regex import lazy_regex


def test_a_lazy_regular_expression_is_compiled_once_and_works_like_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = mock.Mock(side_effect=re.compile)
    monkeypatch.setattr(re, "compile", compiled)
    number = lazy_regex(r"(?P<number>\d+)x", re.IGNORECASE)
    assert number.pattern == r"(?P<number>\d+)x"
    assert not compiled.called
    found = number.search("about 12X")
    assert found is not None
    assert found["number"] == "12"
    assert [match[0] for match in number.finditer("1x 2X")] == ["1x", "2X"]
    assert number.sub("", "3x4") == "4"
    assert number.groups == 1
    compiled.assert_called_once_with(r"(?P<number>\d+)x", re.IGNORECASE)
