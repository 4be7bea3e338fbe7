"""What a reader returns: the text of a file, and what its format states about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from importlib.metadata import version


@dataclass(frozen=True)
class Extracted:
    """Text as a format gives it, with the metadata the format states.

    ``pages`` holds the offset in the text at which each page begins. ``left_out`` says, a sentence each, what of the
    file is not in the text and a reader might look for there.
    """

    text: str
    extraction: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    pages: tuple[int, ...] = ()
    left_out: tuple[str, ...] = ()


def label(kind: str, package: str) -> str:
    """Return how a text was obtained: the format, the package and its version."""
    return f"{kind} {package} " + ".".join(version(package).split(".")[:2])
