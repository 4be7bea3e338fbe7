"""Mail (EML) and saved pages (MHTML) as text: the body a mail program shows, sender and day; attachments are named."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from email import message_from_bytes
from email.errors import HeaderParseError
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import parseaddr, parsedate_to_datetime
from typing import TYPE_CHECKING, cast

from summarizer.errors import EmptyDocument, UnreadableDocument
from summarizer.reading.decoding import decode, is_charset
from summarizer.reading.extracted import Extracted
from summarizer.reading.limits import ReadLimits, too_large
from summarizer.reading.page import from_markup

# Not generic before Python 3.14, but for those who check types.
if TYPE_CHECKING:
    _Modern = EmailPolicy[EmailMessage]
else:
    _Modern = EmailPolicy

#: A field of a header, folded lines with it. What has `MIME-Version` among its first fields is a mail, not a text.
_FIELD = re.compile(rb"[!-9;-~]{1,60}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
_MOST_FIELDS = 200
#: Code points of a field that are looked at: twice the longest line of RFC 5322, and more than any name or subject has.
#: The library's parser of fields takes the square of their length.
_LONGEST_FIELD = 2_000
_MOST_PARTS = 1_000
_ENCRYPTED = frozenset(
    ("application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted")
)


def is_mail(data: bytes) -> bool:
    """Whether a file begins with the header of a MIME message, or of one that a mail server has passed on."""
    names: set[bytes] = set()
    place = 0
    head = data[:32_768].lstrip(b"\xef\xbb\xbf")
    while len(names) < _MOST_FIELDS and (found := _FIELD.match(head, place)):
        names.add(found.group().split(b":", 1)[0].lower())
        place = found.end()
    mime = b"mime-version" in names and (b"content-type" in names or b"from" in names)
    encoded = {b"content-type", b"content-transfer-encoding"} <= names
    return (
        mime
        or encoded
        or {b"message-id", b"from", b"date"} <= names
        or {b"received", b"from"} <= names
    )


def from_mail(data: bytes, name: str, limits: ReadLimits) -> Extracted:
    """Read a mail.

    Raises:
        UnreadableDocument: it is encrypted.
        EmptyDocument: its body holds no text.
        DocumentTooLarge: it has too many parts.
    """
    body = _Body(name, limits)
    try:
        message = _message(data)
        body.read(message)
    except RecursionError:
        raise _too_deep(name) from None
    text = "\n\n".join(part.strip("\n") for part in body.texts if part.strip())
    if not text.strip():
        held = f" It holds {', '.join(body.attached[:5])}." if body.attached else ""
        raise EmptyDocument(f"{name} was read as mail and its body holds no text.{held}")
    return Extracted(
        text=text,
        extraction=f"mail {body.kind}",
        title=_field(message, "subject"),
        publisher=_sender(message),
        published=_day(message),
        left_out=(*body.left_out, *_attachments(body.attached)),
    )


def from_mhtml(data: bytes, name: str, limits: ReadLimits) -> Extracted:
    """Read a page that a browser saved in one file; errors as :func:`from_mail`."""
    try:
        message = _message(data)
        page = _root_page(message)
    except RecursionError:
        raise _too_deep(name) from None
    if page is None:
        return from_mail(data, name, limits)
    found = from_markup(_decoded(page, name), name, limits)
    stated = _field(message, "snapshot-content-location") or _field(page, "content-location") or ""
    url = found.url or (stated if stated.startswith(("http://", "https://")) else None)
    title = found.title or _field(message, "subject")
    return Extracted(
        text=found.text,
        extraction=f"mhtml {found.extraction.removeprefix('html ')}",
        title=title,
        publisher=found.publisher,
        published=found.published,
        url=url,
        left_out=found.left_out,
    )


class _Bounded(_Modern):
    """The library's modern policy, for fields of a sane length."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return name and value of a field, no more of it than is looked at."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_FIELD]


def _message(data: bytes) -> EmailMessage:
    return message_from_bytes(data.removeprefix(b"\xef\xbb\xbf"), policy=_Bounded())


def _too_deep(name: str) -> UnreadableDocument:
    return UnreadableDocument(
        f"{name} was to be read as mail and is damaged: its parts, or remarks in its header, lie too deep inside each "
        "other. Open it in a mail program and save its text."
    )


@dataclass
class _Body:
    """What a mail program shows of a message."""

    name: str
    limits: ReadLimits
    texts: list[str] = field(default_factory=list[str])
    attached: list[str] = field(default_factory=list[str])
    left_out: list[str] = field(default_factory=list[str])
    kind: str = "plain"
    parts: int = 0

    def read(self, part: EmailMessage) -> None:
        """Read a part, those in it with it."""
        self.parts += 1
        if self.parts > _MOST_PARTS:
            raise too_large(self.name, self.parts, _MOST_PARTS, "parts of a mail", "members")
        kind = part.get_content_type()
        if kind in _ENCRYPTED:
            raise UnreadableDocument(
                f"{self.name} is an encrypted mail. Open it in a mail program and save its text."
            )
        if part.get_content_disposition() == "attachment" or kind == "message/rfc822":
            self._attach(part, kind)
        elif kind == "multipart/alternative":
            self._alternative(part)
        elif kind in ("multipart/related", "multipart/signed"):
            self._children(part, first_only=True)
        elif part.is_multipart():
            self._children(part)
        elif kind in ("text/plain", "text/html"):
            self.texts.append(self._shown(part))
        else:
            self._attach(part, kind)

    def _children(self, part: EmailMessage, *, first_only: bool = False) -> None:
        children = list(cast("list[EmailMessage]", part.iter_parts()))
        for child in children[:1] if first_only else children:
            self.read(child)

    def _alternative(self, part: EmailMessage) -> None:
        """Read one of several forms: the plain one, unless it leaves out what the page shows."""
        forms = list(cast("list[EmailMessage]", part.iter_parts()))
        plain = next((one for one in forms if one.get_content_type() == "text/plain"), None)
        others = [one for one in forms if one is not plain]
        if plain is None:
            if others:
                self.read(others[-1])
            return
        text = self._shown(plain)
        rich = _Body(self.name, self.limits, parts=self.parts)
        try:
            for other in others[-1:]:
                rich.read(other)
        except EmptyDocument:
            rich.texts.clear()
        whole = "\n\n".join(rich.texts)
        if 2 * len(text.split()) < len(whole.split()):
            self.texts.append(whole)
            self.kind, self.left_out = "html", rich.left_out
        else:
            self.texts.append(text)
        self.attached += rich.attached

    def _shown(self, part: EmailMessage) -> str:
        text = _decoded(part, self.name)
        if part.get_content_type() == "text/html":
            found = from_markup(text, self.name, self.limits)
            self.kind = "html"
            self.left_out += found.left_out
            return found.text
        return _unflowed(text, part) if part.get_param("format") == "flowed" else _lines(text)

    def _attach(self, part: EmailMessage, kind: str) -> None:
        if kind.startswith("image/") and part.get("content-id"):
            return  # a picture inside of the page
        try:
            named = part.get_filename()
        except (HeaderParseError, ValueError, LookupError):
            named = None
        self.attached.append((named or kind)[:60])


def _decoded(part: EmailMessage, name: str) -> str:
    """Return the text of a part in its charset, or in whichever fits where that is unknown or wrong."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    if charset and is_charset(charset):
        try:
            return data.decode(charset)
        except (LookupError, ValueError):
            pass  # an unknown charset, or another than stated: the bytes tell
    return decode(data, name).text if data.strip() else ""


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unflowed(text: str, part: EmailMessage) -> str:
    """Join lines that only wrap (RFC 3676): those that end in a space."""
    joint = "" if part.get_param("delsp") == "yes" else " "
    out: list[str] = []
    open_depth = -1
    for line in _lines(text).split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        content = line[depth:].removeprefix(" ")
        if open_depth == depth and out:
            out[-1] = out[-1].rstrip(" ") + joint + content
        else:
            out.append(line[:depth] + (" " if depth else "") + content)
        flows = content.endswith(" ") and content != "-- "
        open_depth = depth if flows else -1
    return "\n".join(line.rstrip(" ") for line in out)


def _root_page(message: EmailMessage) -> EmailMessage | None:
    pages = (part for part in message.walk() if part.get_content_type() == "text/html")
    return next(pages, None)


def _field(message: EmailMessage, name: str) -> str | None:
    try:
        value = message.get(name)
        return " ".join(str(value).split()) or None if value is not None else None
    except (
        HeaderParseError,
        ValueError,
        LookupError,
        IndexError,
        AttributeError,
        TypeError,
        RecursionError,
    ):
        return None  # the standard library's header parser fails on some malformed fields


def _sender(message: EmailMessage) -> str | None:
    named, address = parseaddr(_field(message, "from") or "")
    return named.strip() or address.rpartition("@")[2] or None


def _day(message: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(_field(message, "date") or "").date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _attachments(names: list[str]) -> tuple[str, ...]:
    if not names:
        return ()
    more = f", {len(names) - 5} more" if len(names) > 5 else ""
    some = "1 attachment" if len(names) == 1 else f"{len(names)} attachments"
    return (
        f"{some} of the mail {'was' if len(names) == 1 else 'were'} not read: {', '.join(names[:5])}{more}.",
    )
