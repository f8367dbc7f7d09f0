"""Dishes for menus that no recipe file has: short, and varied in what a plan must respect.

A step is written "title | minutes | flags | references". Minutes "8-10" are a timer's range, "t8-10" the step's own
time, "8-10+3" two timers side by side, "8-10>3" a chain, "" no time. Flags: `on`/`off` hands, a heat in quotes,
`opt`, `crit`, `gentle`, `found`. References: `a2` after step 2, `w1` while step 1.
"""

import random
import re
from functools import cache

from kitchen_tui.model.duration import MINUTE, Span
from kitchen_tui.model.recipe import Recipe, Section, Step, TimerSpec, Urgency
from kitchen_tui.planning.problem import Order

DISHES = {
    "roast chicken": """
        Rub the bird | t10-15 | on
        Roast | 75-90 | off 'oven, 200 °C'
        Rest the bird | 15 | off
        Carve | t6-8 | on
    """,
    "roast potatoes": """
        Peel | t12 | on
        Parboil | 8-10 | off 'medium-high'
        Shake and oil | t3 | on
        Roast | 45-55 | off 'oven 220 °C' gentle
    """,
    "green beans": """
        Trim | t6-8 | on
        Boil | 4-6 | off 'high' crit
        Toss in butter | t2 | on 'medium'
    """,
    "gravy": """
        Brown the bones | 15-20 | off 'medium'
        Simmer the stock | 40-50 | off 'low'
        Whisk and reduce | 6-8 | on 'medium-high'
    """,
    "apple crumble": """
        Peel the apples | t10-15 | on
        Rub the topping | t8 | on | w1
        Bake | 35-45 | off 'oven, 180 °C' gentle | a1 a2
        Cool a little | 10-15 | off
    """,
    "leek soup": """
        Slice the leeks | t8 | on
        Sweat | 10-12 | on 'low'
        Simmer | 20-25 | off 'gentle simmer'
        Blend | t3-4 | on
    """,
    "rice": """
        Rinse | t2 | on
        Boil and steam | 12-14>10 | off 'low'
        Fluff | | on
    """,
    "salmon": """
        Cure | 20-30 | off
        Fry on the skin | 4-5 | on 'medium-high' crit
        Turn | 1-2 | on 'medium' crit
    """,
    "beef stew": """
        Cut the meat | t15-20 | on
        Brown in batches | 12-15 | on 'high'
        Soften the onions | 8 | on 'medium-low' | a1
        Braise | 120-150 | off 'oven, 160 °C (320 °F)' gentle | a2 a3
        Skim and season | t5 | on
    """,
    "dumplings": """
        Mix the dough | t5 | on
        Rest the dough | 30 | off
        Roll and fill | t25-30 | on
        Steam | 8-10 | off 'high'
    """,
    "flatbreads": """
        Knead | t8-10 | on
        Rise | 60-75 | off
        Shape | t6 | on
        Griddle | 8-12 | on 'medium-high'
    """,
    "tomato salad": """
        Slice the tomatoes | t5-6 | on
        Salt and drain | 15-20 | off
        Dress | | on
    """,
    "caramel custard": """
        Make the caramel | 6-8 | on 'medium' crit
        Whisk the custard | t5 | on
        Bake in a water bath | 40-50 | off 'oven, 150 °C'
        Chill | 120-180 | off gentle
    """,
    "mushroom ragout": """
        Clean the mushrooms | t10 | on
        Fry | 8-10 | on 'medium-high'
        Reduce with cream | 10-12 | off 'low'
        Scatter herbs | | on
        Toast nuts | 3-4 | on 'medium' opt | a1
    """,
    "polenta": """
        Bring the water up | 8-10 | off 'high'
        Stir in the meal | t4-5 | on 'medium'
        Cook slowly | 35-40 | off 'low' gentle
    """,
    "lamb chops": """
        Marinate | 45-60 | off gentle
        Heat the pan | 3-4 | off 'high'
        Sear both sides | 3-4>2-3 | on 'high' crit
        Rest the chops | 5 | off
    """,
    "stuffed peppers": """
        Cook the filling | 12-15 | on 'medium'
        Halve the peppers | t5 | on | w1
        Fill | t6-8 | on | a1 a2
        Bake | 30-35 | off 'oven 190-200 °C'
    """,
    "glazed carrots": """
        Peel and cut | t6-8 | on
        Simmer in butter | 12-15 | off 'medium-low'
        Glaze | 3-4 | on 'high'
    """,
    "fried eggs and toast": """
        Slice the bread | t2 | on
        Eggs and toast | 3-4+2-3 | on 'medium' crit
    """,
    "plain pancakes": """
        Stir the batter | t5 | on
        Let it stand | 15 | found
        Fry | 15-20 | on 'medium'
        Keep on a warm tray | | off
    """,
    "pickled cucumber": """
        Slice | t4 | on
        Steep | 90-180 | off gentle
    """,
    "cauliflower gratin": """
        Boil the florets | 6-8 | off 'medium-high'
        Stir the sauce | 10-12 | on 'medium-low' | w1
        Grate the cheese | | on | w2
        Gratinate | 20-25 | off 'oven, 220 °C' | a1 a2 a3
    """,
    "braised cabbage": """
        Shred | t6 | on
        Braise | 45-60 | off 'low' gentle
        Sharpen with vinegar | | on
    """,
    "duck breast": """
        Score the skin | t4 | on
        Render | 8-10 | on 'medium-low'
        Finish | 6-8 | off 'oven 200 °C' crit
        Rest | 6-8 | off
        Reduce the jus | 4-6 | on 'high' | w4 a2
    """,
}
AT_ONCE = ("fried eggs and toast", "salmon")
_NUMBERS = re.compile(r"(t?)(\d+)(?:-(\d+))?")


@cache
def recipe(name: str) -> Recipe:
    return written(name, DISHES[name])


def written(name: str, text: str) -> Recipe:
    """Return a dish in the notation above as a recipe."""
    lines = [line.strip() for line in text.strip().splitlines()]
    steps = tuple(_step(number, line) for number, line in enumerate(lines, 1))
    return Recipe(name.replace(" ", "-"), name.capitalize(), sections=(Section("", steps),))


@cache
def menu(seed: int) -> tuple[Order, ...]:
    """Return two to six dishes, some with their own serving times."""
    chance = random.Random(seed)  # noqa: S311 -- repeatable, not secret
    names = chance.sample(sorted(DISHES.keys() - AT_ONCE), chance.randint(2, 5))
    # One cook serves one dish from the pan to the plate, not two.
    names += chance.sample(AT_ONCE, chance.random() < 0.2)
    offsets = chance.choices((0, -20, 30), weights=(8, 1, 1), k=len(names))
    offsets[0] = 0
    return tuple(
        Order(name.replace(" ", "-"), recipe(name), offset) for name, offset in zip(names, offsets, strict=True)
    )


def _step(number: int, line: str) -> Step:
    title, minutes, flags, references = [part.strip() for part in (*line.split("|"), "", "", "")[:4]]
    heat = re.search(r"'([^']*)'", flags)
    words = set(re.sub(r"'[^']*'", "", flags).split())
    urgency: Urgency = "critical" if "crit" in words else "gentle" if "gentle" in words else "normal"
    own = _NUMBERS.fullmatch(minutes) if minutes.startswith("t") else None
    timers = () if own or not minutes else tuple(_timers(number, minutes, urgency, "found" in words))
    return Step(
        f"s{number}",
        number,
        title,
        f"{title}.",
        takes=_span(own) if own else None,
        hands_off={"on": False, "off": True}.get(next(iter(words & {"on", "off"}), "")),
        heat=heat[1] if heat else "",
        after=tuple(f"s{ref[1:]}" for ref in references.split() if ref[0] == "a"),
        alongside=tuple(f"s{ref[1:]}" for ref in references.split() if ref[0] == "w"),
        optional="opt" in words,
        timers=timers,
    )


def _timers(step: int, minutes: str, urgency: Urgency, found: bool) -> list[TimerSpec]:
    parts = re.split(r"([+>])", minutes)
    specs = []
    for at in range(0, len(parts), 2):
        number = _NUMBERS.fullmatch(parts[at])
        assert number is not None, minutes
        span, follows = _span(number), parts[at + 1 : at + 2] == [">"]
        name = f"timer {at // 2 + 1}" if len(parts) > 1 else "timer"
        spec = TimerSpec(f"s{step}-{name.replace(' ', '-')}", name, *span, urgency=urgency, found=found)
        specs.append(spec._replace(then="start") if follows else spec)
    return specs


def _span(number: re.Match[str]) -> Span:
    least = int(number[2])
    return Span(least * MINUTE, int(number[3] or least) * MINUTE)
