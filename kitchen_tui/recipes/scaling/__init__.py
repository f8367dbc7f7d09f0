"""Scales recipes for more or fewer guests, converts their measures, and makes shopping lists."""

from kitchen_tui.recipes.scaling.convert import MeasureSystem, converted
from kitchen_tui.recipes.scaling.scale import ScalingError, factor_for, scaled
from kitchen_tui.recipes.scaling.shopping import shopping

__all__ = ["MeasureSystem", "ScalingError", "converted", "factor_for", "scaled", "shopping"]
