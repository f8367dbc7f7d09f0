"""Settings for one run: `--set alarms.sound.volume=30` on the command line."""

import os
from argparse import ArgumentParser
from collections.abc import MutableMapping, Sequence

from kitchen_tui.config.load import environment_name, unknown_key_message
from kitchen_tui.config.settings import fields


class OverrideError(ValueError):
    """A flag that says nothing sensible; the message is a sentence for the cook."""


def add_set_option(parser: ArgumentParser) -> None:
    """`--set KEY=VALUE`, as often as one likes."""
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="a setting for this run: alarms.sound.volume=30; config --show lists them",
    )


def apply_overrides(flags: Sequence[str], environ: MutableMapping[str, str] = os.environ) -> None:
    """Put flags into the environment: there they beat the file, and the ringer that this run starts has them too.

    Raises FlagError for the first wrong one, and then nothing has changed.
    """
    if not flags:
        return
    known = {field.key: field for field in fields()}
    said = {}
    for flag in flags:
        key, equals, value = flag.partition("=")
        if not equals:
            raise OverrideError(f"“{flag}” is no KEY=VALUE; --set alarms.sound.volume=30")
        if key not in known:
            raise OverrideError(unknown_key_message(key, known))
        try:
            known[key].kind.read(known[key].kind.bare(value))
        except (ValueError, TypeError):
            raise OverrideError(f"{key} wants {known[key].kind.wants}") from None
        said[environment_name(key)] = value
    environ.update(said)
