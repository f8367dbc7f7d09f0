"""`show` and `list`: recipes as text and as JSON."""

import json
from typing import Any

import pytest

from kitchen_tui.cli.verbs import show
from tests.cli.conftest import PORK, Shell, sentence


@pytest.fixture
def pork(shell: Shell) -> dict[str, Any]:
    """Return the object that `show --json` prints for the pork belly."""
    ran = shell("show", PORK, "--json")
    assert (ran.code, ran.err, ran.out.count("\n")) == (0, "", 1)
    found: dict[str, Any] = json.loads(ran.out)
    return found


def test_the_recipe_as_json(pork: dict[str, Any]) -> None:
    assert pork["title"] == "Caramelized honey-glazed pork belly"
    assert (pork["servings"]["min"], pork["servings"]["max"]) == (4, 6)
    assert pork["times"]["stated"]["total"] == {"min_s": 9000, "max_s": 9000}
    assert pork["times"]["computed"] != pork["times"]["stated"]["total"]
    assert [(group["name"], len(group["ingredients"])) for group in pork["ingredient_groups"]] == [
        ("Pork belly", 7),
        ("Honey glaze", 13),
    ]
    assert pork["ingredient_groups"][0]["ingredients"][0]["text"] == "2 lb pork belly, skin on or off"
    assert [line["text"] for group in pork["ingredient_groups"] for line in group["ingredients"] if not line["listed"]]
    assert len(pork["nutrition"]["facts"]) == 9
    assert len(pork["tips"]) == 10
    assert pork["storage"]["keeps"] == [
        {"place": "refrigerator", "length": 4, "unit": "day"},
        {"place": "freezer", "length": 2, "unit": "month"},
    ]


def test_its_steps_and_timers(pork: dict[str, Any]) -> None:
    steps = [step for section in pork["sections"] for step in section["steps"]]
    assert len(steps) == 12
    assert all(step["title"] and step["text"] for step in steps)
    timers = {timer["name"]: timer for step in steps for timer in step["timers"]}
    assert {name: (timer["min_s"], timer["max_s"]) for name, timer in timers.items()} == {
        "blanch": (300, 300),
        "simmer": (5400, 7200),
        "cool": (600, 600),
        "aromatics": (30, 30),
        "glaze": (480, 600),
        "thicken": (120, 180),
        "caramelize": (120, 120),
        "rest": (300, 300),
    }
    check = timers["simmer"]["checks"][0]
    assert (check["from_s"], check["every_s"], check["extend_s"]) == (5400, 900, 900)
    assert timers["glaze"]["reminders"] == [
        {"text": "Turn the pieces.", "every": {"min_s": 120, "max_s": 180}, "at_s": []}
    ]
    assert timers["caramelize"]["warning_s"] == 30
    reheat = pork["storage"]["reheat"]["timers"][0]
    assert (reheat["name"], reheat["min_s"], reheat["max_s"]) == ("reheat", 300, 420)


def test_the_recipe_as_text(shell: Shell) -> None:
    ran = shell("show", PORK)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Caramelized honey-glazed pork belly\n")
    for words in ("not in the recipe’s list", "simmer: 90–120 min", "Serves 4–6"):
        assert words in ran.out


def test_the_shopping_list_adds_up(shell: Shell) -> None:
    ran = shell("show", PORK, "--shopping")
    assert (ran.code, ran.err) == (0, "")
    assert "4 green onions" in ran.out.splitlines()


def test_an_unknown_recipe_is_refused(shell: Shell) -> None:
    sentence(shell("show", "honey-glazed-pork-bely"), 1, [f"Did you mean {PORK}?"])
    sentence(shell("show", "wit"), 1, ["There is no recipe", "kitchen-tui list"])
    sentence(shell("show"), 2)


def test_the_list_has_the_shipped_recipes(shell: Shell) -> None:
    ran = shell("list")
    assert (ran.code, ran.err) == (0, "")
    assert f"{PORK}  Caramelized honey-glazed pork belly" in ran.out
    assert len(ran.out.splitlines()) == 6


def test_the_list_as_json(shell: Shell) -> None:
    shell.own("soup.yaml", "title: Soup\ntags: [quick]\nsteps:\n  - Boil.\n")
    ran = shell("list", "--json")
    assert (ran.code, ran.err, ran.out.count("\n")) == (0, "", 1)
    rows = {row["name"]: row for row in json.loads(ran.out)}
    assert rows["soup"] == {"name": "soup", "title": "Soup", "tags": ["quick"], "own": True, "problems": 0}
    assert rows[PORK]["own"] is False


def test_a_broken_file_is_listed_with_its_problem(shell: Shell) -> None:
    path = shell.own("soup.yaml", "titel: Soup\n")
    for _ in range(2):
        ran = shell("list")
        assert ran.code == 0
        assert "soup" in ran.out
        assert f"{path}:1:1: “titel” is not a key of a recipe. Did you mean “title”?" in ran.err
    row = next(row for row in json.loads(shell("list", "--json").out) if row["name"] == "soup")
    assert (row["title"], row["problems"] > 0) == (None, True)


def test_an_own_recipe_hides_the_shipped_one_of_its_name(shell: Shell) -> None:
    shell.own(f"{PORK}.yaml", "title: Mine\nsteps:\n  - Boil.\n")
    assert f"{PORK}  Mine" in shell("list").out
    assert shell("show", PORK).out.startswith("Mine\n")


def test_a_wrong_flag_is_refused(shell: Shell) -> None:
    sentence(shell("list", "--jsn"), 2, ["--jsn"])
    sentence(shell("status", "now"), 2, ["now"])


@pytest.mark.parametrize(
    "title", ["[/x] [bold]no", "[@click=app.quit]x", "\x1b[31mred\x1b[0m", "\u202eolleh", "x" * 10_000]
)
def test_a_hostile_title_shows_as_text(shell: Shell, title: str) -> None:
    shell.own("odd.yaml", f"title: {json.dumps(title)}\nsteps:\n  - Boil.\n")
    for words in (("list",), ("show", "odd"), ("show", "odd", "--json"), ("export", "odd", "--to", "text")):
        ran = shell(*words)
        assert ran.code == 0
        assert not set(ran.out) & {"\x1b", "\u202e"}
    assert "title" in json.loads(shell("show", "odd", "--json").out)


def test_only_the_names_for_completion(shell: Shell) -> None:
    shell.own("leek-soup.yaml", "title: [")
    names = shell("list", "--names").out.splitlines()
    assert names == sorted(names)
    assert {"leek-soup", PORK} <= set(names)
    assert names == [row["name"] for row in json.loads(shell("list", "--json").out)]


def test_show_is_wrapped_to_the_terminal(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = shell("show", PORK).out
    monkeypatch.setattr(show, "terminal_width", lambda: 60)
    wrapped = shell("show", PORK).out
    assert max(map(len, whole.splitlines())) > 100
    assert max(map(len, wrapped.splitlines())) <= 60
    assert wrapped.split() == whole.split()
