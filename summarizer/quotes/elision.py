"""Omissions and insertions: which of them a quote may make without changing what its source says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from summarizer.quotes.align import Range, WordIndex
from summarizer.quotes.borders import Borders
from summarizer.quotes.marks import Parsed, Piece
from summarizer.quotes.policy import QuotePolicy
from summarizer.text.normalise import Normalised
from summarizer.text.remarks import COMMAS, QUOTING, relative_clause, takes_back
from summarizer.words.changes import ChangeLexicon, Changes
from summarizer.words.comparable import is_word, word_count
from summarizer.words.scripts import is_capitalised, is_dense

#: Least words (letters of an unspaced script) that are not in brackets.
_LEAST = 3
#: What of a whole is meant, beside numbers.
_PARTS = frozenset(("part", "parts", "some", "much", "percent", "%"))
#: Occurrences of one piece that are tried.
_TRIED = 64


@dataclass(frozen=True, slots=True)
class Fault:
    """Why an omission or insertion is not honest. ``swallowed`` are places of tokens in the source."""

    reason: str
    swallowed: tuple[int, ...] = ()


def chains(
    index: WordIndex, pieces: Sequence[Piece], policy: QuotePolicy, within: Sequence[Range] = ()
) -> Iterator[tuple[Range, ...]]:
    """Yield the ways in which all pieces stand in order, each within reach of the one before.

    The search starts from the piece with the rarest word, so that a common one ("the talks") costs nothing.
    """
    keys = [piece.tokens.keys for piece in pieces]
    anchor = min(range(len(keys)), key=lambda i: index.count(keys[i][index.rarest(keys[i])]))
    for place in _preferred(index, keys[anchor], within):
        left = _follow(index, keys, pieces, policy, (place, anchor, -1))
        right = _follow(index, keys, pieces, policy, (place, anchor, 1))
        if left is not None and right is not None:
            yield (*left[::-1], (place, place + len(keys[anchor])), *right)


def _preferred(index: WordIndex, keys: Sequence[str], within: Sequence[Range]) -> Iterator[int]:
    """Yield places of a run of words, those near the cited sentences first."""
    for first, last in within:
        low, high = max(0, first - len(keys)), min(len(index.tokens), last + len(keys))
        yield from islice(index.occurrences(keys, low, high), _TRIED)
    yield from islice(index.occurrences(keys), _TRIED)


def _follow(
    index: WordIndex,
    keys: Sequence[Sequence[str]],
    pieces: Sequence[Piece],
    policy: QuotePolicy,
    origin: tuple[int, int, int],
) -> list[Range] | None:
    """Walk from the anchor to the first or the last piece; ``None`` where one is out of reach."""
    place, anchor, step = origin
    start, end = place, place + len(keys[anchor])
    found: list[Range] = []
    piece = anchor + step
    while 0 <= piece < len(keys):
        joint = pieces[piece if step > 0 else anchor if not found else piece + 1].joint
        reach = policy.insertion if joint == "insert" else policy.marked_gap
        run = keys[piece]
        # Punctuation are tokens as well: the gap itself is counted in words later.
        if step > 0:
            low, high = end, min(len(index.tokens), end + 2 * reach + len(run))
        else:
            low, high = max(0, start - 2 * reach - len(run)), start
        places = list(index.occurrences(run, low, high))
        if not places:
            return None
        start = places[0] if step > 0 else places[-1]
        end = start + len(run)
        found.append((start, end))
        piece += step
    return found


#: What a writer puts into a quotation between dashes.
_SET_OFF = re.compile(r"[,.!?…]?\s*[—–]\s*(?P<inside>[^—–]{3,200},)\s*[—–]\s*")


class Gaps:
    """Judges what lies between two pieces of a quote."""

    def __init__(
        self,
        index: WordIndex,
        folded: Normalised,
        borders: Borders,
        lexicon: ChangeLexicon,
        policy: QuotePolicy,
    ) -> None:
        self._tokens = index.tokens
        self._folded = folded
        self._borders = borders
        self._lexicon = lexicon
        self._policy = policy

    def omission(self, left: Range, right: Range, *, marked: bool) -> Fault | None:
        """Return why the words between two passages may not be left out, ``None`` if they may."""
        words = [at for at in range(left[1], right[0]) if is_word(self._tokens.keys[at])]
        if not words and marked:
            return None
        if self._lexicon.missing:
            return Fault(f"{self._lexicon.missing} The omission may hide one.")
        return next(filter(None, self._lost(left, right, words, marked=marked)), None)

    def _lost(
        self, left: Range, right: Range, words: Sequence[int], *, marked: bool
    ) -> Iterator[Fault | None]:
        """Yield what may be wrong with an omission, the gravest first."""
        yield self._swallowed_negation(left, right, words)
        yield self._swallowed_modal(words)
        yield self._joined_number(left, right)
        yield self._freed_number(words, right[0])
        yield self._freed_whole(words)
        if not marked:
            yield self._unmarked(left, right, words)
        yield self._far(left, right, words)

    def _swallowed_negation(self, left: Range, right: Range, words: Sequence[int]) -> Fault | None:
        keys = self._tokens.keys
        negated = (left[1] + at for at in self._lexicon.negated(keys[left[1] : right[0]]))
        negations = [at for at in negated if not self._compound(at)]
        negations += [at for at in words if self._lexicon.has(Changes.DENIAL, keys[at])]
        if not negations or self._of_the_speaker(negations, left, right):
            return None
        return Fault("the omission swallows a negation", tuple(sorted(set(negations))))

    def _of_the_speaker(self, negations: Sequence[int], left: Range, right: Range) -> bool:
        """Whether negations stand in a remark on the speaker, between two parts of one speech.

        “We agree,” said the minister, who did not take questions, “to talk”: the words in quotation marks are whole.
        """
        between = self._between_quotations(left, right) or self._between_dashes(left, right)
        if between is None:
            return False
        # Who says what is worked out for the few quotes that leave out such a remark.
        from summarizer.attribution.english.remarks import remarks_on_speaker

        text = self._borders.text
        clause = relative_clause(text, *between)
        remarks = [*remarks_on_speaker(text, *between), *([(clause, between[1])] if clause else [])]
        kept = [(a, b) for a, b in remarks if not takes_back(text, a, b)]
        places = [self._original(at, at + 1)[0] for at in negations]
        return all(any(a <= at < b for a, b in kept) for at in places)

    def interrupts(self, left: Range, right: Range) -> bool:
        """Whether an attribution between commas is all that parts two passages, as in “A,” he said, “b”."""
        between = self._between_quotations(left, right)
        if between is None:
            return False
        text, (start, end) = self._borders.text, between
        first = text[max(0, start - 2) : start + 1]
        begins = any(comma in first for comma in COMMAS)
        return begins and text[start:end].rstrip(QUOTING).endswith(COMMAS)

    def _between_quotations(self, left: Range, right: Range) -> Range | None:
        """Return what stands between two passages that end one quotation and begin the next, words and all."""
        borders = self._borders
        end, begin = self._original(*left)[1], self._original(*right)[0]
        one, other = borders.quotation(end - 1, end), borders.quotation(begin, begin + 1)
        if one is None or other is None or one == other:
            return None
        left_out = borders.text[end : one.end] + borders.text[other.start : begin]
        return None if any(map(str.isalnum, left_out)) else (one.end, other.start)

    def _between_dashes(self, left: Range, right: Range) -> Range | None:
        """Return what stands between two passages of one quotation, where dashes set it off: «.., — said he, — ..»."""
        end, begin = self._original(*left)[1], self._original(*right)[0]
        if self._borders.quotation(end - 1, begin + 1) is None:
            return None
        found = _SET_OFF.fullmatch(self._borders.text, end, begin)
        return found.span("inside") if found else None

    def _compound(self, at: int) -> bool:
        """Whether a negation only begins a compound, as in "non-proliferation"."""
        following = self._tokens.keys[at + 1 : at + 2]
        return following == ["-"] and f"{self._tokens.keys[at]}-" in self._lexicon.prefixes

    def _swallowed_modal(self, words: Sequence[int]) -> Fault | None:
        """A modal at the very end of a gap governs the verb behind it, which would be left alone."""
        place = len(words) - 1
        while place > 0 and self._lexicon.has(Changes.HELPER, self._tokens.keys[words[place]]):
            place -= 1
        if place < 0 or self._is_month(words[place]):
            return None
        if self._lexicon.is_modal(self._tokens.keys[words[place]]):
            return Fault("the omission swallows the modal of the words behind it", (words[place],))
        return None

    def _is_month(self, at: int) -> bool:
        """Whether a word that may be a modal is a month by its capital: "as we promised in May."."""
        dated = self._lexicon.has(Changes.DATE, self._tokens.keys[at])
        return dated and is_capitalised(self._tokens.surfaces[at])

    def _joined_number(self, left: Range, right: Range) -> Fault | None:
        """Two thousand five hundred: a part of a number left out gives another number."""
        keys = self._tokens.keys
        before, first = keys[left[1] - 1], keys[left[1]]
        last, behind = keys[right[0] - 1], keys[right[0]]
        numeric = self._lexicon.is_number
        if (numeric(before) and numeric(first)) or (numeric(last) and numeric(behind)):
            cut = left[1] if numeric(before) and numeric(first) else right[0] - 1
            return Fault("the omission cuts a number apart", (cut,))
        return None

    def _freed_number(self, words: Sequence[int], behind: int) -> Fault | None:
        """Less than ten: without the words before it another number is claimed."""
        keys = self._tokens.keys
        if not self._lexicon.is_number(keys[behind]):
            return None
        bounds = [at for at in words[-3:] if self._lexicon.has(Changes.BOUND, keys[at])]
        return Fault("the omission drops the limit of a number", tuple(bounds)) if bounds else None

    def _freed_whole(self, words: Sequence[int]) -> Fault | None:
        """Half of the debt: without the words before it the whole is claimed."""
        keys = [self._tokens.keys[at] for at in words[-2:]]
        if len(keys) < 2 or keys[1] != "of":
            return None
        part = self._lexicon.is_number(keys[0]) or self._lexicon.has(Changes.BOUND, keys[0])
        fault = Fault("the omission drops how much of it is meant", tuple(words[-2:]))
        return fault if part or keys[0] in _PARTS else None

    def _unmarked(self, left: Range, right: Range, words: Sequence[int]) -> Fault | None:
        size = self._size(words)
        if size < self._policy.shortest_unmarked_gap:
            return Fault("a word is left out without a mark", tuple(words))
        if size > self._policy.longest_unmarked_gap:
            return Fault("too much is left out without a mark")
        if self.across_sentences(left, right):
            return Fault("the pieces stand in different sentences, and no mark says so")
        scope = [at for at in words if self._lexicon.has(Changes.SCOPE, self._tokens.keys[at])]
        if scope:
            return Fault("the unmarked omission drops a restriction", tuple(scope))
        if self._joins_names(left[1] - 1, right[0]):
            return Fault("the unmarked omission joins two names", (left[1], right[0] - 1))
        return None

    def _joins_names(self, before: int, behind: int) -> bool:
        """Whether two words that come to stand beside each other have capitals, not for a sentence's sake."""
        surfaces = self._tokens.surfaces
        capitals = is_capitalised(surfaces[before]) and is_capitalised(surfaces[behind])
        start = self._original(before, before + 1)[0]
        return capitals and not self._borders.begins_sentence(start)

    def _far(self, left: Range, right: Range, words: Sequence[int]) -> Fault | None:
        """Pieces of several sentences may stand together only where nothing new is made of them."""
        size, borders = self._size(words), self._borders
        end, begin = self._original(*left)[1], self._original(*right)[0]
        if size > self._policy.marked_gap:
            return Fault("the pieces stand too far apart")
        if borders.over_entries(self._original(*left)[0], self._original(*right)[1]):
            return Fault("the pieces stand in different lines of the front matter")
        if not borders.same_voice(end, begin):
            return Fault("the omission crosses from one speaker's words into another's")
        if borders.same_sentence(end - 1, begin):
            return None
        same_speech = borders.quotation(end - 1, end) and borders.quotation(begin, begin + 1)
        if borders.paragraph(end - 1) != borders.paragraph(begin) and not same_speech:
            return Fault("the pieces stand in different paragraphs")
        if not borders.begins_sentence(begin):
            return Fault("the pieces join the halves of different sentences")
        if size > self._policy.sentence_gap:
            return Fault("the pieces stand too far apart")
        return None

    def across_sentences(self, left: Range, right: Range) -> bool:
        """Whether two passages stand in different sentences."""
        end, begin = self._original(*left)[1], self._original(*right)[0]
        return not self._borders.same_sentence(end - 1, begin)

    def insertion(self, left: Range, right: Range, inserted: Sequence[str]) -> Fault | None:
        """Return why words in square brackets may not stand for what lies between two passages."""
        keys = self._tokens.keys
        hidden = [at for at in range(left[1], right[0]) if is_word(keys[at])]
        if "[" in keys[left[1] : right[0]]:
            return Fault("the words in brackets differ from the source's own", tuple(hidden))
        if self._size(hidden) > self._policy.insertion:
            return Fault("the words in brackets stand for too many words")
        if hidden and self.across_sentences(left, right):
            return Fault("the words in brackets stand for the end of a sentence")
        return self._hidden_fault(hidden, inserted)

    def _hidden_fault(self, hidden: Sequence[int], inserted: Sequence[str]) -> Fault | None:
        lost = tuple(at for at in hidden if self._grave(self._tokens.keys[at]))
        if lost:
            return Fault("the words in brackets hide a negation, number, date or modal", lost)
        named = self._names(hidden)
        if named and self._holds_name(inserted):
            return Fault("the words in brackets change a name", named)
        return None

    def _names(self, words: Sequence[int]) -> tuple[int, ...]:
        """Return which words are names; all of them where a listed name stands in several together."""
        named = tuple(at for at in words if self._is_name(at))
        listed = self._lexicon.holds_name([self._tokens.keys[at] for at in words])
        return named or (tuple(words) if listed else ())

    def _holds_name(self, inserted: Sequence[str]) -> bool:
        capitals = any(map(is_capitalised, inserted))
        return capitals or self._lexicon.holds_name([*map(str.casefold, inserted)])

    def added(self, inserted: Sequence[str], *, replacing: bool = False) -> Fault | None:
        """Return why these words may not be added in square brackets, wherever they stand.

        A number word may be one of several that replace words of the source: ``[the two sides]`` for "they".
        """
        words = [word.casefold() for word in inserted if is_word(word)]
        if len(words) > self._policy.insertion:
            return Fault("there are too many words in brackets")
        counted = replacing and len(words) > 2 and not _holds_digit(words)
        allowed = self._lexicon.is_number if counted else _nothing
        if any(self._grave(word) and not allowed(word) for word in words):
            return Fault("the words in brackets add a negation, number, date or modal")
        return None

    def _is_name(self, at: int) -> bool:
        if self._lexicon.has(Changes.NAME, self._tokens.keys[at]):
            return True
        opens = self._borders.begins_sentence(self._original(at, at + 1)[0])
        return is_capitalised(self._tokens.surfaces[at]) and not (
            opens and self._tokens.keys[at] in self._lexicon.function
        )

    def _grave(self, key: str) -> bool:
        lists = self._lexicon
        if lists.missing:
            return _holds_digit(key)
        grave = lists.negates(key) or lists.is_modal(key) or lists.is_number(key)
        return grave or any(lists.has(kind, key) for kind in (Changes.DATE, Changes.DENIAL))

    def _size(self, words: Sequence[int]) -> float:
        dense = sum(1 for at in words if is_dense(self._tokens.keys[at]))
        return len(words) - dense + dense / self._policy.dense

    def _original(self, first: int, last: int) -> Range:
        return self._folded.span(self._tokens.starts[first], self._tokens.end(last - 1))

    def too_short(self, piece: Range) -> bool:
        """Whether a piece holds too few words to stand for a passage."""
        return (
            word_count(self._tokens.part(*piece), self._policy.dense) < self._policy.shortest_piece
        )

    def chain_fault(self, parsed: Parsed, runs: Sequence[Range]) -> Fault | None:
        """Return the first fault of a marked quote whose pieces all stand in the source."""
        joints = [piece.joint for piece in parsed.pieces]
        before = [None, *runs]
        for piece, left, right in zip(parsed.pieces, before, runs, strict=False):
            fault = self._joint_fault(piece, left, right)
            if fault:
                return fault
        if len(runs) > 1 and parsed.words < _LEAST:
            return Fault("too few words are the source's own")
        if "gap" in joints[1:] and any(map(self.too_short, runs)):
            return Fault("a piece is too short to stand for a passage")
        return self.added(parsed.inserted)

    def _joint_fault(self, piece: Piece, left: Range | None, right: Range) -> Fault | None:
        """Return the fault of what parts a piece from the passage before it; ``None`` for the first passage."""
        replacing = left is not None and right[0] > left[1]
        fault = self.added(piece.inserted, replacing=replacing)
        if fault is not None or left is None:
            return fault
        if piece.joint == "gap":
            return self.omission(left, right, marked=True)
        return self.insertion(left, right, piece.inserted)

    def unmarked_fault(self, runs: Sequence[Range]) -> Fault | None:
        """Return why a quote that leaves words out without a mark is not an honest elision."""
        if len(runs) > 3:
            return Fault("words are left out in many places")
        gaps = pairwise(runs)
        fault = next(filter(None, (self.omission(a, b, marked=False) for a, b in gaps)), None)
        if fault is None and any(self.too_short(run) for run in runs):
            return Fault("a piece is too short to stand for a passage")
        return fault


def _holds_digit(words: Iterable[str]) -> bool:
    return any(char.isdigit() for word in words for char in word)


def _nothing(_word: str) -> bool:
    return False
