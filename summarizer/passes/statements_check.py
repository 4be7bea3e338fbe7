"""Which statements of a summary does its document bear out? One question a document, for models that hold it whole.

A statement that is cut from the cited passage needs no question: code knows; but a claim may be cut from what rejects
it. What the model answers is kept beside the item (``supported``, of the answer to a claim ``answer_supported``); a
denial is a finding, too. The item stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel, ConfigDict

from summarizer.engines.base import Engine, Profile
from summarizer.engines.entries import Entries
from summarizer.engines.reckoning import tokens_at_most
from summarizer.models.document import PreparedText, Sentence
from summarizer.models.summary import DisputedClaim, Fact, Outcome, Position, Summary
from summarizer.passes.draft import DocumentUsage, OnStep, on_no_step
from summarizer.passes.support_check import Claimed, cut_claims, to_ask
from summarizer.passes.wording import tidy
from summarizer.prompting import Rendered, load_prompt, numbered, one_line

#: The prompts this step uses, for the fingerprint.
PROMPTS = ("statements",)
#: Statements in one question.
_MOST = 60
#: Tokens of an answer: one line a statement.
_ANSWER_BASE, _ANSWER_EACH = 100, 45
#: Share of a model's window that one question and its answer may take; how tokens are reckoned is an estimate.
_SHARE = 0.8
#: Of a document that is longer than that: sentences of its beginning, and around each that is cited.
_HEAD, _BEFORE, _BEHIND = 6, 8, 2
_LONGEST_LINE = 700
_GAP = Rendered("[..]")
#: What is asked about of an item, and the field that keeps what the model says of it.
_STATEMENT = {"statement": "supported"}
_OUTCOME = {"text": "supported"}
_CLAIM = {"claim": "supported", "answer": "answer_supported"}
_Asked = TypeVar("_Asked", Fact, Outcome, Position, DisputedClaim)


class _Statement(BaseModel):
    model_config = ConfigDict(extra="ignore")
    number: int
    supported: bool
    wrong: str | None = None


class _Statements(Entries):
    statements: list[_Statement]


def check_statements(
    prepared: PreparedText,
    summary: Summary,
    engine: Engine,
    usage: DocumentUsage,
    on_step: OnStep = on_no_step,
) -> Summary:
    """Return the summary with ``supported`` on each item whose statement the model was asked about.

    All claims of disputes are asked about, also those that are cut from the passages they cite.

    Items without a verified quote have a finding already, and those asked about before their answer: neither is asked
    about.

    Raises:
        EngineError: the engine could not be asked about any document.
    """
    known = dict(_known(summary))
    listed = (*to_ask(prepared, summary), *cut_claims(prepared, summary))
    open_ = [one for one in listed if known[one.path] is None]
    return _with(summary, borne_out(open_, prepared, engine, usage, on_step))


def borne_out(
    claimed: Sequence[Claimed],
    prepared: PreparedText,
    engine: Engine,
    usage: DocumentUsage,
    on_step: OnStep = on_no_step,
) -> dict[str, bool]:
    """Return for the path of each statement whether the engine says that the document bears it out.

    What it says nothing of is left out; ``usage`` gets a finding for what is denied, and where there was no room.

    Raises:
        EngineError: the engine could not be asked about any document.
    """
    parts = list(_portions(claimed, prepared, engine.profile))
    answered: dict[str, bool] = {}
    for done, part in enumerate(parts):
        on_step("statements", done, len(parts))
        answered.update(_answers(part, prepared, engine, usage))
    if left := len(claimed) - sum(len(part.claimed) for part in parts):
        which = "one statement is" if left == 1 else f"{left} statements are"
        said = f"There was no room to ask whether {which} borne out."
        usage.note("support_unknown", "document", said)
    return answered


@dataclass(frozen=True, slots=True)
class _Portion:
    """Statements of one question, with the sentences that are shown for them."""

    claimed: Sequence[Claimed]
    cited: Sequence[Sequence[Sentence]]
    shown: Sequence[Sentence]


def _portions(
    listed: Sequence[Claimed], prepared: PreparedText, profile: Profile
) -> Iterator[_Portion]:
    """Yield the statements in portions that a question and its answer have room for."""
    cited = {one.path: _cited(one, prepared) for one in listed}
    prompt = load_prompt(PROMPTS[0])
    room = _SHARE * profile.context_tokens - tokens_at_most(prompt.instructions)
    longest = min(prompt.max_tokens, profile.answer_tokens)
    most = max(1, min(_MOST, (longest - _ANSWER_BASE) // _ANSWER_EACH))
    size = sum(tokens_at_most(sentence.text) for sentence in prepared.account)

    def portion(claimed: Sequence[Claimed]) -> Iterator[_Portion]:
        made = _portion(claimed, cited, prepared.account, size, room)
        if made is not None:
            yield made
        elif len(claimed) > 1:
            middle = len(claimed) // 2
            yield from portion(claimed[:middle])
            yield from portion(claimed[middle:])

    for at in range(0, len(listed), most):
        yield from portion(listed[at : at + most])


def _portion(
    claimed: Sequence[Claimed],
    cited: Mapping[str, Sequence[Sentence]],
    account: Sequence[Sentence],
    size: float,
    room: float,
) -> _Portion | None:
    """Return the statements with the account of ``size`` tokens, else with what stands near; null without room."""
    own = [cited[one.path] for one in claimed]
    left = (
        room - _ANSWER_BASE - sum(_ANSWER_EACH + tokens_at_most(one.statement) for one in claimed)
    )
    if size <= left:
        return _Portion(claimed, own, account)
    near = _near(own, account)
    has_room = sum(tokens_at_most(s.text) for s in near) <= left
    return _Portion(claimed, own, near) if has_room else None


def _near(cited: Sequence[Sequence[Sentence]], account: Sequence[Sentence]) -> list[Sentence]:
    """The sentences at the beginning, and around those cited."""
    place = {sentence.number: n for n, sentence in enumerate(account)}
    wanted = set(range(_HEAD))
    for sentence in (s for listed in cited for s in listed if s.number in place):
        n = place[sentence.number]
        wanted.update(range(n - _BEFORE, n + _BEHIND + 1))
    return [sentence for n, sentence in enumerate(account) if n in wanted]


def _cited(one: Claimed, prepared: PreparedText) -> list[Sentence]:
    """The sentences that the quotes of an item touch."""
    touched = (s for q in one.quotes for s in prepared.touched(q.start or 0, q.end or 0))
    found = {sentence.number: sentence for sentence in touched}
    return [found[number] for number in sorted(found)]


def _answers(
    part: _Portion, prepared: PreparedText, engine: Engine, usage: DocumentUsage
) -> dict[str, bool]:
    """Return for each path whether its statement is borne out; nothing where the engine could not say."""
    document = prepared.document
    question = load_prompt(PROMPTS[0]).question(
        max_tokens=_ANSWER_BASE + _ANSWER_EACH * len(part.claimed),
        title=_line(document.title or ""),
        publisher=_line(document.publisher or ""),
        published=document.published.isoformat() if document.published else "",
        sentences=_sentences(part.shown),
        statements=[
            {
                "number": n,
                "holder": _line(_told_holder(one)),
                "cited": _numbers(cited),
                "statement": _line(one.statement),
            }
            for n, (one, cited) in enumerate(zip(part.claimed, part.cited, strict=True), 1)
        ],
    )
    many = len(part.claimed)
    wanted = (
        f"learn whether {'one statement is' if many == 1 else f'{many} statements are'} borne out"
    )
    answer = usage.ask_beside(
        lambda: engine.ask(question, _Statements), "support_unknown", "document", wanted
    )
    told = {one.number: one for one in answer.statements} if answer else {}
    for bad in answer.unread if answer else ():
        paths = [part.claimed[n - 1].path for n in bad.numbers("number") if 1 <= n <= many]
        said = f"An entry of the answer whether statements are borne out could not be read ({bad.why})."
        usage.note("support_unknown", paths[0] if paths else "document", said)
    paired = ((one, told.get(n)) for n, one in enumerate(part.claimed, 1))
    return {one.path: _told(one, found, usage) for one, found in paired if found}


def _told(claimed: Claimed, answer: _Statement, usage: DocumentUsage) -> bool:
    """Return what the model says of a statement; keep a finding where it denies it."""
    if not answer.supported:
        wrong = tidy(answer.wrong or "")
        named = f" (“{wrong}”)" if wrong and wrong in claimed.statement else ""
        said = f"The model that was asked says that the document does not bear out “{claimed.statement}”{named}."
        usage.note("unsupported_statement", claimed.path, said)
    return answer.supported


def _sentences(shown: Sequence[Sentence]) -> Rendered:
    """Return numbered sentences, with a mark where some between them are left out."""
    runs: list[list[Sentence]] = []
    for sentence in shown:
        if runs and runs[-1][-1].number + 1 == sentence.number:
            runs[-1].append(sentence)
        else:
            runs.append([sentence])
    return Rendered(f"\n{_GAP}\n".join(map(numbered, runs)))


def _told_holder(one: Claimed) -> str:
    """Return whose an item is said to be; what came of a talk is nobody's in particular."""
    return "" if one.path.startswith("conversations") else one.holder


def _numbers(cited: Sequence[Sentence]) -> str:
    listed = ", ".join(str(s.number) for s in cited)
    return f"{'sentence' if len(cited) == 1 else 'sentences'} {listed}"


def _line(text: str) -> Rendered:
    return one_line(tidy(text)[:_LONGEST_LINE])


def _known(summary: Summary) -> Iterator[tuple[str, bool | None]]:
    """Yield the path of each statement with what is known of it already."""
    for n, fact in enumerate(summary.facts):
        yield f"facts[{n}].statement", fact.supported
    for n, talk in enumerate(summary.conversations):
        for m, outcome in enumerate(talk.outcomes):
            yield f"conversations[{n}].outcomes[{m}].text", outcome.supported
    for n, position in enumerate(summary.positions):
        yield f"positions[{n}].statement", position.supported
    for n, dispute in enumerate(summary.disputed_claims):
        yield f"disputed_claims[{n}].claim", dispute.supported
        yield f"disputed_claims[{n}].answer", dispute.answer_supported


def _with(summary: Summary, answered: Mapping[str, bool]) -> Summary:
    """Return the summary with what the model said of its statements, by path."""
    if not answered:
        return summary

    def told(items: Sequence[_Asked], name: str, said: Mapping[str, str]) -> tuple[_Asked, ...]:
        return tuple(
            _supported(item, f"{name}[{n}]", said, answered) for n, item in enumerate(items)
        )

    talks = tuple(
        talk.model_copy(
            update={"outcomes": told(talk.outcomes, f"conversations[{n}].outcomes", _OUTCOME)}
        )
        for n, talk in enumerate(summary.conversations)
    )
    return summary.model_copy(
        update={
            "facts": told(summary.facts, "facts", _STATEMENT),
            "conversations": talks,
            "positions": told(summary.positions, "positions", _STATEMENT),
            "disputed_claims": told(summary.disputed_claims, "disputed_claims", _CLAIM),
        }
    )


def _supported(
    item: _Asked, path: str, said: Mapping[str, str], answered: Mapping[str, bool]
) -> _Asked:
    """Return an item with what the model said of its statements; ``said`` names the field for each of these."""
    found = {name: answered.get(f"{path}.{told}") for told, name in said.items()}
    update = {name: value for name, value in found.items() if value is not None}
    return item.model_copy(update=update) if update else item
