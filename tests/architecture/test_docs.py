"""The files and links that the documentation names exist."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_FOLDERS = (
    "", "kitchen_tui", "kitchen_tui/tui", "kitchen_tui/alarms", "kitchen_tui/recipes", "kitchen_tui/recipes/formats",
    "kitchen_tui/recipes/understand/times",
)  # fmt: skip
"""Where a path may begin: pages name a file by as much of its path as tells it from others."""

pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


@pages
def test_every_source_file_that_a_page_names_exists(page: Path) -> None:
    named = re.findall(r"`([a-z_]+/[a-z_/0-9]*(?:\.(?:py|tcss|toml))?)(?:::\w+)?`", page.read_text(encoding="utf-8"))
    assert not [name for name in named if not any((ROOT / folder / name).exists() for folder in _FOLDERS)]


@pages
def test_every_link_within_the_project_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert not [link for link in links if not (page.parent / link).exists()]


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "docs/ARCHITECTURE.md"])
def test_every_class_and_method_that_a_guide_names_is_in_the_source(name: str) -> None:
    sources = [path for folder in ("kitchen_tui", "tests") for path in (ROOT / folder).rglob("*.py")]
    words = {word for path in sources for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))}
    named = re.findall(r"`(\w+(?:\.\w+)*)(?:\([^`]*\))?`", (ROOT / name).read_text(encoding="utf-8"))
    missing = {word for dotted in named for word in dotted.split(".")} - words
    assert not {word for word in missing if "NAME" not in word}
