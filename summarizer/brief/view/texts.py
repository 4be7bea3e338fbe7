"""The sentences of the documents' accounts, where a note looks for what no item holds: who convened, what is dated."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from summarizer.accounts.lettered import prepared_text
from summarizer.models.document import Sentence
from summarizer.models.quote import Quote, Speech, Verdict
from summarizer.models.verified import DocumentRecord

#: The writer's or a speaker's own voice: such a sentence says nothing without its speaker.
_FIRST_PERSON = re.compile(r"(?<![\w.“\"])(?:I|we|We|our|Our|my|My|us)(?![\w.])")
#: Words of a sentence at most and at least; what is longer is several run together, what is shorter a heading.
_LONGEST, _SHORTEST = 60, 5

_Answer = TypeVar("_Answer")


@dataclass
class Texts:
    """The accounts' sentences by document; menus, teasers and the like are none."""

    records: Mapping[str, DocumentRecord]
    texts: Mapping[str, str]
    _known: dict[str, tuple[Sentence, ...]] = field(default_factory=dict[str, tuple[Sentence, ...]])
    #: Answers by question and by the identity of what it was asked of, which is held on to for as long.
    _answers: dict[tuple[str, int], tuple[object, Any]] = field(
        default_factory=dict[tuple[str, int], "tuple[object, Any]"]
    )

    def once(self, question: str, of: object, answer: Callable[[], _Answer]) -> _Answer:
        """Return what a question about an event or story of these texts came to, worked out when first asked."""
        place = (question, id(of))
        if place not in self._answers:
            self._answers[place] = of, answer()
        found: _Answer = self._answers[place][1]
        return found

    def sentences(self, document: str) -> Sequence[Sentence]:
        """Return the sentences of a document's account, in order; empty where its text is not at hand."""
        if document not in self.texts or document not in self.records:
            return ()
        if document not in self._known:
            prepared = prepared_text(self.records[document], self.texts[document])
            self._known[document] = prepared.account
        return self._known[document]


def tells_a_fact(sentence: Sentence) -> bool:
    """Whether a sentence can stand alone as the document's: no question, nobody's own voice, of a fair length."""
    words = sentence.text.split()
    plain = sentence.text.strip()
    fits = _SHORTEST <= len(words) <= _LONGEST and plain[-1:] in ".”\"’'"
    return fits and not in_own_voice(plain)


def in_own_voice(text: str) -> bool:
    """Whether words outside quotation marks are the writer's or a speaker's about themselves: "we", "my"."""
    return _FIRST_PERSON.search(_unquoted(text)) is not None


def quote_of(sentence: Sentence) -> Quote:
    """Return a sentence as the quote it is: its exact words, at their place."""
    return Quote(
        text=sentence.text,
        start=sentence.start,
        end=sentence.end,
        verdict=Verdict.EXACT,
        speech=Speech.REPORTED,
    )


def _unquoted(text: str) -> str:
    return re.sub(r"[“\"«][^“”\"«»]*(?:[”\"»]|$)", " ", text)
