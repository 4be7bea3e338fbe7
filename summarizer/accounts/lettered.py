"""Accounts as a model reads them side by side: each with a letter, its sentences numbered, cut into parts that fit."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations
from typing import Any

from summarizer.accounts.borne_out import Vocabulary
from summarizer.attribution.attributed import Attributed
from summarizer.engines.base import Profile
from summarizer.engines.reckoning import characters_per_token, tokens_at_most
from summarizer.models.document import PreparedText, Sentence, SentenceRole, SourceDocument
from summarizer.models.verified import DocumentRecord
from summarizer.prompting import Prompt, Rendered, numbered, one_line
from summarizer.quotes.check import QuoteIndex
from summarizer.quotes.speakers import SpeakerIndex
from summarizer.reading.frontmatter import split_front_matter
from summarizer.reading.limits import ReadLimits
from summarizer.text.chunks import chunks
from summarizer.text.markers import without_numbers
from summarizer.text.prepare import prepare
from summarizer.text.turns import is_known_as_none, know_as_none
from summarizer.words.content import salient_words, similarity
from summarizer.words.remembered import Recent

#: Letters of a mark such as ``[B7]``; more accounts than two of them name are never shown together.
_LETTERS = 2
_CAPITALISED = re.compile(r"\b[^\W\d_a-z][\w’'-]*")
#: Accounts shown in one question. More of them make answers that end at their limit; longer stories are read by blocks.
_MOST_TOGETHER = 12
#: Accounts of one block, where a story is read by pairs of blocks.
_MOST_IN_BLOCK = 6
#: Code points a sentence takes for its mark and its line's end, and the fewest a piece of an account has.
_MARKING, _SMALLEST = 8, 1_000


@dataclass(frozen=True)
class LetteredAccount:
    """One account of a story: its letter, what is known of the document, and its text, numbered."""

    letter: str
    record: DocumentRecord
    prepared: PreparedText

    @cached_property
    def index(self) -> QuoteIndex:
        """The text, prepared so that words can be looked up in it."""
        return QuoteIndex(self.prepared.text, self.record.language)

    @cached_property
    def sentences(self) -> Mapping[int, Sentence]:
        """The sentences that belong to the account, by number."""
        return {s.number: s for s in self.prepared.account}

    @cached_property
    def attributed(self) -> Attributed:
        """The text with who says what in it."""
        return Attributed.of(self.prepared)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What the text and its heading hold."""
        return Vocabulary([self.prepared.text, self.heading])

    @cached_property
    def speakers(self) -> SpeakerIndex:
        """Who says what in the text, ready to be asked of a passage."""
        return SpeakerIndex(self.attributed)

    @cached_property
    def capitalised(self) -> frozenset[str]:
        """The words that it capitalises inside sentences: names, also where one begins a sentence."""
        found = (_CAPITALISED.findall(s.text[1:]) for s in self.prepared.account)
        return frozenset(word for words in found for word in words)

    @property
    def document(self) -> str:
        """The document's ``source``."""
        return self.record.source

    @property
    def heading(self) -> str:
        """Publisher, title, day and kind on one line."""
        record = self.record
        day = record.published.isoformat() if record.published else ""
        known = (record.publisher or "", record.title or "", day, record.kind.value)
        return unmarked("; ".join(filter(None, known)))


@dataclass(frozen=True)
class Piece:
    """Sentences of one account that are shown together."""

    account: LetteredAccount
    sentences: tuple[Sentence, ...]

    @property
    def size(self) -> int:
        """Code points the piece takes in a question, about."""
        return len(self.account.heading) + sum(len(s.text) + _MARKING for s in self.sentences)

    @cached_property
    def words(self) -> frozenset[str]:
        """The telling words of the piece."""
        return frozenset[str]().union(*(salient_words(s.text) for s in self.sentences))

    def shown(self) -> dict[str, str]:
        """Return letter, heading and numbered sentences, as the prompts take them."""
        return {
            "letter": self.account.letter,
            "heading": self.account.heading,
            "sentences": marked(self.account, self.sentences),
        }


Part = tuple[Piece, ...]


def lettered(
    records: Sequence[DocumentRecord], texts: Mapping[str, str]
) -> tuple[LetteredAccount, ...]:
    """Return the documents whose text is at hand and holds an account, lettered in their order."""
    prepared = [(r, prepared_text(r, texts[r.source])) for r in records if r.source in texts]
    told = [(r, p) for r, p in prepared if p.account]
    return tuple(LetteredAccount(letter(n), r, p) for n, (r, p) in enumerate(told))


def letter(position: int) -> str:
    """Return A, B, .., Z, AA, AB, .. for 0, 1, .."""
    first, last = divmod(position, 26)
    return (letter(first - 1) if first else "") + chr(ord("A") + last)


def marked(account: LetteredAccount, sentences: Iterable[Sentence]) -> Rendered:
    """Return one line ``[A3] text`` a sentence; what looks like a mark inside a sentence gets round brackets."""
    lines = numbered(sentences, lambda s: f"\0{s.number}\0")
    # The marks are put in last, so that nothing of the text can be taken for one.
    return Rendered(re.sub(r"(?m)^\0(\d+)\0", rf"[{account.letter}\1]", _without_marks(lines)))


def unmarked(text: str) -> Rendered:
    """Return text of a document on one harmless line, without anything that looks like a mark."""
    return Rendered(_without_marks(one_line(text)))


def _without_marks(text: str) -> str:
    return without_numbers(text, _LETTERS)


def whole(account: LetteredAccount) -> Piece:
    """Return all of an account as one piece."""
    return Piece(account, account.prepared.account)


def room_for(profile: Profile, prompt: Prompt, sample: str) -> int:
    """Return how many code points of accounts fit beside instructions and answer."""
    answer = min(prompt.max_tokens, profile.answer_tokens)
    free = profile.context_tokens - answer - tokens_at_most(prompt.instructions)
    return max(_SMALLEST, int(free * characters_per_token(sample)))


def parts(accounts: Sequence[LetteredAccount], room: int) -> list[Part]:
    """Return what is shown in one question each, so that any two accounts stand beside each other in one of them.

    One part where everything fits; else accounts go into blocks of at most half the room, and each pair of blocks is a
    part, those that have most in common first. An account longer than a block is cut at paragraph borders.
    """
    everything = tuple(map(whole, accounts))
    if len(accounts) <= _MOST_TOGETHER and sum(p.size for p in everything) <= room:
        return [everything]
    blocks = _blocks([q for p in everything for q in _cut(p, room // 2)], room // 2)
    return nearest_first([a + b for a, b in combinations(blocks, 2) if _several(a + b)] or blocks)


def smaller(part: Part) -> list[Part]:
    """Return a part in smaller ones: pairs of its pieces, or of the halves of two; empty where it is small already."""
    if len(part) > 2:
        return nearest_first([(a, b) for a, b in combinations(part, 2) if _several((a, b))])
    halves = [_halved(piece) for piece in part]
    if len(part) < 2 or all(len(h) < 2 for h in halves):
        return []
    return nearest_first([(a, b) for a in halves[0] for b in halves[1]])


def nearest_first(found: Iterable[Part]) -> list[Part]:
    """Return parts whose accounts share most of their telling words first; others keep their order."""
    return sorted(found, key=lambda part: -_likeness(part))


def _likeness(part: Part) -> float:
    pairs = [(a, b) for a, b in combinations(part, 2) if a.account is not b.account]
    return max((similarity(a.words, b.words) for a, b in pairs), default=0.0)


def _several(part: Part) -> bool:
    return len({piece.account.letter for piece in part}) > 1


def _cut(piece: Piece, room: int) -> list[Piece]:
    if piece.size <= room:
        return [piece]
    longest = max(len(s.text) for s in piece.sentences)
    marks = _MARKING * len(piece.sentences) / piece.size
    size = max(longest, _SMALLEST // 2, int((room - len(piece.account.heading)) * (1 - marks)))
    return [Piece(piece.account, c.sentences) for c in chunks(piece.account.prepared, size)]


def _blocks(pieces: Sequence[Piece], room: int) -> list[Part]:
    blocks: list[list[Piece]] = []
    for piece in pieces:
        last = blocks[-1] if blocks else None
        if (
            last is not None
            and len(last) < _MOST_IN_BLOCK
            and sum(p.size for p in last) + piece.size <= room
        ):
            last.append(piece)
        else:
            blocks.append([piece])
    return [tuple(block) for block in blocks]


def _halved(piece: Piece) -> list[Piece]:
    middle = len(piece.sentences) // 2
    if piece.size < _SMALLEST or not middle:
        return [piece]
    first, second = piece.sentences[:middle], piece.sentences[middle:]
    return [Piece(piece.account, first), Piece(piece.account, second)]


def prepared_text(record: DocumentRecord, text: str) -> PreparedText:
    """Return the text of a document with its sentences numbered, as it was when it was summarised."""
    asked = (text, *[getattr(record, name) for name in _KNOWN])
    if len(text) > _LONG:
        return _kept_long(*asked)
    return _kept.of(asked, lambda: _prepared(*asked))


#: What of a document's description preparing its text takes note of.
_KNOWN = ("source", "title", "publisher", "published", "kind", "language", "extraction")
#: Of each sentence of a prepared text: where it begins and ends, its paragraph, its role, and whose turn it is.
Outlined = tuple[int, int, int, SentenceRole, str | None]


@dataclass(frozen=True, slots=True)
class Outline:
    """What a process has to be told of a prepared text so as not to prepare it again."""

    sentences: tuple[Outlined, ...]
    #: Whether nobody takes turns in it.
    is_no_transcript: bool


def outline(record: DocumentRecord, text: str) -> Outline | None:
    """Return the outline of a prepared text; null for a long one, which is not kept."""
    if len(text) > _LONG:
        return None
    prepared = prepared_text(record, text)
    told = tuple([(s.start, s.end, s.paragraph, s.role, s.turn) for s in prepared.sentences])
    return Outline(told, is_known_as_none(text, prepared.document.body_start))


def keep_prepared(record: DocumentRecord, text: str, told: Outline) -> None:
    """Keep a text as prepared that another process prepared, by its outline."""
    asked = (text, *[getattr(record, name) for name in _KNOWN])
    prepared = _kept.of(asked, lambda: _by_outline(_document(*asked), told.sentences))
    if told.is_no_transcript:
        know_as_none(text, prepared.document.body_start)


def _by_outline(document: SourceDocument, told: Sequence[Outlined]) -> PreparedText:
    sentences = (
        Sentence(
            number=number,
            start=start,
            end=end,
            text=document.text[start:end],
            paragraph=paragraph,
            role=role,
            turn=turn,
        )
        for number, (start, end, paragraph, role, turn) in enumerate(told, 1)
    )
    return PreparedText(document=document, sentences=tuple(sentences))


def _document(text: str, *known: Hashable) -> SourceDocument:
    fields: dict[str, Any] = dict(zip(_KNOWN, known, strict=True))
    plain = str(fields["extraction"]).split()[0] in ("text", "markdown")
    return SourceDocument(text=text, body_start=front_end(text) if plain else 0, **fields)


def _prepared(text: str, *known: Hashable) -> PreparedText:
    return prepare(_document(text, *known))


#: A note asks for the text of each of its documents several times, one after the other: those of a note of a few
#: thousand usual documents are kept, of long ones few.
_LONG = 10_000
_kept = Recent[PreparedText](4096)
_kept_long = lru_cache(maxsize=64)(_prepared)


def front_end(text: str) -> int:
    """Return where the body of a plain text begins, in code points."""
    return split_front_matter(text, ReadLimits().front_matter_bytes).end
