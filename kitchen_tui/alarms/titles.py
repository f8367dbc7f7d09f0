"""The words of the window's title: what a cook reads in the tab of another window."""

from kitchen_tui.alarms.announcement import Announcement
from kitchen_tui.model.text import clean_line

_CAP = 80


def title_text(announcement: Announcement) -> str:
    """ "● simmer: fork-tender?"."""
    name, text = announcement.title(), clean_line(announcement.text, _CAP)
    said = f"{name[:1].lower()}{name[1:]}"
    return f"● {said}: {text}" if text else f"● {said}"
