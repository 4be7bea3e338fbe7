"""Who is given as the source of a passage: sentence by sentence, and over sentences where speech runs on.

:mod:`summarizer.attribution.attributions` lists what may be stated positions; here every source counts, whoever or
whatever it is, and the question is the other way round: of these words, whose are they said to be?
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from summarizer.attribution.cast import Cast
from summarizer.attribution.english.frames import Frame, Link, before_colon, frames
from summarizer.attribution.english.pieces import Piece, pieces
from summarizer.attribution.english.verbless import speaker_before
from summarizer.attribution.english.verbs import VerbKind
from summarizer.attribution.meant import Meant
from summarizer.attribution.papers import Papers
from summarizer.attribution.running import Running
from summarizer.attribution.signed import signed_passages
from summarizer.attribution.sourced import (
    Layer,
    Sourced,
    holds_saying,
    is_a_noun,
    is_telling,
    is_writers,
    points_back,
    speaks,
    with_described,
    without_persons,
)
from summarizer.attribution.who import (
    PERSON_KINDS,
    Who,
    beyond_of,
    head_end,
    is_person,
    without_article,
)
from summarizer.attribution.worded import with_words
from summarizer.models.document import PreparedText, Sentence, SentenceRole
from summarizer.words.datelines import behind_dateline

Span = tuple[int, int]

#: Letters of words that headlines write small, and pieces before a colon among which a verb announces what follows.
_SHORT_WORD, _ANNOUNCING = 3, 12
#: Prepositions that a subject does not begin with.
_GOVERNING = frozenset("about to from into onto with during against over under upon".split())
#: A list with bullets behind a colon.
_LIST_BEHIND = re.compile(r"\s{0,4}\n\s{0,4}[-•*–◦▪]\s")
#: The heading of what a release adds for those who write of it.
_NOTES = re.compile(
    r"\W*(?:Additional )?(?:Notes?|Information|Background)(?: (?:to|for)(?: the)? \w+)?\W*$",
    re.IGNORECASE,
)
#: A name of a few words before a colon.
_LABELLED = re.compile(r"(?:[A-Z][^\s:.,]*\s){0,3}[A-Z][^\s:.,]*:\s")


@dataclass(frozen=True)
class Sources:
    """The sourced passages of a document, in order of where they begin."""

    passages: tuple[Sourced, ...]
    _starts: tuple[int, ...]
    _reach: tuple[int, ...]

    @classmethod
    def of(cls, prepared: PreparedText, cast: Cast) -> Sources:
        """Read a document; where it is not English, quotations that are signed. Time is linear in its length."""
        language = (prepared.document.language or "en")[:2].lower()
        english = language == "en"
        found = _Reader(prepared, cast).read() if english else signed_passages(prepared, cast)
        ordered = tuple(sorted(found, key=lambda s: s.start))
        reach: list[int] = []
        for one in ordered:
            reach.append(max(one.end, reach[-1] if reach else 0))
        return cls(ordered, tuple(s.start for s in ordered), tuple(reach))

    def covering(self, start: int, end: int, share: float) -> list[Sourced]:
        """Return the passages in which at least a share of a span lies, the narrowest first."""
        found: list[tuple[int, int, Sourced]] = []
        place = bisect_right(self._starts, max(start, end - 1)) - 1
        while place >= 0 and self._reach[place] > start:
            one = self.passages[place]
            if one.end > start and _share(one, start, end) >= share:
                size = sum(b - a for a, b in one.content)
                found.append((list(Layer).index(one.layer), size, one))
            place -= 1
        return [one for _, _, one in sorted(found, key=lambda f: f[:2])]


def _announces(one: Sourced) -> bool:
    """Whether a clause says that somebody tells something or puts it forward: "made the following objections"."""
    return is_telling(one) or (one.link is Link.SUBJECT and one.kind is VerbKind.LIGHT)


def _share(one: Sourced, start: int, end: int) -> float:
    """Return the share of a span inside a content, or inside the whole where the span brings source or verb along."""
    inside = sum(max(0, min(end, b) - max(start, a)) for a, b in one.content)
    if start <= one.start or (start < one.verb_end <= end and one.layer is Layer.CLAUSE):
        inside = max(inside, min(end, one.end) - max(start, one.start))
    # "[Kos attacked the plan, saying that it is late]" is the words of Kos from the name on.
    says = one.link is Link.PARTICIPLE and bool(one.who) and is_person(one.who[0])
    named = one.who[0].start if says else end
    if start <= named < min(end, one.start):
        inside = max(inside, min(end, one.end) - named)
    return inside / max(1, end - start)


class _Reader(Meant):
    """Reads a document once, in order."""

    def __init__(self, prepared: PreparedText, cast: Cast) -> None:
        super().__init__(prepared, cast)
        self.papers = Papers(prepared, cast)
        self.running = Running(prepared, cast, self.quotes, self.parties, self.blocks)
        self.found: list[Sourced] = []

    def read(self) -> list[Sourced]:
        """Return all sourced passages."""
        account = with_words(self.prepared.account)
        listed = [(s, self._pieces(s)) for s in account]
        for sentence, inside in listed:
            self._vote(sentence, inside)
        read = [(s, inside, self._clauses(s, inside)) for s, inside in listed]
        self.running.begin([(s, own) for s, _, own in read])
        for sentence, inside, own in read:
            self.found += own
            self.found += self.running.after(sentence, inside, own)
        return self.found

    def _pieces(self, sentence: Sentence) -> list[Piece]:
        start = sentence.start + behind_dateline(sentence.text)
        within = self.quotes.within(start, sentence.end)
        return pieces(self.text, start, sentence.end, within)

    # Clauses --------------------------------------------------------------------------------------

    def _clauses(self, sentence: Sentence, inside: list[Piece]) -> list[Sourced]:
        title = sentence.role is SentenceRole.TITLE or self._is_headline(sentence)
        self.here = []
        read = [
            f
            for f in frames(inside, title=title)
            if not (is_a_noun(f, self.text) or points_back(f, self.text) or self._is_governed(f))
        ]
        listed = sorted(read, key=lambda f: f.verb)
        found = [self._sourced(sentence, frame) for frame in listed]
        self._remember(sentence, found)
        if inside and not found and all(p.quote for p in inside):
            self._speaks_on(sentence.number)
        if inside and inside[-1].lower == ":" and len(inside) > 1:
            self._announce(sentence, inside, found)
        return found

    def _is_governed(self, frame: Frame) -> bool:
        """Whether a preposition stands at the head of a subject: "asked about the Courier report, Kos said"."""
        subject = frame.link is Link.SUBJECT and bool(frame.sources)
        first = self.text[slice(*frame.sources[0])].split()[:1] if subject else []
        return bool(first) and first[0] in _GOVERNING

    def _is_headline(self, sentence: Sentence) -> bool:
        """Whether a text without a title begins with a line such as "Kos: Port Will Open"."""
        first, *rest = self.prepared.account[:2]
        alone = sentence.turn is None and (
            sentence.number == first.number and bool(rest) and rest[0].paragraph > first.paragraph
        )
        if not alone:
            return False
        words = [w for w in sentence.text.split() if len(w) > _SHORT_WORD]
        capitals = sum(w[0].isupper() for w in words) * 2 > len(words)
        return capitals or bool(_LABELLED.match(sentence.text))

    def _announce(self, sentence: Sentence, inside: list[Piece], found: list[Sourced]) -> None:
        """Note whose the next paragraph is behind a colon: all of it behind a verb of saying, else its quotations."""
        if _NOTES.match(sentence.text):
            return  # what an issuer adds to a release is nobody else's
        presenter = self._presenter(sentence) if all(map(is_writers, found)) else None
        if presenter is not None:
            self.running.announce(sentence, (presenter,))
            return
        putting = [one for one in found if one.link is Link.PASSIVE and speaks(one)]
        opening = [
            one
            for one in found
            if one.link is Link.SUBJECT and speaks(one) and one.who[0].start == sentence.start
        ]
        listed = bool(opening) and _LIST_BEHIND.match(self.text, sentence.end) is not None
        says = bool(putting) or listed or holds_saying(inside[-_ANNOUNCING:])
        telling = putting or [one for one in found if _announces(one) and speaks(one)]
        telling = telling or (opening[:1] if listed else [])
        named = () if telling else self._announcing(sentence, inside)
        first, end = speaker_before(inside, len(inside) - 1)
        who = telling[-1].who if telling else named
        who = who or (self._who(sentence, (inside[first].start, inside[end - 1].end)),)
        if says or is_person(who[0]):
            self.running.opens[sentence.paragraph + 1] = who
        if says:
            self.running.announce(sentence, who, named=bool(named) and not who[0].pronoun)

    def _announcing(self, sentence: Sentence, inside: list[Piece]) -> tuple[Who, ...]:
        """Return whom the verb before a colon names: "In a joint note, Kos and Holm, heads of the port, said:"."""
        who = tuple(self._who(sentence, span) for span in before_colon(inside))
        return who if who and who[0].actors else ()

    def _presenter(self, sentence: Sentence) -> Who | None:
        """Return the person by whom what follows is said to be, at the end of a heading: "Report on works by Kos:"."""
        last = next(reversed(self.cast.between(sentence.start, sentence.end)), None)
        if last is None or self.cast.actors[last.actor].kind not in PERSON_KINDS:
            return None
        before, behind = self.text[sentence.start : last.start], self.text[last.end : sentence.end]
        if behind.strip() != ":" or before.split()[-1:] not in (["by"], ["from"]):
            return None
        return self._who(sentence, (last.start, last.end))

    def _sources_of(self, sentence: Sentence, frame: Frame) -> tuple[Who, ...]:
        """Return who says what a clause reports: its sources, as whom they are described, and who is behind a paper."""
        who = tuple(self._who(sentence, span) for span in frame.sources)
        if who and who[0].resolved and self.last_who and who[0].start == self.last_who[0].start:
            # "He" is Chile's delegate, who spoke for a group.
            who = tuple(replace(one, resolved=True) for one in self.last_who)
        described = tuple(self._described(who[0], span) for span in frame.described)
        who = tuple(replace(one, perhaps=()) for one in who) if described else who
        who = with_described(who, described)
        if any(is_person(one) and not one.pronoun for one in who):
            # "Anna Holm, the port's head of works and tides": nobody who was told of before.
            who = tuple(without_persons(one) for one in who)
        return who + (self.papers.behind(who[0], min(frame.start, frame.verb[0])) if who else ())

    def _sourced(self, sentence: Sentence, frame: Frame) -> Sourced:
        who = self._sources_of(sentence, frame)
        self.here += who[:1]
        content = tuple(self._whole(span) for span in frame.content)
        return Sourced(
            min(frame.start, content[0][0]),
            max(frame.end, content[-1][1]),
            content,
            who,
            frame.polarity,
            Layer.CLAUSE,
            sentence.number,
            frame.verb[1],
            frame.kind,
            frame.link,
        )

    def _described(self, main: Who, span: Span) -> Who:
        """Return what else a source is called: an apposition stands for whom it describes."""
        written = " ".join(self.text[span[0] : span[1]].split())
        head = without_article(self.text[span[0] : head_end(self.text, span)])
        beyond = beyond_of(self.text, span)
        named = () if is_person(main) else self.naming.chosen(span[0], span[0] + 1)
        actors = tuple(a for a in named if a.kind in PERSON_KINDS) or main.actors
        return Who(written, span[0], head, actors, main.resolved, beyond, described=True)

    def _whole(self, span: Span) -> Span:
        """Let a content that takes in a part of a quotation take in all of it, also over several sentences."""
        start, end = span
        for a, b in self.quotes.within(start, end):
            if b - a > 40 and (min(b, end) - max(a, start)) > 2:
                start, end = min(start, a), max(end, b)
        return start, end
