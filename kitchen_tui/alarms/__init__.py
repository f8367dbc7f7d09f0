"""Reaching the cook: independent channels, best effort, never blocking."""
