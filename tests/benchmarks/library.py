"""Measure a library of ten thousand recipes: opening it, and a key press of the search."""

import statistics
from collections.abc import Callable
from pathlib import Path

from kitchen_tui.paths import resolve_paths
from kitchen_tui.recipes.library.index import Index
from kitchen_tui.recipes.library.library import Library
from tests.benchmarks.measures import Measure
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


def library(home: Callable[[], Path], rounds: int = 7) -> list[Measure]:
    """Compare the CPU until the first screen with that of the shipped recipes alone; then time the search."""
    few, many = home(), _filled(home())
    ratios = []
    for _ in range(rounds):
        with Program(kitchen(), few) as empty:
            empty.until_written(" recipes")
            bare = empty.cpu()
        with Program(kitchen(), many) as full:
            full.until_written(" recipes")
            ratios.append(full.cpu() / bare)
    return [
        Measure("10,000 recipes open, CPU against the empty library", statistics.median(ratios), 1.3, 1.1),
        Measure("a key press of their search, p95", _keypress_ms(many), 50, 20, " ms"),
    ]


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


def _keypress_ms(home: Path) -> float:
    """Return the p95 from a key to the new count on the screen."""
    took = []
    with Program(kitchen(), home) as program:
        program.until_written(" recipes")
        program.read_for(1.0)
        for letter in _TYPED:
            program.read_for(0.1)
            program.send(letter)
            took.append(program.until_written(" of 10,") * 1000)
    return statistics.quantiles(took, n=20)[-1]
