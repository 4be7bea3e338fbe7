"""What is packed into an office document, looked at before anything is unpacked."""

from __future__ import annotations

import io
import zipfile
from collections import Counter

from summarizer.errors import UnreadableDocument
from summarizer.reading.limits import ReadLimits, too_large

#: XML repeats itself; only what unpacks to more than this is asked how well it was packed.
_SMALL = 4 * 1024 * 1024
_MARKUP = (".xml", ".rels")


def check_archive(data: bytes, name: str, limits: ReadLimits, kind: str = "DOCX") -> None:
    """Raise an error unless an archive unpacks to something of a sane size.

    Raises:
        DocumentTooLarge: too many files, too much in all, too much markup, or a file packed suspiciously well.
        UnreadableDocument: the file is not an archive, or is damaged.
    """
    for member in (members := _members(data, name, limits, kind)):
        ratio = member.file_size // max(1, member.compress_size)
        if member.file_size > _SMALL and ratio > limits.compression_ratio:
            what = f"times as many bytes in {member.filename[:60]!r} as it was packed into"
            raise too_large(name, ratio, limits.compression_ratio, what, "compression_ratio")
    # zipfile never unpacks more of a member than the size stated here, so the sums are true bounds.
    whole = sum(member.file_size for member in members)
    markup = sum(m.file_size for m in members if m.filename.lower().endswith(_MARKUP))
    if whole > (most := limits.uncompressed_bytes):
        raise too_large(name, whole, most, "bytes when unpacked", "uncompressed_bytes")
    if markup > (most := limits.markup_bytes):
        raise too_large(name, markup, most, "bytes of XML when unpacked", "markup_bytes")


def _members(data: bytes, name: str, limits: ReadLimits, kind: str) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise UnreadableDocument(
            f"{name} was to be read as {kind}, but is cut off or not {kind} ({error}). Fetch or save it again."
        ) from error
    if len(members) > limits.members:
        raise too_large(name, len(members), limits.members, "packed files", "members")
    names = Counter(member.filename for member in members)
    if twice := [one for one, count in names.items() if count > 1]:
        # Readers differ in which of them they show.
        raise UnreadableDocument(
            f"{name} was to be read as {kind} and holds {twice[0][:60]!r} more than once: what it says depends on who "
            "opens it. Open it and save it again."
        )
    return members
