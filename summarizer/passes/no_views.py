"""Attributions that give nobody's view: silence, a name alone, acts of a body, views a speaker only mentions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from summarizer.attribution.attributions import Attribution, Strength
from summarizer.models.document import PreparedText
from summarizer.names.places import known_place
from summarizer.passes.gapped import is_gap, is_supposed
from summarizer.passes.statements import content_of
from summarizer.words.patterns import any_of
from summarizer.words.tokens import tokens

__all__ = ["body_acts", "tells_a_mind", "tells_of_silence", "with_views"]

_VERBS = "respond|repl(?:y|ied)|return|answer|comment|mention|elaborate|specif(?:y|ied)|disclose"
_SILENT = any_of(
    [
        rf"\b(?:do|does|did|has|have|had|would|will|could)(?: not|n['’]t) (?:[\w-]+ly |yet )?(?:{_VERBS})(?:e?d)?\b",
        r"\b(?:declin|refus)\w+ (?:to|any) (?:comment|elaborate|answer|respond|discuss|disclose|share)\b",
        r"\b(?:declin|refus)\w+ to (?:be (?:named|drawn|interviewed|identified)|give (?:any )?(?:details|further))\b",
        r"\b(?:could not|couldn['’]t) be reached\b|\b(?:was|were) (?:not |un)available for comment\b",
        r"\bno (?:immediate )?comment\b",
        r"\b(?:asked|requests?|reached out|contacted) (?:\w+ ){0,3}?for (?:a )?comment\b",
    ]
)
# What a party has in mind is told by whoever says so: "said that Norvik wanted", "that the people were afraid".
_MIND = re.compile(
    r"^(?:want|wish|need|hope|believe|think|feel|know|fear|expect|consider|find|prefer|like|intend|seek|desire|share|be)\b"
)
_NOBODY = frozenset(
    "people those everyone everybody anyone anybody nobody someone somebody others some many most few men women".split()
)
_SMALL = frozenset("the a an of and for in at to on that mr mrs ms dr sir s".split())
_ACT = re.compile(r"^(?:adopt|agree|decide|elect|appoint|approve|establish|endorse|pass)\b")
_BODY = re.compile(
    r"^(?:the )?(?:[\w-]+ ){0,3}?(?:parties|committee|conference|council|commission|meeting|group|assembly|plenary"
    r"|board|delegates|participants|congress|panel|session)$",
    re.IGNORECASE,
)


def with_views(prepared: PreparedText, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions that may give somebody's view, in order (English only: others come back as they are)."""
    if (prepared.document.language or "en")[:2].lower() != "en":
        return list(found)
    outer: dict[int, list[Attribution]] = defaultdict(list)
    for one in found:
        outer[one.sentence].append(one)
    return [
        one
        for one in found
        if not _is_nobodys(prepared, one)
        and not (tells_a_mind(one) and _told_by_another(one, outer[one.sentence]))
    ]


def _is_nobodys(prepared: PreparedText, one: Attribution) -> bool:
    """Whether an attribution by itself gives nobody's view: an act, an announcement, a name alone, anybody's words."""
    act = _body_act(one) or _announces(prepared, one) or _is_no_clause(prepared, one)
    act = act or _is_done_by_saying(prepared, one) or _is_broken_off(one)
    act = act or _is_somewhere(prepared, one) or _goes_on_as_narrated(prepared, one)
    act = act or is_gap(prepared, one) or is_supposed(prepared, one)
    return act or _only_a_name(prepared, one) or _anybody(one)


def tells_a_mind(one: Attribution) -> bool:
    """Whether a cue tells what somebody has in mind ("wants", "knows") and not what they say."""
    return _MIND.match(one.cue) is not None


def _is_done_by_saying(prepared: PreparedText, one: Attribution) -> bool:
    """Whether to declare something was to do it: "declared independence", "declared war on", not "its support"."""
    if one.cue != "declare" or one.direct or one.stance_hint is not None:
        return False
    said = re.split(r"[,;(]", content_of(prepared, one), maxsplit=1)[0]
    return _BARE_NOUN.match(said) is not None and _SAYS_THAT.search(said) is None


#: A noun without an article, and no clause behind it.
_BARE_NOUN = re.compile(
    r"(?!(?:the|an?|its|his|her|their|our|my|this|these|it|he|she|they|we|there|all|no|any|some|him|them|himself|itself"
    r"|themselves|who|what|how|why)\b)[a-z][\w-]+(?! (?:is|are|was|were|has|have|had|will|would|can|must)\b)"
)


def _is_somewhere(prepared: PreparedText, one: Attribution) -> bool:
    """Whether somebody is only said to have spoken somewhere: "testified at the tribunal", "posted on the page"."""
    weak = one.strength is Strength.WEAK and one.stance_hint is None and not one.direct
    content = content_of(prepared, one)
    said = _SAYS_THAT.search(content) is not None
    return weak and one.cue in _SPOKE and not said and _PLACE.match(content) is not None


_SPOKE = frozenset(
    ("testify", "post", "tweet", "comment", "report", "write", "speculate", "publish")
)
_PLACE = re.compile(
    r"(?:also |again )?(?:at|in|on|before|during|to|with|after|for)\b", re.IGNORECASE
)


def _goes_on_as_narrated(prepared: PreparedText, one: Attribution) -> bool:
    """Whether a noun for what somebody says is the subject of what the writer says: "her comments were shown to be"."""
    if not one.nominal:
        return False
    content = content_of(prepared, one)
    return _SAYS_THAT.search(content) is None and _PREDICATE.match(content) is not None


#: A noun with what it is about, and the verb that tells of it.
_PREDICATE = re.compile(
    r"(?:[\w’'-]+ ){0,6}?(?:(?:has|have|had) been|(?:is|are|was|were) (?:not )?(?:\w+ed|shown|found|false|true))\b"
)


def _is_broken_off(one: Attribution) -> bool:
    """Whether somebody is said to want what stands before, which tells nothing: "The mayor - nobody - he wants"."""
    before = one.content[0][0] == one.start and one.content[-1][1] < one.end
    return before and not one.direct and _WISH.match(one.cue) is not None


_WISH = re.compile(r"(?:want|wish|need|intend|seek|desire|prefer|like)\b")
_INQUIRY = re.compile(r"(?:whether|if|what|why|how|who|when|where|which)\b", re.IGNORECASE)


def _announces(prepared: PreparedText, one: Attribution) -> bool:
    """Whether a passage only leads to what is said ("replied as follows:"), or asks what somebody does not say."""
    after = prepared.text[one.end : one.end + 3].strip()
    leads = re.match(r":-?(?:\s|$)", after) is not None and not one.direct
    return leads or (one.cue == "ask" and _INQUIRY.match(content_of(prepared, one)) is not None)


def _is_no_clause(prepared: PreparedText, one: Attribution) -> bool:
    """Whether holder and cue make no clause that says something: "38 states committed to ..", "what they promised".

    A noun behind a preposition with a bare participle is described by it; behind "what" the clause is a question;
    what "concluded" without saying that something is so has come to an end; what was "committed by" somebody is a deed.
    """
    if one.direct or one.nominal:
        return False
    sentence = prepared.sentence(one.sentence)
    before = prepared.text[sentence.start : one.start] if sentence is not None else ""
    passage = prepared.text[one.start : one.end]
    if _ASKED.search(before) is not None and not _SAYS_THAT.search(passage):
        return True
    if one.cue == "conclude" and not _SAYS_THAT.search(passage):
        return True
    if one.cue == "commit" and prepared.text.startswith(" by ", one.end):
        return True
    return _is_described(one, passage, before)


def _is_described(one: Attribution, passage: str, before: str) -> bool:
    """Whether a holder behind a preposition is described by a bare participle: "of 38 states committed to"."""
    described = re.match(
        rf"{re.escape(one.holder_text)} \w+ed (?:to|that)\b", passage, re.IGNORECASE
    )
    return described is not None and _GOVERNED.search(before) is not None


_ASKED = re.compile(r"\bwhat (?:the )?$", re.IGNORECASE)
_SAYS_THAT = re.compile(r"\bthat\b|[“\"‘:]")
_GOVERNED = re.compile(
    r"\b(?:from|among|between|with|by) (?:the |all |some |over |about )*(?:\d[\d,]* )?(?:\w+ )?$",
    re.IGNORECASE,
)


def body_acts(found: Iterable[Attribution]) -> list[Attribution]:
    """Return what a body that met adopted or decided: results of its session, not views."""
    return [a for a in found if _body_act(a)]


def _body_act(one: Attribution) -> bool:
    holder = one.holder or ""
    body = _BODY.match(holder) is not None or (_SHORT.match(holder) and known_place(holder) is None)
    return _ACT.match(one.cue) is not None and bool(body)


#: "SBSTA", "CEDAW": bodies are known by their initials.
_SHORT = re.compile(r"[A-Z]{3,}$")


def tells_of_silence(prepared: PreparedText, one: Attribution) -> bool:
    """Whether a passage tells that somebody said nothing, in the writer's words."""
    if one.direct:
        return False
    passage = prepared.text[one.start : one.end]
    found = _SILENT.search(passage)
    # "declined to comment but said that ..": what is said counts.
    return found is not None and len(passage[found.end() :].split()) <= _REST


#: "on the reports", "to a request for comment on Tuesday": what may stand behind the words of silence.
_REST = 12


def _only_a_name(prepared: PreparedText, one: Attribution) -> bool:
    """Whether the content names somebody and says nothing of them: "that Ms Voss, the energy minister"."""
    content = content_of(prepared, one)
    words = [t.text for t in tokens(content) if t.word][1:]
    if not words or not content.startswith("that "):
        return False
    return all(map(_may_be_of_a_name, words)) or _is_name_with_office(content)


def _may_be_of_a_name(word: str) -> bool:
    return word[:1].isupper() or word.lower() in _SMALL


def _is_name_with_office(content: str) -> bool:
    """Whether a content is a name, a comma and an office: "that Ms Voss, the energy minister"."""
    head, _, rest = content.partition(",")
    named = [w for w in head.split()[1:] if w.lower().strip(".") not in _SMALL]
    office = re.match(r"^ (?:the|an?) (?:[\w-]+ ){1,5}[\w-]+[.,]?$", rest) is not None
    return office and bool(named) and all(w[:1].isupper() for w in named)


def _anybody(one: Attribution) -> bool:
    words = (one.holder_text or one.holder or "").lower().split()
    return bool(words) and words[-1] in _NOBODY and set(words) <= _NOBODY | {"the", "of", "these"}


def _told_by_another(one: Attribution, others: Iterable[Attribution]) -> bool:
    """Whether the passage is part of what somebody else says who is more than a channel."""
    return bool(one.chain) and any(
        other is not one
        and other.candidate
        and not other.chain[len(one.chain) :]
        and other.holder == one.chain[-1]
        and other.start <= one.start
        and one.end <= other.end
        for other in others
    )
