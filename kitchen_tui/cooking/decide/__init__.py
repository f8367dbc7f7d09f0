"""Commands become events, or are refused with a sentence; a refusal changes nothing."""

from kitchen_tui.cooking.decide.decision import Decision, Refused
from kitchen_tui.cooking.decide.dispatch import decide, is_for_good

__all__ = ["Decision", "Refused", "decide", "is_for_good"]
