"""Which machine a URL names, and whether a recipe has any business there."""

import ipaddress
import socket
from typing import NamedTuple, TypeAlias
from urllib.parse import quote, urlsplit

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_PORTS = {"http": 80, "https": 443}


class FetchError(Exception):
    """The page cannot be had; the message says why to the cook."""


class Place(NamedTuple):
    """Where to connect: the checked addresses, and the name that the server knows itself by."""

    secure: bool
    host: str
    port: int
    addresses: tuple[str, ...]
    target: str
    """Path and query, as they go over the wire."""


def place_of(url: str, allow_local: bool) -> Place:
    """The place that a URL names. Raises FetchError where it is not http(s), not found, or in the local network.

    The name is looked up once and the connection made to an address that was checked: a name that answers
    differently the second time gains nothing.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS.get(parts.scheme, 0)
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise FetchError(f"“{url}” is no address of a page") from None
    if parts.scheme not in _PORTS:
        raise FetchError(f"only http and https are fetched, not “{parts.scheme or url}”")
    if not host:
        raise FetchError(f"“{url}” names no site")
    addresses = _addresses(host, port)
    if not allow_local and not all(map(is_public, addresses)):
        raise FetchError(f"{host} is in the local network; it is fetched only when asked for")
    target = quote(parts.path or "/", safe="/%:@!$&'()+*,;=~") + (f"?{_query(parts.query)}" if parts.query else "")
    return Place(parts.scheme == "https", host, port, tuple(map(str, addresses)), target)


def is_public(address: Address) -> bool:
    """Whether an address is out in the world, whatever it is wrapped in."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast


def _addresses(host: str, port: int) -> list[Address]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchError(f"there is no site called {host}, or no network") from None
    return [ipaddress.ip_address(str(entry[4][0]).split("%")[0]) for entry in found]


def _query(query: str) -> str:
    return quote(query, safe="/%:@!$&'()+*,;=~?")
