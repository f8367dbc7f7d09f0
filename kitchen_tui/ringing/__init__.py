"""Decides which process may ring: the screen while it runs, otherwise the background ringer."""
