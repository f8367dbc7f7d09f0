"""The settings: their layers, the messages for mistakes, and the texts generated from the table."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitchen_tui.config import Config, load
from kitchen_tui.config.load import OverrideError, apply_overrides, key_lines, render_default_file, render_effective
from kitchen_tui.config.settings import alert_rules, fields
from kitchen_tui.cooking.alert import Rules, SnoozeChoice


def written(folder: Path, text: str) -> Path:
    """Write a config file with this text."""
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_apply(tmp_path: Path) -> None:
    loaded = load(tmp_path / "none.toml", {})
    assert loaded.config == Config()
    assert set(loaded.sources.values()) == {"default"}
    assert loaded.problems == ()


def test_the_file_is_read_and_each_value_has_its_line(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """\
ringer = false
library = ["~/recipes",
           "/srv/recipes"]
[keys]
next = ["n", "right"]
undo = "u"
[alarms]
sound_cap = "5 min"
snooze = ["2 min", "10 %"]
escalation = { critical = "10 s" }
[alarms.sound]
volume = 30
levels = ["due", "escalated"]
[alarms.command]
run = ["say", "hello, cook"]
""",
    )
    config, sources, problems = load(path, {})
    assert problems == ()
    assert config.ringer is False
    assert config.library == (str(Path("~/recipes").expanduser()), "/srv/recipes")
    assert config.keys == {"next": ("n", "right"), "undo": ("u",)}
    assert config.alarms.sound_cap == 300_000
    assert config.alarms.snooze == (SnoozeChoice(ms=120_000), SnoozeChoice(percent=10))
    assert config.alarms.escalation.critical == 10_000
    assert config.alarms.escalation.normal == Config().alarms.escalation.normal
    assert config.alarms.sound.volume == 30
    assert config.alarms.sound.levels == ("due", "escalated")
    assert config.alarms.command.run == ("say", "hello, cook")
    assert sources["library"] == f"{path}:2"
    assert sources["alarms.escalation.critical"] == f"{path}:10"
    assert sources["alarms.sound.volume"] == f"{path}:12"
    assert sources["theme"] == "default"


def test_flags_override_the_environment_which_overrides_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, "theme = 'one'\nringer = false\nreduced_motion = true\n")
    environ = {"KITCHEN_TUI_THEME": "two", "KITCHEN_TUI_RINGER": "yes"}
    apply_overrides(["theme=three"], environ)
    loaded = load(path, environ)
    assert loaded.config.theme == "three"
    assert loaded.config.ringer is True
    assert loaded.sources["ringer"] == "KITCHEN_TUI_RINGER"
    assert loaded.config.reduced_motion is True


@pytest.mark.parametrize(
    ("flag", "words"),
    [
        ("theme", "needs KEY=VALUE"),
        ("thme=dark", "Did you mean theme?"),
        ("alarms.sound=loud", "is a table"),
        ("alarms.sound.volume=loud", "must be a whole number from 0 to 100"),
    ],
)
def test_an_invalid_flag_is_reported_and_no_flag_is_applied(flag: str, words: str) -> None:
    environ: dict[str, str] = {}
    with pytest.raises(OverrideError, match=re.escape(words)):
        apply_overrides(["theme=dark", flag], environ)
    assert environ == {}


@pytest.mark.parametrize(
    ("name", "text", "key", "value"),
    [
        ("KITCHEN_TUI_ALARMS_SOUND_VOLUME", "15", "volume", 15),
        ("KITCHEN_TUI_ALARMS_SOUND_ENABLED", "off", "enabled", False),
        ("KITCHEN_TUI_ALARMS_SOUND_LEVELS", "due, missed", "levels", ("due", "missed")),
        ("KITCHEN_TUI_ALARMS_SOUND_LEVELS", '["due"]', "levels", ("due",)),
        ("KITCHEN_TUI_ALARMS_SOUND_LEVELS", "", "levels", ()),
    ],
)
def test_the_environment_is_written_as_in_a_shell(name: str, text: str, key: str, value: object) -> None:
    loaded = load("/nowhere/config.toml", {name: text})
    assert getattr(loaded.config.alarms.sound, key) == value
    assert loaded.problems == ()


def test_a_text_in_the_environment_may_look_like_a_flag_or_a_number() -> None:
    assert load("/nowhere", {"KITCHEN_TUI_THEME": "on"}).config.theme == "on"
    assert load("/nowhere", {"KITCHEN_TUI_THEME": "7"}).config.theme == "7"


MISTAKES = [
    ("\nringre = true\n", 2, "there is no setting ringre. Did you mean ringer?"),
    ("[alarms.sonud]\nvolume = 3\n", 1, "there is no setting alarms.sonud. Did you mean alarms.sound?"),
    ("[alarms.sound]\n# louder\nvolum = 3\n", 3, "Did you mean alarms.sound.volume?"),
    ("alarms.sound.volum = 3\n", 1, "Did you mean alarms.sound.volume?"),
    ("qqqq = 1\n", 1, "kitchen-tui config --show"),
    ("alarms = 3\n", 1, "alarms is a table: write [alarms]"),
    ("library = [\n # none yet\n]\nringer = 1\n", 4, "ringer must be true or false."),
    ("theme = [\n1,\n]\n", 1, "theme must be a text in quotes."),
    ("[alarms.sound]\nvolume = 130\n", 2, "alarms.sound.volume must be a whole number from 0 to 100."),
    ("[alarms.sound]\nvolume = true\n", 2, "alarms.sound.volume must be a whole number"),
    ("[alarms.sound]\nlevels = ['loud']\n", 2, "alarms.sound.levels must be a list of some of warning, check"),
    ("[alarms]\nsound_cap = 'soon'\n", 2, "alarms.sound_cap must be a duration in quotes"),
    ("[alarms]\nsnooze = []\n", 2, "alarms.snooze must be a list of durations"),
    ("[alarms]\nsnooze = ['0 %']\n", 2, "alarms.snooze must be a list of durations"),
    ("[alarms.terminal]\nprotocol = '1337'\n", 2, "must be one of auto, 99, 777, 9."),
    ("[alarms.command]\nrun = 'rm -rf'\n", 2, "alarms.command.run must be a program"),
    ("library = ['recipes']\n", 1, "library must be a list of folders, each from / or ~"),
    ("[keys]\nnext = 3\n", 1, "keys must be a table that gives each action"),
    ("[keys]\nnext_step = []\n", 1, "keys must be a table that gives each action at least one key"),
    ("[keys]\nnext_step = ['n', '']\n", 1, "keys must be a table that gives each action at least one key"),
    ("keys = 3\n", 1, "keys must be a table that gives each action"),
    ("theme = 'a'\ntheme = 'b'\n", 2, "The whole file is ignored."),
    ("theme = \n", 1, "The whole file is ignored."),
    ("ringer = false\n[alarms\n", 2, "The whole file is ignored."),
]


@pytest.mark.parametrize(("text", "line", "sentence"), MISTAKES)
def test_an_error_is_reported_with_its_line(tmp_path: Path, text: str, line: int, sentence: str) -> None:
    """It has file, line, what is wrong and what is expected; the default replaces the wrong value."""
    path = written(tmp_path, text)
    config, _, problems = load(path, {})
    assert len(problems) == 1
    assert problems[0].startswith(f"{path}:{line}: ")
    assert sentence in problems[0]
    assert config == Config()


def test_all_errors_are_reported_at_once_and_the_rest_is_used(tmp_path: Path) -> None:
    path = written(tmp_path, "ringer = 1\nthemes = 'x'\nreduced_motion = true\n")
    loaded = load(path, {"KITCHEN_TUI_INHIBIT_SLEEP": "perhaps"})
    assert len(loaded.problems) == 3
    assert loaded.problems[2] == "KITCHEN_TUI_INHIBIT_SLEEP: inhibit_sleep must be true or false."
    assert loaded.config.reduced_motion is True


def test_an_unreadable_config_file_is_reported_and_ignored(tmp_path: Path) -> None:
    binary, huge, deep = tmp_path / "binary", tmp_path / "huge", tmp_path / "deep"
    binary.write_bytes(b"theme = 'a'\nringer = \xff\xfe\n")
    huge.write_bytes(b"#" * 1_000_001)
    deep.write_bytes(b"keys = " + b"[" * 100_000)
    for path, sentence in (
        (tmp_path, "directory"),
        (binary, ":2: the file is not UTF-8"),
        (huge, "too long"),
        (deep, ""),
    ):
        loaded = load(path, {})
        assert loaded.config == Config()
        assert len(loaded.problems) == 1
        assert sentence in loaded.problems[0]


_SCRAPS = st.sampled_from(["ringer", "alarms", "sound", "keys", "true", "1", *"=.[]{},\n\x1b", "[[", '"', "'''"])


@given(st.lists(st.one_of(_SCRAPS, st.text(max_size=5)), max_size=30).map("".join))
def test_any_file_content_gives_at_most_one_message(tmp_path: Path, text: str) -> None:
    """It never raises, and problems name the file on one printable line."""
    path = tmp_path / "config.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    loaded = load(path, {})
    assert isinstance(loaded.config, Config)
    assert all(problem.startswith(str(path)) and problem.isprintable() for problem in loaded.problems)


def test_windows_line_ends_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xef\xbb\xbftheme = 'dark'\r\nringer = 1\r\n")
    loaded = load(path, {})
    assert loaded.config.theme == "dark"
    assert loaded.problems == (f"{path}:2: ringer must be true or false.",)


def test_the_default_file_lists_every_setting_and_changes_nothing(tmp_path: Path) -> None:
    """It is made from the table of settings; without comment signs it gives the defaults again."""
    text = render_default_file()
    assert load(written(tmp_path, text), {}).config == Config()
    bare = re.sub(r"^# (\w+ = )", r"\1", text, flags=re.MULTILINE)
    path = written(tmp_path, bare)
    loaded = load(path, {})
    assert loaded.problems == ()
    assert loaded.config == Config()
    defaults = {field.key for field in fields() if loaded.sources[field.key] == "default"}
    assert defaults == set()


def test_the_shown_settings_are_valid_toml(tmp_path: Path) -> None:
    shown = render_effective(load(tmp_path / "none", {"KITCHEN_TUI_THEME": 'a "b" \\ c'}))
    assert tomllib.loads(shown)["theme"] == 'a "b" \\ c'
    assert "# KITCHEN_TUI_THEME\n" in shown
    assert load(written(tmp_path, shown), {}).problems == ()


@pytest.mark.parametrize(
    ("choice", "minutes", "seconds"),
    [
        (SnoozeChoice(ms=60_000), 90, 60),
        (SnoozeChoice(percent=5), 90, 270),
        (SnoozeChoice(percent=10), 12, 60),
        (SnoozeChoice(percent=5), 1, 30),
    ],
)
def test_a_share_of_the_duration_is_rounded_to_half_minutes(choice: SnoozeChoice, minutes: int, seconds: int) -> None:
    """5 % of 90 min is 4:30, and 5 % of a minute is 30 s instead of 3 s."""
    assert choice.length_ms(minutes * 60_000) == seconds * 1000


_NAMES = st.text("abc_-", min_size=1, max_size=3)
_PLAIN = st.one_of(
    st.integers(-9, 9).map(str),
    st.sampled_from(
        ['"text"', "'a [b] # c'", '"""\nlong\n[x]\n"""', "[\n  1, # one\n  2,\n]", "{ a = 1 }", "'''\na = 3\n'''"]
    ),
)


@given(st.dictionaries(_NAMES, st.dictionaries(_NAMES, _PLAIN, max_size=4), max_size=4))
def test_the_line_of_every_key_is_the_line_that_begins_with_it(tables: dict[str, dict[str, str]]) -> None:
    text = ""
    wanted = {}
    for table, values in tables.items():
        text += f"# about {table}\n\n"
        wanted[table] = text.count("\n") + 1
        text += f"[{table}]\n"
        for key, value in values.items():
            wanted[f"{table}.{key}"] = text.count("\n") + 1
            text += f"{key} = {value}\n"
    found = key_lines(text)
    assert {key: found[key] for key in wanted} == wanted


def test_the_defaults_are_those_of_the_alert_machine() -> None:
    assert alert_rules(Config().alarms) == Rules()


def test_the_alert_machine_uses_the_settings(tmp_path: Path) -> None:
    text = '[alarms]\nsound_cap = "5 min"\nsnooze = ["2 min"]\n[alarms.escalation]\nnormal = "10 s"\n'
    found = alert_rules(load(written(tmp_path, text), {}).config.alarms)
    assert (found.sound_cap_ms, found.escalation_ms["normal"]) == (300_000, 10_000)
    assert found.snooze == (SnoozeChoice(ms=120_000),)
