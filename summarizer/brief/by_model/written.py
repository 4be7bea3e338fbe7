"""A note's prose as an engine writes it; a sentence that adds, joins wrongly or loses something is dropped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from summarizer.accounts.bonds import IN_ANOTHER_ORDER, misjoined, other_letters
from summarizer.accounts.borne_out import (
    JOINING,
    beyond_evidence,
    names_in,
    quotations_stand,
)
from summarizer.accounts.clauses import BORDER
from summarizer.attribution.english.verbs import source_words
from summarizer.brief.bottom_line.bottom import wording_of
from summarizer.brief.by_model.writer_items import (
    Item,
    items_of,
    portions,
    sections_shown,
    sentences_shown,
)
from summarizer.brief.layout import Layout
from summarizer.brief.lines.wording import Wording
from summarizer.brief.phrasing.prose import capitalised
from summarizer.brief.rewritten import is_of_the_bottom, key_of
from summarizer.engines.base import Engine
from summarizer.engines.entries import Entries
from summarizer.errors import AnswerTruncated, ContextOverflow
from summarizer.models.brief import Account, Brief, Phrased, SourcedFinding, Story, Written
from summarizer.models.summary import Position, Stance
from summarizer.models.verified import Finding
from summarizer.names.bodies import posts
from summarizer.prompting import load_prompt, one_line
from summarizer.words.content import content, salient_words
from summarizer.words.days import day_months
from summarizer.words.negation import denies
from summarizer.words.numbers import numbers, without_known_counts

_PROMPT = "write_note"
#: The path of findings on its sentences.
_PATH = "written"
#: Characters of a sentence beyond which it is none.
_LONGEST = 600
#: Least share of an item's telling words that a sentence must have to stand in its place.
_TOLD = 0.5
_HINGE = re.compile(
    r"\b(?:if|unless|until|before|after|except|without|despite|provided|only)\b", re.IGNORECASE
)
#: What a sentence may not leave out of an item it stands for.
_BINDING = frozenset(("if", "unless", "until", "except", "without", "only"))
#: A conversation's day, which a composed sentence has in front.
_ON_ITS_DAY = re.compile(r"On \d{1,2} [A-Z][a-z]+ \d{4}, ")
_PLAIN = frozenset(
    "say tell add state note explain report speak describe mention be have make give".split()
)


class _Sentence(BaseModel):
    model_config = ConfigDict(extra="ignore")

    text: str = Field(min_length=1, max_length=_LONGEST)
    items: list[int] = Field(min_length=1, max_length=20)


class WrittenProse(Entries):
    """What the engine is asked for: sentences, each with the numbers of the items it tells."""

    sentences: list[_Sentence]


def write_prose(brief: Brief, engine: Engine, sources: Mapping[str, str] | None = None) -> Brief:
    """Return the brief with sentences in the engine's words, each with the composed sentences it stands for.

    A sentence is kept where the items it names bear it out, where the names, numbers and days of each of its clauses
    come from one of them, and where it tells at least one of them; or where the sentences of one document behind its
    items bear it out as they would a summary's own statement. It takes the place of those it tells. Everything
    else stays as it was composed, and what was dropped is a finding.

    Raises:
        EngineError: the engine does not answer.
        BudgetReached: the budget allows no further request.
    """
    layout = Layout(brief, sources)
    view = layout.note()
    stories: list[Story] = []
    findings: list[SourcedFinding] = []
    for story, shown in zip(brief.stories, view.stories, strict=True):
        writer = _Writer(engine, layout, wording_of(layout.notes, story))
        every = items_of(shown, view, layout.lettered)
        for items in portions(every):
            writer.write(items)
        findings += [_dropped(story, one) for one in writer.dropped]
        told = {"written": tuple(writer.kept), "bottom_line": tuple(_bottom(writer.kept, every))}
        stories.append(story.model_copy(update=told))
    return brief.model_copy(
        update={"stories": tuple(stories), "findings": (*brief.findings, *findings)}
    )


@dataclass(frozen=True)
class _Dropped:
    """A sentence that does not stand, why, and the items it names."""

    text: str
    why: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class _Writer:
    """Asks for the sentences of one story, and keeps those that stand."""

    engine: Engine
    layout: Layout
    wording: Wording
    kept: list[Written] = field(default_factory=list[Written])
    dropped: list[_Dropped] = field(default_factory=list[_Dropped])
    #: The composed sentences that those kept stand for.
    taken: set[str] = field(default_factory=set[str])

    def write(self, items: Sequence[Item]) -> None:
        """Ask for the sentences of some items, and once more for those dropped, with the reasons."""
        failed = self._tried(items, ())
        named = dict.fromkeys(item for one in failed for item in one.items)
        left = [item for item in named if not self._is_told(item)]
        later = self._tried(left, failed) if left else []
        settled = {i for one in later for i in one.items} | {i for i in left if self._is_told(i)}
        self.dropped.extend(one for one in failed if not settled & set(one.items))
        self.dropped.extend(later)

    def _is_told(self, item: Item) -> bool:
        return key_of(item.section, item.part) in self.taken

    def _tried(self, items: Sequence[Item], failed: Sequence[_Dropped]) -> list[_Dropped]:
        """Ask, keep what stands, and return what does not; ``failed`` are those of a first try."""
        sentences, dropped = self._asked(items, failed)
        for sentence in sentences:
            written, why = self._held(sentence, items)
            if written is not None:
                self.kept.append(written)
                self.taken.update(written.replaces)
            else:
                named = tuple(items[n - 1] for n in sentence.items if 1 <= n <= len(items))
                dropped.append(_Dropped(sentence.text, why, named))
        return dropped

    def _asked(
        self, items: Sequence[Item], failed: Sequence[_Dropped]
    ) -> tuple[list[_Sentence], list[_Dropped]]:
        """Ask for the sentences of some items; of the halves where they or the answer are too long.

        The second are those that could not be read.
        """
        prompt = load_prompt(_PROMPT)
        most = min(prompt.max_tokens, self.engine.profile.answer_tokens)
        cited, documents = self.layout.notes.cited, self.layout.lettered
        question = prompt.question(
            max_tokens=most,
            documents=sentences_shown(items, cited, documents),
            sections=sections_shown(items),
            dropped=[{"text": one_line(one.text), "why": one.why} for one in failed],
        )
        try:
            answer = self.engine.ask(question, WrittenProse).value
            return answer.sentences, _unreadable(answer, items)
        except (AnswerTruncated, ContextOverflow):
            if len(items) < 2:
                raise
        middle = len(items) // 2
        (first, bad), (second, worse) = (
            self._asked(half, failed) for half in (items[:middle], items[middle:])
        )
        moved = [s.model_copy(update={"items": [n + middle for n in s.items]}) for s in second]
        return [*first, *moved], [*bad, *worse]

    def _held(self, sentence: _Sentence, items: Sequence[Item]) -> tuple[Written | None, str]:
        """Return the sentence with the composed ones it stands for; else why it is dropped."""
        text = " ".join(sentence.text.split())
        chosen = [items[n - 1] for n in dict.fromkeys(sentence.items) if 1 <= n <= len(items)]
        why = refused(text, chosen)
        if why:
            text = self._as_a_statement(text, chosen)
        if not text:
            return None, why or ""
        told = [item for item in chosen if tells(text, item.part.text) and not self._is_told(item)]
        if not told:
            return None, "it leaves out what its items say"
        keys = tuple(dict.fromkeys(key_of(i.section, i.part) for i in told))
        return Written(text=text, replaces=keys), ""

    def _as_a_statement(self, text: str, chosen: Sequence[Item]) -> str:
        """Return a sentence as the line of a statement that one document bears out; nothing where it does not.

        Its names and plain words may stand in the sentences before, as those of a summary's statement do, but not in
        the place of others that the composed sentences have.
        """
        if _is_otherwise_meant(text, chosen):
            return ""
        cites = [one for item in chosen for one in item.cites]
        documents = {one.document for one in cites}
        holders = {item.held.holder if item.held else "" for item in chosen}
        if len(documents) != 1 or len(holders) != 1:
            return ""
        (document,), (holder,) = documents, holders
        quotes = tuple(dict.fromkeys(one.quote for one in cites))
        if not holder:
            day = _ON_ITS_DAY.match(text)
            same = day is not None and all(i.part.text.startswith(day[0]) for i in chosen)
            plain = capitalised(text[day.end() :]) if day is not None and same else text
            return text if self.wording.tells(document, plain, quotes, "") else ""
        held = Position(
            holder=holder, topic="", stance=Stance.NEUTRAL, statement=text, quotes=quotes
        )
        return self.wording.of_statement(document, held)


def _unreadable(answer: WrittenProse, items: Sequence[Item]) -> list[_Dropped]:
    """Return the sentences of an answer that could not be read, with as many of their items as can."""
    return [
        _Dropped(
            one.text,
            f"it is not as it was asked for ({one.why})",
            tuple(items[n - 1] for n in one.numbers("items") if 1 <= n <= len(items)),
        )
        for one in answer.unread
    ]


def refused(text: str, chosen: Sequence[Item]) -> str | None:
    """Return the first reason for which a sentence is dropped; null where none is found."""
    reasons = (why(text, chosen) for why in _REFUSALS)
    return next((reason for reason in reasons if reason is not None), None)


def _is_otherwise_meant(text: str, chosen: Sequence[Item]) -> bool:
    """Whether a sentence is none of the whole sentences behind its items, whatever words these have."""
    sentences = list(dict.fromkeys(one.around for item in chosen for one in item.cites))
    whole = " ".join((_evidence_of(chosen), *sentences))
    more = (_hinges(text) - _hinges(whole)) or (_attitudes(text) - _attitudes(whole))
    joined = misjoined(text, [*(item.part.text for item in chosen), *sentences])
    # The sentences before may name those spoken of in another order.
    other = bool(more) or joined not in (None, IN_ANOTHER_ORDER) or _exchanges(text, chosen)
    return _is_of_several_sections(text, chosen) or other


def _exchanges(text: str, chosen: Sequence[Item]) -> bool:
    """Whether a sentence has other names in the place of those of its items, or one other word in the place of one."""
    told = " ".join(item.part.text for item in chosen)
    new, gone = content(text) - content(told), content(told) - content(text)
    if names_in(text) & new and (names_in(told) & gone) - _offices():
        return True
    return len(new) == len(gone) == 1


@cache
def _offices() -> frozenset[str]:
    return content(" ".join(posts()))


def _evidence_of(chosen: Sequence[Item]) -> str:
    return " ".join(item.evidence for item in chosen)


def _is_of_several_sections(_text: str, chosen: Sequence[Item]) -> bool:
    return len({item.section for item in chosen}) > 1


def _hinges_otherwise(text: str, chosen: Sequence[Item]) -> bool:
    return bool(_hinges(text) - _hinges(_evidence_of(chosen)))


def _takes_another_attitude(text: str, chosen: Sequence[Item]) -> str | None:
    """Return that a sentence gives an attitude that its items do not have, with the word."""
    more = sorted(_attitudes(text) - _attitudes(_evidence_of(chosen)))
    return f"it gives its holder another attitude (“{more[0]}”)" if more else None


def _beyond(text: str, chosen: Sequence[Item]) -> str | None:
    """Return what of a sentence goes beyond its items."""
    told = [item.part.text for item in chosen]
    party = "".join({item.party for item in chosen})
    return beyond_evidence(text, [item.evidence for item in chosen], told, party)


def _misquotes(text: str, chosen: Sequence[Item]) -> bool:
    return not quotations_stand(text, " ".join(item.part.text for item in chosen))


def _mixes_items(text: str, chosen: Sequence[Item]) -> bool:
    return any(not _from_one(clause, chosen) for clause in BORDER.split(text))


def _misjoins(text: str, chosen: Sequence[Item]) -> str | None:
    """Return what a sentence joins otherwise than its items do."""
    return misjoined(text, [item.part.text for item in chosen])


def _gives_to_other_accounts(text: str, chosen: Sequence[Item]) -> bool:
    return other_letters(text, [(item.part.text, item.part.letters) for item in chosen])


def _from_one(clause: str, chosen: Sequence[Item]) -> bool:
    """Whether one item has all that a clause names: two right facts can make a wrong one."""
    found = [
        (names_in(clause) - content(JOINING), content),
        (numbers(clause), numbers),
        (day_months(clause), day_months),
    ]
    return any(
        all(named <= of(f"{item.evidence} {item.party}") for named, of in found) for item in chosen
    ) or not any(named for named, _ in found)


def tells(text: str, composed: str) -> bool:
    """Whether a sentence says what another says: most of its words, its numbers and days, and no other sense.

    How many "the two countries" are need not be said, where a sentence names them.
    """
    told = without_known_counts(composed)
    words = salient_words(told)
    return (
        len(words & salient_words(text)) >= _TOLD * len(words)
        and numbers(told) <= numbers(text)
        and day_months(told) <= day_months(text)
        and (denies(text) or not denies(told))
        and _hinges(told) & _BINDING <= _hinges(text)
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


def _bottom(kept: Sequence[Written], items: Sequence[Item]) -> Iterator[Phrased]:
    """Yield the sentences of the bottom line with the quotes behind the composed ones."""
    behind = {key_of(item.section, item.part): item.cites for item in items}
    for sentence in filter(is_of_the_bottom, kept):
        cites = dict.fromkeys(one for key in sentence.replaces for one in behind[key])
        accounts = (
            Account(document=one.document, value=None, quotes=(one.quote,)) for one in cites
        )
        yield Phrased(text=sentence.text, accounts=tuple(accounts))


def prose_told(brief: Brief) -> str:
    """Say how many sentences of a model stand in a note, and how many do not."""
    kept = sum(len(story.written) for story in brief.stories)
    dropped = sum(found.finding.path == _PATH for found in brief.findings)
    left = ", and composed lines stand in their place (the JSON form lists them)" if dropped else ""
    return f"Of its sentences {kept} stand, {dropped} {'was' if dropped == 1 else 'were'} dropped{left}."


def _dropped(story: Story, one: _Dropped) -> SourcedFinding:
    message = f"A sentence the model wrote was dropped, {one.why}: {' '.join(one.text.split())}"
    return SourcedFinding(
        document=story.documents[0] if story.documents else "",
        finding=Finding(code="not_borne_out", path=_PATH, message=message),
    )


_Why = Callable[[str, Sequence[Item]], str | None]


def _where(is_so: Callable[[str, Sequence[Item]], bool], reason: str) -> _Why:
    """Return what gives a reason where something is so."""
    return lambda text, chosen: reason if is_so(text, chosen) else None


#: Why a sentence is dropped, in the order in which it is looked at.
_REFUSALS: tuple[_Why, ...] = (
    _where(_is_of_several_sections, "it joins items of several sections"),
    _where(
        _hinges_otherwise,
        "it makes the thing depend on something else, or puts it at another time",
    ),
    _takes_another_attitude,
    _beyond,
    _where(_misquotes, "its quotation marks stand around words that have none in its items"),
    _where(_mixes_items, "it joins names, numbers or days of several items in one clause"),
    _where(_gives_to_other_accounts, "it gives to one account what another says"),
    _misjoins,
)
