"""The status as one line: the fields of a format, and the escaping, colours and structure that each host expects.

Names are hostile text, since a host may execute what it finds in a line. Every value is cleaned and escaped.
"""

from collections.abc import Callable, Iterable, Mapping

from kitchen_tui.clock import format_moment, format_period
from kitchen_tui.cooking.alert import RINGING
from kitchen_tui.cooking.session import Dish, step_of
from kitchen_tui.cooking.view import TimerView, View
from kitchen_tui.model.duration import SECOND, format_clock, format_remaining
from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.model.regex import lazy_regex
from kitchen_tui.model.text import clean_line, escape_markup, suggestion

_FIELD = lazy_regex(r"\{(?:(\{)|([^{}]*)\}?)")
"""A doubled brace, or a field."""
_LONGEST = 200
"""Characters of a value; a status line is short."""

_MARKS: Mapping[str, str] = {
    "ringing": "●",
    "escalated": "◉",
    "missed": "▲",
    "snoozed": "z",
    "acknowledged": "○",
    "paused": "‖",
}


class FormatError(ValueError):
    """Raised for an unknown field of a format or an unknown host; the message is for the cook."""


class Facts(NamedTuple):
    """The data of the fields: the view, its most urgent timer, and that timer's dish, or else the one on screen."""

    view: View
    timer: TimerView | None
    dish: Dish | None


def facts_of(view: View) -> Facts:
    """Return the facts of a view."""
    timer = view.urgent[0] if view.urgent else None
    dish = view.session.dishes.get(timer.dish) if timer else None
    return Facts(view, timer, dish or view.session.dish)


def state_mark(timer: TimerView) -> str:
    """Return a sign for the state of a timer."""
    if sign := _MARKS.get(timer.alert.state) or _MARKS.get(timer.state):
        return sign
    if timer.alert.question:
        return "?"
    if timer.alert.state == "attention":
        return "!"
    return "◆" if timer.phase == "window" else "•"


def time_left(timer: TimerView) -> str:
    """Return the time left as on screen: "12:40", "+0:42"; for a stopwatch the time run."""
    if timer.spec.counts_up:
        return format_clock(timer.elapsed_ms // SECOND)
    return format_remaining(timer.remaining_ms)


def due_time(timer: TimerView, now_ms: int) -> str:
    """Return when a timer is due, with its day if that is not today; "" if it is paused or never due."""
    return "" if timer.due_ms is None or timer.spec.counts_up else format_moment(timer.due_ms, now_ms)


def prompt(timer: TimerView) -> str:
    """Return what the timer asks for: its open question, else what to do when it is due."""
    question = timer.alert.question
    return question.text if question and timer.alert.state != "acknowledged" else timer.text


def ready(view: View) -> str:
    """Return when the dish on screen is ready, worded as in the top line."""
    if view.ready is None or view.dish is None:
        return ""
    if view.dish.served:
        return "Ready"
    return format_period(*view.ready, view.now.wall_ms)


def _of_timer(value: Callable[[TimerView], object]) -> Callable[[Facts], object]:
    return lambda facts: value(facts.timer) if facts.timer else ""


def _step(facts: Facts) -> object:
    step = step_of(facts.dish, facts.dish.step) if facts.dish else None
    return step.number if step else ""


FIELDS: Mapping[str, Callable[[Facts], object]] = {
    "mark": _of_timer(state_mark),
    "slot": _of_timer(lambda timer: timer.slot),
    "name": _of_timer(lambda timer: timer.name),
    "left": _of_timer(time_left),
    "due": lambda facts: due_time(facts.timer, facts.view.now.wall_ms) if facts.timer else "",
    "text": _of_timer(prompt),
    "state": _of_timer(lambda timer: timer.state),
    "alert": _of_timer(lambda timer: timer.alert.state),
    "more": lambda facts: len(facts.view.urgent) - 1 if len(facts.view.urgent) > 1 else "",
    "recipe": lambda facts: facts.dish.recipe.title if facts.dish else "",
    "step": _step,
    "of": lambda facts: len(facts.dish.recipe.steps) if facts.dish else "",
    "ready": lambda facts: ready(facts.view),
}


# Formats -----------------------------------------------------------------------------------------------------------


class Piece(NamedTuple):
    """A part of a format: literal text, or the value of a field."""

    text: str
    is_field: bool


def parse_format(line: str) -> tuple[Piece, ...]:
    """Parse a format such as "{name} {left}"; `{{` is a brace. Raises FormatError for an unknown field."""
    pieces: list[Piece] = []
    end = 0
    for found in _FIELD.finditer(line):
        pieces.append(Piece(line[end : found.start()], is_field=False))
        end = found.end()
        if found[1]:
            pieces.append(Piece("{", is_field=False))
        elif found[2] in FIELDS and found[0].endswith("}"):
            pieces.append(Piece(found[2], is_field=True))
        else:
            raise FormatError(_unknown("field", found[2], FIELDS))
    pieces.append(Piece(line[end:], is_field=False))
    return tuple(piece for piece in pieces if piece.text)


def _unknown(kind: str, name: str, known: Iterable[str]) -> str:
    return f"there is no {kind} “{clean_line(name, 40)}”; {suggestion(name, known, cutoff=0.5)}"


# Hosts -------------------------------------------------------------------------------------------------------------


def _join(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def _join_tmux(pieces: Iterable[Piece]) -> str:
    """Double every # in a value, and one just before it: to tmux #[…] and #(…) are commands."""
    line = ""
    for piece in pieces:
        if piece.is_field:
            hashes = len(line) - len(line.rstrip("#"))
            line += "#" * (hashes % 2) + piece.text.replace("#", "##")
        else:
            line += piece.text
    return line


def _join_pango(pieces: Iterable[Piece]) -> str:
    return "".join(escape_markup(piece.text) if piece.is_field else piece.text for piece in pieces)


def _join_polybar(pieces: Iterable[Piece]) -> str:
    """Split every %{ that is not in the format itself: in polybar %{A1:…:} runs a command on a click."""
    line, was_field = "", False
    for piece in pieces:
        value = piece.text.replace("%{", "% {") if piece.is_field else piece.text
        if (piece.is_field or was_field) and line.endswith("%") and value.startswith("{"):
            line += " "
        line, was_field = line + value, piece.is_field
    return line


class Host(NamedTuple):
    """The format of a host: its escaping, its colour tags, and the JSON object it expects, if any."""

    join: Callable[[Iterable[Piece]], str]
    tags: tuple[str, str] = ("", "")
    """What goes before and after a coloured line; COLOUR stands for the colour."""
    shape: Callable[[str, Facts | None], Mapping[str, object]] | None = None
    blank: bool = True
    """Whether an empty line, and not an empty object, means that there is nothing to show."""


_RED, _YELLOW = "#ff5555", "#f1fa8c"


def _colour(facts: Facts | None) -> str:
    if facts is None or facts.timer is None:
        return ""
    alert = facts.timer.alert.state
    return _RED if alert in RINGING else _YELLOW if alert == "attention" else ""


def _waybar(line: str, facts: Facts | None) -> Mapping[str, object]:
    timer = facts.timer if facts else None
    state = (timer.state if timer.alert.state == "quiet" else timer.alert.state) if timer else ""
    share = 100 * timer.elapsed_ms // timer.most_ms if timer and timer.most_ms else 0
    return {
        "text": line,
        "alt": state,
        "tooltip": _tooltip(facts.view) if facts and line else "",
        "class": [state] if state else [],
        "percentage": max(0, min(100, share)),
    }


def _tooltip(view: View) -> str:
    """Return all live timers as Pango markup, one per line."""
    rows = [(state_mark(timer), clean_line(timer.name, _LONGEST), time_left(timer)) for timer in view.urgent]
    return _join_pango([Piece("\n".join(" ".join(row) for row in rows), is_field=True)])


def _i3blocks(line: str, facts: Facts | None) -> Mapping[str, object]:
    block: dict[str, object] = {"full_text": line, "markup": "none"}
    if colour := _colour(facts):
        block |= {"color": colour, "urgent": colour == _RED}
    return block


HOSTS: Mapping[str, Host] = {
    "tmux": Host(_join_tmux, ("#[fg=COLOUR]", "#[default]")),
    "waybar": Host(_join_pango, shape=_waybar, blank=False),
    "i3blocks": Host(_join, shape=_i3blocks),
    "polybar": Host(_join_polybar, ("%{FCOLOUR}", "%{F-}")),
    "starship": Host(_join),
    "plain": Host(_join),
}
_DEFAULT = "{mark} {name} {left}"


class StatusLine:
    """Renders views as lines for a host. Raises FormatError for an unknown field or host."""

    def __init__(self, line: str | None = None, host: str | None = None) -> None:
        name = "plain" if host is None else host
        if name not in HOSTS:
            raise FormatError(_unknown("host", name, HOSTS))
        self._host = HOSTS[name]
        self._pieces = parse_format(_DEFAULT if line is None else line)

    def render(self, view: View | None) -> str:
        """Return the line of a view, without a line break; None means that no session is open."""
        facts = facts_of(view) if view else None
        line = self._line(facts) if facts else ""
        if self._host.shape is None or (not line and self._host.blank):
            return self._coloured(line, facts)
        import json

        return json.dumps(self._host.shape(line, facts), ensure_ascii=False, separators=(",", ":"))

    def _line(self, facts: Facts) -> str:
        """Return the escaped line; "" if none of its fields has a value."""
        filled = [
            Piece(clean_line(str(FIELDS[piece.text](facts)), _LONGEST), is_field=True) if piece.is_field else piece
            for piece in self._pieces
        ]
        fields = [piece for piece in filled if piece.is_field]
        if fields and not any(piece.text for piece in fields):
            return ""
        return clean_line(self._host.join(piece for piece in filled if piece.text)).strip()

    def _coloured(self, line: str, facts: Facts | None) -> str:
        colour = _colour(facts)
        if not line or not colour:
            return line
        before, after = self._host.tags
        return f"{before.replace('COLOUR', colour)}{line}{after}"
