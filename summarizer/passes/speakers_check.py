"""``--check-speakers``: who is given as the source of the passages that code could not place? One question a document.

Asked about are the passages that do not name their holder themselves: those that code gives to nobody, to somebody
other than the summary does, or to the holder by what stands around them. The model is not told whom the summary or code
names; it gets the names of the document's persons and bodies to choose from. Where it names the holder, the words are
``resolved``; where it names somebody else for words that code gave to the holder, they are ``other``.
``speaker_by_model`` says whom it named. All else stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from summarizer.attribution.actor import ActorKind
from summarizer.engines.base import Engine, Profile, Strategy
from summarizer.engines.reckoning import tokens_at_most
from summarizer.errors import ConfigurationError
from summarizer.hints import setting
from summarizer.models.quote import Quote, QuoteCheck, SpeakerCheck
from summarizer.models.verified import Finding
from summarizer.names.actors import same_actor
from summarizer.names.holders import unstopped
from summarizer.passes.draft import DocumentUsage, OnStep, on_no_step
from summarizer.passes.wording import tidy
from summarizer.prompting import Prompt, Rendered, load_prompt, one_line
from summarizer.quotes.answered import (
    is_named,
    may_be_anothers,
    names_another,
    names_holder,
    resolved_by,
    taken_by,
)
from summarizer.quotes.by_model import OPEN, Near, head_of, near
from summarizer.quotes.verify import Checked, Verifier
from summarizer.quotes.walk import Place, map_quotes, quotes_of

#: The prompts this step uses, for the fingerprint.
PROMPTS = ("speakers",)
#: Passages in one question, and questions about one document: more than any of the samples had.
_MOST, _QUESTIONS = 40, 5
#: Tokens of an answer: one line a passage.
_ANSWER_BASE, _ANSWER_EACH = 60, 40
#: Share of a model's window that question and answer may take; how tokens are reckoned is an estimate.
_SHARE = 0.9
#: Names to choose from, and letters of one, at most.
_NAMES, _LONGEST_NAME = 60, 90
#: Who may be the source of words.
_CHOSEN_FROM = frozenset(ActorKind) - {ActorKind.JOINT, ActorKind.NAME}


class _Source(BaseModel):
    model_config = ConfigDict(extra="forbid")
    number: int
    source: str | None


class _Sources(BaseModel):
    model_config = ConfigDict(extra="forbid")
    sources: list[_Source]


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Words of which code cannot say whose they are, with the text around them."""

    place: Place
    check: QuoteCheck
    near: Near


def refuse_small_questions(strategy: Strategy) -> None:
    """Refuse a model that takes no whole documents. Raises ``ConfigurationError``."""
    if strategy == "stepwise":
        raise ConfigurationError(
            f"{setting('--check-speakers', 'check_speakers')} asks about all passages of a document in one question, "
            "and this model is asked small ones. Name a model that takes whole documents, set "
            f"{setting('--strategy single', 'the strategy single')}, or leave it out."
        )


def check_speakers(
    verifier: Verifier,
    checked: Checked,
    engine: Engine,
    usage: DocumentUsage,
    on_step: OnStep = on_no_step,
) -> Checked:
    """Return the value with the words that the model gives to their holder as ``resolved``.

    Raises:
        EngineError: the engine could not be asked about any document.
    """
    listed = list(to_ask(verifier, checked))
    if not listed:
        return checked
    on_step("speakers", 0, 1)
    prompt = load_prompt("speakers")
    holders = (place.speaker for place, _ in quotes_of(checked.value) if place.speaker)
    names = names_in(verifier, holders, [one.check.start or 0 for one in listed])
    made: dict[str, QuoteCheck] = {}
    for _ in range(_QUESTIONS):
        asked = _that_fit(listed, names, verifier, prompt, engine.profile)
        named = sources_by_model(asked, names, verifier, engine, usage)
        placed = (_placed(one, named.get(n), verifier) for n, one in enumerate(asked, 1))
        made.update({one.place.path: p for one, p in zip(asked, placed, strict=True)})
        listed = listed[len(asked) :]
    if listed:
        left = f"There was no room to ask whose words {len(listed)} are."
        usage.note("speakers_unknown", "document", left)
    return _with(checked, made)


def to_ask(verifier: Verifier, checked: Checked) -> Iterator[Unplaced]:
    """Yield the verified quotes whose passage does not name their holder, unless it says they were not said."""
    for place, _ in quotes_of(checked.value):
        check = checked.checks.get(place.path)
        if check is None or not place.speaker:
            continue
        if check.speaker_check not in OPEN and not may_be_anothers(check):
            continue
        span = (check.start or 0, check.end or 0)
        if not verifier.speakers.is_withheld(span):
            yield Unplaced(place, check, near(verifier.prepared, span))


def names_in(verifier: Verifier, holders: Iterable[str], near_to: Sequence[int]) -> list[str]:
    """Return names to choose from: the holders that the document has, among others that it names near some offsets.

    In the order of the alphabet: nothing shows which are the summary's.
    """
    index = verifier.speakers
    known = [name for name in dict.fromkeys(holders) if is_named(index, name)][:_NAMES]
    cast = (actor.name for actor in index.actors(near_to) if actor.kind in _CHOSEN_FROM)
    for name in dict.fromkeys(cast):
        if len(known) >= _NAMES:
            break
        plain = name[:1].islower() or len(name) > _LONGEST_NAME
        if not plain and not any(same_actor(name, one) for one in known):
            known.append(name)
    return sorted(known, key=str.casefold)


def _that_fit(
    listed: Sequence[Unplaced],
    names: Sequence[str],
    verifier: Verifier,
    prompt: Prompt,
    profile: Profile,
) -> list[Unplaced]:
    """Return as many passages as the model's window and its longest answer hold, in order."""
    fixed = tokens_at_most(prompt.instructions) + tokens_at_most(head_of(verifier.prepared))
    fixed += sum(map(tokens_at_most, names)) + len(names)
    room = _SHARE * profile.context_tokens - fixed - _ANSWER_BASE
    most = (min(prompt.max_tokens, profile.answer_tokens) - _ANSWER_BASE) // _ANSWER_EACH
    fitting: list[Unplaced] = []
    for one in listed[: min(_MOST, most)]:
        shown = f"{one.near.before}{one.near.words}{one.near.behind}"
        room -= tokens_at_most(shown) + _ANSWER_EACH
        if room < 0:
            break
        fitting.append(one)
    return fitting


def sources_by_model(
    asked: Sequence[Unplaced],
    names: Sequence[str],
    verifier: Verifier,
    engine: Engine,
    usage: DocumentUsage,
) -> dict[int, str]:
    """Return whom the model names for each passage, by number from 1; nothing where it could not be asked.

    ``names`` are those it may choose from, beside what stands in the text it is shown.

    Raises:
        EngineError: the engine could not be asked about any document.
    """
    if not asked:
        return {}
    question = load_prompt("speakers").question(
        beginning=_line(head_of(verifier.prepared)),
        names=_line("; ".join(names)),
        passages=[
            {
                "number": n,
                "before": _line(one.near.before),
                "words": _line(one.near.words),
                "behind": _line(one.near.behind),
            }
            for n, one in enumerate(asked, 1)
        ],
        max_tokens=_ANSWER_BASE + _ANSWER_EACH * len(asked),
    )
    wanted = f"ask whose words {len(asked)} passages are"
    answer = usage.ask_beside(
        lambda: engine.ask(question, _Sources), "speakers_unknown", "document", wanted
    )
    listed = answer.sources if answer else []
    return {one.number: tidy(one.source) for one in listed if one.source}


def _line(text: str) -> Rendered:
    return one_line(tidy(text))


def _placed(one: Unplaced, name: str | None, verifier: Verifier) -> QuoteCheck:
    """Return the check of a quote with what the model's answer is worth."""
    check, place = one.check, one.place
    if not name:
        return check
    span = (check.start or 0, check.end or 0)
    holder = (place.speaker or "", place.on_behalf_of)
    if may_be_anothers(check):
        taken = names_another(verifier.speakers, span, name, *holder)
        return taken_by(check, name) if taken else check
    if names_holder(verifier.speakers, span, name, *holder):
        return resolved_by(check, name)
    if not one.near.holds(name) or name == check.speaker_found:
        return check
    said = f"The model that was asked gives these words to “{name}”."
    note = " ".join(filter(None, (check.note, said)))
    return check.model_copy(update={"note": note})


def _with(checked: Checked, made: dict[str, QuoteCheck]) -> Checked:
    """Return the value with new checks of some quotes, without the findings that no longer hold."""

    def renewed(quote: Quote, place: Place) -> Quote:
        check = made.get(place.path)
        if check is None:
            return quote
        found = ("speaker_check", "speaker_found", "speaker_by_model", "note")
        return quote.model_copy(update={name: getattr(check, name) for name in found})

    placed = {path for path, check in made.items() if check.speaker_by_model is not None}
    codes = ("speaker_not_found", "speaker_other")
    kept = [f for f in checked.findings if not (f.code in codes and f.path in placed)]
    value = map_quotes(checked.value, renewed)
    return Checked(value, {**checked.checks, **made}, (*kept, *_taken(checked, made)))


def _taken(checked: Checked, made: dict[str, QuoteCheck]) -> Iterator[Finding]:
    """Yield a finding for each quote whose words the model gives to somebody other than its holder."""
    for place, _ in quotes_of(checked.value):
        check = made.get(place.path)
        if (
            check is not None
            and check.speaker_check is SpeakerCheck.OTHER
            and check.speaker_by_model
        ):
            holder = unstopped(place.speaker or "")
            whose = f"The model that was asked gives these words to “{check.speaker_found}”, not to {holder}."
            yield Finding(code="speaker_other", path=place.path, message=whose)
