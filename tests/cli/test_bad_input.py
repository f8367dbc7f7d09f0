"""Broken files: all problems at once with their places and hints, exit code 1, and never a traceback."""

import re
from pathlib import Path

import pytest

from kitchen_tui.recipes.formats.yaml.reader import read_yaml
from tests.cli.conftest import Shell, sentence
from tests.recipes.formats.yaml.catalogue import MISTAKES

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
        said = sentence(shell(verb, str(path), *more), 1, words)
        assert str(path) in said
    assert not (shell.home / "recipes").exists()


@pytest.mark.parametrize("place", ["nowhere.yaml", "folder.yaml", "/dev/zero", "x\0y.yaml", "x" * 5000 + ".yaml"])
def test_a_path_that_does_not_exist(shell: Shell, tmp_path: Path, place: str) -> None:
    (tmp_path / "folder.yaml").mkdir()
    path = str(tmp_path / place)
    sentence(shell("check", path), 1)
    sentence(shell("import", path, "--yes"), 1)


@pytest.mark.parametrize("name", MISTAKES)
def test_each_mistake_comes_with_what_to_do(name: str) -> None:
    assert all(problem.hint for problem in read_yaml(MISTAKES[name].text, "bad").problems)


@pytest.mark.parametrize("name", MISTAKES)
def test_each_mistake_is_reported_with_its_position(shell: Shell, name: str) -> None:
    mistake = MISTAKES[name]
    path = shell.own("bad.yaml", mistake.text)
    said = sentence(shell("check", str(path)), 1, [mistake.said, mistake.hint])
    assert f"{path}:{mistake.line}:{mistake.column}: " in said


def test_all_problems_come_at_once_and_in_order(shell: Shell) -> None:
    path = shell.own("bad.yaml", "titel: x\nservings: many\nsteps:\n  - title: A\n    heta: low\n    takes: -1 min\n")
    said = sentence(shell("check", str(path)), 1).splitlines()
    lines = [int(found[1]) for line in said if (found := re.match(re.escape(str(path)) + r":(\d+):\d+: ", line))]
    assert len(lines) == len(said) >= 4
    assert lines == sorted(lines)


def test_a_good_file_passes_and_a_bad_one_beside_it_is_reported(shell: Shell) -> None:
    good = shell.own("good.yaml", "title: Soup\nsteps:\n  - Boil.\n")
    bad = shell.own("bad.yaml", "title: Soup\n")
    ran = shell("check", str(bad), str(good))
    assert ran.code == 1
    assert ran.out == f"{good}: fine, 1 step\n"
    assert f"{bad}:1:1: The recipe has no steps." in ran.err
