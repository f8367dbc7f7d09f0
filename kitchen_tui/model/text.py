"""Makes text from outside safe to show: no escape sequences, no bidi overrides. Also makes names and ids of text."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from kitchen_tui.model.regex import lazy_regex

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_MOST_COMBINING = 3
_LONGEST_SLUG = 40

# C0 but tab and newline, DEL and C1; soft hyphen, Arabic letter mark, zero-width space, bidi marks, line and
# paragraph separators, overrides and isolates, word joiners, the byte-order mark, interlinear marks, tags, surrogates.
# ZWJ and variation selectors stay: emoji need them. None of these characters is printable.
UNSAFE = lazy_regex(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)


def clean(text: str) -> str:
    """Return `text` safe for a terminal: NFC, newlines only, no unsafe characters, few combining marks."""
    if text.isascii() and text.isprintable():
        return text
    if not text.replace("\n", "").isprintable():
        text = UNSAFE.sub(REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))
    text = unicodedata.normalize("NFC", text)
    return text if text.isascii() else _bounded(text)


def clean_line(text: str, most: int | None = None) -> str:
    """Return `text` cleaned, on one line with single spaces, and with an ellipsis if it exceeds `most` characters."""
    line = " ".join(clean(text).split())
    return line if most is None or len(line) <= most else line[: most - 1] + "…"


def error_reason(error: Exception) -> str:
    """Return why something failed; for an error of the operating system without its number and path."""
    return getattr(error, "strerror", None) or str(error)


def as_sentence(text: str) -> str:
    """Return a message for the cook as a sentence: with a capital first letter, and a full stop at the end.

    A path, an address, an option or the program's name stays as it is, at either end: it is there to be copied.
    """
    text = text.strip()
    words = text.split(" ")
    if text and not _is_copied(words[0].rstrip(":")):
        text = text[0].upper() + text[1:]
    return text if not text or text[-1] in _SENTENCE_ENDS or _is_copied(words[-1]) else f"{text}."


def _is_copied(word: str) -> bool:
    """Return whether a word is a path, an address, an option, a key of the config or the program's name."""
    before, dot, after = word.rpartition(".")
    is_dotted = bool(dot) and before[-1:].isalnum() and after[:1].isalnum() and any(map(str.isalpha, word))
    return is_dotted or word.startswith(("-", "kitchen-tui")) or any(sign in word for sign in _COPIED_SIGNS)


_SENTENCE_ENDS = ".!?…:"
_COPIED_SIGNS = "/\\@=_"
_MARKUP_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def escape_markup(text: str) -> str:
    """Escape text for use between the tags of XML or Pango markup.

    `html.escape` of the standard library would also load a large table of entities.
    """
    return text.translate(_MARKUP_SIGNS)


def counted(number: int, noun: str) -> str:
    """Return "1 event" or "2 events"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def suggestion(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """Return "did you mean pause?", or else what there is."""
    from difflib import get_close_matches  # slow to import, and only needed after a mistake

    names = list(known)
    near = get_close_matches(word, names, 1, cutoff)
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(names)}"


def listed(words: Sequence[str]) -> str:
    """Return "rice", "rice and beans" or "rice, beans and eggs"."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def _bounded(text: str) -> str:
    """Keep only the first few of consecutive combining marks, since a tall stack covers the lines above."""
    marks = {char for char in set(text) if unicodedata.category(char).startswith("M")}
    if not marks:
        return text
    kept: list[str] = []
    run = 0
    for char in text:
        run = run + 1 if char in marks else 0
        if run <= _MOST_COMBINING:
            kept.append(char)
    return "".join(kept)


ASCII_SIGNS = str.maketrans(
    {
        "✓": "x", "□": "_", "■": "#", "▸": ">", "▌": "|", "▎": "|", "▴": "^", "▾": "v",
        "•": ".", "·": "-", "●": "!", "◉": "!", "▲": "!", "○": "o", "◆": "*", "‖": "=", "×": "x", "≈": "~",
        "→": ">", "…": ".", "–": "-", "—": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "★": "*", "☆": ".", "♥": "<",
        "█": "#", "▀": '"', "▄": "_", "░": ".", "▒": ":", "▕": "|", "▏": "|", "°": "o", "−": "-",
        "┏": "+", "┓": "+", "┗": "+", "┛": "+", "┣": "+", "┫": "+", "╋": "+", "━": "=", "┃": "|",
        "╺": "-", "╸": "-", "╻": "|", "╹": "|", "─": "~", "±": "~", "↑": "^", "↓": "v", "▷": ">",
    }
)  # fmt: skip
"""Signs of the program, each as one ASCII character, for `str.translate`."""


def slug(text: str) -> str:
    """Return lower-case letters and digits joined by hyphens: "make-the-honey-glaze" for "Make the Honey Glaze"."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    words = re.sub(r"['’]", "", plain)
    return re.sub(r"[^a-z0-9]+", "-", words)[:_LONGEST_SLUG].strip("-")


def numbered(texts: Iterable[str], joint: str) -> list[str]:
    """Return the texts in order, each different: the second of a text gets `joint` and "2", and so on."""
    counts: dict[str, int] = {}
    names = []
    for text in texts:
        name = text
        while name in counts:
            counts[text] += 1
            name = f"{text}{joint}{counts[text]}"
        counts[name] = 1
        names.append(name)
    return names


def unique_ids(texts: Iterable[str], fallback: str) -> list[str]:
    """Return a slug for each text, in order; repetitions get "-2" and so on, and `fallback` replaces an empty slug."""
    return numbered((slug(text) or fallback for text in texts), "-")
