"""Runs the program with `python -m kitchen_tui`."""

from kitchen_tui.cli.main import run

if __name__ == "__main__":
    run()
