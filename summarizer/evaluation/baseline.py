"""The plain way, to compare with: one call, the whole schema, quotes copied by the model.

What somebody would write in an afternoon with instructor: no numbered sentences, no small questions, no repair. Its
quotes are checked afterwards, so that a table can show how many of them are in the source.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Any, cast

from pydantic import BaseModel

from summarizer.engines.asking import schema_fingerprint
from summarizer.engines.base import Answer, Engine, Question
from summarizer.engines.cached import CachedEngine, bare
from summarizer.engines.faults import Catching, quiet_instructor
from summarizer.engines.openai import OpenAIEngine
from summarizer.engines.question_usage import QuestionUsage, counted
from summarizer.engines.reply import usage_of
from summarizer.errors import AnswerInvalid, EndpointFailed
from summarizer.models.document import SourceDocument
from summarizer.models.quote import Quote
from summarizer.models.summary import (
    Conversation,
    DisputedClaim,
    DisputeKind,
    Medium,
    Participant,
    Position,
    Stance,
    Summary,
)
from summarizer.models.verified import Provenance, Tokens, VerifiedSummary
from summarizer.prompting import fingerprint, load_prompt
from summarizer.quotes.verify import Verifier, verified_result
from summarizer.text.prepare import prepare
from summarizer.usage import Usage

#: The name of the baseline where strategies are named.
BASELINE = "baseline"
_PROMPT = "baseline"


class PlainConversation(BaseModel):
    """A call or meeting."""

    participants: list[str]
    date: str | None
    medium: Medium
    initiated_by: str | None
    topics: list[str]


class PlainPosition(BaseModel):
    """What somebody thinks, wants or says."""

    holder: str
    topic: str
    stance: Stance
    statement: str
    quotes: list[str]


class PlainDispute(BaseModel):
    """A claim one side makes and another denies."""

    claim: str
    asserted_by: str
    disputed_by: str | None
    kind: DisputeKind
    asserting_quotes: list[str]
    disputing_quotes: list[str]


class PlainSummary(BaseModel):
    """The whole answer."""

    overview: str
    conversations: list[PlainConversation]
    positions: list[PlainPosition]
    disputed_claims: list[PlainDispute]

    def summary(self) -> Summary:
        """Return it as a draft of the package's own type."""
        return Summary(
            overview=self.overview,
            conversations=tuple(_conversation(c) for c in self.conversations),
            positions=tuple(_position(p) for p in self.positions),
            disputed_claims=tuple(_dispute(d) for d in self.disputed_claims),
        )


def plain_summary(document: SourceDocument, engine: Engine) -> VerifiedSummary:
    """Return what one plain call gives, its quotes checked.

    Raises:
        AnswerTruncated: the answer ran into the token limit.
        EngineError: no usable answer came.
    """
    started = time.monotonic()
    question = load_prompt(_PROMPT).question(document=document.text[document.body_start :])
    answer = _asked(question, engine)
    prepared = prepare(document)
    verifier = Verifier(prepared)
    checked = verifier.check(answer.value.summary())
    provenance = Provenance(
        model=engine.profile.model,
        provider=engine.profile.provider,
        strategy=BASELINE,
        prompt_sha256=fingerprint([load_prompt(_PROMPT)]),
        schema_sha256=schema_fingerprint(Summary),
        created=datetime.now(UTC).replace(microsecond=0),
        usage=Tokens.of(answer.usage),
        calls=answer.usage.calls,
        seconds=round(time.monotonic() - started, 2),
    )
    result = verified_result(verifier, checked, provenance)
    assert isinstance(result, VerifiedSummary)  # noqa: S101 - a Summary was checked
    return result


def _asked(question: Question, engine: Engine) -> Answer[PlainSummary]:
    inner = bare(engine)
    if not isinstance(inner, OpenAIEngine) or not inner.speaks_chat:
        answer = engine.ask(question, PlainSummary)
    elif isinstance(engine, CachedEngine):
        answer = engine.structured(
            BASELINE, question, PlainSummary, lambda: _through_instructor(question, inner)
        )
    else:
        answer = _through_instructor(question, inner)
    return answer


def _through_instructor(question: Question, engine: OpenAIEngine) -> Answer[PlainSummary]:
    """Ask as instructor's own users do, not through the engine's way of asking, which knows better."""
    import instructor

    quiet_instructor()
    spent = QuestionUsage()
    # Models that think take no temperature, and call the limit otherwise.
    thinks = not engine.profile.logprobs
    request: dict[str, Any] = {} if thinks else {"temperature": 0.0}
    request["max_completion_tokens" if thinks else "max_tokens"] = question.max_tokens

    def create(**kwargs: Any) -> Any:
        spent.usage += Usage(calls=1)
        # instructor wraps whatever is raised here in an error of its own, ours apart.
        with Catching(engine.endpoint) as failed:
            completion = cast("Any", engine.client().chat.completions).create(**kwargs)
            spent.usage += usage_of(completion.model_dump())
            return completion
        raise failed.error or EndpointFailed(f"{engine.endpoint.host} gave no answer.")

    patched = cast("Any", instructor.patch(create=create, mode=instructor.Mode.JSON_SCHEMA))
    with counted(spent):
        with Catching(engine.endpoint) as caught:
            value = patched(
                response_model=PlainSummary,
                model=engine.profile.model,
                messages=[
                    {"role": "system", "content": question.instructions},
                    {"role": "user", "content": question.text},
                ],
                max_retries=1,
                **request,
            )
            # instructor makes one of a class of its own, with the response in it.
            return spent.answer(PlainSummary.model_validate_json(value.model_dump_json()))
        raise caught.error or AnswerInvalid(f"{engine.profile.model} gave no answer.")


def _conversation(plain: PlainConversation) -> Conversation:
    return Conversation(
        participants=tuple(Participant(name=name) for name in plain.participants),
        date=plain.date,
        medium=plain.medium,
        initiated_by=plain.initiated_by,
        topics=tuple(plain.topics),
    )


def _position(plain: PlainPosition) -> Position:
    return Position(
        holder=plain.holder,
        topic=plain.topic,
        stance=plain.stance,
        statement=plain.statement,
        quotes=_quotes(plain.quotes),
    )


def _dispute(plain: PlainDispute) -> DisputedClaim:
    return DisputedClaim(
        claim=plain.claim,
        asserted_by=plain.asserted_by,
        disputed_by=plain.disputed_by,
        kind=plain.kind,
        asserting_quotes=_quotes(plain.asserting_quotes),
        disputing_quotes=_quotes(plain.disputing_quotes),
    )


def _quotes(words: list[str]) -> tuple[Quote, ...]:
    return tuple(Quote(given=one) for one in words)
