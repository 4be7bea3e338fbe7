"""A position in words: statement, topic and quotes, cut from the source rather than written."""

from __future__ import annotations

import re
from collections.abc import Iterable

from summarizer.attribution.attributions import Attribution
from summarizer.attribution.cues import is_ing_of, past_of
from summarizer.models.document import PreparedText
from summarizer.models.quote import Quote, SpeakerCheck
from summarizer.passes.gapped import past_of_ing, told_of_head, told_of_whom
from summarizer.passes.wording import folded, tidy

_LONGEST_TOPIC = 8
_MARKS = "\"'“”‘’«»„‟ \t\n,;:"
_OWN_VOICE = re.compile(r"\b(?:We|I|we)\s?$")
_FIRST_PERSON = re.compile(r"(?:we|i|our|my|us)\b", re.IGNORECASE)
_OPENING = frozenset("\"'“‘«„")
_ECHO = re.compile(r"^(?:(?:statement|topic|text|about|the topic(?: is)?)\b\W*)+", re.IGNORECASE)
_PRELUDE = re.compile(r"^(?:[\w’'-]+ ){0,5}?that (?=\w+ \w+ \w+)", re.IGNORECASE)
_PAUSE = re.compile(r"[.;:!?]|, (?:which|who|where|and|but|as)\b")
_CLAUSE = re.compile(
    rf"{_PAUSE.pattern}| (?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|by \w+ing)\b"
)
# Words a topic neither begins nor ends with.
_LOOSE = frozenset(
    (
        "a an and are as at be been but by can could for from has have he her his if in "
        "into is it its may might must of on or our over she should so than that the "
        "their them there they this to under us was we were which who will with would you"
    ).split()
)


def in_common(chains: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Return who passes words on in every one of some chains of reporting, outermost first."""
    first, *others = tuple(chains) or ((),)
    return tuple(name for name in first if all(name in other for other in others))


def content_of(prepared: PreparedText, attribution: Attribution) -> str:
    """Return what is said, without who says it, on one line."""
    return tidy(" ".join(prepared.text[a:b] for a, b in attribution.content))


def wording_of(prepared: PreparedText, attribution: Attribution, holder: str) -> str:
    """Return the passage with its holder named, as the model is to judge it."""
    text = tidy(prepared.text[attribution.start : attribution.end])
    named = attribution.holder_check is SpeakerCheck.NAMED and attribution.holder_text
    if named and folded(attribution.holder_text) in folded(text):
        return text
    return f"{holder}: {text}"


def statement_of(prepared: PreparedText, attribution: Attribution, holder: str) -> str:
    """Return the position as a sentence made of the source's own words and the holder's name."""
    text = tidy(prepared.text[attribution.start : attribution.end])
    said = attribution.holder_text
    told = told_of_head(prepared, attribution) or told_of_whom(prepared, attribution)
    if told is not None and said and told.startswith(said):
        return as_sentence(holder + told[len(said) :])
    own = _own_words(prepared, attribution, text, holder)
    if own is not None:
        return as_sentence(f"{holder}: {own}")
    if _names_holder(attribution, text, holder):
        return as_sentence(text)
    if said and folded(text).startswith(folded(said)):
        return as_sentence(holder + text[len(said) :])
    if (telling := _in_ing(text)) is not None:
        return as_sentence(f"{holder} {telling}")
    if not attribution.cue or not text[:1].islower():
        return as_sentence(f"{holder}: {_without_cue(text, attribution.cue)}")
    before = prepared.text[max(0, attribution.start - 4) : attribution.start]
    return as_sentence(f"{holder} {_told(text, attribution, infinitive=before.endswith('to '))}")


def _in_ing(text: str) -> str | None:
    """Return "describing how it burned" as "described how it burned"; ``None`` without such a clause."""
    told = past_of_ing(text)
    return told if told and _CLAUSE_SAID.match(text.partition(" ")[2]) else None


_CLAUSE_SAID = re.compile(r"(?:that|how|what|why|whether|where|when)\b")


def _without_cue(text: str, cue: str) -> str:
    """Return "The gates were shut, said" without the verb, behind which whoever says it is left out."""
    rest, _, last = text.rpartition(" ")
    told = bool(cue) and last in (past_of(cue), f"{cue}s") and rest.endswith(",")
    loose = rest.rstrip(",").rpartition(" ")[2].lower() in _LOOSE | {"however"}
    return rest if told and not loose else text


def _own_words(
    prepared: PreparedText, attribution: Attribution, text: str, holder: str
) -> str | None:
    """Return what stands behind the holder's name and a colon; ``None`` where a verb of the writer's joins them."""
    own = _OWN_VOICE.search(prepared.text[max(0, attribution.start - 6) : attribution.start])
    if own is not None:
        return own[0] + text
    if _FIRST_PERSON.match(text):
        return text[:1].upper() + text[1:]
    if attribution.direct and content_of(prepared, attribution)[:1] in _OPENING:
        return content_of(prepared, attribution)
    # "the proposal to meet" is no sentence: it stands behind the name of whose it is.
    return _without_owner(text, holder) if attribution.nominal else None


def _names_holder(attribution: Attribution, text: str, holder: str) -> bool:
    """Whether a sentence says whose the position is: it has the holder's name, or stands for them as it is written."""
    if folded(holder) in folded(text):
        return True
    said = attribution.holder_text
    named = attribution.holder_check is SpeakerCheck.NAMED
    return bool(said) and named and folded(said) in folded(text)


def _told(text: str, attribution: Attribution, *, infinitive: bool) -> str:
    """Return "rejecting the plan" or "to reject the plan" as "rejected the plan", for a sentence of its own."""
    first, _, rest = text.partition(" ")
    lemma = attribution.cue.partition(" ")[0]
    loose = is_ing_of(first, lemma) or (infinitive and first.lower() == lemma)
    return f"{past_of(lemma)} {rest}" if loose else text


def _without_owner(text: str, holder: str) -> str:
    """Return "Norvik's proposal to meet" as "proposal to meet"."""
    if not folded(text).startswith(folded(holder)):
        return re.sub(r"^(?:his|her|its|their|our) ", "", text, flags=re.IGNORECASE)
    return re.sub(r"^['’]?s?['’]?\s+", "", text[len(holder) :]) or text


def plain_topic(content: str) -> str | None:
    """Return a content that is short enough to be its own topic, or ``None``."""
    return _trimmed(content) if 1 < len(content.split()) <= _LONGEST_TOPIC - 1 else None


def topic_of(answer: str, content: str, holder: str) -> str:
    """Return the model's topic if its words are the content's own, else the content's own beginning."""
    topic = _trimmed(_without_holder(_ECHO.sub("", tidy(answer)), holder))
    words = folded(topic).split()
    source = folded(content)
    known = [w for w in words if len(w) < 4 or w[:4] in source]
    telling = len(words) > 1 or topic[:1].isupper()
    if telling and 4 * len(known) >= 3 * len(words):
        return topic
    return _trimmed(_first_phrase(content)) or tidy(content)[:60]


def quotes_of(prepared: PreparedText, attribution: Attribution) -> tuple[Quote, ...]:
    """Return the exact words: of direct speech the words between the marks, else the clause with its cue."""
    if attribution.direct:
        spans = [_inside_marks(prepared.text, a, b) for a, b in attribution.content]
        quoted = [(a, b) for a, b in spans if len(prepared.text[a:b].split()) > 1]
        whole = all(_is_balanced(prepared.text[a:b]) for a, b in quoted)
        if quoted and whole and not _too_long(prepared, quoted):
            return tuple(_quote(prepared, attribution, a, b) for a, b in quoted)
    return (_quote(prepared, attribution, attribution.start, attribution.end),)


def _is_balanced(words: str) -> bool:
    """Whether quotation marks in some words stand in pairs: 'it a "witch hunt' was cut out of a clause."""
    pairs = words.count("“") == words.count("”") and words.count("«") == words.count("»")
    return pairs and words.count('"') % 2 == 0


def _too_long(prepared: PreparedText, spans: list[tuple[int, int]]) -> bool:
    return any(len(prepared.text[a:b].split()) > 150 for a, b in spans)


def _inside_marks(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return start, end


def _quote(prepared: PreparedText, attribution: Attribution, start: int, end: int) -> Quote:
    return Quote(
        given=prepared.text[start:end],
        cited=(attribution.sentence,),
        attribution=attribution.chain or None,
    )


def _without_holder(topic: str, holder: str) -> str:
    for name in (holder, holder.rsplit(maxsplit=1)[-1] if holder else ""):
        lower = topic.lower()
        if name and lower.startswith(name.lower()):
            return re.sub(r"^(?:['’]s?\b)?[\s:,]*", "", topic[len(name) :])
    return topic


def _first_phrase(content: str) -> str:
    """Return the words before the first verb or clause; what only says where it was said is skipped."""
    told = _PRELUDE.sub("", content.strip(_MARKS))
    phrases = (_CLAUSE.split(told, maxsplit=1)[0], _PAUSE.split(told, maxsplit=1)[0], told)
    return next((p for p in map(_trimmed, phrases) if " " in p), told)


def _trimmed(topic: str) -> str:
    words = topic.strip(_MARKS + ".").split()
    while words and words[0].lower() in _LOOSE:
        words = words[1:]
    words = words[:_LONGEST_TOPIC]
    while words and words[-1].lower().strip(",") in _LOOSE:
        words = words[:-1]
    return " ".join(words).strip(_MARKS + ".")


def as_sentence(text: str) -> str:
    """Return words as a sentence: on one line, with a capital letter and an end."""
    # “... now,” the minister said: the comma belongs to the sentence around the quotation.
    text = re.sub(r"[,;]([\"”’»'])$", r"\1", tidy(text).rstrip(",;:"))
    closed = re.search(r"[.!?…][\"”’»']*$", text)
    return text[:1].upper() + text[1:] + ("" if closed else ".")
