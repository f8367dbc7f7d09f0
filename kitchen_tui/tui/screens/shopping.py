"""What to buy: what the groups share is added up."""

from typing import ClassVar

from textual.binding import BindingType

from kitchen_tui.cooking.view import View
from kitchen_tui.recipes.scaling import shopping
from kitchen_tui.tui.paint.ink import Line, bulleted
from kitchen_tui.tui.screens.bound import bound
from kitchen_tui.tui.screens.sheet import Sheet


class ShoppingSheet(Sheet):
    """The list, added up."""

    title_text = "Shopping"
    BINDINGS: ClassVar[list[BindingType]] = [bound("shopping", "close")]

    def lines(self, view: View, width: int) -> list[Line]:
        """A line an ingredient."""
        if view.dish is None:
            return []
        return bulleted((item.text for item in shopping(view.dish.recipe)), width)
