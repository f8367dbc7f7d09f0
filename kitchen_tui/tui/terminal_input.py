"""Reads the terminal's input: keys, mouse, pastes and replies. What cannot be parsed is dropped.

Only complete sequences that Textual knows are passed to its parser: some others would crash the app, and the rest would
be read as keys.
"""

import codecs
import re
from collections.abc import Callable, Iterator

from textual import constants
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.events import Key, Paste
from textual.message import Message

from kitchen_tui.model.regex import lazy_regex

_MOST_PENDING = 4096
"""The longest sequence in characters."""
_MOST_PASTED = 100_000
_STRING_TIMEOUT_S = 1.0
_PASTE_TIMEOUT_S = 2.0
_PASTE_END = "\x1b[201~"
_X10_MOUSE = lazy_regex(rb"\x1b\[M...", re.DOTALL)
_X10_MOUSE_BEGUN = lazy_regex(rb"\x1b(?:\[(?:M.{0,2})?)?\Z", re.DOTALL)
_C1 = {chr(high + code): f"\x1b{chr(code - 0x40)}" for code in b"\x90\x98\x9b\x9d\x9e\x9f" for high in (0, 0xDC00)}
"""8-bit introducers of sequences, as a character or as an undecoded byte, with their 7-bit forms."""
_UNDECODED = lazy_regex("[\ud800-\udfff]")
_NOT_IN_TEXT = lazy_regex("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_TOKEN = lazy_regex(
    r"(?P<paste>\x1b\[200~)"
    r"|(?P<string>\x1b[\]PX^_].*?(?:\x07|\x1b\\|[\x9c\udc9c]))"
    r"|(?P<sequence>\x1b?\x1b(?:\[\[[A-E]|\[[ -?]*[@-~]|O[ -~]))"
    r"|(?P<alt>\x1b[^\x1b\[\]OPX^_])"
    r"|(?P<c1>[\x90\x98\x9b\x9d-\x9f\udc90\udc98\udc9b\udc9d-\udc9f])"
    r"|(?P<text>[^\x1b\x90\x98\x9b\x9d-\x9f\udc90\udc98\udc9b\udc9d-\udc9f]+)"
    r"|(?P<rest>\x1b.*)",
    re.DOTALL,
)
_REPLY = lazy_regex(r"\x1b\]99;[^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[\?[\d;]*c")
_EXTENDED_KEY = lazy_regex(r"\x1b\[(\d+)?(?::[\d:]*)?(?:;(\d*)(?::(\d*))?(?:;([\d:]*))?)?([u~ABCDEFHPQRS])")
_RELEASED = "3"
_OTHER_KNOWN = lazy_regex(
    r"\x1b\[(?:<\d{1,5};-?\d{1,5};-?\d{1,5}[Mm]|[IO]|\d{1,5};\d{1,5}R|\?\d{1,5};\d\$y|48;\d{1,5};\d{1,5};\d{1,5};\d{1,5}t)"
)
_LAST_CODEPOINT, _SURROGATES = 0x10FFFF, range(0xD800, 0xE000)


class TerminalReply(Message):
    """A reply of the terminal, about notifications (OSC 99) or its device attributes."""

    bubble = False

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class InputReader:
    """Turns bytes into Textual's messages, even if a read ends in the middle of a sequence.

    `now_s` is a monotonic clock: an escape character with nothing after it for a while is the Escape key.
    """

    def __init__(self, now_s: Callable[[], float]) -> None:
        self._now_s = now_s
        self._parser = XTermParser()
        self._decode = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode
        self._bytes = b""
        self._pending = ""
        self._paste: str | None = None
        self._last_s = 0.0

    def feed(self, data: bytes) -> list[Message]:
        """Return the messages for bytes that were read."""
        self._last_s = self._now_s()
        data = _X10_MOUSE.sub(b"", self._bytes + data)
        begun = _X10_MOUSE_BEGUN.search(data)
        self._bytes = begun[0] if begun and begun[0].startswith(b"\x1b[M") else b""
        text = self._decode(data[: len(data) - len(self._bytes)])
        return list(self._messages(text))

    @property
    def is_unfinished(self) -> bool:
        """Return whether a sequence or a paste is incomplete, so that `tick` must be called."""
        return bool(self._pending or self._bytes) or self._paste is not None

    def tick(self) -> list[Message]:
        """Return the messages for an incomplete sequence or paste that has timed out."""
        waited_s = self._now_s() - self._last_s
        if self._paste is not None:
            return self._end_paste("") if waited_s >= _PASTE_TIMEOUT_S else []
        if self._bytes and waited_s >= constants.ESCAPE_DELAY:
            self._bytes = b""
        is_string = len(self._pending) > 1 and self._pending[1] in "]PX^_"
        if not self._pending or waited_s < (_STRING_TIMEOUT_S if is_string else constants.ESCAPE_DELAY):
            return []
        pending, self._pending = self._pending, ""
        return [Key("escape", "\x1b")] if pending == "\x1b" else []

    def _messages(self, text: str) -> Iterator[Message]:
        text, self._pending = self._pending + text, ""
        if self._paste is None and _PASTE_END in text and "\x1b[200~" not in text.partition(_PASTE_END)[0]:
            self._paste = ""  # its beginning was lost or timed out, but it was not typed
        while text:
            if self._paste is not None:
                pasted, end, text = text.partition(_PASTE_END)
                if not end:
                    yield from self._go_on_pasting(pasted)
                    return
                yield from self._end_paste(pasted)
                continue
            token = _TOKEN.match(text)
            if token is None:
                return
            text = text[token.end() :]
            if token.lastgroup == "c1":
                text = _C1[token[0]] + text
                continue
            yield from self._token(str(token.lastgroup), token[0])

    def _token(self, kind: str, token: str) -> Iterator[Message]:
        match kind:
            case "paste":
                self._paste = ""
            case "rest":
                self._pending = token if len(token) <= _MOST_PENDING else ""
            case "string":
                if _REPLY.fullmatch(token):
                    yield TerminalReply(token)
            case "sequence":
                yield from self._sequence(token)
            case "alt":
                yield from (Key(f"alt+{key.key}", None) for key in self._parsed(token[1:]) if isinstance(key, Key))
            case _:
                yield from self._parsed(_UNDECODED.sub("", token))

    def _sequence(self, sequence: str) -> Iterator[Message]:
        """Parse a sequence if Textual supports it, without the alternates and event types of the kitty protocol."""
        if _REPLY.fullmatch(sequence):
            yield TerminalReply(sequence)
        elif sequence in ANSI_SEQUENCES_KEYS or _OTHER_KNOWN.fullmatch(sequence):
            yield from self._parsed(sequence)
        elif key := _EXTENDED_KEY.fullmatch(sequence):
            code, modifiers, event, text, end = key.groups(default="")
            points = [code, *text.split(":")]
            is_sound = all(_is_codepoint(point) for point in points if point) and len(modifiers) < 4
            if is_sound and event != _RELEASED:
                parts = [code or "1", modifiers or "1", text]
                yield from self._parsed(f"\x1b[{';'.join(parts if text else parts[:2])}{end}")

    def _parsed(self, token: str) -> list[Message]:
        try:
            return list(self._parser.feed(token)) if token else []
        except Exception:  # must not end the app
            self._parser = XTermParser()
            return []

    def _go_on_pasting(self, text: str) -> Iterator[Message]:
        """Collect pasted text until the end sequence, which may be split between two reads."""
        begun = next((size for size in range(len(_PASTE_END) - 1, 0, -1) if text.endswith(_PASTE_END[:size])), 0)
        self._pending = text[len(text) - begun :] if begun else ""
        self._paste = f"{self._paste or ''}{text[: len(text) - begun]}"[:_MOST_PASTED]
        yield from ()

    def _end_paste(self, text: str) -> list[Message]:
        pasted, self._paste = f"{self._paste or ''}{text}"[:_MOST_PASTED], None
        clean = _NOT_IN_TEXT.sub("", pasted.replace("\r", "\n"))
        return [Paste(clean)] if clean else []


def _is_codepoint(digits: str) -> bool:
    return len(digits) < 8 and int(digits) <= _LAST_CODEPOINT and int(digits) not in _SURROGATES
