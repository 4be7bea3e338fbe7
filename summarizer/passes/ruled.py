"""What a court decides in the paper of a case: "The judgment is affirmed", also in capitals under its syllabus."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summarizer.attribution.attributed import Attributed
from summarizer.attribution.attributions import Attribution, CueKind, Strength
from summarizer.models.document import Kind, PreparedText, Sentence, SentenceRole
from summarizer.models.summary import Stance
from summarizer.names.spelling import capitalised
from summarizer.passes.said import said_by

__all__ = ["with_rulings"]

#: How a court is called that its paper does not name.
_THE_COURT = "the court"
#: What the parties to a case are called, of which its paper has two kinds at least.
_PARTY = re.compile(
    r"\b(?P<who>plaintiff|defendant|appell(?:ant|ee)|petitioner|respondent|claimant)s?\b",
    re.IGNORECASE,
)
_FEWEST_PARTIES = 2
#: What a court decides on, and how; told in the present, as whoever does it says it.
_RULING = re.compile(
    r"\b(?:judge?ments?|opinion|order|appeal|petition|decision|conviction|sentence|motion|ruling|verdict|writ|award)\b"
    r"[^.;]{0,60}?\b(?:is|are) (?:hereby |therefore |accordingly )?"
    r"(?P<how>vacated|affirmed|reversed|dismissed|granted|denied|allowed|remanded|set aside|quashed|upheld|refused)\b"
    r"[^.;]{0,80}[.;]?\s*$",
    re.IGNORECASE,
)
_AGAINST = frozenset("vacated reversed dismissed denied set quashed refused".split())
#: A line of the head that is the name of a court, and of no other one whose judgment it looks at.
_COURT = re.compile(
    r"^\s*(?:in the )?"
    r"(?P<name>(?:[A-Z][\w’'.-]* ){0,4}court(?: of (?:the )?[A-Z][\w-]*(?: (?:of )?[A-Z][\w-]*){0,4})?)\W*$",
    re.IGNORECASE | re.MULTILINE,
)
_HEAD = 1_500


def with_rulings(attributed: Attributed, found: Sequence[Attribution]) -> list[Attribution]:
    """Return attributions, in the paper of a case with what its court decides; what is argued there stays."""
    prepared = attributed.prepared
    if not _is_of_a_case(prepared):
        return list(found)
    name = _court_of(prepared)
    held = {one.sentence for one in found if one.candidate}
    ruled = [s for s in prepared.account if s.number not in held and _is_ruling(s)]
    return [*found, *(_ruling(attributed, sentence, name) for sentence in ruled)]


def _is_of_a_case(prepared: PreparedText) -> bool:
    if prepared.document.kind in (Kind.NEWS, Kind.TRANSCRIPT, Kind.READOUT):
        return False
    return (
        len({m["who"].lower() for m in _PARTY.finditer(prepared.text[: 4 * _HEAD])})
        >= _FEWEST_PARTIES
    )


def _is_ruling(sentence: Sentence) -> bool:
    own = sentence.role is SentenceRole.BODY and sentence.turn is None
    return own and _RULING.search(sentence.text) is not None


def _court_of(prepared: PreparedText) -> str:
    found = _COURT.search(prepared.text[:_HEAD])
    return capitalised(" ".join(found["name"].split())) if found is not None else _THE_COURT


def _ruling(attributed: Attributed, sentence: Sentence, name: str) -> Attribution:
    found = _RULING.search(sentence.text)
    how = found["how"].lower().split()[0] if found is not None else ""
    said = said_by(attributed, sentence, name, "", ((sentence.start, sentence.end),))
    return replace(
        said,
        cue="rule",
        kind=CueKind.AFFIRMS,
        strength=Strength.STRONG,
        stance_hint=Stance.OPPOSES if how in _AGAINST else Stance.AFFIRMS,
        direct=False,
    )
