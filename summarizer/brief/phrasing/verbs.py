"""Verbs of a composed line: their form behind another subject, and whether they tell an attitude or a fact."""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.attribution.cues import Cue, CueKind, cue_lexicon, inflect
from summarizer.names.holders import takes_plural

_IRREGULAR = {"have": "has", "are": "is", "were": "was", "do": "does", "go": "goes"}
#: Forms that are the same behind "they" and "it": modals and pasts without -ed.
_SAME = frozenset(
    "will would can could may might must shall should had did became began came gave got went kept knew led left lost"
    " made meant met paid put ran said saw sent set spoke stood sought took told thought won wrote fell felt found"
    " fought held heard chose drew drove broke bought brought built grew rose sold withdrew agreed".split()
)
_REPORTING = frozenset(
    (CueKind.SAYS, CueKind.AFFIRMS, CueKind.WARNS, CueKind.PROPOSES, CueKind.PROMISES)
)
_ATTITUDES = frozenset(CueKind) - {
    CueKind.PROMISES,
    CueKind.NARRATES,
    CueKind.DISCUSSES,
}
#: Participles whose doer is another than who speaks: "the report is expected", "the paper is required".
_OF_OTHERS = frozenset(
    "expected planned required intended agreed accepted adopted approved published submitted offered reported called"
    " described announced needed accused invited instructed pressured summoned tabled decided found read informed"
    " backed confirmed initiated".split()
)
#: Participles of attitudes that no cue has, for they report nothing elsewhere.
_BESIDE = frozenset(
    "preferred regretted appreciated criticised criticized underscored recognised recognized".split()
)
#: What somebody wills, feels or binds themselves to, beside the cues; a fact about oneself is none.
_WILLS = re.compile(
    r"(?:(?:also|still|now|\w+ly) )?(?:will|would|can|cannot|could|may|might|must|shall|should|wants?|wanted|hopes?"
    r"|wish\w*"
    r"|fears?|feels?|felt|likes?|prefers?|aims?|intends?|plans?|seeks?|commit(?:s|ted)?|pledges?|vow\w*|looks? forward"
    r"|stands?|trusts?|wonders?|sympathi\w+|(?:do(?:es)?|did|has|have)(?: not|n['’]t) (?:want|wish|intend|accept"
    r"|support"
    r"|believe|think|agree|recogni\w+|consider|see|know|expect|blame|rule|doubt)"
    r"|(?:is|are|was|were|remains?|feels?)(?: not|n['’]t)?(?: \w+ly)? (?:a(?:gainst|t a loss|ware|shamed|fraid)|willing"
    r"|unwilling|ready|prepared|committed|determined|confident|convinced|proud|happy|unhappy|pleased|delighted|glad"
    r"|satisfied|dissatisfied|content|concerned|worried|alarmed|angry|outraged|sad|sorry|surprised|shocked|disappointed"
    r"|grateful|thankful|open|opposed|sure|certain|in favou?r|optimistic|pessimistic|hopeful|keen|eager|reluctant"
    r"|far from"
    r"|unable|able|sceptical|skeptical|wary|critical|sympathetic|interested|bound|set|amenable))\b"
)


def singular(verb: str) -> str:
    """Return a verb as it stands behind one: "oppose" becomes "opposes", a modal or a past stays as it is."""
    if verb in _SAME or verb.endswith(("ed", "s")):
        return _IRREGULAR.get(verb, verb)
    return _IRREGULAR.get(verb) or inflect(verb)[0]


def in_the_plural(holder: str) -> bool:
    """Whether a verb behind a holder stands in the plural: several of them, or a description such as "pilots"."""
    head = re.split(r" (?:of|by|from|in|at|for|with|on|to|who)\b|[,(]", holder, maxsplit=1)[0]
    described = head[:1].islower() and re.search(r"(?:[^s]s|people|police|staff|men|women)$", head)
    return bool(described) or takes_plural(holder)


def plain_past(participle: str) -> bool:
    """Whether a regular participle tells an attitude that its speaker has: "is criticised", "was emphasised"."""
    if not participle.endswith("ed") or participle in _OF_OTHERS:
        return False
    if participle in _BESIDE:
        return True
    cue = cue_lexicon().at((participle,), 0)
    return cue is not None and cue.length == 1 and "part" in cue.tags and cue.kind in _ATTITUDES


def tells_an_attitude(words: str) -> bool:
    """Whether words begin with a verb by which somebody says, wants or feels something; "makes", "had" tell a fact."""
    if _WILLS.match(words):
        return True
    plain = words.lower().split()
    cues = (cue_lexicon().at(plain, n) for n in range(min(2, len(plain))))
    found = next((cue for cue in cues if cue is not None), None)
    return found is not None and found.kind is not CueKind.NARRATES


def reporting_verb(verb: str, tags: tuple[str, ...] = ("s", "past", "base")) -> bool:
    """Whether a verb by itself says that somebody says or thinks something; "is" does not."""
    cue = _alone(verb.lower())
    return cue is not None and cue.kind in _REPORTING and not cue.tags.isdisjoint(tags)


def says_or_asks(verb: str) -> bool:
    """Whether a verb, as it stands behind its subject, says, asks for or judges something: "urged", "opposes"."""
    cue = _alone(verb.lower())
    return cue is not None and not cue.tags.isdisjoint(("s", "past"))


@lru_cache(maxsize=1 << 13)
def _alone(verb: str) -> Cue | None:
    """Return the cue that a verb in small letters is by itself."""
    return cue_lexicon().at((verb,), 0)


#: "The learned counsel for the appellant argued that", "The school declined to comment".
_TELLS_ITSELF = re.compile(
    r"(?:The|A|An|Its|His|Her|Their) (?:[\w’'.-]+ ){1,8}?"
    r"(?P<told>(?P<verb>[a-z]+ed|said|says|told|wrote) (?:that|to)\b)"
)


def told_by_its_subject(sentence: str) -> str:
    """Return what stands behind whoever says something at the head of a sentence; nothing where nobody does.

    "According to Holm" in front of "the counsel argued that" would make two of one.
    """
    found = _TELLS_ITSELF.match(sentence)
    verb = found["verb"] if found is not None else ""
    tells = reporting_verb(verb, ("past", "s")) or tells_an_attitude(verb) or verb in _REFUSES
    return sentence[found.start("told") :] if found is not None and tells else ""


#: Verbs by which somebody says no more.
_REFUSES = frozenset(("declined", "refused"))
