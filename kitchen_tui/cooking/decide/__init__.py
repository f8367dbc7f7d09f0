"""Commands become events, or are refused with a sentence; a refusal changes nothing."""

from kitchen_tui.cooking.decide.decision import Decision, Refused
from kitchen_tui.cooking.decide.dispatch import decide

__all__ = ["Decision", "Refused", "decide"]
