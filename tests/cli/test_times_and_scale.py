"""`times`, `amounts` and `scale`."""

import io
import json
import sys
from typing import Any

import pytest

from tests.cli.conftest import PORK, Shell, sentence


def lines(shell: Shell, verb: str, *texts: str) -> list[Any]:
    """Return what is found in these texts."""
    asked = "".join(json.dumps({"id": f"x{at}", "text": text}) + "\n" for at, text in enumerate(texts))
    ran = shell(verb, "--jsonl", stdin=asked)
    assert (ran.code, ran.err) == (0, "")
    return [json.loads(line) for line in ran.out.splitlines()]


def test_times_as_json_lines(shell: Shell) -> None:
    found = lines(shell, "times", "Simmer 90-120 minutes.", "Serve.", "Fry 30 seconds per side.", "Rest overnight.")
    assert [row["id"] for row in found] == ["x0", "x1", "x2", "x3"]
    assert found[0]["timers"] == [
        {"min_s": 5400, "max_s": 7200, "kind": "duration", "start": 7, "end": 21, "name": "simmer"}
    ]
    assert found[1] == {"id": "x1", "timers": []}
    for row, kind in ((found[2], "per_side"), (found[3], "overnight")):
        [timer] = row["timers"]
        assert timer["kind"] == kind


def test_numbers_are_never_null_and_whole_seconds_are_integers(shell: Shell) -> None:
    ran = shell("times", "--jsonl", "-", stdin='{"id":7,"text":"Stir a few minutes, then boil for 5 minutes."}\n')
    [few, five] = json.loads(ran.out)["timers"]
    assert (few["min_s"], few["max_s"]) == (None, None)
    assert '"min_s":300,"max_s":null' in ran.out
    assert five["end"] > five["start"] > few["end"]


@pytest.mark.parametrize("words", [("times", "cook 5 min"), ("amounts", "2 cups"), ("times", "--jsonl", "x\0y")])
def test_text_in_place_of_a_file_is_explained(shell: Shell, words: tuple[str, ...]) -> None:
    ran = shell(*words)
    sentence(ran, 1)
    assert f"give a file, or - for text: … | kitchen-tui {words[0]} -" in ran.err


def test_offsets_are_characters(shell: Shell) -> None:
    text = "🧂 Sauté – boil for 5 minutes."
    [found] = lines(shell, "times", text)
    [timer] = found["timers"]
    assert text[timer["start"] : timer["end"]] == "5 minutes"


def test_amounts_as_json_lines(shell: Shell) -> None:
    [found] = lines(shell, "amounts", "2 x 400g tins of beans")
    assert set(found) == {"id", "amounts"}
    assert [set(amount) for amount in found["amounts"]] == [{"qty", "qty_max", "unit", "role", "start", "end"}] * 2


@pytest.mark.parametrize("verb", ["times", "amounts"])
@pytest.mark.parametrize("bad", ["x", "[]", "{}", '{"id":1}', '{"id":1,"text":2}', "[" * 100_000, "\ud800"])
def test_a_bad_line_does_not_affect_others(shell: Shell, verb: str, bad: str) -> None:
    good = b'{"id":1,"text":"5 min, 2 cups"}\n'
    ran = shell(verb, "--jsonl", stdin=good + b"\n" + bad.encode("utf-8", "surrogatepass") + b"\n" + good)
    assert ran.code == 1
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == [1, 1]
    assert ran.err.startswith("-:3: ")


@pytest.mark.parametrize("verb", ["times", "amounts"])
def test_in_text_every_finding_has_its_position(shell: Shell, verb: str) -> None:
    ran = shell(verb, stdin="Title\nSimmer 2 cups for 90 minutes to 2 hours.\n")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("2:")
    sentence(shell(verb, "nowhere.txt"), 1, ["no such file"])
    sentence(shell(verb, "--jsonl", "nowhere.jsonl"), 1, ["nowhere.jsonl"])


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (("--factor", "2"), "- 4 lb pork belly, skin on or off"),
        (("--factor", "1/2"), "- 1 lb pork belly, skin on or off"),
        (("--servings", "12"), "- 4 lb pork belly, skin on or off"),
        (("--have", "1 lb pork belly"), "- 1 lb pork belly, skin on or off"),
    ],
)
def test_scale_prints_the_scaled_list(shell: Shell, words: tuple[str, str], first: str) -> None:
    ran = shell("scale", PORK, *words)
    assert ran.code == 0
    assert ran.out.splitlines()[:2] == ["Pork belly", first]
    assert sum(line.startswith("- ") for line in ran.out.splitlines()) == 20
    assert "times stay" in ran.err


@pytest.mark.parametrize(("words", "same"), [(("12",), "--servings=12"), (("x1.5",), "--factor=1.5"),
                                             (("half",), "--factor=1/2"), (("for", "six"), "--servings=6"),
                                             (("3", "lb", "pork", "belly"), "--have=3 lb pork belly")])  # fmt: skip
def test_an_amount_may_be_typed_as_it_is_displayed(shell: Shell, words: tuple[str, ...], same: str) -> None:
    assert shell("scale", "pork", *words) == shell("scale", "pork", same)


def test_a_larger_pot_may_need_longer(shell: Shell) -> None:
    assert "longer" in shell("scale", PORK, "--factor", "3").err
    assert "longer" not in shell("scale", PORK, "--factor", "0.5").err


@pytest.mark.parametrize(
    "words",
    [
        ("--factor", "0"),
        ("--factor", "-2"),
        ("--factor", "x"),
        ("--factor", "1/0"),
        ("--factor", "1e400"),
        ("--factor", "nan"),
        ("--servings", "0"),
        ("--servings", "2", "--factor", "2"),
        ("2", "--factor", "2"),
        ("2 kg unicorn",),
        (),
    ],
)
def test_scale_refuses_invalid_requests(shell: Shell, words: tuple[str, ...]) -> None:
    sentence(shell("scale", PORK, *words), 2)


@pytest.mark.parametrize("have", ["plenty", "2 kg unicorn", "3 hours pork belly", ""])
def test_an_ingredient_on_hand_must_be_in_the_recipe(shell: Shell, have: str) -> None:
    sentence(shell("scale", PORK, "--have", have), 1)


def test_output_that_a_terminal_cannot_encode_is_not_an_error(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    from kitchen_tui.cli.main import run

    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", narrow)
    monkeypatch.setattr(sys, "argv", ["kitchen-tui", "show", PORK])
    with pytest.raises(SystemExit) as left:
        run()
    assert left.value.code == 0
    narrow.flush()
    assert b"90-120 min" in narrow.buffer.getvalue()


def test_explain_shows_the_rule_of_every_time(shell: Shell) -> None:
    text = "Simmer 90 minutes, turning every 5 minutes.\nIt keeps 4 days.\nAbout 2 hours\nFlip it halfway through.\n"
    ran = shell("times", "--explain", "-", stdin=text)
    lines = ran.out.splitlines()
    assert ran.code == 0
    assert (
        lines[1] == "1:28  found     5 min  interval  turn  “every 5 minutes”  — repeats: Turn every «2 to 3 minutes»."
    )
    assert "rejected  age_limit  “4 days”  — storage: It keeps in the cold for «4 days»." in lines[2]
    assert lines[3].endswith("— a line of nothing but times")
    assert lines[4].endswith("— no duration was found that it could be halfway through")


def test_explain_cannot_be_combined_with_json(shell: Shell) -> None:
    sentence(shell("times", "--explain", "--jsonl"), 2, ["cannot be combined"])
