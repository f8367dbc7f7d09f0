"""An amount, found in a line."""

from fractions import Fraction
from typing import NamedTuple

SCALING_ROLES = frozenset({"primary", "equivalent", "vague"})
"""The 400 g of "2 x 400g tins", "1/2 tsp per pound" and an oven's 180 °C stay what they are."""


class FoundAmount(NamedTuple):
    """One amount of an ingredient line, with where it stands: `line[start:end]`.

    `quantity` is None for "a few"; `most` is the upper end of a range. `unit` is the unit's one name ("tbsp", "cup",
    "clove"), empty for a plain count. `role` is primary, equivalent (the same again in another unit, or an
    alternative), package_size, per_unit, not_amount (a temperature, a length…) or vague (a pinch).
    The number alone is `line[start:number_end]` (empty in "pinch of salt"); the unit's word, where there is one, is
    `line[unit_start:unit_end]` and may stand apart from it: the tins of "2 x 400g tins".
    """

    quantity: Fraction | None
    most: Fraction | None
    unit: str
    role: str
    start: int
    end: int
    scales: bool
    number_end: int = 0
    unit_start: int = 0
    unit_end: int = 0
