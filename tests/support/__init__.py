"""Helpers for several test folders: programs in a terminal, waiting, hostile input."""
