"""An app in its theme from the first frame on: one that is set later would draw everything twice."""

from rich.style import Style
from textual.app import App

from kitchen_tui.tui.paint.ink import Role
from kitchen_tui.tui.themes import DARK, LIGHT, NAMES, inks


class DressedApp(App[int], inherit_bindings=False):
    """Knows our themes, and what each role of ink looks like in the present one."""

    def __init__(self) -> None:
        self.inks: dict[Role, Style] = inks(DARK)
        self._dressed = ""
        super().__init__()

    def dress(self, theme: str) -> None:
        """The looks, by the config's name or Textual's; of a name that nobody knows, the dark ones."""
        name = NAMES.get(theme, theme)
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.set_reactive(DressedApp.theme, name if name in self.available_themes else DARK.name)
        self.set_class(self.current_theme.dark, "-dark-mode")
        self.set_class(not self.current_theme.dark, "-light-mode")
        self.stylesheet.set_variables(self.get_css_variables())
        self.dip_pens()
        self._dressed = self.theme

    def dip_pens(self) -> None:
        """Ink in the colours of the present theme."""
        self.inks = inks(self.current_theme, self.no_color)

    def _watch_theme(self, theme_name: str) -> None:
        """Textual sets the theme once more when it starts, and would lay out and draw everything again."""
        if theme_name != self._dressed:
            self._dressed = theme_name
            super()._watch_theme(theme_name)
