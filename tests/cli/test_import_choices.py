"""Importing one of several recipes, reviewing and editing before saving, and cooking from a URL."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from kitchen_tui.cli import recipe_output
from kitchen_tui.cli.composition import _fetched
from tests.cli.conftest import PORK, Shell, sentence

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


def own(shell: Shell) -> list[str]:
    return sorted(path.name for path in (shell.home / "recipes").glob("*.yaml"))


@pytest.mark.parametrize(
    ("pick", "title"), [((), "Bean pot"), (("--pick", "2"), "Plain rice"), (("--pick", "RICE"), "Plain rice")]
)
def test_one_of_several(shell: Shell, two: str, pick: tuple[str, ...], title: str) -> None:
    ran = shell("import", two, "--json", "--yes", *pick)
    assert (ran.code, json.loads(ran.out)["title"]) == (0, title)
    assert ("2 “Plain rice”" in ran.err) == (not pick)


def test_all_of_several(shell: Shell, two: str) -> None:
    ran = shell("import", two, "--json", "--yes", "--pick", "all")
    assert ran.code == 0
    assert [json.loads(line)["title"] for line in ran.out.splitlines()] == ["Bean pot", "Plain rice"]
    assert own(shell) == ["bean-pot.yaml", "plain-rice.yaml"]


def test_two_of_one_title_are_two_files(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text(TWO.replace("Plain rice", "Bean pot"), encoding="utf-8")
    assert shell("import", str(path), "--yes", "--pick", "all").code == 0
    assert own(shell) == ["bean-pot-2.yaml", "bean-pot.yaml"]


def test_one_that_is_taken_does_not_stop_the_others(shell: Shell, two: str) -> None:
    shell.own("bean-pot.yaml", "title: Mine\nsteps: [Boil.]\n")
    ran = shell("import", two, "--yes", "--pick", "all")
    assert ran.code == 1
    assert "already a recipe “bean-pot”" in ran.err
    assert own(shell) == ["bean-pot.yaml", "plain-rice.yaml"]
    assert "Mine" in (shell.home / "recipes" / "bean-pot.yaml").read_text()


@pytest.mark.parametrize("taken", ["bean-pot", "plain-rice"])
def test_one_that_is_taken_has_a_line_of_json_too(shell: Shell, two: str, taken: str) -> None:
    shell.own(f"{taken}.yaml", "title: Mine\nsteps: [Boil.]\n")
    ran = shell("import", two, "--yes", "--json", "--pick", "all")
    lines = {line["name"]: line for line in map(json.loads, ran.out.splitlines())}
    assert (ran.code, list(lines)) == (1, ["bean-pot", "plain-rice"])
    assert [name for name, line in lines.items() if line["written"] is None] == [taken]
    assert f"There is already a recipe “{taken}”" in lines[taken]["uncertain"][-1]["text"]


def test_a_pick_that_does_not_fit(shell: Shell, two: str) -> None:
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
    assert own(shell) == []


def test_it_can_be_edited_before_it_is_written(shell: Shell, two: str, edits: Path) -> None:
    edits.write_text(
        "import sys, pathlib; p = pathlib.Path(sys.argv[1]); p.write_text(p.read_text().replace('4', '8'))"
    )
    ran = shell("import", two, answers="e\ny\n")
    assert ran.code == 0
    assert "[e] edit it first" in ran.err
    assert "Serves 8" in ran.out
    assert "servings: 8" in (shell.home / "recipes" / "bean-pot.yaml").read_text()


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
    assert own(shell) == []


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


def test_show_is_wrapped_to_the_terminal(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = shell("show", PORK).out
    monkeypatch.setattr(recipe_output, "terminal_width", lambda: 60)
    wrapped = shell("show", PORK).out
    assert max(map(len, whole.splitlines())) > 100
    assert max(map(len, wrapped.splitlines())) <= 60
    assert wrapped.split() == whole.split()


class Site(BaseHTTPRequestHandler):
    """A site with one recipe."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def url(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Return the address of the site, which counts as public."""
    monkeypatch.setattr("kitchen_tui.recipes.formats.web.fetch.is_public", lambda address: True)
    _fetched.cache_clear()
    server = HTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/soup"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_recipe_is_cooked_from_its_url(shell: Shell, url: str) -> None:
    ran = shell("cook", url)
    assert ran.code == 0, ran.err
    assert "Uncertain" in ran.err
    status = json.loads(shell("status", "--json").out)
    assert "Leek soup" in json.dumps(status)
    assert own(shell) == []


def test_a_recipe_is_shown_from_its_url(shell: Shell, url: str) -> None:
    assert shell("show", url).out.startswith("Leek soup\n")


def test_a_url_that_cannot_be_fetched_opens_nothing(shell: Shell) -> None:
    assert shell("cook", "http://127.0.0.1:1/soup").code == 1
    assert shell("status").code == 3
