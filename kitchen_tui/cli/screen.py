"""Starting the screen: the only place of the command line that imports textual."""

from typing import TYPE_CHECKING

from kitchen_tui.cli.opening import Opened

if TYPE_CHECKING:
    from kitchen_tui.config.settings import Config

_LAST_WORDS_S = 2.0


def show_app(opened: Opened, config: "Config", greeting: str = "") -> int:
    """Run the app over a kitchen until the cook leaves; returns its exit code. `greeting` is said first."""
    import gc

    # What starting makes stays: looking for garbage among it costs a twentieth of the start.
    gc.disable()
    from kitchen_tui.tui.app import KitchenApp

    app = KitchenApp(
        opened.kitchen,
        keys=config.keys,
        theme=config.theme,
        reduced_motion=config.reduced_motion,
        greeting=greeting,
    )
    try:
        code = app.run()
    finally:
        opened.journal.close(_LAST_WORDS_S)
    return code or 0
