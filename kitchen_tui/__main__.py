"""`python -m kitchen_tui` is the program."""

from kitchen_tui.cli.main import run

if __name__ == "__main__":
    run()
