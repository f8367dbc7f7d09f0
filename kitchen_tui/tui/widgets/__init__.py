"""Widgets, which hold lines and redraw what has changed."""
