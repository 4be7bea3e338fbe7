"""The texts behind a note, read again from disk where they are still the ones the summaries were made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath

from summarizer.errors import InputError
from summarizer.models.verified import DocumentRecord


def source_texts(
    records: Iterable[DocumentRecord], folders: Sequence[Path]
) -> tuple[dict[str, str], list[str]]:
    """Return the unchanged texts by ``source``, and a sentence on each document that is there and has changed.

    A document is looked for under its own path, as seen from each of the ``folders``, and under its name alone. Only
    regular files are opened, and the hash decides what is shown: a summary of a stranger that names ``../../x`` shows
    nothing its writer did not have already. What is not there is no error: its quotes are shown without a text.
    """
    texts: dict[str, str] = {}
    messages: list[str] = []
    for record in records:
        found = list(_candidates(record.source, folders))
        text = next((t for path in found if (t := _unchanged(path, record)) is not None), None)
        if text is not None:
            texts[record.source] = text
        elif found:
            messages.append(
                f"{record.source} has changed since it was summarised: its text is not shown and not searched. "
                "Summarise it again to have both."
            )
    return texts, messages


def _candidates(source: str, folders: Sequence[Path]) -> Iterator[Path]:
    seen: set[Path] = set()
    for folder in folders:
        for part in (source, PurePath(source).name):
            try:
                path = (folder / part).resolve()
                there = path.is_file()
            except (OSError, ValueError, RuntimeError):
                continue
            if there and path not in seen:
                seen.add(path)
                yield path


def _unchanged(path: Path, record: DocumentRecord) -> str | None:
    from summarizer.text.read import read_document

    try:
        document = read_document(path)
    except InputError:
        return None
    return document.text if document.sha256 == record.sha256 else None
