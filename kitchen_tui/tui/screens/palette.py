"""The palette: every action by name, from the one table."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from kitchen_tui.cooking import commands
from kitchen_tui.tui.screens.amounts import amount_offers
from kitchen_tui.tui.screens.ending import EndingSheet

if TYPE_CHECKING:
    from kitchen_tui.tui.app import KitchenApp


class Actions(Provider):
    """Offers the actions of the stove, and the few that have no key."""

    def _offers(self) -> list[tuple[str, str, Callable[[], object]]]:
        stove, app = self.screen, cast("KitchenApp", self.app)
        offers: list[tuple[str, str, Callable[[], object]]] = [
            (action.help, action.shown, partial(self.app.call_later, stove.run_action, action.name))
            for action in app.actions
            if action.name != "palette"
        ]
        offers.append(("Open another recipe: cook it beside", "", partial(app.call_later, stove.run_action, "library")))
        offers += amount_offers(app)
        offers.append(
            ("End the session: until when leftovers keep, and a note", "", partial(app.push_screen, EndingSheet()))
        )
        offers.append(("Hold until tomorrow", "", partial(app.execute, commands.HoldSession())))
        offers.append(("Change the theme", "", partial(self.app.call_later, self.app.search_themes)))
        return offers

    async def discover(self) -> Hits:
        """All of them."""
        for text, help_, act in self._offers():
            yield DiscoveryHit(text, act, help=help_)

    async def search(self, query: str) -> Hits:
        """Those that match."""
        matcher = self.matcher(query)
        for text, help_, act in self._offers():
            score = matcher.match(text)
            if score > 0:
                yield Hit(score, matcher.highlight(text), act, help=help_)


def palette() -> CommandPalette:
    """The screen."""
    return CommandPalette(providers=[Actions])
