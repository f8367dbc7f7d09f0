"""A cook mode for the terminal. The package root imports nothing, to keep start-up fast."""

__version__ = "0.2.0"
