"""Times in prose: from a step's text to offers of timers, each with the exact place it was read from."""

from kitchen_tui.recipes.understand.times.finder import FoundTime, find_times
from kitchen_tui.recipes.understand.times.specs import Offer, StepText, offers_of, timers_of

__all__ = ["FoundTime", "Offer", "StepText", "find_times", "offers_of", "timers_of"]
