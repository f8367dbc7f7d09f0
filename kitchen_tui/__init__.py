"""A cook mode for the terminal. The package root imports nothing: start-up is precious."""

__version__ = "0.2.0"
