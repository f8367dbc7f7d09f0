"""The plan as a chart: a row for each dish, each cook and the oven. The shape shows the kind of work.

█ hands  ━ burner  ▒ oven  ─ rests  · waits  ░ heating  ◆ on the table  ╹ a touch
"""

import re
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Literal

from kitchen_tui.cooking.plan import Landing, Problem, Starts, Task
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.planning.agenda import heatings
from kitchen_tui.planning.rules import segments

Kind = Literal["hands", "burner", "oven", "rests", "waits", "heating", "table", "touch", "none"]
MARKS: Mapping[Kind, str] = {
    "hands": "█", "burner": "━", "oven": "▒", "rests": "─", "waits": "·", "heating": "░", "table": "◆", "touch": "╹",
    "none": " ",
}  # fmt: skip
_DEMAND: Mapping[Kind, int] = {
    "none": 0, "waits": 1, "heating": 2, "rests": 3, "oven": 4, "burner": 5, "touch": 6, "hands": 7, "table": 8,
}  # fmt: skip
"""The more demanding of two kinds that share a cell is painted."""
LEGEND: tuple[tuple[Kind, str], ...] = (
    ("hands", "hands"), ("burner", "burner"), ("oven", "oven"), ("rests", "rests"), ("waits", "waits"),
    ("heating", "heating"), ("table", "on the table"),
)  # fmt: skip
_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440)
_SMALL = 50
"""A picture of fewer columns is small."""
_TICK_CELLS = 8
"""The least distance of two times on the axis, in cells."""
_ADDED = lazy_regex(r"\s*[,(:].*|\s+(?:with|in|on|from|for|alla|al|à|au|aux|de|di|du|mit)\s", re.IGNORECASE)
"""The start of the part of a title that says what a dish comes with."""


class Row(NamedTuple):
    """A row: its label, its dish ("" for a cook or the oven), and the kind of each cell; `text` is drawn over them."""

    label: str
    dish: str
    cells: tuple[Kind, ...]
    text: Mapping[int, str] = {}


class Picture(NamedTuple):
    """The rows and the time axis: `ticks` are (cell, minute); `now` is the current cell, if visible."""

    label_width: int
    rows: tuple[Row, ...]
    ticks: tuple[tuple[int, int], ...]
    now: int | None


def picture(
    problem: Problem, starts: Starts, labels: Mapping[str, str], width: int, now: int | None = None, past: int = 0
) -> Picture:
    """Return the chart in `width` cells.

    `labels` names the dishes; `past` is the serving time as a minute of the day, so that the axis has round times.
    """
    # In a narrow picture the names get less room, so that the bars keep enough.
    room = width if width >= _SMALL else width // 2
    names = shortened([labels.get(landing.dish, landing.dish) for landing in problem.landings], room)
    label_width = max(len(name) for name in [*names, "oven", "you"]) + 1
    scale = _Scale.fitting(problem, starts, width - label_width - 1, now)
    rows = [
        Row(name, landing.dish, _dish_row(problem, starts, landing, scale))
        for name, landing in zip(names, problem.landings, strict=True)
    ]
    for number, cells in enumerate(_cooks(problem, starts, scale), 1):
        rows.append(Row("you" if number == 1 else f"cook {number}", "", cells))
    if any(task.oven_c is not None for task in problem.tasks):
        rows.append(_oven_row(problem, starts, scale))
    where = scale.cell(now) if now is not None and scale.begin <= now <= scale.end else None
    return Picture(label_width, tuple(rows), scale.ticks(past), where)


class _Scale(NamedTuple):
    begin: int
    end: int
    cells: int

    @classmethod
    def fitting(cls, problem: Problem, starts: Starts, cells: int, now: int | None) -> "_Scale":
        """Return the scale from the first start, or now, to the last landing; the last cell is for served dishes."""
        begins = [*(starts[task.id] for task in problem.tasks), *(one.start for one in heatings(problem, starts))]
        ends = [starts[task.id] + task.minutes for task in problem.tasks]
        begin = min([*begins, *([now] if now is not None and now > min(begins, default=0) - 30 else [])], default=0)
        end = max([*ends, *(landing.at for landing in problem.landings)], default=1)
        return cls(begin, max(end, begin + 1), max(8, cells))

    def cell(self, minute: int) -> int:
        return (minute - self.begin) * (self.cells - 1) // (self.end - self.begin)

    def span(self, start: int, minutes: int) -> range:
        """Return the cells of a task, at least one."""
        first = self.cell(start)
        return range(first, min(self.cells - 1, max(first + 1, self.cell(start + minutes))))

    def ticks(self, past: int) -> tuple[tuple[int, int], ...]:
        step = next((s for s in _STEPS if s * (self.cells - 1) >= _TICK_CELLS * (self.end - self.begin)), _STEPS[-1])
        first = -(-(self.begin + past) // step) * step - past
        return tuple((self.cell(at), at) for at in range(first, self.end + 1, step))


def _painted(cells: list[Kind], where: range, kind: Kind) -> None:
    for cell in where:
        if _DEMAND[kind] > _DEMAND[cells[cell]]:
            cells[cell] = kind


def kind_of(task: Task) -> Kind:
    """Return the main kind of a task."""
    if task.hands:
        return "hands"
    return "burner" if task.burner else "oven" if task.oven_c is not None else "rests"


def _dish_row(problem: Problem, starts: Starts, landing: Landing, scale: _Scale) -> tuple[Kind, ...]:
    cells: list[Kind] = ["none"] * scale.cells
    tasks = [task for task in problem.tasks if task.dish == landing.dish and not task.keeps]
    begin, served = min(starts[task.id] for task in tasks), _served(problem, starts, landing)
    _painted(cells, scale.span(begin, served - begin), "waits")
    for task in tasks:
        _painted(cells, scale.span(starts[task.id], task.minutes), kind_of(task))
    cells[min(scale.cells - 1, scale.cell(served))] = "table"
    return tuple(cells)


def _served(problem: Problem, starts: Starts, landing: Landing) -> int:
    minutes = next(task.minutes for task in problem.tasks if task.id == landing.task)
    return max(landing.at, starts[landing.task] + minutes)


def _cooks(problem: Problem, starts: Starts, scale: _Scale) -> list[tuple[Kind, ...]]:
    """Assign hands-on work to the first cook who is free, and touches to the first cook."""
    rows: list[list[Kind]] = [["none"] * scale.cells for _ in range(problem.room.cooks)]
    free = [scale.begin - 10_000] * problem.room.cooks
    for task in sorted(problem.tasks, key=lambda one: starts[one.id]):
        start = starts[task.id]
        if task.hands:
            cook = next((at for at, until in enumerate(free) if until <= start), 0)
            free[cook] = start + task.minutes
            _painted(rows[cook], scale.span(start, task.minutes), "hands")
        else:
            for part in segments(task):
                _painted(rows[0], scale.span(start + part.offset, part.length), "touch")
    return [tuple(row) for row in rows]


def _oven_row(problem: Problem, starts: Starts, scale: _Scale) -> Row:
    cells: list[Kind] = ["none"] * scale.cells
    text: dict[int, str] = {}
    for heating in heatings(problem, starts):
        _painted(cells, scale.span(heating.start, heating.minutes), "heating")
    hot_c = None
    for task in sorted((t for t in problem.tasks if t.oven_c is not None), key=lambda one: starts[one.id]):
        start = starts[task.id]
        if task.oven_c != hot_c:
            text[scale.cell(start)] = f"{task.oven_c}°"
        hot_c = task.oven_c
        _painted(cells, scale.span(start, task.minutes), "oven")
    return Row("oven", "", tuple(cells), text)


def shortened(names: Sequence[str], width: int) -> list[str]:
    """Return each name shortened to the width of a label.

    It keeps the words that distinguish it from the others, then the last words before "with", "in" and the like.
    """
    most = 8 if width < _SMALL // 2 else 12 if width < 100 else 20 if width < 160 else 36
    parts = [_numbered(name) for name in names]
    words = [name.split() for name, _ in parts]
    shared = {word for one, other in combinations(words, 2) for word in set(one) & set(other)}
    result: list[str] = []
    for (name, number), mine in zip(parts, words, strict=True):
        room = most - len(number)
        own = " ".join(word for word in mine if word not in shared) or name
        short = (name if len(name) <= room else _last_words(own, room)) + number
        same = sum(short == other or other.startswith(f"{short} ") for other in result)
        result.append(short if short not in result else f"{short[: most - 2].strip()} {same + 1}")
    return result


def _numbered(name: str) -> tuple[str, str]:
    """Split "Steak 2" into "Steak" and " 2"."""
    head, _, number = name.rpartition(" ")
    return (head, f" {number}") if head and number.isdecimal() else (name, "")


def _last_words(name: str, most: int) -> str:
    """Return the last words of a name that fit, without "with …"; a single word that is too long is cut."""
    words = _ADDED.split(name)[0].split() or name.split()
    while len(words) > 1 and len(" ".join(words)) > most:
        words = words[1:]
    short = " ".join(words)
    return short if len(short) <= most else f"{short[: most - 1].rstrip()}…"


def plain_lines(drawn: Picture, times: Sequence[str], now: str) -> list[str]:
    """Return the chart as text; `times` are the clock times of its ticks."""
    axis = [" "] * (len(drawn.rows[0].cells) + 1 if drawn.rows else 0)
    free = 0
    for (cell, _), time in zip(drawn.ticks, times, strict=True):
        at = min(cell, len(axis) - len(time))
        if at >= free:
            axis[at : at + len(time)] = time
            free = at + len(time) + 1
    lines = [" " * drawn.label_width + "".join(axis).rstrip()]
    for row in drawn.rows:
        marks = [MARKS[kind] for kind in row.cells]
        for cell, text in row.text.items():
            marks[cell + 1 : cell + 1 + len(text)] = text[: max(0, len(marks) - cell - 1)]
        lines.append(f"{row.label:{drawn.label_width}}" + "".join(marks).rstrip())
    if drawn.now is not None:
        lines.append(" " * (drawn.label_width + drawn.now) + f"▲ {now}")
    lines.append("  ".join(f"{MARKS[kind]} {words}" for kind, words in LEGEND))
    return lines
