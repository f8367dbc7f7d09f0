"""Finds times in recipe prose, and turns them into timers to offer, with their places in the text.

sentences.py    cuts the text into sentences and reads the times they state        "every «2 to 3 minutes»"
rule_tables/    says what each means: a kind of time, or why it starts nothing       → interval
naming.py       names it after what the words around it do                           → turn
finder.py       runs these three over a text                                         → FoundTime
grouping.py     puts a step's moments and intervals inside its durations
timer_specs.py  makes timers of these, and words them                                → Reminder("Turn the pieces.")
"""

from kitchen_tui.recipes.understand.times.finder import FoundTime, Verdict, find_times, verdicts
from kitchen_tui.recipes.understand.times.timer_specs import Offer, StepText, offers_of, timers_of

__all__ = ["FoundTime", "Offer", "StepText", "Verdict", "find_times", "offers_of", "timers_of", "verdicts"]
