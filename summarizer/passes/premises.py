"""What a question in an interview or briefing states or suggests, and the answer denies outright: "No, that's wrong".

So an interviewer's loaded question is a claim that somebody rejects, and a plain question is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from summarizer.attribution.attributions import Attribution
from summarizer.models.document import Kind, PreparedText, Sentence
from summarizer.models.quote import Quote
from summarizer.models.summary import DisputedClaim, DisputeKind
from summarizer.passes.counterclaims import TO_COME
from summarizer.passes.selection import askers, is_guessed, is_question
from summarizer.passes.statements import as_sentence
from summarizer.passes.wording import tidy
from summarizer.text.behind_label import behind_label
from summarizer.words.content import content

__all__ = ["rejected_premises"]

_LEAD = r"(?:(?:well|look|oh|ah|again|listen|actually|honestly|frankly|and|but|so|i think)\W+){0,3}"
_SURE = (
    r"(?:(?:just|simply|completely|absolutely|totally|quite|plainly|clearly|patently|really) ){0,2}"
)
_WRONG = (
    r"(?:not (?:true|right|correct|accurate|so|the case|what happened)\b|wrong|false|untrue|incorrect|nonsense|rubbish"
    r"|a lie|ridiculous|absurd|a myth)\b"
)
_THAT = r"(?:that|it|this)"
#: How an answer begins that denies what was put to somebody.
_DENIAL = re.compile(
    rf"{_LEAD}(?:no\b(?! (?:comment|doubt|one|question|longer|matter)\b"
    r"|\W+(?:and|i (?:agree|hear|understand|see|know|get))\b)"
    rf"|{_THAT}(?:['’]s| is| was) {_SURE}{_WRONG}|{_THAT} (?:is|was)n['’]t {_SURE}(?:true|right|correct|so|the case)"
    rf"|(?:i|we) {_SURE}(?:reject|dispute|refute|deny) (?:that|this|the|your)\b"
    rf"|(?:i|we) (?:don['’]t|do not|wouldn['’]t|would not|can['’]t|cannot) {_SURE}(?:accept|agree with) "
    r"(?:that|this|the|your)\b"
    rf"|(?:i|we) {_SURE}disagree\b|(?:i|we) (?:did not|didn['’]t|never) (?:say|said|claim|claimed) {_THAT}\b"
    r"|not in any way\b|not at all\b|absolutely not\b|of course not\b|certainly not\b|nonsense\b|rubbish\b|not true\b)",
    re.IGNORECASE,
)
#: A question that suggests what it asks: "Isn't it ..", ".., isn't he?", "Is it true that ..", "So you ..".
_SUGGESTS = re.compile(
    r"^\W*(?:(?:and|but|so|well)\W+)?(?:is|are|was|were|do|does|did|has|have|had)n['’]t\b"
    r"|,? (?:is|are|was|were|do|does|did|has|have|had)(?:n['’]t)? (?:it|he|she|they|you|we|there|that)\s*\?$"
    r"|, (?:correct|right|true|is that (?:correct|right|true|so))\s*\?$"
    r"|\b(?:is it|isn['’]t it) (?:true|the case|fair to say|right) that\b",
    re.IGNORECASE,
)
#: What whoever asks says of themselves, or to lead to a question: "I know that ..", "one last thing".
_OWN = re.compile(
    r"^\W*(?:(?:and|but|so|well|just|then)\W+)*(?:I|we|let|my|if|on(?! the (?:basis|strength|evidence))|one"
    r"|thank|thanks|good|minister|mr|ms)\b",
    re.IGNORECASE,
)
#: An answer that is a subject, a verb of the question and "not": "I was not.", "He didn't."
_ELLIPTICAL = re.compile(
    r"(?:(?:no|well|but)\W+)?(?:i|we|he|she|they|it|that) "
    r"(?P<verb>was|were|had|has|have|did|does|do|is|are)(?: not|n['’]t)\W*$",
    re.IGNORECASE,
)
#: The verbs of a question that one of an answer takes up; "did" takes up any.
_TAKEN_UP = {
    **dict.fromkeys(("was", "were"), re.compile(r"\b(?:was|were)\b")),
    **dict.fromkeys(("had", "has", "have"), re.compile(r"\b(?:had|has|have)\b|['’](?:ve|d|s)\b")),
    **dict.fromkeys(("is", "are"), re.compile(r"\b(?:is|are)\b|['’](?:re|s)\b")),
}
_ASKS_BACK = re.compile(
    r"^\W*(?:is (?:that|it|this) (?:right|true|correct|fair|so)|right|correct|true|yes or no)\W*$",
    re.IGNORECASE,
)
#: What asks for a "yes" behind a statement, and is none of it.
_TAG = re.compile(r", (?:correct|right|true|is that (?:correct|right|true|so))\W*$", re.IGNORECASE)
_WHOLE = re.compile(r"[.?!]\W*$")
_SALIENT = 3
#: "No." alone denies what was asked; what goes on says what is so instead.
_SHORT_ANSWER = 4


def rejected_premises(
    prepared: PreparedText, found: Sequence[Attribution]
) -> Iterator[DisputedClaim]:
    """Yield what questions of a transcript state, or suggest as a fact, and answers deny in their first words."""
    if prepared.document.kind is not Kind.TRANSCRIPT:
        return
    asking = askers(prepared)
    told = {one.sentence: one for one in found if one.holder is not None}
    for question, answer in pairwise(_turns(prepared)):
        label = answer[0].turn
        if question[0].turn not in asking or label is None or label in asking:
            continue
        put = next(s for s in (*reversed(question), question[0]) if _puts(s))
        if _takes_up(put, answer[0]):
            yield _dispute(put, answer[:1], told, asking)
        elif _denies(answer[0], put):
            yield _dispute(put, _denying(answer), told, asking)


def _turns(prepared: PreparedText) -> list[list[Sentence]]:
    return [list(turn) for _, turn in groupby(prepared.account, key=lambda s: s.turn)]


def _said(sentence: Sentence) -> str:
    """Return a sentence without the label of its turn."""
    label = behind_label(sentence) - sentence.start
    if label:
        return sentence.text[label:]
    return sentence.text.removeprefix(f"{sentence.turn or ''}\u00a0").strip("\u00a0 ")


def _puts(sentence: Sentence) -> bool:
    """Whether a sentence of a question puts something: "Is that right?" asks back, and a number alone says nothing."""
    said = _said(sentence)
    return _ASKS_BACK.match(said) is None and any(map(str.isalpha, said))


def _takes_up(put: Sentence, answer: Sentence) -> bool:
    """Whether an answer denies with the verb of a statement what it states: "You were there.", "I was not"."""
    short, said = _ELLIPTICAL.match(_said(answer)), _said(put)
    if _repeats(said, answer):
        return True
    if short is None or is_question(said) or TO_COME.search(said) or _OWN.match(said):
        return False
    verb = _TAKEN_UP.get(short["verb"].lower())
    return verb is None or verb.search(said) is not None


def _repeats(said: str, answer: Sentence) -> bool:
    """Whether an answer says in the words of a question that it was not so: "That was not an order of the board."""
    found = _WAS_NOT.match(_said(answer))
    words = content(found["what"]) if found is not None else frozenset[str]()
    return len(words) >= _SALIENT and len(words & content(said)) >= _MOST_OF * len(words)


_WAS_NOT = re.compile(
    rf"{_LEAD}(?:no\W+)?(?:that|it|this|they|he|she|there) "
    r"(?:(?:is|was|were|are|did|has|have|had)(?: not| no|n['’]t)|never)\b(?P<what>[^?]{10,300})",
    re.IGNORECASE,
)
#: So much of what an answer negates stands in the question.
_MOST_OF = 0.75


def _denies(answer: Sentence, put: Sentence) -> bool:
    """Whether an answer denies outright what may be denied: a statement, a leading question, or what others did."""
    outright = _DENIAL.match(_said(answer)) is not None and _may_be_denied(put)
    return outright or (_is_no(answer) and _ASKS_OF_OTHERS.match(_said(put)) is not None)


def _is_no(answer: Sentence) -> bool:
    """Whether an answer is "No." and nothing else."""
    return _NO.fullmatch(_said(answer)) is not None


_NO = re.compile(rf"{_LEAD}no\W*", re.IGNORECASE)
#: Whether somebody who is not there did something: "Did anybody at the board change the price?"
_ASKS_OF_OTHERS = re.compile(
    r"^\W*(?:(?:and|but|so|well|then|okay|ok)\W+){0,3}(?:did|has|have|had|was|were) "
    r"(?!(?:you|i|we|it|there|that|this|your|my|our)\b)[\w’'.-]+ [^?]{15,}\?",
    re.IGNORECASE,
)


def _may_be_denied(sentence: Sentence) -> bool:
    """Whether a sentence of a question states or suggests a fact, present or past."""
    said = _said(sentence)
    if TO_COME.search(said) or _OWN.match(said) or len(content(said)) < _SALIENT:
        return False
    whole = said[:1].isupper() and _WHOLE.search(said) is not None
    return whole and (not is_question(said) or bool(_SUGGESTS.search(said)))


def _denying(answer: Sequence[Sentence]) -> Sequence[Sentence]:
    """Return the sentences that deny: the first, and the next where the first is no more than "No, that's wrong"."""
    short = len(_said(answer[0]).split()) <= _SHORT_ANSWER
    return answer[: 2 if short else 1]


def _dispute(
    put: Sentence,
    answer: Sequence[Sentence],
    told: dict[int, Attribution],
    asking: frozenset[str],
) -> DisputedClaim:
    return DisputedClaim(
        claim=as_sentence(_TAG.sub("", tidy(_said(put)).rstrip("?"))),
        asserted_by=_third(told.get(put.number), asking),
        disputed_by=_answering(answer, told),
        kind=DisputeKind.REJECTED_PREMISE,
        asserting_quotes=(Quote(given=_said(put), cited=(put.number,)),),
        disputing_quotes=tuple(Quote(given=_said(s), cited=(s.number,)) for s in answer),
    )


def _third(one: Attribution | None, asking: frozenset[str]) -> str | None:
    """Return whose claim a question reports; ``None`` where whoever asks says so, or means somebody by a pronoun."""
    if one is None or not one.cue or is_guessed(one) or one.holder in asking:
        return None
    return one.holder


def _answering(answer: Sequence[Sentence], told: dict[int, Attribution]) -> str:
    """Return who answers, by the name the document gives them, else by their label."""
    named = (told[s.number].holder for s in answer if s.number in told)
    return next(filter(None, named), None) or answer[0].turn or ""
