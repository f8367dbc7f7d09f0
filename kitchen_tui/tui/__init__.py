"""Screens and widgets, which draw frozen views and hold no state of the session."""
