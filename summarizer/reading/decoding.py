"""From bytes to text: byte-order marks, UTF-8, UTF-16 and UTF-32 without a mark, then a guess."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from summarizer.errors import BinaryDocument

_MARKS: tuple[tuple[bytes, str, str], ...] = (
    # The longer marks first: the mark of UTF-32 begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8", "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
)
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (save it as DOCX)"),
    (b"OggS", "a sound file"),
    (b"ID3", "a sound file"),
    (b"RIFF", "a sound or video file"),
    (b"%PDF-", "a PDF (give it the suffix .pdf)"),
)
#: What can be read, for messages.
READABLE = "Supported: plain text, Markdown, HTML, MHTML, PDF with text, DOCX, ODT, RTF, PPTX, mail (EML), SRT, VTT."
_SAMPLE = 64 * 1024
#: Control characters a text file may well hold: tab, line feed, vertical tab, form feed, return, escape.
_HARMLESS = frozenset(b"\t\n\x0b\x0c\r\x1b")
_CONTROLS = bytes(byte for byte in range(32) if byte not in _HARMLESS)


@dataclass(frozen=True)
class Decoded:
    """Text and the name of the encoding it was found in."""

    text: str
    encoding: str


#: Codecs of Python that are no charsets of documents ("Python Specific Encodings" in the documentation of `codecs`):
#: they run, take the square of a text's length, or spell other words with it.
_NO_CHARSETS = frozenset(
    "idna mbcs oem palmos punycode raw-unicode-escape undefined unicode-escape".split()
)


def is_charset(name: str) -> bool:
    """Whether a stated name is a charset by which text may be decoded."""
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return False
    is_text = bool(getattr(found, "_is_text_encoding", False))
    return is_text and found.name.replace("_", "-") not in _NO_CHARSETS


def decode(data: bytes, name: str) -> Decoded:
    """Return the text of a file, its newlines untouched and only the byte-order mark dropped.

    Undecodable bytes of a text that is otherwise plain UTF-8 become U+FFFD, and ``encoding`` says how many.

    Raises:
        BinaryDocument: the bytes are not text in any known encoding.
    """
    for mark, encoding, label in _MARKS:
        if data.startswith(mark):
            data = data[len(mark) :]
            if encoding != "utf-8" and not _is_falsely_marked(data):
                return _forgiving(data, encoding, label)
            break  # what is marked as UTF-8 may be anything else
    wide = _wide_encoding(data[:_SAMPLE])
    if wide:
        return _forgiving(data, wide, wide)
    _refuse_binary(data, name)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _guessed(data, name)


def binary_kind(data: bytes) -> str | None:
    """Return what a well-known first few bytes announce, or ``None``."""
    return next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)


def _is_falsely_marked(data: bytes) -> bool:
    """Whether a text marked as UTF-16 or UTF-32 is plain UTF-8: no NUL, and every byte in its place."""
    sample = data[:_SAMPLE]
    return len(sample) >= 8 and b"\0" not in sample and _passable_utf8(sample)


def _forgiving(data: bytes, encoding: str, label: str) -> Decoded:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return Decoded(text, f"{label} ({lost} undecodable)")
    return Decoded(text, label)


def _wide_encoding(sample: bytes) -> str | None:
    """Recognise UTF-16 and UTF-32 without a mark by where the NUL bytes stand.

    Running text in any script has spaces or line ends, whose high bytes are zero. A byte position that is
    zero now and then, where the other one hardly ever is, gives the order away; what it decodes to has to be
    printable.
    """
    if len(sample) < 4 or b"\0" not in sample or _passable_utf8(sample):
        return None
    for width, name in ((4, "utf-32"), (2, "utf-16")):
        usable = sample[: len(sample) // width * width]
        order = _byte_order(usable, width)
        if order is not None and _decodes(usable, f"{name}-{order}"):
            return f"{name}-{order}"
    return None


def _byte_order(units: bytes, width: int) -> str | None:
    """Return "le" or "be" for units of some bytes, by which end of them is zero now and then."""
    count = len(units) // width
    low, *middle, high = [units[place::width].count(0) / count for place in range(width)]
    if middle and not (min(middle) > 0.9 or sum(middle) > 1.0):
        return None
    if high > 0.02 > 10 * low:
        return "le"
    return "be" if low > 0.02 > 10 * high else None


def _passable_utf8(sample: bytes) -> bool:
    """Whether a sample is UTF-8 with at most a quarter of control characters (a wide encoding has half)."""
    controls = sum(1 for byte in sample if byte < 32)
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(sample) - 3:  # the sample's end may cut a character
            return False
    return 4 * controls <= len(sample)


def _decodes(data: bytes, encoding: str) -> bool:
    """Whether nearly all of a sample decodes to printable characters (the cut may split a pair)."""
    text = data.decode(encoding, "replace")
    odd = sum(1 for c in text if not (c.isprintable() or c.isspace()))
    return odd + text.count("\ufffd") <= max(1, len(text) // 100)


def _refuse_binary(data: bytes, name: str) -> None:
    kind = binary_kind(data)
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    # A text with a few stray control characters stays a text; one byte in twenty does not happen in prose.
    if kind is None and controls * 20 <= len(sample):
        return
    found = kind or f"no text ({controls:,} control bytes among the first {len(sample):,})"
    raise BinaryDocument(f"{name} was to be read as text, but it is {found}. {READABLE}")


def _damaged_utf8(data: bytes) -> Decoded | None:
    """Return UTF-8 with a few broken bytes, where good multi-byte characters outweigh them ten to one."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for c in text if c >= "\x80") - bad
    return Decoded(text, f"utf-8 ({bad} undecodable)") if good >= 10 * bad else None


def _guessed(data: bytes, name: str) -> Decoded:
    from charset_normalizer import from_bytes

    guesses = from_bytes(data[:_SAMPLE])
    best = guesses.best()
    western = next((guess for guess in guesses if guess.encoding == "cp1252"), None)
    if best and western and (western.chaos, -western.coherence) <= (best.chaos, -best.coherence):
        best = western  # as good as its rarer siblings, and much the commonest
    if best is None:
        raise BinaryDocument(
            f"{name} was to be read as text, but its bytes fit no known encoding. Save it as UTF-8."
        )
    return _forgiving(data, best.encoding, best.encoding.replace("_", "-"))
