"""Generate the completion scripts of the package with shtab: python tools/completions.py [--check].

Run it after changing an argument of a command, an order, a channel or a setting. The scripts are shipped in the wheel
where the shells look for them, and printed by `kitchen-tui completions`.
"""

import sys
from argparse import Action, ArgumentParser
from pathlib import Path

import shtab

from kitchen_tui.cli.io import PROGRAM
from kitchen_tui.cli.status_bar import HOSTS
from kitchen_tui.cli.verbs import VERBS, load
from kitchen_tui.cli.verbs.help import FILES
from kitchen_tui.config.settings import fields
from kitchen_tui.kitchen.orders import BY_WORD

FOLDER = Path(__file__).resolve().parents[1] / "kitchen_tui" / "completions"

# Values that are only known while the shell runs. The names are hostile text: nothing here may expand them.
BASH = r"""
# $1 is the word to complete; the candidates come one a line on standard input.
_kitchen_tui_matching() {
  local line
  while IFS= read -r line; do
    [[ $line == "$1"* ]] && printf '%q\n' "$line"
  done
}

_kitchen_tui_recipes() {
  kitchen-tui list --names 2>/dev/null | _kitchen_tui_matching "$1"
  if [[ $1 == */* || $1 == [.~]* ]]; then compgen -f -- "$1"; fi  # recipes can be paths
}

_kitchen_tui_slots() {
  kitchen-tui timer --list 2>/dev/null | cut -d ' ' -f 1 | _kitchen_tui_matching "$1"
}

_kitchen_tui_dishes() {
  kitchen-tui do --names dishes 2>/dev/null | _kitchen_tui_matching "$1"
}

_kitchen_tui_subjects() {  # a timer, or an ingredient after `do tick`
  if [[ " ${COMP_WORDS[*]} " == *" tick "* ]]; then
    kitchen-tui do --names ingredients 2>/dev/null | _kitchen_tui_matching "$1"
  else
    _kitchen_tui_slots "$1"
  fi
}
"""
ZSH = r"""
_kitchen_tui_recipes() {
  local -a names
  names=("${(@f)$(kitchen-tui list --names 2>/dev/null)}")
  compadd -a names
  [[ $PREFIX == (*/*|[.~]*) ]] && _files
}

_kitchen_tui_slots() {
  local -a rows slots
  rows=("${(@f)$(kitchen-tui timer --list 2>/dev/null)}")
  slots=("${(@)rows%% *}")
  compadd -d rows -a slots
}

_kitchen_tui_dishes() {
  local -a names
  names=("${(@f)$(kitchen-tui do --names dishes 2>/dev/null)}")
  compadd -a names
}

_kitchen_tui_subjects() {  # a timer, or an ingredient after `do tick`
  if [[ " $words " == *" tick "* ]]; then
    local -a names
    names=("${(@f)$(kitchen-tui do --names ingredients 2>/dev/null)}")
    compadd -a names
  else
    _kitchen_tui_slots
  fi
}
"""
FISH = r"""
function _kitchen_tui_recipes
    kitchen-tui list --names 2>/dev/null
    string match -qr '/|^[.~]' -- (commandline -ct); and __fish_complete_path (commandline -ct)
end

function _kitchen_tui_slots
    kitchen-tui timer --list 2>/dev/null | string replace -r '^(\d+)  ' '$1\t'
end

function _kitchen_tui_dishes
    kitchen-tui do --names dishes 2>/dev/null
end

function _kitchen_tui_subjects  # a timer, or an ingredient after `do tick`
    if contains -- tick (commandline -opc)
        kitchen-tui do --names ingredients 2>/dev/null
    else
        _kitchen_tui_slots
    end
end
"""
PREAMBLE = {"bash": BASH, "zsh": ZSH, "fish": FISH}


def dynamic(name: str) -> dict[str, str]:
    """Return what completes an argument by the function of that name."""
    return {"bash": name, "zsh": name, "fish": f"({name})"}


RECIPES, SLOTS = dynamic("_kitchen_tui_recipes"), dynamic("_kitchen_tui_slots")
DISHES, SUBJECTS = dynamic("_kitchen_tui_dishes"), dynamic("_kitchen_tui_subjects")
COMPLETED_BY = {
    "recipe": RECIPES,
    "recipes": RECIPES,
    "file": shtab.FILE,
    "files": shtab.FILE,
    "source": shtab.FILE,
    "pause": SLOTS,
    "resume": SLOTS,
    "finish": SLOTS,
    "cancel": SLOTS,
    "add": SLOTS,
    "rename": SLOTS,
    "arguments": SUBJECTS,
    "dish": DISHES,
}
CHOICES = {
    "order": tuple(BY_WORD),
    "host": tuple(HOSTS),
    "set": tuple(f"{field.key}=" for field in fields()),
    "verb": tuple(VERBS),
}


def complete(action: Action) -> None:
    """Attach the completion of an argument."""
    if action.dest in COMPLETED_BY and not action.choices and action.nargs != 0:
        action.complete = COMPLETED_BY[action.dest]  # type: ignore[attr-defined] -- the attribute that shtab reads
    if action.dest in CHOICES and not action.choices:
        action.choices = CHOICES[action.dest]


def parser() -> ArgumentParser:
    """Return one parser with every command, as the program has it."""
    root = ArgumentParser(prog=PROGRAM)
    root.add_argument("--version", action="store_true", help="print the version")
    commands = root.add_subparsers()
    for name, summary in VERBS.items():
        verb = load(name)
        command = commands.add_parser(name, help=summary, description=verb.help)
        verb.arguments(command)
        for action in command._actions:
            complete(action)
    return root


def script(shell: str) -> str:
    """Return the completion script of a shell."""
    text: str = shtab.complete(parser(), shell, preamble=PREAMBLE)
    return text.rstrip("\n") + "\n"


def main(arguments: list[str]) -> int:
    """Write the scripts, or with --check say which are out of date."""
    stale = [name for shell, name in FILES.items() if _stored(name) != script(shell)]
    if "--check" in arguments:
        for name in stale:
            print(f"{FOLDER / name} is out of date: run python tools/completions.py")
        return 1 if stale else 0
    for shell, name in FILES.items():
        (FOLDER / name).write_text(script(shell), encoding="utf-8")
    return 0


def _stored(name: str) -> str:
    path = FOLDER / name
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
