"""Screens: the stove, and the sheets that lie over it for a moment."""
