"""The measures that the cook wants to see: a choice of this screen, of which the session knows nothing."""

from typing import TYPE_CHECKING

from kitchen_tui.cooking.look_at_dish import look_at_dish
from kitchen_tui.cooking.view import DishView, View

if TYPE_CHECKING:
    from kitchen_tui.recipes.scaling.convert import MeasureSystem


class Measures:
    """US customary, metric or as written. The dish in them is made once for each that a view brings."""

    def __init__(self) -> None:
        self.system: MeasureSystem = "as written"
        self._written: DishView | None = None
        self._shown: DishView | None = None

    def choose(self, system: "MeasureSystem") -> None:
        """Show these from now on."""
        self.system = system
        self._written = self._shown = None

    def applied(self, view: View) -> View:
        """The view with its dish in the chosen measures."""
        if self.system == "as written" or view.dish is None or view.dish is self._shown:
            return view
        if view.dish is not self._written:
            from kitchen_tui.recipes.scaling.convert import converted

            self._written = view.dish
            self._shown = look_at_dish(view.session, view.dish.dish, converted(view.dish.recipe, self.system))
        return view._replace(dish=self._shown)
