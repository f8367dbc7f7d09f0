"""The questions of `import` before anything is written: at a terminal, with an editor, and about names."""

import sys
from pathlib import Path

import pytest

from kitchen_tui.cli import io
from tests.cli.conftest import PORK, Shell
from tests.support.terminal import PROGRAM, Terminal, surroundings

SOUP = (
    "Pea Soup\n\nServes 4\n\nIngredients\n2 cups peas\n1 lemon\n\n"
    "Method\nSimmer the peas for 40 minutes, stirring every 10 minutes.\nSqueeze in the lemon.\n"
)
_REPLACES = "import sys, pathlib; p = pathlib.Path(sys.argv[1]); p.write_text(p.read_text().replace({!r}, {!r}))"


@pytest.fixture
def soup(tmp_path: Path) -> str:
    path = tmp_path / "soup.txt"
    path.write_text(SOUP, encoding="utf-8")
    return str(path)


def own(shell: Shell) -> list[str]:
    return sorted(path.stem for path in (shell.home / "recipes").glob("*.yaml"))


# The editor -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("broken", ["title: [", "", "titel: Soup\n", "title: Soup\nservings: many\nsteps: [Boil.]\n"])
def test_what_cannot_be_read_is_edited_again_and_not_written(shell: Shell, soup: str, edits: Path, broken: str) -> None:
    edits.write_text(f"import sys; open(sys.argv[1], 'w').write({broken!r})")
    ran = shell("import", soup, answers="e\ny\nn\n")
    assert "It cannot be written yet.\n[n] discard it, [e] edit it again" in ran.err
    assert own(shell) == []


def test_an_edit_can_be_corrected_in_a_second_one(shell: Shell, soup: str, edits: Path) -> None:
    edits.write_text(
        "import sys, pathlib; p = pathlib.Path(sys.argv[1]); t = p.read_text()\n"
        "p.write_text(t.replace('titel', 'title') if 'titel' in t else t.replace('title', 'titel'))"
    )
    assert shell("import", soup, answers="e\ne\ny\n").code == 0
    assert own(shell) == ["pea-soup"]


@pytest.mark.parametrize(
    ("editor", "why"),
    [
        ("no-such-editor", "“no-such-editor” was not found. Set $EDITOR"),
        (f"{sys.executable} -c 'raise SystemExit(3)'", "ended with an error (exit status 3)"),
        ("/", "could not be started"),
        ("'unclosed", "could not be started"),
    ],
)
def test_a_failing_editor_is_the_last_thing_on_screen(
    shell: Shell, soup: str, monkeypatch: pytest.MonkeyPatch, editor: str, why: str
) -> None:
    monkeypatch.setenv("EDITOR", editor)
    ran = shell("import", soup, answers="e\ny\n")
    assert why in ran.err
    assert "Errno" not in ran.err
    assert ran.out.count("Pea Soup\n") == 1  # the recipe is not printed again below the message
    assert own(shell) == ["pea-soup"]


def test_the_path_of_an_editor_may_have_spaces(
    shell: Shell, soup: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "my programs" / "edit"
    program.parent.mkdir()
    program.write_text(f"#!{sys.executable}\n{_REPLACES.format('Pea', 'Bean')}")
    program.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(program))
    assert "Bean Soup" in shell("import", soup, answers="e\ny\n").out


def test_the_name_follows_an_edited_title(shell: Shell, soup: str, edits: Path) -> None:
    edits.write_text(_REPLACES.format("Pea Soup", "Green Soup"))
    assert "library as “green-soup”?" in shell("import", soup, answers="e\ny\n").err
    shell("import", soup, "--as", "mine", answers="e\ny\n")
    assert own(shell) == ["green-soup", "mine"]


def test_a_taken_name_does_not_end_an_edit(shell: Shell, soup: str, edits: Path) -> None:
    shell.own("green-soup.yaml", "title: Green Soup\nsteps: [Boil.]\n")
    edits.write_text(_REPLACES.format("Pea Soup", "Green Soup"))
    ran = shell("import", soup, answers="e\ny\n")
    assert "It keeps the name “pea-soup”" in ran.err
    assert own(shell) == ["green-soup", "pea-soup"]


# Names ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "stem"), [("mine.yaml", "mine"), ("mine.YAML", "mine"), (".yaml.yaml", None)])
def test_the_suffix_is_no_part_of_the_name(shell: Shell, soup: str, name: str, stem: str | None) -> None:
    shell("import", soup, "--yes", "--as", name)
    assert own(shell) == ([stem] if stem else [])


def test_a_name_with_spaces_is_quoted_for_the_shell(shell: Shell, soup: str) -> None:
    assert "kitchen-tui cook 'Pea soup' cooks it" in shell("import", soup, "--yes", "--as", "Pea soup").err


@pytest.mark.parametrize("words", [("import", "--yes", "--as"), ("new",)])
def test_a_recipe_that_hides_an_included_one_is_pointed_out(shell: Shell, soup: str, words: tuple[str, ...]) -> None:
    source = (soup,) if "import" in words else ()
    ran = shell(words[0], *source, *words[1:], PORK)
    assert f"instead of the recipe “{PORK}” that is included" in ran.err
    assert "instead of" not in shell(words[0], *source, *words[1:], "fish").err


def test_leaving_says_how_many_were_written(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "three.csv"
    path.write_text('title,ingredients,steps\nA,"1 egg",Boil.\nB,"1 egg",Boil.\nC,"1 egg",Boil.\n', encoding="utf-8")
    assert "1 of 3 recipes were written." in shell("import", str(path), "--pick", "all", answers="y\nn\nq\n").err
    assert own(shell) == ["a"]


# The terminal -----------------------------------------------------------------------------------------------------


def test_the_preview_has_reminders_and_checks(shell: Shell, soup: str) -> None:
    assert "simmer: 40 min · Stir every 10 min" in shell("import", soup, answers="n\n").out
    assert "simmer: 90–120 min · from 1 h 30 min: Does a fork" in shell("show", PORK).out


def test_a_pipe_is_answered_at_the_terminal(tmp_path: Path, soup: str) -> None:
    home = tmp_path / "home"
    argv = ["sh", "-c", f"cat '{soup}' | \"$@\"", "sh", *PROGRAM, "import", "-"]
    terminal = Terminal(argv, surroundings(home), size=(60, 30))
    try:
        terminal.wait_for("Write this to your library")
        terminal.press("y\r", "Written:")
    finally:
        terminal.close()
    assert (home / "recipes" / "pea-soup.yaml").is_file()


def test_messages_are_wrapped_to_a_terminal_between_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    path = "/home/cook/.local/share/kitchen-tui/recipes/pea-soup.yaml"
    io.print_message(f"{path} cannot be written: there is no space left on the device.")
    assert capsys.readouterr().err.count("\n") == 1  # not a terminal
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    io.print_message(f"{path} cannot be written: there is no space left on the device.")
    first, *lines = capsys.readouterr().err.splitlines()
    assert first == path
    assert lines == ["cannot be written: there is no", "space left on the device."]
