"""What one side of a dispute answers, as a sentence: in the summary's words where they stand, else in the source's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.brief.lines.as_meant import as_meant
from summarizer.brief.lines.wording import Wording
from summarizer.brief.phrasing.fit import own_voice
from summarizer.brief.phrasing.grammar import at_the_head, ended, in_a_sentence
from summarizer.brief.phrasing.mentions import mentions
from summarizer.brief.phrasing.repairs import fluent
from summarizer.models.brief import Account, SourcedDispute
from summarizer.models.quote import Quote, Speech
from summarizer.models.summary import DisputedClaim, DisputeKind, Position, Stance

#: What an answer comes to where no line tells it.
_ANSWER = {
    DisputeKind.DENIED: "denies it",
    DisputeKind.REJECTED_PREMISE: "rejects the premise",
    DisputeKind.COUNTERCLAIM: "says otherwise",
    DisputeKind.UNANSWERED: "has not answered",
}
#: Words between marks, and a mark that nothing opens or closes.
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
_MARK = re.compile(r"[“”\"]")
#: "[…] the papers", "the papers […]": words that begin or end amid a sentence.
_LEANS = re.compile(r"(?:He|She|They|These|Those|This)\b")
#: What announces words and does not give them: "Your letter said."
_ANNOUNCES = re.compile(r"\b(?:said|says|stated|wrote|reads?|as follows|the following)[.:]?[”\"]*$")
_CUT = re.compile(r"(?:^|[“\"]|: )\[…\]|\[…\][.”\"]*$")


def answer_of(dispute: SourcedDispute, wording: Wording) -> str:
    """Return what the disputing side says; that it denies it where no sentence of it stands as a line."""
    claim, told = dispute.claim, first_of(dispute.disputing)
    if told is None:
        return plain_answer(claim)
    if not claim.disputed_by:
        return wording.of_fact(told.document, "", told.quotes)
    lines = [stated_answer(dispute, wording), *_quoted(dispute, told, claim.disputed_by, wording)]
    fit = (line for line in lines if line and not is_torn(line, claim.disputed_by))
    return next(fit, "") or plain_answer(claim)


def stated_answer(dispute: SourcedDispute, wording: Wording) -> str:
    """Return the answer as the summary words it, where the document bears it out; nothing elsewhere."""
    claim, told = dispute.claim, first_of(dispute.disputing)
    if not claim.answer or not claim.disputed_by or told is None:
        return ""
    held = Position(
        holder=claim.disputed_by,
        topic="",
        stance=Stance.DENIES,
        statement=claim.answer,
        quotes=told.quotes,
        supported=claim.answer_supported,
    )
    return wording.of_statement(told.document, held)


def _quoted(dispute: SourcedDispute, told: Account, by: str, wording: Wording) -> list[str]:
    """Return the lines made of the quotes of an answer, the one that says most for itself first."""
    both = set(sentences_of(dispute.asserting, wording))
    first, *others = told.quotes
    if not others and both & set(wording.sentences_of(told.document, [first])):
        # The sentence says both.
        return [
            _by_name(told.document, first, by, wording)
            or wording.of_quote(told.document, first, by)
        ]
    lines = [_of_one(told.document, quote, by, wording) for quote in told.quotes]
    # "According to Dahl, a senior official scoffed at it": their own words say more.
    passed_on = [line for line in lines if line.startswith("According to ")]
    return [line for line in lines if line not in passed_on] + passed_on[::-1]


def _of_one(document: str, quote: Quote, by: str, wording: Wording) -> str:
    """Return the line of one quote of an answer: as a position on the same words has it, else in the source's."""
    line = wording.of_answer(document, quote, by)
    source, _, _ = line.partition(", ") if line.startswith("According to ") else ("", "", "")
    named = mentions((by,), line) and not mentions((by,), source)
    return line if named else _by_name(document, quote, by, wording) or line


def _by_name(document: str, quote: Quote, by: str, wording: Wording) -> str:
    """Return the source's sentence where it begins with what stands for a side ("The company"), with the name there.

    Nothing where it does not, or is speech.
    """
    sentences = wording.sentences_of(document, [quote])
    theirs = [one for one in quote.meant or () if " " in one.words and mentions((by,), one.name)]
    heads = (f"{one.words.casefold()} " for one in theirs)
    whole = sentences[0] if len(sentences) == 1 and quote.speech is not Speech.DIRECT else ""
    if not theirs or not whole.casefold().startswith(tuple(heads)):
        return ""
    name = in_a_sentence(by)
    return ended(as_meant(fluent(whole), [one.model_copy(update={"name": name}) for one in theirs]))


def plain_answer(claim: DisputedClaim) -> str:
    """Return that somebody denies a claim, without how."""
    if claim.disputed_by:
        return f"{at_the_head(in_a_sentence(claim.disputed_by))} {_ANSWER[claim.kind]}."
    return "Nobody has answered." if claim.kind is DisputeKind.UNANSWERED else ""


def denial_of(dispute: SourcedDispute, wording: Wording) -> str:
    """Return the line of a denial that says what it denies: of the quote in whose sentence the claim stands."""
    both = set(sentences_of(dispute.asserting, wording))
    told, by = first_of(dispute.disputing), dispute.claim.disputed_by or ""
    for quote in told.quotes if told is not None and len(told.quotes) > 1 else ():
        if told is not None and both & set(wording.sentences_of(told.document, [quote])):
            line = wording.of_answer(told.document, quote, by)
            return plain_answer(dispute.claim) if is_torn(line, by) else line
    return answer_of(dispute, wording)


def is_torn(line: str, by: str) -> bool:
    """Whether a line begins or ends amid something, asks, is in a first person or has its teller twice."""
    plain = _QUOTED.sub("", line)
    amid = _LEANS.match(line) or _CUT.search(line) or _MARK.search(plain) or _ANNOUNCES.search(line)
    return bool(amid or plain.rstrip().endswith("?") or f"{by} {by} " in line or own_voice(line))


def sentences_of(accounts: Sequence[Account], wording: Wording) -> list[str]:
    """Return the sentences that the quotes of some accounts stand in."""
    return [s for a in accounts for s in wording.sentences_of(a.document, a.quotes)]


def first_of(accounts: Sequence[Account]) -> Account | None:
    """Return the first account that has a quote; null where none has."""
    return next((a for a in accounts if a.quotes), None)
