"""What a transcript was made of: a call on something, somebody who was asked about something."""

from __future__ import annotations

import re

from summarizer.brief.headings.headlines import LONGEST, subjects_of
from summarizer.brief.phrasing.grammar import Words, lowered
from summarizer.brief.phrasing.prose import capitalised, listed
from summarizer.brief.phrasing.topics import with_article

#: Code points at the head of a transcript among which it is said what it is about, and words of that at most.
_HEAD, _WORDS = 2_000, 9
_KIND = (
    r"(?P<kind>(?:(?:background|press|media|conference|news) )?"
    r"(?:call|briefing|conference|hearing|interview|webinar|meeting))"
)
#: "Today's call is to preview the visit", "Welcome to this briefing on tolls".
_TO = (
    r"to (?:preview|discuss|talk about|announce|present|cover|address|go over|review|explain"
    r"|(?:brief|update) (?:you|everybody|everyone|reporters) on|walk (?:you )?through)"
    r" (?P<matter>[^.;:?!()—–]{3,160})"
)
_IS_TO = re.compile(
    rf"\b(?:[Tt]oday[’']s|[Tt]his(?: [a-z]+[’']s)?|[Tt]he) {_KIND}"
    rf" (?:is|was|will be)(?: [a-z]+){{0,3}}? {_TO}"
)
#: "Thank you for joining today's call to preview the visit".
_CALLED_TO = re.compile(rf"\b(?:[Tt]oday[’']s|[Tt]his(?: [a-z]+[’']s)?) {_KIND} {_TO}")
_ON = re.compile(
    rf"\b(?:[Tt]oday[’']s|[Tt]his(?: [a-z]+[’']s)?) {_KIND} (?:is )?(?:on|about|regarding)"
    r" (?P<matter>(?!background\b|(?:the )?record\b)[^.;:?!()—–]{3,160})"
)
#: "Thank you for joining our background call this evening on tolls", "I'm here to give some background on the tolls".
_JOINED = re.compile(
    rf"\b(?:joining|join us (?:for|on)|welcome to)(?: [A-Za-z]+){{1,5}}? {_KIND}"
    r"(?: (?:today|tonight|now|this \w+))? (?:on|about|regarding) (?P<matter>[^.;:?!()—–]{3,160})"
)
_GIVES = re.compile(
    r"\b(?:[Hh]ere|[Ww]ant(?:ed)?|[Gg]oing|[Ll]ike) to (?:just )?(?:provide|give|offer|share|begin with|start with)"
    r"(?: [a-z]+){0,5}? (?:background|update|comments?|details|overview|context|readout|preview) (?:on|about|of)"
    r" (?P<matter>[^.;:?!()—–]{3,160})"
)
_CALLED = re.compile(rf"\b{_KIND}\b")
_BACKGROUND = re.compile(r"\bon background\b", re.IGNORECASE)
#: Where a matter goes on that a title has no room for.
_MORE = re.compile(
    r",| and (?=to |we |I |our |how |what )"
    r"| (?:that|which|who|as|where|next|later|earlier|this|today|tomorrow|tonight|yesterday)\b| before "
)


def occasion(text: str) -> str:
    """Return what a transcript is by what is said at its opening, ``Background call on the visit``; else nothing."""
    head = " ".join(text[:_HEAD].split())
    found = next(
        filter(None, (p.search(head) for p in (_IS_TO, _CALLED_TO, _ON, _JOINED, _GIVES))), None
    )
    called = _CALLED.search(head) if found is None or found.re is _GIVES else found
    if found is None or called is None:
        return ""
    matter = _MORE.split(found["matter"].strip(), maxsplit=1)[0].strip()
    background = _BACKGROUND.search(head) and " " not in called["kind"]
    kind = f"background {called['kind']}" if background else called["kind"]
    fits = 0 < len(matter.split()) <= _WORDS
    return capitalised(f"{kind} on {matter}") if fits else ""


def asked_on(text: str, who: str, when: str) -> str:
    """Return who was asked about what, by the subjects a transcript lists: ``Ana Dahl on ports and tolls, 4 May 2026``.

    As many subjects as there is room for; empty where none is listed, or one of them names the speaker.
    """
    words = Words.of(text)
    subjects = [lowered(subject, words) for subject in subjects_of(text)]
    if any(part in subject for subject in subjects for part in who.split()):
        return ""
    for several in range(min(2, len(subjects)), 0, -1):
        for end in (when, ""):
            title = f"{who} on {listed([with_article(subject, text) for subject in subjects[:several]])}{end}"
            if len(title.split()) <= LONGEST:
                return capitalised(title)
    return ""
