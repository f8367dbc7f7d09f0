"""Settings for one run: `--set alarms.sound.volume=30` on the command line."""

import os
from collections.abc import MutableMapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from kitchen_tui.config.load import environment_name, unknown_key_message
from kitchen_tui.config.render import toml_value
from kitchen_tui.config.settings import fields

if TYPE_CHECKING:
    from argparse import ArgumentParser

RUN = environment_name("alarms.command.run")


class OverrideError(ValueError):
    """Raised for a wrong --set; the message is for the cook."""


def add_set_option(parser: "ArgumentParser") -> None:
    """Add --set KEY=VALUE, which may be repeated."""
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="a setting for this run: alarms.sound.volume=30; config --show lists them",
    )


def apply_overrides(overrides: Sequence[str], environ: MutableMapping[str, str] = os.environ) -> None:
    """Set the environment variables of KEY=VALUE overrides; the ringer that this run starts inherits them.

    Raises OverrideError for the first mistake, and then changes nothing.
    """
    if not overrides:
        return
    known = {field.key: field for field in fields()}
    variables = {}
    for override in overrides:
        key, equals, value = override.partition("=")
        if not equals:
            raise OverrideError(f"--set needs KEY=VALUE, such as alarms.sound.volume=30, not “{override}”")
        if key not in known:
            raise OverrideError(unknown_key_message(key, known))
        try:
            known[key].kind.read(known[key].kind.parse_bare(value))
        except (ValueError, TypeError):
            raise OverrideError(f"{key} must be {known[key].kind.expects}") from None
        variables[environment_name(key)] = value
    make_run_absolute(variables)
    environ.update(variables)


def make_run_absolute(environ: MutableMapping[str, str] = os.environ) -> None:
    """Make a relative program in the environment absolute, since the background ringer runs in another folder."""
    if RUN not in environ:
        return
    kind = next(field.kind for field in fields() if environment_name(field.key) == RUN)
    with suppress(ValueError, TypeError):  # a wrong value is reported when the settings are loaded
        run = kind.absolute(kind.read(kind.parse_bare(environ[RUN])), os.getcwd())
        environ[RUN] = toml_value(run)
