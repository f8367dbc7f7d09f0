"""Every setting once: its kind, its default and a sentence. Checks and shown text come from this table alone."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, NamedTuple

from kitchen_tui.config.field_types import (
    DURATION,
    FLAG,
    FOLDERS,
    KEYS,
    LEVEL_LIST,
    PRESETS,
    SNOOZES,
    WORD,
    WORDS,
    FieldType,
    one_of,
    whole,
)
from kitchen_tui.cooking.rules import DEFAULT_RULES, Rules, SnoozeChoice
from kitchen_tui.cooking.threshold import LEVELS, Level

Levels = tuple[Level, ...]
_LASTING: Levels = ("window", "due", "escalated", "missed")
_ASKING: Levels = ("check", *_LASTING)


class Escalation(NamedTuple):
    """How long a due alert waits for an answer before it gets louder, by the urgency of the food."""

    gentle: Annotated[int, DURATION, "A braise, a dough: minutes."] = DEFAULT_RULES.escalate_gentle_ms
    normal: Annotated[int, DURATION, "Most pans."] = DEFAULT_RULES.escalate_normal_ms
    critical: Annotated[int, DURATION, "A blanch, hot sugar: seconds."] = DEFAULT_RULES.escalate_critical_ms


class Bell(NamedTuple):
    """The terminal's bell."""

    enabled: Annotated[bool, FLAG, "Ring it."] = True
    levels: Annotated[Levels, LEVEL_LIST, "When."] = _ASKING


class Terminal(NamedTuple):
    """A notification by the terminal itself, also over SSH."""

    enabled: Annotated[bool, FLAG, "Ask the terminal to notify."] = True
    levels: Annotated[Levels, LEVEL_LIST, "When."] = _LASTING
    protocol: Annotated[
        str, one_of("auto", "99", "777", "9"), "The escape sequence; auto asks and knows most terminals."
    ] = "auto"
    progress: Annotated[bool, FLAG, "Progress in the tab or task bar, where that is known to be safe."] = True


class Sound(NamedTuple):
    """Notes made by the program, played by pw-play, paplay, aplay, afplay or powershell."""

    enabled: Annotated[bool, FLAG, "Play them."] = True
    levels: Annotated[Levels, LEVEL_LIST, "When."] = LEVELS
    volume: Annotated[int, whole(0, 100), "How loud, in percent; an escalated alert is louder still."] = 70
    tone: Annotated[int, whole(200, 4000), "The pitch of the first note, in Hz."] = 880


class Desktop(NamedTuple):
    """A notification by the desktop (notify-send, osascript)."""

    enabled: Annotated[bool, FLAG, "Show them."] = True
    levels: Annotated[Levels, LEVEL_LIST, "When."] = _ASKING


class Speech(NamedTuple):
    """A voice that says which pan and what to do (espeak-ng, spd-say, say)."""

    enabled: Annotated[bool, FLAG, "Speak."] = False
    levels: Annotated[Levels, LEVEL_LIST, "When."] = _ASKING
    voice: Annotated[str, WORD, "The speaking program's name of a voice; empty: its own choice."] = ""


class Command(NamedTuple):
    """A program of your own; it is given the event as one line of JSON and in KITCHEN_* variables."""

    enabled: Annotated[bool, FLAG, "Run it."] = True
    levels: Annotated[Levels, LEVEL_LIST, "When."] = LEVELS
    run: Annotated[tuple[str, ...], WORDS, "The program and its arguments; no shell reads them. Empty: none."] = ()


class Push(NamedTuple):
    """Your phone, by apprise: ntfy, Pushover, Telegram, Matrix, email and many more."""

    enabled: Annotated[bool, FLAG, "Send."] = True
    levels: Annotated[Levels, LEVEL_LIST, "When."] = _LASTING
    urls: Annotated[tuple[str, ...], WORDS, "Where to, as apprise writes it. Empty: nothing leaves this machine."] = ()


class Alarms(NamedTuple):
    """How the cook is called."""

    sound_cap: Annotated[int, DURATION, "Sound stops after this long unanswered; mark and nudges stay."] = (
        DEFAULT_RULES.sound_cap_ms
    )
    snooze: Annotated[
        tuple[SnoozeChoice, ...],
        SNOOZES,
        "What pressing snooze offers, and pressing again at once: times, shares of it.",
    ] = DEFAULT_RULES.snooze
    escalation: Escalation = Escalation()
    bell: Bell = Bell()
    terminal: Terminal = Terminal()
    sound: Sound = Sound()
    desktop: Desktop = Desktop()
    speech: Speech = Speech()
    command: Command = Command()
    push: Push = Push()


class Config(NamedTuple):
    """All settings, checked. Durations are in milliseconds."""

    ringer: Annotated[bool, FLAG, "Ring on when the terminal is gone."] = True
    theme: Annotated[str, WORD, "The name of a theme; auto leaves it to the program."] = "auto"
    reduced_motion: Annotated[bool, FLAG, "No flashing, no sliding."] = False
    inhibit_sleep: Annotated[bool, FLAG, "Keep the machine from falling asleep while a timer runs."] = True
    library: Annotated[tuple[str, ...], FOLDERS, "Folders of your own recipes, besides the program's own."] = ()
    keys: Annotated[Mapping[str, tuple[str, ...]], KEYS, "Keys of your choice for actions."] = {}
    presets: Annotated[Mapping[str, str], PRESETS, "Timers of your own by name; the `a` line knows the names."] = {}
    alarms: Alarms = Alarms()


class Field(NamedTuple):
    """One setting; `key` is its place with dots: "alarms.sound.volume"."""

    key: str
    kind: FieldType
    default: Any
    about: str


def fields(table: Any = Config, prefix: str = "") -> Iterator[Field]:
    """Every setting in order, through all tables."""
    for name, hint in table.__annotations__.items():
        key = prefix + name
        if is_table(hint):
            yield from fields(hint, key + ".")
        else:
            kind, about = hint.__metadata__
            yield Field(key, kind, table._field_defaults[name], about)


def is_table(hint: Any) -> bool:
    """Whether an annotation names a table of settings and not a setting."""
    return hasattr(hint, "_fields")


def built(values: Mapping[str, Any], table: Any = Config, prefix: str = "") -> Any:
    """The table with `values` (by dotted key) in place of its defaults."""
    parts = {}
    for name, hint in table.__annotations__.items():
        if is_table(hint):
            parts[name] = built(values, hint, f"{prefix}{name}.")
        elif prefix + name in values:
            parts[name] = values[prefix + name]
    return table(**parts)


def alert_rules(alarms: Alarms) -> Rules:
    """Return the rules of alerts (when they escalate, how they snooze) that the settings ask for."""
    return Rules(
        sound_cap_ms=alarms.sound_cap,
        escalate_critical_ms=alarms.escalation.critical,
        escalate_normal_ms=alarms.escalation.normal,
        escalate_gentle_ms=alarms.escalation.gentle,
        snooze=alarms.snooze,
    )
