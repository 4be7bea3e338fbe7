"""A position in words: statement, topic and quotes, cut from the source rather than written."""

from __future__ import annotations

import re

from summarizer.models.document import PreparedText
from summarizer.models.quote import Quote, SpeakerCheck
from summarizer.passes.wording import folded, tidy
from summarizer.text.attribution import Attribution

_LONGEST_TOPIC = 8
_MARKS = "\"'“”‘’«»„‟ \t\n,;:"
_OWN_VOICE = re.compile(r"\b(?:We|I|we)\s$")
_OPENING = frozenset("\"'“‘«„")
_ECHO = re.compile(r"^(?:(?:statement|topic|text|about|the topic(?: is)?)\b\W*)+", re.IGNORECASE)
# Words a topic neither begins nor ends with.
_LOOSE = frozenset(
    (
        "a an and are as at be been but by can could for from has have he her his if in "
        "into is it its may might must of on or our over she should so than that the "
        "their them there they this to under us was we were which who will with would you"
    ).split()
)


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
    own = _OWN_VOICE.search(prepared.text[max(0, attribution.start - 6) : attribution.start])
    if own is not None:
        return _sentence(f"{holder}: {own[0]}{text}")
    if attribution.direct and content_of(prepared, attribution)[:1] in _OPENING:
        return _sentence(f"{holder}: {content_of(prepared, attribution)}")
    if attribution.nominal:
        whole = folded(text).startswith(folded(holder))
        return _sentence(text if whole else f"{_owner(holder)} {text}")
    if folded(holder) in folded(text):
        return _sentence(text)
    if said and attribution.holder_check is SpeakerCheck.NAMED and folded(said) in folded(text):
        return _sentence(text)
    if said and folded(text).startswith(folded(said)):
        return _sentence(holder + text[len(said) :])
    if not attribution.cue or not text[:1].islower():
        return _sentence(f"{holder}: {text}")
    return _sentence(f"{holder} {text}")


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
        if quoted and not _too_long(prepared, quoted):
            return tuple(_quote(prepared, attribution, a, b) for a, b in quoted)
    return (_quote(prepared, attribution, attribution.start, attribution.end),)


def _too_long(prepared: PreparedText, spans: list[tuple[int, int]]) -> bool:
    return any(len(prepared.text[a:b].split()) > 150 for a, b in spans)


def _inside_marks(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return start, end


def _quote(prepared: PreparedText, attribution: Attribution, start: int, end: int) -> Quote:
    return Quote(given=prepared.text[start:end], cited=(attribution.sentence,))


def _without_holder(topic: str, holder: str) -> str:
    for name in (holder, holder.rsplit(maxsplit=1)[-1] if holder else ""):
        lower = topic.lower()
        if name and lower.startswith(name.lower()):
            return re.sub(r"^(?:['’]s?\b)?[\s:,]*", "", topic[len(name) :])
    return topic


def _first_phrase(content: str) -> str:
    return re.split(
        r"[.;:!?]|, (?:which|who|where|and|but|as)\b", content.strip(_MARKS), maxsplit=1
    )[0]


def _trimmed(topic: str) -> str:
    words = topic.strip(_MARKS + ".").split()
    while words and words[0].lower() in _LOOSE:
        words = words[1:]
    words = words[:_LONGEST_TOPIC]
    while words and words[-1].lower().strip(",") in _LOOSE:
        words = words[:-1]
    return " ".join(words).strip(_MARKS + ".")


def _owner(holder: str) -> str:
    return f"{holder}’" if holder.endswith("s") else f"{holder}’s"


def _sentence(text: str) -> str:
    # “... now,” the minister said: the comma belongs to the sentence around the quotation.
    text = re.sub(r"[,;]([\"”’»'])$", r"\1", text.strip().rstrip(",;:"))
    closed = re.search(r"[.!?…][\"”’»']*$", text)
    return text[:1].upper() + text[1:] + ("" if closed else ".")
