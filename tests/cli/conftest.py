"""A shell with its own home, a manual clock, and no screen."""

import io
import json
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kitchen_tui.cli import screen
from kitchen_tui.cli.composition import OpenKitchen
from kitchen_tui.cli.main import main
from kitchen_tui.cli.recipe_history import RecipeHistory
from kitchen_tui.testing import FakeClock

PORK = "honey-glazed-pork-belly"


class Ran(NamedTuple):
    """The exit code, stdout and stderr of a command line."""

    code: int
    out: str
    err: str


class Stdin(io.TextIOWrapper):
    """Standard input with given text, which may pretend to be a terminal."""

    def __init__(self, text: str | bytes, terminal: bool) -> None:
        super().__init__(io.BytesIO(text if isinstance(text, bytes) else text.encode()), encoding="utf-8")
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


class Shell:
    """Runs command lines in this process; `greetings` are the first messages of screens that would have opened."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.home = home
        self.greetings: list[str] = []
        self.before_flush: Callable[[], None] = lambda: None
        self._capsys = capsys
        self._monkeypatch = monkeypatch
        monkeypatch.setattr(screen, "show_app", self._show)
        monkeypatch.setattr(screen, "require_terminal", lambda: None)

    def __call__(self, *words: str, stdin: str | bytes = "", answers: str = "") -> Ran:
        """Run `words`; with `answers`, standard input is a terminal."""
        with Stdin(answers or stdin, terminal=bool(answers)) as fed:
            self._monkeypatch.setattr(sys, "stdin", fed)
            try:
                code = main(words)
            except SystemExit as left:  # argparse leaves by itself
                code = left.code if isinstance(left.code, int) else 1
        out, err = self._capsys.readouterr()
        return Ran(code, out, err)

    @property
    def status(self) -> Any:
        """The object that `status --json` prints; nothing else is printed."""
        ran = self("status", "--json")
        assert (ran.code, ran.err, ran.out.count("\n")) == (0, "", 1)
        return json.loads(ran.out)

    @property
    def session_id(self) -> str:
        return str(self.status["session"]["id"])

    @property
    def dishes(self) -> list[str]:
        """The names of the dishes that are cooking."""
        return [recipe["name"] for recipe in self.status["session"]["recipes"]]

    @property
    def timers(self) -> dict[str, Any]:
        """The timers by name."""
        return {timer["name"]: timer for timer in self.status["timers"]}

    def own(self, name: str, text: str) -> Path:
        """Write a file to the cook's own library."""
        path = self.home / "recipes" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    @property
    def library(self) -> list[str]:
        """The names of the cook's own recipes."""
        return sorted(path.stem for path in (self.home / "recipes").glob("*.yaml"))

    @property
    def config_file(self) -> Path:
        return self.home / "config.toml"

    def config(self, text: str) -> None:
        """Write the config file."""
        self.home.mkdir(exist_ok=True)
        self.config_file.write_text(text, encoding="utf-8")

    @property
    def journal(self) -> Path:
        return self.home / "data" / "journal.sqlite3"

    def _show(
        self, opened: OpenKitchen, _: Any, greeting: str = "", speed: float = 1.0, begun: str = "", **_options: bool
    ) -> int:
        self.greetings.append(greeting or RecipeHistory(opened.journal).last_note(begun))
        self.before_flush()
        opened.journal.flush(5)
        opened.journal.close(2)
        return 0


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that the program writes to."""
    folder = tmp_path / "home"
    monkeypatch.setenv("KITCHEN_TUI_HOME", str(folder))
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    return folder


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> FakeClock:
    """Replace the machine's clock by a manual one."""
    fake = FakeClock()
    monkeypatch.setattr("kitchen_tui.clock.SystemClock", lambda: fake)
    return fake


@pytest.fixture
def shell(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Return a shell whose program writes below `home`."""
    return Shell(home, capsys, monkeypatch)


@pytest.fixture
def eggs(shell: Shell) -> Shell:
    """A shell whose session has a timer for eggs."""
    assert shell("timer", "5m", "eggs").code == 0
    return shell


@pytest.fixture
def edits(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A script used as the cook's editor; its text is what it does to the file sys.argv[1]."""
    script = tmp_path / "editor.py"
    script.write_text("")
    monkeypatch.setenv("EDITOR", f"'{sys.executable}' '{script}'")
    return script


def sentence(ran: Ran, code: int, words: Sequence[str] = ()) -> str:
    """Return stderr, after checking the exit code, an empty stdout, these words, and the absence of a traceback."""
    assert ran.code == code, ran
    assert ran.out == ""
    assert ran.err.strip()
    assert "Traceback" not in ran.err
    for word in words:
        assert word in ran.err
    return ran.err


@contextmanager
def site(page: str) -> Iterator[str]:
    """Serve a page in the local network, and yield its address."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_: object) -> None:
            """Log nothing."""

    with HTTPServer(("127.0.0.1", 0), Page) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/soup"
        server.shutdown()
        thread.join()
