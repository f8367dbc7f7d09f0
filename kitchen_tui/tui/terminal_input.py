"""What the terminal answers to a question of ours: taken out of the keys before anybody reads it as some."""

import re
from collections.abc import Iterator

from textual._xterm_parser import XTermParser
from textual.drivers import linux_driver
from textual.message import Message

_LONGEST = 256
"""Characters; what goes on for longer is no answer."""
_WHOLE = re.compile(r"\x1b\]99;[^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[\?[\d;]*c")
_BEGUN = re.compile(r"\x1b(?:\](?:9(?:9(?:;[^\x07\x1b]*\x1b?)?)?)?|\[(?:\?[\d;]*)?)$")


class TerminalReply(Message):
    """The terminal answered: about notifications (OSC 99), or what it is (device attributes)."""

    bubble = False

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class ReplySplitter:
    """Parts answers from keys, also where a read ends in the middle of one."""

    def __init__(self) -> None:
        self._begun = ""

    def split(self, data: str) -> tuple[str, list[str]]:
        """The keys, and the answers that are complete."""
        data = self._begun + data
        answers = _WHOLE.findall(data)
        keys = _WHOLE.sub("", data)
        rest = _BEGUN.search(keys)
        self._begun = rest[0] if rest and len(rest[0]) <= _LONGEST else ""
        return keys[: rest.start()] if rest else keys, answers


class KitchenParser(XTermParser):
    """Textual's, which makes a key of each character of an answer it does not know."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._splitter = ReplySplitter()

    def feed(self, data: str) -> Iterator[Message]:
        """The messages of what was read; nothing read is the end."""
        if not data:
            yield from super().feed(data)
            return
        keys, answers = self._splitter.split(data)
        yield from map(TerminalReply, answers)
        if keys:
            yield from super().feed(keys)


def install_parser() -> None:
    """Let the driver of the terminal read by our parser. It names its parser in its module and offers no other way."""
    setattr(linux_driver, "XTermParser", KitchenParser)  # noqa: B010 -- a class, which mypy lets nobody assign
