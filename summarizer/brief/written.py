"""A note's prose as an engine writes it; a sentence that adds, joins wrongly or loses something is dropped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from summarizer.accounts.bonds import misjoined, other_letters
from summarizer.accounts.borne_out import (
    JOINING,
    beyond_evidence,
    names_in,
    quotations_stand,
)
from summarizer.accounts.clauses import BORDER
from summarizer.attribution.english.verbs import source_words
from summarizer.brief.layout import lay_out
from summarizer.brief.note import NoteView, Part, StoryView
from summarizer.brief.rewritten import PARTY_HEADING, key_of, sections_of
from summarizer.engines.base import Engine
from summarizer.errors import AnswerTruncated, ContextOverflow
from summarizer.models.brief import Brief, SourcedFinding, Story, Written
from summarizer.models.verified import Finding
from summarizer.prompting import Rendered, load_prompt, one_line
from summarizer.words.content import content, salient_words
from summarizer.words.days import day_months
from summarizer.words.negation import denies
from summarizer.words.numbers import numbers

_PROMPT = "write_note"
#: Items of one question: as many sentences fit into one answer.
_MOST_ITEMS = 60
#: Characters of a sentence beyond which it is none.
_LONGEST = 600
#: Least share of an item's telling words that a sentence must have to stand in its place.
_TOLD = 0.5
_HINGE = re.compile(
    r"\b(?:if|unless|until|before|after|except|without|despite|provided|only)\b", re.IGNORECASE
)
#: What a sentence may not leave out of an item it stands for.
_BINDING = frozenset(("if", "unless", "until", "except", "without", "only"))
_PLAIN = frozenset(
    "say tell add state note explain report speak describe mention be have make give".split()
)


class _Sentence(BaseModel):
    model_config = ConfigDict(extra="ignore")

    text: str = Field(min_length=1, max_length=_LONGEST)
    items: list[int] = Field(min_length=1, max_length=20)


class WrittenProse(BaseModel):
    """What the engine is asked for: sentences, each with the numbers of the items it tells."""

    model_config = ConfigDict(extra="ignore")

    sentences: list[_Sentence]


@dataclass(frozen=True)
class _Item:
    """A composed sentence of one section, with the words behind it."""

    section: str
    heading: str
    part: Part
    lead: str
    quotes: tuple[str, ...]

    @property
    def party(self) -> str:
        """The party of whose section it is, known without a word of evidence; empty elsewhere."""
        return self.heading.partition(PARTY_HEADING)[2]

    @property
    def evidence(self) -> str:
        return " ".join((self.lead, *self.part.letters, self.part.text, *self.quotes))


def write_prose(brief: Brief, engine: Engine, sources: Mapping[str, str] | None = None) -> Brief:
    """Return the brief with sentences in the engine's words, each with the composed sentences it stands for.

    A sentence is kept where the items it names bear it out, where the names, numbers and days of each of its clauses
    come from one of them, and where it tells at least one of them; it takes the place of those it tells. Everything
    else stays as it was composed, and what was dropped is a finding.

    Raises:
        EngineError: the engine does not answer.
        BudgetReached: the budget allows no further request.
    """
    view = lay_out(brief, sources)
    stories: list[Story] = []
    findings: list[SourcedFinding] = []
    for story, shown in zip(brief.stories, view.stories, strict=True):
        kept: list[Written] = []
        for items in _portions(_items(shown, view)):
            for sentence in _asked(engine, items):
                written, why = _held(sentence, items, {t for w in kept for t in w.replaces})
                if written is not None:
                    kept.append(written)
                else:
                    findings.append(_dropped(story, sentence.text, why))
        stories.append(story.model_copy(update={"written": tuple(kept)}))
    return brief.model_copy(
        update={"stories": tuple(stories), "findings": (*brief.findings, *findings)}
    )


# Asking -----------------------------------------------------------------------------------------------------------


def _items(story: StoryView, view: NoteView) -> list[_Item]:
    return [
        _Item(
            section=section,
            heading=heading,
            part=part,
            lead=line.lead,
            quotes=tuple(view.footnotes[n - 1].quote.text or "" for n in part.notes),
        )
        for section, heading, lines in sections_of(story)
        for line in lines
        for part in line.parts
    ]


def _portions(items: Sequence[_Item]) -> Iterator[list[_Item]]:
    """Items in portions that one answer can tell, cut between sections where that is possible."""
    portion: list[_Item] = []
    for n, item in enumerate(items):
        begins = n == 0 or items[n - 1].section != item.section
        rest = next(
            (k for k, i in enumerate(items[n:]) if i.section != item.section), len(items) - n
        )
        full = len(portion) >= _MOST_ITEMS or (begins and len(portion) + rest > _MOST_ITEMS)
        if portion and full:
            yield portion
            portion = []
        portion.append(item)
    if portion:
        yield portion


def _asked(engine: Engine, items: Sequence[_Item]) -> list[_Sentence]:
    """Ask for the sentences of some items; of the halves where they or the answer are too long."""
    prompt = load_prompt(_PROMPT)
    most = min(prompt.max_tokens, engine.profile.answer_tokens)
    question = prompt.question(max_tokens=most, sections=_shown(items))
    try:
        return engine.ask(question, WrittenProse).value.sentences
    except (AnswerTruncated, ContextOverflow):
        if len(items) < 2:
            raise
    middle = len(items) // 2
    second = _asked(engine, items[middle:])
    moved = [s.model_copy(update={"items": [n + middle for n in s.items]}) for s in second]
    return [*_asked(engine, items[:middle]), *moved]


def _shown(items: Sequence[_Item]) -> list[dict[str, str]]:
    lines: dict[str, list[str]] = {}
    headings = {item.section: one_line(item.heading) for item in items}
    for number, item in enumerate(items, 1):
        known = "; ".join(filter(None, (item.lead, ", ".join(item.part.letters))))
        words = "".join(f" — exact words: {q}" for q in dict.fromkeys(item.quotes) if q)
        told = f"({known}) {item.part.text}{words}" if known else f"{item.part.text}{words}"
        lines.setdefault(item.section, []).append(f"[{number}] {one_line(told)}")
    return [
        {"heading": headings[section], "lines": Rendered("\n".join(told))}
        for section, told in lines.items()
    ]


# Checking ---------------------------------------------------------------------------------------------------------


def _held(
    sentence: _Sentence, items: Sequence[_Item], taken: set[str]
) -> tuple[Written | None, str]:
    """Return the sentence with the composed ones it stands for; else why it is dropped."""
    text = " ".join(sentence.text.split())
    chosen = [items[n - 1] for n in dict.fromkeys(sentence.items) if 1 <= n <= len(items)]
    why = _refused(text, chosen)
    if why:
        return None, why
    told = [i for i in chosen if _tells(text, i) and key_of(i.section, i.part) not in taken]
    if not told:
        return None, "it leaves out what its items say"
    keys = tuple(dict.fromkeys(key_of(i.section, i.part) for i in told))
    return Written(text=text, replaces=keys), ""


def _refused(text: str, chosen: Sequence[_Item]) -> str | None:
    """Return the first reason for which a sentence is dropped; null where none is found."""
    reasons = (why(text, chosen) for why in _REFUSALS)
    return next((reason for reason in reasons if reason is not None), None)


def _evidence_of(chosen: Sequence[_Item]) -> str:
    return " ".join(item.evidence for item in chosen)


def _is_of_several_sections(_text: str, chosen: Sequence[_Item]) -> bool:
    return len({item.section for item in chosen}) > 1


def _hinges_otherwise(text: str, chosen: Sequence[_Item]) -> bool:
    return bool(_hinges(text) - _hinges(_evidence_of(chosen)))


def _takes_another_attitude(text: str, chosen: Sequence[_Item]) -> bool:
    return bool(_attitudes(text) - _attitudes(_evidence_of(chosen)))


def _beyond(text: str, chosen: Sequence[_Item]) -> str | None:
    """Return what of a sentence goes beyond its items."""
    told = [item.part.text for item in chosen]
    party = "".join({item.party for item in chosen})
    return beyond_evidence(text, [item.evidence for item in chosen], told, party)


def _misquotes(text: str, chosen: Sequence[_Item]) -> bool:
    return not quotations_stand(text, " ".join(item.part.text for item in chosen))


def _mixes_items(text: str, chosen: Sequence[_Item]) -> bool:
    return any(not _from_one(clause, chosen) for clause in BORDER.split(text))


def _misjoins(text: str, chosen: Sequence[_Item]) -> str | None:
    """Return what a sentence joins otherwise than its items do."""
    return misjoined(text, [item.part.text for item in chosen])


def _gives_to_other_accounts(text: str, chosen: Sequence[_Item]) -> bool:
    return other_letters(text, [(item.part.text, item.part.letters) for item in chosen])


def _from_one(clause: str, chosen: Sequence[_Item]) -> bool:
    """Whether one item has all that a clause names: two right facts can make a wrong one."""
    found = [
        (names_in(clause) - content(JOINING), content),
        (numbers(clause), numbers),
        (day_months(clause), day_months),
    ]
    return any(
        all(named <= of(f"{item.evidence} {item.party}") for named, of in found) for item in chosen
    ) or not any(named for named, _ in found)


def _tells(text: str, item: _Item) -> bool:
    """Whether a sentence says what an item says: most of its words, its numbers and days, and no other sense."""
    words = salient_words(item.part.text)
    return (
        len(words & salient_words(text)) >= _TOLD * len(words)
        and numbers(item.part.text) <= numbers(text)
        and day_months(item.part.text) <= day_months(text)
        and (denies(text) or not denies(item.part.text))
        and _hinges(item.part.text) & _BINDING <= _hinges(text)
    )


def _hinges(text: str) -> frozenset[str]:
    """Return the words on which a sense hangs: conditions, exceptions, before and after; "provided" is "if"."""
    found = (word.lower() for word in _HINGE.findall(text))
    return frozenset("if" if word == "provided" else word for word in found)


def _attitudes(text: str) -> frozenset[str]:
    """Return the verbs by which somebody is given an attitude; those of saying alone give none."""
    forms = source_words().forms
    lemmas = (
        lemma for word in re.findall(r"[a-z]+", text.lower()) for lemma in forms.get(word, ())
    )
    return frozenset(lemmas) - _PLAIN


def _dropped(story: Story, text: str, why: str) -> SourcedFinding:
    message = f"A sentence the model wrote was dropped, {why}: {' '.join(text.split())}"
    return SourcedFinding(
        document=story.documents[0] if story.documents else "",
        finding=Finding(code="not_borne_out", path="written", message=message),
    )


_Why = Callable[[str, Sequence[_Item]], str | None]


def _where(is_so: Callable[[str, Sequence[_Item]], bool], reason: str) -> _Why:
    """Return what gives a reason where something is so."""
    return lambda text, chosen: reason if is_so(text, chosen) else None


#: Why a sentence is dropped, in the order in which it is looked at.
_REFUSALS: tuple[_Why, ...] = (
    _where(_is_of_several_sections, "it joins items of several sections"),
    _where(
        _hinges_otherwise,
        "it makes the thing depend on something else, or puts it at another time",
    ),
    _where(_takes_another_attitude, "it gives its holder another attitude"),
    _beyond,
    _where(_misquotes, "its quotation marks stand around words that have none in its items"),
    _where(_mixes_items, "it joins names, numbers or days of several items in one clause"),
    _where(_gives_to_other_accounts, "it gives to one account what another says"),
    _misjoins,
)
