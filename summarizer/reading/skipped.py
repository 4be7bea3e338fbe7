"""Files of folders that are not read: counted, and named with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from summarizer.reading.formats import refused_suffix

#: So many are kept by name; beyond that they are counted.
_MOST_NAMED = 1_000
_LINES = (".jsonl", ".parquet")


@dataclass
class Skipped:
    """What was found and left aside. ``files`` holds path and reason of the first thousand."""

    count: int = 0
    files: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    def add(self, path: str, reason: str) -> None:
        """Count a file."""
        self.count += 1
        if len(self.files) < _MOST_NAMED:
            self.files.append((path, reason))

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "count": self.count,
            "files": [{"source": path, "reason": reason} for path, reason in self.files],
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Skipped:
        """Return what :meth:`as_json` gave."""
        return cls(int(value["count"]), [(one["source"], one["reason"]) for one in value["files"]])

    def lines(self, most: int = 20) -> Iterable[str]:
        """Say it, a line for each file up to some number."""
        if not self.count:
            return
        yield f"{self.count:,} {'file was' if self.count == 1 else 'files were'} found and not read:"
        for path, reason in self.files[:most]:
            yield f"  {path}: {reason}"
        if self.count > most:
            yield f"  and {self.count - most:,} more"


def reason_not_read(path: str) -> str:
    """Return why a file in a folder is not read, by its suffix."""
    suffix = PurePath(path).suffix.lower()
    if suffix in _LINES:
        return "holds many documents; name the file itself to have them read"
    if known := refused_suffix(suffix):
        return known
    return (
        f"not a document, by its suffix ({suffix[:20]})"
        if suffix
        else "not a document, by its suffix (it has none)"
    )
