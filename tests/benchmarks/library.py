"""Measure a library of ten thousand recipes: opening it, and a key press of the search."""

import statistics
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from kitchen_tui.paths import resolve_paths
from kitchen_tui.recipes.library import Library
from kitchen_tui.recipes.library.index import Index
from tests.benchmarks.measure import Measure, p95
from tests.benchmarks.program import Program, kitchen

_MANY = 10_000
_RECIPE = """\
title: {kind} {number}
tags: [weeknight]
ingredients: [2 onions, 1 tbsp butter, {kind}, 1 tsp salt, 200 ml stock]
steps: [Cook it all slowly.]
"""
_KINDS = ("lentils", "potatoes", "cabbage", "chicken", "noodles", "mushrooms", "salmon")
_TYPED = "123\x7f\x7f45\x7f\x7f67\x7f\x7f89\x7f\x7f" * 2
"""Each key changes the number of recipes found."""


class RecipeHomes:
    """Two homes, with and without recipes of its own, made when they are first needed."""

    def __init__(self, home: Callable[[], Path]) -> None:
        self._home = home

    @cached_property
    def few(self) -> Path:
        """The shipped recipes alone."""
        return self._home()

    @cached_property
    def many(self) -> Path:
        """Return a home with ten thousand more recipes."""
        return _filled(self._home())

    def measures(self, rounds: int = 4) -> list[Measure]:
        """Compare the CPU until the first screen with that of the shipped recipes alone; then time the search."""
        ratios = []
        for _ in range(rounds):
            with Program(kitchen(), self.few) as empty:
                empty.until_written(" recipes")
                bare = empty.cpu()
            with Program(kitchen(), self.many) as full:
                full.until_written(" recipes")
                ratios.append(full.cpu() / bare)
        opened = Measure("10,000 recipes open, CPU against the empty library", statistics.median(ratios), 1.3)
        return [opened, _keypress(self.many)]


def _filled(home: Path) -> Path:
    """Fill a home with recipes, each of them indexed."""
    place = resolve_paths({"KITCHEN_TUI_HOME": str(home)})
    place.recipes.mkdir(parents=True)
    for number in range(_MANY):
        text = _RECIPE.format(kind=_KINDS[number % len(_KINDS)], number=number)
        (place.recipes / f"recipe-{number}.yaml").write_text(text, encoding="utf-8")
    for _ in Index(Library((place.recipes,), place.shipped), place.cache).refresh():
        pass
    return home


def _keypress(home: Path) -> Measure:
    """Measure from a key to the new count on the screen."""
    took, cpu_ms = [], []
    with Program(kitchen(), home) as program:
        program.until_written(" recipes")
        program.read_for(1.0)
        for letter in _TYPED:
            program.read_for(0.1)
            before = program.cpu()
            program.send(letter)
            took.append(program.until_written(" of 10,") * 1000)
            cpu_ms.append((program.cpu() - before) * 1000)
    note = f"{statistics.median(cpu_ms):.1f} ms CPU"
    return Measure("a key press of their search, p95", p95(took), 30, " ms", note)
