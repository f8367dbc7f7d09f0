"""Generate the man page from the parsers: python tools/manpage.py [--check]."""

import sys
from argparse import Action, ArgumentParser
from pathlib import Path

from kitchen_tui.cli.io import PROGRAM
from kitchen_tui.cli.verbs import VERBS, load

PAGE = Path(__file__).resolve().parents[1] / "packaging" / "kitchen-tui.1"
_HEAD = """\
.TH KITCHEN\\-TUI 1
.SH NAME
kitchen\\-tui \\- a cook mode for the terminal
.SH SYNOPSIS
.B kitchen\\-tui
[\\fICOMMAND\\fR ...]
.SH DESCRIPTION
Shows a recipe's ingredients, steps and timers. Sessions survive suspend, the end of the terminal, and crashes: every
command is stored before it is shown as done, and timers ring without a screen. Without a command, the open session is
shown, else the library.
.SH COMMANDS
"""
_TAIL = """\
.SH EXIT STATUS
0 success, 1 a problem with the recipe or the data, 2 wrong usage, 3 no session is open, 4 the journal cannot be used.
.SH ENVIRONMENT
.TP
.B KITCHEN_TUI_HOME
A folder for all files of the program, in place of the standard ones.
.TP
.B KITCHEN_TUI_*
Any setting: KITCHEN_TUI_ALARMS_SOUND_VOLUME=30.
.SH FILES
.TP
.I ~/.config/kitchen\\-tui/config.toml
The settings; kitchen\\-tui config \\-\\-write writes one with explanations.
.TP
.I ~/.local/share/kitchen\\-tui/
The journal, and your own recipes in recipes/.
.SH SEE ALSO
kitchen\\-tui docs prints the documentation.
"""


def page() -> str:
    """Return the whole page."""
    return _HEAD + "".join(command(name) for name in VERBS) + _TAIL


def command(name: str) -> str:
    """Return the part about one command."""
    verb = load(name)
    parser = ArgumentParser(prog=f"{PROGRAM} {name}", add_help=False)
    verb.arguments(parser)
    actions = parser._actions
    words = " ".join(usage(action) for action in actions if not action.option_strings)
    text = f".SS {escaped(name)} {words}\n{escaped(verb.help)}\n"
    for action in actions:
        if action.option_strings:
            names = ", ".join(f"\\fB{escaped(name)}\\fR" for name in action.option_strings)
            text += f".TP\n{names} {value(action)}\n{escaped(action.help or '')}\n"
    return text


def usage(action: Action) -> str:
    """Return a positional argument as the synopsis shows it."""
    name = value(action)
    return {"?": f"[{name}]", "*": f"[{name} ...]", "+": f"{name} ..."}.get(str(action.nargs), name)


def value(action: Action) -> str:
    """Return the value of an argument as the synopsis shows it; "" for a flag."""
    if action.nargs == 0:
        return ""
    names = action.metavar or ("|".join(map(str, action.choices)) if action.choices else action.dest.upper())
    return " ".join(f"\\fI{escaped(name)}\\fR" for name in ([names] if isinstance(names, str) else names))


def escaped(text: str) -> str:
    """Return a text as roff shows it: argparse's %% is a percent sign, and a hyphen stays one."""
    text = text.replace("%%", "%").replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text[:1] in (".", "'") else text


def main(arguments: list[str]) -> int:
    """Write the page, or with --check say whether it is out of date."""
    if "--check" not in arguments:
        PAGE.write_text(page(), encoding="utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page():
        return 0
    print(f"{PAGE} is out of date: run python tools/manpage.py")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
