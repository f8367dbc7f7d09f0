"""Painters: pure functions that turn views into styled lines for a given size, tested without widgets."""
