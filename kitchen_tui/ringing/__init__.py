"""Whose turn it is to ring: the screen while it is there, else the ringer that waits behind it."""
