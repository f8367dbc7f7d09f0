"""Helpers that several test folders use: programs in a terminal, waiting, hostile input."""
