"""What a document tells as having happened or been decided, as lines: a model's statement where it is borne out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.brief.lines.by_person import marked
from summarizer.brief.lines.hanging import hanging
from summarizer.brief.lines.speech import within
from summarizer.brief.lines.wording import Wording
from summarizer.brief.phrasing.fit import own_voice, presentable
from summarizer.brief.phrasing.grammar import ended, is_sentence
from summarizer.brief.view.disputed import Disputed
from summarizer.brief.view.evidence import Footnotes
from summarizer.brief.view.note import Line, Part
from summarizer.models.brief import SourcedFact, Story
from summarizer.words.content import salient_words, similarity
from summarizer.words.days import day_months
from summarizer.words.numbers import numbers

#: Share of a fact's words by which another line says it.
_SAID = 0.8


@dataclass(frozen=True)
class FactLine:
    """A fact and its line; ``disputed``: an account or a side denies it, ``leans``: it hangs on what brackets tell."""

    sourced: SourcedFact
    line: Line
    disputed: bool
    leans: bool = False


@dataclass(frozen=True)
class FactLines:
    """Puts the facts of a story into lines, each once."""

    story: Story
    wording: Wording
    notes: Footnotes

    @cached_property
    def lines(self) -> list[FactLine]:
        """The facts that make a line by themselves; what hangs on sentences before it does not."""
        return [told for told in self._all if told is not None and not told.leans]

    @cached_property
    def left_out(self) -> list[SourcedFact]:
        """The facts that make none."""
        pairs = zip(self.story.facts, self._all, strict=True)
        return [sourced for sourced, told in pairs if told is None]

    @cached_property
    def _all(self) -> list[FactLine | None]:
        return [self._told(sourced) for sourced in self.story.facts]

    def beside(self, lines: Sequence[Line]) -> Iterator[FactLine]:
        """Yield the facts that no other line of the note and no fact before says."""
        known = list(lines)
        for told in filter(None, self._all):
            if not any(says(line, told.line) for line in known):
                known.append(told.line)
                yield told

    def _told(self, sourced: SourcedFact) -> FactLine | None:
        document, fact = sourced.document, sourced.fact
        text = self._text(sourced)
        if not text:
            return None
        notes = tuple(self.notes.refer(document, fact.quotes))
        line = Line((Part(text, notes, doubt=marked("", sourced.reviewed)),))
        return FactLine(sourced, line, self._disputed.says(text), leans=bool(hanging(text)))

    def _text(self, sourced: SourcedFact) -> str:
        """Return a fact as a sentence that can be sent; nothing where neither the summary nor the document has one.

        What a document says of itself in the first person ("We affirm the order") is quoted.
        """
        document, fact = sourced.document, sourced.fact
        text = self.wording.of_fact(document, fact.statement, fact.quotes, supported=fact.supported)
        if _stands(text):
            return text
        why = self.wording.why_not(document, fact.statement, fact.quotes, "", fact.supported)
        stated = ended(fact.statement)
        if why is None and _stands(stated):
            return stated
        said = f"The account says: “{within(text)}”"
        return said if own_voice(text) and is_sentence(text) and _stands(said) else ""

    @cached_property
    def _disputed(self) -> Disputed:
        return Disputed(self.story)


def _stands(line: str) -> bool:
    """Whether a line can be sent, and brackets tell what it hangs on, if anything: "Her [Ana Dahl's] report"."""
    hangs = hanging(line)
    return presentable(line) and (not hangs or f"{hangs} [" in line)


def says(line: Line, fact: Line) -> bool:
    """Whether a line says what a fact's line does: nearly all of its words, its numbers and its days."""
    words = salient_words(fact.text)
    told = salient_words(line.text)
    shares = similarity(words, told) if len(words) <= len(told) else 0.0
    figures = numbers(fact.text) | {*map(str, day_months(fact.text))}
    known = numbers(line.text) | {*map(str, day_months(line.text))}
    return shares >= _SAID and figures <= known
