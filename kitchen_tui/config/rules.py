"""The alert machine's rules, as the settings have them."""

from kitchen_tui.config.settings import Alarms
from kitchen_tui.cooking.rules import Rules


def rules(alarms: Alarms) -> Rules:
    """All that the cook can choose of them."""
    return Rules(
        sound_cap_ms=alarms.sound_cap,
        escalate_critical_ms=alarms.escalation.critical,
        escalate_normal_ms=alarms.escalation.normal,
        escalate_gentle_ms=alarms.escalation.gentle,
        snooze=alarms.snooze,
    )
