"""The rules that decide what a stated time means, in tables named after what they decide.

A rule is one line: a verdict, an example with its time in guillemets, and what must be around the time. `finder`
tries the tables in order, and gives the reason for the place of each.
"""

import re
from functools import cache
from typing import Literal

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.recipes.understand.times.sentences import Form

Kind = Literal["duration", "interval", "check", "overnight", "per_side"]
Reason = Literal[
    "age_limit", "anecdote", "calendar", "decade", "idiom", "limit", "ordinal", "product_name", "rate", "reference",
    "relative", "schedule", "total_time",
]  # fmt: skip
Anchor = Literal["start", "end", "before", "fraction"]
"""The point from which a check counts: the start of a timer, its end, a later event, or halfway through."""


class Rule(NamedTuple):
    """One line of a table. All of its conditions must hold.

    `left` is searched before the time in its sentence (`$` is right before it), `right` is matched after it, and `text`
    must match the whole time. `least_unit` is the smallest unit that the rule applies to. The example has the time in
    guillemets. Patterns are compiled when they are first used, since compiling all takes longer than reading a recipe.
    """

    verdict: Kind | Reason
    example: str
    left: str
    right: str
    text: str
    least_unit: int
    form: Form
    adjective: bool | None
    anchor: Anchor

    def speaks_of(self, form: Form, unit_ms: int, adjective: bool) -> bool:
        """Return whether the rule applies to phrases of this form, unit and use."""
        return self.form == form and unit_ms >= self.least_unit and self.adjective in (None, adjective)

    def fits(self, text: str, left: str, right: str) -> bool:
        """Return whether the rule matches these words, given in lower case with plain spaces."""
        return (
            (not self.text or _compiled(self.text).fullmatch(text) is not None)
            and (not self.right or _compiled(self.right).match(right) is not None)
            and (not self.left or _compiled(self.left).search(left) is not None)
        )


def rule(
    verdict: Kind | Reason,
    example: str,
    *,
    left: str = "",
    right: str = "",
    text: str = "",
    least_unit: int = 0,
    form: Form = "stated",
    adjective: bool | None = None,
    anchor: Anchor = "start",
) -> Rule:
    """Return a line of a table; an omitted argument imposes no condition."""
    return Rule(verdict, example, left, right, text, least_unit, form, adjective, anchor)


_compiled = cache(re.compile)
