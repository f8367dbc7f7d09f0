"""The settings: `load` reads them into a `Config`."""

from kitchen_tui.config.load import LoadedConfig, load
from kitchen_tui.config.settings import Config

__all__ = ["Config", "LoadedConfig", "load"]
