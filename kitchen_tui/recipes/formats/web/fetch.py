"""A page over the network: http and https only, with an end to its size and to the cook's patience."""

import http.client
import socket
import ssl
import zlib
from collections.abc import Callable
from contextlib import closing, suppress
from threading import Timer
from typing import NamedTuple, TypeAlias
from urllib.parse import urljoin

from kitchen_tui.recipes.formats.web.addresses import FetchError, Place, place_of
from kitchen_tui.recipes.formats.web.charset import decoded
from kitchen_tui.recipes.limits import MOST_PAGE_BYTES

Progress: TypeAlias = Callable[[int, int | None], None]
"""Told how many bytes have come and how many are announced."""

_PATIENCE_S = 20.0
_CONNECT_S = 10.0
_MOST_HOPS = 5
_CHUNK = 65_536
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TEXTUAL = ("text/", "application/xhtml", "application/json", "application/ld+json", "application/xml")
_HEADERS = {
    "User-Agent": "kitchen-tui (recipe reader)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.8",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


class Fetched(NamedTuple):
    """A page as it came: where it was in the end, what kind the server calls it, and its text."""

    url: str
    content_type: str
    text: str


def _silent(received: int, announced: int | None) -> None:
    """For those who need no progress."""


def fetch(
    url: str, allow_local: bool = False, progress: Progress = _silent, patience_s: float = _PATIENCE_S
) -> Fetched:
    """The page at `url`, at most 10 MB, within `patience_s` seconds for each hop. Raises FetchError with a sentence.

    Redirects are followed, five at most, each checked like the first address. Cookies and scripts are not a thing.
    """
    for _ in range(_MOST_HOPS + 1):
        answer = _hop(url, place_of(url, allow_local), progress, patience_s)
        if isinstance(answer, Fetched):
            return answer
        url = answer
    raise FetchError(f"the site sends one from page to page, more than {_MOST_HOPS} times")


def _hop(url: str, place: Place, progress: Progress, patience_s: float) -> Fetched | str:
    """The page, or where the site says it is."""
    connection = _Connection(place)
    # A server that drips a byte now and then never runs into a time limit of the socket: this one ends it.
    watch = Timer(patience_s, connection.cut)
    watch.daemon = True
    watch.start()
    try:
        with closing(connection):
            connection.request("GET", place.target, headers=_HEADERS)
            with connection.getresponse() as response:
                answer = _answer(url, response, progress)
        if connection.was_cut:  # what is cut off looks like a page that ends early
            raise TimeoutError
        return answer
    except (OSError, http.client.HTTPException, ValueError) as problem:
        raise FetchError(_why(place, connection, problem)) from None
    finally:
        watch.cancel()


def _answer(url: str, response: http.client.HTTPResponse, progress: Progress) -> Fetched | str:
    location = response.headers.get("Location")
    if response.status in _REDIRECTS and location:
        return urljoin(url, location)
    if response.status != http.client.OK:
        raise FetchError(f"the site answers {response.status} {response.reason}".rstrip())
    content_type = response.headers.get("Content-Type", "text/html")
    if not content_type.lower().startswith(_TEXTUAL):
        raise FetchError(f"this is no page but {content_type.split(';')[0]}")
    return Fetched(url, content_type, decoded(_body(response, progress), content_type))


def _body(response: http.client.HTTPResponse, progress: Progress) -> bytes:
    announced = response.length
    if announced is not None and announced > MOST_PAGE_BYTES:
        raise _too_large()
    unpack = (
        zlib.decompressobj(wbits=47) if response.headers.get("Content-Encoding", "identity") != "identity" else None
    )
    body, received = bytearray(), 0
    while chunk := response.read(_CHUNK):
        received += len(chunk)
        body += unpack.decompress(chunk, MOST_PAGE_BYTES + 1 - len(body)) if unpack else chunk
        if len(body) > MOST_PAGE_BYTES:
            raise _too_large()
        progress(received, announced)
    return bytes(body)


def _too_large() -> FetchError:
    return FetchError(f"the page is larger than {MOST_PAGE_BYTES // 1_000_000} MB")


def _why(place: Place, connection: "_Connection", problem: Exception) -> str:
    if connection.was_cut or isinstance(problem, TimeoutError):
        return f"{place.host} takes too long to answer"
    if isinstance(problem, ssl.SSLError):
        return f"{place.host} cannot prove that it is {place.host}: {problem.reason or problem}"
    if isinstance(problem, ConnectionError):
        return f"{place.host} does not answer"
    return f"{place.host} does not answer as a web site should: {type(problem).__name__}"


class _Connection(http.client.HTTPConnection):
    """Connects to an address that was checked, and greets it by its name."""

    def __init__(self, place: Place) -> None:
        super().__init__(place.host, place.port, timeout=_CONNECT_S)
        self.was_cut = False
        self._place = place
        self._wire: socket.socket | None = None
        self._context = ssl.create_default_context() if place.secure else None
        self.default_port = http.client.HTTPS_PORT if place.secure else http.client.HTTP_PORT

    def connect(self) -> None:
        """To the first address that answers; over TLS the certificate must bear the name."""
        wire = self._plain()
        if self._context is not None:
            wire = self._context.wrap_socket(wire, server_hostname=self._place.host, do_handshake_on_connect=False)
        self.sock = self._wire = wire
        if isinstance(wire, ssl.SSLSocket):
            wire.do_handshake()

    def _plain(self) -> socket.socket:
        *others, last = self._place.addresses
        for address in others:
            with suppress(OSError):
                return socket.create_connection((address, self._place.port), self.timeout)
        return socket.create_connection((last, self._place.port), self.timeout)

    def cut(self) -> None:
        """Ends whatever it is waiting for, from another thread. (The response takes `sock` over; the wire is ours.)"""
        self.was_cut = True
        if self._wire is not None:
            with suppress(OSError):
                self._wire.shutdown(socket.SHUT_RDWR)
