"""`timer`, `note`, `log` and `journal`: the session from any terminal, and its records."""

import json
import threading
from collections.abc import Sequence

import pytest

from kitchen_tui.cli import session_commands
from kitchen_tui.journal.batch import QueuedWrite
from kitchen_tui.journal.writer_thread import Appender
from kitchen_tui.model.duration import HOUR, MINUTE, SECOND
from kitchen_tui.testing import FakeClock
from tests.cli.conftest import PORK, Shell, sentence
from tests.journal.records import set_schema

pytestmark = pytest.mark.usefixtures("clock")


def test_a_timer_opens_a_session_and_is_echoed(shell: Shell) -> None:
    ran = shell("timer", "5m", "eggs")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("eggs 5:00 → ")
    assert shell.status["timers"][0]["name"] == "eggs"


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        (("5",), "5:00"),
        (("90s",), "1:30"),
        (("1:30",), "1:30"),
        (("1h30",), "1:30:00"),
        (("90-120m", "roast"), "roast 2:00:00"),
        (("12m", "rice", "from", "5m", "ago"), "rice 7:00"),
    ],
)
def test_durations_are_read_as_in_the_app(shell: Shell, words: tuple[str, ...], printed: str) -> None:
    assert printed in shell("timer", *words).out


@pytest.mark.parametrize("words", [("soon",), ("0",), ("5x", "eggs"), ("",), (), ("9999h",)])
def test_an_unreadable_time_is_refused_and_nothing_opened(shell: Shell, words: tuple[str, ...]) -> None:
    sentence(shell("timer", *words), 2)
    assert shell("status").code == 3


def test_equal_names_get_numbers(eggs: Shell) -> None:
    assert eggs("timer", "6m", "eggs").out.startswith("eggs 2 6:00")


def test_a_timer_is_controlled_by_its_slot(eggs: Shell, clock: FakeClock) -> None:
    clock.advance(MINUTE)
    assert eggs("timer", "--list").out.startswith("1  eggs 4:00 → ")
    assert "paused" in eggs("timer", "--pause", "1").out
    clock.advance(MINUTE)
    assert eggs("timer", "--resume", "1").out.startswith("1  eggs 4:00 → ")
    assert eggs("timer", "--add", "90s", "1").out.startswith("1  eggs 5:30 → ")
    assert eggs("timer", "--finish", "1").code == 0
    assert eggs("timer", "7m", "rice").code == 0
    assert eggs("timer", "--cancel", "1").code == 0
    states = [timer["state"] for timer in eggs.status["timers"]]
    assert "running" not in states


def test_a_timer_is_controlled_by_the_start_of_its_name(eggs: Shell) -> None:
    eggs("timer", "12m", "brown", "rice")
    assert "paused" in eggs("timer", "--pause", "Brown").out
    assert "2  brown rice 17:00" in eggs("timer", "--add", "5m", "brown rice").out
    assert "2  peas 17:00" in eggs("timer", "--rename", "brown", "peas").out
    assert "peas" not in eggs("timer", "--cancel", "peas").out
    sentence(eggs("timer", "--finish", "peas"), 1, ["There is no timer “peas”; the only one is eggs."])
    eggs("timer", "5m", "egg", "whites")
    sentence(eggs("timer", "--pause", "egg"), 1, ["“egg” could be"])


def test_a_timer_is_given_less_time_or_another_name(eggs: Shell) -> None:
    assert eggs("timer", "--add", "-2m", "1").out.startswith("1  eggs 3:00 → ")
    assert eggs("timer", "--add", "+90s", "1").out.startswith("1  eggs 4:30 → ")
    assert eggs("timer", "--rename", "1", "new", "potatoes").out.startswith("1  new potatoes 4:30 → ")


def test_a_stopwatch_counts_up(shell: Shell, clock: FakeClock) -> None:
    assert shell("timer", "up", "soup").out == "soup 0:00 counting up\n"
    clock.advance(90 * SECOND)
    assert shell("timer", "--list").out == "1  soup 1:30 counting up\n"
    assert "soup  1:30  counting up" in shell("status").out


def test_a_preset_of_the_config_is_found_by_its_name(shell: Shell) -> None:
    shell.config('[presets]\neggs = "6-7m eggs"\nbad = "eggs 5m"\n')
    assert "presets must be" in shell("timer", "5m").err
    shell.config('[presets]\neggs = "6-7m soft eggs"\n')
    assert shell("timer", "Eggs").out.startswith("soft eggs 7:00 → ")


@pytest.mark.parametrize("option", ["--list", "--pause", "--resume", "--finish", "--cancel"])
def test_without_a_session_no_timer_can_be_changed(shell: Shell, option: str) -> None:
    sentence(shell("timer", option, *(() if option == "--list" else ("1",))), 3)
    sentence(shell("timer", "--add", "5m", "1"), 3)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--pause", "4"), 1),
        (("--pause", "x"), 1),
        (("--add", "5m", "x"), 1),
        (("--add", "x", "1"), 2),
        (("5m", "--list"), 2),
        (("5m", "--rename", "1", "x"), 2),
        (("--rename", "1"), 2),
        (("--rename", "x", "y"), 1),
        (("--add", "-x", "1"), 2),
        (("--add", "5-6m", "1"), 2),
        (("+5",), 2),
        (("= potatoes",), 2),
    ],
)
def test_an_unknown_slot_is_reported(eggs: Shell, words: tuple[str, ...], code: int) -> None:
    sentence(eggs("timer", *words), code)


def test_a_note_goes_to_the_open_session_and_into_the_log(eggs: Shell, clock: FakeClock) -> None:
    assert eggs("note", "six", "minutes", "are", "better").code == 0
    clock.advance(6 * MINUTE)
    eggs("timer", "--finish", "1")
    ran = eggs("log")
    assert (ran.code, ran.err) == (0, "")
    assert "eggs  6:00, planned 5 min" in ran.out
    assert "six minutes are better" in ran.out


def test_the_log_as_json(eggs: Shell) -> None:
    eggs("note", "n")
    [session] = [json.loads(line) for line in eggs("log", "--json").out.splitlines()]
    assert set(session) == {"id", "started_at", "closed", "recipes", "timers", "notes"}
    assert session["timers"][0] == {
        "name": "eggs",
        "recipe": None,
        "state": "running",
        "elapsed_s": 0,
        "min_s": 300,
        "max_s": 300,
    }
    assert (session["closed"], session["notes"]) == (False, ["n"])


def test_the_log_shows_how_long_a_running_timer_has_run(eggs: Shell, clock: FakeClock) -> None:
    clock.advance(2 * MINUTE)
    [session] = [json.loads(line) for line in eggs("log", "--json").out.splitlines()]
    assert (session["timers"][0]["state"], session["timers"][0]["elapsed_s"]) == ("running", 120)
    assert "eggs  running 2:00, planned 5 min" in eggs("log").out


def test_a_timer_ends_when_its_session_is_closed(eggs: Shell, clock: FakeClock) -> None:
    clock.advance(2 * MINUTE)
    assert eggs("cook", "pan-seared-steak", "--new").code == 0
    clock.advance(9 * MINUTE)
    session = json.loads(eggs("log", "--json").out.splitlines()[1])
    assert (session["timers"][0]["state"], session["timers"][0]["elapsed_s"]) == ("cancelled", 120)
    assert "eggs  2:00 until the session was closed, planned 5 min" in eggs("log").out


def test_a_note_is_stored_completely_or_refused(eggs: Shell) -> None:
    assert eggs("note", "x" * 500).code == 0
    sentence(eggs("note", "x" * 501), 2, ["at most 500 characters"])
    assert json.loads(eggs("log", "--json").out)["notes"] == ["x" * 500]


def test_a_note_after_dinner_goes_to_the_last_session_which_stays_closed(eggs: Shell, clock: FakeClock) -> None:
    eggs("note", "six minutes")
    clock.advance(MINUTE)
    eggs("cook", "--new")
    assert eggs("status").code == 3
    assert eggs("note", "a minute", "less").code == 0
    assert eggs("status").code == 3
    (past,) = [json.loads(line) for line in eggs("log", "--json").out.splitlines()]
    assert (past["closed"], past["notes"]) == (True, ["six minutes", "a minute less"])
    assert eggs("timer", "1m", "tea").code == 0
    assert list(eggs.timers) == ["tea"]


def test_the_log_without_sessions_is_empty_and_its_count_is_positive(shell: Shell) -> None:
    assert shell("log") == (0, "", "")
    sentence(shell("log", "0"), 2)
    sentence(shell("log", "x"), 2)
    sentence(shell("note", "x"), 3)
    sentence(shell("note"), 2)


def test_the_log_shows_as_many_as_asked(shell: Shell) -> None:
    for _ in range(3):
        shell("cook", "pan-seared-steak", "--new")
    assert len(shell("log", "--json", "2").out.splitlines()) == 2


def test_an_undamaged_journal_passes_the_check(eggs: Shell) -> None:
    assert eggs("journal", "check") == (0, "the journal is sound\n", "")


def test_an_export_is_imported_without_loss(
    eggs: Shell, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported = eggs("journal", "export")
    assert (exported.code, exported.err) == (0, "")
    status = eggs("status", "--json").out
    monkeypatch.setenv("KITCHEN_TUI_HOME", str(tmp_path_factory.mktemp("other")))
    assert eggs("status").code == 3
    records = exported.out.count("\n")
    assert eggs("journal", "import", "-", stdin=exported.out).out == f"{records} records were new\n"
    assert eggs("journal", "import", "-", stdin=exported.out).out == "0 records were new\n"
    assert eggs("status", "--json").out == status


@pytest.mark.parametrize(
    ("words", "code"), [(("import",), 2), (("export", "x"), 2), (("mend",), 2), (("import", "no"), 1)]
)
def test_journal_refuses_wrong_arguments(shell: Shell, words: tuple[str, ...], code: int) -> None:
    sentence(shell("journal", *words), code)


def test_a_line_that_is_not_a_record_exits_with_4_and_imports_nothing(eggs: Shell) -> None:
    lines = eggs("journal", "export").out
    sentence(eggs("journal", "import", "-", stdin=lines + "{}\n"), 4)


@pytest.mark.parametrize(
    "words", [("status",), ("timer", "5m"), ("note", "x"), ("log",), ("cook", "x"), ("journal", "check")]
)
def test_a_journal_of_a_newer_version_is_refused_and_not_touched(eggs: Shell, words: tuple[str, ...]) -> None:
    set_schema(eggs.journal, 99)
    before = eggs.journal.read_bytes()
    sentence(eggs(*words), 4, ["newer"])
    assert eggs.journal.read_bytes() == before


def test_a_damaged_journal_is_reported_and_the_next_verb_goes_on(eggs: Shell) -> None:
    path = eggs.journal
    path.write_bytes(b"not a journal at all, but some text")
    sentence(eggs("journal", "check"), 4)
    ran = eggs("timer", "5m", "rice")
    assert ran.code == 0
    aside = [file.name for file in path.parent.iterdir() if "damaged" in file.name]
    assert aside
    assert aside[0] in ran.err


@pytest.mark.parametrize("words", [("status",), ("log",), ("journal", "export"), ("timer", "--list"), ("note", "x")])
def test_a_damaged_event_is_skipped_and_reported_after_reading(eggs: Shell, words: tuple[str, ...]) -> None:
    assert eggs("timer", "9m", "rice").code == 0
    path = eggs.journal
    path.write_bytes(path.read_bytes().replace(b'"rice"', b'"sice"'))
    ran = eggs(*words)
    assert ran.code == 0
    assert ran.out
    assert "1 event in the journal could not be read and had to be skipped." in ran.err
    assert "Traceback" not in ran.err


def test_a_slow_disk_gets_more_time_and_the_timer_is_printed_as_requested(
    shell: Shell, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = threading.Event()
    append = Appender.append

    def slowly(appender: Appender, batch: Sequence[QueuedWrite]) -> None:
        assert printed.wait(10)
        append(appender, batch)

    def say(sentence: str) -> None:
        assert sentence == "Saving… the disk is slow."
        clock.advance(MINUTE)
        printed.set()

    monkeypatch.setattr(Appender, "append", slowly)
    monkeypatch.setattr(session_commands, "print_message", say)
    monkeypatch.setattr(session_commands, "FLUSH_S", 0.01)
    assert shell("timer", "5m", "eggs").out.startswith("eggs 5:00 → ")
    assert shell("timer", "--list").out.startswith("1  eggs 4:00 → ")


@pytest.mark.parametrize("words", [("timer", "5m", "eggs"), ("journal", "import", "-")])
def test_a_result_is_not_printed_unless_it_is_committed(
    shell: Shell, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kitchen_tui.cli.session_commands.FLUSH_S", 0.1)
    shell.home.mkdir()
    (shell.home / "data").write_text("a file where the journal's folder should be")
    lines = '{"version": 1}' if words[0] == "journal" else ""
    sentence(shell(*words, stdin=lines), 4)


@pytest.mark.parametrize(("answers", "goes_on"), [("c\n", True), ("p\n", False), ("", False)])
def test_a_forgotten_session_is_not_revived_by_a_timer(
    shell: Shell, clock: FakeClock, answers: str, goes_on: bool
) -> None:
    shell("cook", PORK)
    before = shell.session_id
    clock.advance(80 * HOUR)
    ran = shell("timer", "5m", "eggs", answers=answers)
    assert (ran.code, ran.out[:9]) == (0, "eggs 5:00")
    assert "was left open" in ran.err
    after = shell.status["session"]
    assert (after["id"] == before) is goes_on
    assert len(after["recipes"]) == goes_on


def test_an_invalid_timer_opens_no_session(shell: Shell, clock: FakeClock) -> None:
    shell("cook", PORK)
    clock.advance(80 * HOUR)
    sentence(shell("timer", "soon"), 2)
    assert shell("status").code == 0


def test_on_a_terminal_a_timer_without_a_ringer_is_reported(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(shell.home))
    assert shell("timer", "5m", "eggs").err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert "Nothing rings unless a screen is open: install pipewire-bin" in shell("timer", "5m", "tea").err
