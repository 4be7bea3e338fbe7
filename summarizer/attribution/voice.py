"""A document's own voice: its issuer says what it gives to nobody else, in statements, releases, letters, cables."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.attribution.cast import Cast
from summarizer.attribution.who import Who, head_end, in_span, without_article
from summarizer.models.document import Kind, PreparedText, SentenceRole

Span = tuple[int, int]

_HEAD = 700
_FOOT = 400


@dataclass(frozen=True)
class Voice:
    """The issuers of a document; ``sure`` where it speaks of itself as "we" or "I", or says what it is."""

    who: tuple[Who, ...]
    #: Whether all of the body that is given to nobody else is the issuer's.
    whole: bool


#: What a document that has a voice of its own calls itself, in its title or head.
_ISSUED = re.compile(
    r"\b(?:(?:joint|press|media|news|public|official)\s+(?:statement|release|communiqu[eé]|declaration)|communiqu[eé]|"
    r"(?:statement|declaration|message|remarks|letter|address|speech|open letter|resolution)\s+"
    r"(?:by|of|from|on behalf of|to)|"
    r"for immediate release|cablegram|telegram|memorandum|opinion of the court|delivered the opinion|dear\s)",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:statement|declaration|release|communiqu[eé]|message|remarks|letter|address|speech|readout|memorandum|"
    r"cablegram|telegram|resolution)\b[^.\n]{0,60}?\b(?:by|from|of)\s+(?P<who>[^\n;]{3,160})",
    re.IGNORECASE,
)
_WE = re.compile(r"\b(?:We|I),\s+(?:the\s+)?(?P<who>[^.;\n]{3,200}?)(?:,|\sof\s|\n|\bmet\b|$)")
_FROM = re.compile(
    r"(?:^|\n)\W{0,4}(?:from|for .{3,40} from)\s*:?\s+(?P<who>[^\n]{3,80})", re.IGNORECASE
)
_WE_WORDS = re.compile(r"\b(?:we|our|us|I|my)\b")
_ANNOUNCED = re.compile(
    r"\b(?P<who>(?:the\s+)?[A-Z][\w&.'’-]*(?:\s+(?:[A-Z][\w&.'’-]*|of|the|and|for|de))*)(?:\s*\([^)]{2,40}\))?,?\s+"
    r"(?:today|\(?NYSE|\(?NASDAQ|has\s+today|has\s+announced|announced|is pleased|reported)"
)


def voice_in(prepared: PreparedText, cast: Cast) -> Voice | None:
    """Return whose voice a document is, or ``None`` where it is a narrator's."""
    document = prepared.document
    begin = document.body_start
    head = prepared.text[begin : begin + _HEAD]
    if document.kind in (Kind.NEWS, Kind.TRANSCRIPT):
        return None
    issued = document.kind is Kind.STATEMENT or bool(
        _ISSUED.search(f"{document.title or ''}\n{head}")
    )
    body = _outside_quotes(prepared)
    own = len(_WE_WORDS.findall(body)) * 120 > len(body.split())
    if not issued and not own:
        return None
    spans = _named_by(prepared.text, begin)
    who = _issuers(prepared, cast, spans, issued=issued)
    return Voice(tuple(who), whole=issued or own) if who else None


def _outside_quotes(prepared: PreparedText) -> str:
    body = " ".join(s.text for s in prepared.account if s.role is SentenceRole.BODY)
    return re.sub(r"[“\"][^”\"]{0,1500}[”\"]", " ", body)


def _named_by(text: str, begin: int) -> list[Span]:
    """Return where the head or foot of a document says who issues it."""
    limit = begin + 3000
    found = [m.span("who") for m in _BY.finditer(text, begin, begin + _HEAD)]
    found += [m.span("who") for m in _FROM.finditer(text, begin, begin + _HEAD)]
    found += [m.span("who") for m in _WE.finditer(text, begin, limit)][:2]
    found += [m.span("who") for m in _ANNOUNCED.finditer(text, begin, begin + 1200)][:1]
    foot = text.rstrip()
    closing = foot.rfind("\n\n", max(begin, len(foot) - _FOOT))
    if closing > begin and len(foot) - closing < 160 and foot[-1] not in '.!?”"':
        found.append((closing, len(foot)))
    return found


def _issuers(prepared: PreparedText, cast: Cast, spans: list[Span], *, issued: bool) -> list[Who]:
    starts = [m.start for m in cast.mentions]
    text = prepared.text
    found: list[Who] = []
    for span in spans:
        written = " ".join(text[span[0] : span[1]].split())
        actors = tuple(cast.actors[cast.mentions[n].actor] for n in in_span(starts, span))
        head = without_article(text[span[0] : head_end(text, span)])
        found.append(Who(written, span[0], head, actors, True))
    publisher = prepared.document.publisher
    if publisher:
        found.append(Who(publisher, 0, publisher, (), True))
    if issued:
        found += _letterhead(prepared, cast, starts)
    return found


def _letterhead(prepared: PreparedText, cast: Cast, starts: list[int]) -> list[Who]:
    """Return whom title and head name, each as a possible issuer."""
    begin = prepared.document.body_start
    title = [s for s in prepared.account[:4] if s.role is SentenceRole.TITLE]
    end = title[-1].end if title else begin + 240
    numbers = in_span(starts, (begin, min(end, begin + 400)))
    actors = dict.fromkeys(cast.mentions[n].actor for n in numbers[:6])
    return [
        Who(cast.actors[n].name, begin, cast.actors[n].name, (cast.actors[n],), True)
        for n in actors
    ]
