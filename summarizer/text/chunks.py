"""Pieces of a prepared text that fit a model's context, cut at paragraph borders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.models.document import PreparedText, Sentence


@dataclass(frozen=True)
class Chunk:
    """Sentences in order, numbered as in the whole text.

    The first ones are context, repeated from the chunk before; ``fresh`` is the index of the first
    sentence that is this chunk's own.
    """

    sentences: tuple[Sentence, ...]
    fresh: int

    @property
    def context(self) -> tuple[Sentence, ...]:
        """The sentences repeated from the chunk before."""
        return self.sentences[: self.fresh]

    @property
    def own(self) -> tuple[Sentence, ...]:
        """The sentences to draw items from."""
        return self.sentences[self.fresh :]


def chunks(
    prepared: PreparedText, max_characters: int, overlap_sentences: int = 2
) -> tuple[Chunk, ...]:
    """Cut the account into chunks; every sentence of it is fresh in exactly one.

    A chunk ends at a paragraph border where its own sentences fill at least half of it, else at a sentence
    border. Context counts towards ``max_characters`` and gives way where it would not fit; a sentence longer
    than ``max_characters`` stands alone in a chunk that is too large, for the caller to see.

    Args:
        prepared: the text.
        max_characters: the most code points of sentences in a chunk, context included.
        overlap_sentences: how many sentences of context to repeat, at most.

    Raises:
        ValueError: a limit is not positive.
    """
    if max_characters < 1 or overlap_sentences < 0:
        raise ValueError(
            f"chunks need a positive size and no negative overlap: {max_characters}, {overlap_sentences}"
        )
    account = prepared.account
    found: list[Chunk] = []
    begin = 0
    while begin < len(account):
        context = _context(account, begin, max_characters // 3, overlap_sentences)
        room = max_characters - sum(len(s.text) for s in context)
        end = _end(account, begin, room)
        found.append(Chunk((*context, *account[begin:end]), len(context)))
        begin = end
    return tuple(found)


def _context(account: Sequence[Sentence], begin: int, room: int, most: int) -> tuple[Sentence, ...]:
    context: list[Sentence] = []
    for sentence in reversed(account[max(0, begin - most) : begin]):
        room -= len(sentence.text)
        if room < 0:
            break
        context.insert(0, sentence)
    return tuple(context)


def _end(account: Sequence[Sentence], begin: int, room: int) -> int:
    """Return the index behind the last sentence that still fits, at a paragraph border where one is near."""
    used = 0
    border = begin
    for end in range(begin, len(account)):
        size = len(account[end].text)
        if end > begin and used + size > room:
            return border if border > begin else end
        if (
            end > begin
            and account[end].paragraph != account[end - 1].paragraph
            and 2 * used >= room
        ):
            border = end
        used += size
    return len(account)
