"""The cook's settings: `load` them, and read them off a `Config`."""

from kitchen_tui.config.load import LoadedConfig, load
from kitchen_tui.config.settings import Config

__all__ = ["Config", "LoadedConfig", "load"]
