"""Fetches a page over http or https, within limits of size and time, and never from the local network."""

import http.client
import ipaddress
import socket
import ssl
import zlib
from collections.abc import Callable
from contextlib import closing, suppress
from threading import Thread, Timer
from time import monotonic
from typing import TypeAlias
from urllib.parse import quote, urljoin, urlsplit

from kitchen_tui.model.named_tuple import NamedTuple
from kitchen_tui.recipes.formats.source import decoded
from kitchen_tui.recipes.reading_limits import MOST_PAGE_BYTES

Progress: TypeAlias = Callable[[int, int | None], None]
"""A function that is called with the number of bytes received and the number announced."""

_PATIENCE_S = 20.0
_CONNECT_S = 10.0
"""The longest wait for one address: a site may have several, and the first may not answer."""
_MOST_HOPS = 5
_CHUNK = 65_536
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TEXTUAL = ("text/", "application/xhtml", "application/json", "application/ld+json", "application/xml")
_ENCODINGS = frozenset({"identity", "", "gzip", "x-gzip", "deflate"})
_ANY_FORMAT = 47
"""Tells zlib to find out whether it is gzip or zlib."""
_GZIP = b"\x1f\x8b"
_CUT_SHORT = "the connection ended before the whole page had arrived; try again"
_HEADERS = {
    "User-Agent": "kitchen-tui (recipe reader)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.8",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


class FetchError(Exception):
    """Raised if a page cannot be fetched; the message says why."""


class Place(NamedTuple):
    """A host to connect to: its checked addresses and its name."""

    secure: bool
    host: str
    port: int
    addresses: tuple[str, ...]
    target: str
    """Path and query, as they go over the wire."""


class FetchedPage(NamedTuple):
    """A page as received: its final URL, its content type, and its text."""

    url: str
    content_type: str
    text: str


def fetch(
    url: str, allow_local: bool = False, progress: Progress | None = None, patience_s: float = _PATIENCE_S
) -> FetchedPage:
    """Fetch the page at `url`, at most 10 MB, within `patience_s` seconds, redirects included. Raises FetchError.

    Up to five redirects are followed, each checked like the first address. There are no cookies and no scripts.
    """
    deadline = monotonic() + patience_s
    for _ in range(_MOST_HOPS + 1):
        answer = _hop(url, place_of(url, allow_local, deadline - monotonic()), progress, deadline)
        if isinstance(answer, FetchedPage):
            return answer
        url = answer
    raise FetchError(f"the site redirects more than {_MOST_HOPS} times")


def _hop(url: str, place: Place, progress: Progress | None, deadline: float) -> FetchedPage | str:
    """Return the page, or the target of a redirect."""
    connection = _Connection(place, deadline)
    # A server that sends a byte now and then never exceeds the timeout of the socket, so this ends it.
    watch = Timer(max(0.0, deadline - monotonic()), connection.cut)
    watch.daemon = True
    watch.start()
    try:
        with closing(connection):
            connection.request("GET", place.target, headers=_HEADERS)
            with connection.getresponse() as response:
                answer = _answer(url, response, progress)
        if connection.was_cut:  # otherwise it would look like a short page
            raise TimeoutError
        return answer
    except http.client.IncompleteRead:
        raise FetchError(_CUT_SHORT) from None
    except (OSError, http.client.HTTPException, ValueError) as problem:
        raise FetchError(_why(place, connection, problem)) from None
    finally:
        watch.cancel()


def _answer(url: str, response: http.client.HTTPResponse, progress: Progress | None) -> FetchedPage | str:
    location = response.headers.get("Location")
    if response.status in _REDIRECTS and location:
        return urljoin(url, location)
    if response.status != http.client.OK:
        raise FetchError(f"the site answers {response.status} {response.reason}".rstrip())
    content_type = response.headers.get("Content-Type", "text/html")
    if not content_type.lower().startswith(_TEXTUAL):
        raise FetchError(f"this is not a page, but {content_type.split(';')[0]}")
    return FetchedPage(url, content_type, decoded(_body(response, progress), content_type))


def _body(response: http.client.HTTPResponse, progress: Progress | None) -> bytes:
    announced = response.length
    if announced is not None and announced > MOST_PAGE_BYTES:
        raise _too_large()
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding not in _ENCODINGS:
        raise FetchError(f"the site sends the page in an unsupported compression ({encoding[:20]})")
    body = bytearray()
    unpacker = _Unpacker() if encoding != "identity" else None
    received = 0
    while chunk := response.read(_CHUNK):
        received += len(chunk)
        body += unpacker.unpack(chunk, MOST_PAGE_BYTES + 1 - len(body)) if unpacker else chunk
        if len(body) > MOST_PAGE_BYTES:
            raise _too_large()
        if progress:
            progress(received, announced)
    if response.length or (unpacker and not unpacker.is_complete):
        raise FetchError(_CUT_SHORT)
    return bytes(body)


class _Unpacker:
    """Unpacks gzip of one or more members, zlib, or raw deflate, which some servers send as "deflate"."""

    def __init__(self) -> None:
        self._unpack = zlib.decompressobj(wbits=_ANY_FORMAT)
        self._is_first = True

    @property
    def is_complete(self) -> bool:
        """Return whether the data is complete."""
        return self._unpack.eof

    def unpack(self, data: bytes, most: int) -> bytes:
        """Unpack the next bytes, to at most `most`. Raises FetchError if they are damaged."""
        plain = bytearray()
        while data and len(plain) < most:
            if self._unpack.eof:
                if not data.startswith(_GZIP):
                    break  # ignore data after the last member
                self._unpack = zlib.decompressobj(wbits=_ANY_FORMAT)
            plain += self._member(data, most - len(plain))
            data = self._unpack.unused_data if self._unpack.eof else self._unpack.unconsumed_tail
        return bytes(plain)

    def _member(self, data: bytes, most: int) -> bytes:
        is_first, self._is_first = self._is_first, False
        try:
            return self._unpack.decompress(data, most)
        except zlib.error:
            if is_first and not data.startswith(_GZIP):
                with suppress(zlib.error):
                    self._unpack = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
                    return self._unpack.decompress(data, most)
            raise FetchError("the site sends the page compressed, and it cannot be decompressed") from None


def _too_large() -> FetchError:
    return FetchError(f"the page is larger than {MOST_PAGE_BYTES // 1_000_000} MB")


def _why(place: Place, connection: "_Connection", problem: Exception) -> str:
    if connection.was_cut or isinstance(problem, TimeoutError):
        return f"{place.host} takes too long to answer"
    if isinstance(problem, ssl.SSLError):
        return f"{place.host} cannot prove its identity: {problem.reason or problem}"
    if isinstance(problem, ConnectionError):
        return f"{place.host} does not answer"
    return f"{place.host} does not answer as a web site should: {type(problem).__name__}"


class _Connection(http.client.HTTPConnection):
    """Connects to a checked address, and requests the site by name."""

    def __init__(self, place: Place, deadline: float) -> None:
        super().__init__(place.host, place.port, timeout=_CONNECT_S)
        self._deadline = deadline
        self.was_cut = False
        self._place = place
        self._wire: socket.socket | None = None
        self._context = ssl.create_default_context() if place.secure else None
        self.default_port = http.client.HTTPS_PORT if place.secure else http.client.HTTP_PORT

    def connect(self) -> None:
        """Connect to the first address that answers; the TLS certificate must match the name."""
        wire = self._plain()
        if self._context is not None:
            wire = self._context.wrap_socket(wire, server_hostname=self._place.host, do_handshake_on_connect=False)
        self.sock = self._wire = wire
        if isinstance(wire, ssl.SSLSocket):
            wire.do_handshake()

    def _plain(self) -> socket.socket:
        *others, last = self._place.addresses
        for number, address in enumerate(others):
            with suppress(OSError):
                return self._open_connection(address, len(others) + 1 - number)
        return self._open_connection(last, 1)

    def _open_connection(self, address: str, left: int) -> socket.socket:
        """Open a connection to one of the `left` addresses, which share the remaining time."""
        remaining = self._deadline - monotonic()
        if remaining <= 0 or self.was_cut:
            raise TimeoutError
        wire = socket.create_connection((address, self._place.port), min(_CONNECT_S, remaining / left))
        wire.settimeout(_CONNECT_S)
        return wire

    def cut(self) -> None:
        """End a wait for the network, from another thread. (The response takes over `sock`, so we keep the socket.)"""
        self.was_cut = True
        if self._wire is not None:
            with suppress(OSError):
                self._wire.shutdown(socket.SHUT_RDWR)


# The host -----------------------------------------------------------------------------------------------------------


Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_RESERVED = (ipaddress.ip_network("192.0.0.0/24"), ipaddress.ip_network("3fff::/20"))
"""Networks for protocols and examples, which older versions of Python count as global."""
_ISATAP = (0x00005EFE, 0x02005EFE)
"""The upper half of an interface identifier that ends in an IPv4 address."""
_PORTS = {"http": 80, "https": 443}
_IN_PATHS = "/%:@!$&'()+*,;=~"
"""Signs of a path that are sent as they are."""


def place_of(url: str, allow_local: bool, patience_s: float = _PATIENCE_S) -> Place:
    """Return the host of a URL. Raises FetchError if it is not http(s), not found, or in the local network.

    The name is looked up once, within `patience_s`, and connections use an address that was checked. So a name that
    resolves differently the second time (DNS rebinding) gains nothing.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS.get(parts.scheme, 0)
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise FetchError(f"“{url}” is not a valid URL") from None
    if parts.scheme not in _PORTS:
        raise FetchError(f"only http and https are fetched, not “{parts.scheme or url}”")
    if not host:
        raise FetchError(f"“{url}” names no site")
    addresses = _addresses(host, port, patience_s)
    if not allow_local and not all(map(is_public, addresses)):
        raise FetchError(f"{host} is in the local network; kitchen-tui import --local fetches from there")
    query = f"?{quote(parts.query, safe=_IN_PATHS + '?')}" if parts.query else ""
    target = quote(parts.path or "/", safe=_IN_PATHS) + query
    return Place(parts.scheme == "https", host, port, tuple(map(str, addresses)), target)


def is_public(address: Address) -> bool:
    """Return whether an address, and any IPv4 address embedded in it, is outside the local network.

    In IPv6, only global unicast addresses are outside, and NAT64 addresses, which lead to an IPv4 address.
    """
    if any(address in network for network in _RESERVED):
        return False
    if isinstance(address, ipaddress.IPv6Address):
        inner = _embedded(address)
        if not all(map(is_public, inner)):
            return False
        if address.ipv4_mapped or address in _NAT64 or address.sixtofour or address.teredo:
            return True
        return address in _GLOBAL_UNICAST and address.is_global
    return address.is_global and not address.is_multicast


def _embedded(address: ipaddress.IPv6Address) -> list[ipaddress.IPv4Address]:
    """Return the IPv4 addresses in an IPv6 address: mapped, NAT64, 6to4, Teredo (server and client) and ISATAP."""
    last = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    if address.ipv4_mapped or address in _NAT64 or (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
        return [last]
    if address.sixtofour:
        return [address.sixtofour]
    return list(address.teredo) if address.teredo else []


def _addresses(host: str, port: int, patience_s: float) -> list[Address]:
    """Return the addresses of a name. The resolver has no timeout, so a slow one is abandoned in its thread."""
    found: list[str] = []

    def look_up() -> None:
        try:
            found.extend(str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError):
            return

    thread = Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(max(0.0, patience_s))
    if thread.is_alive():
        raise FetchError(f"looking up the address of {host} took too long")
    if not found:
        raise FetchError(f"there is no site called {host}, or no network")
    return [ipaddress.ip_address(address.split("%")[0]) for address in found]
