"""`check --fix` repairs only what is certain, and `new` creates a recipe without overwriting another."""

import sys
from pathlib import Path

import pytest

from kitchen_tui.cli.recipe_files import editor
from kitchen_tui.recipes.formats.yaml.reader import read_yaml
from kitchen_tui.recipes.formats.yaml.writer import skeleton
from tests.cli.conftest import Shell, sentence

GOOD = "title: Soup\nsteps:\n  - title: Boil\n    text: Boil it.\n"


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("\ufeff" + GOOD, ["byte-order mark"]),
        (GOOD.replace("\n", "\r\n"), ["line ends"]),
        (GOOD.replace("\n", "\r"), ["line ends"]),
        (GOOD.replace("    text", "\ttext"), ["tabs"]),
        (GOOD.replace("Soup", "Soup  "), ["spaces"]),
        (GOOD.replace("title: Soup", "titel: Soup"), ["line 1: “titel” became “title”"]),
        (GOOD.replace("steps", "stpes").replace("text", "txet"), ["line 2", "line 4"]),
        (
            "\ufeff" + GOOD.replace("steps:", "stpes:  ").replace("\n", "\r\n"),
            ["mark", "line ends", "spaces", "line 2"],
        ),
    ],
)
def test_certain_repairs_are_made_and_reported(shell: Shell, tmp_path: Path, before: str, said: list[str]) -> None:
    path = tmp_path / "soup.yaml"
    path.write_bytes(before.encode())
    ran = shell("check", "--fix", str(path))
    assert (ran.code, ran.out) == (0, f"{path}: fine, 1 step\n")
    assert len(ran.err.splitlines()) == len(said)
    for words in said:
        assert words in ran.err
    assert path.read_text(encoding="utf-8") == GOOD
    assert shell("check", "--fix", str(path)).err == ""


@pytest.mark.parametrize(
    "text",
    [
        "titel: Soup\ntitle: Soup\nsteps: [Boil]\n",  # the right key is there already
        "title: Soup\nsteps:\n  - zzz: Boil\n",  # nothing is near
        "title: Soup\nsteps:\n  - title: Boil\n    text: |\n      Two  \n      lines\n",  # spaces inside a text
        "title: Soup\nsteps: [Boil\n",
        "title: Soup\nservings: many\nsteps: [Boil]\n",
    ],
)
def test_uncertain_repairs_are_not_made(shell: Shell, tmp_path: Path, text: str) -> None:
    path = tmp_path / "soup.yaml"
    path.write_text(text, encoding="utf-8")
    ran = shell("check", "--fix", str(path))
    assert "repaired" not in ran.err
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("data", [b"\xff\xfe\0", b"title: \xe8\r\n", b"\0"])
def test_binary_input_is_left_alone(shell: Shell, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "soup.yaml"
    path.write_bytes(data)
    sentence(shell("check", "--fix", str(path)), 1)
    assert path.read_bytes() == data


@pytest.mark.parametrize("name", ["soup.cook", "soup.md", "soup.txt"])
def test_in_other_formats_only_invisible_characters_are_repaired(shell: Shell, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes("\ufeffIngredients  \r\n\r\n- 2 leeks\r\n\r\nSteps\r\n\r\n1. Boil.\r\n".encode())
    shell("check", "--fix", str(path))
    assert path.read_bytes() == b"Ingredients  \n\n- 2 leeks\n\nSteps\n\n1. Boil.\n"


def test_a_link_stays_a_link(shell: Shell, tmp_path: Path) -> None:
    real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    real.write_text("\ufeff" + GOOD, encoding="utf-8")
    link.symlink_to(real)
    assert shell("check", "--fix", str(link)).code == 0
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == GOOD


def test_a_new_recipe_is_valid_and_its_path_is_printed(shell: Shell) -> None:
    ran = shell("new", "leek-soup")
    path = shell.home / "recipes" / "leek-soup.yaml"
    assert (ran.code, ran.out) == (0, f"{path}\n")
    assert "$EDITOR" in ran.err
    assert path.read_text(encoding="utf-8").startswith("title: Leek soup\n")
    assert shell("check", str(path)).code == 0


@pytest.mark.parametrize("name", ["leek-soup", "a: b", "#1", 'mum\'s "best"', "yes", "-"])
def test_every_skeleton_reads(name: str) -> None:
    reading = read_yaml(skeleton(name), "x")
    assert reading.problems == ()
    assert reading.recipe is not None
    assert reading.recipe.steps[0].timers


def test_every_comment_of_the_skeleton_is_right() -> None:
    """Without its comment signs the file says more, and is still a valid recipe."""
    lines = skeleton("soup").splitlines()
    said = [line.replace("# ", "", 1) if line.lstrip().startswith("# ") and ":" in line else line for line in lines]
    kept = [
        line for line in said if not line.startswith("Lines as") and "With more" not in line and "after:" not in line
    ]
    reading = read_yaml("\n".join(kept) + "\n", "soup")
    assert reading.problems == ()
    assert reading.recipe is not None
    assert reading.recipe.storage.keeps
    assert reading.recipe.steps[0].timers[0].checks


@pytest.mark.parametrize("variable", ["EDITOR", "VISUAL"])
def test_it_is_opened_in_the_cooks_editor(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, variable: str
) -> None:
    """The editor may have options; the edited file is checked."""
    script = tmp_path / "edit or.py"
    script.write_text("import sys; open(sys.argv[2], 'w').write('titel: x\\n'); assert sys.argv[1] == '--wait'\n")
    monkeypatch.setenv(variable, f"'{sys.executable}' '{script}' --wait")
    ran = shell("new", "soup")
    assert ran.code == 1
    assert "“titel” is not a key" in ran.err


def test_without_one_that_is_set_a_common_editor_is_used_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("vi", "nano"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert editor() == ""
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    assert editor() == "nano"
    (tmp_path / "nano").unlink()
    assert editor() == "vi"
    monkeypatch.setenv("EDITOR", "ed")
    assert editor() == "ed"


def test_an_editor_that_is_not_there_loses_nothing(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor")
    ran = shell("new", "soup")
    assert (ran.code, "no-such-editor" in ran.err) == (0, True)
    assert (shell.home / "recipes" / "soup.yaml").exists()


@pytest.mark.parametrize("suffix", [".yaml", ".cook"])
def test_nothing_is_overwritten(shell: Shell, suffix: str) -> None:
    path = shell.own(f"soup{suffix}", "mine")
    sentence(shell("new", "soup"), 1, [str(path)])
    assert path.read_text(encoding="utf-8") == "mine"
    assert len(list(path.parent.iterdir())) == 1


def test_timers_that_are_not_read_are_listed_with_their_places(shell: Shell, tmp_path: Path) -> None:
    recipe = tmp_path / "cheese.cook"
    recipe.write_text("Ferment @cabbage{} for ~kraut{2%weeks}, ~cheese{3%months}, ~tea{3%Minuten}, ~{some%minutes}.\n")
    ran = shell("check", str(recipe))
    assert ran.code == 0
    assert ran.out == f"{recipe}: 3 uncertain, 1 step\n"
    places = [line.split(": ")[0].removeprefix(str(recipe)) for line in ran.err.splitlines()]
    assert places == [
        ":1:41",
        ":1:60",
        ":1:77",
    ]
