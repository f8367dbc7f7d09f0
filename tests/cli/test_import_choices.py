"""Importing: one of several recipes, its questions, editing and names before anything is saved, and cooking a URL."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kitchen_tui.cli import io
from kitchen_tui.cli.composition import recipe_at_url
from tests.cli.conftest import PORK, Shell, sentence, site
from tests.support.terminal import PROGRAM, Terminal, surroundings

TWO = 'title,servings,ingredients,steps\nBean pot,4,"1 cup beans","Boil."\nPlain rice,2,"1 cup rice","Boil."\n'
PAGE = (
    '<script type="application/ld+json">{"@type":"Recipe","name":"Leek soup","recipeIngredient":["2 leeks"]}</script>'
)


@pytest.fixture
def two(tmp_path: Path) -> str:
    """A file with two recipes."""
    path = tmp_path / "two.csv"
    path.write_text(TWO, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("pick", "title"), [((), "Bean pot"), (("--pick", "2"), "Plain rice"), (("--pick", "RICE"), "Plain rice")]
)
def test_one_of_several_recipes_is_imported(shell: Shell, two: str, pick: tuple[str, ...], title: str) -> None:
    ran = shell("import", two, "--json", "--yes", *pick)
    assert (ran.code, json.loads(ran.out)["title"]) == (0, title)
    assert ("2 “Plain rice”" in ran.err) == (not pick)


def test_all_of_several_recipes_are_imported(shell: Shell, two: str) -> None:
    ran = shell("import", two, "--json", "--yes", "--pick", "all")
    assert ran.code == 0
    assert [json.loads(line)["title"] for line in ran.out.splitlines()] == ["Bean pot", "Plain rice"]
    assert shell.library == ["bean-pot", "plain-rice"]


def test_two_recipes_with_the_same_title_are_two_files(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text(TWO.replace("Plain rice", "Bean pot"), encoding="utf-8")
    assert shell("import", str(path), "--yes", "--pick", "all").code == 0
    assert shell.library == ["bean-pot", "bean-pot-2"]


def test_a_name_that_is_taken_does_not_stop_the_others(shell: Shell, two: str) -> None:
    shell.own("bean-pot.yaml", "title: Mine\nsteps: [Boil.]\n")
    ran = shell("import", two, "--yes", "--pick", "all")
    assert ran.code == 1
    assert "already a recipe “bean-pot”" in ran.err
    assert shell.library == ["bean-pot", "plain-rice"]
    assert "Mine" in (shell.home / "recipes" / "bean-pot.yaml").read_text()


@pytest.mark.parametrize("taken", ["bean-pot", "plain-rice"])
def test_a_name_that_is_taken_has_a_line_of_json_too(shell: Shell, two: str, taken: str) -> None:
    shell.own(f"{taken}.yaml", "title: Mine\nsteps: [Boil.]\n")
    ran = shell("import", two, "--yes", "--json", "--pick", "all")
    lines = {line["name"]: line for line in map(json.loads, ran.out.splitlines())}
    assert (ran.code, list(lines)) == (1, ["bean-pot", "plain-rice"])
    assert [name for name, line in lines.items() if line["written"] is None] == [taken]
    assert f"There is already a recipe “{taken}”" in lines[taken]["uncertain"][-1]["text"]


def test_an_invalid_pick_is_refused(shell: Shell, two: str) -> None:
    sentence(shell("import", two, "--yes", "--pick", "3"), 1, ["none of the 2 recipes", "1 “Bean pot”, 2 “Plain rice”"])
    sentence(shell("import", two, "--pick", "all", "--as", "x", "--yes"), 2, ["--as names one recipe"])


def test_a_recipe_is_never_written_through_a_link(shell: Shell, two: str, tmp_path: Path) -> None:
    target = tmp_path / "target.yaml"
    target.write_text("precious")
    (shell.home / "recipes").mkdir(parents=True)
    (shell.home / "recipes" / "bean-pot.yaml").symlink_to(target)
    (shell.home / "recipes" / "fish.yaml").symlink_to(tmp_path / "nowhere.yaml")
    assert shell("import", two, "--yes", "--force").code == 1
    assert shell("import", two, "--yes", "--as", "fish", "--force").code == 1
    assert shell("new", "fish").code == 1
    assert target.read_text() == "precious"
    assert not (tmp_path / "nowhere.yaml").exists()


def test_uncertain_parts_are_marked_in_the_preview(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "soup.txt"
    steps = "1. Boil the leeks.\n2. Stir in 2 tbsp sherry.\n"
    path.write_text(f"Leek soup\n\nIngredients\n\n- 2 leeks\n- 1 l water\n\nDirections\n\n{steps}", encoding="utf-8")
    lines = shell("import", str(path), answers="n\n").out.splitlines()
    doubt = next(number for number, line in enumerate(lines) if "? The steps use" in line)
    assert "sherry" in lines[doubt - 1]
    assert shell.library == []


def test_it_can_be_edited_before_it_is_written(shell: Shell, two: str, edits: Path) -> None:
    edits.write_text(
        "import sys, pathlib; p = pathlib.Path(sys.argv[1]); p.write_text(p.read_text().replace('4', '8'))"
    )
    ran = shell("import", two, answers="e\ny\n")
    assert ran.code == 0
    assert "[e] edit it first" in ran.err
    assert "Serves 8" in ran.out
    assert "servings: 8" in (shell.home / "recipes" / "bean-pot.yaml").read_text()


@pytest.fixture
def url(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Return the address of a recipe, which counts as public."""
    monkeypatch.setattr("kitchen_tui.recipes.formats.web.fetch.is_public", lambda address: True)
    recipe_at_url.cache_clear()
    with site(PAGE) as address:
        yield address


def test_a_recipe_is_cooked_from_its_url(shell: Shell, url: str) -> None:
    ran = shell("cook", url)
    assert ran.code == 0, ran.err
    assert "Uncertain" in ran.err
    assert "Leek soup" in json.dumps(shell.status)
    assert shell.library == []


def test_a_recipe_is_shown_from_its_url(shell: Shell, url: str) -> None:
    assert shell("show", url).out.startswith("Leek soup\n")


def test_a_url_that_cannot_be_fetched_opens_nothing(shell: Shell) -> None:
    assert shell("cook", "http://127.0.0.1:1/soup").code == 1
    assert shell("status").code == 3


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


# The editor -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("broken", ["title: [", "", "titel: Soup\n", "title: Soup\nservings: many\nsteps: [Boil.]\n"])
def test_an_unreadable_edit_is_edited_again_and_not_written(shell: Shell, soup: str, edits: Path, broken: str) -> None:
    edits.write_text(f"import sys; open(sys.argv[1], 'w').write({broken!r})")
    ran = shell("import", soup, answers="e\ny\nn\n")
    assert "It cannot be written yet.\n[n] discard it, [e] edit it again" in ran.err
    assert shell.library == []


def test_an_edit_can_be_corrected_in_a_second_one(shell: Shell, soup: str, edits: Path) -> None:
    edits.write_text(
        "import sys, pathlib; p = pathlib.Path(sys.argv[1]); t = p.read_text()\n"
        "p.write_text(t.replace('titel', 'title') if 'titel' in t else t.replace('title', 'titel'))"
    )
    assert shell("import", soup, answers="e\ne\ny\n").code == 0
    assert shell.library == ["pea-soup"]


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
    assert shell.library == ["pea-soup"]


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
    assert shell.library == ["green-soup", "mine"]


def test_a_taken_name_does_not_end_an_edit(shell: Shell, soup: str, edits: Path) -> None:
    shell.own("green-soup.yaml", "title: Green Soup\nsteps: [Boil.]\n")
    edits.write_text(_REPLACES.format("Pea Soup", "Green Soup"))
    ran = shell("import", soup, answers="e\ny\n")
    assert "It keeps the name “pea-soup”" in ran.err
    assert shell.library == ["green-soup", "pea-soup"]


# Names ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "stem"), [("mine.yaml", "mine"), ("mine.YAML", "mine"), (".yaml.yaml", None)])
def test_the_suffix_is_not_part_of_the_name(shell: Shell, soup: str, name: str, stem: str | None) -> None:
    shell("import", soup, "--yes", "--as", name)
    assert shell.library == ([stem] if stem else [])


def test_a_name_with_spaces_is_quoted_for_the_shell(shell: Shell, soup: str) -> None:
    assert "kitchen-tui cook 'Pea soup' cooks it" in shell("import", soup, "--yes", "--as", "Pea soup").err


@pytest.mark.parametrize("words", [("import", "--yes", "--as"), ("new",)])
def test_a_recipe_that_hides_an_included_one_is_pointed_out(shell: Shell, soup: str, words: tuple[str, ...]) -> None:
    source = (soup,) if "import" in words else ()
    ran = shell(words[0], *source, *words[1:], PORK)
    assert f"instead of the recipe “{PORK}” that is included" in ran.err
    assert "instead of" not in shell(words[0], *source, *words[1:], "fish").err


def test_leaving_reports_how_many_recipes_were_written(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "three.csv"
    path.write_text('title,ingredients,steps\nA,"1 egg",Boil.\nB,"1 egg",Boil.\nC,"1 egg",Boil.\n', encoding="utf-8")
    assert "1 of 3 recipes were written." in shell("import", str(path), "--pick", "all", answers="y\nn\nq\n").err
    assert shell.library == ["a"]


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
