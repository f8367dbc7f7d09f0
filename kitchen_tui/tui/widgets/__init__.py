"""Widgets that hold lines and draw what changed of them."""
