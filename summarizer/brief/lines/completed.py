"""Lines that hang on something told before, with what that is filled in or in front."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from summarizer.brief.lines.by_statement import noun_told, object_told, subject_told
from summarizer.brief.lines.composed import Composed
from summarizer.brief.lines.filled import filled
from summarizer.brief.lines.hanging import hanging
from summarizer.brief.lines.meant import with_body, with_both
from summarizer.brief.lines.own_words import is_striking
from summarizer.brief.lines.persons_meant import spoken_pronoun, with_person
from summarizer.brief.phrasing.fit import garbled, presentable
from summarizer.brief.phrasing.grammar import ended, unended
from summarizer.models.quote import Quote
from summarizer.models.summary import Position
from summarizer.names.holders import holders_of

#: Sentences before a quote in which it is looked for what "these systems" are.
_FILLED_FROM = 5


class Completed(Composed):
    """Completes composed lines."""

    def _with_meant(self, document: str, held: Position, quotes: Sequence[Quote], line: str) -> str:
        """Return a line with whom "the company" and "the two sides" mean behind the words, where that is told."""
        behalf = held.on_behalf_of or ""
        named = with_body(line, behalf, self._text(document), partial(self._mentions, behalf))
        before = self.cited.before(document, quotes[0], _FILLED_FROM)
        of = (behalf, held.holder, *holders_of(held.holder))
        whole = with_both(named, before, self._text(document), of)
        if line in self.alone and whole != line:
            self.alone[whole] = self.alone[line]
        return whole

    def _completed(
        self, document: str, held: Position, quotes: Sequence[Quote], fit: Sequence[str]
    ) -> str:
        """Return a line with what it hangs on filled in or in front; nothing where that makes none that stands."""
        sources = self.sentences_of(document, quotes)
        before = [s for q in quotes for s in self.cited.before(document, q, _FILLED_FROM)]
        for line in fit:
            hangs = hanging(line, held.holder, sources)
            full = (
                self._told_by_statement(document, held, line, hangs)
                or filled(line, hangs, before)
                or self._with_person(document, held, quotes, line, hangs)
            )
            if full and not garbled(full):
                return full
        longer = filter(None, self._longer(document, held, quotes))
        whole = next((line for line in longer if _stands(line, held.holder)), "")
        spoken = (
            self._with_person(document, held, quotes, line, spoken_pronoun(line)) for line in fit
        )
        return whole or next(filter(None, spoken), "")

    def _told_by_statement(self, document: str, held: Position, line: str, hangs: str = "") -> str:
        """Return a line with what its hanging words mean as the statement says; nothing where that is not certain."""
        known = f"{self._text(document)} {held.holder}"
        ways = (object_told, subject_told)
        told = next(filter(None, (way(line, hangs, held.statement, known) for way in ways)), "")
        return told or noun_told(line, held.statement, known)

    def _described(self, document: str, held: Position, line: str) -> str:
        """Return a line of the source's words whose bare nouns are described as the statement describes them."""
        if line in self.alone or line == ended(held.statement):
            return line
        told = self._told_by_statement(document, held, line)
        return told if told and presentable(told) else line

    def _with_own_words(
        self, document: str, held: Position, quotes: Sequence[Quote], line: str
    ) -> str:
        """Return a told line with the holder's own short words behind it, where they say what it does not."""
        if document in self.transcripts or not {"“", '"', "["}.isdisjoint(line):
            return line
        found = (w for w in self._by_holder(document, held.holder, quotes) if is_striking(w, line))
        words = next(found, "")
        return f"{unended(line)}: “{ended(words)}”" if words else line

    def _with_person(
        self, document: str, held: Position, quotes: Sequence[Quote], line: str, hangs: str
    ) -> str:
        """Return a line with whom its pronoun means behind it; nothing where that is not certain."""
        near = self.cited.stretch_before(document, quotes[0])
        text = self._text(document)
        return with_person(line, hangs, near, held.holder, text=text, known=self.also)


def _stands(line: str, holder: str) -> bool:
    return presentable(line) and not (hanging(line, holder) or garbled(line))
