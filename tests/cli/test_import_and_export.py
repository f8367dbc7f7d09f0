"""Recipes are imported from all sources after a question, and exported in all formats."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kitchen_tui.recipes.formats.reading import read_file
from tests.cli.conftest import PORK, Shell, sentence, site

PROSE = (
    "Leek soup\n\nServes 4\n\nIngredients\n\n2 leeks\n1 l water\n\nDirections\n\n"
    "1. Simmer the leeks for 20 minutes.\n2. Serve.\n"
)
FILES = {
    "soup.txt": PROSE,
    "soup.md": "# Leek soup\n\n---\n\n- *2* leeks\n- *1 l* water\n\n---\n\nSimmer the leeks for 20 minutes.\n",
    "soup.cook": "---\ntitle: Leek soup\n---\nSimmer @leeks{2} in @water{1%l} for ~{20%minutes}.\n",
    "soup.yaml": "title: Leek soup\ningredients: [2 leeks, 1 l water]\nsteps:\n  - Simmer the leeks for 20 minutes.\n",
    "soup.html": "<html><body><script>alert(1)</script>"
    '<script type="application/ld+json">{"@type":"Recipe","name":"Leek soup",'
    '"recipeIngredient":["2 leeks","1 l water"],'
    '"recipeInstructions":"Simmer the leeks for 20 minutes."}</script></body></html>',
}


@pytest.fixture(params=FILES)
def soup(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return the same soup in each format."""
    path = tmp_path / str(request.param)
    path.write_text(FILES[path.name], encoding="utf-8")
    return path


@pytest.fixture
def text(tmp_path: Path) -> str:
    """Return the soup as plain text."""
    path = tmp_path / "soup.txt"
    path.write_text(PROSE, encoding="utf-8")
    return str(path)


def test_every_format_imports_as_the_same_recipe(shell: Shell, soup: Path) -> None:
    ran = shell("import", str(soup), "--yes")
    assert ran.code == 0, ran.err
    path = shell.home / "recipes" / "leek-soup.yaml"
    assert f"Written: {path}" in ran.err
    reading = read_file(path)
    assert reading.problems == ()
    assert reading.recipe is not None
    assert reading.recipe.title == "Leek soup"
    assert [line.name for line in reading.recipe.ingredients()] == ["leeks", "water"]
    assert [timer.most_ms for timer in reading.recipe.steps[0].timers] == [20 * 60_000]
    assert shell("cook", "leek-soup").code == 0


def test_the_format_of_standard_input_is_guessed(shell: Shell, soup: Path) -> None:
    ran = shell("import", "-", "--yes", "--as", "pasted", stdin=soup.read_bytes())
    assert ran.code == 0, ran.err
    assert "Leek soup" in ran.out
    assert (shell.home / "recipes" / "pasted.yaml").exists()


def test_a_format_can_be_chosen(shell: Shell) -> None:
    assert shell("import", "-", "--yes", "--format", "cooklang", stdin="Boil @eggs{2}.").code == 0
    sentence(shell("import", "-", "--yes", "--format", "recipemd", stdin="no recipe"), 1, ["-:1"])
    sentence(shell("import", "-", "--format", "pdf"), 2, ["pdf"])


def test_a_page_declares_its_encoding(shell: Shell, tmp_path: Path) -> None:
    page = FILES["soup.html"].replace("<html>", '<html><meta charset="iso-8859-1">').replace("Leek", "Crème")
    (tmp_path / "page.html").write_bytes(page.encode("latin-1"))
    assert json.loads(shell("import", str(tmp_path / "page.html"), "--json").out)["title"] == "Crème soup"
    assert json.loads(shell("import", "-", "--json", stdin=page.encode("latin-1")).out)["title"] == "Crème soup"


def test_an_import_is_shown_and_confirmed(shell: Shell, text: str) -> None:
    ran = shell("import", text, answers="n\n")
    assert (ran.code, (shell.home / "recipes").exists()) == (0, False)
    assert "Simmer the leeks for 20 minutes." in ran.out
    assert "Write this to your library as “leek-soup”?" in ran.err
    assert shell("import", text, answers="y\n").code == 0
    assert (shell.home / "recipes" / "leek-soup.yaml").exists()


def test_without_a_terminal_to_ask_nothing_is_written(shell: Shell, text: str) -> None:
    ran = shell("import", text)
    assert (ran.code, "--yes" in ran.err) == (2, True)
    assert not (shell.home / "recipes").exists()


def test_a_recipe_without_a_title_is_called_by_its_file(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "Boiled eggs.cook"
    path.write_text("Boil @eggs{2}.", encoding="utf-8")
    found = json.loads(shell("import", str(path), "--as", "b", "--yes", "--json").out)
    assert (found["title"], found["name"]) == ("Boiled eggs", "b")


def test_json_has_the_recipe_the_doubts_and_the_path(shell: Shell, text: str) -> None:
    ran = shell("import", text, "--as", "soup", "--yes", "--json")
    assert (ran.code, ran.out.count("\n")) == (0, 1)
    found = json.loads(ran.out)
    assert found["written"] == str(shell.home / "recipes" / "soup.yaml")
    assert isinstance(found["uncertain"], list)
    shown = json.loads(shell("show", "soup", "--json").out)
    assert set(found) == {*shown, "uncertain", "written"}
    assert found["title"] == shown["title"]


def test_json_without_yes_writes_nothing(shell: Shell, text: str) -> None:
    ran = shell("import", text, "--json")
    assert (ran.code, json.loads(ran.out)["written"]) == (0, None)
    assert not (shell.home / "recipes").exists()


def test_uncertain_parts_are_listed(shell: Shell) -> None:
    pasted = "Ingredients\n\n1 onion\n\nDirections\n\n1. Fry the onion.\n"
    found = json.loads(shell("import", "-", "--json", stdin=pasted).out)
    assert found["uncertain"]
    assert set(found["uncertain"][0]) == {"text", "line", "column", "hint"}


def test_a_recipe_is_overwritten_only_with_force(shell: Shell, text: str) -> None:
    path = shell.own("leek-soup.yaml", "title: Mine\nsteps: [Boil]\n")
    ran = shell("import", text, "--yes")
    assert (ran.code, "--force" in ran.err) == (1, True)
    assert path.read_text(encoding="utf-8").startswith("title: Mine")
    assert shell("import", text, "--yes", "--force").code == 0
    assert path.read_text(encoding="utf-8").startswith("title: Leek soup")
    assert [file.name for file in path.parent.iterdir()] == ["leek-soup.yaml"]


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/b", ".hidden", "", "a\\b", "a\nb", "\x1b[2J", "x" * 200])
def test_a_name_stays_in_the_library(shell: Shell, text: str, name: str) -> None:
    ran = shell("import", text, "--yes", "--as", name) if name else shell("new", name)
    assert ran.code == 2
    assert not (shell.home / "recipes").exists()


@pytest.mark.parametrize(
    "data",
    [b"", b"\0\1\2", b"\xff\xfe\xfd", b"x" * 11_000_000, b"hello\n"],
    ids=["empty", "binary", "no UTF-8", "large", "prose"],
)
def test_input_that_is_not_a_recipe_is_refused_and_nothing_written(shell: Shell, data: bytes) -> None:
    sentence(shell("import", "-", "--yes", stdin=data), 1)
    assert not (shell.home / "recipes").exists()


@pytest.fixture
def url() -> Iterator[str]:
    """Return the address of a recipe in the local network."""
    with site(FILES["soup.html"]) as address:
        yield address


def test_a_web_page_is_fetched_and_its_address_kept(shell: Shell, url: str) -> None:
    ran = shell("import", url, "--local", "--yes", "--json")
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["source"] == url
    assert "Fetching the page" in ran.err


def test_the_local_network_is_not_fetched_from_unless_asked(shell: Shell, url: str) -> None:
    sentence(shell("import", url, "--yes"), 1, ["local network"])


@pytest.mark.parametrize("address", ["http://", "http://[", "https://nowhere.invalid/x"])
def test_an_unreachable_address_is_refused(shell: Shell, address: str) -> None:
    sentence(shell("import", address, "--yes"), 1)


@pytest.mark.parametrize("format", ["yaml", "cooklang", "recipemd", "jsonld", "text"])
def test_export_goes_to_stdout_and_losses_to_stderr(shell: Shell, tmp_path: Path, format: str) -> None:
    ran = shell("export", PORK, "--to", format)
    assert ran.code == 0
    assert "honey-glazed pork belly" in ran.out
    assert (ran.err == "") == (format == "yaml")
    back = shell("import", "-", "--json", stdin=ran.out)
    found, shown = json.loads(back.out), json.loads(shell("show", PORK, "--json").out)
    assert found["title"] == shown["title"]
    assert sum(len(section["steps"]) for section in found["sections"]) == 12


def test_export_to_yaml_and_back_is_the_same_recipe(shell: Shell) -> None:
    text = shell("export", PORK, "--to", "yaml").out
    found = json.loads(shell("import", "-", "--json", stdin=text).out)
    shown = json.loads(shell("show", PORK, "--json").out)
    assert {key: found[key] for key in shown} == shown | {"name": "caramelized-honey-glazed-pork-belly"}


def test_export_refuses_unknown_formats(shell: Shell) -> None:
    sentence(shell("export", PORK, "--to", "pdf"), 2, ["pdf"])
    sentence(shell("export", PORK), 2, ["--to"])
    sentence(shell("export", "nothing", "--to", "yaml"), 1, ["no recipe"])
