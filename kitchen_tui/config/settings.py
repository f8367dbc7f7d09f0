"""The table of settings. Their types, defaults and descriptions are used for validation and for the config file."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from kitchen_tui.config.field_types import (
    DURATION,
    DURATION_OR_NO,
    FLAG,
    FOLDERS,
    KEYS,
    LEVEL_LIST,
    PRESETS,
    PROGRAM,
    SNOOZES,
    URLS,
    WORD,
    FieldType,
    one_of,
    whole,
)
from kitchen_tui.cooking.alert import DEFAULT_RULES, URGENCIES, Rules, SnoozeChoice
from kitchen_tui.cooking.threshold import LEVELS, Level
from kitchen_tui.model.duration import MINUTE
from kitchen_tui.model.named_tuple import NamedTuple

StepText = Literal["auto", "normal", "spacious", "large"]
Levels = tuple[Level, ...]
Announced = Annotated[Levels, LEVEL_LIST, "The levels of alerts to announce."]
_LASTING: Levels = ("window", "due", "escalated", "missed")
_ASKING: Levels = ("check", "start", *_LASTING)
_ESCALATION = DEFAULT_RULES.escalation_ms


class Escalation(NamedTuple):
    """The time after which an unanswered due alert escalates, by the urgency of the timer."""

    gentle: Annotated[int, DURATION, "Timers that can wait, such as a braise."] = _ESCALATION["gentle"]
    normal: Annotated[int, DURATION, "All other timers."] = _ESCALATION["normal"]
    critical: Annotated[int, DURATION, "Timers where seconds matter, such as hot sugar."] = _ESCALATION["critical"]


class Bell(NamedTuple):
    """The bell of the terminal."""

    enabled: Annotated[bool, FLAG, "If true, the bell rings."] = True
    levels: Announced = _ASKING


class Terminal(NamedTuple):
    """Notifications shown by the terminal itself, also over SSH."""

    enabled: Annotated[bool, FLAG, "If true, the terminal shows notifications."] = True
    levels: Announced = _LASTING
    protocol: Annotated[str, one_of("auto", "99", "777", "9"), "The escape sequence to use; auto detects it."] = "auto"
    progress: Annotated[bool, FLAG, "If true, the tab or task bar shows progress in terminals that support it."] = True


class Sound(NamedTuple):
    """Generated sounds, played by pw-play, paplay, aplay, afplay or powershell."""

    enabled: Annotated[bool, FLAG, "If true, sounds are played."] = True
    levels: Announced = LEVELS
    volume: Annotated[int, whole(0, 100), "The volume in percent; an escalated alert is louder."] = 70
    tone: Annotated[int, whole(200, 4000), "The pitch of the first note, in Hz."] = 880


class Desktop(NamedTuple):
    """Desktop notifications (notify-send, osascript)."""

    enabled: Annotated[bool, FLAG, "If true, notifications are shown."] = True
    levels: Announced = _ASKING


class Speech(NamedTuple):
    """A voice that says which timer it is and what to do (espeak-ng, spd-say, say)."""

    enabled: Annotated[bool, FLAG, "If true, alerts are spoken."] = False
    levels: Announced = _ASKING
    voice: Annotated[str, WORD, "The name of a voice of the speech program; empty for its default."] = ""


class Command(NamedTuple):
    """A program of your own, run with the event as a line of JSON on stdin and in KITCHEN_* variables."""

    enabled: Annotated[bool, FLAG, "If true, the program is run."] = True
    levels: Announced = LEVELS
    run: Annotated[
        tuple[str, ...],
        PROGRAM,
        "The program and its arguments; no shell is used, and ./ is the folder of this file.",
    ] = ()


class Push(NamedTuple):
    """Push notifications by apprise: ntfy, Pushover, Telegram, Matrix, email and many more."""

    enabled: Annotated[bool, FLAG, "If true, notifications are sent."] = True
    levels: Announced = _LASTING
    urls: Annotated[tuple[str, ...], URLS, "Targets as apprise URLs; if empty, nothing leaves this computer."] = ()


class Alarms(NamedTuple):
    """Sound, repetition and escalation of alerts."""

    sound_cap: Annotated[
        int,
        DURATION,
        "An unanswered alert counts as missed after this long; from then on it sounds only once a minute.",
    ] = DEFAULT_RULES.sound_cap_ms
    snooze: Annotated[
        tuple[SnoozeChoice, ...],
        SNOOZES,
        "The snooze times, one for each press in a row: durations, or shares of the timer's.",
    ] = DEFAULT_RULES.snooze
    escalation: Escalation = Escalation()
    bell: Bell = Bell()
    terminal: Terminal = Terminal()
    sound: Sound = Sound()
    desktop: Desktop = Desktop()
    speech: Speech = Speech()
    command: Command = Command()
    push: Push = Push()


class KitchenTable(NamedTuple):
    """Your kitchen, for plans."""

    cooks: Annotated[int, whole(1, 4), "The number of cooks."] = 1
    burners: Annotated[int, whole(1, 12), "The number of burners."] = 4
    shelves: Annotated[int, whole(1, 8), "The number of dishes that fit into the oven."] = 2
    oven_change: Annotated[int, DURATION_OR_NO, "The time the oven takes to change its temperature."] = 10 * MINUTE
    air: Annotated[int, DURATION_OR_NO, "Spare time in a plan, to absorb delays."] = 5 * MINUTE
    learn_times: Annotated[bool, FLAG, "If true, plans use the times that your own timers took."] = True


class Config(NamedTuple):
    """All settings, validated. Durations are in milliseconds."""

    ringer: Annotated[bool, FLAG, "If true, a background process rings while no screen is open."] = True
    theme: Annotated[str, WORD, "The name of a theme; auto chooses one."] = "auto"
    step_text: Annotated[
        StepText,
        one_of("auto", "normal", "spacious", "large"),
        "The spacing of a step's text: spacious and large leave more space, auto as much as fits.",
    ] = "auto"
    clock: Annotated[str, one_of("auto", "12h", "24h"), "How times are shown; auto follows the locale."] = "auto"
    reduced_motion: Annotated[bool, FLAG, "If true, nothing flashes or slides."] = False
    inhibit_sleep: Annotated[bool, FLAG, "If true, the computer does not suspend by itself while a timer runs."] = True
    library: Annotated[tuple[str, ...], FOLDERS, "Folders with your recipes, in addition to the standard one."] = ()
    keys: Annotated[Mapping[str, tuple[str, ...]], KEYS, "Your own keys for actions."] = {}
    presets: Annotated[Mapping[str, str], PRESETS, "Timers by name, for the prompt of the key `a`."] = {}
    kitchen: KitchenTable = KitchenTable()
    alarms: Alarms = Alarms()


class Field(NamedTuple):
    """One setting; `key` is its dotted name: "alarms.sound.volume"."""

    key: str
    kind: FieldType
    default: Any
    about: str


def fields(table: Any = Config, prefix: str = "") -> Iterator[Field]:
    """Yield every setting of a table and its subtables, in order."""
    for name, hint in table.__annotations__.items():
        key = prefix + name
        if is_table(hint):
            yield from fields(hint, key + ".")
        else:
            kind, about = hint.__metadata__
            yield Field(key, kind, table._field_defaults[name], about)


def is_table(hint: Any) -> bool:
    """Return whether an annotation is a table of settings, not a setting."""
    return hasattr(hint, "_fields")


def built(values: Mapping[str, Any], table: Any = Config, prefix: str = "") -> Any:
    """Return the table with `values`, a mapping of dotted keys, in place of its defaults."""
    parts = {}
    for name, hint in table.__annotations__.items():
        if is_table(hint):
            parts[name] = built(values, hint, f"{prefix}{name}.")
        elif prefix + name in values:
            parts[name] = values[prefix + name]
    return table(**parts)


def alert_rules(alarms: Alarms) -> Rules:
    """Return the configured alert rules: when alerts escalate and how long they snooze."""
    return Rules(
        sound_cap_ms=alarms.sound_cap,
        escalation_ms={urgency: getattr(alarms.escalation, urgency) for urgency in URGENCIES},
        snooze=alarms.snooze,
    )
