"""Archives and binary files: read, or refused with the name of their kind."""

import gzip
import io
import json
import zipfile

import pytest

from kitchen_tui.recipes.formats.found import chosen, picked
from kitchen_tui.recipes.formats.reading import find_in_bytes
from kitchen_tui.recipes.problems import Problem
from tests.recipes.formats.exports.test_json_export import PAPRIKA, TANDOOR, mealie
from tests.recipes.reading import recipe_in, refused, shown

MARKDOWN = "# Leek soup\n\n## Ingredients\n\n- 2 leeks\n\n## Directions\n\n1. Boil.\n"


def zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def plain(value: object) -> bytes:
    return json.dumps(value).encode()


RICE = {**PAPRIKA, "name": "Rice"}
ARCHIVES = {
    "paprika": ("all.paprikarecipes", {"Pot.paprikarecipe": gzip.compress(plain(PAPRIKA)),
                                       "Rice.paprikarecipe": gzip.compress(plain(RICE))}),
    "mealie": ("mealie.zip", {"m/recipes/lentil-pot/lentil-pot.json": plain(mealie()),
                              "m/recipes/rice/rice.json": plain(mealie(name="Rice")),
                              "__MACOSX/m/._x.json": b"{}", "m/recipes/lentil-pot/images/original.webp": b"RIFF"}),
    "tandoor": ("export.zip", {"1.zip": zipped({"recipe.json": plain({**TANDOOR, "name": "Lentil pot"}),
                                                "image.jpg": b"\xff\xd8\xff"}),
                               "2.zip": zipped({"recipe.json": plain({**TANDOOR, "name": "Rice"})})}),
    "nextcloud": ("cookbook.zip", {"Pot/recipe.json": plain({"@type": "Recipe", "name": "Lentil pot",
                                                             "recipeIngredient": ["1 leek"]}),
                                   "Rice/recipe.json": plain({"@type": "Recipe", "name": "Rice",
                                                              "recipeIngredient": ["1 cup rice"]}),
                                   "Rice/thumb.jpg": b"\xff\xd8\xff"}),
    "mela": ("all.melarecipes", {f"{title}.melarecipe": plain({"title": title, "ingredients": "1 leek"})
                                 for title in ("Lentil pot", "Rice")}),
}  # fmt: skip


@pytest.mark.parametrize(("name", "files"), ARCHIVES.values(), ids=ARCHIVES)
def test_an_archive_of_another_program(name: str, files: dict[str, bytes]) -> None:
    found = find_in_bytes(zipped(files), name)
    assert [one.title for one in found.candidates] == ["Lentil pot", "Rice"]
    result = chosen(found, "x")
    assert recipe_in(result).title == "Lentil pot"
    assert "The archive holds 2 recipes" in result.uncertain[0].text
    assert "2 “Rice”" in result.uncertain[0].text


def test_texts_in_an_archive_are_named_after_their_files() -> None:
    files = {"repo/README.md": b"# Recipes\n", "repo/_recipes/leek-soup.md": MARKDOWN.encode(), "repo/soup.txt": b"x"}
    assert [one.title for one in find_in_bytes(zipped(files), "repo.zip").candidates] == ["leek-soup", "soup"]


def test_one_gzipped_recipe() -> None:
    assert shown(gzip.compress(plain(PAPRIKA)), "Pot.paprikarecipe").title == "Lentil pot"
    assert shown(gzip.compress(MARKDOWN.encode()), "soup.md.gz").title == "Leek soup"


@pytest.mark.parametrize(
    ("pick", "titles"),
    [
        ("2", ["Rice"]),
        ("rice", ["Rice"]),
        ("LENT", ["Lentil pot"]),
        ("all", ["Lentil pot", "Rice"]),
        (" All ", ["Lentil pot", "Rice"]),
    ],
)
def test_one_or_all_can_be_picked(pick: str, titles: list[str]) -> None:
    name, files = ARCHIVES["nextcloud"]
    candidates = picked(find_in_bytes(zipped(files), name), pick)
    assert not isinstance(candidates, Problem)
    assert [one.title for one in candidates] == titles


@pytest.mark.parametrize(
    ("pick", "message"),
    [("3", "none of the 2 recipes"), ("0", "none"), ("i", "matches 2 recipes"), ("", "none"), ("9" * 30, "none")],
)
def test_an_invalid_pick_lists_the_recipes(pick: str, message: str) -> None:
    name, files = ARCHIVES["nextcloud"]
    problem = picked(find_in_bytes(zipped(files), name), pick)
    assert isinstance(problem, Problem)
    assert message in problem.text
    assert "1 “Lentil pot”, 2 “Rice”" in problem.hint


def test_an_archive_without_a_recipe() -> None:
    assert "No file in this zip archive is a recipe" in refused(zipped({"photo.jpg": b"\xff\xd8\xff"}), "x.zip")
    assert "No file in this zip archive is a recipe" in refused(zipped({}), "x.zip")


def test_a_backup_of_mealie_is_refused_by_name() -> None:
    backup = {"database.json": b"{}", "data/recipes/a/images/original.webp": b"RIFF"}
    assert refused(zipped(backup), "mealie_2024.01.01.zip").startswith("This is a backup of Mealie. Export recipes")


def test_a_damaged_archive() -> None:
    whole = zipped(ARCHIVES["mealie"][1])
    for data in (whole[: len(whole) // 2], whole[:40] + b"x" * 40 + whole[80:]):
        assert chosen(find_in_bytes(data, "x.zip"), "x") is not None
    assert "damaged" in refused(whole[: len(whole) // 2], "x.zip")
    assert "damaged" in refused(gzip.compress(plain(PAPRIKA))[:-20], "x.paprikarecipe")


def test_a_decompression_bomb_is_refused() -> None:
    bomb = gzip.compress(b" " * 30_000_000)
    assert "too large" in refused(bomb, "x.paprikarecipe")
    assert "No file in this zip archive" in refused(zipped({"a.json": b" " * 30_000_000}), "x.zip")
    nested = zipped({"a.json": plain(PAPRIKA)})
    for _ in range(5):
        nested = zipped({"a.zip": nested})
    assert "No file in this zip archive" in refused(nested, "x.zip")


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (zipped({"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"}), "soup.docx", "a Word document"),
        (zipped({"xl/workbook.xml": b"<a/>"}), "soup.xlsx", "an Excel workbook"),
        (zipped({"mimetype": b"x", "content.xml": b"<a/>"}), "soup.odt", "an OpenDocument document"),
        (zipped({"META-INF/container.xml": b"<a/>"}), "soup.epub", "an e-book (EPUB)"),
        (b"%PDF-1.7\n", "soup.pdf", "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "soup.doc", "a document of an old Microsoft Office"),
        (b"{\\rtf1\\ansi Soup}", "soup.rtf", "rich text"),
        (b"\x89PNG\r\n\x1a\n", "soup.png", "a picture (PNG)"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "soup.jpg", "a picture (JPEG)"),
        (b"\0\0\0\x18ftypheic\0\0", "soup.heic", "a picture (HEIC)"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "soup.webp", "a picture (WebP)"),
        (b"<svg xmlns='x'></svg>", "soup.svg", "a picture (SVG)"),
        (b"\0\0\0\x18ftypM4A \0", "soup.m4a", "a sound"),
        (b"\0\0\0\x18ftypisom\0", "soup.mp4", "a video"),
        (zipped({"IMG_1.jpg": b"\xff\xd8\xff", "more/IMG_2.HEIC": b"x"}), "soup.zip", "holds only pictures"),
        (b"SQLite format 3\0", "recipes.db", "a database"),
        (b"7z\xbc\xaf\x27\x1c", "x.7z", "an archive (7-Zip)"),
        (b"bplist00\0", "x.plist", "a binary property list"),
        (b"x" * 257 + b"ustar\0", "x.tar", "an archive (tar)"),
        (b"", "x.txt", "The file is empty"),
        (b"  \n", "x.json", "The file is empty"),
        (b"soup\0soup", "x.txt", "not a text file"),
    ],
    ids=lambda value: value if isinstance(value, str) else "data",  # archives hold the time of day
)  # fmt: skip
def test_input_that_is_not_a_recipe_is_refused_with_its_kind(data: bytes, name: str, message: str) -> None:
    assert message in refused(data, name)


@pytest.mark.parametrize("text", ["BM is what I call it.\n2 leeks\n", "MZ soup: 2 leeks, boil for 5 minutes."])
def test_a_text_that_begins_like_another_format_is_a_text(text: str) -> None:
    found = find_in_bytes(text.encode(), "x.txt")
    assert all("This is a" not in problem.text for problem in chosen(found, "x").problems)


LATIN = {
    "a table": ("title,ingredients,steps\nCrème,2 œufs,Bake.\n", "x.csv", "cp1252"),
    "MealMaster": (
        "MMMMM----- Recipe via Meal-Master (tm)\n\n Title: Crème\n\n      2    Eggs\n\n  Bake.\n\nMMMMM\n",
        "x.mmf",
        "cp1252",
    ),
    "plain text": ("Crème\n\nIngredients\n2 eggs\n\nMethod\nBake the eggs.\n", "x.txt", "cp1252"),
}


@pytest.mark.parametrize(("text", "name", "encoding"), LATIN.values(), ids=LATIN)
def test_files_older_than_utf_8_are_read_with_a_warning(text: str, name: str, encoding: str) -> None:
    result = chosen(find_in_bytes(text.encode(encoding), name), "x")
    assert result.recipe is not None, result.problems
    assert result.recipe.title == "Crème"
    assert "not UTF-8" in result.uncertain[0].text


def test_utf_16_is_read_by_its_mark() -> None:
    table = "title,ingredients,steps\nCrème,2 eggs,Bake.\n"
    result = chosen(find_in_bytes(table.encode("utf-16"), "x.csv"), "x")
    assert (recipe_in(result).title, result.uncertain) == ("Crème", ())


@pytest.mark.parametrize("encoding", ["ISO-8859-1", "windows-1252", "UTF-8"])
def test_xml_is_read_in_the_encoding_that_it_declares(encoding: str) -> None:
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><gourmetDoc><recipe><title>Crème</title>'
        "<ingredient-list><ingredient><item>jalapeño</item></ingredient></ingredient-list>"
        "<instructions>Bake.</instructions></recipe></gourmetDoc>"
    )
    result = chosen(find_in_bytes(text.encode(encoding), "x.xml"), "x")
    assert (recipe_in(result).title, result.uncertain) == ("Crème", ())


@pytest.mark.parametrize("name", ["x.yaml", "x.cook", "x.json"])
def test_other_files_have_to_be_utf_8(name: str) -> None:
    assert "UTF-8" in refused("title: Crème\nsteps: [Boil]\n".encode("cp1252"), name)


def test_an_export_may_be_long() -> None:
    one = "MMMMM----- Recipe via Meal-Master (tm)\n\n Title: Eggs\n\n      2    Eggs\n\n  Boil.\n\nMMMMM\n"
    assert len(find_in_bytes((one * 2_500).encode(), "x.mmf").candidates) == 2_500
