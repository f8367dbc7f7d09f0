"""`cook` continues a session, adds a dish, closes the session, or refuses, up to the start of the screen."""

from unittest import mock

import pytest

from kitchen_tui.cli.command_line import parse
from kitchen_tui.cli.io import ask
from kitchen_tui.cli.main import main
from kitchen_tui.cli.verbs import cook, load
from kitchen_tui.model.duration import HOUR, MINUTE
from kitchen_tui.testing import FakeClock
from tests.cli.conftest import PORK, Shell, Stdin, sentence

pytestmark = pytest.mark.usefixtures("clock")
SOUP = "title: Soup\nservings: 4\nsteps:\n  - title: Boil\n    timers: {boil: 5 min}\n"


@pytest.fixture
def pork(shell: Shell) -> Shell:
    """A shell whose session has the pork belly."""
    shell("cook", PORK)
    return shell


def test_a_first_start_asks_nothing(shell: Shell) -> None:
    assert shell("cook", PORK) == (0, "", "")
    assert shell.greetings == [""]
    assert shell.dishes == [PORK]


def test_without_a_verb_the_open_session_continues(pork: Shell) -> None:
    before = pork.session_id
    assert pork().code == 0
    assert len(pork.greetings) == 2
    assert pork.session_id == before


@pytest.mark.parametrize("words", [[], [PORK], ["eggs@-10m", "toast", ""]])
def test_dishes_without_options_are_parsed_as_argparse_does(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    verb, run = load("cook"), mock.Mock(return_value=0)
    monkeypatch.setitem(cook.VERBS, "cook", verb._replace(run=run))
    main(["cook", *words])
    assert vars(run.call_args.args[0]) == vars(parse(verb, "cook", words))


def test_the_same_recipe_continues(pork: Shell) -> None:
    before = pork.status
    assert pork("cook", PORK).code == 0
    assert pork.session_id == before["session"]["id"]
    assert len(pork.status["session"]["recipes"]) == 1


def test_the_same_file_by_its_path_continues(shell: Shell) -> None:
    path = shell.own("soup.yaml", SOUP)
    shell("cook", "soup")
    before = shell.session_id
    assert shell("cook", str(path)).code == 0
    assert shell.session_id == before


def test_a_session_continues_if_its_recipe_is_deleted_or_changed(shell: Shell) -> None:
    path = shell.own("soup.yaml", SOUP)
    shell("cook", "soup")
    before = shell.status
    path.write_text("titel: broken\n", encoding="utf-8")
    assert shell("cook", "soup").code == 0
    path.unlink()
    assert shell("cook", "soup").code == 0
    assert shell.status == before


def test_another_recipe_asks_and_is_cooked_beside_it(pork: Shell) -> None:
    pork.own("soup.yaml", SOUP)
    ran = pork("cook", "soup", answers="b\n")
    assert ran.code == 0
    assert ran.out == ""
    assert "is still open" in ran.err
    assert pork.dishes == [PORK, "soup"]


def test_another_recipe_asks_and_closes_the_open_session(pork: Shell) -> None:
    pork.own("soup.yaml", SOUP)
    before = pork.session_id
    assert pork("cook", "soup", answers="?\np\n").code == 0
    after = pork.status["session"]
    assert [recipe["name"] for recipe in after["recipes"]] == ["soup"]
    assert after["id"] != before


def test_a_title_in_a_question_is_text(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Titles are cleaned when recipes are read, but those of an imported journal never were."""
    with Stdin("y\n", terminal=True) as answers:
        monkeypatch.setattr("sys.stdin", answers)
        assert ask("\x1b]0;owned\x07 is still open.", {"y": "yes"}, "--new closes it") == "y"
    asked = capsys.readouterr().err
    assert "owned" in asked
    assert "\x1b" not in asked


@pytest.mark.parametrize("answer", ["q\n", "\n"])
def test_leaving_a_question_unanswered_changes_nothing(pork: Shell, answer: str) -> None:
    pork.own("soup.yaml", SOUP)
    before = pork.status
    ran = pork("cook", "soup", answers=answer)
    assert (ran.code, len(pork.greetings)) == (0, 1)
    assert pork.status == before


def test_without_a_terminal_to_ask_it_is_a_usage_error(pork: Shell) -> None:
    pork.own("soup.yaml", SOUP)
    before = pork.status
    sentence(pork("cook", "soup"), 2, ["is still open", "--new"])
    assert pork.status == before


def test_new_closes_the_open_session_without_a_question(pork: Shell) -> None:
    before = pork.session_id
    assert pork("cook", PORK, "--new") == (0, "", "")
    assert pork.session_id != before


@pytest.mark.parametrize("words", [("nothing-like-it",), ("gone.yaml",)])
def test_a_missing_recipe_does_not_close_the_open_session(pork: Shell, words: tuple[str, ...]) -> None:
    before = pork.status
    sentence(pork("cook", *words, "--new"), 1)
    assert pork.status == before


def test_the_speed_belongs_to_the_session(shell: Shell) -> None:
    shell("cook", PORK, "--speed", "60")
    assert shell.status["session"]["speed"] == 60
    sentence(shell("cook", PORK, "--speed", "10"), 2, ["runs at speed 60", "--new"])
    assert shell("cook", PORK, "--speed", "60").code == 0
    assert shell("cook", PORK).code == 0
    assert shell("cook", PORK, "--speed", "10", "--new").code == 0
    assert shell.status["session"]["speed"] == 10


@pytest.mark.parametrize(
    "words",
    [
        ("--speed", "0"),
        ("--speed", "-1"),
        ("--speed", "nan"),
        ("--speed", "x"),
        ("--servings", "0"),
        ("--servings", "1.5"),
        ("--fast",),
    ],
)
def test_invalid_values_are_refused(shell: Shell, words: tuple[str, ...]) -> None:
    sentence(shell("cook", PORK, *words), 2)
    assert shell("status").code == 3


@pytest.mark.parametrize("servings", ["2", "5", "9"])
def test_requested_servings_scale_the_amounts(shell: Shell, servings: str) -> None:
    shell("cook", PORK, "--servings", servings)
    found = shell.status
    assert found["session"]["recipes"][0]["servings"] == int(servings)
    listed = [line.removeprefix("- ") for line in shell("scale", PORK, "--servings", servings).out.splitlines()]
    assert all(line["text"] in listed for line in found["ingredients"])


def test_servings_of_a_recipe_without_servings_are_refused(shell: Shell) -> None:
    shell.own("soup.yaml", SOUP.replace("servings: 4\n", ""))
    sentence(shell("cook", "soup", "--servings", "3"), 1, ["does not say how many it serves"])
    assert shell("status").code == 3


def test_a_stale_session_is_never_resumed_silently(pork: Shell, clock: FakeClock) -> None:
    before = pork.session_id
    clock.advance(13 * HOUR)
    sentence(pork("cook", PORK), 2, ["was left open", "--new"])
    assert pork("cook", PORK, answers="c\n").code == 0
    assert pork.session_id == before
    clock.advance(13 * HOUR)
    assert pork("cook", PORK, answers="p\n").code == 0
    assert pork.session_id != before


def test_the_last_time_is_shown_when_a_recipe_is_opened_again(shell: Shell, clock: FakeClock) -> None:
    shell.own("soup.yaml", SOUP)
    shell("cook", "soup")
    shell("note", "less", "salt")
    clock.advance(MINUTE)
    shell("cook", "soup", "--new")
    assert "less salt" in shell.greetings[-1]


def test_a_name_of_several_words_needs_no_quotes(shell: Shell) -> None:
    shell.own("soup.yaml", SOUP)
    assert shell("cook", "belly", "pork").code == 0
    assert shell.dishes == [PORK]
    assert shell("cook", "pork", "soup", "--new").code == 0
    assert shell.dishes == [PORK, "soup"]
    assert "pork belly" in shell("show", "belly", "pork").out
    sentence(shell("cook", "belly", "soop"), 1, ["“soop”"])


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("porc", "There is no recipe “porc”. Did you mean honey-glazed-pork-belly?"),
        ("zzz", "There is no recipe “zzz”. kitchen-tui list shows the recipes."),
        ("./x.yaml", "./x.yaml: There is no such file. kitchen-tui list shows all recipes."),
        ("~nobody-of-that-name/x.yaml", "~nobody-of-that-name/x.yaml: There is no such file."),
    ],
)
def test_a_recipe_that_does_not_exist_is_refused_in_one_line(shell: Shell, name: str, message: str) -> None:
    printed = sentence(shell("cook", name), 1)
    assert printed.startswith(f"kitchen-tui: {message}")
    assert printed.count("\n") == 1


def test_a_file_with_problems_is_not_cooked(shell: Shell) -> None:
    shell.own("soup.yaml", "titel: Soup\n")
    printed = sentence(shell("cook", "soup"), 1, ["1:1", "“titel” is not a key", "Did you mean “title”?"])
    assert "cannot be cooked" in printed
    assert shell.greetings == []
    assert shell("status").code == 3


def test_a_part_of_a_name_is_enough_if_only_one_recipe_has_it(shell: Shell) -> None:
    assert shell("cook", "Honey").code == 0
    before = shell.status["session"]
    assert [recipe["name"] for recipe in before["recipes"]] == [PORK]
    assert shell("cook", "pork").code == 0
    assert shell.session_id == before["id"]
    shell.own("honey-cake.yaml", SOUP)
    sentence(shell("cook", "honey"), 1, ["Did you mean honey-cake or honey-glazed-pork-belly?"])
