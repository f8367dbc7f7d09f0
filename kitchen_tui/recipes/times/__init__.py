"""Times in prose: from a step's text to offers of timers, each with the exact place it was read from."""

from kitchen_tui.recipes.times.finder import FoundTime, find_times

__all__ = ["FoundTime", "find_times"]
