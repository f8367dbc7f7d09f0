"""A kitchen in which the pork belly is cooking."""

import pytest

from kitchen_tui.cooking import commands as do
from kitchen_tui.testing import KitchenHarness
from tests.cooking.making import BELLY


@pytest.fixture
def stove() -> KitchenHarness:
    one = KitchenHarness()
    one.do(do.StartDish(BELLY))
    return one
