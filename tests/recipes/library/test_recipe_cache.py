"""A recipe file is parsed once, until the file or the code changes."""

import json
import os
from pathlib import Path

import pytest

from kitchen_tui.recipes.formats import reading
from kitchen_tui.recipes.library import FOLDER, Library, RecipeCache, RecipeFile
from kitchen_tui.recipes.problems import ReadResult

SHIPPED = Path(__file__).parents[3] / "recipe_data"
COOKLANG = "Boil @water{1%l} for ~{10%minutes}.\n"


class Parses:
    """Counts how often a file is parsed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        self._read_file = reading.read_file
        monkeypatch.setattr(reading, "read_file", self._read)

    def _read(self, path: Path) -> ReadResult:
        self.count += 1
        return self._read_file(path)


@pytest.fixture
def parses(monkeypatch: pytest.MonkeyPatch) -> Parses:
    return Parses(monkeypatch)


def file_at(path: Path) -> RecipeFile:
    state = path.stat()
    return RecipeFile(path.stem, str(path), True, state.st_mtime_ns, state.st_size)


def test_a_recipe_is_parsed_once(tmp_path: Path, parses: Parses) -> None:
    path = tmp_path / "soup.cook"
    path.write_text(COOKLANG)
    first, second = (RecipeCache(tmp_path).read(file_at(path)) for _ in range(2))
    assert parses.count == 1
    assert first == second
    assert first.recipe is not None


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_shipped_recipe_comes_back_the_same(tmp_path: Path, path: Path) -> None:
    cache = RecipeCache(tmp_path)
    cache.read(file_at(path))
    assert cache.read(file_at(path)) == reading.read_file(path)


def test_problems_are_cached_too(tmp_path: Path, parses: Parses) -> None:
    path = tmp_path / "soup.yaml"
    path.write_text("tittle: Soup\ntitle: Soup\nsteps: [Cook]\n")
    results = [RecipeCache(tmp_path).read(file_at(path)) for _ in range(2)]
    assert parses.count == 1
    assert results[0] == results[1]
    assert results[1].problems[0].line == 1


def test_a_changed_file_is_parsed_again(tmp_path: Path, parses: Parses) -> None:
    path = tmp_path / "soup.cook"
    path.write_text(COOKLANG)
    RecipeCache(tmp_path).read(file_at(path))
    path.write_text(COOKLANG.replace("10", "20"))
    os.utime(path, ns=(1, 1))
    recipe = RecipeCache(tmp_path).read(file_at(path)).recipe
    assert parses.count == 2
    assert recipe is not None
    assert recipe.steps[0].timers[0].least_ms == 20 * 60_000


def test_changed_code_parses_again(tmp_path: Path, parses: Parses, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "soup.cook"
    path.write_text(COOKLANG)
    RecipeCache(tmp_path).read(file_at(path))
    monkeypatch.setattr("kitchen_tui.recipes.library.code_state", lambda: [0])
    RecipeCache(tmp_path).read(file_at(path))
    assert parses.count == 2


@pytest.mark.parametrize("stored", ["", "[]", "{", '{"state":[]}', '{"state":null,"result":{"recipe":7}}', "\0"])
def test_a_damaged_store_costs_only_time(tmp_path: Path, parses: Parses, stored: str) -> None:
    path = tmp_path / "soup.cook"
    path.write_text(COOKLANG)
    RecipeCache(tmp_path).read(file_at(path))
    (only,) = (tmp_path / FOLDER).iterdir()
    only.write_text(stored)
    assert RecipeCache(tmp_path).read(file_at(path)).recipe is not None
    assert parses.count == 2


def test_an_inconsistent_result_is_rejected(tmp_path: Path, parses: Parses) -> None:
    path = tmp_path / "soup.cook"
    path.write_text(COOKLANG)
    RecipeCache(tmp_path).read(file_at(path))
    (only,) = (tmp_path / FOLDER).iterdir()
    plain = json.loads(only.read_text())
    only.write_text(json.dumps({**plain, "result": {"recipe": {"name": 7}}}))
    assert RecipeCache(tmp_path).read(file_at(path)).recipe is not None
    assert parses.count == 2


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    path = tmp_path / "soup.cook"
    path.write_text(COOKLANG)
    (tmp_path / FOLDER).write_text("not a folder")
    assert RecipeCache(tmp_path).read(file_at(path)).recipe is not None


def test_files_of_one_name_in_two_folders_are_cached_separately(tmp_path: Path) -> None:
    for folder, time in (("a", "10"), ("b", "20")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "soup.cook").write_text(COOKLANG.replace("10", time))
    cache = RecipeCache(tmp_path)
    recipes = [cache.read(file_at(tmp_path / folder / "soup.cook")).recipe for folder in "ab"]
    assert [recipe and recipe.steps[0].timers[0].least_ms // 60_000 for recipe in recipes] == [10, 20]


def test_the_cache_of_a_deleted_file_is_deleted(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.cook").write_text(COOKLANG)
        RecipeCache(tmp_path).read(file_at(tmp_path / f"{name}.cook"))
    RecipeCache(tmp_path).keep_only({str(tmp_path / "one.cook")})
    assert [path.name[:4] for path in (tmp_path / FOLDER).iterdir()] == ["one-"]


@pytest.mark.parametrize("wanted", ["soup", "Soup", "SOUP", "sou"])
def test_a_recipe_found_by_name_is_parsed_once(tmp_path: Path, parses: Parses, wanted: str) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "soup.cook").write_text(COOKLANG)
    library = Library((own,), tmp_path / "shipped", tmp_path / "cache")
    assert [library.find(wanted).recipe is not None for _ in range(2)] == [True, True]
    assert parses.count == 1


@pytest.mark.parametrize("wanted", ["steak pan", "Steak, pan-seared", "pan steak", "SEARED", "pän st"])
def test_words_of_a_name_are_enough_in_any_order(wanted: str) -> None:
    recipe = Library((), SHIPPED).find(wanted).recipe
    assert recipe is not None
    assert recipe.name == "pan-seared-steak"


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [
        ("porc", "Did you mean honey-glazed-pork-belly?"),
        ("rissotto", "Did you mean risotto-milanese?"),
        ("stake pan", "Did you mean pan-seared-steak?"),
        ("Fish pie", "kitchen-tui list shows the recipes."),
        ("bread", ""),
        ("", "kitchen-tui list shows the recipes."),
        ("e", "Did you mean country-bread, full-breakfast or honey-glazed-pork-belly?"),
    ],
)
def test_a_name_that_is_unknown_suggests_near_ones(wanted: str, hint: str) -> None:
    result = Library((), SHIPPED).find(wanted)
    assert [problem.hint for problem in result.problems] == ([hint] if hint else [])


@pytest.mark.parametrize("wanted", ["Risotto Milanese", "country bread", "Pan-seared steak!"])
def test_a_title_finds_its_recipe(wanted: str) -> None:
    assert Library((), SHIPPED).find(wanted).recipe is not None
