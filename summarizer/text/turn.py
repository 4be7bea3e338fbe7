"""A speaker's turn."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Turn"]


@dataclass(frozen=True)
class Turn:
    """One speaker's turn, from the label to the next label. Offsets in code points."""

    speaker: str
    start: int
    end: int
