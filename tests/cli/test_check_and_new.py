"""`check --fix` repairs only what is certain, and `new` creates a recipe without overwriting another."""

import re
import sys
from pathlib import Path

import pytest

from kitchen_tui.cli.recipe_files import editor
from kitchen_tui.recipes.formats.yaml.reader import read_yaml
from kitchen_tui.recipes.formats.yaml.writer import skeleton
from tests.cli.conftest import PORK, Shell, sentence
from tests.recipes.formats.yaml.catalogue import MISTAKES

GOOD = "title: Soup\nsteps:\n  - title: Boil\n    text: Boil it.\n"


@pytest.mark.parametrize(
    ("before", "repairs"),
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
def test_certain_repairs_are_made_and_reported(shell: Shell, tmp_path: Path, before: str, repairs: list[str]) -> None:
    path = tmp_path / "soup.yaml"
    path.write_bytes(before.encode())
    ran = shell("check", "--fix", str(path))
    assert (ran.code, ran.out) == (0, f"{path}: fine, 1 step\n")
    assert len(ran.err.splitlines()) == len(repairs)
    for words in repairs:
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
    active = [line.replace("# ", "", 1) if line.lstrip().startswith("# ") and ":" in line else line for line in lines]
    kept = [
        line for line in active if not line.startswith("Lines as") and "With more" not in line and "after:" not in line
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


def test_a_missing_editor_loses_nothing(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
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


_TIMERS = "title: Soup\nsteps:\n  - title: Boil\n    timers:\n      boil:\n        time: {time}\n{more}"
_BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{new}: &{new} [{','.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
FILES: dict[str, tuple[bytes, list[str]]] = {
    "empty": (b"", ["1:1", "empty"]),
    "binary": (bytes(range(256)) * 8, ["not a text file"]),
    "not UTF-8": (b"title: Cr\xe8me\nsteps: [Boil]\n", ["1:10", "UTF-8"]),
    "cyclic": (b"title: &a\n  - *a\nsteps: [Boil]\n", ["1:8", "2:5"]),
    "alias bomb": (_BOMB.encode(), ["liases"]),
    "wrong key": (b"title: Soup\nstpes: [Boil]\n", ["2:1", "“stpes” is not a key", "Did you mean “steps”?"]),
    "negative": (_TIMERS.format(time="-5 min", more="").encode(), ["6:15", "less than zero"]),
    "backward": (_TIMERS.format(time="10-5 min", more="").encode(), ["6:15", "runs backward"]),
    "check outside": (
        _TIMERS.format(time="10 min", more="        check: {ask: Done?, from: 20 min}\n").encode(),
        ["7:35", "after its timer ends"],
    ),
    "missing step": (b"title: Soup\nsteps:\n  - title: Boil\n    after: Chop\n", ["4:12", "no step “Chop”"]),
    "two of a name": (
        b"title: Soup\nsteps:\n  - title: A\n    timers: {boil: 5 min}\n  - title: B\n    timers: {boil: 6 min}\n",
        ["6:14", "Two timers are called “boil”", "line 4"],
    ),
    "nested deep": (b"[" * 2000, ["nested"]),
    "long": (b"title: Soup\n" + b"# x\n" * 100_000, ["20,000 lines"]),
    "large": (b"title: Soup\n" + b"# " + b"x" * 50_000_000, ["larger than 1 MB"]),
}


@pytest.mark.parametrize("kind", FILES)
def test_every_verb_that_reads_a_recipe_says_what_is_wrong_with_it(shell: Shell, tmp_path: Path, kind: str) -> None:
    data, words = FILES[kind]
    path = tmp_path / "bad.yaml"
    path.write_bytes(data)
    for verb in ("check", "show", "cook", "import", "export", "scale"):
        more = {"export": ("--to", "text"), "scale": ("--factor", "2"), "import": ("--yes",)}.get(verb, ())
        printed = sentence(shell(verb, str(path), *more), 1, words)
        assert str(path) in printed
    assert not (shell.home / "recipes").exists()


@pytest.mark.parametrize("place", ["nowhere.yaml", "folder.yaml", "/dev/zero", "x\0y.yaml", "x" * 5000 + ".yaml"])
def test_a_path_that_does_not_exist(shell: Shell, tmp_path: Path, place: str) -> None:
    (tmp_path / "folder.yaml").mkdir()
    path = str(tmp_path / place)
    sentence(shell("check", path), 1)
    sentence(shell("import", path, "--yes"), 1)


@pytest.mark.parametrize("name", MISTAKES)
def test_each_mistake_is_reported_with_its_position(shell: Shell, name: str) -> None:
    mistake = MISTAKES[name]
    assert all(problem.hint for problem in read_yaml(mistake.text, "bad").problems)
    path = shell.own("bad.yaml", mistake.text)
    printed = sentence(shell("check", str(path)), 1, [mistake.message, mistake.hint])
    assert f"{path}:{mistake.line}:{mistake.column}: " in printed


def test_all_problems_are_reported_in_order(shell: Shell) -> None:
    path = shell.own("bad.yaml", "titel: x\nservings: many\nsteps:\n  - title: A\n    heta: low\n    takes: -1 min\n")
    printed = sentence(shell("check", str(path)), 1).splitlines()
    lines = [int(found[1]) for line in printed if (found := re.match(re.escape(str(path)) + r":(\d+):\d+: ", line))]
    assert len(lines) == len(printed) >= 4
    assert lines == sorted(lines)


def test_a_good_file_passes_and_a_bad_one_beside_it_is_reported(shell: Shell) -> None:
    good = shell.own("good.yaml", "title: Soup\nsteps:\n  - Boil.\n")
    bad = shell.own("bad.yaml", "title: Soup\n")
    ran = shell("check", str(bad), str(good))
    assert ran.code == 1
    assert ran.out == f"{good}: fine, 1 step\n"
    assert f"{bad}:1:1: The recipe has no steps." in ran.err


def test_an_own_recipe_is_edited_and_checked(shell: Shell, edits: Path) -> None:
    path = shell.own("soup.yaml", "title: Soup\nsteps: [Boil.]\n")
    assert shell("edit", "soup").code == 0
    edits.write_text("import sys; open(sys.argv[1], 'w').write('titel: x\\n')")
    ran = shell("edit", "Soup")
    assert (ran.code, ran.out) == (1, f"{path}\n")
    assert "“titel” is not a key" in ran.err


def test_a_broken_recipe_can_be_edited_too(shell: Shell, edits: Path) -> None:
    shell.own("soup.yaml", "titel: x\n")
    edits.write_text("import sys; open(sys.argv[1], 'w').write('title: Soup\\nsteps: [Boil.]\\n')")
    assert shell("edit", "soup").code == 0


def test_a_shipped_recipe_is_copied_and_then_edited(shell: Shell, edits: Path) -> None:
    edits.write_text("import sys; open(sys.argv[1], 'a').write('# mine\\n')")
    ran = shell("edit", PORK)
    assert ran.code == 0
    assert "The shipped recipe was copied" in ran.err
    assert (shell.home / "recipes" / f"{PORK}.yaml").read_text(encoding="utf-8").endswith("# mine\n")


def test_a_copy_that_was_not_changed_is_removed(shell: Shell, edits: Path) -> None:
    ran = shell("edit", PORK)
    assert "the copy was removed" in ran.err
    assert shell.library == []


def test_without_an_editor_and_without_the_recipe(shell: Shell) -> None:
    path = shell.own("soup.yaml", "title: Soup\nsteps: [Boil.]\n")
    ran = shell("edit", "soup")
    assert (ran.code, ran.out, "$EDITOR" in ran.err) == (1, f"{path}\n", True)
    sentence(shell("edit", "sop"), 1, ["Did you mean soup?"])
    sentence(shell("edit", "nowhere.yaml"), 1, ["no such file"])


@pytest.mark.parametrize(
    ("name", "file"), [("Fish pie", "fish-pie"), ("Crème brûlée ", "Crème brûlée "), ("pie", "pie")]
)
def test_a_new_recipe_is_named_like_an_imported_one(shell: Shell, name: str, file: str) -> None:
    ran = shell("new", name)
    expected = file if " " not in file.strip() else "creme-brulee"
    assert ran.out == f"{shell.home / 'recipes' / expected}.yaml\n"
    assert shell("check", expected).code == 0


def test_library_names_are_checked_exported_and_scaled(shell: Shell) -> None:
    assert shell("check", PORK).out == f"{PORK}: fine, 12 steps\n"
    assert shell("check", "Risotto Milanese").code == 0
    assert shell("export", "risotto milanese", "--to", "text").code == 0
    assert shell("scale", "risotto", "--factor", "2").code == 0
    sentence(shell("check", "Fish pie"), 1, ["There is no recipe “Fish pie”", "kitchen-tui list"])
    sentence(shell("check", "porc"), 1, [f"Did you mean {PORK}?"])
    sentence(shell("export", "porc", "--to", "text"), 1, [f"Did you mean {PORK}?"])
