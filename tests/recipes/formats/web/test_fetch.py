"""Fetching from a local server, and what is refused before a request is sent."""

import gzip
import socket
import threading
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from kitchen_tui.recipes.formats.web import fetch as fetching
from kitchen_tui.recipes.formats.web.fetch import FetchError, fetch, is_public, place_of


def packed(body: bytes, encoding: str = "gzip") -> tuple[int, bytes, dict[str, str]]:
    return 200, body, {"Content-Type": "text/html", "Content-Encoding": encoding}


def bare_deflate(data: bytes) -> bytes:
    bare = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return bare.compress(data) + bare.flush()


SOUP, BREAD = gzip.compress(b"<p>soup</p>"), gzip.compress(b"<p>bread</p>")
LONG = gzip.compress(b"<p>soup</p>" * 1_000)
HTML = {"Content-Type": "text/html"}
CHUNKED = {**HTML, "Transfer-Encoding": "chunked"}
RESPONSES = {
    "soup": (200, "<h1>Soupe à l'oignon</h1>".encode("latin-1"), {"Content-Type": "text/html; charset=latin-1"}),
    "again": (302, b"", {"Location": "/soup?from=again"}),
    "round": (301, b"", {"Location": "/round"}),
    "file": (302, b"", {"Location": "file:///etc/passwd"}),
    "router": (302, b"", {"Location": "http://[::ffff:192.168.0.1]/admin"}),
    "pdf": (200, b"%PDF", {"Content-Type": "application/pdf"}),
    "large": (200, b"", {**HTML, "Content-Length": "10000001"}),
    "endless": (200, b"x" * 3_000, HTML),
    "packed": packed(SOUP),
    "bomb": packed(gzip.compress(b"x" * 30_000_000)),
    "wrong-gzip": packed(b"this is not gzip"),
    "damaged": packed(LONG[:20] + bytes(20) + LONG[40:]),
    "two-members": packed(SOUP + BREAD),
    "members-and-more": packed(SOUP + b"\0" * 8),
    "second-damaged": packed(SOUP + gzip.compress(b"<p>bread</p>" * 99)[:-20]),
    "half-packed": packed(LONG[:-12]),
    "deflated": packed(zlib.compress(b"<p>soup</p>"), "deflate"),
    "bare-deflate": packed(bare_deflate(b"<p>soup</p>"), "deflate"),
    "brotli": packed(b"\x0b\x02\x80soup", "br"),
    "cut": (200, b"<p>so", {**HTML, "Content-Length": "11"}),
    "cut-chunk": (200, b"b\r\n<p>so", CHUNKED),
    "no-last-chunk": (200, b"5\r\n<p>so\r\n", CHUNKED),
}


class Kitchen(BaseHTTPRequestHandler):
    """A site with every kind of response, and a page that never ends."""

    def do_GET(self) -> None:
        name = self.path.strip("/").split("?")[0]
        if name == "drip":
            self.drip()
            return
        status, body, headers = RESPONSES.get(name, (404, b"no", {"Content-Type": "text/plain"}))
        self.protocol_version = "HTTP/1.1" if headers is CHUNKED else "HTTP/1.0"
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        while not self.server.shutting.wait(0.02):  # type: ignore[attr-defined]
            try:
                self.wfile.write(b"x")
            except OSError:
                return

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing, in place of stderr."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """Return the address of a site on the loopback interface."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Kitchen)
    server.shutting = threading.Event()  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutting.set()  # type: ignore[attr-defined]
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_in_its_own_charset(site: str) -> None:
    reported: list[tuple[int, int | None]] = []
    page = fetch(f"{site}/soup", allow_local=True, progress=lambda got, all_of: reported.append((got, all_of)))
    assert "Soupe à l'oignon" in page.text
    assert reported[-1][0] == len("<h1>Soupe à l'oignon</h1>")


def test_a_redirect_returns_the_last_address(site: str) -> None:
    """The last address is returned, so that relative links and the source are correct."""
    assert fetch(f"{site}/again", allow_local=True).url == f"{site}/soup?from=again"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("packed", "<p>soup</p>"),
        ("two-members", "<p>soup</p><p>bread</p>"),
        ("members-and-more", "<p>soup</p>"),
        ("deflated", "<p>soup</p>"),
        ("bare-deflate", "<p>soup</p>"),
    ],
)
def test_a_packed_page(site: str, path: str, text: str) -> None:
    """Compressed pages are accepted although they were not requested."""
    assert fetch(f"{site}/{path}", allow_local=True).text == text


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("round", "more than 5 times"),
        ("file", "only http and https"),
        ("pdf", "application/pdf"),
        ("large", "larger than 10 MB"),
        ("bomb", "larger than 10 MB"),
        ("missing", "404"),
        ("wrong-gzip", "cannot be decompressed"),
        ("damaged", "cannot be decompressed"),
        ("second-damaged", "before the whole page had arrived"),
        ("half-packed", "before the whole page had arrived"),
        ("brotli", "unsupported compression"),
        ("cut", "before the whole page had arrived"),
        ("cut-chunk", "before the whole page had arrived"),
        ("no-last-chunk", "before the whole page had arrived"),
    ],
)
def test_an_invalid_response_is_refused(site: str, path: str, message: str) -> None:
    with pytest.raises(FetchError, match=message):
        fetch(f"{site}/{path}", allow_local=True)


def test_a_body_without_an_end_is_capped(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MOST_PAGE_BYTES", 2_000)
    with pytest.raises(FetchError, match="larger than"):
        fetch(f"{site}/endless", allow_local=True)


def test_a_very_slow_server_is_cut_off(site: str) -> None:
    """A byte at a time never exceeds the timeout of the socket."""
    with pytest.raises(FetchError, match="too long"):
        fetch(f"{site}/drip", allow_local=True, patience_s=0.2)


def test_the_local_network_is_not_fetched_by_default(site: str) -> None:
    port = site.rsplit(":", 1)[1]
    for url in (f"{site}/soup", f"http://localhost:{port}/soup", f"http://2130706433:{port}/soup"):
        with pytest.raises(FetchError, match="local network"):
            fetch(url)


def test_a_redirect_into_the_local_network_is_checked_too(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def place(url: str, allow_local: bool, patience_s: float) -> object:
        seen.append(url)
        return place_of(url, allow_local=not url.startswith("http://["))

    monkeypatch.setattr(fetching, "place_of", place)
    with pytest.raises(FetchError, match="local network"):
        fetch(f"{site}/router", allow_local=False)
    assert len(seen) == 2


def test_the_name_is_resolved_once_and_every_address_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    with pytest.raises(FetchError, match="local network"):
        place_of("http://soup.example/", allow_local=False)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers[:1])
    assert place_of("http://soup.example/a b?q=é", allow_local=False)[2:] == (80, ("93.184.215.14",), "/a%20b?q=%C3%A9")


def test_of_several_addresses_one_that_answers(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int(site.rsplit(":", 1)[1])
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in ("127.0.0.2", "127.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    reached = socket.create_connection

    def connect(address: tuple[str, int], timeout: float | None = None) -> socket.socket:
        if address[0] == "127.0.0.2":
            raise ConnectionRefusedError
        monkeypatch.undo()
        return reached(address, timeout)

    monkeypatch.setattr(socket, "create_connection", connect)
    assert "Soupe" in fetch(f"http://soup.example:{port}/soup", allow_local=True).text


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://x.example/", "javascript:alert(1)", "http://", "http://[", "soup", "http://x:99999/"],
)
def test_an_unsupported_address_is_refused_without_a_look_up(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(socket, "getaddrinfo")
    with pytest.raises(FetchError):
        place_of(url, allow_local=False)


PUBLIC = (
    "93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e", "2002:5db8:d70e::1",
    "2606:2800::5efe:93.184.215.14",
)  # fmt: skip
NOT_PUBLIC = (
    "0.0.0.0",  # noqa: S104 (looked at, not bound)
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1",
    "255.255.255.255", "::1", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "ff02::1",
    "64:ff9b:1::5db8:d70e", "::192.168.0.1", "::93.184.215.14", "::ffff:0:192.168.0.1", "fec0::1", "2002:c0a8:1::1",
    "2001:0:5db8:d70e::3f57:fefe", "2606:2800::5efe:10.0.0.1", "2606:2800::200:5efe:10.0.0.1", "2001:db8::1",
    "192.0.0.8", "3fff::1", "64:ff9b::192.0.0.8",
)  # fmt: skip


@pytest.mark.parametrize("address", [*PUBLIC, *NOT_PUBLIC])
def test_public_addresses(address: str) -> None:
    assert is_public(ip_address(address)) is (address in PUBLIC)


def test_the_time_limit_covers_every_address(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (f"192.0.2.{number}", 80)) for number in range(1, 9)]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    now, waits = [1000.0], list[float]()

    def connect(address: tuple[str, int], timeout: float) -> socket.socket:
        waits.append(timeout)
        now[0] += timeout
        raise TimeoutError

    monkeypatch.setattr(fetching, "monotonic", lambda: now[0])
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(FetchError, match="too long"):
        fetch("http://soup.example/", allow_local=True, patience_s=20)
    assert len(waits) == 8
    assert sum(waits) == pytest.approx(20)


def test_the_time_limit_covers_the_look_up(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: asked.wait(30) and [])
    with pytest.raises(FetchError, match="looking up the address"):
        fetch("http://soup.example/", patience_s=0.05)
    asked.set()


def test_the_time_limit_covers_every_redirect(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[float] = []
    now = [1000.0]

    def place(url: str, allow_local: bool, patience_s: float) -> object:
        left.append(patience_s)
        now[0] += 5
        return place_of(url, allow_local)

    monkeypatch.setattr(fetching, "monotonic", lambda: now[0])
    monkeypatch.setattr(fetching, "place_of", place)
    fetch(f"{site}/again", allow_local=True, patience_s=20)
    assert left == [20, 15]
