"""Reads and writes recipes, with one module or package per format."""
