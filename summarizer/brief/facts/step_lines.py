"""Stated next steps as lines: in the words of their documents, with their days in front."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from summarizer.brief.borne_out.cited import own_words
from summarizer.brief.by_party.sides import Sides
from summarizer.brief.facts.next_steps import Step, day_as_told, names_its_subject, tells_it
from summarizer.brief.headings.gatherings import names_a_span
from summarizer.brief.lines.wording import Wording
from summarizer.brief.phrasing.prose import capitalised, day_in_words, listed, span_in_words
from summarizer.brief.view.disputed import Disputed
from summarizer.brief.view.evidence import Footnotes
from summarizer.brief.view.note import Line, Part
from summarizer.brief.view.texts import in_own_voice
from summarizer.models.brief import Story
from summarizer.models.summary import Conversation
from summarizer.names.introduced import is_bare
from summarizer.words.days import calendar_days

#: Participants up to whom those who agreed on a step are named.
_FEW = 3
#: Where what is said goes on to something else.
_GOES_ON = re.compile(
    r",? (?:and|but|while|so|which|because|as) (?=(?:we|I|it|they|he|she|the|this|that|our|is|are)\b)"
)
#: An office or body at the head of a sentence.
_OFFICE_ALONE = re.compile(r"^The (?:[A-Z][a-z]+ ){0,2}?[A-Z][a-z]+(?= [a-z])")


@dataclass
class StepLines:
    """Puts the next steps of a story into lines; ``claimed`` tells one that is disputed as its document's word."""

    story: Story
    wording: Wording
    notes: Footnotes
    of: Sides
    claimed: Callable[[Part, str], Line]

    def lines(self, found: Sequence[Step]) -> Iterator[Line]:
        """Yield the steps in order of their days; a sentence that names several days stands once.

        One that does not say whose meeting or plan it is, or on which day, stands nowhere.
        """
        days: dict[str, list[date]] = {}
        lines: dict[str, Line] = {}
        disputed = Disputed(self.story)
        for step in found:
            own = own_words(step.quote)
            text = _of_side(self._text(step, own), self.of.author(step.document))
            if not (names_its_subject(text) and tells_it(text, step.day)):
                continue
            part = Part(_in_short(text), self.notes.refer(step.document, [step.quote]))
            claimed = disputed.holds(step.document, [step.quote]) or disputed.says(own)
            line = self.claimed(part, step.document) if claimed else Line((part,))
            lines.setdefault(text, line)
            days.setdefault(text, []).extend([step.day] if step.day else [])
        for text, line in lines.items():
            yield replace(line, lead=_days_ahead(text, days[text]))

    def _text(self, step: Step, own: str) -> str:
        """A step in the words of its document; what is said there as "we", as the summary has the outcome."""
        spoken = in_own_voice(own)
        told = step.told if spoken else own
        return self.wording.of_fact(
            step.document, told if told.endswith(".") else "", [step.quote], self._agreeing(step)
        )

    def _agreeing(self, step: Step) -> str:
        """Those whose outcome a step is, where they are few enough to be named."""
        talks = (
            t.conversation
            for event in self.story.events
            for t in event.conversations
            if t.document == step.document
            and any(step.quote in o.quotes for o in t.conversation.outcomes)
        )
        people = [p.name for p in next(talks, Conversation(participants=())).participants]
        return listed(people) if 1 < len(people) <= _FEW else ""


def _in_short(text: str) -> str:
    """Return what somebody says of a day ahead without what they say behind it: their position has all of it."""
    opened = text.find("“")
    days = [d for d in calendar_days(text) if d.start > opened] if opened >= 0 else []
    goes_on = _GOES_ON.search(text, days[-1].end) if days else None
    if goes_on is None or text.find("”", opened) < goes_on.start():
        return text
    return f"{text[: goes_on.start()]} […]”"


def _of_side(text: str, side: str | None) -> str:
    """Say whose minister or ministry a sentence speaks of that calls them "the Minister" as their own people do."""
    found = _OFFICE_ALONE.match(text)
    if found is None or side is None or not is_bare(found[0]):
        return text
    return f"{found[0]} ({side}){text[found.end() :]}"


def _days_ahead(text: str, days: Sequence[date]) -> str:
    """Return the days of a step as they stand before it: two as a span, where its sentence names one."""
    span = len(days) == 2 and names_a_span(text)
    if len(days) == 1:
        return capitalised(day_as_told(text, day_in_words(days[0])))
    if days and not span and len({(day.year, day.month) for day in days}) == 1:
        *first, last = sorted(days)
        return listed([*(str(day.day) for day in first), day_in_words(last)])
    return listed([span_in_words(*days)] if span else [*map(day_in_words, days)])
