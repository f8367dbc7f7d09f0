"""Decide which process may ring: the screen while it runs, else the background ringer."""
