"""What a news report opens with and gives to nobody: "The economy grew by 9.5 per cent", "Three men were charged".

No item of a summary holds it, for it is nobody's position. It is told in the document's own sentence, and only where
that stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import dropwhile, islice

from summarizer.brief.bottom_line.lead_items import telling_words
from summarizer.brief.lines.hanging import hanging
from summarizer.brief.lines.wording import Wording
from summarizer.brief.phrasing.fit import presentable
from summarizer.brief.phrasing.grammar import is_sentence
from summarizer.brief.view.disputed import Disputed
from summarizer.brief.view.evidence import Footnotes
from summarizer.brief.view.note import Line, Part
from summarizer.brief.view.places import Span, conversations_of, spans_of
from summarizer.brief.view.texts import Texts, quote_of, tells_a_fact
from summarizer.models.brief import Story
from summarizer.models.document import Kind, Sentence
from summarizer.words.content import salient_words, similarity
from summarizer.words.modals import modals
from summarizer.words.numbers import numbers

#: Sentences at the head of a report that hold its news; facts told of one document, and of each of several.
_HEAD, _ALONE, _EACH = 12, 2, 1
#: Sentences of a page among which a report begins.
_PAGE = 100
#: Sentences of these among which a name is enough; further on a figure is news, and a name may be anybody's.
_FIRST = 3
#: Documents whose opening is told at most.
_DOCUMENTS = 3
#: Words that a sentence shares with what the story is about, at least: a teaser of the page has none.
_SHARED = 2
#: Share of the shorter one's words by which a fact says what a line says.
_SAME = 0.5
#: Whose news it is, and what a medium says of its own programme.
_SOURCED = re.compile(r"\b[Aa]ccording to\b|\b[Aa]sked\b|[“\"]|\b(?:anchor|co-?host|presenter)\b")
#: What goes on from a sentence before: "This time they spoke by video link".
_LEANING = re.compile(
    r"^(?:This|That|These|Those|Such|It|He|She|They|His|Her|Its|Their|But|And|Yet|Still|So|Then|Another|Other)\b"
    r"|^(?:One|Two|Three|Some|Many|Several|Most) of (?:the|his|her|their|its)\b"
    r"|^To (?:[a-z]+ )?(?:that|their|his|her|this)\b"
)
_WILL = frozenset(("will", "would", "shall"))
#: "Last month, he announced it": whoever is meant stands in a sentence before, where no name does in this one.
_PRONOUN = re.compile(r"\b(?:he|she|they|his|her|their)\b")
#: The first verb that tells whether something happened or only is so.
_VERB = re.compile(
    r"\b(?:(?P<verb>is|are|has|have)|(?P<past>was|were|had|did|will|would|said|told|met|spoke|won|lost|rose|fell|grew"
    r"|began|took|made|gave|came|went|held|left|put|set|cut|hit|led|sent|saw|shot|struck|broke|became|got|paid|sold"
    r"|bought|brought|found|ran|rejected|(?<!-)[a-z]{2,}ed))\b"
)
#: "Rehn became leader of the union in 2015".
_LIFE = re.compile(
    r"\b(?:became|was (?:born|founded|elected|appointed|named)|founded|joined|took office)\b[^.;]*\bin (?:19|20)\d\d\b"
)
_DETERMINERS = frozenset("the a an no its their his her more many some several".split())
#: "Is set to leave", "are due in court": something is to come.
_TO_COME = frozenset("to set due expected scheduled planned under in at on out being".split())
#: A name, where it does not begin the sentence.
_NAMED = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+")


@dataclass(frozen=True)
class OpeningFacts:
    """Finds what the news reports of a story open with; ``told`` are the lines that a bottom line has anyway."""

    story: Story
    told: Sequence[Line]
    wording: Wording
    notes: Footnotes
    texts: Texts
    _found: list[Line] = field(default_factory=list[Line])

    def lines(self) -> Iterator[Line]:
        """Yield the facts as far as no line and no item of the story tells them.

        What the accounts contradict each other on is no fact.
        """
        reports = [d for d in self.story.documents if self._is_news(d)]
        most = _ALONE if len(self.story.documents) == 1 else _EACH
        disputed = Disputed(self.story)
        for document in reports[:_DOCUMENTS]:
            lines = self._of(document)
            yield from islice((line for line in lines if not disputed.says(line.text)), most)

    def _is_news(self, document: str) -> bool:
        record = self.texts.records.get(document)
        return record is not None and record.kind is Kind.NEWS

    def _of(self, document: str) -> Iterator[Line]:
        for sentence in self._head(document):
            quote = quote_of(sentence)
            text = self.wording.of_fact(document, "", [quote], alone=False)
            if is_sentence(text) and presentable(text) and not hanging(text) and self._is_new(text):
                self._found.append(Line((Part(text, self.notes.refer(document, [quote])),)))
                yield self._found[-1]

    def _head(self, document: str) -> Iterator[Sentence]:
        """Yield the sentences at the head of a report that may tell a fact: figures, and of the first ones names."""
        account = dropwhile(lambda s: not self._is_on_it(s), self.texts.sentences(document)[:_PAGE])
        for at, sentence in enumerate(islice(account, _HEAD)):
            text = sentence.text
            telling = numbers(text) or (at < _FIRST and _NAMED.search(text))
            # What should or may be is somebody's view.
            sourced = _SOURCED.search(text) or _LEANING.match(text) or modals(text) - _WILL
            whole = (
                telling
                and not sourced
                and not is_background(text)
                and not _means_somebody_before(text)
                and tells_a_fact(sentence)
            )
            if not whole or self.wording.cited.heads(document, text):
                continue
            if self._is_on_it(sentence) and not self._is_held(document, sentence):
                yield sentence

    def _is_on_it(self, sentence: Sentence) -> bool:
        """Whether a sentence is on what the story is about: a teaser of the page is not."""
        return len(telling_words(sentence.text) & self._matter) >= _SHARED

    @cached_property
    def _matter(self) -> frozenset[str]:
        """The words by which the items of the story tell what it is about."""
        held = (f"{p.position.topic} {p.position.statement}" for p in self.story.positions)
        return telling_words(" ".join((self.story.title, *held)))

    def _is_held(self, document: str, sentence: Sentence) -> bool:
        """Whether an item of the summary rests on a sentence: its line tells it, or a person rejected it."""
        mine = Span(document, sentence.start, sentence.end)
        return any(mine.touches(other) for other in self._held)

    @cached_property
    def _held(self) -> list[Span]:
        positions = ((p.document, p.position.quotes) for p in self.story.positions)
        talks = ((t.document, t.conversation.quotes) for t in conversations_of(self.story))
        rejected = ((a.document, a.quotes) for a in self.story.rejected)
        held = (*positions, *talks, *rejected)
        return [s for document, quotes in held for s in spans_of(document, quotes)]

    def _is_new(self, text: str) -> bool:
        words = salient_words(text)
        told = (*self.told, *self._found)
        return not any(similarity(words, salient_words(line.text)) >= _SAME for line in told)


def is_background(text: str) -> bool:
    """Whether a sentence tells how things are, and nothing that happened: "The states have the right to inspect"."""
    plain = " ".join(text.split())
    found = next((m for m in _VERB.finditer(plain) if not _is_a_name(m)), None)
    if _LIFE.search(plain):
        return True
    if found is None or (found["past"] and found["past"] != "had"):
        return False
    if found["past"]:
        # What had happened before is no news.
        return True
    behind = plain[found.end() :].split()[:2]
    behind = behind[1:] if behind and behind[0].endswith("ly") else behind[:1]
    if found["verb"] in ("has", "have"):
        return bool(behind) and (behind[0] in _DETERMINERS or bool(numbers(behind[0])))
    return not (behind and (behind[0].endswith("ing") or behind[0] in _TO_COME))


def _is_a_name(word: re.Match[str]) -> bool:
    """Whether a word that could be a past tense is a name: "United"."""
    return word.start() > 0 and word.group()[:1].isupper()


def _means_somebody_before(text: str) -> bool:
    """Whether a sentence says "he" or "their" before any name it could mean."""
    pronoun = _PRONOUN.search(text)
    name = _NAMED.search(text) or re.match(r"[A-Z][\w’-]+ [A-Z]", text)
    return pronoun is not None and (name is None or pronoun.start() < name.start())
