"""Resolves the host of a URL, and checks that it is outside the local network."""

import ipaddress
import socket
from threading import Thread
from typing import NamedTuple, TypeAlias
from urllib.parse import quote, urlsplit

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_RESERVED = (ipaddress.ip_network("192.0.0.0/24"), ipaddress.ip_network("3fff::/20"))
"""Networks for protocols and examples, which older versions of Python count as global."""
_ISATAP = (0x00005EFE, 0x02005EFE)
"""The upper half of an interface identifier that ends in an IPv4 address."""
_PATIENCE_S = 20.0
_PORTS = {"http": 80, "https": 443}


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
    target = quote(parts.path or "/", safe="/%:@!$&'()+*,;=~") + (f"?{_query(parts.query)}" if parts.query else "")
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


def _query(query: str) -> str:
    return quote(query, safe="/%:@!$&'()+*,;=~?")
