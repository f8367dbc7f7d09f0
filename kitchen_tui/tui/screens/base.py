"""What every screen of the app shares: it is shown views, and an alarm can be answered on it."""

from typing import TYPE_CHECKING, cast

from textual.screen import Screen

from kitchen_tui.cooking.view import View
from kitchen_tui.tui.widgets.line_pane import LinePane

if TYPE_CHECKING:
    from kitchen_tui.tui.app import KitchenApp


class KitchenScreen(Screen[None]):
    """A screen of line panes."""

    @property
    def kitchen_app(self) -> "KitchenApp":
        """The app, as what it is."""
        return cast("KitchenApp", self.app)

    def on_mount(self) -> None:
        """The cook's own keys, not by the app's keymap: that one takes letters from a line being typed."""
        self._bindings.apply_keymap(self.kitchen_app.own_keys)

    def on_screen_resume(self) -> None:
        """What lay over it is gone: show what has come to be meanwhile, now and not at the next beat."""
        self.kitchen_app.look()

    def show(self, view: View) -> None:
        """Draw a view in every pane."""
        for pane in self.query(LinePane):
            pane.show(view)

    def again(self) -> None:
        """Draw everything once more: the theme changed."""
        for pane in self.query(LinePane):
            pane.again()
