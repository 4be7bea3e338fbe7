"""A document from an address the user named: bounded in time and size, and never from inside of the user's network.

Every connection, those of redirects too, goes to an address that was looked up and checked first, so that a name cannot
mean one host while it is checked and another when it is asked. Private and loopback addresses are asked only where the
user named the very host.
"""

from __future__ import annotations

import ipaddress
import socket
import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import httpcore2

from summarizer.errors import UnreadableDocument
from summarizer.reading.limits import ReadLimits, too_large
from summarizer.version import __version__

#: Seconds a document may take altogether, redirects with it.
SECONDS = 60.0
_CONNECTING = 15.0
_REDIRECTS = 5
_MOVED = frozenset((301, 302, 303, 307, 308))
#: What a server calls a document, and the suffix by which it is read.
_SUFFIXES = {
    "text/html": ".html", "application/xhtml+xml": ".xhtml", "application/pdf": ".pdf", "text/plain": ".txt",
    "text/markdown": ".md", "application/rtf": ".rtf", "text/rtf": ".rtf", "message/rfc822": ".eml",
    "multipart/related": ".mhtml", "text/vtt": ".vtt", "application/x-subrip": ".srt",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
}  # fmt: skip


@dataclass(frozen=True)
class Fetched:
    """What an address answered: its bytes, a name whose suffix tells the format, and where it was in the end."""

    data: bytes
    name: str
    url: str


class _Refused(Exception):
    """A host that may not be asked; the message says why."""


def fetched(address: str, limits: ReadLimits) -> Fetched:
    """Return what is at an address.

    Raises:
        UnreadableDocument: it could not be reached in time, answered with an error, or is in a private network.
        DocumentTooLarge: it is larger than the limit.
    """
    until = time.monotonic() + SECONDS
    here = address
    with httpcore2.ConnectionPool(network_backend=_Backend(_place(address), until)) as pool:
        for _ in range(_REDIRECTS + 1):
            try:
                here = _in_ascii(here)
                answer = _asked(pool, here, address, limits)
                if isinstance(answer, Fetched):
                    return answer
                here = urljoin(here, answer)
            except _Refused as error:
                raise UnreadableDocument(f"{address} was not fetched: {error}") from error
            except (httpcore2.TimeoutException, TimeoutError) as error:
                raise UnreadableDocument(
                    f"{address} was not fetched: it took longer than {SECONDS:.0f} seconds. "
                    "Save the page and name the file."
                ) from error
            except (
                httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.UnsupportedProtocol, OSError, ValueError,
            ) as error:  # fmt: skip
                reason = str(error)[:160] or type(error).__name__
                raise UnreadableDocument(f"{address} was not fetched: {reason}.") from error
    raise UnreadableDocument(
        f"{address} was not fetched: it redirects more than {_REDIRECTS} times."
    )


def _asked(pool: Any, here: str, address: str, limits: ReadLimits) -> Fetched | str:
    """Return what an address answers, or where it redirects to."""
    parts = urlsplit(here)
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        raise _Refused(f"{here[:200]} is not a web address (http or https).")
    if parts.username or parts.password:
        raise _Refused("the address holds a name or a password.")
    headers = {
        "User-Agent": f"summarizer/{__version__}",
        "Accept-Encoding": "identity",
        "Accept": "*/*",
    }
    target = parts._replace(fragment="").geturl().encode("ascii")
    with pool.stream(
        "GET", target, headers=list(headers.items()), extensions={"timeout": _TIMEOUTS}
    ) as response:
        stated: dict[str, str] = {
            k.decode("latin-1").lower(): v.decode("latin-1") for k, v in response.headers
        }
        if response.status in _MOVED and "location" in stated:
            return str(stated["location"])
        if response.status != 200:
            raise _Refused(f"the server answered with {response.status}.")
        data = _body(response.iter_stream(), stated.get("content-encoding", ""), address, limits)
    return Fetched(data, _name(here, stated.get("content-type", "")), here)


def _in_ascii(address: str) -> str:
    """Return an address as it is sent: a host of other letters in IDNA, other signs of the path in per cent.

    Raises:
        ValueError: it is none.
    """
    parts = urlsplit(address)
    host = parts.hostname or ""
    if not host.isascii():
        port = f":{parts.port}" if parts.port else ""
        parts = parts._replace(netloc=f"{host.encode('idna').decode('ascii')}{port}")
    path, query = (quote(one, safe=_SENT_AS_IT_IS) for one in (parts.path, parts.query))
    return parts._replace(path=path, query=query, fragment="").geturl()


def _place(address: str) -> tuple[str, int]:
    """Return the host and the port that an address names; nothing where it is none."""
    try:
        parts = urlsplit(_in_ascii(address))
        return (parts.hostname or "").lower(), parts.port or _PORTS.get(parts.scheme.lower(), 0)
    except ValueError:
        return "", 0


_PORTS = {"http": 80, "https": 443}
_SENT_AS_IT_IS = "/%:@!$&'()*+,;=~-._?[]"
_TIMEOUTS = {"connect": _CONNECTING, "read": SECONDS, "write": _CONNECTING, "pool": _CONNECTING}


def _body(chunks: Iterable[bytes], encoding: str, address: str, limits: ReadLimits) -> bytes:
    """Return a body, unpacked; never more of it than the limit."""
    if encoding.strip().lower() in ("gzip", "x-gzip", "deflate"):
        chunks = _unpacked(chunks, limits.bytes)
    elif encoding.strip().lower() not in ("", "identity"):
        raise _Refused(
            f"the server packed its answer in a way that was not asked for ({encoding[:40]})."
        )
    data = bytearray()
    for chunk in chunks:
        data += chunk
        if len(data) > limits.bytes:
            raise too_large(address, len(data), limits.bytes, "bytes and more", "bytes")
    return bytes(data)


def _unpacked(chunks: Iterable[bytes], most: int) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        for chunk in chunks:
            # One byte beyond the limit is enough to know.
            yield unpacker.decompress(chunk, most + 1)
            if unpacker.unconsumed_tail:
                yield b"\0" * most
    except zlib.error as error:
        raise _Refused(f"the answer is damaged ({error}).") from error


def _name(address: str, kind: str) -> str:
    """Return a name for what is at an address, whose suffix tells the format."""
    suffix = _SUFFIXES.get(kind.split(";", maxsplit=1)[0].strip().lower(), "")
    place = address.split("?", maxsplit=1)[0]
    known = PurePosixPath(urlsplit(address).path).suffix.lower() == suffix
    return place if known else place + suffix


class _Backend(httpcore2.NetworkBackend):
    """Connects to addresses that were checked, and reads until a moment."""

    def __init__(self, named: tuple[str, int], until: float) -> None:
        self._named = named
        self._until = until
        self._inner = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first address of a host, which none of its addresses forbids."""
        addresses = _looked_up(host, port)
        if not _is_named(host, port, self._named):
            for one in addresses:
                _demand_public(host, one)
        left = min(timeout or _CONNECTING, max(0.1, self._until - time.monotonic()))
        stream = self._inner.connect_tcp(addresses[0], port, left, local_address, socket_options)
        return _Stream(stream, self._until)


class _Stream(httpcore2.NetworkStream):
    """A connection whose every read and write ends by one moment: a server that drips cannot hold it open."""

    def __init__(self, inner: httpcore2.NetworkStream, until: float) -> None:
        self._inner = inner
        self._until = until

    def _left(self, timeout: float | None) -> float:
        left = self._until - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("The time for this document is up.")
        return min(left, timeout if timeout is not None else left)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read."""
        return self._inner.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write."""
        self._inner.write(buffer, self._left(timeout))

    def close(self) -> None:
        """Close."""
        self._inner.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """Encrypt; the certificate is checked against the host's name."""
        inner = self._inner.start_tls(ssl_context, server_hostname, self._left(timeout))
        return _Stream(inner, self._until)

    def get_extra_info(self, info: str) -> Any:
        """Return what the connection knows of itself."""
        return self._inner.get_extra_info(info)


def _looked_up(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise _Refused(f"there is no host {host[:100]} ({error}).") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _is_named(host: str, port: int, named: tuple[str, int]) -> bool:
    """Whether the user named this host as an address or as this machine: then it may be private.

    Other ports of it are other services, but for those of the web.
    """
    if host.lower() != named[0] or port not in (named[1], *_PORTS.values()):
        return False
    if named[0] == "localhost":
        return True
    try:
        ipaddress.ip_address(named[0])
    except ValueError:
        return False
    return True


def _demand_public(host: str, address: str) -> None:
    if not _is_public(ipaddress.ip_address(address.split("%", maxsplit=1)[0])):
        raise _Refused(
            f"{host[:100]} is {address}, which is not a public address. Name that address itself if you mean it."
        )


#: All addresses of IPv6 that are routed (RFC 4291, section 2.4, and IANA's registry of global unicast).
_UNICAST = ipaddress.IPv6Network("2000::/3")
#: An address of IPv4 behind a translator (RFC 6052): what it stands for is asked.
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")


def _is_public(found: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    if isinstance(found, ipaddress.IPv4Address):
        return found.is_global and not found.is_multicast
    if found.ipv4_mapped is not None or found in _TRANSLATED:
        return _is_public(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF))
    inner = found.sixtofour
    return found in _UNICAST and found.is_global and (inner is None or _is_public(inner))
