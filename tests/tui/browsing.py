"""A harness for the library: the real app on temporary folders, with a session only if a test opens one."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from textual.events import Paste
from textual.widgets import Input

from kitchen_tui.recipes.library import Library
from kitchen_tui.recipes.library.index import Index
from kitchen_tui.tui.app import KitchenApp
from kitchen_tui.tui.host import LibraryService
from kitchen_tui.tui.widgets.recipe_list import RecipePane
from tests.tui.cooking import WIDE, Cook

EGGS = """\
title: {title}
servings: 2
tags: [{tag}]
ingredients:
  - 4 {thing}
steps:
  - title: Boil
    text: Boil the {thing} for 6 minutes.
    timers:
      {thing}: 6 min
"""
SOUP = (
    "Pea Soup\n\nIngredients\n2 cups peas\n1 lemon\n\nMethod\nSimmer the peas for 10 minutes.\nSqueeze in the lemon.\n"
)


class RecipeFolders:
    """Folders of recipes, and their history in the journal."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.library = Library((root / "own",), root / "shipped")
        for folder in (*self.library.own, self.library.shipped):
            folder.mkdir()
        self.cooked: dict[str, int] = {}
        self.ratings: dict[str, int] = {}
        self.notes: Mapping[str, str] = {}
        self.edit: Callable[[Path], str] = lambda path: ""

    def write(self, title: str, thing: str = "eggs", tag: str = "quick", own: bool = True) -> Path:
        file = (self.library.own[0] if own else self.library.shipped) / f"{title.lower().replace(' ', '-')}.yaml"
        file.write_text(EGGS.format(title=title, thing=thing, tag=tag), encoding="utf-8")
        return file

    @property
    def own(self) -> list[str]:
        """The names of the cook's own files."""
        return sorted(path.name for path in self.library.own[0].glob("*.yaml"))

    def spoil(self, name: str) -> Path:
        """Write a file that is not a recipe."""
        file = self.library.own[0] / f"{name}.yaml"
        file.write_text("titel: x\n", encoding="utf-8")
        return file

    @property
    def service(self) -> LibraryService:
        """Return the service for the screen."""
        return LibraryService(
            lambda: Index(self.library, self.root / "cache"),
            lambda: self.cooked,
            lambda: self.ratings,
            lambda name: self.notes.get(name, ""),
            self.library.own[0],
            self.edit,
        )


def replacing(old: str, new: str) -> Callable[[Path], str]:
    """Return an editor that replaces a text in its file."""

    def edit(path: Path) -> str:
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        return ""

    return edit


class Guest(Cook):
    """A cook without an open session."""

    def __init__(self) -> None:
        super().__init__(is_cooking=False)

    @property
    def rows(self) -> list[str]:
        """Return the visible rows; the selected one has its mark."""
        return [line.strip() for line in self.pane("recipes").split("\n") if line.strip()]

    @property
    def titles(self) -> list[str]:
        """Return the visible rows without columns."""
        return [row.split("   ")[0] for row in self.rows]

    @property
    def recipes(self) -> list[str]:
        """Return the visible titles without the mark of the selected one."""
        return [title.removeprefix("▸ ") for title in self.titles]

    @property
    def dishes(self) -> list[str]:
        """Return the titles of the dishes that are cooking."""
        return [dish.recipe.title for dish in self.kitchen.session.dishes.values()]

    @property
    def border(self) -> str:
        """Return the count of recipes on the border."""
        return str(self.app.screen.query_one(RecipePane).border_title)

    async def act(self, *keys: str) -> None:
        """Press keys, and wait until all changed files were read and shown."""
        await self.press(*keys)
        await self.settle()

    async def open_library(self) -> None:
        """Go to the library from the stove."""
        await self.app.screen.run_action("library")
        await self.settle()

    async def settle(self, times: int = 1) -> None:
        """Wait until all changed files were read and shown; twice if an import comes before that."""
        for _ in range(times):
            await self.pilot.pause()
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()

    async def import_from(self, source: object) -> None:
        """Open the line for what to import, and enter a source."""
        await self.press("ctrl+o")
        self.app.screen.query_one("#entry-input", Input).value = str(source)
        await self.save()

    async def save(self) -> None:
        """Confirm, and wait for what is read and saved then."""
        await self.press("enter")
        await self.settle(2)

    async def paste(self, text: str) -> None:
        """Paste into the focused line."""
        assert isinstance(self.app.screen.focused, Input)
        self.app.screen.focused.post_message(Paste(text))
        await self.settle(2)


@asynccontextmanager
async def browsing(
    folders: RecipeFolders,
    size: tuple[int, int] = WIDE,
    *,
    guest: Guest | None = None,
    setup: Callable[[Guest], None] = lambda guest: None,
) -> AsyncIterator[Guest]:
    """Run the app on these folders, without ticking."""
    guest = guest or Guest()
    setup(guest)
    guest.app = KitchenApp(guest.kitchen, library=folders.service, ticking=False)
    async with guest.app.run_test(size=size) as pilot:
        guest.pilot = pilot
        guest.app.tick()
        await guest.settle()
        yield guest
