"""One question to a model, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """One question to a model.

    ``instructions`` is the fixed part (instructions, worked examples): byte-identical for every question of the same
    ``name``, so that a prompt cache can keep it. ``text`` is what changes. ``grammar`` (GBNF) restricts a written
    answer where the engine runs llama.cpp; the others ignore it.
    """

    name: str
    instructions: str
    text: str
    max_tokens: int
    grammar: str | None = None
