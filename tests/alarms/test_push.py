"""Push notifications by apprise, in a separate process, to a local server."""

import importlib.util
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from kitchen_tui.alarms.channels import Announcement, UnreachedError
from kitchen_tui.alarms.channels.push import Push, send
from kitchen_tui.alarms.process_group import ProcessGroup
from kitchen_tui.cooking.threshold import LEVELS

DUE = Announcement("due", "Simmer", "fork-tender? <b>&", 40_000, timer="run-1")
needs_apprise = pytest.mark.skipif(
    not importlib.util.find_spec("apprise"), reason="needs apprise (pip install 'kitchen-tui[push]')"
)


class Phone(HTTPServer):
    """Records what is posted to it; `code` is the status of its answers."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.letters: list[dict[str, Any]] = []
        self.code = 200

    @property
    def url(self) -> str:
        """Return the address in apprise's syntax."""
        return f"json://127.0.0.1:{self.server_port}/phone"


class Handler(BaseHTTPRequestHandler):
    """Receives posts for the phone."""

    server: Phone

    def do_POST(self) -> None:
        self.server.letters.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.server.code)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Log nothing."""


@pytest.fixture
def phone() -> Iterator[Phone]:
    """Return a phone on the loopback interface."""
    with Phone() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join(5)


@needs_apprise
def test_the_phone_gets_title_and_body(phone: Phone) -> None:
    assert Push(LEVELS, (phone.url,)).reach(DUE) == "sent to 1 place"
    assert [(letter["title"], letter["message"], letter["type"]) for letter in phone.letters] == [
        ("Simmer", "fork-tender? <b>& · due 0:40 ago", "warning")
    ]


@needs_apprise
def test_one_failing_target_does_not_affect_the_others(phone: Phone) -> None:
    """The failing URL is named by its position, because it may hold a password."""
    with pytest.raises(UnreachedError) as failure:
        Push(LEVELS, ("nonsense://secret", phone.url)).reach(DUE)
    assert failure.value.why == "apprise does not understand URL 1"
    assert "urls in [alarms.push]" in failure.value.hint
    assert len(phone.letters) == 1


@needs_apprise
def test_a_refused_push_is_reported(phone: Phone) -> None:
    phone.code = 500
    with pytest.raises(UnreachedError, match="URL 1 did not accept the message"):
        Push(LEVELS, (phone.url,)).reach(DUE)


def test_without_apprise_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.modules", {"apprise": None})
    assert send({"urls": []}) == "no apprise"
    monkeypatch.undo()
    monkeypatch.setattr(ProcessGroup, "run", lambda *_, **__: "no apprise")
    with pytest.raises(UnreachedError, match="install apprise") as failure:
        Push(LEVELS, ("json://127.0.0.1:1",)).reach(DUE)
    assert failure.value.hint == "install apprise: pip install 'kitchen-tui[push]'"
