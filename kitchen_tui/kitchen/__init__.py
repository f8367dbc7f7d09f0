"""The application layer: `Kitchen` executes commands and builds views, `tick` finds due alerts and announces them."""
