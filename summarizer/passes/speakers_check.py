"""``--check-speakers``: who is given as the source of the passages that code could not place? One question a document.

Asked about are the passages that code gives to nobody, or to somebody other than the summary does. The model is not
told whom either names. Its answer counts where it is a name that stands near the words, and that name is the
holder's: then the words are ``resolved``, and ``speaker_by_model`` says by whom. All else stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from summarizer.engines.base import Engine, Profile, Strategy
from summarizer.engines.reckoning import tokens_at_most
from summarizer.errors import (
    AccountEmpty,
    ConfigurationError,
    EngineError,
    KeyRejected,
    WeightsError,
)
from summarizer.hints import setting
from summarizer.models.quote import Quote, QuoteCheck, SpeakerCheck
from summarizer.passes.draft import DocumentUsage, OnStep, on_no_step
from summarizer.passes.wording import tidy
from summarizer.prompting import Prompt, Rendered, load_prompt, one_line
from summarizer.quotes.by_model import OPEN, Near, head_of, near
from summarizer.quotes.verify import Checked, Verifier
from summarizer.quotes.walk import Place, map_quotes, quotes_of

#: The prompts this step uses, for the fingerprint.
PROMPTS = ("speakers",)
#: Passages in one question; more than any document of the samples had.
_MOST = 40
#: Tokens of an answer: one line a passage.
_ANSWER_BASE, _ANSWER_EACH = 60, 40
#: Share of a model's window that question and answer may take; how tokens are reckoned is an estimate.
_SHARE = 0.9
# A verified summary is at hand, and a side question may not lose it. What would hit every document alike is raised.
_HITS_EVERY_DOCUMENT = (KeyRejected, AccountEmpty, WeightsError)


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
    asked = _that_fit(listed, verifier, prompt, engine.profile)
    named = sources_by_model(asked, verifier, engine, usage)
    if left := len(listed) - len(asked):
        usage.note(
            "speakers_unknown", "document", f"There was no room to ask whose words {left} are."
        )
    made = [_placed(one, named.get(n), verifier) for n, one in enumerate(asked, 1)]
    return _with(checked, {one.place.path: check for one, check in zip(asked, made, strict=True)})


def to_ask(verifier: Verifier, checked: Checked) -> Iterator[Unplaced]:
    """Yield the verified quotes that code gives to nobody or to others, unless the text says they were not said."""
    for place, _ in quotes_of(checked.value):
        check = checked.checks.get(place.path)
        if check is None or check.speaker_check not in OPEN or not place.speaker:
            continue
        span = (check.start or 0, check.end or 0)
        if not verifier.speakers.is_withheld(span):
            yield Unplaced(place, check, near(verifier.prepared, span))


def _that_fit(
    listed: Sequence[Unplaced], verifier: Verifier, prompt: Prompt, profile: Profile
) -> list[Unplaced]:
    """Return as many passages as the model's window and its longest answer hold, in order."""
    fixed = tokens_at_most(prompt.instructions) + tokens_at_most(head_of(verifier.prepared))
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
    asked: Sequence[Unplaced], verifier: Verifier, engine: Engine, usage: DocumentUsage
) -> dict[int, str]:
    """Return whom the model names for each passage, by number from 1; nothing where it could not be asked.

    Raises:
        EngineError: the engine could not be asked about any document.
    """
    if not asked:
        return {}
    question = load_prompt("speakers").question(
        beginning=_line(head_of(verifier.prepared)),
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
    try:
        listed = usage.pay(engine.ask(question, _Sources)).sources
    except _HITS_EVERY_DOCUMENT:
        raise
    except EngineError as error:
        usage.charge(error)
        said = f"Could not ask whose words {len(asked)} passages are: {error}"
        usage.note("speakers_unknown", "document", said)
        return {}
    return {one.number: tidy(one.source) for one in listed if one.source}


def _line(text: str) -> Rendered:
    return one_line(tidy(text))


def _placed(one: Unplaced, name: str | None, verifier: Verifier) -> QuoteCheck:
    """Return the check of a quote with what the model's answer is worth."""
    if not name:
        return one.check
    span = (one.check.start or 0, one.check.end or 0)
    place = one.place
    if verifier.speakers.is_named_near(span, name, place.speaker or "", place.on_behalf_of):
        found = {"speaker_check": SpeakerCheck.RESOLVED, "speaker_by_model": name}
        return one.check.model_copy(update={**found, "speaker_found": None})
    if not one.near.holds(name) or name == one.check.speaker_found:
        return one.check
    said = f"The model that was asked gives these words to “{name}”."
    note = " ".join(filter(None, (one.check.note, said)))
    return one.check.model_copy(update={"note": note})


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
    kept = (f for f in checked.findings if not (f.code in codes and f.path in placed))
    value = map_quotes(checked.value, renewed)
    return Checked(value, {**checked.checks, **made}, tuple(kept))
